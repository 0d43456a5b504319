//! Off-ramps, and answers after which nothing saves a run.

use egui::Ui;

use super::section::{caption_ui, nothing_ui, part_ui};
use super::table::{Cell, Column, Glyph, Row, Table};
use crate::studio::insights::Insights;
use crate::studio::request::Requests;
use crate::studio::theme::Theme;

const RAMPS: [Column; 3] =
    [Column::rest("Decision"), Column::figure("Answers that lose a run", 170.0), Column::figure("", 40.0)];
const LOST: [Column; 3] = [Column::words("Node", 210.0), Column::rest("After this answer"), Column::figure("", 40.0)];

/// Shows the section.
pub fn ramps_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let ramps = &insights.ramps;
    if !ramps.known {
        nothing_ui(ui, "Not known: the case has more states than can be looked at.", theme);
        return;
    }
    if ramps.off_ramps.is_empty() && ramps.lost.is_empty() {
        nothing_ui(ui, "No run is ever lost: all of them end well, or none can.", theme);
        return;
    }
    caption_ui(
        ui,
        "At an off-ramp another answer could still have saved a run that ends badly. After a point of no return none \
         can. Both are marked on the cards of the graph.",
        theme,
    );
    if !ramps.off_ramps.is_empty() {
        part_ui(ui, &format!("Off-ramps {}", ramps.off_ramps.len()), theme);
        let table = Table {
            name: "Off-ramps",
            columns: &RAMPS,
            count: ramps.off_ramps.len(),
            fold: 8,
            rows: "rows",
            sorted: None,
        };
        table.ui(ui, theme, requests, |index| {
            let row = &ramps.off_ramps[index];
            let name = Cell {
                number: row.node.number.clone(),
                glyphs: vec![Glyph::Kind(row.node.kind)],
                ..Cell::new(&row.node.title)
            };
            let about = format!("the first run to the off-ramp {}", row.node.words());
            let play = Cell { plays: Some((row.shows, about)), ..Cell::default() };
            let count = if row.lost_by == 0 { "–".to_owned() } else { row.lost_by.to_string() };
            let spoken = format!("Off-ramp: {}, answers that lose a run: {}", row.node.words(), row.lost_by);
            Row { cells: vec![name, Cell::new(count), play], spoken, place: Some(row.node.place()) }
        });
    }
    if !ramps.lost.is_empty() {
        part_ui(ui, &format!("Points of no return {}", ramps.lost.len()), theme);
        let table = Table {
            name: "Points of no return",
            columns: &LOST,
            count: ramps.lost.len(),
            fold: 8,
            rows: "rows",
            sorted: None,
        };
        table.ui(ui, theme, requests, |index| {
            let row = &ramps.lost[index];
            let name = Cell {
                number: row.node.number.clone(),
                glyphs: vec![Glyph::Kind(row.node.kind)],
                ..Cell::new(&row.node.title)
            };
            let answer = Cell { glyphs: row.grade.map(Glyph::Grade).into_iter().collect(), ..Cell::new(&row.words) };
            let about = format!("the first run that is lost at {} by {}", row.node.words(), row.words);
            let play = Cell { plays: Some((row.shows, about)), ..Cell::default() };
            let spoken = format!("No return after {}: {}", row.node.words(), row.words);
            Row { cells: vec![name, answer, play], spoken, place: Some(row.place.clone()) }
        });
    }
}
