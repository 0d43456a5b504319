//! A chance whose weights cannot be drawn from.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage};

/// The most that the weights of a chance may sum up to.
const MOST: i64 = 1_000_000;

pub(super) static RULE: Rule = Rule {
    id: "weights-out-of-range",
    family: Family::Numbers,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a chance whose weights are all 0, or sum up to more than 1,000,000",
    why: "Nothing can be drawn, and the run breaks off there.",
    cure: "Write small whole numbers that say how often each outcome happens against the others, such as 3 and 1.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let Node::Chance(chance) = node else { continue };
        let total: i64 = chance.outcomes.iter().map(|outcome| i64::from(outcome.weight)).sum();
        let message = match total {
            _ if chance.outcomes.is_empty() => continue,
            0 => format!("in {}, every outcome has the weight 0: none can happen", case.name(id)),
            total if total > MOST => {
                format!("in {}, the weights sum up to {total}: at most {MOST} are possible", case.name(id))
            }
            _fine => continue,
        };
        report.place(Place::node(id).then("outcomes"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn something_must_be_drawn() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Chance(title: "A",
                    outcomes: [(id: "aaaaaaa", weight: 0), (id: "aaaaaab", weight: 0)]), // ! in “A”, every outcome has the weight 0
                "b": Chance(title: "B",
                    outcomes: [(id: "aaaaaac", weight: 1000000), (id: "aaaaaad", weight: 1)]), // ! in “B”, the weights sum up to 1000001
                "c": Chance(outcomes: [(id: "aaaaaae", weight: 1000000), (id: "aaaaaaf", weight: 0)]),
                "d": Chance(),
            },
        "#,
        );
    }
}
