//! Free runs: begun at a node of the author's choice, or changed by hand on the way. They show what a case would do
//! there; they cannot be saved, signed off or counted.

use super::machine::{Body, Target};
use super::state::{End, Status};
use super::{Event, Luck, Machine, Moment, Refused, Run, State, Watch};
use crate::scenario::{Effect, Id, PromiseStatus, Tally, Var};

impl Run {
    /// Whether the author chose where it began or changed something by hand.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.begun_elsewhere || self.moments.iter().any(|moment| moment.edited.is_some())
    }

    /// Where a run that did not begin at the start of the case began.
    #[must_use]
    pub fn begun_at(&self) -> Option<&Id> {
        let first = self.moments.first().filter(|_| self.begun_elsewhere)?;
        first.events.iter().find_map(|event| match *event {
            Event::Entered { node } => Some(self.machine.node_id(node)),
            _other => None,
        })
    }

    /// Changes the moment by hand; from then on the run is free. What is to be had or heard next is read anew, but no
    /// whenever rule is tested and no time passes.
    ///
    /// # Errors
    /// When the run is over.
    pub fn edit(&mut self, effect: Effect) -> Result<(), Refused> {
        let mut state = self.state().clone();
        let mut events = Vec::new();
        self.machine.edit(&mut state, &effect, &mut events)?;
        self.moments.push(Moment { did: None, edited: Some(effect), events, state });
        Ok(())
    }

    /// What was changed by hand, each with the number of steps of the [record](Self::record) before it.
    pub(super) fn edits(&self) -> Vec<(usize, Effect)> {
        let mut edits = Vec::new();
        let mut steps = 0;
        for moment in &self.moments {
            steps += usize::from(moment.did.is_some());
            let draws = moment.events.iter().filter(|event| matches!(event, Event::Drew { .. }));
            steps += draws.count();
            edits.extend(moment.edited.clone().map(|effect| (steps, effect)));
        }
        edits
    }
}

impl Machine {
    /// The node at which runs begin; none if there is none.
    #[must_use]
    pub fn start_node(&self) -> Option<usize> {
        match self.start {
            Target::Node(node) => Some(node),
            Target::Open | Target::Missing => None,
        }
    }

    /// A run that begins at a node, with everything as it is at the start.
    pub fn start_at<W: Watch>(&self, node: usize, luck: &mut impl Luck, watch: &mut W) -> State {
        self.begin(Target::Node(node), luck, watch)
    }

    /// Changes a state by hand.
    ///
    /// # Errors
    /// When the run is over, and not only stuck.
    pub fn edit<W: Watch>(&self, state: &mut State, effect: &Effect, watch: &mut W) -> Result<(), Refused> {
        if !matches!(state.status(), Status::Waiting | Status::Over(End::Stuck)) {
            return Err(Refused::Over);
        }
        self.do_by_hand(state, effect, watch);
        // What can be chosen may be another now: a run that was stuck goes on, or gets stuck.
        if let Some(node) = self.node(state)
            && let Body::Decision { choices, timer: None, .. } = &self.nodes[node].body
        {
            if choices.clone().any(|choice| self.offered(state, choice)) {
                state.wait();
            } else {
                state.end(End::Stuck);
            }
        }
        Ok(())
    }

    fn do_by_hand<W: Watch>(&self, state: &mut State, effect: &Effect, watch: &mut W) {
        let case = &self.case;
        let number = |var: &Var| match var {
            Var::Tally(tally) => Some(*tally as usize),
            Var::Meter(meter) => case.meters.get_index_of(meter).map(|index| Tally::ALL.len() + index),
        };
        match effect {
            Effect::Add(var, n) => {
                if let Some(number) = number(var) {
                    self.change(state, number, |value| value.saturating_add(*n), watch);
                }
            }
            Effect::Set(var, n) => {
                if let Some(number) = number(var) {
                    self.change(state, number, |_| *n, watch);
                }
            }
            Effect::Raise(flag) => self.set_flag(state, flag, true, watch),
            Effect::Lower(flag) => self.set_flag(state, flag, false, watch),
            Effect::Reveal(fact) => {
                if let Some(fact) = case.facts.get_index_of(fact)
                    && !state.set_bit(self.layout.facts, fact, true)
                {
                    watch.see(Event::Revealed { fact });
                }
            }
            Effect::Make(promise) => {
                if let Some(promise) = case.promises.get_index_of(promise) {
                    self.make(state, promise, watch);
                }
            }
            Effect::Keep(promise) => self.close_by_hand(state, promise, PromiseStatus::Kept, watch),
            Effect::Break(promise) => self.close_by_hand(state, promise, PromiseStatus::Broken, watch),
            Effect::Extend(promise, time) => {
                if let Some(promise) = case.promises.get_index_of(promise) {
                    self.extend(state, promise, time.seconds(), watch);
                }
            }
        }
    }

    fn set_flag<W: Watch>(&self, state: &mut State, flag: &Id, raised: bool, watch: &mut W) {
        if let Some(flag) = self.case.flags.get_index_of(flag)
            && state.set_bit(self.layout.flags, flag, raised) != raised
        {
            watch.see(Event::Flag { flag, raised });
        }
    }

    fn close_by_hand<W: Watch>(&self, state: &mut State, promise: &Id, status: PromiseStatus, watch: &mut W) {
        let Some(promise) = self.case.promises.get_index_of(promise) else { return };
        if self.close_if_open(state, promise, status, watch) {
            let code = &self.promises[promise];
            let follow_up = if status == PromiseStatus::Kept { &code.if_kept } else { &code.if_broken };
            self.apply(state, follow_up, watch);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::play::{Input, Replay, replay_run};
    use crate::scenario::{Scenario, read, resolve};

    const CASE: &str = r#"(format: 1, id: "x", title: "t", language: "en", channel: Phone, start: "a",
        meters: { "trust": (name: "Trust", start: 10, min: 0, max: 100) },
        flags: { "seen": "Seen" },
        nodes: {
            "a": Scene(then: "b"),
            "b": Decision(choices: [(id: "x", says: "X", when: AtLeast(Meter("trust"), 50), to: "c")]),
            "c": Scene(),
        })"#;

    fn machine(text: &str) -> Arc<Machine> {
        let case = read::<Scenario>(text.as_bytes()).unwrap().document;
        Arc::new(Machine::compile(Arc::new(resolve(&case, None))))
    }

    fn set(n: i32) -> Effect {
        Effect::Set(Var::Meter(Id::new("trust").unwrap()), n)
    }

    #[test]
    fn a_run_begun_elsewhere_is_free_and_one_begun_at_the_start_is_not() {
        let machine = machine(CASE);
        let node = machine.node_index("b").unwrap();
        let run = Run::begin_at(machine.clone(), 7, node);
        assert!(run.is_free());
        assert_eq!(run.begun_at().unwrap().as_str(), "b");
        assert_eq!(run.status(), Status::Over(End::Stuck));
        let start = machine.start_node().unwrap();
        assert!(!Run::begin_at(machine, 7, start).is_free());
    }

    #[test]
    fn an_edit_frees_the_run_unlocks_what_it_unlocks_and_is_rewound() {
        let machine = machine(CASE);
        let mut run = Run::new(machine.clone(), 7);
        run.step(Input::Continue).unwrap();
        assert_eq!(run.status(), Status::Over(End::Stuck));
        assert!(!run.is_free());
        run.edit(set(900)).unwrap();
        assert_eq!(machine.number(run.state(), Tally::ALL.len()), 100, "within its range");
        assert_eq!(run.status(), Status::Waiting);
        assert!(run.is_free());
        run.edit(set(20)).unwrap();
        assert_eq!(run.status(), Status::Over(End::Stuck));
        run.rewind(1);
        assert!(!run.is_free());
    }

    #[test]
    fn a_free_run_is_replayed_with_its_edits() {
        let mut run = Run::new(machine(CASE), 7);
        run.step(Input::Continue).unwrap();
        run.edit(set(60)).unwrap();
        run.step(Input::Choose { choice: 0, ticks: 0 }).unwrap();
        let longer = machine(&CASE.replace("\"c\": Scene(),", "\"c\": Scene(title: \"C\"),"));
        let Replay { run: again, diverged } = replay_run(&longer, &run);
        assert_eq!(diverged, None);
        assert_eq!(again.inputs(), 3);
        assert_eq!(again.state(), run.state());
        let without = machine(&CASE.replace("id: \"x\", says", "id: \"y\", says"));
        let Replay { run: again, diverged } = replay_run(&without, &run);
        assert_eq!(again.inputs(), 2);
        assert!(diverged.is_some());
    }

    #[test]
    fn what_is_over_is_not_changed() {
        let mut run = Run::begin_at(machine(CASE), 7, 2);
        run.step(Input::Continue).unwrap();
        assert_eq!(run.edit(set(1)), Err(Refused::Over));
    }
}
