//! What authors arrange around the cards: frames and notes at their places, read once a change.

use egui::{Rect, Vec2, pos2, vec2};

use super::graph::canvas_point;
use crate::scenario::{Colour, Id, Scenario};

/// The width of every note.
pub const NOTE_WIDTH: f32 = 196.0;
/// Within a note, around its words.
pub const NOTE_PADDING: f32 = 10.0;
/// The height of a row of words on a note.
pub const NOTE_LINE: f32 = 16.0;
/// Within a frame, around its cards; above them there is room for the title.
const FRAME_PADDING: f32 = 16.0;
const FRAME_TITLE: f32 = 22.0;
/// A longer note is cut: its form has room for it.
const NOTE_ROWS: usize = 14;
/// About as many letters stand in a row of a note.
const NOTE_LETTERS: usize = 27;

/// A titled border around cards.
#[derive(Debug)]
pub struct PlacedFrame {
    pub id: Id,
    pub title: String,
    pub colour: Colour,
    /// Around its cards, on the canvas.
    pub rect: Rect,
    pub members: Vec<Id>,
}

/// A remark on the canvas.
#[derive(Debug)]
pub struct PlacedNote {
    pub id: Id,
    pub text: String,
    pub colour: Colour,
    /// On the canvas.
    pub rect: Rect,
    /// How many rows of words there is room for.
    pub rows: usize,
}

impl PlacedFrame {
    /// The frame around its members where they are now.
    #[must_use]
    pub fn around(&self, rect_of: impl Fn(&Id) -> Option<Rect>) -> Rect {
        around(self.members.iter().filter_map(rect_of))
    }
}

fn around(members: impl Iterator<Item = Rect>) -> Rect {
    let cards = members.fold(Rect::NOTHING, Rect::union);
    let mut rect = cards.expand(FRAME_PADDING);
    rect.min.y -= FRAME_TITLE - FRAME_PADDING * 0.5;
    rect
}

/// The frames that have a card, the largest first, so that what stands within another one is painted over it.
pub fn frames(scenario: &Scenario, rect_of: impl Fn(&Id) -> Option<Rect>) -> Vec<PlacedFrame> {
    let mut frames: Vec<PlacedFrame> = scenario
        .frames
        .iter()
        .map(|(id, frame)| PlacedFrame {
            id: id.clone(),
            title: frame.title.to_string(),
            colour: frame.colour,
            rect: around(frame.members.iter().filter_map(&rect_of)),
            members: frame.members.clone(),
        })
        .filter(|frame| frame.rect.is_positive())
        .collect();
    frames.sort_by(|a, b| b.rect.area().total_cmp(&a.rect.area()));
    frames
}

/// The notes at their places; one without a place lies at the origin.
pub fn notes(scenario: &Scenario) -> Vec<PlacedNote> {
    let placed = |(id, note): (&Id, &crate::scenario::Note)| {
        let rows = rows(&note.text);
        let at = scenario.layout.get(id).map_or(pos2(0.0, -120.0), |at| canvas_point(*at));
        #[expect(clippy::cast_precision_loss, reason = "a note has few rows")]
        let height = 2.0 * NOTE_PADDING + NOTE_LINE * rows as f32;
        let rect = Rect::from_min_size(at, vec2(NOTE_WIDTH, height));
        PlacedNote { id: id.clone(), text: note.text.to_string(), colour: note.colour, rect, rows }
    };
    scenario.notes.iter().map(placed).collect()
}

/// About how many rows a text takes on a note, as words wrap.
fn rows(text: &str) -> usize {
    let rows_of = |line: &str| {
        let mut rows = 1;
        let mut filled = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if filled > 0 && filled + 1 + length > NOTE_LETTERS {
                rows += 1;
                filled = 0;
            }
            filled += length + usize::from(filled > 0);
            rows += filled / (NOTE_LETTERS + 1);
            filled %= NOTE_LETTERS + 1;
        }
        rows
    };
    text.lines().map(rows_of).sum::<usize>().clamp(2, NOTE_ROWS)
}

/// Moved by a distance, if there is any.
pub fn moved(rect: Rect, by: Vec2, moves: bool) -> Rect {
    if moves { rect.translate(by) } else { rect }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Frame, Note, Point};

    #[test]
    fn a_frame_lies_around_its_cards_and_one_without_cards_is_not_there() {
        let id = |name| Id::new(name).unwrap();
        let mut case = Scenario::empty("id", "title");
        case.frames.insert(id("one"), Frame { members: vec![id("a"), id("gone")], ..Frame::new("One") });
        case.frames.insert(id("two"), Frame { members: vec![id("gone")], ..Frame::new("Two") });
        let card = Rect::from_min_size(pos2(100.0, 100.0), vec2(232.0, 90.0));
        let found = frames(&case, |of| (*of == id("a")).then_some(card));
        assert_eq!(found.len(), 1);
        assert!(found[0].rect.contains_rect(card.expand(10.0)));
    }

    #[test]
    fn a_note_grows_with_its_words_up_to_a_point() {
        let mut case = Scenario::empty("id", "title");
        for (name, text) in [("a", ""), ("b", "Some words that go on for more than one row, and then some more.")] {
            case.notes.insert(Id::new(name).unwrap(), Note::new(text));
        }
        case.notes.insert(Id::new("c").unwrap(), Note::new("Donaudampfschifffahrt".repeat(200).as_str()));
        case.layout.insert(Id::new("b").unwrap(), Point(40, 60));
        let found = notes(&case);
        let rows: Vec<usize> = found.iter().map(|note| note.rows).collect();
        assert_eq!(rows, [2, 3, NOTE_ROWS]);
        assert_eq!(found[1].rect.min, pos2(40.0, 60.0));
    }
}
