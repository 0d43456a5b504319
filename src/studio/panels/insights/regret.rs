//! What choices give away: the percent points that are out of reach after them and were not before.

use egui::Ui;

use super::section::{caption_ui, nothing_ui};
use super::table::{Cell, Column, Glyph, Row, Table, table_height};
use crate::studio::insights::{ChoiceName, Insights, Order};
use crate::studio::request::Requests;
use crate::studio::theme::Theme;

/// So many choices are shown until all are asked for.
const FOLD: usize = 10;

const COLUMNS: [Column; 4] = [
    Column::rest("Choice").sorting(),
    Column::figure("At least", 84.0).sorting(),
    Column::figure("Up to", 112.0).sorting(),
    Column::figure("On the model run", 132.0).sorting(),
];

/// The same where only the model run is known.
const MODEL_COLUMNS: [Column; 2] = [Column::rest("Choice"), Column::figure("On the model run", 132.0)];

/// About how high the section is, below its heading.
pub fn height(insights: &Insights) -> f32 {
    60.0 + table_height(insights.choices.min(FOLD))
}

/// Shows the section.
pub fn regret_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let regrets = &insights.regrets;
    if regrets.rows.is_empty() {
        let why = if regrets.known {
            "No choice counts towards a score yet."
        } else {
            "Not known: too many scores would have to be told apart."
        };
        nothing_ui(ui, why, theme);
        return;
    }
    let model = match regrets.model_total {
        None => String::new(),
        Some(0) => " The model run gives nothing away.".to_owned(),
        Some(points) => format!(" The model run gives away {points}."),
    };
    if !regrets.known {
        caption_ui(
            ui,
            &format!(
                "The percent points that are out of reach after a choice and were not before. Over all runs they are not \
                 known, because too many scores would have to be told apart; on the model run they are exact.{model}"
            ),
            theme,
        );
        model_ui(ui, insights, theme, requests);
        return;
    }
    caption_ui(
        ui,
        &format!(
            "The percent points that are out of reach after a choice and were not before, at least and up to, over all \
             runs. {} of {} choices give something away.{model}",
            regrets.costly,
            regrets.rows.len()
        ),
        theme,
    );
    let order_id = ui.scope_id().with("order of the choices");
    let order = ui.data(|data| data.get_temp::<Order>(order_id)).unwrap_or_default();
    let columns = [Order::Story, Order::Least, Order::Most, Order::Model];
    let sorted = columns.iter().position(|one| *one == order);
    let table =
        Table { name: "Choices", columns: &COLUMNS, count: regrets.rows.len(), fold: FOLD, rows: "rows", sorted };
    let places = regrets.places(order);
    let clicked = table.ui(ui, theme, requests, |index| {
        let row = &regrets.rows[places[index]];
        let choice = &row.choice;
        let (lowest, highest) = row.range.unwrap_or_default();
        let points = |points: u8| if points == 0 { "–".to_owned() } else { points.to_string() };
        let quiet = |points: u8| (points == 0).then_some(theme.text_weak);
        let about = format!("the run in which {} gives away {}", choice.words(), highest);
        let most = Cell {
            ink: quiet(highest),
            strong: highest > 0,
            bar: (highest > 0).then(|| (f32::from(highest) / 100.0, theme.harmful.gamma_multiply(0.16))),
            plays: (highest > 0).then_some((row.shows, about)),
            ..Cell::new(points(highest))
        };
        let on_model = row.on_model.map_or_else(String::new, |points| format!(", on the model run {points}"));
        let spoken = format!("{}: gives away {} to {}{on_model}", choice.words(), lowest, highest);
        let least = Cell { ink: quiet(lowest), ..Cell::new(points(lowest)) };
        let cells = vec![name_cell(choice), least, most, model_cell(row.on_model, theme)];
        Row { cells, spoken, place: Some(choice.place()) }
    });
    if let Some(order) = clicked.and_then(|column| columns.get(column)) {
        ui.data_mut(|data| data.insert_temp(order_id, *order));
    }
}

/// The choices of the model run, as the story goes.
fn model_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let rows = &insights.regrets.rows;
    let table =
        Table { name: "Choices", columns: &MODEL_COLUMNS, count: rows.len(), fold: FOLD, rows: "rows", sorted: None };
    table.ui(ui, theme, requests, |index| {
        let row = &rows[index];
        let points = row.on_model.unwrap_or_default();
        let spoken = format!("{}: on the model run gives away {points}", row.choice.words());
        let cells = vec![name_cell(&row.choice), model_cell(row.on_model, theme)];
        Row { cells, spoken, place: Some(row.choice.place()) }
    });
}

fn name_cell(choice: &ChoiceName) -> Cell {
    let glyphs = choice.grade.map(Glyph::Grade).into_iter().collect();
    let number = format!("{} {}", choice.node.number, choice.letter);
    Cell { glyphs, number, ..Cell::new(&choice.label) }
}

fn model_cell(on_model: Option<u8>, theme: &Theme) -> Cell {
    match on_model {
        None => Cell::default(),
        Some(0) => Cell { ink: Some(theme.text_weak), ..Cell::new("taken") },
        Some(points) => Cell { ink: Some(theme.harmful), strong: true, ..Cell::new(format!("taken · {points}")) },
    }
}
