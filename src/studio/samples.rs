//! The cases that ship with the program, read off the UI thread for the start page.

use egui::{Rect, vec2};

use super::canvas::Graph;
use super::job::{Job, Progress};
use crate::scenario::{Grade, Kind, Scenario, markup, read};

/// A case that ships with the program.
pub struct Sample {
    pub file: &'static str,
    pub text: &'static str,
}

/// The samples, in teaching order.
pub const SAMPLES: &[Sample] = &[
    Sample { file: "delayed-delivery.ron", text: include_str!("../../sample_scenarios/delayed-delivery.ron") },
    Sample { file: "double-charge-chat.ron", text: include_str!("../../sample_scenarios/double-charge-chat.ron") },
    Sample { file: "hotel-overbooked.ron", text: include_str!("../../sample_scenarios/hotel-overbooked.ron") },
    Sample { file: "public-thread.ron", text: include_str!("../../sample_scenarios/public-thread.ron") },
];

/// What the start page says of a sample.
pub struct Shown {
    pub title: String,
    pub situation: String,
    /// `Phone · 14 minutes · 16 decisions · 6 endings`.
    pub facts: String,
    pub picture: Picture,
}

/// A case in miniature: its cards as blocks and its links as lines, within a rectangle from (0, 0) to (1, 1).
#[derive(Debug, Default)]
pub struct Picture {
    pub cards: Vec<(Rect, Kind)>,
    pub links: Vec<([egui::Pos2; 2], Option<Grade>)>,
    /// Width by height of the whole.
    pub aspect: f32,
}

/// The samples as far as they have been read.
pub struct Samples {
    pub shown: Vec<Shown>,
    reading: Option<Job<Vec<Shown>>>,
}

impl Samples {
    /// Begins to read them.
    #[must_use]
    pub fn read(ctx: &egui::Context) -> Self {
        let ctx = ctx.clone();
        let read_all = |_: &_| SAMPLES.iter().filter_map(Shown::read).collect();
        Self { shown: Vec::new(), reading: Some(Job::start(0, move || ctx.request_repaint(), read_all)) }
    }

    /// Whether they are still being read.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        self.reading.is_some()
    }

    /// Takes in what has been read.
    pub fn update(&mut self) {
        match self.reading.as_ref().map(Job::poll) {
            Some(Progress::Done(shown)) => {
                self.shown = shown;
                self.reading = None;
            }
            Some(Progress::Failed(_)) => self.reading = None,
            Some(Progress::Working) | None => {}
        }
    }
}

impl Shown {
    fn read(sample: &Sample) -> Option<Self> {
        let case = read::<Scenario>(sample.text.as_bytes()).ok()?.document;
        let mut graph = Graph::default();
        graph.update(&case, None);
        let minutes = match case.brief.minutes {
            0 => String::new(),
            minutes => format!(" · {minutes}\u{a0}minutes"),
        };
        let count = |kind: Kind| graph.kinds[kind as usize];
        let (decisions, endings) = (count(Kind::Decision), count(Kind::Ending));
        Some(Self {
            title: markup::plain(&case.title),
            situation: markup::plain(&case.brief.situation),
            facts: format!("{}{minutes} · {decisions}\u{a0}decisions · {endings}\u{a0}endings", case.channel),
            picture: Picture::of(&graph),
        })
    }
}

impl Picture {
    fn of(graph: &Graph) -> Self {
        let bounds = graph.bounds();
        if !bounds.is_positive() {
            return Self::default();
        }
        let place = |at: egui::Pos2| ((at - bounds.min) / bounds.size()).to_pos2();
        let cards = graph.cards.iter().map(|placed| {
            let rect = Rect::from_min_size(place(placed.rect.min), placed.rect.size() / bounds.size());
            (rect, placed.card.kind)
        });
        let links = graph.wires.iter().map(|wire| {
            let ends = [graph.cards[wire.from].port(wire.row), graph.cards[wire.to].entry()];
            (ends.map(place), wire.grade)
        });
        Self { cards: cards.collect(), links: links.collect(), aspect: bounds.aspect_ratio() }
    }

    /// Where the picture lies in a frame: as large as its shape allows.
    #[must_use]
    pub fn within(&self, frame: Rect) -> Rect {
        let size = if self.aspect > frame.aspect_ratio() {
            vec2(frame.width(), frame.width() / self.aspect)
        } else {
            vec2(frame.height() * self.aspect, frame.height())
        };
        Rect::from_center_size(frame.center(), size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_has_a_picture_and_its_minutes() {
        for sample in SAMPLES {
            let shown = Shown::read(sample).unwrap_or_else(|| panic!("{} cannot be read", sample.file));
            assert!(shown.facts.contains("minutes"), "{}", shown.facts);
            let whole = Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(1.0, 1.0)).expand(1e-3);
            assert!(shown.picture.cards.iter().all(|(rect, _)| whole.contains_rect(*rect)));
            assert!(!shown.situation.is_empty() && !shown.picture.links.is_empty());
        }
    }
}
