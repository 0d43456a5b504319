//! What happened on an edge, in a tree of happenings: equal stories are one number.

use hashbrown::HashMap;

use crate::play::state::End;
use crate::play::{Detail, Event, Input, Watch};
use crate::scenario::Strength;

/// One thing on the way from one state to the next that no forgetting changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happening {
    /// A choice was taken (an index among those of the node).
    Chose { node: usize, choice: usize },
    /// Time ran out.
    TimedOut { node: usize },
    /// A message was written.
    Wrote { node: usize, strength: Strength },
    /// A scene or pause was left.
    WentOn { node: usize },
    /// A node was entered.
    Entered { node: usize },
    /// A gate was passed by this route (an index among those of the node), or by `otherwise`.
    Routed { node: usize, route: Option<usize> },
    /// Chance drew an outcome (an index among those of the node).
    Drew { node: usize, outcome: usize },
    /// A whenever rule took over.
    Fired { rule: usize },
    /// The run was over.
    Over { end: End },
}

/// A story so far; 0 is the empty one.
pub(super) type Story = u32;

/// The tree of all stories.
#[derive(Debug)]
pub(super) struct Stories {
    nodes: Vec<Told>,
    next: HashMap<(Story, Happening), Story>,
}

#[derive(Debug)]
struct Told {
    before: Story,
    last: Option<Happening>,
    /// What came next most recently: one of these mostly comes next again.
    recent: [Option<(Happening, Story)>; 4],
}

impl Stories {
    pub(super) fn new() -> Self {
        Self { nodes: vec![Told { before: 0, last: None, recent: [None; 4] }], next: HashMap::new() }
    }

    /// The story and what happened then.
    pub(super) fn then(&mut self, story: Story, happening: Happening) -> Story {
        let place = happening.place() % 4;
        if let Some((recent, next)) = self.nodes[story as usize].recent[place]
            && recent == happening
        {
            return next;
        }
        let fresh = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let next = *self.next.entry((story, happening)).or_insert(fresh);
        if next == fresh {
            self.nodes.push(Told { before: story, last: Some(happening), recent: [None; 4] });
        }
        self.nodes[story as usize].recent[place] = Some((happening, next));
        next
    }

    /// What happened, in order.
    pub(super) fn tell(&self, story: Story) -> Vec<Happening> {
        let mut told = Vec::new();
        let mut at = story;
        while let Some(Told { before, last: Some(last), .. }) = self.nodes.get(at as usize) {
            told.push(*last);
            at = *before;
        }
        told.reverse();
        told
    }
}

impl Happening {
    /// Different for neighbours: choices of one node, outcomes, routes.
    fn place(self) -> usize {
        match self {
            Self::Chose { choice, .. } => choice,
            Self::Drew { outcome, .. } => outcome,
            Self::Routed { route, .. } => route.unwrap_or(3),
            Self::Wrote { strength, .. } => strength as usize,
            Self::Entered { node } => node,
            Self::TimedOut { .. } => 3,
            Self::WentOn { .. } | Self::Fired { .. } | Self::Over { .. } => 0,
        }
    }

    /// The node that took an input, if this is one.
    pub(super) fn input_at(self) -> Option<usize> {
        match self {
            Self::Chose { node, .. } | Self::TimedOut { node } | Self::Wrote { node, .. } | Self::WentOn { node } => {
                Some(node)
            }
            Self::Entered { .. } | Self::Routed { .. } | Self::Drew { .. } | Self::Fired { .. } | Self::Over { .. } => {
                None
            }
        }
    }

    /// The input that this is, if it is one; without its ticks.
    pub(super) fn input(self) -> Option<Input> {
        match self {
            Self::Chose { choice, .. } => Some(Input::Choose { choice, ticks: 0 }),
            Self::TimedOut { .. } => Some(Input::TimeOut),
            Self::Wrote { strength, .. } => Some(Input::Wrote(strength)),
            Self::WentOn { .. } => Some(Input::Continue),
            Self::Entered { .. } | Self::Routed { .. } | Self::Drew { .. } | Self::Fired { .. } | Self::Over { .. } => {
                None
            }
        }
    }

    /// What an input at a node is.
    pub(super) fn of(node: usize, input: Input) -> Self {
        match input {
            Input::Continue => Self::WentOn { node },
            Input::Choose { choice, .. } => Self::Chose { node, choice },
            Input::TimeOut => Self::TimedOut { node },
            Input::Wrote(strength) => Self::Wrote { node, strength },
        }
    }
}

/// Writes down what happens on one edge.
#[derive(Debug)]
pub(super) struct Scribe<'s> {
    pub stories: &'s mut Stories,
    pub story: &'s mut Story,
}

impl Scribe<'_> {
    pub(super) fn note(&mut self, happening: Happening) {
        *self.story = self.stories.then(*self.story, happening);
    }
}

impl Watch for Scribe<'_> {
    const LISTENS: bool = false;

    fn see(&mut self, event: Event) {
        match event {
            Event::Entered { node } => self.note(Happening::Entered { node }),
            Event::Drew { node, outcome } => self.note(Happening::Drew { node, outcome }),
            Event::Fired { rule } => self.note(Happening::Fired { rule }),
            Event::Heard { .. }
            | Event::Changed { .. }
            | Event::Flag { .. }
            | Event::Revealed { .. }
            | Event::Promise { .. }
            | Event::Extended { .. } => {}
        }
    }

    fn notice(&mut self, detail: Detail) {
        match detail {
            Detail::Routed { node, route } => self.note(Happening::Routed { node, route }),
            Detail::Overdue { .. } | Detail::Clamped { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_stories_are_one_number() {
        let mut stories = Stories::new();
        let entered = |node| Happening::Entered { node };
        let a = stories.then(0, entered(1));
        let b = stories.then(a, entered(2));
        let c = stories.then(a, entered(3));
        assert_eq!(stories.then(0, entered(1)), a);
        assert_eq!((stories.then(a, entered(2)), stories.then(a, entered(3))), (b, c));
        assert_eq!(stories.tell(c), [entered(1), entered(3)]);
        assert_eq!(stories.tell(0), []);
    }
}
