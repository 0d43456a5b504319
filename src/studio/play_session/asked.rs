//! What the node asks of the learner, as the room shows it.

use super::over::Over;
use crate::play::{Run, Status};
use crate::scenario::{Asks, Node, Pause, PauseKind, Rewrite, Scenario, Text, markup};

/// What the run waits for.
#[derive(Clone, Debug, Default)]
pub enum Asked {
    /// To go on.
    #[default]
    Continue,
    /// To pause for a moment and go on.
    Pause(Pausing),
    /// To choose.
    Choose { prompt: String, hint: String, checklist: Vec<String>, timing: Option<Timing> },
    /// To write a message.
    Write(Box<Writing>),
    /// Nothing: the run is over.
    Over(Box<Over>),
}

/// The timer of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    pub seconds: u32,
    /// Seconds between two ticks of waiting.
    pub every: u32,
    /// The most ticks that count.
    pub ticks: u32,
}

/// A micro-pause.
#[derive(Clone, Debug)]
pub struct Pausing {
    pub kind: PauseKind,
    pub prompt: String,
    pub checklist: Vec<String>,
    pub seconds: Option<u32>,
}

/// A message to write.
#[derive(Clone, Debug)]
pub struct Writing {
    pub prompt: String,
    /// What to begin from.
    pub draft: String,
    pub hint: String,
    pub checklist: Vec<String>,
    /// The moves that are looked for, in words.
    pub asks_for: String,
    pub model: String,
    /// How long to read it again before sending.
    pub hold: Option<String>,
}

fn items(list: &[Text]) -> Vec<String> {
    list.iter().map(|item| markup::plain(item)).collect()
}

impl Asked {
    pub(super) fn of(run: &Run, case: &Scenario) -> Self {
        if let Status::Over(end) = run.status() {
            return Self::Over(Box::new(Over::of(run, case, end)));
        }
        let node = run.node().and_then(|(id, _)| case.nodes.get(id));
        match node.map(|node| &**node) {
            Some(Node::Decision(decision)) => {
                let offers = run.machine().offers(run.state());
                let every = decision.while_waiting.as_ref().map_or(0, |waiting| waiting.every);
                let usual = match decision.asks {
                    Asks::Response => "What do you say or do?",
                    Asks::Notice => "What do you notice?",
                };
                Self::Choose {
                    prompt: or(&decision.prompt, usual),
                    hint: markup::plain(&decision.hint),
                    checklist: items(&decision.checklist),
                    timing: offers.seconds.map(|seconds| Timing { seconds, every, ticks: offers.ticks }),
                }
            }
            Some(Node::Rewrite(rewrite)) => Self::Write(Box::new(writing(rewrite))),
            Some(Node::Pause(pause)) => Self::Pause(pausing(pause)),
            Some(Node::Scene(_) | Node::Gate(_) | Node::Chance(_) | Node::Ending(_)) | None => Self::Continue,
        }
    }

    /// What the field begins with.
    #[must_use]
    pub fn draft(&self) -> &str {
        match self {
            Self::Write(writing) => &writing.draft,
            Self::Continue | Self::Pause(_) | Self::Choose { .. } | Self::Over(_) => "",
        }
    }

    /// The question in a few words, for those who listen.
    #[must_use]
    pub fn prompt(&self) -> &str {
        match self {
            Self::Continue => "Go on when you are ready.",
            Self::Pause(pausing) => &pausing.prompt,
            Self::Choose { prompt, .. } => prompt,
            Self::Write(writing) => &writing.prompt,
            Self::Over(over) => &over.title,
        }
    }

    /// The timer, if one runs here.
    #[must_use]
    pub fn timing(&self) -> Option<Timing> {
        match self {
            Self::Choose { timing, .. } => *timing,
            Self::Continue | Self::Pause(_) | Self::Write(_) | Self::Over(_) => None,
        }
    }
}

fn or(text: &Text, usual: &str) -> String {
    if text.is_blank() { usual.to_owned() } else { markup::plain(text) }
}

fn writing(rewrite: &Rewrite) -> Writing {
    Writing {
        prompt: or(&rewrite.prompt, "Write it in your own words."),
        draft: markup::plain(&rewrite.draft),
        hint: markup::plain(&rewrite.hint),
        checklist: items(&rewrite.checklist),
        asks_for: rewrite.asks_for.iter().map(|id| id.replace('-', " ")).collect::<Vec<_>>().join(", "),
        model: markup::plain(&rewrite.model),
        hold: rewrite.hold.map(crate::scenario::duration_words),
    }
}

fn pausing(pause: &Pause) -> Pausing {
    Pausing {
        kind: pause.kind,
        prompt: or(&pause.prompt, pause.kind.label()),
        checklist: items(&pause.checklist),
        seconds: pause.seconds,
    }
}
