//! What panels ask for, carried out.

use super::App;
use super::files::fresh_seed_u32;
use super::run::{carry_out_in_run, show_run};
use crate::edit::{self, NewNode};
use crate::scenario::Place;
use crate::studio::canvas::{self, Camera, point};
use crate::studio::new_entry::NewEntry;
use crate::studio::question::Leaving;
use crate::studio::request::Request;
use crate::studio::section::Section;
use crate::studio::workspace::{Pane, Room, Subject, Workspace};

impl App {
    pub(super) fn carry_out(&mut self, ctx: &egui::Context, request: Request) {
        match request {
            Request::Do(command) => self.command(ctx, command),
            Request::Open(path) => self.open(&path),
            Request::ForgetRecent(path) => self.preferences.recent.forget(&path),
            Request::NewFrom(template) => {
                if let Some(template) = edit::TEMPLATES.get(template) {
                    self.new_case(template);
                }
            }
            Request::OpenSample(index) => self.open_sample(index),
            Request::BringBack(key) => self.bring_back(&key),
            Request::Discard(key) => {
                if let Some(Err(error)) = self.keeping.as_mut().map(|keeping| keeping.discard(&key)) {
                    self.notice = Some(error.to_string().into());
                }
            }
            Request::ShowPage(page) => self.pages.open(ctx, page),
            Request::ShowCase(case) => {
                self.outside = None;
                self.cases.show(case);
            }
            Request::ShowRoom(room) => self.show_room(ctx, room),
            Request::Library(request) => self.carry_out_in_library(ctx, request),
            Request::Publish(request) => self.carry_out_publish(ctx, request),
            Request::CloseCase(case) => self.leave(ctx, Leaving::Close(case)),
            Request::SizePanel(panel, points) => self.size_panel(panel, points),
            Request::FilterProblems(filter) => self.filter_problems(filter),
            Request::Problems(request) => self.carry_out_problems(ctx, request),
            Request::ExportInsights => self.ask_for_insights(ctx),
            Request::PictureOf(chart) => self.ask_for_picture(ctx, chart),
            Request::PictureShown { rect, fits } => self.take_picture(ctx, rect, fits),
            about_the_case => self.carry_out_in_case(about_the_case),
        }
    }

    fn carry_out_in_case(&mut self, request: Request) {
        let Some(workspace) = self.cases.shown_mut() else { return };
        match request {
            Request::Do(_)
            | Request::Open(_)
            | Request::ForgetRecent(_)
            | Request::NewFrom(_)
            | Request::OpenSample(_)
            | Request::ShowPage(_)
            | Request::BringBack(_)
            | Request::Discard(_)
            | Request::ShowCase(_)
            | Request::CloseCase(_)
            | Request::SizePanel(..)
            | Request::ExportInsights
            | Request::PictureOf(_)
            | Request::PictureShown { .. }
            | Request::FilterProblems(_)
            | Request::Problems(_)
            | Request::ShowRoom(_)
            | Request::Library(_)
            | Request::Publish(_) => {}
            Request::Select(nodes) => {
                leave_problems(workspace);
                workspace.selection = nodes.into_iter().collect();
                workspace.subject = Subject::Node;
            }
            Request::ToggleSelected(node) => {
                if !workspace.selection.remove(&node) {
                    workspace.selection.insert(node);
                }
            }
            Request::GoTo(place) => {
                leave_problems(workspace);
                go_to(workspace, self.canvas, place);
            }
            Request::WalkOutline(by) => walk_outline(workspace, self.canvas, by),
            Request::Look(camera) => {
                workspace.camera = camera;
                workspace.fit_pending = false;
                workspace.fit_path_pending = false;
            }
            Request::Drag(by) => workspace.dragged += by,
            Request::Drop => drop_cards(workspace),
            Request::SetText { place, text } => workspace.type_text(&place, &text),
            Request::Apply(step) => workspace.apply(step),
            Request::Adjust { place, step } => workspace.adjust(&place, step),
            Request::Add { step, focus, unnamed } => {
                workspace.apply(step);
                workspace.name_new_entry();
                workspace.focus = Some(focus);
                workspace.new_entry = unnamed.map(NewEntry::unnamed);
            }
            Request::NameEntry => workspace.name_new_entry(),
            Request::AddLine { node, lines } => {
                let case = workspace.scenario().clone();
                let (step, line) = edit::add_line(&workspace.file, &case, &node, &lines, &mut workspace.fresh);
                workspace.apply(step);
                workspace.focus = Some(lines.place(&node).item(&line).then("says"));
            }
            Request::AddChoice(node) => {
                let (step, choice) = edit::add_choice(&workspace.file, workspace.scenario(), &node);
                workspace.apply(step);
                workspace.focus = Some(Place::choice(&node, &choice).then("says"));
            }
            Request::TypeNewLine { node, lines, says } => workspace.type_new_line(&node, &lines, &says),
            Request::AddChoiceAfter { node, choice } => {
                let (step, choice) =
                    edit::add_choice_after(&workspace.file, workspace.scenario(), &node, Some(&choice));
                workspace.apply(step);
                workspace.focus = Some(Place::choice(&node, &choice).then("says"));
            }
            Request::FrameSelected => {
                let selected: Vec<_> = workspace.selection.iter().cloned().collect();
                let mut fresh = workspace.fresh.clone();
                let (step, _) = edit::frame_nodes(&workspace.file, workspace.scenario(), &selected, &mut fresh);
                workspace.fresh = fresh;
                workspace.apply(step);
            }
            Request::AddWay(node) => {
                let case = workspace.scenario().clone();
                let step = edit::add_way(&workspace.file, &case, &node, &mut workspace.fresh);
                workspace.apply(step);
            }
            Request::Connect { from, exit, to } => {
                let step = edit::connect(&workspace.file, workspace.scenario(), &from, &exit, &to);
                workspace.apply(step);
            }
            Request::Create { kind, at, from } => {
                let (step, id) = edit::create_node(&workspace.file, workspace.scenario(), &NewNode { kind, at, from });
                workspace.apply(step);
                workspace.selection = [id].into();
                workspace.subject = Subject::Node;
            }
            Request::Graph(request) => canvas::carry_out(workspace, request),
            Request::StartRun => {
                workspace.start_run(fresh_seed_u32(), None);
                follow_run(workspace, self.canvas);
            }
            Request::StartRunAt(node) => {
                workspace.start_run(fresh_seed_u32(), Some(&node));
                follow_run(workspace, self.canvas);
            }
            Request::Play(input) => {
                if let Some(session) = &mut workspace.run {
                    match session.play(input) {
                        Ok(()) => follow_run(workspace, self.canvas),
                        Err(refused) => self.notice = Some(refused.to_string().into()),
                    }
                }
            }
            Request::Rewind(inputs) => {
                if let Some(session) = &mut workspace.run {
                    session.go_to_step(inputs);
                    follow_run(workspace, self.canvas);
                }
            }
            Request::Run(request) => {
                if let Some(trouble) = carry_out_in_run(workspace, self.canvas, request) {
                    self.notice = Some(trouble.into());
                }
            }
            Request::ShowRun { shows, about } => {
                if let Some(trouble) = show_run(workspace, shows, &about) {
                    self.notice = Some(trouble.into());
                }
            }
            Request::ShowSection(section) => {
                leave_problems(workspace);
                workspace.room = Room::Write;
                workspace.subject = Subject::Case(section);
            }
        }
    }
}

/// Where there is no room for the list of problems beside the form, the form is wanted now.
pub(super) fn leave_problems(workspace: &mut Workspace) {
    if workspace.pane_had_focus == Some(Pane::Problems) {
        workspace.pane_had_focus = Some(Pane::Form);
    }
}

pub(super) fn go_to(workspace: &mut Workspace, view: egui::Rect, place: Place) {
    let Some(node) = place.in_node().cloned() else {
        if let Some(section) = Section::of(&place) {
            workspace.room = Room::Write;
            workspace.subject = Subject::Case(section);
            workspace.focus = Some(place);
        }
        return;
    };
    if let Some(placed) = workspace.graph.card(&node) {
        let camera = if workspace.camera.zoom < 0.4 {
            Camera { zoom: 0.8, centre: placed.rect.center() }
        } else {
            workspace.camera
        };
        workspace.camera = camera.revealing(view, placed.rect);
    }
    workspace.selection = [node].into();
    workspace.room = Room::Write;
    workspace.subject = Subject::Node;
    workspace.focus = Some(place);
}

/// The graph follows the run.
pub(super) fn follow_run(workspace: &mut Workspace, view: egui::Rect) {
    let Some(session) = &workspace.run else { return };
    let Some((id, _)) = session.run.node() else { return };
    if let Some(placed) = workspace.graph.card(id) {
        workspace.camera = workspace.camera.revealing(view, placed.rect);
    }
}

fn drop_cards(workspace: &mut Workspace) {
    let by = std::mem::take(&mut workspace.dragged);
    if by == egui::Vec2::ZERO {
        return;
    }
    let graph = &workspace.graph;
    let moved: Vec<_> = workspace
        .selection
        .iter()
        .filter_map(|id| graph.rect(id).map(|rect| (id.clone(), point(rect.min + by))))
        .collect();
    let step = edit::move_cards(&workspace.file, &moved);
    workspace.apply(step);
}

/// Goes to the node that stands `by` further down the outline, as far as there is one.
fn walk_outline(workspace: &mut Workspace, view: egui::Rect, by: isize) {
    let graph = &workspace.graph;
    let is_selected = |(_, card): &(_, usize)| workspace.selection.contains(&graph.cards[*card].id);
    let at = graph.outline.iter().position(is_selected).map_or(-1, usize::cast_signed);
    let last = graph.outline.len().cast_signed() - 1;
    let Ok(next) = usize::try_from((at + by).clamp(0, last.max(0))) else { return };
    let Some((_, card)) = graph.outline.get(next) else { return };
    let place = Place::node(&graph.cards[*card].id);
    go_to(workspace, view, place);
    workspace.ask_for_focus(Pane::Outline);
}
