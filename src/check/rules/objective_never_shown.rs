//! An objective that nothing in the case can show.

use std::collections::HashSet;

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Id, Node, Place, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "objective-never-shown",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "an objective of the brief for which no choice and no message gives evidence",
    why: "The debrief reports it as not met, whatever the learner did.",
    cure: "Name the moves that show it, and write a choice that makes one of them, or drop the objective.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut moves: HashSet<&Id> = HashSet::new();
    let mut shown: HashSet<&Id> = HashSet::new();
    for (_, node) in case.nodes() {
        for choice in node.choices() {
            shown.extend(choice.evidence.iter().filter(|(_, evidence)| evidence.0 > 0).map(|(id, _)| id));
            moves.extend(&choice.moves);
        }
        if let Node::Rewrite(rewrite) = node {
            moves.extend(&rewrite.asks_for);
        }
    }
    for (id, objective) in &case.scenario().brief.objectives {
        if !shown.contains(id) && !objective.moves.iter().any(|made| moves.contains(made)) {
            let name = quoted(&shortened(if objective.text.is_blank() { id } else { &objective.text }, 60));
            let message = format!("nothing a learner can do shows the objective {name}");
            report.place(Place::field("brief").then("objectives").item(id), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn an_objective_must_be_shown_by_something() {
        check_file(
            &RULE,
            r#"
            brief: (objectives: {
                "by-move": (text: "By a move", moves: ["ownership"]),
                "by-evidence": (text: "By evidence"),
                "by-message": (text: "By a message", moves: ["recap"]),
                "never": (text: "Never", moves: ["time-box"]), // ! nothing a learner can do shows the objective “Never”
                "against": (text: "Only against"), // ! “Only against”
            }),
            nodes: {
                "a": Decision(choices: [(id: "one", says: "One", moves: ["ownership"])]),
                "b": Decision(choices: [(id: "one", says: "One", evidence: { "by-evidence": 1, "against": -1 })]),
                "c": Rewrite(asks_for: ["recap"]),
            },
        "#,
        );
    }
}
