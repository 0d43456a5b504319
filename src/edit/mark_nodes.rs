//! Mark nodes: how far their writing is, which part of the conversation they belong to, which one is the start.

use std::sync::Arc;

use super::{Slot, Step};
use crate::scenario::{Id, Node, Phase, Scenario, Status};

/// Says how far the writing of nodes is.
#[must_use]
pub fn set_status(file: &str, scenario: &Scenario, nodes: &[Id], status: Status) -> Step {
    let label = format!("Mark {} as {}", called(scenario, nodes), status.label().to_lowercase());
    change(file, scenario, nodes, label, |node| *node.status_mut() = status)
}

/// Puts nodes into a part of the conversation, or into none.
#[must_use]
pub fn set_phase(file: &str, scenario: &Scenario, nodes: &[Id], phase: Option<Phase>) -> Step {
    let phase_words = phase.map_or_else(|| "no phase".to_owned(), |phase| format!("“{}”", phase.label()));
    let label = format!("Put {} into {phase_words}", called(scenario, nodes));
    change(file, scenario, nodes, label, |node| *node.phase_mut() = phase)
}

/// Makes a node the start of the case.
#[must_use]
pub fn make_start(file: &str, scenario: &Scenario, node: &Id) -> Step {
    let step = Step::new(format!("Start at {}", called(scenario, std::slice::from_ref(node))));
    if scenario.start.as_ref() == Some(node) || !scenario.nodes.contains_key(node) {
        step
    } else {
        step.with(file, Slot::Start(Box::new(Some(node.clone()))))
    }
}

/// What to call these nodes in a label.
fn called(scenario: &Scenario, nodes: &[Id]) -> String {
    match nodes {
        [one] => scenario.nodes.get(one).map_or_else(|| "a node".to_owned(), |node| format!("“{}”", node.name(30))),
        several => format!("{} nodes", several.len()),
    }
}

fn change(file: &str, scenario: &Scenario, nodes: &[Id], label: String, change: impl Fn(&mut Node)) -> Step {
    let mut step = Step::new(label);
    for (id, node) in nodes.iter().filter_map(|id| scenario.nodes.get_key_value(id)) {
        let mut after = Node::clone(node);
        change(&mut after);
        if after != **node {
            step = step.with(file, Slot::Node(id.clone(), Some(Arc::new(after))));
        }
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::read;

    #[test]
    fn only_what_differs_is_changed_and_all_of_it_is_taken_back() {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Chat, start: "a",
            nodes: {"a": Scene(title: "First", status: Ready), "b": Scene(), "c": Scene(phase: Close)})"#;
        let case = read::<Scenario>(text.as_bytes()).unwrap().document;
        let id = |name| Id::new(name).unwrap();
        let all = [id("a"), id("b"), id("c")];
        let step = set_status("x", &case, &all, Status::Ready);
        assert_eq!((step.label.as_str(), step.changes().len()), ("Mark 3 nodes as ready", 2));
        assert_eq!(set_status("x", &case, &all[..1], Status::Idea).label, "Mark “First” as idea");
        let phase = set_phase("x", &case, &all, Some(Phase::Close));
        assert_eq!((phase.label.as_str(), phase.changes().len()), ("Put 3 nodes into “Close”", 2));
        assert_eq!(set_phase("x", &case, &all[2..], None).label, "Put “Scene” into no phase");
        assert!(make_start("x", &case, &id("a")).is_empty());
        assert!(make_start("x", &case, &id("gone")).is_empty());
        let mut history = History::new(Documents::one("x", case));
        let before = history.documents().clone();
        for step in [step, phase, make_start("x", history.scenario("x").unwrap(), &id("b"))] {
            history.apply(step);
        }
        assert_eq!(history.scenario("x").unwrap().start, Some(id("b")));
        while history.undo().is_some() {}
        assert_eq!(*history.documents(), before);
    }
}
