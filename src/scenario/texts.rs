//! Walks every text of a scenario that learners or trainers read, each with its place.

use std::sync::Arc;

use super::{Choice, Id, Line, Locked, Node, Scenario, Segment, Text};

type Path = Vec<Segment>;

macro_rules! text_walk {
    (
        $(#[$meta:meta])* $scenario_fn:ident, $node_fn:ident, $lines_fn:ident, $choice_fn:ident,
        $iter:ident, ($($r:tt)+), $node_of:path
    ) => {
        $(#[$meta])*
        pub fn $scenario_fn(scenario: $($r)+ Scenario, see: &mut impl FnMut(&[Segment], $($r)+ Text)) {
            use Segment::{Field, Id as Entry, Index};
            see(&[Field("title")], $($r)+ scenario.title);
            let brief = $($r)+ scenario.brief;
            see(&[Field("brief"), Field("situation")], $($r)+ brief.situation);
            see(&[Field("brief"), Field("learner_role")], $($r)+ brief.learner_role);
            see(&[Field("brief"), Field("audience")], $($r)+ brief.audience);
            for (id, objective) in brief.objectives.$iter() {
                see(&[Field("brief"), Field("objectives"), Entry(id.clone()), Field("text")], $($r)+ objective.text);
            }
            see(&[Field("starts_at")], $($r)+ scenario.starts_at);
            for (id, person) in scenario.cast.$iter() {
                for (field, text) in [
                    ("name", $($r)+ person.name), ("goal", $($r)+ person.goal), ("about", $($r)+ person.about),
                    ("pronouns", $($r)+ person.pronouns), ("voice", $($r)+ person.voice),
                ] {
                    see(&[Field("cast"), Entry(id.clone()), Field(field)], text);
                }
            }
            for (id, meter) in scenario.meters.$iter() {
                see(&[Field("meters"), Entry(id.clone()), Field("name")], $($r)+ meter.name);
                for band in meter.bands.$iter() {
                    let path = [Field("meters"), Entry(id.clone()), Field("bands"), Entry(band.id.clone()), Field("name")];
                    see(&path, $($r)+ band.name);
                }
            }
            for (id, fact) in scenario.facts.$iter() {
                for (field, text) in
                    [("label", $($r)+ fact.label), ("text", $($r)+ fact.text), ("source", $($r)+ fact.source)]
                {
                    see(&[Field("facts"), Entry(id.clone()), Field(field)], text);
                }
            }
            for (id, promise) in scenario.promises.$iter() {
                for (field, text) in [
                    ("what", $($r)+ promise.what), ("signal", $($r)+ promise.signal),
                    ("fallback", $($r)+ promise.fallback),
                ] {
                    see(&[Field("promises"), Entry(id.clone()), Field(field)], text);
                }
            }
            for (id, remedy) in scenario.remedies.$iter() {
                for (field, text) in
                    [("what", $($r)+ remedy.what), ("answers", $($r)+ remedy.answers), ("terms", $($r)+ remedy.terms)]
                {
                    see(&[Field("remedies"), Entry(id.clone()), Field(field)], text);
                }
            }
            if let Some(passing) = $($r)+ scenario.passing {
                for (n, fails) in passing.fails_if.$iter().enumerate() {
                    see(&[Field("passing"), Field("fails_if"), Index(n), Field("why")], $($r)+ fails.why);
                }
            }
            for (id, node) in scenario.nodes.0.$iter() {
                let mut path = vec![Field("nodes"), Entry(id.clone())];
                $node_fn(&mut path, $node_of(node), see);
            }
            let debrief = $($r)+ scenario.debrief;
            for (n, question) in debrief.questions.$iter().enumerate() {
                see(&[Field("debrief"), Field("questions"), Index(n)], question);
            }
            see(&[Field("debrief"), Field("strength_focus")], $($r)+ debrief.strength_focus);
            see(&[Field("debrief"), Field("action")], $($r)+ debrief.action);
            for (n, item) in debrief.rubric.$iter().enumerate() {
                see(&[Field("debrief"), Field("rubric"), Index(n), Field("text")], $($r)+ item.text);
                for (level, text) in item.levels.$iter().enumerate() {
                    let path = [Field("debrief"), Field("rubric"), Index(n), Field("levels"), Index(level)];
                    see(&path, text);
                }
            }
            for (n, phrase) in debrief.phrases.$iter().enumerate() {
                see(&[Field("debrief"), Field("phrases"), Index(n)], phrase);
            }
            for (n, habit) in scenario.habits.$iter().enumerate() {
                see(&[Field("habits"), Index(n), Field("text")], $($r)+ habit.text);
            }
            for (id, media) in scenario.media.$iter() {
                for (field, text) in [
                    ("alt", $($r)+ media.alt), ("transcript", $($r)+ media.transcript), ("credit", $($r)+ media.credit),
                ] {
                    see(&[Field("media"), Entry(id.clone()), Field(field)], text);
                }
            }
            for (id, run) in scenario.runs.0.$iter() {
                see(&[Field("runs"), Entry(id.clone()), Field("title")], $($r)+ run.title);
                for (node, text) in run.commentary.0.$iter() {
                    see(&[Field("runs"), Entry(id.clone()), Field("commentary"), Entry(node.clone())], text);
                }
            }
        }

        fn $node_fn(path: &mut Path, node: $($r)+ Node, see: &mut impl FnMut(&[Segment], $($r)+ Text)) {
            use Segment::{Field, Id as Entry, Index};
            macro_rules! field {
                ($field:literal, $text:expr) => {{
                    path.push(Field($field));
                    see(path, $text);
                    path.pop();
                }};
            }
            macro_rules! list {
                ($field:literal, $texts:expr) => {{
                    for (n, text) in $texts.$iter().enumerate() {
                        path.extend([Field($field), Index(n)]);
                        see(path, text);
                        path.truncate(path.len() - 2);
                    }
                }};
            }
            macro_rules! items {
                ($field:literal, $items:expr) => {{
                    for item in $items.$iter() {
                        path.extend([Field($field), Entry(item.id.clone()), Field("label")]);
                        see(path, $($r)+ item.label);
                        path.truncate(path.len() - 3);
                    }
                }};
            }
            match node {
                Node::Scene(scene) => {
                    field!("title", $($r)+ scene.title);
                    $lines_fn(path, "lines", $($r)+ scene.lines, see);
                }
                Node::Decision(decision) => {
                    field!("title", $($r)+ decision.title);
                    $lines_fn(path, "lines", $($r)+ decision.lines, see);
                    field!("prompt", $($r)+ decision.prompt);
                    field!("hint", $($r)+ decision.hint);
                    list!("checklist", decision.checklist);
                    if let Some(timeout) = $($r)+ decision.timeout {
                        path.push(Field("timeout"));
                        $lines_fn(path, "reply", $($r)+ timeout.reply, see);
                        field!("feedback", $($r)+ timeout.feedback);
                        path.pop();
                    }
                    for choice in decision.choices.$iter() {
                        path.extend([Field("choices"), Entry(choice.id.clone())]);
                        $choice_fn(path, choice, see);
                        path.truncate(path.len() - 2);
                    }
                }
                Node::Rewrite(rewrite) => {
                    field!("title", $($r)+ rewrite.title);
                    $lines_fn(path, "lines", $($r)+ rewrite.lines, see);
                    field!("prompt", $($r)+ rewrite.prompt);
                    field!("draft", $($r)+ rewrite.draft);
                    field!("model", $($r)+ rewrite.model);
                    field!("hint", $($r)+ rewrite.hint);
                    list!("checklist", rewrite.checklist);
                    field!("feedback", $($r)+ rewrite.feedback);
                }
                Node::Gate(gate) => {
                    field!("title", $($r)+ gate.title);
                    items!("routes", gate.routes);
                }
                Node::Chance(chance) => {
                    field!("title", $($r)+ chance.title);
                    items!("outcomes", chance.outcomes);
                }
                Node::Pause(pause) => {
                    field!("title", $($r)+ pause.title);
                    field!("prompt", $($r)+ pause.prompt);
                    list!("checklist", pause.checklist);
                }
                Node::Ending(ending) => {
                    field!("title", $($r)+ ending.title);
                    field!("label", $($r)+ ending.label);
                    $lines_fn(path, "lines", $($r)+ ending.lines, see);
                    field!("summary", $($r)+ ending.summary);
                }
            }
        }

        fn $choice_fn(path: &mut Path, choice: $($r)+ Choice, see: &mut impl FnMut(&[Segment], $($r)+ Text)) {
            use Segment::Field;
            let locked = match $($r)+ choice.locked {
                Locked::Show(why) => Some(("locked", why)),
                Locked::Hide => None,
            };
            let fields = [
                ("title", $($r)+ choice.title), ("says", $($r)+ choice.says), ("does", $($r)+ choice.does),
                ("feedback", $($r)+ choice.feedback),
            ];
            for (field, text) in fields.into_iter().chain(locked) {
                path.push(Field(field));
                see(path, text);
                path.pop();
            }
            $lines_fn(path, "reply", $($r)+ choice.reply, see);
        }

        fn $lines_fn(
            path: &mut Path,
            field: &'static str,
            lines: $($r)+ [Line],
            see: &mut impl FnMut(&[Segment], $($r)+ Text),
        ) {
            for line in lines.$iter() {
                path.extend([Segment::Field(field), Segment::Id(line.id.clone())]);
                let mut fields = vec![
                    ("says", $($r)+ line.says), ("feeling", $($r)+ line.feeling), ("need", $($r)+ line.need),
                    ("bait", $($r)+ line.bait),
                ];
                if let Some(delivery) = $($r)+ line.delivery {
                    fields.push(("delivery", $($r)+ delivery.note));
                }
                for (field, text) in fields {
                    path.push(Segment::Field(field));
                    see(path, text);
                    path.pop();
                }
                path.truncate(path.len() - 2);
            }
        }
    };
}

text_walk! {
    /// Calls `see` with every text and its place, in the order of the file.
    each_text, node_texts, line_texts, choice_texts, iter, (&), AsRef::as_ref
}

text_walk! {
    /// The same, to change. Nodes shared with another copy of the scenario are copied first.
    each_text_mut, node_texts_mut, line_texts_mut, choice_texts_mut, iter_mut, (&mut), Arc::make_mut
}

/// Calls `see` with every text of one node and its place in the scenario.
pub fn each_node_text(id: &Id, node: &Node, see: &mut impl FnMut(&[Segment], &Text)) {
    node_texts(&mut vec![Segment::Field("nodes"), Segment::Id(id.clone())], node, see);
}

/// The same, to change.
pub fn each_node_text_mut(id: &Id, node: &mut Node, see: &mut impl FnMut(&[Segment], &mut Text)) {
    node_texts_mut(&mut vec![Segment::Field("nodes"), Segment::Id(id.clone())], node, see);
}
