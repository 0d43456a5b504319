//! Evidence for an objective that the brief does not have.

use crate::check::naming::{choice_name, quoted};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-objective",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a choice that gives evidence for an objective which the brief does not have",
    why: "The evidence counts for nothing, and because it replaces what the moves of the choice give, they count for nothing too.",
    cure: "Choose an objective of the brief, or add it there.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let objectives = &case.scenario().brief.objectives;
    for (id, node) in case.nodes() {
        for choice in node.choices() {
            for objective in choice.evidence.keys().filter(|objective| !objectives.contains_key(*objective)) {
                let known = objectives.iter().map(|(id, objective)| (id.as_str(), objective.text.as_str()));
                let message = format!(
                    "in {}, {} gives evidence for {}, which is no objective of the brief{}",
                    case.name(id),
                    choice_name(choice),
                    quoted(objective),
                    case.suggest(objective, known)
                );
                report.place(Place::choice(id, &choice.id).then("evidence").item(objective), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn evidence_must_be_for_an_objective_of_the_brief() {
        check_file(
            &RULE,
            r#"
            brief: (objectives: { "acknowledge": (text: "Acknowledge first") }),
            nodes: {
                "a": Decision(title: "First words", choices: [
                    (id: "own-it", says: "Mine", evidence: { "acknowledge": 1 }),
                    (id: "hold", says: "Wait", evidence: {
                        "acknowlege": 1, // ! “Wait” gives evidence for “acknowlege”, which is no objective of the brief; did you mean “Acknowledge first”?
                    }),
                ]),
            },
        "#,
        );
    }
}
