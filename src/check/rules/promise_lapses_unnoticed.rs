//! A promise whose time can pass without the case taking any notice.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Reference, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "promise-lapses-unnoticed",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a promise whose time passes in some run while it is open, though being broken changes nothing and no condition asks about it",
    why: "The learner breaks their word, and nobody minds. The case teaches that promises need not be kept.",
    cure: "Say what a broken promise brings about (anger, trust), let a line or a gate ask about it, or give more time.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some(explored) = case.explored() else { return };
    for fate in explored.promises() {
        let Some((id, promise)) = explored.machine().case().promises.get_index(fate.promise) else { continue };
        let Some(trail) = fate.overdue.as_ref().filter(|_| promise.if_broken.is_empty()) else { continue };
        let asked = case.mentions().iter().any(|mention| {
            matches!(mention.reference, Reference::Promise(other) if other == id)
                && mention.place.to_string().contains("when")
        });
        if asked {
            continue;
        }
        let what = if promise.what.is_blank() { id.as_str() } else { &promise.what };
        let message =
            format!("the time of the promise {} can pass, and nothing comes of it", quoted(&shortened(what, 60)));
        report.place(Place::field("promises").item(id), message).witness = Some(explored.witness(trail));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_broken_word_has_to_count() {
        check_file(
            &RULE,
            r#"
            promises: {
                "callback": (what: "Call back", due: "10m"), // ! the time of the promise “Call back” can pass
                "letter": (what: "Write", due: "10m", if_broken: [Raise("cross")]),
            },
            flags: { "cross": "She is cross" },
            start: "a",
            nodes: {
                "a": Scene(effects: [Make("callback"), Make("letter")], then: "b"),
                "b": Scene(after: "20m", then: "c"),
                "c": Ending(outcome: Resolved),
            }"#,
        );
    }
}
