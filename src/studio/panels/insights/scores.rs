//! What learners score: a distribution for each of them, its bounds, and who passes.

use egui::{Align2, FontId, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart, LineStyle, VLine};

use super::chart::{axis, bounds, marks, on_screen, plot, small, spoken, ticks};
use super::learner::{self, legend_ui};
use super::play_button::play_word_ui;
use super::section::{caption_ui, chart_head_ui, nothing_ui};
use super::table::{Cell, Column, Row, Table, table_height};
use crate::studio::insights::{
    BINS, Chart, Insights, LearnerScores, ScoreTable, learner_about, learner_name, percent_words,
};
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};

const LEAST: f32 = 210.0;
const GAP: f32 = 18.0;
const HEIGHT: f32 = 132.0;
const NAME: f32 = 28.0;

const COLUMNS: [Column; 5] = [
    Column::rest("Learner"),
    Column::figure("Average", 84.0),
    Column::figure("Passes", 92.0),
    Column::figure("100 %", 84.0),
    Column::figure("No score", 92.0),
];

/// Shows the section.
pub fn scores_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let scores = &insights.scores;
    let (Some((low, low_run)), Some((high, high_run))) = (&scores.lowest, &scores.highest) else {
        nothing_ui(ui, "No run has a score: nothing is graded, or no run comes to an ending.", theme);
        return;
    };
    let sampled = if scores.exact { "" } else { " Sampled: too many scores would have to be told apart." };
    let line = if scores.pass_mark.is_some() { " The dashed line is the pass mark." } else { "" };
    caption_ui(ui, &format!("How likely each percent is for each kind of learner.{line}{sampled}"), theme);
    chart_head_ui(ui, Chart::Scores, "the scores", theme, requests, |ui, requests| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if low_run.is_none() || high_run.is_none() {
            let words = format!("Between {low} % and {high} % in the sample");
            ui.label(RichText::new(words).size(theme::SMALL).color(theme.text_weak));
        }
        if let Some(shows) = low_run {
            play_word_ui(ui, &format!("Lowest, {low} %"), *shows, "a run with the lowest score", theme, requests);
        }
        if let Some(shows) = high_run {
            play_word_ui(ui, &format!("Highest, {high} %"), *shows, "a run with the highest score", theme, requests);
        }
    });
    charts_ui(ui, scores, true, theme);
    ui.add_space(theme::GAP_LARGE);
    table_ui(ui, scores, theme, requests);
}

/// How many charts have room beside each other.
fn columns_in(width: f32) -> u8 {
    [4_u8, 2, 1].into_iter().find(|n| width >= f32::from(*n) * (LEAST + GAP) - GAP).unwrap_or(1)
}

/// About how high the section is in such a width, below its heading.
pub fn height(width: f32) -> f32 {
    let rows = f32::from(4 / columns_in(width));
    76.0 + rows * (NAME + HEIGHT + theme::GAP) + theme::GAP_LARGE + table_height(4)
}

/// A chart for each learner, as many beside each other as have room; whether they answer to the pointer.
pub fn charts_ui(ui: &mut Ui, scores: &ScoreTable, answers: bool, theme: &Theme) {
    let width = ui.available_width();
    let columns = columns_in(width);
    let one = (width - GAP * f32::from(columns - 1)) / f32::from(columns);
    for row in scores.learners.chunks(usize::from(columns)) {
        let (space, _) = ui.allocate_exact_size(vec2(width, NAME + HEIGHT), egui::Sense::hover());
        for (learner, column) in row.iter().zip(0_u8..) {
            let left = space.left() + f32::from(column) * (one + GAP);
            let rect = Rect::from_min_size(pos2(left, space.top()), vec2(one, space.height()));
            let builder = UiBuilder::new().max_rect(rect).id_salt(("scores", learner.learner));
            chart_ui(&mut ui.new_child(builder), scores, learner, answers, theme);
        }
        ui.add_space(theme::GAP);
    }
}

fn chart_ui(ui: &mut Ui, scores: &ScoreTable, learner: &LearnerScores, answers: bool, theme: &Theme) {
    let name = learner_name(learner.learner);
    ui.horizontal(|ui| {
        ui.set_height(18.0);
        legend_ui(ui, learner.learner, theme);
        let passes = learner.passed.map(|passed| format!("passes {}", percent_words(passed).replace('–', "never")));
        if let Some(words) = passes {
            ui.label(RichText::new(words).font(FontId::new(theme::SMALL, theme::semibold())).color(theme.text_weak));
        }
    });
    ui.add_space(6.0);
    let most = learner.bins.iter().fold(0.0_f64, |most, share| most.max(*share)) * 100.0;
    let (top, lines) = ticks(most.max(1.0), 2.0);
    let last = lines.last().copied().unwrap_or(top);
    let x_axis = axis(AxisHints::new_x(), theme, |percent| format!("{percent}"));
    let y_axis = axis(AxisHints::new_y().min_thickness(30.0), theme, |percent| format!("{percent:.0} %"));
    let mark = scores.pass_mark.map(f64::from);
    let shown = plot(name, theme)
        .height(HEIGHT)
        .width(ui.available_width())
        .custom_x_axes(vec![x_axis])
        .custom_y_axes(vec![y_axis])
        .show_grid([false, true])
        .x_grid_spacer(|_| marks(&[0.0, 25.0, 50.0, 75.0, 100.0]))
        .y_grid_spacer(move |_| marks(&lines))
        .show(ui, |plot_ui| {
            plot_ui.set_plot_bounds(bounds([-1.0, 106.0], [0.0, last * 1.04]));
            let bars = learner.bins.iter().enumerate().map(|(bin, share)| {
                let [left, right] = stretch(bin);
                Bar::new((left + right) * 0.5, share * 100.0).width(right - left).fill(theme.raised)
            });
            let chart = BarChart::new(name, bars.collect()).vertical();
            plot_ui.bar_chart(chart.color(learner::ink(theme, learner.learner)).allow_hover(false));
            if let Some(mark) = mark {
                let line = VLine::new("pass mark", mark).color(theme.text).width(1.2);
                plot_ui.vline(line.style(LineStyle::dashed_dense()).allow_hover(false));
            }
        });
    let transform = shown.transform;
    for (bin, share) in learner.bins.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let bar = on_screen(&transform, stretch(bin), [0.0, share * 100.0]);
        let bar = Rect::from_min_max(pos2(bar.left(), bar.top().min(bar.bottom() - 1.5)), bar.max);
        learner::fill(ui.painter(), bar, theme, learner.learner);
    }
    if let Some(mark) = scores.pass_mark {
        let at = on_screen(&transform, [f64::from(mark), f64::from(mark)], [0.0, last]);
        let align = if mark > 60 { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
        let shift = if mark > 60 { -4.0 } else { 4.0 };
        let at = pos2(at.left() + shift, transform.frame().top());
        ui.painter().text(at, align, format!("pass {mark}"), FontId::proportional(10.5), theme.text_weak);
    }
    ui.painter().hline(transform.frame().x_range(), transform.frame().bottom(), Stroke::new(1.0, theme.border_strong));
    let average = learner.mean.map_or_else(String::new, |mean| format!(", {mean:.0} % on average"));
    let words = format!("Bars: how likely each percent is for {name}{average}");
    spoken(ui, *transform.frame(), &words);
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| transform.frame().contains(*at));
    if let Some(at) = pointer.filter(|at| answers && ui.clip_rect().contains(*at)) {
        let percent = transform.value_from_position(at).x;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one of a few columns")]
        let bin = ((percent / 5.0).max(0.0) as usize).min(BINS - 1);
        let words = format!("{}: {}", stretch_words(bin), percent_words(learner.bins[bin]));
        let column = on_screen(&transform, stretch(bin), [0.0, last]);
        ui.painter().rect_filled(column, 2.0, theme.accent_soft.gamma_multiply(0.35));
        let response = shown.response.on_hover_text_at_pointer(words);
        drop(response);
    }
}

/// Where a column stands.
fn stretch(bin: usize) -> [f64; 2] {
    let left = 5.0 * f64::from(u8::try_from(bin).unwrap_or(0));
    [left + 0.4, left + 4.6]
}

fn stretch_words(bin: usize) -> String {
    if bin + 1 == BINS { "100 %".to_owned() } else { format!("{} to {} %", bin * 5, bin * 5 + 4) }
}

fn table_ui(ui: &mut Ui, scores: &ScoreTable, theme: &Theme, requests: &mut Requests) {
    let says = scores.pass_mark.is_some() || scores.has_conditions;
    let count = scores.learners.len();
    let table = Table { name: "Scores", columns: &COLUMNS, count, fold: 4, rows: "rows", sorted: None };
    table.ui(ui, theme, requests, |index| {
        let row = &scores.learners[index];
        let name = learner_name(row.learner);
        let mean = row.mean.map_or_else(|| "–".to_owned(), |mean| format!("{mean:.1} %"));
        let passed = row.passed.map_or_else(|| (if says { "not known" } else { "no mark" }).to_owned(), percent_words);
        let full = percent_words(row.bins[BINS - 1]);
        let without = percent_words(row.without);
        let spoken = format!(
            "{name}, {}: {mean} on average, passes {passed}, 100 % {full}, no score {without}",
            learner_about(row.learner)
        );
        let cells = [name.to_owned(), mean, passed, full, without].map(Cell::new);
        Row { cells: cells.into(), spoken, place: None }
    });
    let font = small();
    let mut words = Vec::new();
    if scores.has_conditions {
        words.push("Passing also takes that what the case forbids has not happened.");
    }
    if scores.learners.iter().any(|row| row.without > 1e-9) {
        words.push("A run has no score if it comes to no ending, or if nothing in it counts.");
    }
    if !words.is_empty() {
        ui.add_space(6.0);
        ui.add(egui::Label::new(RichText::new(words.join(" ")).font(font).color(theme.text_weak)).wrap());
    }
}
