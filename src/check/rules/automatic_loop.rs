//! Gates and chances that lead back to themselves without asking the learner anything.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "automatic-loop",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "gates and chances that lead back to themselves with nothing for the learner to do in between",
    why: "The case would run in a circle by itself without ever showing anything; the player stops it as an endless loop.",
    cure: "Put a scene, a decision or a pause into the circle, or link one of its exits out of it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let graph = case.graph();
    let automatic = |number: usize| {
        matches!(graph.node(number), Node::Gate(_) | Node::Chance(_)) && case.reach().reaches(graph.id(number))
    };
    for part in graph.parts(automatic) {
        let Some((first, others)) = part.split_first() else { continue };
        let name = case.name(graph.id(*first));
        let message = match others {
            [] if graph.loops(*first) => format!("{name} leads back to itself, and nothing is asked in between"),
            [] => continue,
            [other] => {
                let other = case.name(graph.id(*other));
                format!("{name} and {other} lead back to each other, and nothing is asked in between")
            }
            more => {
                format!(
                    "{name} and {} other nodes lead back to each other, and nothing is asked in between",
                    more.len()
                )
            }
        };
        report.at(graph.id(*first), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn a_circle_needs_something_for_the_learner() {
        check_rule(
            &RULE,
            "
            fork : gate -> luck, self, scene
            luck : chance -> end, other       # “luck” and “other” lead back to each other
            other : gate -> luck, end
            self : gate -> end, self          # “self” leads back to itself
            scene -> fork
            end : ending
        ",
        );
    }

    #[test]
    fn what_nobody_comes_to_is_no_loop() {
        check_rule(
            &RULE,
            "
            start -> end
            luck : chance -> luck
            end : ending
        ",
        );
    }
}
