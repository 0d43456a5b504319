//! The set of keys that have been seen, in the order in which they were: an open-addressing table of indices over one
//! flat vector.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Keys of equal length, each with its index from 0.
#[derive(Debug)]
pub(super) struct Store {
    words: usize,
    keys: Vec<u64>,
    table: HashTable<u32>,
}

impl Store {
    pub(super) fn new(words: usize) -> Self {
        Self { words, keys: Vec::new(), table: HashTable::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len() / self.words
    }

    pub(super) fn key(&self, index: u32) -> &[u64] {
        &self.keys[index as usize * self.words..][..self.words]
    }

    /// The index of a key, and whether it is new.
    pub(super) fn insert(&mut self, key: &[u64]) -> (u32, bool) {
        let Self { words, keys, table } = self;
        let words = *words;
        let next = u32::try_from(keys.len() / words).unwrap_or(u32::MAX);
        let at = |index: u32| &keys[index as usize * words..][..words];
        match table.entry(hash(key), |index| at(*index) == key, |index| hash(at(*index))) {
            Entry::Occupied(found) => (*found.get(), false),
            Entry::Vacant(free) => {
                free.insert(next);
                keys.extend_from_slice(key);
                (next, true)
            }
        }
    }

    /// Appends a key that is new and that nobody will look for.
    pub(super) fn append(&mut self, key: &[u64]) {
        self.keys.extend_from_slice(key);
    }

    /// Gives back what was reserved for keys and is not used.
    pub(super) fn shrink(&mut self) {
        self.keys.shrink_to_fit();
    }

    /// Bytes that the keys and the table take.
    pub(super) fn bytes(&self) -> usize {
        self.keys.capacity() * size_of::<u64>() + self.table.allocation_size()
    }
}

/// Multiplies and folds, word by word.
pub(super) fn hash(key: &[u64]) -> u64 {
    let mut hash = 0x9E37_79B9_7F4A_7C15_u64;
    for word in key {
        let product = u128::from(hash ^ word) * 0xE703_7ED1_A0B4_28DB_u128;
        #[expect(clippy::cast_possible_truncation, reason = "both halves of the product are folded into one")]
        let folded = (product as u64) ^ ((product >> 64) as u64);
        hash = folded;
    }
    hash
}
