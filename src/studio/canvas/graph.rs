//! The graph as it is painted: cards with their places, and wires. Brought up to date once a change; cards of nodes
//! that did not change are kept.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Pos2, Rect, pos2, vec2};

use super::arranged::{PlacedFrame, PlacedNote, frames, notes};
use super::card::{CARD_WIDTH, Card};
use super::numbers::{Numbered, numbers};
use super::setting::Setting;
use crate::edit::CardSize;
use crate::scenario::{Grade, Id, Kind, Node, Pack, Phase, Point, Scenario};

/// Every card and wire of a case.
#[derive(Debug, Default)]
pub struct Graph {
    pub cards: Vec<Placed>,
    pub wires: Vec<Wire>,
    /// The cards by phase and then in reading order, as places in `cards`.
    pub outline: Vec<(Option<Phase>, usize)>,
    /// How many cards there are of each kind, in the order of [`Kind::ALL`].
    pub kinds: [usize; Kind::ALL.len()],
    /// How many exits lead nowhere yet.
    pub open_exits: usize,
    /// Borders around cards, the largest first.
    pub frames: Vec<PlacedFrame>,
    pub notes: Vec<PlacedNote>,
    /// The card at which the case begins.
    pub start: Option<Id>,
    /// Counted up by every change, so that what is painted from it knows when it is stale.
    pub revision: u64,
    by_id: HashMap<Id, usize>,
    /// What of the case stands on the cards.
    setting: Setting,
}

/// A card at its place.
#[derive(Debug)]
pub struct Placed {
    pub id: Id,
    pub card: Card,
    /// `D3`.
    pub number: String,
    /// Its place in reading order, from 0.
    pub reading_order: usize,
    /// On the canvas.
    pub rect: Rect,
    node: Arc<Node>,
}

/// A link from a row of a card to another card.
#[derive(Debug, Clone, Copy)]
pub struct Wire {
    pub from: usize,
    pub row: usize,
    pub to: usize,
    pub grade: Option<Grade>,
}

impl Graph {
    /// Reads the case as it is now.
    pub fn update(&mut self, scenario: &Scenario, pack: Option<&Pack>) {
        let numbers = numbers(scenario);
        let setting = Setting::of(scenario, pack);
        let mut old: HashMap<Id, Placed> =
            std::mem::take(&mut self.cards).into_iter().map(|placed| (placed.id.clone(), placed)).collect();
        if setting != self.setting {
            old.clear();
            self.setting = setting;
        }
        let setting = &self.setting;
        self.cards = scenario
            .nodes
            .iter()
            .enumerate()
            .map(|(index, (id, node))| {
                let kept = old.remove(id).filter(|placed| Arc::ptr_eq(&placed.node, node));
                let card = kept.map_or_else(|| Card::of(node, setting), |placed| placed.card);
                let at = scenario.layout.get(id).map_or_else(|| unplaced(index), |at| canvas_point(*at));
                let rect = Rect::from_min_size(at, vec2(CARD_WIDTH, card.height()));
                let Numbered { number, reading_order } = numbers.get(id).cloned().unwrap_or_default();
                Placed { id: id.clone(), card, number, reading_order, rect, node: node.clone() }
            })
            .collect();
        self.by_id = self.cards.iter().enumerate().map(|(index, placed)| (placed.id.clone(), index)).collect();
        self.count();
        self.wires = self
            .cards
            .iter()
            .enumerate()
            .flat_map(|(from, placed)| placed.card.rows.iter().enumerate().map(move |(row, exit)| (from, row, exit)))
            .filter_map(|(from, row, exit)| {
                let to = *self.by_id.get(exit.to.as_ref()?)?;
                Some(Wire { from, row, to, grade: exit.grade })
            })
            .collect();
        self.start.clone_from(&scenario.start);
        self.frames = frames(scenario, |id| self.card(id).map(|placed| placed.rect));
        self.notes = notes(scenario);
        self.revision += 1;
    }

    fn count(&mut self) {
        self.kinds = [0; Kind::ALL.len()];
        self.open_exits = 0;
        for placed in &self.cards {
            self.kinds[placed.card.kind as usize] += 1;
            self.open_exits += placed.card.rows.iter().filter(|row| row.to.is_none()).count();
        }
        self.outline = self.cards.iter().enumerate().map(|(index, placed)| (placed.card.phase, index)).collect();
        let cards = &self.cards;
        self.outline.sort_by_key(|(phase, index)| (phase.is_none(), *phase, cards[*index].reading_order));
    }

    /// The card of a node.
    #[must_use]
    pub fn card(&self, id: &Id) -> Option<&Placed> {
        self.by_id.get(id).map(|index| &self.cards[*index])
    }

    /// The place of a node among the cards.
    #[must_use]
    pub fn index(&self, id: &Id) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// A note.
    #[must_use]
    pub fn note(&self, id: &Id) -> Option<&PlacedNote> {
        self.notes.iter().find(|note| note.id == *id)
    }

    /// Where a card or a note lies.
    #[must_use]
    pub fn rect(&self, id: &Id) -> Option<Rect> {
        self.card(id).map(|placed| placed.rect).or_else(|| self.note(id).map(|note| note.rect))
    }

    /// Around every card, frame and note.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let cards = self.cards.iter().map(|placed| placed.rect);
        let around = self.frames.iter().map(|frame| frame.rect).chain(self.notes.iter().map(|note| note.rect));
        cards.chain(around).fold(Rect::NOTHING, Rect::union)
    }

    /// How much room the card of a node takes, in whole points.
    #[must_use]
    pub fn size(&self, id: &Id) -> CardSize {
        let size = self.card(id).map_or(vec2(CARD_WIDTH, 100.0), |placed| placed.rect.size()).ceil();
        #[expect(clippy::cast_possible_truncation, reason = "a card is far smaller than the range")]
        CardSize { width: size.x as i32, height: size.y as i32 }
    }
}

impl Placed {
    /// Where the exit of a row leaves the card.
    #[must_use]
    pub fn port(&self, row: usize) -> Pos2 {
        pos2(self.rect.right(), self.rect.top() + self.card.row_middle(row))
    }

    /// Where links arrive.
    #[must_use]
    pub fn entry(&self) -> Pos2 {
        pos2(self.rect.left(), self.rect.top() + super::card::HEADER * 0.5)
    }
}

/// A point of the document on the canvas.
#[expect(clippy::cast_precision_loss, reason = "places on a canvas are far below the precision of a float")]
pub fn canvas_point(point: Point) -> Pos2 {
    pos2(point.0.clamp(-1_000_000, 1_000_000) as f32, point.1.clamp(-1_000_000, 1_000_000) as f32)
}

/// Where a card without a place lies: in rows of twelve below the origin.
#[expect(clippy::cast_precision_loss, reason = "a count of nodes, for a place on a canvas")]
fn unplaced(index: usize) -> Pos2 {
    pos2((index % 12) as f32 * 300.0, (index / 12) as f32 * 260.0)
}
