//! The scenario: one case, one file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::record::choice_of;
use super::{
    About, Brief, Debrief, Effect, Fact, Frame, Grade, Habit, Id, Media, Meter, Node, Note, Ordered, Passing,
    PeerRange, Person, PlaySettings, Point, Policy, Promise, Remedy, SavedRun, Scoring, Sorted, Text, UsualTakes,
    Whenever,
};

/// The version of the file format that this program writes.
pub const FORMAT: u32 = 1;

/// One interactive case. Nodes are shared, so that a copy for a background job costs almost nothing.
///
/// The fields stand in the order in which they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// [`FORMAT`], or an older version that was brought up to it.
    pub format: u32,
    /// A UUID, made by New and Save a copy.
    pub id: Text,
    pub title: Text,
    /// The pack whose cast, meters and settings the case inherits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Text>,
    #[serde(default)]
    pub stage: Stage,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub about: About,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub brief: Brief,
    /// BCP 47.
    pub language: Text,
    /// Words that differ by client, `{company}` in any text.
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub terms: Ordered<Text>,
    pub channel: Channel,
    /// The simulated day and hour at which the case begins, shown as it stands.
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub starts_at: Text,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub cast: Ordered<Person>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub meters: Ordered<Meter>,
    /// What a choice of a grade changes if it says nothing else.
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub usual: Sorted<Vec<Effect>, Grade>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub usual_takes: Option<UsualTakes>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub flags: Ordered<Text>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub facts: Ordered<Fact>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub promises: Ordered<Promise>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub remedies: Ordered<Remedy>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub policy: Option<Policy>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub scoring: Option<Scoring>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub passing: Option<Passing>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub play: Option<PlaySettings>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub whenever: Vec<Whenever>,
    /// Where the case begins.
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub start: Option<Id>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub nodes: Sorted<Arc<Node>>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub debrief: Debrief,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub habits: Vec<Habit>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub media: Ordered<Media>,
    /// Ranges of peers by metric.
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub ranges: Sorted<PeerRange, Text>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub runs: Sorted<SavedRun>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub frames: Sorted<Frame>,
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub notes: Sorted<Note>,
    /// Findings that the author lives with, and why: the address of the field and the rule, `first-words/hold
    /// single-choice`, or the rule alone where it speaks of the whole case. For authors; no player gets them.
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub accepted: Sorted<Text, Text>,
    /// Old ids and what they became: `node`, or `node/choice`.
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub renamed: Sorted<Text, Text>,
    /// Where cards and notes lie. Always last: nodes hold no geometry.
    #[serde(default, skip_serializing_if = "super::record::is_default")]
    pub layout: Sorted<Point>,
}

choice_of! {
    /// How far a scenario is on its way to learners.
    #[derive(Default)]
    Stage {
        #[default]
        Draft = "Draft",
        Review = "Review",
        Release = "Release",
    }
}

choice_of! {
    /// Where the conversation takes place.
    Channel {
        Phone = "Phone",
        Chat = "Chat",
        Email = "Email",
        Social = "Public thread",
        InPerson = "In person",
    }
}

impl Scenario {
    /// A case with a title and nothing else, not even a start.
    #[must_use]
    pub fn empty(id: &str, title: &str) -> Self {
        Self {
            format: FORMAT,
            id: id.into(),
            title: title.into(),
            pack: None,
            stage: Stage::Draft,
            about: About::default(),
            brief: Brief::default(),
            language: "en".into(),
            terms: Ordered::default(),
            channel: Channel::Phone,
            starts_at: Text::default(),
            cast: Ordered::default(),
            meters: Ordered::default(),
            usual: Sorted::default(),
            usual_takes: None,
            flags: Ordered::default(),
            facts: Ordered::default(),
            promises: Ordered::default(),
            remedies: Ordered::default(),
            policy: None,
            scoring: None,
            passing: None,
            play: None,
            whenever: Vec::new(),
            start: None,
            nodes: Sorted::default(),
            debrief: Debrief::default(),
            habits: Vec::new(),
            media: Ordered::default(),
            ranges: Sorted::default(),
            runs: Sorted::default(),
            frames: Sorted::default(),
            notes: Sorted::default(),
            accepted: Sorted::default(),
            renamed: Sorted::default(),
            layout: Sorted::default(),
        }
    }

    /// Whether any line, route, outcome, frame or note has this id.
    #[must_use]
    pub fn has_item(&self, id: &str) -> bool {
        self.frames.contains_key(id)
            || self.notes.contains_key(id)
            || self.nodes.values().any(|node| node.item_ids().any(|item| item == id))
    }

    /// How often each line, route, outcome, frame and note id stands in the scenario; once is right.
    #[must_use]
    pub fn item_counts(&self) -> BTreeMap<&str, u32> {
        let mut counts = BTreeMap::new();
        let in_nodes = self.nodes.values().flat_map(|node| node.item_ids());
        for id in self.frames.keys().map(Id::as_str).chain(self.notes.keys().map(Id::as_str)).chain(in_nodes) {
            *counts.entry(id).or_default() += 1;
        }
        counts
    }
}

impl Node {
    /// The ids of its lines, routes and outcomes.
    pub fn item_ids(&self) -> impl Iterator<Item = &str> {
        let (routes, outcomes) = match self {
            Self::Gate(gate) => (gate.routes.as_slice(), [].as_slice()),
            Self::Chance(chance) => ([].as_slice(), chance.outcomes.as_slice()),
            Self::Scene(_) | Self::Decision(_) | Self::Rewrite(_) | Self::Pause(_) | Self::Ending(_) => {
                ([].as_slice(), [].as_slice())
            }
        };
        self.all_lines()
            .map(|line| line.id.as_str())
            .chain(routes.iter().map(|route| route.id.as_str()))
            .chain(outcomes.iter().map(|outcome| outcome.id.as_str()))
    }
}
