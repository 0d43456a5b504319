//! Where each meter can stand along the story: a band over the nodes, and the table of it.

use egui::{Align2, FontId, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart, HLine, LineStyle};

use super::chart::{axis, bounds, marks, on_screen, plot, spoken};
use super::play_button::play_word_ui;
use super::section::{caption_ui, chart_head_ui, nothing_ui, part_ui};
use super::table::{Cell, Column, Glyph, Row, Table};
use crate::scenario::{Better, Kind};
use crate::studio::insights::{At, Chart, Insights, MeterRow, NodeName};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const HEIGHT: f32 = 190.0;
/// Room for the names of the bands, at the right.
const NAMES: f32 = 84.0;
/// The thickest bar.
const THICKEST: f32 = 34.0;
/// The least distance of numbers below the chart.
const NUMBER: f32 = 26.0;

const COLUMNS: [Column; 3] = [Column::rest("Node"), Column::figure("Lowest", 96.0), Column::figure("Highest", 96.0)];
const CLAMPS: [Column; 3] = [Column::words("Node", 210.0), Column::rest("After this answer"), Column::figure("", 40.0)];

/// About how high the section is, below its heading.
pub fn height(insights: &Insights) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a case has few meters")]
    let meters = insights.meters.len() as f32;
    28.0 + meters * (HEIGHT + 98.0)
}

/// Shows the section.
pub fn meters_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    if insights.meters.is_empty() {
        nothing_ui(ui, "The case has no meters.", theme);
        return;
    }
    caption_ui(
        ui,
        "Between which values each meter stands at every node, over all runs; nodes in reading order, endings last. \
         Click the upper half of a bar for a run to its top, the lower half for one to its bottom.",
        theme,
    );
    for (index, meter) in insights.meters.iter().enumerate() {
        if index > 0 {
            ui.add_space(28.0);
        }
        ui.push_id(("meter", index), |ui| meter_ui(ui, index, meter, theme, requests));
    }
}

fn meter_ui(ui: &mut Ui, index: usize, meter: &MeterRow, theme: &Theme, requests: &mut Requests) {
    let name = meter.name.clone();
    chart_head_ui(ui, Chart::Meter(index), &name, theme, requests, |ui, requests| {
        head_ui(ui, meter, theme);
        ui.add_space(theme::GAP);
        ui.spacing_mut().item_spacing.x = 2.0;
        if let Some((low, high)) = meter.range.filter(|_| meter.exact) {
            let run = |what: &str| format!("a run to the {what} {}", meter.name);
            play_word_ui(ui, &format!("Lowest, {low}"), meter.low, &run("lowest"), theme, requests);
            play_word_ui(ui, &format!("Highest, {high}"), meter.high, &run("highest"), theme, requests);
        }
    });
    let Some((low, high)) = meter.range else { return };
    if meter.at.is_empty() {
        let words = format!("Sampled: from {low} to {high}. There are more states than can be looked at.");
        nothing_ui(ui, &words, theme);
        return;
    }
    chart_ui(ui, meter, true, theme, requests);
    ui.add_space(theme::GAP);
    let table = Table {
        name: &format!("{name} at every node"),
        columns: &COLUMNS,
        count: meter.at.len(),
        fold: 0,
        rows: "nodes",
        sorted: None,
    };
    table.ui(ui, theme, requests, |index| at_row(meter, &meter.at[index]));
    clamps_ui(ui, meter, theme, requests);
}

/// The name of a meter, and what it does in all runs.
pub fn head_ui(ui: &mut Ui, meter: &MeterRow, theme: &Theme) {
    let font = FontId::new(theme::BODY, theme::semibold());
    ui.label(RichText::new(&meter.name).font(font).color(theme.text));
    let better = match meter.better {
        Better::Neither => String::new(),
        Better::Low | Better::High => format!(" · {}", meter.better.label().to_lowercase()),
    };
    let words = format!("{} to {}, starts at {}{better}", meter.min, meter.max, meter.start);
    ui.label(RichText::new(words).size(theme::SMALL).color(theme.text_weak));
}

fn at_row(meter: &MeterRow, at: &At) -> Row {
    let name =
        Cell { number: at.node.number.clone(), glyphs: vec![Glyph::Kind(at.node.kind)], ..Cell::new(&at.node.title) };
    let about = |what: &str| format!("a run to the {what} {} at {}", meter.name, at.node.words());
    let low = Cell { plays: Some((at.low_shows, about("lowest"))), ..Cell::new(at.low.to_string()) };
    let high = Cell { plays: Some((at.high_shows, about("highest"))), ..Cell::new(at.high.to_string()) };
    let spoken = format!("{} at {}: {} to {}", meter.name, at.node.words(), at.low, at.high);
    Row { cells: vec![name, low, high], spoken, place: Some(at.node.place()) }
}

/// The band of a meter over the nodes; whether it answers to the pointer.
pub fn chart_ui(ui: &mut Ui, meter: &MeterRow, answers: bool, theme: &Theme, requests: &mut Requests) {
    // A large case has thousands of bars: they are painted where they can be seen.
    let space = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), HEIGHT));
    if !ui.is_rect_visible(space) {
        ui.allocate_exact_size(space.size(), Sense::hover());
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of nodes, for a place in a chart")]
    let count = meter.at.len() as f64;
    let (least, most) = (f64::from(meter.min), f64::from(meter.max.max(meter.min + 1)));
    let spread = (most - least) * 0.03;
    // Above the bars there is room for a word.
    let room = (most - least) * 0.1;
    let width = ui.available_width();
    let every = (f64::from(NUMBER) / (f64::from(width - NAMES - 40.0) / count.max(1.0))).ceil().max(1.0);
    // Few bars are not made thick for it.
    let thick = (f64::from(THICKEST) * count.max(1.0) / f64::from((width - NAMES - 40.0).max(1.0))).min(0.64);
    let number = |value: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
        let at = value.round().max(0.0) as usize;
        meter.at.get(at).map_or_else(String::new, |at| at.node.number.clone())
    };
    let x_axis = axis(AxisHints::new_x(), theme, number);
    let y_axis = axis(AxisHints::new_y().min_thickness(34.0), theme, |value| format!("{value:.0}").replace('-', "−"));
    let numbered: Vec<f64> =
        (0_u32..).zip(&meter.at).map(|(at, _)| f64::from(at)).filter(|at| at % every < 0.5).collect();
    let mut lines: Vec<f64> = vec![least, most];
    for upto in meter.bands.iter().map(|(upto, _)| f64::from(*upto)) {
        // Two figures that close could not be read.
        if lines.iter().all(|line| (line - upto).abs() > (most - least) * 0.08) {
            lines.push(upto);
        }
    }
    let endings = meter.at.iter().position(|at| at.node.kind == Kind::Ending);
    let shown = plot(&meter.name, theme)
        .height(HEIGHT)
        .width(width - NAMES)
        .custom_x_axes(vec![x_axis.label_spacing(1.0..=1.0)])
        .custom_y_axes(vec![y_axis])
        .show_grid([false, true])
        .x_grid_spacer(move |_| marks(&numbered))
        .y_grid_spacer(move |_| marks(&lines))
        .show(ui, |plot_ui| {
            plot_ui.set_plot_bounds(bounds([-0.7, count - 0.3], [least - spread, most + room]));
            let start = HLine::new("start", f64::from(meter.start)).color(theme.text_weak).width(1.0);
            plot_ui.hline(start.style(LineStyle::dashed_dense()).allow_hover(false));
            let bars = meter.at.iter().zip((0..).map(f64::from)).map(|(at, x)| {
                let [low, high] = stretch(at, spread);
                let ink = ink(at, theme);
                let fill = ink.gamma_multiply(0.28);
                Bar::new(x, high - low).base_offset(low).width(thick).fill(fill).stroke(Stroke::new(1.0, ink))
            });
            let chart = BarChart::new(&meter.name, bars.collect()).vertical();
            plot_ui.bar_chart(chart.color(theme.accent).allow_hover(false));
        });
    let transform = shown.transform;
    let frame = *transform.frame();
    let words = format!("Bars: between which values {} stands at every node", meter.name);
    spoken(ui, frame, &words);
    bands_ui(ui, meter, frame, &transform, theme);
    if let Some(first) = endings.filter(|first| *first > 0) {
        #[expect(clippy::cast_precision_loss, reason = "a count of nodes, for a place in a chart")]
        let x = transform.position_from_point_x(first as f64 - 0.5);
        ui.painter().vline(x, frame.y_range(), Stroke::new(1.0, theme.border_strong));
        ui.painter().text(
            pos2(x + 5.0, frame.top() + 1.0),
            Align2::LEFT_TOP,
            "Endings",
            FontId::proportional(10.5),
            theme.text_weak,
        );
    }
    if !answers {
        return;
    }
    let response = ui.interact(frame, ui.scope_id().with("band"), Sense::CLICK);
    let Some(pointer) = response.hover_pos() else { return };
    let value = transform.value_from_position(pointer);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
    let Some((at, x)) = meter.at.get(value.x.round().max(0.0) as usize).map(|at| (at, value.x.round().max(0.0))) else {
        return;
    };
    let column = on_screen(&transform, [x - 0.5, x + 0.5], [least - spread, most + room]);
    ui.painter().rect_filled(column, 2.0, theme.accent_soft.gamma_multiply(0.45));
    let upper = value.y * 2.0 >= f64::from(at.low) + f64::from(at.high);
    let (what, run) = if upper { ("highest", at.high_shows) } else { ("lowest", at.low_shows) };
    if response.clicked() {
        let about = format!("a run to the {what} {} at {}", meter.name, at.node.words());
        requests.push(Request::ShowRun { shows: run, about });
    }
    let words = format!("{}\n{} to {} · click: a run to the {what}", at.node.words(), at.low, at.high);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text_at_pointer(words);
}

fn ink(at: &At, theme: &Theme) -> egui::Color32 {
    if at.node.kind == Kind::Ending { theme.ending } else { theme.accent }
}

/// A bar, high enough to be seen where there is only one value.
fn stretch(at: &At, spread: f64) -> [f64; 2] {
    let (low, high) = (f64::from(at.low), f64::from(at.high));
    if high - low < spread * 0.5 { [low - spread * 0.25, high + spread * 0.25] } else { [low, high] }
}

/// The names of the bands, at the right of the chart.
fn bands_ui(ui: &Ui, meter: &MeterRow, frame: Rect, transform: &egui_plot::PlotTransform, theme: &Theme) {
    let mut from = f64::from(meter.min);
    for (upto, name) in &meter.bands {
        let upto = f64::from(*upto).min(f64::from(meter.max));
        let y = transform.position_from_point_y((from + upto) * 0.5);
        let tall = transform.position_from_point_y(from) - transform.position_from_point_y(upto);
        if tall >= 11.0 {
            let format = egui::TextFormat::simple(FontId::proportional(11.0), theme.text_weak);
            let mut job = egui::text::LayoutJob::single_section(name.clone(), format);
            job.wrap = egui::text::TextWrapping::truncate_at_width(NAMES - 10.0);
            let galley = ui.painter().layout_job(job);
            let at = pos2(frame.right() + 8.0, y - galley.size().y * 0.5);
            ui.painter().galley(at, galley, theme.text_weak);
        }
        from = upto;
    }
}

fn clamps_ui(ui: &mut Ui, meter: &MeterRow, theme: &Theme, requests: &mut Requests) {
    if meter.clamps.is_empty() {
        return;
    }
    part_ui(ui, &format!("Held at its range {}", meter.clamps.len()), theme);
    let name = format!("{} held at its range", meter.name);
    let table = Table { name: &name, columns: &CLAMPS, count: meter.clamps.len(), fold: 3, rows: "rows", sorted: None };
    table.ui(ui, theme, requests, |index| {
        let clamp = &meter.clamps[index];
        let node = clamp.node.as_ref().map_or_else(
            || Cell::new("Start"),
            |node| Cell { number: node.number.clone(), glyphs: vec![Glyph::Kind(node.kind)], ..Cell::new(&node.title) },
        );
        let words = clamp.node.as_ref().map_or_else(|| "the start".to_owned(), NodeName::words);
        let answer = Cell { glyphs: clamp.grade.map(Glyph::Grade).into_iter().collect(), ..Cell::new(&clamp.words) };
        let about = format!("a run in which {} is held at its range at {words}", meter.name);
        let play = Cell { plays: Some((clamp.shows, about)), ..Cell::default() };
        let spoken = format!("{} is held at its range at {words} after {}", meter.name, clamp.words);
        Row { cells: vec![node, answer, play], spoken, place: Some(clamp.place.clone()) }
    });
}
