//! A promise that is kept, broken or asked for and that nobody makes.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "promise-never-made",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a promise that is kept, broken, extended or asked for and that nothing in the case ever makes",
    why: "What was never promised can be neither kept nor broken: these effects change nothing.",
    cure: "Add the effect that makes it where the agent commits to it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let uses = case.uses();
    for (id, promise) in &case.scenario().promises {
        if uses.promises.contains(id) && !uses.made.contains(id) {
            let name = quoted(&shortened(if promise.what.is_blank() { id } else { &promise.what }, 40));
            report.place(
                Place::declared("promises", id),
                format!("nobody ever promises {name}, and the case counts on it"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_promise_that_is_kept_must_be_made() {
        check_file(
            &RULE,
            r#"
            promises: {
                "callback": (what: "Call back"),
                "refund": (what: "Refund"), // ! nobody ever promises “Refund”
                "unused": (what: "Unused"),
            },
            nodes: { "a": Scene(effects: [Make("callback"), Keep("refund")]) },
        "#,
        );
    }
}
