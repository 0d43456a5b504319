//! Two lines, routes, outcomes, frames or notes with the same id.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::check::naming::{line_name, quoted};
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::Step;
use crate::scenario::{FreshIds, Id, Line, Node, Place, Scenario, Segment, Stage};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-id",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "two lines, routes, outcomes, frames or notes with the same id",
    why: "Comments, translations and findings go by this id: with two of them, words end up in the wrong place.",
    cure: "Give the later one an id of its own. This happens where a file is edited or merged by hand.",
    check,
    fix: Some(renew),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut seen: HashSet<&Id> = HashSet::new();
    for (node_id, node) in case.nodes() {
        each_item(node_id, node, &mut |id, place, line| {
            if seen.insert(id) {
                return;
            }
            let what = line.map_or_else(|| "a way out".to_owned(), line_name);
            let message = format!("in {}, {what} has the id of another line or way out", case.name(node_id));
            report.place(place(), message).offer("Give it an id of its own");
        });
    }
    let frames = case.scenario().frames.0.iter().map(|(id, frame)| ("frames", id, &frame.title));
    let notes = case.scenario().notes.0.iter().map(|(id, note)| ("notes", id, &note.text));
    for (table, id, words) in frames.chain(notes) {
        if !seen.insert(id) {
            let what = if table == "frames" { "the frame" } else { "the note" };
            let words = quoted(&crate::scenario::shortened(words, 40));
            let message = format!("{what} {words} has the id of something else");
            report.place(Place::declared(table, id), message).offer("Give it an id of its own");
        }
    }
}

type See<'s, 'a> = dyn FnMut(&'a Id, &dyn Fn() -> Place, Option<&'a Line>) + 's;

/// Calls `see` with every line, route and outcome of a node, in the order of the file.
fn each_item<'a>(node_id: &Id, node: &'a Node, see: &mut See<'_, 'a>) {
    let at = || Place::node(node_id);
    let lines = |lines: &'a [Line], list: &dyn Fn() -> Place, see: &mut See<'_, 'a>| {
        for line in lines {
            see(&line.id, &|| list().item(&line.id), Some(line));
        }
    };
    lines(node.lines(), &|| at().then("lines"), see);
    match node {
        Node::Decision(decision) => {
            if let Some(timeout) = &decision.timeout {
                lines(&timeout.reply, &|| at().then("timeout").then("reply"), see);
            }
            for choice in &decision.choices {
                lines(&choice.reply, &|| Place::choice(node_id, &choice.id).then("reply"), see);
            }
        }
        Node::Gate(gate) => {
            for route in &gate.routes {
                see(&route.id, &|| at().then("routes").item(&route.id), None);
            }
        }
        Node::Chance(chance) => {
            for outcome in &chance.outcomes {
                see(&outcome.id, &|| at().then("outcomes").item(&outcome.id), None);
            }
        }
        Node::Scene(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => {}
    }
}

/// Renews whatever comes after the first with this id, so that nothing stands twice under it any more.
fn renew(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let double = finding.place.segments().iter().rev().find_map(|segment| match segment {
        Segment::Id(id) => Some(id),
        Segment::Field(_) | Segment::Index(_) => None,
    })?;
    let scenario = case.scenario();
    let mut after = Scenario::clone(scenario);
    let mut taken: BTreeSet<String> = scenario.item_counts().into_keys().map(str::to_owned).collect();
    let mut fresh = FreshIds::new(double.bytes().fold(7, |seed, byte| seed * 131 % 1_000_003 + u64::from(byte)));
    let mut next = || {
        let id = fresh.next(|id| taken.contains(id));
        taken.insert(id.to_string());
        id
    };
    let mut first_is_past = false;
    let mut pass = |id: &mut Id| {
        if id == double && std::mem::replace(&mut first_is_past, true) {
            *id = next();
        }
    };
    for node in after.nodes.values_mut() {
        if !node.item_ids().any(|id| id == double.as_str()) {
            continue;
        }
        let node = Arc::make_mut(node);
        node.lines_mut().into_iter().flatten().for_each(|line| pass(&mut line.id));
        match node {
            Node::Decision(decision) => {
                let timeout = decision.timeout.iter_mut().flat_map(|timeout| &mut timeout.reply);
                let replies = decision.choices.iter_mut().flat_map(|choice| &mut choice.reply);
                timeout.chain(replies).for_each(|line| pass(&mut line.id));
            }
            Node::Gate(gate) => gate.routes.iter_mut().for_each(|route| pass(&mut route.id)),
            Node::Chance(chance) => chance.outcomes.iter_mut().for_each(|outcome| pass(&mut outcome.id)),
            Node::Scene(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => {}
        }
    }
    if let Some(frame) = after.frames.remove(double) {
        let mut id = double.clone();
        pass(&mut id);
        after.frames.insert(id, frame);
    }
    if let Some(note) = after.notes.remove(double) {
        let mut id = double.clone();
        pass(&mut id);
        if let Some(at) = after.layout.remove(double) {
            after.layout.insert(id.clone(), at);
        }
        after.notes.insert(id, note);
    }
    Some(Step::between("Give lines ids of their own", file, scenario, &after))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const DOUBLES: &str = r#"
            nodes: {
                "a": Decision(title: "A",
                    lines: [
                        (id: "aaaaaaa", says: "One"), // ! in “A”, “Two” has the id of another line
                        (id: "aaaaaaa", says: "Two"),
                    ],
                    choices: [(id: "one", says: "One", reply: [
                        (id: "bbbbbbb", says: "Three"),
                    ])],
                ),
                "b": Gate(title: "B", routes: [
                    (id: "bbbbbbb", when: All([])), // ! in “B”, a way out has the id of another line or way out
                    (id: "ccccccc", when: All([])),
                ]),
            },
            frames: { "bbbbbbb": (title: "Opening") }, // ! the frame “Opening” has the id of something else
            notes: {
                "ccccccc": (text: "Ask legal"), // ! the note “Ask legal” has the id of something else
                "ddddddd": (text: "Fine"),
            },
            layout: { "ccccccc": (1, 2) },
        "#;

    #[test]
    fn every_id_of_a_line_way_out_frame_or_note_is_its_own() {
        check_file(&RULE, DOUBLES);
    }

    #[test]
    fn the_later_ones_get_fresh_ids() {
        let repaired = cures(&RULE, &read_body(DOUBLES).document);
        assert!(repaired.item_counts().values().all(|count| *count == 1));
        assert_eq!(repaired.nodes["a"].lines()[0].id.as_str(), "aaaaaaa");
        assert!(repaired.layout.keys().all(|id| repaired.notes.contains_key(id)));
    }
}
