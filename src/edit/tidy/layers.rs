//! Which layer each node stands in: one further to the right than whatever leads to it.

use super::Links;

/// The layer of every node, from 0. Links that close a circle are left out of account, so that they run back.
pub(super) fn layers(graph: &Links) -> Vec<usize> {
    let forward = forward_links(graph);
    let mut waiting_for = vec![0_usize; graph.to.len()];
    for &target in forward.iter().flatten() {
        waiting_for[target] += 1;
    }
    let mut layers = vec![0_usize; graph.to.len()];
    let mut ready: Vec<usize> = graph.order.iter().rev().copied().filter(|node| waiting_for[*node] == 0).collect();
    let mut done = Vec::with_capacity(graph.to.len());
    while let Some(node) = ready.pop() {
        done.push(node);
        for &target in &forward[node] {
            layers[target] = layers[target].max(layers[node] + 1);
            waiting_for[target] -= 1;
            if waiting_for[target] == 0 {
                ready.push(target);
            }
        }
    }
    // What nothing leads to moves up to what it leads to, except for the start.
    for &node in done.iter().rev() {
        if graph.from[node].is_empty() && graph.order.first() != Some(&node) {
            layers[node] = forward[node].iter().map(|target| layers[*target]).min().map_or(0, |next| next.max(1) - 1);
        }
    }
    layers
}

/// The links without those that lead back to a node on the way to them, found by going as far as each way leads.
fn forward_links(graph: &Links) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        OnTheWay,
        Done,
    }
    let mut seen = vec![Seen::No; graph.to.len()];
    let mut forward = graph.to.clone();
    for &root in &graph.order {
        if seen[root] != Seen::No {
            continue;
        }
        // A stack of its own: a case may be one chain of thousands of nodes.
        let mut way = vec![(root, 0)];
        seen[root] = Seen::OnTheWay;
        while let Some((node, next)) = way.last_mut() {
            let Some(&target) = graph.to[*node].get(*next) else {
                seen[*node] = Seen::Done;
                way.pop();
                continue;
            };
            *next += 1;
            match seen[target] {
                Seen::Done => {}
                Seen::OnTheWay => forward[*node].retain(|to| *to != target),
                Seen::No => {
                    seen[target] = Seen::OnTheWay;
                    way.push((target, 0));
                }
            }
        }
    }
    forward
}
