//! How learners end: bars for each ending, and the table with their figures.

use egui::{Align2, Color32, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart};

use super::chart::{axis, bounds, marks, on_screen, plot, small, spoken};
use super::learner::{self, legend_row_ui};
use super::section::{caption_ui, chart_head_ui, seen_when_focused};
use super::table::{Cell, Column, Glyph, Row, Table};
use crate::explore::Learner;
use crate::scenario::{Kind, Place};
use crate::studio::canvas::{kind_glyph, resolved_mark};
use crate::studio::insights::{
    Chart, EndingRow, HowItEnds, Insights, NodeName, Standing, count_words, learner_name, percent_words,
};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// How high the bars of an ending are, all together.
const GROUP: f32 = 62.0;
/// Of one of them, as a part of the group.
const BAR: f64 = 0.17;
/// Room for the figures at the ends of full bars.
const RIGHT: f64 = 112.0;

/// The columns of the table; a sampled share needs more room for how far off it may be.
fn columns(exact: bool) -> [Column; 6] {
    let share = if exact { 76.0 } else { 108.0 };
    [
        Column::rest("Ending"),
        Column::figure("Random", share),
        Column::figure("Typical", share),
        Column::figure("Model", share),
        Column::figure("Worst", share),
        Column::figure("Fewest answers", 126.0),
    ]
}

/// The columns of the table of paths.
const PATH_COLUMNS: [Column; 7] = [
    Column::rest("Paths to"),
    Column::figure("Paths", 96.0),
    Column::figure("Of all", 72.0),
    Column::figure("Fewest nodes", 106.0),
    Column::figure("Most nodes", 106.0),
    Column::figure("Shortest", 106.0),
    Column::figure("Longest", 106.0),
];

/// Shows the section.
pub fn endings_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let broken = insights.endings.rows.iter().any(|row| !matches!(row.how, HowItEnds::Ending(_)));
    let sure = if broken { "" } else { " No run gets stuck, goes round for ever, or comes to what is not written." };
    let how = if insights.endings.exact { "" } else { " Sampled: the table gives what was seen." };
    caption_ui(
        ui,
        &format!(
            "How likely each kind of learner comes to each ending. Click a row to play a run that ends so.{sure}{how}"
        ),
        theme,
    );
    chart_head_ui(ui, Chart::Endings, "the endings", theme, requests, |ui, _| legend_row_ui(ui, theme));
    chart_ui(ui, insights, true, theme, requests);
    ui.add_space(theme::GAP_LARGE);
    table_ui(ui, insights, theme, requests);
    // A sample counts no paths.
    if insights.endings.exact {
        ui.add_space(theme::GAP_LARGE);
        paths_ui(ui, insights, theme, requests);
    }
}

/// Where somebody goes who wants to change how runs end so.
fn place(row: &EndingRow) -> Option<Place> {
    match &row.how {
        HowItEnds::Ending(name) => Some(name.place()),
        HowItEnds::Broken(_, nodes) => nodes.first().map(NodeName::place),
        HowItEnds::Never => None,
    }
}

fn about(row: &EndingRow) -> String {
    format!("the run with the fewest answers to {}", format!("{} {}", row.number, row.title).trim())
}

/// The bars, beside the names of the endings; whether they answer to the pointer.
pub fn chart_ui(ui: &mut Ui, insights: &Insights, answers: bool, theme: &Theme, requests: &mut Requests) {
    let rows = &insights.endings.rows;
    let names = (ui.available_width() * 0.3).clamp(110.0, 250.0);
    #[expect(clippy::cast_precision_loss, reason = "a case has few endings")]
    let (count, height) = (rows.len() as f64, rows.len() as f32 * GROUP + 22.0);
    let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let space = Rect::from_min_max(pos2(all.left() + names, all.top()), all.max);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(space).id_salt("bars of the endings"));
    // The first ending stands at the top.
    let middle = |row: usize| -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a case has few endings")]
        let row = row as f64;
        count - row - 0.5
    };
    let at =
        |row: usize, which: usize| middle(row) + (1.5 - f64::from(u8::try_from(which).unwrap_or(0))) * (BAR + 0.02);
    let x_axis = axis(
        AxisHints::new_x(),
        theme,
        |percent| if percent <= 100.0 { format!("{percent} %") } else { String::new() },
    );
    let shown = plot("endings", theme)
        .height(height)
        .width(space.width())
        .custom_x_axes(vec![x_axis])
        .show_axes([true, false])
        .show_grid([true, false])
        .x_grid_spacer(|_| marks(&[0.0, 25.0, 50.0, 75.0, 100.0]))
        .show(&mut inside, |plot_ui| {
            plot_ui.set_plot_bounds(bounds([0.0, RIGHT], [0.0, count]));
            for (which, learner) in Learner::ALL.into_iter().enumerate() {
                let bars = rows.iter().enumerate().map(|(row, ending)| {
                    // The pattern is painted over it.
                    Bar::new(at(row, which), ending.shares[which].share * 100.0).width(BAR).fill(theme.raised)
                });
                let chart = BarChart::new(learner_name(learner), bars.collect()).horizontal();
                plot_ui.bar_chart(chart.color(learner::ink(theme, learner)).allow_hover(false));
            }
        });
    let transform = shown.transform;
    spoken(ui, *transform.frame(), "Bars: how likely each kind of learner comes to each ending");
    for (row, ending) in rows.iter().enumerate() {
        let band = on_screen(&transform, [0.0, RIGHT], [middle(row) - 0.5, middle(row) + 0.5]);
        let band = Rect::from_min_max(pos2(all.left(), band.top()), pos2(all.right(), band.bottom()));
        ui.painter().hline(band.x_range(), band.bottom(), Stroke::new(1.0, theme.border));
        let lively = answers && band_ui(ui, band, row, ending, theme, requests);
        for (which, learner) in Learner::ALL.into_iter().enumerate() {
            let share = ending.shares[which].share;
            let y = at(row, which);
            let bar = on_screen(&transform, [0.0, share * 100.0], [y - BAR * 0.5, y + BAR * 0.5]);
            if share > 0.0 {
                // Something that can happen can be seen.
                let bar = Rect::from_min_max(bar.min, pos2(bar.right().max(bar.left() + 2.0), bar.bottom()));
                learner::fill(ui.painter(), bar, theme, learner);
                let words = pos2(bar.right() + 6.0, bar.center().y);
                let font = egui::FontId::proportional(10.5);
                ui.painter().text(words, Align2::LEFT_CENTER, percent_words(share), font, theme.text_weak);
            }
        }
        name_ui(ui, band, names, ending, lively, theme);
    }
}

/// The row of an ending: one click plays a run that comes to it.
fn band_ui(ui: &Ui, band: Rect, row: usize, ending: &EndingRow, theme: &Theme, requests: &mut Requests) -> bool {
    let Some(shows) = ending.shows else { return false };
    let response = ui.interact(band.shrink2(vec2(0.0, 1.0)), ui.scope_id().with(("ending", row)), Sense::click());
    response.widget_info(|| {
        let shares = Learner::ALL.iter().zip(&ending.shares);
        let shares: Vec<String> = shares
            .map(|(learner, share)| format!("{} {}", learner_name(*learner), percent_words(share.share)))
            .collect();
        let words = format!("Play {}: {}", about(ending), shares.join(", "));
        WidgetInfo::labeled(Role::Button, true, words)
    });
    seen_when_focused(&response);
    let lively = response.hovered() || response.has_focus();
    if lively {
        ui.painter().rect_filled(response.rect, 4.0, theme.accent_soft.gamma_multiply(0.5));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(response.rect, 4.0, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    }
    if response.clicked() {
        requests.push(Request::ShowRun { shows, about: about(ending) });
    }
    response.on_hover_text_at_pointer(format!("Play {}", about(ending)));
    lively
}

fn name_ui(ui: &Ui, band: Rect, width: f32, ending: &EndingRow, lively: bool, theme: &Theme) {
    let painter = ui.painter();
    let left = band.left() + 6.0;
    let (upper, lower) = (band.center().y - 9.0, band.center().y + 9.0);
    let is_ending = matches!(ending.how, HowItEnds::Ending(_));
    let glyph = pos2(left + 6.0, upper);
    if is_ending {
        kind_glyph(painter, glyph, 5.0, Kind::Ending, theme.ending);
    } else {
        crate::studio::canvas::warning_mark(painter, glyph, 5.0, theme.harmful);
    }
    let mut x = left + 18.0;
    if !ending.number.is_empty() {
        let at = pos2(x, upper);
        x = painter.text(at, Align2::LEFT_CENTER, &ending.number, small(), theme.text_weak).right() + 6.0;
    }
    let ink = if lively { theme.accent } else { theme.text };
    cut(ui, pos2(x, upper), band.left() + width - 12.0 - x, &ending.title, theme::semibold(), 13.0, ink);
    let mut x = left + 18.0;
    if ending.well {
        resolved_mark(painter, pos2(x + 5.0, lower), 4.0, theme.best);
        x += 15.0;
    }
    let about = if ending.shows.is_none() && ending.paths.is_some() { "never reached" } else { &ending.about };
    let family = egui::FontFamily::Proportional;
    cut(ui, pos2(x, lower), band.left() + width - 12.0 - x, about, family, theme::SMALL, theme.text_weak);
}

/// Words cut to fit, their middle at `at`.
fn cut(ui: &Ui, at: egui::Pos2, width: f32, words: &str, family: egui::FontFamily, size: f32, ink: Color32) {
    let format = egui::TextFormat::simple(egui::FontId::new(size, family), ink);
    let mut job = egui::text::LayoutJob::single_section(words.to_owned(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(10.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(at.x, at.y - galley.size().y * 0.5), galley, ink);
}

fn table_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let rows = &insights.endings.rows;
    let table = Table {
        name: "Endings",
        columns: &columns(insights.endings.exact),
        count: rows.len(),
        fold: 24,
        rows: "rows",
        sorted: None,
    };
    table.ui(ui, theme, requests, |index| {
        let row = &rows[index];
        let mut shares = Vec::new();
        let mut cells = vec![title_cell(row, theme)];
        for (learner, share) in Learner::ALL.into_iter().zip(&row.shares) {
            let words = share.words();
            shares.push(format!("{} {words}", learner_name(learner)));
            let ink = (share.share <= 0.0).then_some(theme.text_weak);
            cells.push(Cell { ink, ..Cell::new(words) });
        }
        let fewest = row.inputs.map_or_else(String::new, |inputs| inputs.to_string());
        cells.push(Cell { plays: row.shows.map(|shows| (shows, about(row))), ..Cell::new(fewest) });
        let spoken = format!("{}: {}", format!("{} {}", row.number, row.title).trim(), shares.join(", "));
        Row { cells, spoken, place: place(row) }
    });
}

/// How many paths lead to each ending, and how long they are.
fn paths_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let rows = &insights.endings.rows;
    let table =
        Table { name: "Paths", columns: &PATH_COLUMNS, count: rows.len(), fold: 24, rows: "rows", sorted: None };
    let is_awaited = insights.standings.lengths == Standing::Awaited;
    table.ui(ui, theme, requests, |index| {
        let row = &rows[index];
        let paths = row.paths.as_ref().map_or_else(|| "–".to_owned(), count_words);
        let of_all = row.of_all.map_or_else(|| "–".to_owned(), percent_words);
        let title = format!("{} {}", row.number, row.title).trim().to_owned();
        let mut spoken = format!("Paths to {title}: {paths} {}", if paths == "1" { "path" } else { "paths" });
        let mut cells =
            vec![title_cell(row, theme), Cell::new(paths), Cell { ink: Some(theme.text_weak), ..Cell::new(of_all) }];
        for (nth, column) in PATH_COLUMNS[3..].iter().enumerate() {
            let Some(cell) = row.lengths.as_ref().map(|cells| &cells[nth]) else {
                cells.push(Cell { ink: Some(theme.text_weak), ..Cell::new(if is_awaited { "…" } else { "–" }) });
                continue;
            };
            let what = column.head.to_lowercase();
            spoken = format!("{spoken}, {what} {}", cell.words);
            let run = if nth < 2 {
                format!("the run to {title} with the {what}")
            } else {
                format!("the {what} run to {title}")
            };
            cells.push(Cell { plays: cell.shows.map(|shows| (shows, run)), ..Cell::new(&cell.words) });
        }
        if is_awaited {
            spoken = format!("{spoken}, lengths {}", Standing::Awaited.words());
        }
        Row { cells, spoken, place: place(row) }
    });
}

fn title_cell(row: &EndingRow, theme: &Theme) -> Cell {
    let is_ending = matches!(row.how, HowItEnds::Ending(_));
    Cell {
        number: row.number.clone(),
        glyphs: if is_ending { vec![Glyph::Kind(Kind::Ending)] } else { Vec::new() },
        ink: (!is_ending).then_some(theme.harmful),
        strong: !is_ending,
        ..Cell::new(&row.title)
    }
}
