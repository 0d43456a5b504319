//! The order of findings: what concerns the whole case first, then node by node, as the file reads.

use super::{Case, Finding};
use crate::scenario::{Choice, Id, Line, Node, Scenario, Segment};

/// One step of a place, so that places compare as they stand in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    At(usize),
    Named(Id),
}

/// Fields as they are written. Those of the kinds of nodes, of choices and of lines are merged: no two with the same
/// name stand in a different order where it matters.
const CASE: &[&str] = &[
    "format",
    "id",
    "title",
    "pack",
    "stage",
    "about",
    "brief",
    "language",
    "terms",
    "channel",
    "starts_at",
    "cast",
    "meters",
    "usual",
    "usual_takes",
    "flags",
    "facts",
    "promises",
    "remedies",
    "policy",
    "scoring",
    "passing",
    "play",
    "whenever",
    "start",
    "nodes",
    "debrief",
    "habits",
    "media",
    "ranges",
    "runs",
    "frames",
    "notes",
    "accepted",
    "renamed",
    "layout",
];
const NODE: &[&str] = &[
    "outcome",
    "title",
    "phase",
    "status",
    "after",
    "effects",
    "takes",
    "channel",
    "kind",
    "label",
    "resolved",
    "lines",
    "prompt",
    "draft",
    "asks_for",
    "avoid",
    "model",
    "asks",
    "hint",
    "checklist",
    "hold",
    "feedback",
    "shuffle",
    "seconds",
    "on_timeout",
    "timeout",
    "while_waiting",
    "choices",
    "routes",
    "outcomes",
    "then",
    "otherwise",
    "strong",
    "fair",
    "weak",
    "summary",
];
const INNER: &[&str] = &[
    "id", "by", "title", "says", "does", "when", "locked", "feeling", "signals", "triggers", "once", "grade",
    "effects", "takes", "moves", "missteps", "tags", "evidence", "fairness", "remedy", "offers", "reply", "feedback",
    "points", "weight", "label", "to", "media", "need", "bait",
];

/// Sorts findings by place, then by rule, in which order they come.
pub(super) fn sort(case: &Case<'_>, findings: &mut [Finding]) {
    findings.sort_by_cached_key(|finding| {
        (finding.place.in_node().is_some(), ranks(case.scenario(), finding.place.segments()))
    });
}

fn ranks(scenario: &Scenario, path: &[Segment]) -> Vec<Rank> {
    path.iter()
        .enumerate()
        .map(|(depth, segment)| match segment {
            Segment::Index(index) => Rank::At(*index),
            Segment::Field(field) => {
                let fields = match depth {
                    0 => CASE,
                    2 => NODE,
                    _deeper => INNER,
                };
                Rank::At(fields.iter().position(|known| known == field).unwrap_or(fields.len()))
            }
            Segment::Id(id) => number(scenario, &path[..depth], id).map_or_else(|| Rank::Named(id.clone()), Rank::At),
        })
        .collect()
}

/// The number of an entry among its neighbours, where they do not stand in the order of their ids.
fn number(scenario: &Scenario, path: &[Segment], id: &Id) -> Option<usize> {
    use Segment::{Field, Id as Entry};
    let line = |lines: &[Line]| lines.iter().position(|line| line.id == *id);
    match path {
        [Field("terms")] => scenario.terms.get_index_of(id),
        [Field("cast")] => scenario.cast.get_index_of(id),
        [Field("meters")] => scenario.meters.get_index_of(id),
        [Field("flags")] => scenario.flags.get_index_of(id),
        [Field("facts")] => scenario.facts.get_index_of(id),
        [Field("promises")] => scenario.promises.get_index_of(id),
        [Field("remedies")] => scenario.remedies.get_index_of(id),
        [Field("media")] => scenario.media.get_index_of(id),
        [Field("meters"), Entry(meter), Field("bands")] => {
            scenario.meters.get(meter)?.bands.iter().position(|band| band.id == *id)
        }
        [Field("nodes"), Entry(node), inside @ ..] => {
            let node = &**scenario.nodes.get(node)?;
            let choice = |id: &Id| -> Option<(usize, &Choice)> {
                node.choices().iter().enumerate().find(|(_, choice)| choice.id == *id)
            };
            match (inside, node) {
                ([Field("choices")], _) => choice(id).map(|(at, _)| at),
                ([Field("choices"), Entry(of), Field("reply")], _) => line(&choice(of)?.1.reply),
                ([Field("lines")], _) => line(node.lines()),
                ([Field("timeout"), Field("reply")], Node::Decision(decision)) => {
                    line(&decision.timeout.as_ref()?.reply)
                }
                ([Field("routes")], Node::Gate(gate)) => gate.routes.iter().position(|route| route.id == *id),
                ([Field("outcomes")], Node::Chance(chance)) => {
                    chance.outcomes.iter().position(|outcome| outcome.id == *id)
                }
                _other => None,
            }
        }
        _sorted_by_id => None,
    }
}
