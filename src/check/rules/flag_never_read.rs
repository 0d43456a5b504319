//! A flag that is raised and that nothing asks for.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "flag-never-read",
    family: Family::References,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "a flag that is raised or lowered and that no condition ever asks for",
    why: "The case remembers something and makes nothing of it: a consequence may have been forgotten.",
    cure: "Let a line, choice, route or rule depend on it, or delete the flag and its effects.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let uses = case.uses();
    for (id, flag) in &case.scenario().flags {
        if uses.flags.contains(id) && !uses.flags_read.contains(id) {
            let name = quoted(if flag.is_blank() { id } else { flag });
            report.place(Place::declared("flags", id), format!("the case remembers {name}, and nothing depends on it"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_flag_that_is_raised_should_be_asked_for() {
        check_file(
            &RULE,
            r#"
            flags: {
                "read": "Read",
                "never": "Never", // ! the case remembers “Never”, and nothing depends on it
                "unused": "Unused",
                "habit": "Habit",
            },
            nodes: {
                "a": Scene(
                    effects: [Raise("read"), Raise("never"), Raise("habit")],
                    lines: [(id: "aaaaaaa", says: "So", when: Is("read"))],
                ),
            },
            habits: [(text: "Every time", seen_when: Is("habit"))],
        "#,
        );
    }
}
