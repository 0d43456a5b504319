//! Duplicate nodes beside themselves.

use super::{Step, copy, paste};
use crate::scenario::{FreshIds, Id, Scenario};

/// Duplicates nodes; links among them are duplicated with them. Returns the step and the new ids.
#[must_use]
pub fn duplicate(file: &str, scenario: &Scenario, nodes: &[Id], fresh: &mut FreshIds) -> (Step, Vec<Id>) {
    let (mut step, ids) = paste(file, scenario, &copy(scenario, nodes), None, fresh);
    step.label = if ids.len() == 1 { "Duplicate node".to_owned() } else { format!("Duplicate {} nodes", ids.len()) };
    (step, ids)
}
