//! Nodes: the seven kinds of steps of a case, their lines and choices.

use serde::{Deserialize, Serialize};

use super::record::{amount, choice_of, evidence, number, rating, record, seconds, some_seconds};
use super::{Channel, Condition, Duration, Effect, Id, Ordered, Text};

record! {
    /// Something said or told.
    Line {
        /// Seven base32 characters, unique in the scenario, kept through moving and rewording.
        id: Id;
        /// Who speaks; left out: narration.
        by: Option<Id>,
        says: Text,
        /// Heard only if it holds.
        when: Option<Condition>,
        feeling: Text,
        signals: Vec<Id>,
        triggers: Vec<Id>,
        delivery: Option<Delivery>,
        seen: Option<Seen>,
        media: Option<Id>,
        /// What the customer needs behind the words.
        need: Text,
        /// What tempts the agent to answer the tone and not the need.
        bait: Text,
    }
}

record! {
    /// What a voice does.
    Delivery {
        ;
        pace: Option<Pace>,
        volume: Option<Volume>,
        /// Silence before the line.
        pause: Option<Duration>,
        /// Anything else: breath, warmth, tone.
        note: Text,
    }
}

choice_of! {
    /// How fast somebody speaks.
    Pace { Slow = "slow", Even = "even", Fast = "fast" }
}

choice_of! {
    /// How loud somebody speaks.
    Volume { Soft = "soft", Even = "even", Loud = "loud", Shouting = "shouting" }
}

choice_of! {
    /// Who can read a line.
    Seen {
        Public = "Everybody",
        Private = "Customer and agent",
        Internal = "Colleagues only",
    }
}

choice_of! {
    /// How good a choice is, best first.
    Grade {
        Best = "Best",
        Good = "Good",
        Weak = "Weak",
        Harmful = "Harmful",
    }
}

impl Grade {
    /// What the grade is worth in `by: Decisions`.
    #[must_use]
    pub const fn worth(self) -> u32 {
        match self {
            Self::Best => 3,
            Self::Good => 2,
            Self::Weak => 1,
            Self::Harmful => 0,
        }
    }
}

record! {
    /// Something the agent can say or do.
    Choice {
        id: Id;
        title: Text,
        /// The agent's words, read by the coach.
        says: Text,
        /// An act in a few words, never judged as speech.
        does: Text,
        /// Offered only if it holds.
        when: Option<Condition>,
        /// What a learner sees where `when` does not hold.
        locked: Locked,
        /// Offered until it has been taken.
        once: bool,
        grade: Option<Grade>,
        /// Left out: the usual effects of its grade; an empty list: none.
        effects: Option<Vec<Effect>>,
        /// Left out: the usual time of a choice and its reply.
        takes: Option<Duration>,
        moves: Vec<Id>,
        missteps: Vec<Id>,
        tags: Tags,
        /// Evidence for objectives, instead of what its moves give.
        evidence: Ordered<Evidence>,
        fairness: Option<Fairness>,
        /// The remedy that it grants.
        remedy: Option<Id>,
        /// Remedies shown side by side, none granted yet.
        offers: Vec<Id>,
        /// Heard right after it, before the run goes on.
        reply: Vec<Line>,
        /// What the coach says.
        feedback: Text,
        #[serde(deserialize_with = "number")]
        points: i32,
        /// Left out: open.
        to: Option<Id>,
    }
}

/// A piece of evidence for an objective, −9 to 9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Evidence(#[serde(deserialize_with = "evidence")] pub i32);

/// What a learner sees of a choice whose condition does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum Locked {
    /// Nothing.
    #[default]
    Hide,
    /// The choice, greyed, and why it is not to be had.
    Show(Text),
}

choice_of! {
    /// Who keeps `moves` and `missteps` up to date.
    #[derive(Default)]
    Tags {
        /// The coach, whenever the words change.
        #[default]
        Coach = "Found by the coach",
        /// The author.
        Own = "Set by hand",
    }
}

record! {
    /// How fair a choice is, 0–3 each.
    Fairness {
        ;
        #[serde(deserialize_with = "rating")]
        outcome: u8,
        #[serde(deserialize_with = "rating")]
        process: u8,
        #[serde(deserialize_with = "rating")]
        respect: u8,
    }
}

record! {
    /// What saying nothing brings.
    Timeout {
        ;
        grade: Option<Grade>,
        /// Left out: the usual effects of its grade; an empty list: none.
        effects: Option<Vec<Effect>>,
        reply: Vec<Line>,
        feedback: Text,
    }
}

record! {
    /// How patience runs down while a timer runs.
    WhileWaiting {
        /// Seconds between two ticks; at most 20 ticks count.
        #[serde(deserialize_with = "seconds")]
        every: u32;
        effects: Vec<Effect>,
    }
}

choice_of! {
    /// The part of the conversation that a node belongs to.
    Phase {
        Opening = "Opening",
        Mid = "Mid call",
        Remedy = "Remedy",
        Close = "Close",
        FollowUp = "Follow-up",
        Reset = "Reset",
    }
}

choice_of! {
    /// How far the writing of a node is.
    #[derive(Default)]
    Status {
        Idea = "Idea",
        #[default]
        Draft = "Draft",
        Ready = "Ready",
    }
}

/// Declares a node kind: the fields that every node has, then its own.
macro_rules! node_kind {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$rm:meta])* $required:ident: $rt:ty),* ; $($(#[$om:meta])* $optional:ident: $ot:ty),* $(,)?
    }) => {
        record! {
            $(#[$meta])*
            $name {
                $($(#[$rm])* $required: $rt),* ;
                /// A name for the author; left out: its first words stand for it.
                title: Text,
                phase: Option<Phase>,
                status: Status,
                /// The skip in time before it begins.
                after: Option<Duration>,
                /// Applied on entry.
                effects: Vec<Effect>,
                /// Left out: the usual time of its lines.
                takes: Option<Duration>,
                $($(#[$om])* $optional: $ot),*
            }
        }
    };
}

node_kind! {
    /// Lines are spoken or told, and time passes.
    Scene {
        ;
        /// The conversation moves here: from the public thread to a private message.
        channel: Option<Channel>,
        lines: Vec<Line>,
        then: Option<Id>,
    }
}

node_kind! {
    /// Lines are heard, then the learner chooses.
    Decision {
        ;
        lines: Vec<Line>,
        prompt: Text,
        asks: Asks,
        hint: Text,
        checklist: Vec<Text>,
        /// Choices are shown in an order drawn for each visit.
        shuffle: bool,
        /// How long the learner may take.
        #[serde(deserialize_with = "some_seconds")]
        seconds: Option<u32>,
        on_timeout: Option<Id>,
        timeout: Option<Timeout>,
        while_waiting: Option<WhileWaiting>,
        choices: Vec<Choice>,
    }
}

choice_of! {
    /// What the choices of a decision are.
    #[derive(Default)]
    Asks {
        #[default]
        Response = "What do you say or do?",
        Notice = "What do you notice?",
    }
}

node_kind! {
    /// The learner writes the message in their own words.
    Rewrite {
        ;
        lines: Vec<Line>,
        prompt: Text,
        /// A message to begin from.
        draft: Text,
        /// Moves that a strong message makes.
        asks_for: Vec<Id>,
        /// Missteps that weaken it.
        avoid: Vec<Id>,
        /// Shown afterwards.
        model: Text,
        hint: Text,
        checklist: Vec<Text>,
        /// Read it again this long before sending.
        hold: Option<Duration>,
        feedback: Text,
        strong: Option<Id>,
        fair: Option<Id>,
        weak: Option<Id>,
    }
}

node_kind! {
    /// Goes on by the first route whose condition holds.
    Gate {
        ;
        routes: Vec<Route>,
        otherwise: Option<Id>,
    }
}

record! {
    /// A way out of a gate.
    Route {
        id: Id,
        when: Condition;
        label: Text,
        to: Option<Id>,
    }
}

node_kind! {
    /// Goes on by chance.
    Chance {
        ;
        outcomes: Vec<ChanceOutcome>,
    }
}

record! {
    /// A way out of a chance.
    ChanceOutcome {
        id: Id,
        #[serde(deserialize_with = "amount")]
        weight: i32;
        label: Text,
        to: Option<Id>,
    }
}

node_kind! {
    /// A micro-pause.
    Pause {
        ;
        kind: PauseKind,
        prompt: Text,
        checklist: Vec<Text>,
        /// How long it lasts; learners may go on sooner.
        #[serde(deserialize_with = "some_seconds")]
        seconds: Option<u32>,
        then: Option<Id>,
    }
}

choice_of! {
    /// What a pause is for.
    #[derive(Default)]
    PauseKind {
        #[default]
        Breathing = "Breathing cycle",
        Reset = "Reset ritual",
        Checklist = "Checklist",
        Reflection = "Reflection question",
    }
}

node_kind! {
    /// The case is over.
    Ending {
        outcome: Outcome;
        /// Instead of the outcome's word.
        label: Text,
        resolved: bool,
        lines: Vec<Line>,
        summary: Text,
    }
}

choice_of! {
    /// How a case can end.
    Outcome {
        Loyal = "Loyal",
        Resolved = "Resolved",
        Accepted = "Limit accepted",
        HandedOver = "Handed over with continuity",
        EndedSafely = "Ended safely",
        Partial = "Partly resolved",
        Escalated = "Escalated cold",
        Churned = "Customer lost",
        Backlash = "Public backlash",
    }
}

/// A step of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum Node {
    Scene(Scene),
    Decision(Decision),
    Rewrite(Rewrite),
    Gate(Gate),
    Chance(Chance),
    Pause(Pause),
    Ending(Ending),
}

choice_of! {
    /// The kinds of nodes.
    Kind {
        Scene = "Scene",
        Decision = "Decision",
        Rewrite = "Rewrite",
        Gate = "Gate",
        Chance = "Chance",
        Pause = "Pause",
        Ending = "Ending",
    }
}

/// Reads or writes the same field of whichever kind it is.
macro_rules! each_kind {
    ($node:expr, $inner:ident => $body:expr) => {
        match $node {
            Node::Scene($inner) => $body,
            Node::Decision($inner) => $body,
            Node::Rewrite($inner) => $body,
            Node::Gate($inner) => $body,
            Node::Chance($inner) => $body,
            Node::Pause($inner) => $body,
            Node::Ending($inner) => $body,
        }
    };
}

macro_rules! common_fields {
    ($($(#[$meta:meta])* $field:ident / $field_mut:ident: $ty:ty;)*) => {
        impl Node {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $field(&self) -> &$ty {
                    each_kind!(self, node => &node.$field)
                }

                /// The same, to change.
                pub fn $field_mut(&mut self) -> &mut $ty {
                    each_kind!(self, node => &mut node.$field)
                }
            )*
        }
    };
}

common_fields! {
    /// The author's name for it; may be empty.
    title / title_mut: Text;
    /// The part of the conversation it belongs to.
    phase / phase_mut: Option<Phase>;
    /// How far its writing is.
    status / status_mut: Status;
    /// The skip in time before it begins.
    after / after_mut: Option<Duration>;
    /// What entering it changes.
    effects / effects_mut: Vec<Effect>;
    /// The time it takes, where the author set it.
    takes / takes_mut: Option<Duration>;
}

impl Node {
    /// An empty node of this kind.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Scene => Self::Scene(Scene::default()),
            Kind::Decision => Self::Decision(Decision::default()),
            Kind::Rewrite => Self::Rewrite(Rewrite::default()),
            Kind::Gate => Self::Gate(Gate::default()),
            Kind::Chance => Self::Chance(Chance::default()),
            Kind::Pause => Self::Pause(Pause::default()),
            Kind::Ending => Self::Ending(Ending::new(Outcome::Partial)),
        }
    }

    /// Which kind it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Scene(_) => Kind::Scene,
            Self::Decision(_) => Kind::Decision,
            Self::Rewrite(_) => Kind::Rewrite,
            Self::Gate(_) => Kind::Gate,
            Self::Chance(_) => Kind::Chance,
            Self::Pause(_) => Kind::Pause,
            Self::Ending(_) => Kind::Ending,
        }
    }

    /// The lines heard on entry; gates, chances and pauses have none.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        match self {
            Self::Scene(scene) => &scene.lines,
            Self::Decision(decision) => &decision.lines,
            Self::Rewrite(rewrite) => &rewrite.lines,
            Self::Ending(ending) => &ending.lines,
            Self::Gate(_) | Self::Chance(_) | Self::Pause(_) => &[],
        }
    }

    /// The lines heard on entry, to change, where the kind has any.
    pub fn lines_mut(&mut self) -> Option<&mut Vec<Line>> {
        match self {
            Self::Scene(scene) => Some(&mut scene.lines),
            Self::Decision(decision) => Some(&mut decision.lines),
            Self::Rewrite(rewrite) => Some(&mut rewrite.lines),
            Self::Ending(ending) => Some(&mut ending.lines),
            Self::Gate(_) | Self::Chance(_) | Self::Pause(_) => None,
        }
    }

    /// The choices, where it is a decision.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Decision(decision) => &decision.choices,
            Self::Scene(_) | Self::Rewrite(_) | Self::Gate(_) | Self::Chance(_) | Self::Pause(_) | Self::Ending(_) => {
                &[]
            }
        }
    }

    /// Every line that stands in the node: those on entry, then replies in the order of the choices.
    pub fn all_lines(&self) -> impl Iterator<Item = &Line> {
        let timeout = match self {
            Self::Decision(Decision { timeout: Some(timeout), .. }) => timeout.reply.as_slice(),
            _other => &[],
        };
        self.lines().iter().chain(self.choices().iter().flat_map(|choice| &choice.reply)).chain(timeout)
    }

    /// What authors call the node: its title, else its first words, cut to about `most` characters.
    #[must_use]
    pub fn name(&self, most: usize) -> String {
        let first_words = match self {
            Self::Decision(decision) if !decision.prompt.is_blank() => &decision.prompt,
            Self::Rewrite(rewrite) if !rewrite.prompt.is_blank() => &rewrite.prompt,
            Self::Pause(pause) => &pause.prompt,
            Self::Ending(ending) if !ending.label.is_blank() => &ending.label,
            other => other.lines().first().map_or(other.title(), |line| &line.says),
        };
        let words = if self.title().is_blank() { first_words } else { self.title() };
        let words = words.trim();
        if words.is_empty() {
            return match self {
                Self::Ending(ending) => ending.outcome.label().to_owned(),
                other => other.kind().label().to_owned(),
            };
        }
        shortened(words, most)
    }
}

/// The first line of `text`, cut at a word to about `most` characters.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= most {
        return line.to_owned();
    }
    let cut: String = line.chars().take(most).collect();
    let end = cut.rfind(' ').filter(|end| *end > cut.len() / 2).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([' ', ',', '.', ';', ':', '–']))
}
