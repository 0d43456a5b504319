//! Chance: draws are a pure function of the seed, the node, the visit and an index.

use super::Machine;

/// Where the outcomes of chances come from.
pub trait Luck {
    /// The outcome (an index among those of the node) of entering the chance `node` for the `visit`-th time.
    fn outcome(&mut self, machine: &Machine, node: usize, visit: u32) -> usize;
}

/// Draws from a seed, as a player does.
#[derive(Clone, Copy, Debug)]
pub struct Seeded(pub u32);

impl Luck for Seeded {
    fn outcome(&mut self, machine: &Machine, node: usize, visit: u32) -> usize {
        let weights = machine.weights(node);
        let total: u64 = weights.clone().sum();
        let mut position = (u64::from(draw(self.0, machine.id_hash(node), visit, 0)) * total) >> 32;
        for (outcome, weight) in weights.enumerate() {
            if position < weight {
                return outcome;
            }
            position -= weight;
        }
        0
    }
}

/// The finaliser of `MurmurHash3` (Appleby 2011), wrapping.
const fn mix(mut x: u32) -> u32 {
    x ^= x >> 16;
    x = x.wrapping_mul(0x85EB_CA6B);
    x ^= x >> 13;
    x = x.wrapping_mul(0xC2B2_AE35);
    x ^ (x >> 16)
}

/// FNV-1a in 32 bits (Fowler, Noll and Vo 1991) of the UTF-8 bytes.
pub(super) fn fnv1a32(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A draw of 32 bits: k = 0 is for a chance, 1–31 for a shuffle, 32–63 for a player that chooses by itself.
#[must_use]
pub fn draw(seed: u32, id_hash: u32, visit: u32, k: u32) -> u32 {
    mix(seed.wrapping_add(mix(id_hash.wrapping_add(mix(visit.wrapping_mul(64).wrapping_add(k))))))
}

/// The order in which `count` choices are shown: Fisher–Yates from the end. Choices after the 32nd keep their places.
#[must_use]
pub fn shuffled(seed: u32, id_hash: u32, visit: u32, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut k = 0;
    for last in (1..count.min(32)).rev() {
        k += 1;
        let other = (u64::from(draw(seed, id_hash, visit, k)) * (last as u64 + 1)) >> 32;
        order.swap(last, usize::try_from(other).unwrap_or(0));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_agree_with_their_published_values() {
        // FNV-1a test vectors of its authors; the finaliser maps 0 to 0 and 1 to 0x514E28B7.
        assert_eq!(fnv1a32(""), 0x811C_9DC5);
        assert_eq!(fnv1a32("a"), 0xE40C_292C);
        assert_eq!(fnv1a32("foobar"), 0xBF9C_F968);
        assert_eq!((mix(0), mix(1)), (0, 0x514E_28B7));
    }

    #[test]
    fn a_shuffle_is_a_permutation_and_repeats() {
        for count in 0..40 {
            let order = shuffled(7, 11, 1, count);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..count).collect::<Vec<_>>());
            assert_eq!(order, shuffled(7, 11, 1, count));
        }
        assert_ne!(shuffled(7, 11, 1, 10), shuffled(7, 11, 2, 10));
    }
}
