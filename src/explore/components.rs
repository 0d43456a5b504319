//! Strongly connected components: the loops of a graph, and an order in which everything else comes after what leads to
//! it. Tarjan's algorithm (1972) with a stack of its own.

use super::edges::Edges;

/// The components of a graph, those first that lead nowhere else.
#[derive(Debug)]
pub(super) struct Components {
    /// The component of each state.
    pub of: Vec<u32>,
    /// The states, component by component.
    states: Vec<u32>,
    /// Where each component begins in `states`; one more at the end.
    first: Vec<u32>,
    /// Those in which a run can come back to where it was.
    cyclic: Vec<bool>,
}

const UNSEEN: u32 = u32::MAX;

impl Components {
    /// Of everything that state 0 leads to.
    pub(super) fn of(edges: &Edges) -> Self {
        let count = edges.first.len() - 1;
        let mut all = Self::none(count);
        let mut number = vec![UNSEEN; count];
        let mut low = vec![0_u32; count];
        let mut open: Vec<u32> = Vec::new();
        let mut calls: Vec<(u32, usize)> = Vec::new();
        let mut next = 0_u32;
        if count > 0 {
            calls.push((0, edges.of(0).start));
        }
        while let Some((state, at)) = calls.last_mut() {
            let state = *state;
            let index = state as usize;
            if number[index] == UNSEEN {
                number[index] = next;
                low[index] = next;
                next += 1;
                open.push(state);
            }
            let end = edges.of(state).end;
            let mut deeper = None;
            while *at < end {
                let target = edges.targets[*at];
                *at += 1;
                if number[target as usize] == UNSEEN {
                    deeper = Some(target);
                    break;
                }
                if all.of[target as usize] == UNSEEN {
                    low[index] = low[index].min(number[target as usize]);
                }
            }
            if let Some(target) = deeper {
                calls.push((target, edges.of(target).start));
                continue;
            }
            calls.pop();
            if let Some((parent, _)) = calls.last() {
                low[*parent as usize] = low[*parent as usize].min(low[index]);
            }
            if low[index] == number[index] {
                all.close(state, &mut open, edges);
            }
        }
        all
    }

    /// None yet, of so many states.
    pub(super) fn none(count: usize) -> Self {
        Self { of: vec![UNSEEN; count], states: Vec::with_capacity(count), first: vec![0], cyclic: Vec::new() }
    }

    /// The next one, whose states rise; it leads to none that comes later.
    pub(super) fn push(&mut self, states: &[u32], is_cyclic: bool) {
        let component = u32::try_from(self.cyclic.len()).unwrap_or(UNSEEN);
        for state in states {
            self.of[*state as usize] = component;
        }
        self.states.extend_from_slice(states);
        self.cyclic.push(is_cyclic);
        self.first.push(u32::try_from(self.states.len()).unwrap_or(UNSEEN));
    }

    /// Everything opened since `root` is one component.
    fn close(&mut self, root: u32, open: &mut Vec<u32>, edges: &Edges) {
        let component = u32::try_from(self.cyclic.len()).unwrap_or(UNSEEN);
        let from = self.states.len();
        while let Some(state) = open.pop() {
            self.of[state as usize] = component;
            self.states.push(state);
            if state == root {
                break;
            }
        }
        // In the order in which they were first seen, so that what is told of them is told in that order.
        self.states[from..].sort_unstable();
        self.cyclic.push(self.states.len() - from > 1 || edges.targets[edges.of(root)].contains(&root));
        self.first.push(u32::try_from(self.states.len()).unwrap_or(UNSEEN));
    }

    pub(super) fn count(&self) -> usize {
        self.cyclic.len()
    }

    /// The states of a component, in the order in which they were first seen.
    pub(super) fn states(&self, component: usize) -> &[u32] {
        &self.states[self.first[component] as usize..self.first[component + 1] as usize]
    }

    pub(super) fn is_cyclic(&self, component: usize) -> bool {
        self.cyclic[component]
    }

    /// Components so that each comes after all that lead to it.
    pub(super) fn forwards(&self) -> impl Iterator<Item = usize> + use<> {
        (0..self.count()).rev()
    }

    /// Whether an edge leads from the component of its state to another.
    pub(super) fn leaves(&self, component: usize, target: u32) -> bool {
        self.of[target as usize] as usize != component
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(targets: &[&[u32]]) -> Edges {
        let mut edges = Edges { first: vec![0], ..Edges::default() };
        for list in targets {
            edges.targets.extend_from_slice(list);
            edges.first.push(u32::try_from(edges.targets.len()).unwrap());
        }
        edges
    }

    #[test]
    fn loops_are_one_component_and_come_before_what_leads_to_them() {
        let edges = graph(&[&[1, 4], &[2], &[3, 1], &[], &[4, 2]]);
        let components = Components::of(&edges);
        let all: Vec<&[u32]> = (0..components.count()).map(|n| components.states(n)).collect();
        assert_eq!(all, [&[3][..], &[1, 2], &[4], &[0]]);
        let cyclic: Vec<bool> = (0..4).map(|n| components.is_cyclic(n)).collect();
        assert_eq!(cyclic, [false, true, true, false]);
        assert!(components.leaves(1, 3) && !components.leaves(1, 2));
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let count = 300_000_u32;
        let mut edges = Edges { first: vec![0], ..Edges::default() };
        for state in 1..count {
            edges.targets.push(state);
            edges.first.push(state);
        }
        edges.first.push(count - 1);
        assert_eq!(Components::of(&edges).count(), count as usize);
    }
}
