//! No two cards on one place, links to the right, the same every time, and quick.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::edit::{Documents, History};
use crate::scenario::{Choice, Decision, Ending, Node, Outcome};

fn id(n: usize) -> Id {
    Id::new(&format!("n{n}")).unwrap()
}

/// A case with these links; a link leads from a choice of its own.
fn case(nodes: usize, links: &[(usize, usize)]) -> Scenario {
    let mut case = Scenario::empty("id", "title");
    for n in 0..nodes {
        let mut decision = Decision::default();
        for (at, (_, to)) in links.iter().enumerate().filter(|(_, (from, _))| *from == n) {
            let mut choice = Choice::new(Id::new(&format!("c{at}")).unwrap());
            choice.to = Some(id(*to));
            decision.choices.push(choice);
        }
        case.nodes.insert(id(n), Arc::new(Node::Decision(decision)));
    }
    case.start = Some(id(0));
    case
}

/// Heights as different as those of cards.
fn size(id: &Id) -> CardSize {
    let n: i32 = id.as_str()[1..].parse().unwrap();
    CardSize { width: 232, height: 60 + n % 7 * 22 }
}

fn tidied(case: &Scenario, only: &[Id]) -> Scenario {
    let mut history = History::new(Documents::one("x", case.clone()));
    history.apply(tidy("x", case, only, size));
    let after = history.scenario("x").unwrap().clone();
    history.undo();
    assert_eq!(history.scenario("x"), Some(case), "taken back exactly");
    after
}

fn overlapping(case: &Scenario) -> Option<(Id, Id)> {
    let rects: Vec<(&Id, Point, CardSize)> = case.layout.iter().map(|(id, at)| (id, *at, size(id))).collect();
    for (n, (a, at, here)) in rects.iter().enumerate() {
        for (b, other, there) in &rects[n + 1..] {
            let apart = at.0 + here.width <= other.0
                || other.0 + there.width <= at.0
                || at.1 + here.height <= other.1
                || other.1 + there.height <= at.1;
            if !apart {
                return Some(((*a).clone(), (*b).clone()));
            }
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_two_cards_overlap_and_links_lead_to_the_right(
        nodes in 1_usize..60,
        links in proptest::collection::vec((0_usize..60, 1_usize..60), 0..150),
    ) {
        // Every link leads on, as most do; then some lead back.
        let on: Vec<_> = links.iter().map(|(a, step)| (a % nodes, a % nodes + step)).filter(|(_, b)| *b < nodes).collect();
        let after = tidied(&case(nodes, &on), &[]);
        prop_assert_eq!(after.layout.len(), nodes);
        prop_assert_eq!(overlapping(&after), None);
        for (from, to) in &on {
            prop_assert!(after.layout[&id(*from)].0 < after.layout[&id(*to)].0, "{} → {}", from, to);
        }
        let any: Vec<_> = links.iter().map(|(a, b)| (a % nodes, b % nodes)).collect();
        let round = case(nodes, &any);
        let after = tidied(&round, &[]);
        prop_assert_eq!(overlapping(&after), None);
        prop_assert_eq!(&tidied(&round, &[]), &after, "the same every time");
        prop_assert_eq!(&tidied(&after, &[]), &after, "tidy stays tidy");
    }

    #[test]
    fn a_selection_makes_way_for_the_rest(
        links in proptest::collection::vec((0_usize..24, 0_usize..24), 0..40),
        chosen in proptest::collection::btree_set(0_usize..24, 1..12),
    ) {
        let before = tidied(&case(24, &links), &[]);
        let only: Vec<Id> = chosen.iter().map(|n| id(*n)).collect();
        let after = tidied(&before, &only);
        prop_assert_eq!(overlapping(&after), None);
        for (id, at) in &before.layout {
            prop_assert!(only.contains(id) || after.layout[id] == *at);
        }
    }
}

#[test]
fn a_chain_with_a_way_back_is_one_row_and_answers_keep_their_order() {
    let after = tidied(&case(3, &[(0, 1), (1, 2), (2, 0)]), &[]);
    let xs: Vec<i32> = (0..3).map(|n| after.layout[&id(n)].0).collect();
    assert_eq!(xs, [0, 320, 640]);
    let fan = tidied(&case(4, &[(0, 3), (0, 1), (0, 2)]), &[]);
    let y = |n| fan.layout[&id(n)].1;
    assert!(y(3) < y(1) && y(1) < y(2), "{fan:?}");
}

#[test]
fn endings_stand_together_at_the_far_right() {
    let mut short = case(5, &[(0, 1), (0, 2), (2, 3), (3, 4)]);
    for n in [1, 4] {
        let ending = Node::Ending(Ending::new(Outcome::Partial));
        short.nodes.insert(id(n), Arc::new(ending));
    }
    let after = tidied(&short, &[]);
    assert_eq!(after.layout[&id(1)].0, after.layout[&id(4)].0);
    assert_eq!(overlapping(&after), None);
}

#[test]
fn the_corner_stays_and_lonely_cards_fill_rows() {
    let mut lonely = case(10, &[]);
    lonely.layout.insert(id(4), Point(1_000, -500));
    let after = tidied(&lonely, &[]);
    assert_eq!(after.layout.values().map(|at| at.0).min(), Some(1_000));
    assert_eq!(after.layout.values().map(|at| at.1).min(), Some(-500));
    assert_eq!(overlapping(&after), None);
    let rows: std::collections::BTreeSet<i32> = after.layout.values().map(|at| at.1).collect();
    assert_eq!(rows.len(), 2);
}

#[test]
fn five_thousand_nodes_take_one_step() {
    let links: Vec<(usize, usize)> =
        (0..5_000).flat_map(|n| [(n, n + 1), (n, n + 7), (n, n * 7 % 5_000)]).filter(|(_, to)| *to < 5_000).collect();
    let mut large = Scenario::empty("id", "title");
    let mut by_node: Vec<Vec<usize>> = vec![Vec::new(); 5_000];
    for (from, to) in links {
        by_node[from].push(to);
    }
    for (n, targets) in by_node.into_iter().enumerate() {
        let choices = targets.into_iter().enumerate().map(|(at, to)| {
            let mut choice = Choice::new(Id::new(&format!("c{at}")).unwrap());
            choice.to = Some(id(to));
            choice
        });
        let decision = Decision { choices: choices.collect(), ..Decision::default() };
        large.nodes.insert(id(n), Arc::new(Node::Decision(decision)));
    }
    large.start = Some(id(0));
    let step = tidy("x", &large, &[], size);
    assert_eq!(step.changes().len(), 5_000);
}
