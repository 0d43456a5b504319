//! Walks every reference of a scenario: who names whom, and where.

use std::sync::Arc;

use super::{Choice, Condition, Decision, Effect, Id, Line, Node, Scenario, Segment, Var};

type Path = Vec<Segment>;

macro_rules! reference_walk {
    (
        $(#[$meta:meta])* $scenario_fn:ident, $ref_type:ident, $node_fn:ident, $choice_fn:ident, $lines_fn:ident,
        $condition_fn:ident, $effects_fn:ident, $var_fn:ident,
        $iter:ident, ($($r:tt)+), ($($life:tt)+), $node_of:path
    ) => {
        /// Something that names something else.
        #[derive(Debug, PartialEq, Eq)]
        pub enum $ref_type<'a> {
            Person($($life)+ Id),
            Meter($($life)+ Id),
            /// A band of a meter.
            Band($($life)+ Id, $($life)+ Id),
            Flag($($life)+ Id),
            Fact($($life)+ Id),
            Promise($($life)+ Id),
            Remedy($($life)+ Id),
            Media($($life)+ Id),
            /// A node, from a condition, a frame or a run.
            Node($($life)+ Id),
            /// A node that the run goes on to.
            Target($($life)+ Id),
            /// A choice of a node.
            Choice($($life)+ Id, $($life)+ Id),
            /// A choice, route or outcome that a saved run took at a node.
            Taken($($life)+ Id, $($life)+ Id),
        }

        $(#[$meta])*
        pub fn $scenario_fn<'a>(scenario: $($life)+ Scenario, see: &mut impl FnMut(&[Segment], $ref_type<'a>)) {
            use Segment::{Field, Id as Entry, Index};
            let mut path: Path = Vec::new();
            macro_rules! at {
                ($steps:expr, $body:expr) => {{
                    path.extend($steps);
                    $body;
                    path.clear();
                }};
            }
            for (id, person) in scenario.cast.$iter() {
                if let Some(picture) = $($r)+ person.picture {
                    at!([Field("cast"), Entry(id.clone()), Field("picture")], see(&path, $ref_type::Media(picture)));
                }
            }
            for (_, effects) in scenario.usual.0.$iter() {
                at!([Field("usual")], $effects_fn(&path, effects, see));
            }
            for (id, promise) in scenario.promises.$iter() {
                if let Some(who) = $($r)+ promise.who {
                    at!([Field("promises"), Entry(id.clone()), Field("who")], see(&path, $ref_type::Person(who)));
                }
                at!([Field("promises"), Entry(id.clone()), Field("if_kept")],
                    $effects_fn(&path, $($r)+ promise.if_kept, see));
                at!([Field("promises"), Entry(id.clone()), Field("if_broken")],
                    $effects_fn(&path, $($r)+ promise.if_broken, see));
            }
            if let Some(scoring) = $($r)+ scenario.scoring {
                let (first, second) = match $($r)+ scoring.by {
                    super::ScoreBy::Decisions => (None, None),
                    super::ScoreBy::Outcome(outcome) => (Some(outcome), None),
                    super::ScoreBy::Mix((a, _), (b, _)) => (
                        match a { super::ScorePart::Outcome(outcome) => Some(outcome), super::ScorePart::Decisions => None },
                        match b { super::ScorePart::Outcome(outcome) => Some(outcome), super::ScorePart::Decisions => None },
                    ),
                };
                for outcome in first.into_iter().chain(second) {
                    for part in outcome.parts.$iter() {
                        at!([Field("scoring")], $var_fn(&path, $($r)+ part.of, see));
                    }
                }
            }
            if let Some(passing) = $($r)+ scenario.passing {
                for (n, fails) in passing.fails_if.$iter().enumerate() {
                    at!([Field("passing"), Field("fails_if"), Index(n), Field("when")],
                        $condition_fn(&path, $($r)+ fails.when, see));
                }
            }
            for (n, rule) in scenario.whenever.$iter().enumerate() {
                at!([Field("whenever"), Index(n), Field("when")], $condition_fn(&path, $($r)+ rule.when, see));
                at!([Field("whenever"), Index(n), Field("to")], see(&path, $ref_type::Target($($r)+ rule.to)));
            }
            if let Some(start) = $($r)+ scenario.start {
                at!([Field("start")], see(&path, $ref_type::Target(start)));
            }
            for (id, node) in scenario.nodes.0.$iter() {
                at!([Field("nodes"), Entry(id.clone())], $node_fn(&mut path, $node_of(node), see));
            }
            for (n, habit) in scenario.habits.$iter().enumerate() {
                if let Some(when) = $($r)+ habit.seen_when {
                    at!([Field("habits"), Index(n), Field("seen_when")], $condition_fn(&path, when, see));
                }
            }
            for (id, run) in scenario.runs.0.$iter() {
                if let Some(ending) = $($r)+ run.expect.ending {
                    at!([Field("runs"), Entry(id.clone()), Field("expect")], see(&path, $ref_type::Node(ending)));
                }
                for holds in run.expect.holds.$iter() {
                    at!([Field("runs"), Entry(id.clone()), Field("expect")], $condition_fn(&path, holds, see));
                }
                for (n, step) in run.steps.$iter().enumerate() {
                    let node = $($r)+ step.0;
                    let reference = match $($r)+ step.1 {
                        super::Did::Choose(item, _) | super::Did::Drew(item) => $ref_type::Taken(node, item),
                        super::Did::Continue | super::Did::TimeOut | super::Did::Wrote(_) => $ref_type::Node(node),
                    };
                    at!([Field("runs"), Entry(id.clone()), Field("steps"), Index(n)], see(&path, reference));
                }
            }
            for (id, frame) in scenario.frames.0.$iter() {
                for (n, member) in frame.members.$iter().enumerate() {
                    at!([Field("frames"), Entry(id.clone()), Field("members"), Index(n)],
                        see(&path, $ref_type::Node(member)));
                }
            }
        }

        fn $node_fn<'a>(path: &mut Path, node: $($life)+ Node, see: &mut impl FnMut(&[Segment], $ref_type<'a>)) {
            use Segment::{Field, Id as Entry};
            macro_rules! entry {
                ($effects:expr) => {{
                    path.push(Field("effects"));
                    $effects_fn(path, $effects, see);
                    path.pop();
                }};
            }
            macro_rules! target {
                ($steps:expr, $to:expr) => {{
                    if let Some(to) = $to {
                        let depth = path.len();
                        path.extend($steps);
                        see(path, $ref_type::Target(to));
                        path.truncate(depth);
                    }
                }};
            }
            match node {
                Node::Scene(scene) => {
                    entry!($($r)+ scene.effects);
                    $lines_fn(path, "lines", $($r)+ scene.lines, see);
                    target!([Field("then")], $($r)+ scene.then);
                }
                Node::Decision(Decision { effects, lines, choices, timeout, while_waiting, on_timeout, .. }) => {
                    entry!(effects);
                    $lines_fn(path, "lines", lines, see);
                    target!([Field("on_timeout")], on_timeout);
                    if let Some(timeout) = timeout {
                        path.push(Field("timeout"));
                        if let Some(effects) = $($r)+ timeout.effects {
                            $effects_fn(path, effects, see);
                        }
                        $lines_fn(path, "reply", $($r)+ timeout.reply, see);
                        path.pop();
                    }
                    if let Some(waiting) = while_waiting {
                        path.push(Field("while_waiting"));
                        $effects_fn(path, $($r)+ waiting.effects, see);
                        path.pop();
                    }
                    for choice in choices.$iter() {
                        path.extend([Field("choices"), Entry(choice.id.clone())]);
                        $choice_fn(path, choice, see);
                        path.truncate(path.len() - 2);
                    }
                }
                Node::Rewrite(rewrite) => {
                    entry!($($r)+ rewrite.effects);
                    $lines_fn(path, "lines", $($r)+ rewrite.lines, see);
                    target!([Field("strong")], $($r)+ rewrite.strong);
                    target!([Field("fair")], $($r)+ rewrite.fair);
                    target!([Field("weak")], $($r)+ rewrite.weak);
                }
                Node::Gate(gate) => {
                    entry!($($r)+ gate.effects);
                    for route in gate.routes.$iter() {
                        path.extend([Field("routes"), Entry(route.id.clone()), Field("when")]);
                        $condition_fn(path, $($r)+ route.when, see);
                        path.truncate(path.len() - 3);
                        target!([Field("routes"), Entry(route.id.clone()), Field("to")], $($r)+ route.to);
                    }
                    target!([Field("otherwise")], $($r)+ gate.otherwise);
                }
                Node::Chance(chance) => {
                    entry!($($r)+ chance.effects);
                    for outcome in chance.outcomes.$iter() {
                        target!([Field("outcomes"), Entry(outcome.id.clone()), Field("to")], $($r)+ outcome.to);
                    }
                }
                Node::Pause(pause) => {
                    entry!($($r)+ pause.effects);
                    target!([Field("then")], $($r)+ pause.then);
                }
                Node::Ending(ending) => {
                    entry!($($r)+ ending.effects);
                    $lines_fn(path, "lines", $($r)+ ending.lines, see);
                }
            }
        }

        fn $choice_fn<'a>(path: &mut Path, choice: $($life)+ Choice, see: &mut impl FnMut(&[Segment], $ref_type<'a>)) {
            use Segment::{Field, Index};
            macro_rules! field {
                ($field:literal, $body:expr) => {{
                    path.push(Field($field));
                    $body;
                    path.pop();
                }};
            }
            if let Some(when) = $($r)+ choice.when {
                field!("when", $condition_fn(path, when, see));
            }
            if let Some(effects) = $($r)+ choice.effects {
                field!("effects", $effects_fn(path, effects, see));
            }
            if let Some(remedy) = $($r)+ choice.remedy {
                field!("remedy", see(path, $ref_type::Remedy(remedy)));
            }
            for (n, remedy) in choice.offers.$iter().enumerate() {
                path.extend([Field("offers"), Index(n)]);
                see(path, $ref_type::Remedy(remedy));
                path.truncate(path.len() - 2);
            }
            $lines_fn(path, "reply", $($r)+ choice.reply, see);
            if let Some(to) = $($r)+ choice.to {
                field!("to", see(path, $ref_type::Target(to)));
            }
        }

        fn $lines_fn<'a>(
            path: &mut Path,
            field: &'static str,
            lines: $($life)+ [Line],
            see: &mut impl FnMut(&[Segment], $ref_type<'a>),
        ) {
            for line in lines.$iter() {
                path.extend([Segment::Field(field), Segment::Id(line.id.clone())]);
                macro_rules! field {
                    ($field:literal, $body:expr) => {{
                        path.push(Segment::Field($field));
                        $body;
                        path.pop();
                    }};
                }
                if let Some(by) = $($r)+ line.by {
                    field!("by", see(path, $ref_type::Person(by)));
                }
                if let Some(when) = $($r)+ line.when {
                    field!("when", $condition_fn(path, when, see));
                }
                if let Some(media) = $($r)+ line.media {
                    field!("media", see(path, $ref_type::Media(media)));
                }
                path.truncate(path.len() - 2);
            }
        }

        fn $condition_fn<'a>(
            path: &[Segment],
            condition: $($life)+ Condition,
            see: &mut impl FnMut(&[Segment], $ref_type<'a>),
        ) {
            match condition {
                Condition::All(inner) | Condition::Any(inner) => {
                    for condition in inner.$iter() {
                        $condition_fn(path, condition, see);
                    }
                }
                Condition::Not(inner) => $condition_fn(path, inner, see),
                Condition::AtLeast(var, _) | Condition::AtMost(var, _) => $var_fn(path, var, see),
                Condition::In(Var::Meter(meter), band) => see(path, $ref_type::Band(meter, band)),
                Condition::In(Var::Tally(_), _) => {}
                Condition::Is(flag) => see(path, $ref_type::Flag(flag)),
                Condition::Knows(fact) => see(path, $ref_type::Fact(fact)),
                Condition::Promise(promise, _) => see(path, $ref_type::Promise(promise)),
                Condition::Visited(node) => see(path, $ref_type::Node(node)),
                Condition::Chose(node, choice) => see(path, $ref_type::Choice(node, choice)),
            }
        }

        fn $effects_fn<'a>(
            path: &[Segment],
            effects: $($life)+ [Effect],
            see: &mut impl FnMut(&[Segment], $ref_type<'a>),
        ) {
            for effect in effects.$iter() {
                match effect {
                    Effect::Add(var, _) | Effect::Set(var, _) => $var_fn(path, var, see),
                    Effect::Raise(flag) | Effect::Lower(flag) => see(path, $ref_type::Flag(flag)),
                    Effect::Reveal(fact) => see(path, $ref_type::Fact(fact)),
                    Effect::Make(promise) | Effect::Keep(promise) | Effect::Break(promise)
                    | Effect::Extend(promise, _) => see(path, $ref_type::Promise(promise)),
                }
            }
        }

        fn $var_fn<'a>(path: &[Segment], var: $($life)+ Var, see: &mut impl FnMut(&[Segment], $ref_type<'a>)) {
            match var {
                Var::Meter(meter) => see(path, $ref_type::Meter(meter)),
                Var::Tally(_) => {}
            }
        }
    };
}

reference_walk! {
    /// Calls `see` with every reference and the field that holds it, in the order of the file. Objectives named as
    /// evidence are keys of a table and not among them.
    each_reference, Reference, node_references, choice_references, line_references, condition_references,
    effect_references, var_references, iter, (&), (&'a), AsRef::as_ref
}

reference_walk! {
    /// The same, to change. Nodes shared with another copy of the scenario are copied first.
    each_reference_mut, ReferenceMut, node_references_mut, choice_references_mut, line_references_mut,
    condition_references_mut, effect_references_mut, var_references_mut, iter_mut, (&mut), (&'a mut), Arc::make_mut
}
