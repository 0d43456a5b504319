//! How the structs of a document are declared, and what keeps their text form minimal and strict.

use serde::{Deserialize, Deserializer};

/// The largest number that may stand in a document, either way.
pub const MAX_NUMBER: i32 = 1_000_000;

/// Whether a field holds what it would hold if it were left out.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares a struct of the document: fields before the `;` are always written and must be there, fields after it
/// are left out of the file at their default. Unknown fields are errors.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident {
        ; $($(#[$om:meta])* $optional:ident: $ot:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$om])* #[serde(default, skip_serializing_if = "crate::scenario::record::is_default")] pub $optional: $ot,)*
        }
    };
    ($(#[$meta:meta])* $name:ident {
        $($(#[$rm:meta])* $required:ident: $rt:ty),+ ; $($(#[$om:meta])* $optional:ident: $ot:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$rm])* pub $required: $rt,)+
            $($(#[$om])* #[serde(default, skip_serializing_if = "crate::scenario::record::is_default")] pub $optional: $ot,)*
        }

        impl $name {
            /// One that has only what it must have; everything else is at its default.
            #[must_use]
            pub fn new($($required: impl Into<$rt>),+) -> Self {
                Self { $($required: $required.into(),)+ $($optional: Default::default(),)* }
            }
        }
    };
}
pub(super) use record;

/// Declares an enum of the document without data, and the list of its variants.
macro_rules! choice_of {
    ($(#[$meta:meta])* $name:ident { $($(#[$vm:meta])* $variant:ident = $label:literal),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        $(#[$meta])*
        pub enum $name { $($(#[$vm])* $variant),+ }

        impl $name {
            /// Every value, in the order in which people think of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// What the value is called on screen.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }
    };
}
pub(super) use choice_of;

fn within<'de, D: Deserializer<'de>>(deserializer: D, low: i64, high: i64) -> Result<i64, D::Error> {
    struct Visitor(i64, i64);
    impl serde::de::Visitor<'_> for Visitor {
        type Value = i64;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "a whole number from {} to {}", self.0, self.1)
        }
        fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<i64, E> {
            if (self.0..=self.1).contains(&n) {
                Ok(n)
            } else {
                Err(E::custom(format!(
                    "{n} is out of range: a whole number from {} to {} is meant here",
                    self.0, self.1
                )))
            }
        }
        fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<i64, E> {
            self.visit_i64(i64::try_from(n).unwrap_or(i64::MAX))
        }
    }
    deserializer.deserialize_i64(Visitor(low, high))
}

/// Reads a number of at most ±[`MAX_NUMBER`].
pub(super) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i32, D::Error> {
    let n = within(deserializer, -i64::from(MAX_NUMBER), i64::from(MAX_NUMBER))?;
    i32::try_from(n).map_err(serde::de::Error::custom)
}

/// Reads a number from 0 to [`MAX_NUMBER`].
pub(super) fn amount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i32, D::Error> {
    let n = within(deserializer, 0, i64::from(MAX_NUMBER))?;
    i32::try_from(n).map_err(serde::de::Error::custom)
}

/// Reads an optional number from 0 to [`MAX_NUMBER`].
pub(super) fn some_amount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Amount(#[serde(deserialize_with = "amount")] i32);
    Ok(Option::<Amount>::deserialize(deserializer)?.map(|amount| amount.0))
}

/// Reads an optional number of seconds from 1 to 3,600, as timers have.
pub(super) fn some_seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Seconds(#[serde(deserialize_with = "seconds")] u32);
    Ok(Option::<Seconds>::deserialize(deserializer)?.map(|seconds| seconds.0))
}

/// Reads a number of seconds from 1 to 3,600.
pub(super) fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    u32::try_from(within(deserializer, 1, 3_600)?).map_err(serde::de::Error::custom)
}

/// Reads a rating from 0 to 3.
pub(super) fn rating<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    u8::try_from(within(deserializer, 0, 3)?).map_err(serde::de::Error::custom)
}

/// Reads an optional percent from 0 to 100.
pub(super) fn some_percent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Percent(#[serde(deserialize_with = "percent")] u8);
    Ok(Option::<Percent>::deserialize(deserializer)?.map(|percent| percent.0))
}

fn percent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    u8::try_from(within(deserializer, 0, 100)?).map_err(serde::de::Error::custom)
}

/// Reads evidence for an objective, −9 to 9.
pub(super) fn evidence<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i32, D::Error> {
    i32::try_from(within(deserializer, -9, 9)?).map_err(serde::de::Error::custom)
}
