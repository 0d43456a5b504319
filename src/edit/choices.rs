//! Choices in their order: add one after another, move one.

use super::{Step, edit_node};
use crate::scenario::{Choice, Id, Node, Scenario};

/// Adds an empty choice after another one, or at the end; it leads where the first one does. Returns the step and the
/// choice's id.
#[must_use]
pub fn add_choice_after(file: &str, scenario: &Scenario, node: &Id, after: Option<&Id>) -> (Step, Id) {
    let choices = scenario.nodes.get(node).map_or([].as_slice(), |node| node.choices());
    let base = Id::from_words("choice", "choice");
    let id = Id::free(&base, |id| choices.iter().any(|choice| choice.id.as_str() == id));
    let at = after.and_then(|after| choices.iter().position(|choice| choice.id == *after));
    let at = at.map_or(choices.len(), |at| at + 1);
    let to = choices.first().and_then(|first| first.to.clone());
    let choice = Choice { to, ..Choice::new(id.clone()) };
    let step = edit_node(file, scenario, node, "Add a choice", |node| {
        if let Node::Decision(decision) = node {
            decision.choices.insert(at, choice);
        }
    });
    (step, id)
}

/// Moves a choice up or down by one; nothing happens at the ends.
#[must_use]
pub fn move_choice(file: &str, scenario: &Scenario, node: &Id, choice: &Id, down: bool) -> Step {
    edit_node(file, scenario, node, "Move a choice", |node| {
        if let Node::Decision(decision) = node
            && let Some(at) = decision.choices.iter().position(|other| other.id == *choice)
            && let Some(to) = if down { Some(at + 1) } else { at.checked_sub(1) }
            && to < decision.choices.len()
        {
            decision.choices.swap(at, to);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::read;

    #[test]
    fn a_choice_is_added_after_another_and_moved() {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Chat,
            nodes: {"a": Decision(choices: [(id: "one", to: "a"), (id: "two")])})"#;
        let case = read::<Scenario>(text.as_bytes()).unwrap().document;
        let id = |name| Id::new(name).unwrap();
        let mut history = History::new(Documents::one("x", case.clone()));
        let order = |history: &History| -> Vec<String> {
            history.scenario("x").unwrap().nodes["a"].choices().iter().map(|choice| choice.id.to_string()).collect()
        };
        let (step, added) = add_choice_after("x", &case, &id("a"), Some(&id("one")));
        history.apply(step);
        assert_eq!(order(&history), ["one", added.as_str(), "two"]);
        assert_eq!(
            history.scenario("x").unwrap().nodes["a"].choices()[1].to,
            Some(id("a")),
            "where the first one leads"
        );
        let case_now = history.scenario("x").unwrap().clone();
        assert!(move_choice("x", &case_now, &id("a"), &id("one"), false).is_empty(), "it is the first one");
        assert!(move_choice("x", &case_now, &id("a"), &id("two"), true).is_empty(), "it is the last one");
        history.apply(move_choice("x", &case_now, &id("a"), &id("one"), true));
        assert_eq!(order(&history), [added.as_str(), "one", "two"]);
        history.undo();
        history.undo();
        assert_eq!(history.scenario("x"), Some(&case));
    }
}
