//! Move cards and notes on the canvas.

use super::{Slot, Step};
use crate::scenario::{Id, Point};

/// Puts cards or notes at new places.
#[must_use]
pub fn move_cards(file: &str, places: &[(Id, Point)]) -> Step {
    let label = if places.len() == 1 { "Move card".to_owned() } else { format!("Move {} cards", places.len()) };
    places.iter().fold(Step::new(label), |step, (id, at)| step.with(file, Slot::Place(id.clone(), Some(*at))))
}
