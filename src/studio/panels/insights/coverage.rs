//! Where each objective can be shown.

use egui::{Button, FontId, Label, RichText, Role, Ui, WidgetInfo};

use super::section::{caption_ui, nothing_ui, part_ui, seen_when_focused};
use super::table::{Cell, Column, Glyph, Row, Table};
use crate::studio::insights::{Coverage, Insights, ObjectiveRow};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const GIVERS: [Column; 4] = [
    Column::rest("Choice"),
    Column::words("Moves", 190.0),
    Column::figure("Evidence", 78.0),
    Column::figure("Model run", 104.0),
];

/// Shows the section.
pub fn coverage_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let coverage = &insights.coverage;
    if coverage.objectives.is_empty() {
        nothing_ui(
            ui,
            "The brief has no objectives yet. With them, this shows where learners can prove each one.",
            theme,
        );
        if ui.button("Go to the brief").clicked() {
            requests.push(Request::GoTo(crate::scenario::Place::field("brief")));
        }
        return;
    }
    caption_ui(ui, "Which choices give evidence for an objective, and whether the model run takes them.", theme);
    for (index, objective) in coverage.objectives.iter().enumerate() {
        if index > 0 {
            ui.add_space(theme::GAP_LARGE);
        }
        ui.push_id(index, |ui| objective_ui(ui, coverage, objective, theme, requests));
    }
    if !coverage.beside.is_empty() {
        part_ui(ui, "Moves that no objective asks for", theme);
        let words: Vec<String> = coverage.beside.iter().map(|(name, count)| format!("{name} ×{count}")).collect();
        ui.add(Label::new(RichText::new(words.join(" · ")).size(theme::SMALL).color(theme.text_weak)).wrap());
    }
}

fn objective_ui(ui: &mut Ui, coverage: &Coverage, row: &ObjectiveRow, theme: &Theme, requests: &mut Requests) {
    ui.spacing_mut().interact_size.y = 20.0;
    ui.spacing_mut().item_spacing.y = 2.0;
    let words = RichText::new(&row.text).font(FontId::new(theme::BODY, theme::semibold())).color(theme.text);
    let title = ui.add(Button::new(words).frame(false).wrap());
    title.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Objective: {}", row.text)));
    seen_when_focused(&title);
    if title.on_hover_text("Go to this objective").clicked() {
        requests.push(Request::GoTo(row.place.clone()));
    }
    let plural = |count: usize, one: &str, several: &str| format!("{count} {}", if count == 1 { one } else { several });
    let (speak, against) = row.for_and_against();
    let mut parts = vec![format!(
        "{} in {}",
        plural(speak, "choice gives evidence", "choices give evidence"),
        plural(row.decisions, "decision", "decisions")
    )];
    if against > 0 {
        parts.push(format!("{} against", plural(against, "speaks", "speak")));
    }
    if coverage.has_model {
        parts.push(format!("the model run gives {}, {} needed", row.on_model, row.enough));
    } else {
        parts.push(format!("{} needed", row.enough));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let enough = speak > 0 && (!coverage.has_model || row.on_model >= i64::from(row.enough));
        let ink = if enough { theme.text_weak } else { theme.harmful };
        ui.label(RichText::new(parts.join(" · ")).size(theme::SMALL).color(ink));
        if !row.missing.is_empty() {
            let words = format!("· no choice has: {}", row.missing.join(", "));
            ui.label(RichText::new(words).size(theme::SMALL).color(theme.weak));
        }
    });
    let table =
        Table { name: &row.text, columns: &GIVERS, count: row.givers.len(), fold: 0, rows: "choices", sorted: None };
    table.ui(ui, theme, requests, |index| {
        let giver = &row.givers[index];
        let choice = &giver.choice;
        let glyphs = choice.grade.map(Glyph::Grade).into_iter().collect();
        let number = format!("{} {}", choice.node.number, choice.letter);
        let name = Cell { number, glyphs, ..Cell::new(&choice.label) };
        let about = format!("the first run that takes {}", choice.words());
        let evidence = if giver.evidence > 0 { format!("+{}", giver.evidence) } else { giver.evidence.to_string() };
        let evidence = evidence.replace('-', "−");
        let model = match (giver.on_model, &giver.shows) {
            (true, _) => "taken",
            (false, Some(_)) => "",
            (false, None) => "never offered",
        };
        let plays = giver.shows.map(|shows| (shows, about));
        let spoken = format!("{}, evidence {evidence}, {} {model}", choice.words(), giver.moves);
        let cells = vec![
            name,
            Cell { ink: Some(theme.text_weak), ..Cell::new(&giver.moves) },
            Cell::new(&evidence),
            Cell { plays, ..Cell::new(model) },
        ];
        Row { cells, spoken, place: Some(choice.place()) }
    });
}
