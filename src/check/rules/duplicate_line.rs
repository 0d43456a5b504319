//! Somebody who says the same words twice in a row.

use std::collections::HashSet;

use crate::check::naming::line_name;
use crate::check::words::words;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Id, Line, Node, Place, Stage};

/// “Hello?” and “I don't know.” may well be said twice.
const ENOUGH: usize = 4;

/// How many lines of a node are compared with what was said right before it: what comes later is further away, and each
/// link to a node with thousands of lines would read them all.
const MOST: usize = 32;

pub(super) static RULE: Rule = Rule {
    id: "duplicate-line",
    family: Family::Text,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "the same words, four or more, said twice by the same person within a node, or in a node and one that follows it",
    why: "As a rule a line was copied and not rewritten. Learners take it for a mistake of the page.",
    cure: "Reword one of them, delete it, or give them conditions if only one is ever heard.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let graph = case.graph();
    let mut told: HashSet<&Id> = HashSet::new();
    for (number, id, node, ways) in graph.all() {
        let mut here: HashSet<(&Id, &str)> = HashSet::new();
        for line in node.lines() {
            if let Some(said) = said(line)
                && !here.insert(said)
                && told.insert(&line.id)
            {
                repeat(case, report, Place::node(id).then("lines"), line, id);
            }
        }
        if here.is_empty() && node.choices().iter().all(|choice| choice.reply.is_empty()) {
            continue;
        }
        for (exit, way) in ways.iter().enumerate() {
            let Some(to) = way.node.filter(|to| *to != number) else { continue };
            let lines = graph.node(to).lines().get(..MOST).unwrap_or_else(|| graph.node(to).lines());
            if lines.is_empty() {
                continue;
            }
            let reply = reply(node, exit);
            let replied: HashSet<(&Id, &str)> = reply.iter().filter_map(said).collect();
            for line in lines {
                if said(line).is_some_and(|said| here.contains(&said) || replied.contains(&said))
                    && told.insert(&line.id)
                {
                    repeat(case, report, Place::node(graph.id(to)).then("lines"), line, graph.id(to));
                }
            }
        }
    }
}

/// Who says what, if it is long enough, always heard, and somebody says it.
fn said(line: &Line) -> Option<(&Id, &str)> {
    let by = line.by.as_ref().filter(|_| line.when.is_none())?;
    let says = line.says.trim();
    (words(says).take(ENOUGH).count() == ENOUGH).then_some((by, says))
}

/// What is heard on the way out by the exit of that number; exits stand in the order of choices.
fn reply(node: &Node, exit: usize) -> &[Line] {
    match node {
        Node::Decision(decision) => match decision.choices.get(exit) {
            Some(choice) => &choice.reply,
            None => decision.timeout.as_ref().map_or(&[], |timeout| &timeout.reply),
        },
        Node::Scene(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => &[],
    }
}

fn repeat(case: &Case<'_>, report: &mut Collector<'_>, list: Place, line: &Line, node: &Id) {
    let message = format!("in {}, {} has just been said in the same words", case.name(node), line_name(line));
    report.place(list.item(&line.id).then("says"), message);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn nobody_says_the_same_twice_in_a_row() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "A", lines: [
                    (id: "aaaaaaa", by: "dana", says: "This is my third call."),
                    (id: "bbbbbbb", by: "dana", says: "This is my third call. "), // ! in “A”, “This is my third call.” has just been said
                    (id: "ccccccc", by: "sam", says: "This is my third call."),
                    (id: "ddddddd", by: "dana", says: "Hello?"), (id: "eeeeeee", by: "dana", says: "Hello?"),
                ], choices: [
                    (id: "one", to: "b", reply: [(id: "fffffff", by: "dana", says: "I have heard all that before.")]),
                    (id: "two", to: "b", reply: [(id: "ggggggg", by: "dana", says: "I have heard all that before.")]),
                ]),
                "b": Scene(then: "c", lines: [
                    (id: "hhhhhhh", by: "dana", says: "I have heard all that before."), // ! has just been said
                    (id: "jjjjjjj", by: "dana", says: "You have said so already, thanks.", when: Is("x")),
                    (id: "kkkkkkk", by: "dana", says: "You have said so already, thanks.", when: Not(Is("x"))),
                ]),
                "c": Scene(lines: [(id: "mmmmmmm", by: "dana", says: "This is my third call.")]),
                "d": Scene(then: "f", lines: [(id: "nnnnnnn", by: "dana", says: "Where is my parcel now?")]),
                "e": Scene(then: "f", lines: [(id: "ppppppp", by: "dana", says: "Where is my parcel now?")]),
                "f": Scene(lines: [(id: "qqqqqqq", by: "dana", says: "Where is my parcel now?")]), // ! has just been said
            },
        "#,
        );
    }
}
