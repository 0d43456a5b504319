//! The bar at the bottom: what the checks say, how large the case is, the last thing worth saying, where it is saved.

use std::time::Duration;

use egui::{Align, Button, Color32, Layout, RichText, Role, Ui, WidgetInfo};

use crate::scenario::{Kind, Stage};
use crate::studio::command::Command;
use crate::studio::insights::{paths_words, time_range};
use crate::studio::notice::Notice;
use crate::studio::problems::{Due, ProblemFilter};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// With less room than this left, the time that runs take is not said.
const ROOM_FOR_TIME: f32 = 520.0;

/// Shows the status bar. Every figure about problems leads to them.
pub fn status_bar_ui(
    ui: &mut Ui,
    workspace: &Workspace,
    notice: Option<&Notice>,
    theme: &Theme,
    requests: &mut Requests,
) {
    ui.horizontal_centered(|ui| {
        problems_ui(ui, workspace, theme, requests);
        let graph = &workspace.graph;
        let count = |kind: Kind| graph.kinds[kind as usize];
        if graph.open_exits > 0 {
            let words = plural(graph.open_exits, "open exit", "open exits");
            if figure(ui, words, theme.text, "List the exits that lead nowhere yet") {
                let filter = ProblemFilter { words: "open-exit".to_owned(), ..ProblemFilter::default() };
                requests.push(Request::FilterProblems(filter));
            }
        }
        let decisions = plural(count(Kind::Decision), "decision", "decisions");
        let endings = plural(count(Kind::Ending), "ending", "endings");
        let facts = format!("{} · {decisions} · {endings}", plural(graph.cards.len(), "node", "nodes"));
        ui.label(RichText::new(facts).small().color(theme.text_weak));
        paths_ui(ui, workspace, theme, requests);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let saved = if workspace.is_dirty() { "not saved" } else { "saved" };
            let stage = match workspace.scenario().stage {
                Stage::Draft => "Draft",
                Stage::Review => "Review",
                Stage::Release => "Release",
            };
            let words = format!("{} · {stage} · {saved}", workspace.name());
            ui.add(egui::Label::new(RichText::new(words).small().color(theme.text_weak)).truncate());
            if let Some(notice) = notice.filter(|_| ui.available_width() > 80.0) {
                ui.add_space(theme::GAP);
                notice_ui(ui, notice, theme, requests);
            }
        });
    });
}

/// What is open until the case runs, can be reviewed, can be released.
fn problems_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    if !workspace.checks.has_looked() {
        ui.label(RichText::new("checking…").small().color(theme.text_weak));
        return;
    }
    for due in Due::ALL {
        let count = workspace.checks.count(due);
        let colour = match due {
            Due::Blocking if count > 0 => theme.harmful,
            Due::Blocking | Due::BeforeReview | Due::BeforeRelease => theme.text,
        };
        if figure(ui, format!("{count} {}", due.label()), colour, "List these problems; F8 walks through them") {
            let filter = ProblemFilter { due: Some(due), ..ProblemFilter::default() };
            requests.push(Request::FilterProblems(filter));
        }
    }
}

/// How many paths there are, and how sure that is.
fn paths_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let exploring = &workspace.exploring;
    let asked = exploring.asked(ui.input(|input| input.time));
    if asked.is_some() {
        ui.ctx().request_repaint_after(Duration::from_secs(1));
    }
    // What is answered at once need not be told of.
    let asked = asked.filter(|asked| asked.for_seconds > 0);
    let words = match (exploring.known(), asked) {
        (Some(found), Some(asked)) => {
            let paths = paths_words(found);
            let paths = paths.split(" · ").next().unwrap_or_default();
            format!("{paths} · {} of {}", asked.answered, asked.of)
        }
        (Some(found), None) => paths_words(found),
        (None, Some(asked)) => format!("exploring · {} of {}", asked.answered, asked.of),
        (None, None) => return,
    };
    let button = ui.add(Button::new(RichText::new(&words).small().color(theme.text)).frame(false));
    let spoken = asked.map_or_else(|| words.clone(), |asked| format!("{words}: {}", asked.words()));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let about = asked.map_or_else(String::new, |asked| format!("{}. ", asked.words()));
    if button.on_hover_text(format!("{about}Everything that runs can come to: go to Insights")).clicked() {
        requests.run(Command::ShowInsights);
    }
    let seconds = exploring.known().and_then(|found| found.flow.exact()?.seconds.as_ref());
    if let Some(lengths) = seconds.filter(|_| ui.available_width() > ROOM_FOR_TIME) {
        let words = time_range(lengths.shortest, lengths.longest);
        let label = ui.label(RichText::new(words).small().color(theme.text_weak));
        label.on_hover_text("Simulated time, from the shortest to the longest run");
    }
}

/// A figure that leads somewhere.
fn figure(ui: &mut Ui, words: String, colour: Color32, tooltip: &str) -> bool {
    let button = Button::new(RichText::new(words).small().color(colour)).frame(false);
    ui.add(button).on_hover_text(tooltip).clicked()
}

fn notice_ui(ui: &mut Ui, notice: &Notice, theme: &Theme, requests: &mut Requests) {
    if let Some(page) = &notice.page {
        let open = Button::new(RichText::new("Open").small()).small();
        if ui.add(open).on_hover_text("Open the page in your browser").clicked() {
            requests.push(Request::ShowPage(page.clone()));
        }
    }
    let undoes = notice.text.ends_with("Ctrl+Z brings it back");
    if undoes && ui.add(Button::new(RichText::new("Undo").small()).small()).clicked() {
        requests.run(Command::Undo);
    }
    let label = ui.add(egui::Label::new(RichText::new(&notice.text).small().color(theme.text)).truncate());
    if notice.details.is_empty() {
        label.on_hover_text(&notice.text);
    } else {
        label.on_hover_text(notice.details.join("\n"));
    }
}

fn plural(count: usize, one: &str, several: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {several}") }
}
