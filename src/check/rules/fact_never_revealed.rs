//! A fact that conditions ask for and nothing reveals.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "fact-never-revealed",
    family: Family::References,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a fact that conditions ask for and that nothing in the case ever reveals",
    why: "The learner can never find it out, and what waits for it never happens.",
    cure: "Reveal it where the learner asks the right question or listens well, or take the condition away.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let uses = case.uses();
    for (id, fact) in &case.scenario().facts {
        if uses.facts_read.contains(id) && !uses.revealed.contains(id) {
            let name = quoted(if fact.label.is_blank() { id } else { &fact.label });
            report.place(Place::declared("facts", id), format!("{name} is asked for, and nothing ever reveals it"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_fact_that_is_asked_for_must_be_revealed() {
        check_file(
            &RULE,
            r#"
            facts: {
                "revealed": (label: "Revealed"),
                "hidden": (label: "Hidden"), // ! “Hidden” is asked for, and nothing ever reveals it
                "unused": (label: "Unused"),
            },
            nodes: {
                "a": Gate(
                    effects: [Reveal("revealed")],
                    routes: [(id: "aaaaaaa", when: Any([Knows("revealed"), Knows("hidden")]))],
                ),
            },
        "#,
        );
    }
}
