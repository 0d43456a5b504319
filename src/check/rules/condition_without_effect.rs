//! A choice with a condition that always holds.

use crate::check::naming::choice_subject;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage, condition_sentence};

pub(super) static RULE: Rule = Rule {
    id: "condition-without-effect",
    family: Family::Flow,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "a choice whose condition holds in every run that comes to its decision",
    why: "The author believes that the choice has to be earned; every learner gets it.",
    cure: "Tighten the condition, or take it away.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    let always = flow.always_offered();
    for (id, choice, written) in explored.choices(case) {
        let Some(when) = written.when.as_ref().filter(|_| always[choice] && !written.once) else { continue };
        let message = format!(
            "in {}, {} is always offered: in every run {}",
            case.name(id),
            choice_subject(written),
            condition_sentence(case.scenario(), when)
        );
        report.place(Place::choice(id, &written.id).then("when"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn what_every_run_has_is_no_condition() {
        check_file(
            &RULE,
            r#"
            flags: { "told": "She has been told", "asked": "She was asked" },
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b", effects: [Raise("told"), Raise("asked")]),
                    (id: "y", says: "Two", to: "b", effects: [Raise("told")]),
                ]),
                "b": Decision(title: "Second", choices: [
                    (id: "z", says: "Go on", to: "c", when: Is("told")), // ! “Go on” is always offered: in every run “She has been told” is true
                    (id: "w", says: "Ask her", to: "c", when: Is("asked")),
                ]),
                "c": Ending(outcome: Resolved),
            }"#,
        );
    }
}
