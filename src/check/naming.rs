//! What authors call the parts of a case, for messages: never an id where there are words.

use crate::scenario::{Choice, Exit, Id, Line, Node, Place, shortened};

/// Words in quotation marks.
pub(super) fn quoted(words: &str) -> String {
    format!("“{}”", words.trim())
}

/// A choice by its title or words.
pub(super) fn choice_name(choice: &Choice) -> String {
    let words = [&choice.title, &choice.says, &choice.does].into_iter().find(|words| !words.is_blank());
    words.map_or_else(|| "an unwritten choice".to_owned(), |words| quoted(&shortened(words.trim(), 40)))
}

/// A choice as the subject of a sentence.
pub(super) fn choice_subject(choice: &Choice) -> String {
    let name = choice_name(choice);
    if name.starts_with('“') { format!("the choice {name}") } else { name }
}

/// A line by its first words.
pub(super) fn line_name(line: &Line) -> String {
    if line.says.is_blank() { "a line without words".to_owned() } else { quoted(&shortened(line.says.trim(), 40)) }
}

/// An exit, as the subject of a sentence.
pub(super) fn exit_name(node: &Node, exit: &Exit) -> String {
    let labelled = |what: &str, label: &str, number: Option<usize>| match number {
        _ if !label.trim().is_empty() => format!("the {what} {}", quoted(&shortened(label.trim(), 40))),
        Some(number) => format!("{what} {}", number + 1),
        None => format!("a {what}"),
    };
    match (exit, node) {
        (Exit::Then, _) => "the way on".to_owned(),
        (Exit::OnTimeout, _) => "the way on when time runs out".to_owned(),
        (Exit::Otherwise, _) => "the way on when no route fits".to_owned(),
        (Exit::Strong, _) => "the way on after a strong message".to_owned(),
        (Exit::Fair, _) => "the way on after a fair message".to_owned(),
        (Exit::Weak, _) => "the way on after a weak message".to_owned(),
        (Exit::Item(id), Node::Gate(gate)) => {
            let at = gate.routes.iter().position(|route| route.id == *id);
            labelled("route", at.map_or("", |at| &gate.routes[at].label), at)
        }
        (Exit::Item(id), Node::Chance(chance)) => {
            let at = chance.outcomes.iter().position(|outcome| outcome.id == *id);
            labelled("outcome", at.map_or("", |at| &chance.outcomes[at].label), at)
        }
        (Exit::Item(id), decision) => {
            let choice = decision.choices().iter().find(|choice| choice.id == *id);
            choice.map_or_else(|| "a choice".to_owned(), choice_subject)
        }
    }
}

/// The field that holds where an exit leads.
pub(super) fn exit_place(id: &Id, node: &Node, exit: &Exit) -> Place {
    let place = Place::node(id);
    match exit {
        Exit::Then => place.then("then"),
        Exit::OnTimeout => place.then("on_timeout"),
        Exit::Otherwise => place.then("otherwise"),
        Exit::Strong => place.then("strong"),
        Exit::Fair => place.then("fair"),
        Exit::Weak => place.then("weak"),
        Exit::Item(item) => {
            let list = match node {
                Node::Gate(_) => "routes",
                Node::Chance(_) => "outcomes",
                Node::Decision(_) | Node::Scene(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => "choices",
            };
            place.then(list).item(item).then("to")
        }
    }
}
