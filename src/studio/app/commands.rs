//! The commands of the table, carried out.

use std::path::Path;

use super::App;
use super::files::fresh_seed_u32;
use super::requests::{follow_run, go_to};
use crate::edit::{self, Fragment};
use crate::store::ThemeChoice;
use crate::studio::canvas::{Camera, point};
use crate::studio::command::Command;
use crate::studio::dialogs::Ask;
use crate::studio::question::Leaving;
use crate::studio::theme::Theme;
use crate::studio::workspace::{Room, Workspace};

impl App {
    pub(super) fn command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::New => return self.leave(ctx, Leaving::New),
            Command::Open => return self.leave(ctx, Leaving::Open),
            Command::Close => return self.leave(ctx, Leaving::Close),
            Command::Quit => return self.leave(ctx, Leaving::Quit),
            Command::Save => return self.save(ctx, None),
            Command::SaveAs => {
                let name = self.workspace.as_ref().map_or_else(String::new, Workspace::name);
                return self.dialogs.ask(ctx, Ask::SaveAs(name));
            }
            Command::OpenInBrowser => {
                let Some(workspace) = &self.workspace else { return };
                return self.pages.show(ctx, workspace);
            }
            Command::ExportWebPage => {
                let name = self.workspace.as_ref().map_or_else(String::new, Workspace::name);
                let name = Path::new(&name).with_extension("html").to_string_lossy().into_owned();
                return self.dialogs.ask(ctx, Ask::ExportWebPage(name));
            }
            Command::ToggleTheme => {
                self.theme = if self.theme.dark { Theme::LIGHT } else { Theme::DARK };
                if let Some(keeping) = &mut self.keeping {
                    keeping.preferences.theme = if self.theme.dark { ThemeChoice::Dark } else { ThemeChoice::Light };
                    keeping.save(ctx);
                }
                return self.theme.apply(ctx);
            }
            _about_the_case => {}
        }
        let view = self.canvas;
        let Some(workspace) = &mut self.workspace else { return };
        let selected: Vec<_> = workspace.selection.iter().cloned().collect();
        match command {
            Command::New
            | Command::Open
            | Command::Close
            | Command::Quit
            | Command::Save
            | Command::SaveAs
            | Command::OpenInBrowser
            | Command::ExportWebPage
            | Command::ToggleTheme => {}
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
                let step = edit::delete_nodes(&workspace.file, workspace.scenario(), &selected);
                self.notice = Some(format!("{} – Ctrl+Z brings it back", step.label).into());
                workspace.apply(step);
            }
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
                    (Room::Play | Room::Write, _) => workspace.selected_node().cloned(),
                };
                workspace.start_run(fresh_seed_u32(), at.as_ref());
                follow_run(workspace, view);
            }
            Command::ShowWrite => workspace.room = Room::Write,
            Command::ShowPlay => workspace.room = Room::Play,
            Command::NextProblem => {
                if let Some(place) = workspace.next_problem() {
                    go_to(workspace, view, place);
                }
            }
        }
    }

    /// Pastes nodes from a clipboard text.
    pub(super) fn paste(&mut self, text: &str) {
        let Some(workspace) = &mut self.workspace else { return };
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
