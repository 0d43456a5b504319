//! A saved run through nodes or choices that the case no longer has.

use std::collections::BTreeMap;

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Exit, Id, Place, Reference, Segment, Stage};

pub(super) static RULE: Rule = Rule {
    id: "outdated-run",
    family: Family::References,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a saved run that goes through nodes or choices which the case no longer has",
    why: "The run cannot be replayed: it no longer tests anything, and if it is the model run, learners cannot watch it.",
    cure: "Play it again and save it, or delete it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut missing: BTreeMap<&Id, String> = BTreeMap::new();
    for mention in case.mentions() {
        let [Segment::Field("runs"), Segment::Id(run), ..] = mention.place.segments() else { continue };
        let (node, item) = match mention.reference {
            Reference::Node(node) | Reference::Target(node) => (node, None),
            Reference::Choice(node, item) | Reference::Taken(node, item) => (node, Some(item)),
            Reference::Person(_)
            | Reference::Meter(_)
            | Reference::Band(..)
            | Reference::Flag(_)
            | Reference::Fact(_)
            | Reference::Promise(_)
            | Reference::Remedy(_)
            | Reference::Media(_) => continue,
        };
        let what = match (case.graph().number(node), item) {
            (None, _) => quoted(node),
            (Some(number), Some(item)) if !case.graph().ways(number).iter().any(|way| is_item(&way.exit, item)) => {
                format!("{} of {}", quoted(item), case.name(node))
            }
            (Some(_), _) => continue,
        };
        missing.entry(run).or_insert(what);
    }
    for (run, what) in missing {
        let title = case.scenario().runs.get(run).map_or("", |run| &run.title);
        let name = quoted(if title.trim().is_empty() { run } else { title });
        report
            .place(Place::declared("runs", run), format!("the saved run {name} needs {what}, which no longer exists"));
    }
}

fn is_item(exit: &Exit, item: &Id) -> bool {
    matches!(exit, Exit::Item(id) if id == item)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_run_needs_its_nodes_and_choices() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "First words", choices: [(id: "own-it", says: "Mine", to: "b")]),
                "b": Ending(outcome: Loyal),
            },
            runs: {
                "good": (title: "Good", seed: 1, expect: (ending: "b"), steps: [("a", Choose("own-it", 0)), ("b", Continue)]),
                "one": (title: "One", seed: 1, // ! the saved run “One” needs “hold” of “First words”
                    steps: [("a", Choose("hold", 0)), ("gone", Continue)]),
                "two": (title: "", seed: 1, expect: (ending: "gone"), steps: []), // ! the saved run “two” needs “gone”
            },
        "#,
        );
    }
}
