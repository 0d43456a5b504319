//! A shuffled decision with more choices than can be shuffled.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage};

/// The most choices that can be shown in a drawn order.
const MOST: usize = 32;

pub(super) static RULE: Rule = Rule {
    id: "too-many-choices",
    family: Family::Numbers,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a decision with more than 32 choices whose order is shuffled",
    why: "The player cannot draw an order for so many, and no learner can weigh them.",
    cure: "Offer fewer choices (three or four are usual), or show them in your order.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        if let Node::Decision(decision) = node
            && decision.shuffle
            && decision.choices.len() > MOST
        {
            let message =
                format!("{} shuffles {} choices: at most {MOST} are possible", case.name(id), decision.choices.len());
            report.place(Place::node(id).then("choices"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    fn decision(shuffle: bool, count: usize) -> String {
        let choices: Vec<String> = (0..count).map(|n| format!("(id: \"c{n}\", says: \"{n}\")")).collect();
        let choices = choices.join(", ");
        format!("Decision(title: \"A\", shuffle: {shuffle},\nchoices: [{choices}])")
    }

    #[test]
    fn thirty_two_can_be_shuffled() {
        check_file(
            &RULE,
            &format!(
                "
            nodes: {{
                \"a\": {}, // ! “A” shuffles 33 choices
                \"b\": {},
                \"c\": {},
            }},
        ",
                decision(true, 33),
                decision(true, 32),
                decision(false, 33)
            ),
        );
    }
}
