//! Slots: the parts of a document that a change exchanges as a whole.

use std::mem::swap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::scenario::{
    About, Brief, Channel, Debrief, Effect, Fact, Frame, Grade, Habit, Id, Media, Meter, Node, Note, Ordered, Pack,
    Passing, PeerRange, Person, PlaySettings, Point, Policy, Promise, Remedy, SavedRun, Scenario, Scoring, Sorted,
    Stage, Text, UsualTakes, Whenever,
};

/// Declares the slots: entries of tables by id, and whole fields.
macro_rules! slots {
    (
        entries { $($(#[$em:meta])* $entry:ident($field:ident: $et:ty)),* $(,)? }
        fields { $($variant:ident($name:ident: $ft:ty)),* $(,)? }
    ) => {
        /// A part of a document, and what shall stand there instead: after a step has been applied, what stood there.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Slot {
            $($(#[$em])* $entry(Id, Option<$et>),)*
            $($variant(Box<$ft>),)*
            /// The whole pack.
            Pack(Box<Option<Pack>>),
        }

        impl Slot {
            /// Whether both are the same part of a document.
            #[must_use]
            pub fn same_part(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$entry(a, _), Self::$entry(b, _)) => a == b,)*
                    $((Self::$variant(_), Self::$variant(_)) => true,)*
                    (Self::Pack(_), Self::Pack(_)) => true,
                    _other_parts => false,
                }
            }

            /// Exchanges what is held with what stands in `scenario`; a pack slot is left alone.
            pub(super) fn exchange(&mut self, scenario: &mut Scenario) {
                match self {
                    $(Self::$entry(id, held) => {
                        let stood = match held.take() {
                            Some(value) => scenario.$field.insert(id.clone(), value),
                            None => scenario.$field.remove(id),
                        };
                        *held = stood;
                    })*
                    $(Self::$variant(held) => swap(&mut **held, &mut scenario.$name),)*
                    Self::Pack(_) => {}
                }
            }

            /// The slots in which `after` differs from `before`, holding what `after` has.
            #[must_use]
            pub fn between(before: &Scenario, after: &Scenario) -> Vec<Self> {
                let mut slots = Vec::new();
                $(
                    for (id, value) in &after.$field {
                        if before.$field.get(id) != Some(value) {
                            slots.push(Self::$entry(id.clone(), Some(value.clone())));
                        }
                    }
                    for id in before.$field.keys().filter(|id| !after.$field.contains_key(*id)) {
                        slots.push(Self::$entry(id.clone(), None));
                    }
                )*
                $(
                    if before.$name != after.$name {
                        slots.push(Self::$variant(Box::new(after.$name.clone())));
                    }
                )*
                slots
            }
        }
    };
}

slots! {
    entries {
        /// A node.
        Node(nodes: Arc<Node>),
        /// Where a card or note lies.
        Place(layout: Point),
        Run(runs: SavedRun),
        Frame(frames: Frame),
        Note(notes: Note),
    }
    fields {
        Id(id: Text),
        Title(title: Text),
        PackName(pack: Option<Text>),
        Stage(stage: Stage),
        About(about: About),
        Brief(brief: Brief),
        Language(language: Text),
        Terms(terms: Ordered<Text>),
        Channel(channel: Channel),
        StartsAt(starts_at: Text),
        Cast(cast: Ordered<Person>),
        Meters(meters: Ordered<Meter>),
        Usual(usual: Sorted<Vec<Effect>, Grade>),
        UsualTakes(usual_takes: Option<UsualTakes>),
        Flags(flags: Ordered<Text>),
        Facts(facts: Ordered<Fact>),
        Promises(promises: Ordered<Promise>),
        Remedies(remedies: Ordered<Remedy>),
        Policy(policy: Option<Policy>),
        Scoring(scoring: Option<Scoring>),
        Passing(passing: Option<Passing>),
        Play(play: Option<PlaySettings>),
        Whenever(whenever: Vec<Whenever>),
        Start(start: Option<Id>),
        Debrief(debrief: Debrief),
        Habits(habits: Vec<Habit>),
        Media(media: Ordered<Media>),
        Ranges(ranges: Sorted<PeerRange, Text>),
        Accepted(accepted: Sorted<Text, Text>),
        Renamed(renamed: Sorted<Text, Text>),
    }
}
