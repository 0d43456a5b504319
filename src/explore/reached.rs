//! What some run reaches, with the first run that does; and why nothing reaches the rest.

use super::ahead::each_target;
use super::trace::Happening;
use super::walk::{Walked, WayOut};
use super::witness::Trail;
use crate::play::machine::{Body, Machine, Target};

/// The first run to everything that a run can reach; indices are the machine's.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    pub nodes: Vec<Option<Trail>>,
    /// Where it is offered, it is taken by some run.
    pub choices: Vec<Option<Trail>>,
    /// By node: time ran out.
    pub timeouts: Vec<Option<Trail>>,
    /// By node: no route of the gate held.
    pub otherwise: Vec<Option<Trail>>,
    pub routes: Vec<Option<Trail>>,
    pub outcomes: Vec<Option<Trail>>,
    /// Whenever rules that fire.
    pub rules: Vec<Option<Trail>>,
}

/// Why no run reaches a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreached {
    /// No exit and no rule leads to it.
    NothingLeadsThere,
    /// Exits lead to it, all from nodes that no run reaches either.
    OnlyFrom(Vec<usize>),
    /// Runs pass these places, and never take the exits that lead to it.
    Closed(Vec<Closed>),
}

/// An exit of a reached node, or a rule, that no run takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// A choice that is never offered (an index among those of the case).
    Choice { node: usize, choice: usize },
    /// A route that is never taken (an index among those of the node).
    Route { node: usize, route: usize },
    /// Some route always holds.
    Otherwise { node: usize },
    /// An outcome without weight (an index among those of the node).
    Outcome { node: usize, outcome: usize },
    /// A rule that never fires.
    Rule { rule: usize },
    /// A whenever rule always takes over before this exit is passed.
    Overtaken { node: usize },
}

pub(super) fn reached<O>(walked: &Walked<O>) -> Reached {
    let machine = &*walked.machine;
    let mut found = First {
        nodes: vec![None; machine.nodes.len()],
        choices: vec![None; machine.choices.len()],
        timeouts: vec![None; machine.nodes.len()],
        otherwise: vec![None; machine.nodes.len()],
        routes: vec![None; machine.routes.len()],
        outcomes: vec![None; machine.outcomes.len()],
        rules: vec![None; machine.whenever.len()],
    };
    for label in &walked.labels.all {
        for happening in walked.stories.tell(label.story) {
            found.note(machine, happening, label.first);
        }
    }
    let trails = |ways: Vec<Option<WayOut>>| ways.into_iter().map(|way| way.map(|way| walked.trail_of(way))).collect();
    Reached {
        nodes: trails(found.nodes),
        choices: trails(found.choices),
        timeouts: trails(found.timeouts),
        otherwise: trails(found.otherwise),
        routes: trails(found.routes),
        outcomes: trails(found.outcomes),
        rules: trails(found.rules),
    }
}

struct First {
    nodes: Vec<Option<WayOut>>,
    choices: Vec<Option<WayOut>>,
    timeouts: Vec<Option<WayOut>>,
    otherwise: Vec<Option<WayOut>>,
    routes: Vec<Option<WayOut>>,
    outcomes: Vec<Option<WayOut>>,
    rules: Vec<Option<WayOut>>,
}

impl First {
    fn note(&mut self, machine: &Machine, happening: Happening, way: WayOut) {
        let place = match happening {
            Happening::Entered { node } => &mut self.nodes[node],
            Happening::Chose { node, choice } => &mut self.choices[machine.choices_of(node).start + choice],
            Happening::TimedOut { node } => &mut self.timeouts[node],
            Happening::Routed { node, route: None } => &mut self.otherwise[node],
            Happening::Routed { node, route: Some(route) } => &mut self.routes[machine.routes_of(node).start + route],
            Happening::Drew { node, outcome } => &mut self.outcomes[machine.outcomes_of(node).start + outcome],
            Happening::Fired { rule } => &mut self.rules[rule],
            Happening::Wrote { .. } | Happening::WentOn { .. } | Happening::Over { .. } => return,
        };
        *place = Some(place.map_or(way, |first| first.min(way)));
    }
}

impl Reached {
    /// Why no run reaches a node; none if one does.
    #[must_use]
    pub fn why_not(&self, machine: &Machine, node: usize) -> Option<Unreached> {
        if self.nodes.get(node)?.is_some() {
            return None;
        }
        let mut from_unreached = Vec::new();
        let mut closed = Vec::new();
        for (source, code) in machine.nodes.iter().enumerate() {
            let mut leads_here = false;
            each_target(machine, code, |to| leads_here |= to == node);
            if leads_here && self.nodes[source].is_none() {
                from_unreached.push(source);
            } else if leads_here {
                self.closed_exits(machine, source, node, &mut closed);
            }
        }
        for (rule, (_, to)) in machine.whenever.iter().enumerate() {
            if *to == Target::Node(node) {
                closed.push(Closed::Rule { rule });
            }
        }
        Some(match (closed.is_empty(), from_unreached.is_empty()) {
            (true, true) => Unreached::NothingLeadsThere,
            (true, false) => Unreached::OnlyFrom(from_unreached),
            (false, _) => Unreached::Closed(closed),
        })
    }

    fn closed_exits(&self, machine: &Machine, source: usize, node: usize, closed: &mut Vec<Closed>) {
        let here = Target::Node(node);
        let before = closed.len();
        match &machine.nodes[source].body {
            Body::Decision { choices, .. } => {
                let never = choices.clone().filter(|at| machine.choices[*at].to == here && self.choices[*at].is_none());
                closed.extend(never.map(|choice| Closed::Choice { node: source, choice }));
            }
            Body::Gate { routes, otherwise } => {
                let never = routes.clone().filter(|at| machine.routes[*at].1 == here && self.routes[*at].is_none());
                closed.extend(never.map(|at| Closed::Route { node: source, route: at - routes.start }));
                if *otherwise == here && self.otherwise[source].is_none() {
                    closed.push(Closed::Otherwise { node: source });
                }
            }
            Body::Chance { outcomes, .. } => {
                let never =
                    outcomes.clone().filter(|at| machine.outcomes[*at].1 == here && self.outcomes[*at].is_none());
                closed.extend(never.map(|at| Closed::Outcome { node: source, outcome: at - outcomes.start }));
            }
            Body::Scene { .. } | Body::Pause { .. } | Body::Rewrite { .. } | Body::Ending => {}
        }
        if closed.len() == before {
            closed.push(Closed::Overtaken { node: source });
        }
    }
}
