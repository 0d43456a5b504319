//! Tables of a document: maps that refuse a key that stands twice. [`Ordered`] keeps the author's order, [`Sorted`]
//! is sorted by key.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use indexmap::IndexMap;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Id;

/// A map in the author's order; two are equal only in the same order.
#[derive(Clone, Debug)]
pub struct Ordered<V, K: Hash + Eq = Id>(pub IndexMap<K, V>);

/// A map sorted by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<V, K: Ord = Id>(pub BTreeMap<K, V>);

impl<V: PartialEq, K: Hash + Eq> PartialEq for Ordered<V, K> {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().eq(other.0.iter())
    }
}

impl<V: Eq, K: Hash + Eq> Eq for Ordered<V, K> {}

macro_rules! table {
    ($name:ident, $inner:ident, $($bound:ident)+) => {
        impl<V, K: $($bound +)+> Default for $name<V, K> {
            fn default() -> Self {
                Self($inner::default())
            }
        }

        impl<V, K: $($bound +)+> Deref for $name<V, K> {
            type Target = $inner<K, V>;
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl<V, K: $($bound +)+> DerefMut for $name<V, K> {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.0
            }
        }

        impl<V, K: $($bound +)+> FromIterator<(K, V)> for $name<V, K> {
            fn from_iter<T: IntoIterator<Item = (K, V)>>(entries: T) -> Self {
                Self(entries.into_iter().collect())
            }
        }

        impl<'a, V, K: $($bound +)+> IntoIterator for &'a $name<V, K> {
            type Item = (&'a K, &'a V);
            type IntoIter = <&'a $inner<K, V> as IntoIterator>::IntoIter;
            fn into_iter(self) -> Self::IntoIter {
                self.0.iter()
            }
        }

        impl<V: Serialize, K: Serialize + $($bound +)+> Serialize for $name<V, K> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(&self.0)
            }
        }

        impl<'de, V: Deserialize<'de>, K: Deserialize<'de> + fmt::Display + $($bound +)+> Deserialize<'de> for $name<V, K> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Unique<V, K>(PhantomData<(V, K)>);
                impl<'de, V: Deserialize<'de>, K: Deserialize<'de> + fmt::Display + $($bound +)+> Visitor<'de> for Unique<V, K> {
                    type Value = $name<V, K>;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a map")
                    }
                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                        let mut table = $inner::default();
                        while let Some(key) = map.next_key::<K>()? {
                            if table.contains_key(&key) {
                                return Err(A::Error::custom(format!("“{key}” stands twice here")));
                            }
                            let value = map.next_value()?;
                            table.insert(key, value);
                        }
                        Ok($name(table))
                    }
                }
                deserializer.deserialize_map(Unique(PhantomData))
            }
        }
    };
}

table!(Ordered, IndexMap, Hash Eq);
table!(Sorted, BTreeMap, Ord);

/// Writes an [`Ordered`] or [`Sorted`] table as a list of pairs: in JSON, where an object does not keep the order of
/// keys that look like numbers.
pub mod pairs {
    use serde::{Serialize, Serializer};

    /// For `#[serde(serialize_with)]`.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<'a, T, K, V, S>(table: &'a T, serializer: S) -> Result<S::Ok, S::Error>
    where
        &'a T: IntoIterator<Item = (&'a K, &'a V)>,
        K: Serialize + 'a,
        V: Serialize + 'a,
        S: Serializer,
    {
        serializer.collect_seq(table)
    }
}
