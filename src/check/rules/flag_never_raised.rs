//! A flag that conditions ask for and nothing raises.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "flag-never-raised",
    family: Family::References,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a flag that conditions ask for and that nothing in the case ever raises",
    why: "What waits for the flag never happens, and no learner will see it.",
    cure: "Raise the flag where the case should remember it, or take the condition away.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let uses = case.uses();
    for (id, flag) in &case.scenario().flags {
        if uses.flags_read.contains(id) && !uses.raised.contains(id) {
            let name = quoted(if flag.is_blank() { id } else { flag });
            report.place(Place::declared("flags", id), format!("{name} is asked for, and nothing ever raises it"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_flag_that_is_asked_for_must_be_raised() {
        check_file(
            &RULE,
            r#"
            flags: {
                "raised": "Raised",
                "lowered": "Lowered", // ! “Lowered” is asked for, and nothing ever raises it
                "unused": "Unused",
                "by-grade": "By grade",
            },
            usual: { Best: [Raise("by-grade")] },
            nodes: {
                "a": Gate(
                    effects: [Raise("raised"), Lower("lowered")],
                    routes: [(id: "aaaaaaa", when: All([Is("raised"), Not(Is("lowered")), Is("by-grade")]))],
                ),
            },
        "#,
        );
    }
}
