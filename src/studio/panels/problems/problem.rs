//! The row of one problem, open or accepted.

use egui::{FontId, Role, Ui, pos2};

use super::button::{Look, tooltip};
use super::line::Line;
use super::mark::severity_mark;
use crate::check::{Finding, can_be_accepted};
use crate::scenario::{Place, shortened};
use crate::studio::canvas::resolved_mark;
use crate::studio::command::Command;
use crate::studio::problems::{Problem, ProblemsRequest};
use crate::studio::section::Section;
use crate::studio::theme;
use crate::studio::workspace::Workspace;

/// How wide the word for the severity is.
const WORD: f32 = 50.0;
/// From these widths on there is room for when it has to be gone, and for where it is.
const ROOM_FOR_DUE: f32 = 680.0;
const ROOM_FOR_PLACE: f32 = 420.0;
/// How much of the fix stands on its button.
const FIX_LETTERS: usize = 24;

impl Line<'_> {
    pub fn problem_ui(&mut self, ui: &mut Ui, problem: &Problem, depth: u8) {
        let workspace = self.workspace;
        let finding = workspace.checks.found().finding(problem);
        let place = place_words(workspace, &problem.key.place);
        let message = finding.message.as_str();
        let spoken = match &problem.reason {
            None => format!("{}, {}: {message} ({place})", problem.severity.label(), problem.due.label()),
            Some(reason) => format!("accepted, {}: {message} ({place}); {reason}", problem.severity.label()),
        };
        let (lively, room) = (self.is_lively(ui), self.rect.width());
        let response = self.row_ui(ui, Role::ListItem, &spoken);
        if !self.deeds_below {
            self.deeds_ui(ui, problem, finding, lively);
        }
        let theme = self.theme;
        if !lively && room >= ROOM_FOR_PLACE {
            self.words_at_right_ui(ui, &place, theme.text_weak);
            if room >= ROOM_FOR_DUE && problem.reason.is_none() {
                self.words_at_right_ui(ui, problem.due.label(), theme.text_weak);
            }
        }
        self.indent(depth);
        let at = pos2(self.left + 12.0, self.rect.center().y);
        if problem.reason.is_some() {
            resolved_mark(ui.painter(), at, 5.0, theme.text_weak);
        } else {
            severity_mark(ui.painter(), at, problem.severity, theme);
        }
        self.left += 24.0;
        let begin = self.left;
        self.words_ui(ui, problem.severity.label(), FontId::proportional(11.0), theme.text_weak, 0.0);
        self.left = begin + WORD;
        let ink = if problem.reason.is_some() { theme.text_weak } else { theme.text };
        // The reason counts as much as what it is about.
        let for_reason = if problem.reason.is_some() { (self.right - self.left) * 0.45 } else { theme::GAP };
        let mut whole = self.words_ui(ui, message, FontId::proportional(13.0), ink, for_reason);
        if let Some(reason) = &problem.reason {
            self.left += theme::GAP;
            let font = FontId::new(13.0, theme::italic());
            whole &= self.words_ui(ui, &format!("“{reason}”"), font, theme.text, theme::GAP);
        }
        if self.go_below() {
            self.deeds_ui(ui, problem, finding, true);
        }
        let clicked = response.clicked();
        if !whole || lively {
            response.on_hover_ui(|ui| {
                ui.set_max_width(420.0);
                ui.label(message);
                if let Some(reason) = &problem.reason {
                    ui.label(format!("Accepted: {reason}"));
                }
                ui.label(egui::RichText::new(place).small().color(theme.text_weak));
            });
        }
        if clicked {
            self.ask(ProblemsRequest::Go(problem.key.clone()));
        }
    }

    /// What can be done about a problem.
    fn deeds_ui(&mut self, ui: &mut Ui, problem: &Problem, finding: &Finding, lively: bool) {
        match problem.reason {
            None => self.open_deeds_ui(ui, problem, finding, lively),
            Some(_) => self.accepted_deeds_ui(ui, problem, &finding.message),
        }
        let hint = tooltip(ui, Command::ExplainProblem);
        if lively && self.button_ui(ui, Look::Quiet, "Why?", &format!("Why: {}", finding.message), &hint) {
            self.ask(ProblemsRequest::Explain(self.key.clone()));
        }
    }

    fn open_deeds_ui(&mut self, ui: &mut Ui, problem: &Problem, finding: &Finding, lively: bool) {
        let (key, message) = (&problem.key, finding.message.as_str());
        if let Some(label) = &finding.fix {
            let hint = format!("{label}\n{}", tooltip(ui, Command::FixProblem));
            if self.button_ui(ui, Look::Deed, &shortened(label, FIX_LETTERS), &format!("{label}: {message}"), &hint) {
                self.ask(ProblemsRequest::Fix(key.clone()));
            }
        }
        if finding.witness.is_some() {
            let hint = tooltip(ui, Command::PlayProblem);
            if self.button_ui(ui, Look::Play, "Play", &format!("Play: {message}"), &hint) {
                self.ask(ProblemsRequest::Play(key.clone()));
            }
        }
        if lively && can_be_accepted(key.rule) {
            let hint = tooltip(ui, Command::AcceptProblem);
            if self.button_ui(ui, Look::Quiet, "Accept…", &format!("Accept: {message}"), &hint) {
                self.ask(ProblemsRequest::AskReason(key.clone()));
            }
        }
    }

    fn accepted_deeds_ui(&mut self, ui: &mut Ui, problem: &Problem, message: &str) {
        let hint = "Live with it no longer: it is an open problem again";
        if self.button_ui(ui, Look::Quiet, "Withdraw", &format!("Withdraw: {message}"), hint) {
            self.ask(ProblemsRequest::Withdraw(problem.key.clone()));
        }
    }
}

/// Where a problem is: `D3 First words`, `Cast`.
pub fn place_words(workspace: &Workspace, place: &Place) -> String {
    match place.in_node() {
        Some(id) => workspace.graph.card(id).map_or_else(
            || id.to_string(),
            |placed| format!("{} {}", placed.number, shortened(&placed.card.title, 26)),
        ),
        None => Section::of(place).map_or("The whole case", Section::label).to_owned(),
    }
}
