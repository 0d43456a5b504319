//! The commands of the table, carried out.

use std::path::Path;

use super::App;
use super::files::{BLANK, fresh_seed_u32};
use super::requests::follow_run;
use crate::edit::{self, Fragment};
use crate::store::ThemeChoice;
use crate::studio::canvas::{self, Camera, GraphRequest, point};
use crate::studio::command::Command;
use crate::studio::dialogs::Ask;
use crate::studio::palette::Palette;
use crate::studio::problems::{ProblemKey, ProblemsRequest};
use crate::studio::question::Leaving;
use crate::studio::workspace::{Pane, Room, Workspace};

impl App {
    pub(super) fn command(&mut self, ctx: &egui::Context, command: Command) {
        let taken = match self.outside {
            Some(Room::Library) => self.command_in_library(ctx, command),
            Some(Room::Publish) => self.command_in_publish(command),
            _case => false,
        };
        if taken {
            return;
        }
        match command {
            Command::New => self.new_case(BLANK),
            Command::Open => self.dialogs.ask(ctx, Ask::Open),
            Command::OpenFolder => self.dialogs.ask(ctx, Ask::OpenFolder),
            Command::Quit => self.leave(ctx, Leaving::Quit),
            Command::GoToAnything => {
                self.palette = Some(Palette::new(ctx, &self.cases, self.front(), &self.preferences));
            }
            Command::ShowStart => {
                self.outside = None;
                self.cases.show(None);
            }
            Command::ShowLibrary => self.show_room(ctx, Room::Library),
            Command::ShowPublish => self.show_room(ctx, Room::Publish),
            Command::NextRoom => self.show_room_beside(ctx, 1),
            Command::PreviousRoom => self.show_room_beside(ctx, -1),
            Command::NextCase | Command::PreviousCase => {
                self.outside = None;
                self.cases.show_beside(if command == Command::NextCase { 1 } else { -1 });
            }
            Command::ToggleOutline => self.toggle_panel("outline"),
            Command::ToggleForm => self.toggle_panel("form"),
            Command::ToggleProblems => self.toggle_panel("problems"),
            Command::ToggleTheme => {
                let choice = if self.theme.dark { ThemeChoice::Light } else { ThemeChoice::Dark };
                self.choose_theme(ctx, choice);
            }
            Command::ThemeSystem => self.choose_theme(ctx, ThemeChoice::System),
            Command::ThemeLight => self.choose_theme(ctx, ThemeChoice::Light),
            Command::ThemeDark => self.choose_theme(ctx, ThemeChoice::Dark),
            Command::ThemeHighContrast => self.choose_theme(ctx, ThemeChoice::HighContrast),
            Command::Larger => self.rescale(ctx, Some(1)),
            Command::Smaller => self.rescale(ctx, Some(-1)),
            Command::UsualSize => self.rescale(ctx, None),
            Command::NextProblem => self.walk_problems(1),
            Command::PreviousProblem => self.walk_problems(-1),
            Command::ToggleProblemKinds => {
                self.preferences.problems_by_kind = !self.preferences.problems_by_kind;
            }
            Command::ExplainProblem => {
                self.ask_problems(ctx, |w| w.checks.list().selected().cloned().map(ProblemsRequest::Explain));
            }
            Command::PlayProblem => self.ask_problems(ctx, |w| selected(w).map(ProblemsRequest::Play)),
            Command::FixProblem => self.ask_problems(ctx, |w| selected(w).map(ProblemsRequest::Fix)),
            Command::AcceptProblem => self.ask_problems(ctx, |w| selected(w).map(ProblemsRequest::AskReason)),
            Command::FixAllProblems => {
                self.ask_problems(ctx, |w| w.checks.fixable_rule().map(ProblemsRequest::FixAll));
            }
            about_the_case => self.command_in_case(ctx, about_the_case),
        }
    }

    fn command_in_case(&mut self, ctx: &egui::Context, command: Command) {
        let view = self.canvas;
        let Some(workspace) = self.cases.shown_mut() else { return };
        let (case, name) = (workspace.key, workspace.name());
        let selected: Vec<_> = workspace.selection.iter().cloned().collect();
        match command {
            Command::New
            | Command::Open
            | Command::Quit
            | Command::GoToAnything
            | Command::ShowStart
            | Command::NextCase
            | Command::PreviousCase
            | Command::ToggleOutline
            | Command::ToggleForm
            | Command::ToggleProblems
            | Command::ToggleTheme
            | Command::ThemeSystem
            | Command::ThemeLight
            | Command::ThemeDark
            | Command::ThemeHighContrast
            | Command::Larger
            | Command::Smaller
            | Command::UsualSize
            | Command::NextProblem
            | Command::PreviousProblem
            | Command::ExplainProblem
            | Command::PlayProblem
            | Command::FixProblem
            | Command::FixAllProblems
            | Command::AcceptProblem
            | Command::ToggleProblemKinds
            | Command::OpenFolder
            | Command::ShowLibrary
            | Command::ShowPublish
            | Command::NextRoom
            | Command::PreviousRoom
            | Command::NewCaseInFolder
            | Command::AddCases
            | Command::AddToPack
            | Command::TakeOutOfPack
            | Command::MoveCaseUp
            | Command::MoveCaseDown
            | Command::CaseNeeds
            | Command::OneAfterTheOther
            | Command::SetOwner
            | Command::SetReviewBy
            | Command::PackCover
            | Command::CheckLibrary => {}
            Command::Close => self.leave(ctx, Leaving::Close(case)),
            Command::Save => self.save(ctx, case),
            Command::SaveAs => self.ask_for_file(ctx, case, Ask::SaveAs(name)),
            Command::OpenInBrowser => self.pages.show(ctx, workspace),
            Command::ExportWebPage => {
                let name = Path::new(&name).with_extension("html").to_string_lossy().into_owned();
                self.ask_for_file(ctx, case, Ask::ExportWebPage(name));
            }
            Command::NextPane => {
                let next = Pane::after(workspace.pane_had_focus);
                workspace.ask_for_focus(next);
            }
            Command::Undo => self.notice = workspace.undo().map(|label| format!("Taken back: {label}").into()),
            Command::Redo => self.notice = workspace.redo().map(|label| format!("Done again: {label}").into()),
            Command::Copy => ctx.copy_text(edit::copy(workspace.scenario(), &selected).to_text()),
            Command::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Command::Duplicate => {
                let mut fresh = workspace.fresh.clone();
                let (step, ids) = edit::duplicate(&workspace.file, workspace.scenario(), &selected, &mut fresh);
                workspace.fresh = fresh;
                workspace.apply(step);
                workspace.selection = ids.into_iter().collect();
            }
            Command::Delete => {
                let step = canvas::deletion(workspace);
                self.notice = Some(format!("{} – Ctrl+Z brings it back", step.label).into());
                workspace.apply(step);
            }
            Command::AddNode => canvas::carry_out(workspace, GraphRequest::AddNode),
            Command::AddNote => {
                let at = point(workspace.camera.centre);
                canvas::carry_out(workspace, GraphRequest::AddNote(at));
            }
            Command::FrameSelection => canvas::carry_out(workspace, GraphRequest::FrameSelection),
            Command::Tidy => canvas::carry_out(workspace, GraphRequest::Tidy),
            Command::SelectAll => workspace.selection = workspace.scenario().nodes.keys().cloned().collect(),
            Command::ZoomIn => workspace.camera = workspace.camera.zoomed(view, 1.25, view.center()),
            Command::ZoomOut => workspace.camera = workspace.camera.zoomed(view, 0.8, view.center()),
            Command::ZoomActual => {
                workspace.camera = workspace.camera.zoomed(view, 1.0 / workspace.camera.zoom, view.center());
            }
            Command::ZoomFit => workspace.camera = Camera::fitting(view, workspace.graph.bounds()),
            Command::PlayFromStart => {
                workspace.start_run(fresh_seed_u32(), None);
                follow_run(workspace, view);
            }
            Command::PlayFromHere => {
                let at = match (workspace.room, &workspace.run) {
                    (Room::Play, Some(session)) => session.begun_at(),
                    (Room::Library | Room::Publish | Room::Play | Room::Write | Room::Insights, _) => {
                        workspace.selected_node().cloned()
                    }
                };
                workspace.start_run(fresh_seed_u32(), at.as_ref());
                follow_run(workspace, view);
            }
            Command::ShowWrite => workspace.room = Room::Write,
            Command::ShowPlay => workspace.room = Room::Play,
            Command::ShowInsights => workspace.room = Room::Insights,
            Command::TogglePath => {
                if let Some(session) = &mut workspace.run {
                    session.shows_path = !session.shows_path;
                }
            }
        }
    }

    /// Pastes nodes from a clipboard text.
    pub(super) fn paste(&mut self, text: &str) {
        let Some(workspace) = self.cases.shown_mut() else { return };
        match Fragment::from_text(text) {
            Ok(fragment) => {
                let at = Some(point(workspace.camera.centre));
                let mut fresh = workspace.fresh.clone();
                let (step, ids) = edit::paste(&workspace.file, workspace.scenario(), &fragment, at, &mut fresh);
                workspace.fresh = fresh;
                workspace.apply(step);
                workspace.selection = ids.into_iter().collect();
            }
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }
}

/// The problem whose row is selected.
fn selected(workspace: &Workspace) -> Option<ProblemKey> {
    workspace.checks.selected().map(|problem| problem.key.clone())
}
