//! The open documents: what steps are applied to.

use std::collections::BTreeMap;

use crate::scenario::{Pack, Scenario};

/// The name of a scenario's file, without a folder: `delayed-delivery.ron`.
pub type FileName = String;

/// A pack and the scenarios that are open with it, or one scenario alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents {
    pub pack: Option<Pack>,
    pub scenarios: BTreeMap<FileName, Scenario>,
}

impl Documents {
    /// One scenario alone.
    #[must_use]
    pub fn one(file: impl Into<FileName>, scenario: Scenario) -> Self {
        Self { pack: None, scenarios: BTreeMap::from([(file.into(), scenario)]) }
    }
}
