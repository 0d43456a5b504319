//! What authors arrange around the nodes: places, frames, notes.

use serde::{Deserialize, Serialize};

use super::record::{choice_of, record};
use super::{Id, Text};

/// The upper left corner of a card on the canvas, in points at 100 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Point(pub i32, pub i32);

record! {
    /// A titled border around the nodes that it lists.
    Frame {
        title: Text;
        members: Vec<Id>,
        colour: Colour,
    }
}

record! {
    /// A remark on the canvas, for authors only. Its place stands in the layout under its id.
    Note {
        text: Text;
        colour: Colour,
    }
}

choice_of! {
    /// What a frame or note is tinted with.
    #[derive(Default)]
    Colour {
        #[default]
        Plain = "Plain",
        Blue = "Blue",
        Green = "Green",
        Amber = "Amber",
        Red = "Red",
        Violet = "Violet",
    }
}
