//! What goes wrong, and what no learner will find.

use egui::Ui;

use super::section::{caption_ui, nothing_ui};
use super::table::{Cell, Column, Row, Table};
use crate::studio::insights::{Insights, Standing};
use crate::studio::request::Requests;
use crate::studio::theme::Theme;

const COLUMNS: [Column; 3] = [Column::words("What", 140.0), Column::rest("Where"), Column::figure("", 40.0)];

/// Shows the section.
pub fn troubles_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let troubles = &insights.troubles;
    if troubles.is_empty() && insights.standings.troubles() != Standing::Known {
        nothing_ui(ui, "Nothing so far.", theme);
        return;
    }
    if troubles.is_empty() {
        nothing_ui(ui, "Nothing: every node is reached, every choice is offered, every run comes to an ending.", theme);
        return;
    }
    let grave = troubles.iter().filter(|trouble| trouble.sort.is_grave()).count();
    let words = match grave {
        0 => "Every run comes to an ending. These are worth a look.".to_owned(),
        1 => "In one place runs come to no ending.".to_owned(),
        several => format!("In {several} places runs come to no ending."),
    };
    caption_ui(ui, &words, theme);
    let table =
        Table { name: "Findings", columns: &COLUMNS, count: troubles.len(), fold: 12, rows: "rows", sorted: None };
    table.ui(ui, theme, requests, |index| {
        let trouble = &troubles[index];
        let ink = if trouble.sort.is_grave() { theme.harmful } else { theme.text };
        let sort = Cell { ink: Some(ink), strong: true, ..Cell::new(trouble.sort.label()) };
        let about = format!("a run that shows: {}, {}", trouble.sort.label().to_lowercase(), trouble.words);
        let play = Cell { plays: trouble.shows.map(|shows| (shows, about)), ..Cell::default() };
        let spoken = format!("{}: {}", trouble.sort.label(), trouble.words);
        Row { cells: vec![sort, Cell::new(&trouble.words), play], spoken, place: Some(trouble.place.clone()) }
    });
}
