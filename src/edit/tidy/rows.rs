//! In which order the nodes of a layer stand, and how far down: near the middle of what they hang together with.

use std::collections::HashMap;

use super::{BETWEEN, CardSize, Links};

/// How often the layers are gone through, there and back.
const SWEEPS: usize = 6;

/// The top of each node of a part.
pub(super) fn rows(graph: &Links, part: &[usize], layers: &[usize], sizes: &[CardSize]) -> Vec<i32> {
    let first = part.iter().map(|node| layers[*node]).min().unwrap_or(0);
    let last = part.iter().map(|node| layers[*node]).max().unwrap_or(0);
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); last - first + 1];
    let mut middle: HashMap<usize, f64> = HashMap::with_capacity(part.len());
    for &node in part {
        columns[layers[node] - first].push(node);
    }
    for column in &columns {
        let start: Vec<(usize, f64)> = column.iter().map(|node| (*node, 0.0)).collect();
        settle(&start, sizes, &mut middle);
    }
    for sweep in 0..SWEEPS {
        let down = sweep % 2 == 0;
        let mut at = 0..columns.len();
        while let Some(index) = if down { at.next() } else { at.next_back() } {
            let column = &mut columns[index];
            let mut wished: Vec<(usize, f64)> =
                column.iter().map(|node| (*node, wish(graph, *node, layers, down, &middle))).collect();
            wished.sort_by(|a, b| a.1.total_cmp(&b.1));
            column.clear();
            column.extend(wished.iter().map(|(node, _)| *node));
            settle(&wished, sizes, &mut middle);
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "places on a canvas are far below the range")]
    let top = |node: &usize| middle.get(node).map_or(0, |y| (y - f64::from(sizes[*node].height) * 0.5).round() as i32);
    part.iter().map(top).collect()
}

/// Where a node would like its middle to be: among those before it on the way down, among those after it on the way
/// back; where it has none on that side, where it is.
fn wish(graph: &Links, node: usize, layers: &[usize], down: bool, middle: &HashMap<usize, f64>) -> f64 {
    let before = |other: &&usize| (layers[**other] < layers[node]) == down && layers[**other] != layers[node];
    let neighbours = graph.from[node].iter().chain(&graph.to[node]).filter(before);
    let mut sum = 0.0;
    let mut count = 0.0;
    for &other in neighbours {
        // The ways out of a card leave it in their order, so that their targets stand in that order too.
        let exits = &graph.to[other];
        let place = exits.iter().position(|to| *to == node);
        #[expect(clippy::cast_precision_loss, reason = "a card has few exits")]
        let nudge = place.map_or(0.0, |place| place as f64 - (exits.len() as f64 - 1.0) * 0.5);
        sum += middle.get(&other).copied().unwrap_or(0.0) + nudge;
        count += 1.0;
    }
    if count > 0.0 { sum / count } else { middle.get(&node).copied().unwrap_or(0.0) }
}

/// Puts the cards of a layer, in this order, as near to their wishes as their heights allow: cards that would overlap
/// become one block that stands at the mean of what its cards wish for.
fn settle(wished: &[(usize, f64)], sizes: &[CardSize], middle: &mut HashMap<usize, f64>) {
    struct Block {
        cards: usize,
        height: f64,
        /// The sum over its cards of where the block would begin if it were up to the card.
        wishes: f64,
    }
    impl Block {
        #[expect(clippy::cast_precision_loss, reason = "a count of cards")]
        fn top(&self) -> f64 {
            self.wishes / self.cards as f64
        }
    }
    let room = |node: usize| f64::from(sizes[node].height + BETWEEN);
    let mut blocks: Vec<Block> = Vec::new();
    for &(node, wish) in wished {
        let mut block = Block { cards: 1, height: room(node), wishes: wish - f64::from(sizes[node].height) * 0.5 };
        while let Some(above) = blocks.pop_if(|above| above.top() + above.height > block.top()) {
            #[expect(clippy::cast_precision_loss, reason = "a count of cards")]
            let lower = block.wishes - above.height * block.cards as f64;
            block = Block {
                cards: above.cards + block.cards,
                height: above.height + block.height,
                wishes: above.wishes + lower,
            };
        }
        blocks.push(block);
    }
    let mut cards = wished.iter();
    for block in blocks {
        let mut top = block.top();
        for &(node, _) in cards.by_ref().take(block.cards) {
            middle.insert(node, top + f64::from(sizes[node].height) * 0.5);
            top += room(node);
        }
    }
}
