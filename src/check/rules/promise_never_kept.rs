//! A promise that is made and that nothing keeps.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "promise-never-kept",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a promise that is made and that no choice or node ever keeps",
    why: "However well the learner handles the case, the promise is broken or left hanging: the case teaches that promises do not matter.",
    cure: "Add the effect that keeps it where the callback, refund or answer comes.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let uses = case.uses();
    for (id, promise) in &case.scenario().promises {
        if uses.made.contains(id) && !uses.kept.contains(id) {
            let name = quoted(&shortened(if promise.what.is_blank() { id } else { &promise.what }, 40));
            report.place(
                Place::declared("promises", id),
                format!("{name} is promised, and no way through the case keeps it"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_promise_that_is_made_can_be_kept() {
        check_file(
            &RULE,
            r#"
            promises: {
                "callback": (what: "Call back"),
                "refund": (what: "Refund"), // ! “Refund” is promised, and no way through the case keeps it
                "unmade": (what: "Unmade"),
            },
            nodes: {
                "a": Decision(choices: [
                    (id: "one", says: "One", effects: [Make("callback"), Make("refund")]),
                    (id: "two", says: "Two", effects: [Keep("callback"), Break("refund")]),
                ]),
            },
        "#,
        );
    }
}
