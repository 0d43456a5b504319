//! Ways out of a state, written down so that they can be told backwards.

use super::bounds::Log;
use super::merged::{Changes, Followed};
use super::scripts::{Script, Scripts};
use super::stepper::{OnWays, Way};
use super::trace::{Happening, Scribe, Stories, Story};
use super::walk::counted_nodes;
use crate::play::state::{State, Status, WORTH};
use crate::play::{Detail, Event, Input, Machine, Trace, Watch};
use crate::scenario::Tally;

#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    pub way: Way,
    pub story: Story,
    pub script: Script,
    /// How many decisions it counts, and what they are worth.
    pub gain: (u8, u8),
    pub seconds: u32,
    /// Where the words of the state that it led to begin.
    pub state: usize,
    /// Where the part of the log that tells it ends.
    pub log_end: usize,
}

/// Every way out of a state.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub ways: Vec<Taken>,
    pub words: Vec<u32>,
    pub log: Log,
}

impl Ledger {
    /// Another state is at hand.
    pub(super) fn clear(&mut self) {
        self.ways.clear();
        self.words.clear();
        self.log.clear();
    }
}

/// Writes ways down.
pub(super) struct Writer<'m> {
    pub machine: &'m Machine,
    pub ledger: Ledger,
    pub stories: Stories,
    pub story: Story,
    pub followed: Followed,
    pub scripts: Scripts,
    /// Of the state where the ways at hand begin.
    pub clock: i32,
    pub counted: u32,
    pub worth: u32,
}

impl<'m> Writer<'m> {
    /// Nothing is written down yet.
    pub(super) fn new(machine: &'m Machine, followed: Followed) -> Self {
        let scripts = Scripts::new(followed.changes.clone());
        Self {
            machine,
            ledger: Ledger::default(),
            stories: Stories::new(),
            story: 0,
            followed,
            scripts,
            clock: 0,
            counted: 0,
            worth: 0,
        }
    }

    /// The ways at hand begin in this state.
    pub(super) fn stand_in(&mut self, state: &State) {
        self.clock = self.machine.tally(state, Tally::Clock);
        self.counted = counted_nodes(self.machine, state);
        self.worth = state.0[WORTH];
    }

    fn gain(&self, state: &State) -> (u8, u8) {
        if !self.followed.grades {
            return (0, 0);
        }
        let counted = counted_nodes(self.machine, state) - self.counted;
        let worth = state.0[WORTH] - self.worth;
        (u8::try_from(counted).unwrap_or(u8::MAX), u8::try_from(worth).unwrap_or(u8::MAX))
    }
}

impl Watch for Writer<'_> {
    const LISTENS: bool = false;

    fn see(&mut self, event: Event) {
        Scribe { stories: &mut self.stories, story: &mut self.story }.see(event);
        if self.followed.changes != Changes::None {
            self.scripts.see(event);
        }
    }

    fn notice(&mut self, detail: Detail) {
        Scribe { stories: &mut self.stories, story: &mut self.story }.notice(detail);
        self.scripts.notice(detail);
    }

    fn trace(&mut self, machine: &Machine, state: &State, trace: Trace<'_>) {
        self.ledger.log.write(machine, state, trace);
        if self.followed.changes != Changes::None {
            self.scripts.trace(trace);
        }
    }
}

impl OnWays for Writer<'_> {
    fn begin(&mut self, from: Option<(&State, usize, Input)>) {
        self.story = 0;
        self.scripts.begin();
        if let Some((_, node, input)) = from {
            self.story = self.stories.then(0, Happening::of(node, input));
        }
    }

    fn led_to(&mut self, way: Way, state: &State) {
        if let Status::Over(end) = state.status() {
            self.story = self.stories.then(self.story, Happening::Over { end });
        }
        let place = self.ledger.words.len();
        self.ledger.words.extend_from_slice(&state.0);
        self.ledger.ways.push(Taken {
            way,
            story: self.story,
            script: self.scripts.end(),
            gain: self.gain(state),
            seconds: self.machine.tally(state, Tally::Clock).abs_diff(self.clock),
            state: place,
            log_end: self.ledger.log.len(),
        });
    }
}
