//! Patience that runs down in more steps than a run can record.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage};

/// The most steps in which patience may run down.
const MOST: u32 = 20;

pub(super) static RULE: Rule = Rule {
    id: "too-many-ticks",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a decision where patience runs down in more than 20 steps before time runs out",
    why: "Each step is a different state of the case; beyond 20 nobody can play or check them all, and learners cannot tell them apart.",
    cure: "Let patience run down less often, with more effect each time, or shorten the time limit.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        if let Node::Decision(decision) = node
            && let (Some(seconds), Some(waiting)) = (decision.seconds, &decision.while_waiting)
        {
            let ticks = seconds / waiting.every.max(1);
            if ticks > MOST {
                let message = format!(
                    "in {}, patience runs down {ticks} times in {seconds} seconds: at most {MOST} times are possible, every {} seconds",
                    case.name(id),
                    seconds / (MOST + 1) + 1,
                );
                report.place(Place::node(id).then("while_waiting"), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn patience_runs_down_at_most_twenty_times() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(seconds: 60, while_waiting: (every: 3)),
                "b": Decision(title: "B", seconds: 63,
                    while_waiting: (every: 3)), // ! in “B”, patience runs down 21 times in 63 seconds: at most 20 times are possible, every 4 seconds
                "c": Decision(while_waiting: (every: 1)),
            },
        "#,
        );
    }
}
