//! Stepping: what an input does to a state. DESIGN's numbered semantics are here, and nowhere else in Rust.

use super::machine::{Body, Effects, Op, Target, Timer};
use super::state::{End, FIRST_FREE, NO_DUE, NO_NODE, NODE, Status, WORTH};
use super::{Detail, Event, Luck, Machine, State, Trace, Traced, Watch};
use crate::scenario::{PromiseStatus, Strength, Tally};

/// What a learner does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// Goes on from a scene or pause.
    Continue,
    /// Takes a choice (an index among the choices of the node) after so many ticks of waiting.
    Choose { choice: usize, ticks: u32 },
    /// Says nothing until time runs out.
    TimeOut,
    /// Writes a message of this strength.
    Wrote(Strength),
}

/// Why an input was not taken; the state is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the run is over")]
    Over,
    #[error("the node waits for something else")]
    WrongInput,
    #[error("the choice is not offered")]
    NotOffered,
    #[error("there are not so many ticks")]
    TooManyTicks,
    #[error("there is no timer")]
    NoTimer,
}

impl Machine {
    /// A run at its start, and what happened until it waits for the first input.
    pub fn start<W: Watch>(&self, luck: &mut impl Luck, watch: &mut W) -> State {
        self.begin(self.start, luck, watch)
    }

    pub(super) fn begin<W: Watch>(&self, target: Target, luck: &mut impl Luck, watch: &mut W) -> State {
        let mut words = vec![0_u32; self.layout.size];
        words[NODE] = NO_NODE;
        for (word, start) in words[FIRST_FREE..].iter_mut().zip(&self.starts_at) {
            *word = start.cast_unsigned();
        }
        let mut state = State(words.into_boxed_slice());
        self.go(&mut state, target, luck, watch);
        state
    }

    /// Whether the run waits or is over.
    #[must_use]
    pub fn status(&self, state: &State) -> Status {
        state.status()
    }

    /// The node where the run stands; none before the first.
    #[must_use]
    pub fn node(&self, state: &State) -> Option<usize> {
        Some(state.0[NODE]).filter(|node| *node != NO_NODE).map(|node| node as usize)
    }

    /// A tally's value.
    #[must_use]
    pub fn tally(&self, state: &State, tally: Tally) -> i32 {
        self.number(state, tally as usize)
    }

    /// The value of a number: tallies first, in the order of [`Tally::ALL`], then meters.
    #[must_use]
    pub fn number(&self, state: &State, number: usize) -> i32 {
        state.number(self.layout.numbers + number)
    }

    /// Takes an input.
    ///
    /// # Errors
    /// When the node does not wait for such an input; the state is then as it was.
    pub fn step<W: Watch>(
        &self,
        state: &mut State,
        input: Input,
        luck: &mut impl Luck,
        watch: &mut W,
    ) -> Result<(), Refused> {
        if let Status::Over(_) = state.status() {
            return Err(Refused::Over);
        }
        let Some(node) = self.node(state) else { return Err(Refused::Over) };
        let target = match (&self.nodes[node].body, input) {
            (Body::Scene { then } | Body::Pause { then }, Input::Continue) => *then,
            (Body::Decision { choices, timer, .. }, Input::Choose { choice, ticks }) => {
                if choice >= choices.len() || !self.offered(state, choices.start + choice) {
                    return Err(Refused::NotOffered);
                }
                if ticks > timer.as_ref().map_or(0, |timer| timer.ticks) {
                    return Err(Refused::TooManyTicks);
                }
                if let Some(timer) = timer {
                    self.wait(state, timer, ticks, watch);
                }
                self.choose(state, node, choices.start + choice, watch)
            }
            (Body::Decision { timer, .. }, Input::TimeOut) => {
                let timer = timer.as_ref().ok_or(Refused::NoTimer)?;
                self.time_out(state, node, timer, watch)
            }
            (Body::Rewrite { strong, fair, weak }, Input::Wrote(strength)) => {
                self.count(state, node, Some(strength.worth()));
                match strength {
                    Strength::Strong => *strong,
                    Strength::Fair => *fair,
                    Strength::Weak => *weak,
                }
            }
            (
                Body::Scene { .. }
                | Body::Pause { .. }
                | Body::Decision { .. }
                | Body::Rewrite { .. }
                | Body::Gate { .. }
                | Body::Chance { .. }
                | Body::Ending,
                _,
            ) => return Err(Refused::WrongInput),
        };
        self.go(state, target, luck, watch);
        Ok(())
    }

    /// Whether a choice (an index among those of the case) can be taken.
    #[must_use]
    pub fn offered(&self, state: &State, choice: usize) -> bool {
        let code = &self.choices[choice];
        !(code.once && state.bit(self.layout.chosen, choice))
            && code.when.as_ref().is_none_or(|when| when.holds(self, state))
    }

    fn wait<W: Watch>(&self, state: &mut State, timer: &Timer, ticks: u32, watch: &mut W) {
        for _ in 0..ticks {
            self.apply(state, &timer.waiting, watch);
        }
    }

    /// Takes a choice; where the run goes on.
    fn choose<W: Watch>(&self, state: &mut State, node: usize, choice: usize, watch: &mut W) -> Target {
        let code = &self.choices[choice];
        state.set_bit(self.layout.chosen, choice, true);
        self.count(state, node, code.worth);
        self.apply(state, &code.effects, watch);
        self.pass_time(state, code.takes, watch);
        self.tell(state, code.reply.clone(), watch);
        self.whenever(state, watch).unwrap_or(code.to)
    }

    fn time_out<W: Watch>(&self, state: &mut State, node: usize, timer: &Timer, watch: &mut W) -> Target {
        self.wait(state, timer, timer.ticks, watch);
        self.count(state, node, timer.worth);
        self.apply(state, &timer.effects, watch);
        self.pass_time(state, timer.seconds, watch);
        self.tell(state, timer.reply.clone(), watch);
        self.whenever(state, watch).unwrap_or(timer.to)
    }

    /// Counts towards `by: Decisions`, once a node.
    fn count(&self, state: &mut State, node: usize, worth: Option<u32>) {
        let Some(worth) = worth else { return };
        if !state.set_bit(self.layout.counted, node, true) {
            state.0[WORTH] += worth;
        }
    }

    /// Enters nodes until one waits or the run is over.
    fn go<W: Watch>(&self, state: &mut State, mut target: Target, luck: &mut impl Luck, watch: &mut W) {
        let mut automatic: Vec<usize> = Vec::new();
        loop {
            let index = match target {
                Target::Node(index) => index,
                Target::Open => return state.end(End::Unwritten),
                Target::Missing => return state.end(End::LinkToNowhere),
            };
            let node = &self.nodes[index];
            state.0[NODE] = u32::try_from(index).unwrap_or(NO_NODE);
            if matches!(node.body, Body::Gate { .. } | Body::Chance { .. }) {
                if automatic.contains(&index) {
                    return state.end(End::EndlessLoop);
                }
                automatic.push(index);
            }
            let visit = self.enter(state, index, watch);
            if !matches!(node.body, Body::Ending)
                && let Some(elsewhere) = self.whenever(state, watch)
            {
                target = elsewhere;
                continue;
            }
            self.tell(state, node.lines.clone(), watch);
            target = match &node.body {
                Body::Scene { .. } | Body::Pause { .. } | Body::Rewrite { .. } => return,
                Body::Ending => return state.end(End::Ending),
                Body::Decision { choices, timer, .. } => {
                    let offers = |choice| {
                        watch.trace(self, state, Trace(Traced::Offers(choice)));
                        self.offered(state, choice)
                    };
                    if timer.is_none() && !choices.clone().any(offers) {
                        state.end(End::Stuck);
                    }
                    return;
                }
                Body::Gate { routes, otherwise } => {
                    let route = self.routes[routes.clone()].iter().position(|(when, _)| {
                        watch.trace(self, state, Trace(Traced::Tests(when)));
                        when.holds(self, state)
                    });
                    watch.notice(Detail::Routed { node: index, route });
                    route.map_or(*otherwise, |route| self.routes[routes.start + route].1)
                }
                Body::Chance { total: 0, .. } => return state.end(End::Stuck),
                Body::Chance { outcomes, .. } => {
                    let outcome = luck.outcome(self, index, visit);
                    watch.see(Event::Drew { node: index, outcome });
                    self.outcomes[outcomes.clone()].get(outcome).map_or(Target::Missing, |(_, to, _)| *to)
                }
            };
        }
    }

    /// Visited, time, effects; how often the node has now been entered, if it draws.
    fn enter<W: Watch>(&self, state: &mut State, index: usize, watch: &mut W) -> u32 {
        let node = &self.nodes[index];
        watch.see(Event::Entered { node: index });
        state.set_bit(self.layout.visited, index, true);
        let visit = node.visits.map_or(0, |word| {
            state.0[word] = state.0[word].saturating_add(1);
            state.0[word]
        });
        self.pass_time(state, node.after, watch);
        self.apply(state, &node.effects, watch);
        self.pass_time(state, node.takes, watch);
        visit
    }

    /// The first rule that holds and has not fired fires; where it leads.
    fn whenever<W: Watch>(&self, state: &mut State, watch: &mut W) -> Option<Target> {
        let (rule, (_, to)) = self.whenever.iter().enumerate().find(|(rule, (when, _))| {
            !state.bit(self.layout.fired, *rule) && {
                watch.trace(self, state, Trace(Traced::Tests(when)));
                when.holds(self, state)
            }
        })?;
        state.set_bit(self.layout.fired, rule, true);
        watch.see(Event::Fired { rule });
        Some(*to)
    }

    fn tell<W: Watch>(&self, state: &State, lines: std::ops::Range<usize>, watch: &mut W) {
        if W::LISTENS {
            for line in lines {
                if self.lines[line].when.as_ref().is_none_or(|when| when.holds(self, state)) {
                    watch.see(Event::Heard { line });
                }
            }
        }
    }

    /// Moves the clock, then breaks every open promise that is overdue, in the order of declaration.
    fn pass_time<W: Watch>(&self, state: &mut State, seconds: u32, watch: &mut W) {
        if seconds == 0 {
            return;
        }
        let by = i32::try_from(seconds).unwrap_or(i32::MAX);
        watch.trace(self, state, Trace(Traced::Passes(by)));
        self.change(state, Tally::Clock as usize, |clock| clock.saturating_add(by), watch);
        for promise in 0..self.promises.len() {
            let due = state.0[self.layout.dues + promise];
            if state.promise(self.layout.promises, promise) == PromiseStatus::Open
                && due != NO_DUE
                && self.tally(state, Tally::Clock).cast_unsigned() > due
            {
                watch.notice(Detail::Overdue { promise });
                self.close(state, promise, PromiseStatus::Broken, watch);
                let effects = &self.promises[promise].if_broken;
                self.apply(state, effects, watch);
            }
        }
    }

    /// Applies effects in order; those of a promise that is kept or broken at once, where they arise.
    pub(super) fn apply<W: Watch>(&self, state: &mut State, effects: &Effects, watch: &mut W) {
        // Interrupted lists of effects wait here: a stack of our own, because a file decides how deep it gets.
        let mut waiting: Vec<Effects> = Vec::new();
        let mut current = effects.clone();
        loop {
            let Some(op) = current.next() else {
                match waiting.pop() {
                    Some(outer) => current = outer,
                    None => return,
                }
                continue;
            };
            watch.trace(self, state, Trace(Traced::Does(self.effects[op])));
            let follow_up = match self.effects[op] {
                Op::Add { number, n } => {
                    self.change(state, number, |value| value.saturating_add(n), watch);
                    None
                }
                Op::Set { number, n } => {
                    self.change(state, number, |_| n, watch);
                    None
                }
                Op::Flag { flag, raised } => {
                    if state.set_bit(self.layout.flags, flag, raised) != raised {
                        watch.see(Event::Flag { flag, raised });
                    }
                    None
                }
                Op::Reveal { fact } => {
                    if !state.set_bit(self.layout.facts, fact, true) {
                        watch.see(Event::Revealed { fact });
                    }
                    None
                }
                Op::Make { promise } => {
                    self.make(state, promise, watch);
                    None
                }
                Op::Keep { promise } => self
                    .close_if_open(state, promise, PromiseStatus::Kept, watch)
                    .then(|| &self.promises[promise].if_kept),
                Op::Break { promise } => self
                    .close_if_open(state, promise, PromiseStatus::Broken, watch)
                    .then(|| &self.promises[promise].if_broken),
                Op::Extend { promise, seconds } => {
                    self.extend(state, promise, seconds, watch);
                    None
                }
            };
            if let Some(effects) = follow_up.filter(|effects| !effects.is_empty()) {
                waiting.push(std::mem::replace(&mut current, effects.clone()));
            }
        }
    }

    pub(super) fn change<W: Watch>(
        &self,
        state: &mut State,
        number: usize,
        to: impl FnOnce(i32) -> i32,
        watch: &mut W,
    ) {
        let word = self.layout.numbers + number;
        let from = state.number(word);
        let (min, max) = self.ranges[number];
        let asked = to(from);
        let to = asked.min(max).max(min);
        if to != asked {
            watch.notice(Detail::Clamped { number });
        }
        if to != from {
            state.set_number(word, to);
            watch.see(Event::Changed { number, from, to });
        }
    }

    pub(super) fn make<W: Watch>(&self, state: &mut State, promise: usize, watch: &mut W) {
        if state.promise(self.layout.promises, promise) != PromiseStatus::Unmade {
            return;
        }
        let clock = self.tally(state, Tally::Clock);
        state.set_promise(self.layout.promises, promise, PromiseStatus::Open);
        state.0[self.layout.dues + promise] =
            self.promises[promise].due.map_or(NO_DUE, |due| clock.cast_unsigned().saturating_add(due));
        watch.see(Event::Promise { promise, status: PromiseStatus::Open, clock });
    }

    pub(super) fn close_if_open<W: Watch>(
        &self,
        state: &mut State,
        promise: usize,
        status: PromiseStatus,
        watch: &mut W,
    ) -> bool {
        let open = state.promise(self.layout.promises, promise) == PromiseStatus::Open;
        if open {
            self.close(state, promise, status, watch);
        }
        open
    }

    fn close<W: Watch>(&self, state: &mut State, promise: usize, status: PromiseStatus, watch: &mut W) {
        state.set_promise(self.layout.promises, promise, status);
        state.0[self.layout.dues + promise] = 0;
        watch.see(Event::Promise { promise, status, clock: self.tally(state, Tally::Clock) });
    }

    pub(super) fn extend<W: Watch>(&self, state: &mut State, promise: usize, seconds: u32, watch: &mut W) {
        if state.0[self.layout.dues + promise] == NO_DUE
            || state.promise(self.layout.promises, promise) != PromiseStatus::Open
        {
            return;
        }
        let due = &mut state.0[self.layout.dues + promise];
        *due = due.saturating_add(seconds).min(NO_DUE - 1);
        watch.see(Event::Extended { promise, due: *due });
    }
}
