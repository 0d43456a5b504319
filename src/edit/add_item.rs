//! Add a line, choice, route or outcome to a node, with an id of its own.

use super::{Step, add_choice_after, edit_node};
use crate::scenario::{ChanceOutcome, Condition, FreshIds, Id, Line, Node, Place, Role, Route, Scenario, Text};

/// Which lines of a node are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Those heard on entry.
    Entry,
    /// Those heard after this choice.
    Reply(Id),
    /// Those heard after saying nothing.
    TimeoutReply,
}

impl Lines {
    /// Where they stand in a node.
    #[must_use]
    pub fn place(&self, node: &Id) -> Place {
        match self {
            Self::Entry => Place::node(node).then("lines"),
            Self::Reply(choice) => Place::choice(node, choice).then("reply"),
            Self::TimeoutReply => Place::node(node).then("timeout").then("reply"),
        }
    }

    /// These lines of a node; none where it has no such list.
    pub fn of<'n>(&self, node: &'n mut Node) -> Option<&'n mut Vec<Line>> {
        match (self, node) {
            (Self::Entry, node) => node.lines_mut(),
            (Self::Reply(choice), Node::Decision(decision)) => {
                decision.choices.iter_mut().find(|c| c.id == *choice).map(|choice| &mut choice.reply)
            }
            (Self::TimeoutReply, Node::Decision(decision)) => Some(&mut decision.timeout.get_or_insert_default().reply),
            _no_such_list => None,
        }
    }
}

/// Adds an empty line at the end, said by who spoke last to the agent. Returns the step and the line's id.
#[must_use]
pub fn add_line(file: &str, scenario: &Scenario, node: &Id, lines: &Lines, fresh: &mut FreshIds) -> (Step, Id) {
    written_line(file, scenario, node, lines, &Text::default(), fresh)
}

/// The same, with what is said.
#[must_use]
pub fn written_line(
    file: &str,
    scenario: &Scenario,
    node: &Id,
    lines: &Lines,
    says: &Text,
    fresh: &mut FreshIds,
) -> (Step, Id) {
    let id = fresh.next(|id| scenario.has_item(id));
    let by = last_speaker(scenario, node);
    let line = Line { by, says: says.clone(), ..Line::new(id.clone()) };
    let step = edit_node(file, scenario, node, "Add a line", |node| {
        if let Some(lines) = lines.of(node) {
            lines.push(line);
        }
    });
    (step, id)
}

/// Who spoke last in a node, of those who are not the agent; else the customer.
#[must_use]
pub fn last_speaker(scenario: &Scenario, node: &Id) -> Option<Id> {
    let is_agent = |id: &Id| scenario.cast.get(id).is_some_and(|person| person.role == Role::Agent);
    let spoke = scenario.nodes.get(node).and_then(|node| {
        let lines: Vec<&Line> = node.all_lines().collect();
        lines.iter().rev().find_map(|line| line.by.clone().filter(|by| !is_agent(by)))
    });
    let customer = || scenario.cast.iter().find(|(_, person)| person.role == Role::Customer).map(|(id, _)| id.clone());
    spoke.or_else(customer)
}

/// Adds an empty choice at the end, which leads where the first one does. Returns the step and the choice's id.
#[must_use]
pub fn add_choice(file: &str, scenario: &Scenario, node: &Id) -> (Step, Id) {
    add_choice_after(file, scenario, node, None)
}

/// Adds a route that never holds yet, or an outcome of weight 1. Other kinds of nodes have neither.
#[must_use]
pub fn add_way(file: &str, scenario: &Scenario, node: &Id, fresh: &mut FreshIds) -> Step {
    let id = fresh.next(|id| scenario.has_item(id));
    let label = match scenario.nodes.get(node).map(|node| &**node) {
        Some(Node::Chance(_)) => "Add an outcome",
        _other => "Add a route",
    };
    edit_node(file, scenario, node, label, |node| match node {
        Node::Gate(gate) => gate.routes.push(Route::new(id, Condition::All(Vec::new()))),
        Node::Chance(chance) => chance.outcomes.push(ChanceOutcome::new(id, 1)),
        Node::Scene(_) | Node::Decision(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => {}
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::read;

    fn case() -> Scenario {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Chat,
            cast: {"dana": (name: "Dana", role: Customer), "sam": (name: "Sam", role: Agent),
                "priya": (name: "Priya", role: Colleague)},
            nodes: {
                "a": Decision(lines: [(id: "aaaaaaa", by: "priya"), (id: "bbbbbbb", by: "sam")],
                    choices: [(id: "choice", to: "b")]),
                "b": Chance(), "c": Gate(), "d": Scene(),
            })"#;
        read::<Scenario>(text.as_bytes()).unwrap().document
    }

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn done(step: Step) -> Scenario {
        let mut history = History::new(Documents::one("x".to_owned(), case()));
        history.apply(step);
        let after = history.documents().scenarios["x"].clone();
        history.undo();
        assert_eq!(history.documents().scenarios["x"], case(), "taken back exactly");
        after
    }

    #[test]
    fn a_line_is_said_by_who_spoke_last_to_the_agent() {
        let mut fresh = FreshIds::new(1);
        for (node, lines, by) in [
            ("a", Lines::Entry, "priya"),
            ("a", Lines::Reply(id("choice")), "priya"),
            ("a", Lines::TimeoutReply, "priya"),
            ("d", Lines::Entry, "dana"),
        ] {
            let (step, line) = add_line("x", &case(), &id(node), &lines, &mut fresh);
            let after = done(step);
            let added = after.nodes[node].all_lines().find(|found| found.id == line).unwrap();
            assert_eq!(added.by.as_deref(), Some(by), "{node} {lines:?}");
        }
        let (step, _) = add_line("x", &case(), &id("b"), &Lines::Entry, &mut fresh);
        assert!(step.is_empty(), "a chance says nothing");
    }

    #[test]
    fn choices_routes_and_outcomes_have_ids_of_their_own() {
        let (step, choice) = add_choice("x", &case(), &id("a"));
        let after = done(step);
        assert_eq!(after.nodes["a"].choices()[1].id, choice);
        assert_eq!(after.nodes["a"].choices()[1].to, Some(id("b")));
        let mut fresh = FreshIds::new(1);
        assert_eq!(done(add_way("x", &case(), &id("b"), &mut fresh)).nodes["b"].exits().len(), 1);
        assert_eq!(done(add_way("x", &case(), &id("c"), &mut fresh)).nodes["c"].exits().len(), 2);
        assert!(add_way("x", &case(), &id("d"), &mut fresh).is_empty());
    }
}
