//! Which panels the window shows, where, and how large.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Ui, vec2};

use super::App;
use crate::studio::canvas::canvas_ui;
use crate::studio::command::Front;
use crate::studio::panels::{
    LibraryPage, StartPage, case_form_ui, insights_ui, library_status_ui, library_ui, menu_bar_ui, node_form_ui,
    note_revision, outline_icons_ui, outline_ui, pack_bar_ui, play_ui, problems_ui, sections_ui, start_ui,
    status_bar_ui, tool_bar_ui,
};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::{Pane, Room, Subject, Workspace};

/// From this width on the outline has words; below, icons.
const WIDE: f32 = 1_100.0;
/// Below this width the form lies over the graph.
const NARROW: f32 = 960.0;
/// In a room less high than this the problems stay hidden until they are asked for: the status bar counts them, and the
/// graph needs the place.
const LOW: f32 = 340.0;
/// The usual sizes of the panels, in points.
const OUTLINE_WIDTH: f32 = 216.0;
const FORM_WIDTH: f32 = 408.0;
const PROBLEMS_HEIGHT: f32 = 208.0;
const SECTIONS_HEIGHT: f32 = 480.0;

/// From this width on, the graph is shown beside the run.
const GRAPH_BESIDE_PLAY: f32 = 1_700.0;

impl App {
    pub(super) fn panels_ui(&mut self, ui: &mut Ui) {
        let theme = &self.theme;
        // Not `self.front()`: the requests are borrowed beside it.
        let front = match self.outside {
            Some(Room::Library) => Front::Library(&self.library, self.pack.as_ref()),
            Some(Room::Publish) => Front::Publish(self.pack.as_ref()),
            _case => Front::Case(self.cases.shown()),
        };
        let requests = &mut self.requests;
        let bar = |fill| Frame::new().fill(fill).inner_margin(Margin::symmetric(theme::MARGIN, 0));
        Panel::top("menu").exact_size(34.0).frame(bar(theme.panel)).show_separator_line(false).show(ui, |ui| {
            menu_bar_ui(ui, &self.cases, front, theme, requests);
        });
        if self.outside == Some(Room::Publish) {
            let has_case = self.cases.shown().is_some();
            Panel::top("tools").exact_size(42.0).frame(bar(theme.panel)).show(ui, |ui| {
                pack_bar_ui(ui, Room::Publish, has_case, self.pack.as_ref(), theme, requests);
            });
            self.publish_room_ui(ui);
            return;
        }
        if self.outside == Some(Room::Library) {
            let page = LibraryPage {
                library: &self.library,
                pack: self.pack.as_ref(),
                recent: &self.preferences.recent_folders,
            };
            Panel::top("tools").exact_size(42.0).frame(bar(theme.panel)).show(ui, |ui| {
                pack_bar_ui(ui, Room::Library, self.cases.shown().is_some(), page.pack, theme, requests);
            });
            Panel::bottom("status").exact_size(28.0).frame(bar(theme.sunken)).show(ui, |ui| {
                library_status_ui(ui, page, self.notice.as_ref(), theme);
            });
            library_ui(ui, page, theme, requests);
            return;
        }
        let Some(workspace) = self.cases.shown() else {
            let frame = Frame::new().fill(theme.canvas);
            let page = StartPage {
                notice: self.notice.as_ref().map(|notice| notice.text.as_str()),
                opening: !self.opening.is_empty(),
                recovered: self.keeping.as_ref().map_or(&[], |keeping| keeping.recovered.as_slice()),
                recent: &self.preferences.recent,
                folders: &self.preferences.recent_folders,
                samples: &self.samples.shown,
            };
            CentralPanel::default().frame(frame).show(ui, |ui| start_ui(ui, &page, theme, requests));
            return;
        };
        note_revision(ui, workspace.history.revision());
        Panel::top("tools").exact_size(42.0).frame(bar(theme.panel)).show(ui, |ui| {
            tool_bar_ui(ui, workspace, theme, requests);
        });
        Panel::bottom("status").exact_size(28.0).frame(bar(theme.sunken)).show(ui, |ui| {
            status_bar_ui(ui, workspace, self.notice.as_ref(), theme, requests);
        });
        match workspace.room {
            // They belong to no case, and are shown above.
            Room::Library | Room::Publish => {}
            Room::Write => self.write_room_ui(ui),
            Room::Play => self.play_room_ui(ui),
            Room::Insights => self.insights_room_ui(ui),
        }
    }

    /// What exploring found out.
    fn insights_room_ui(&mut self, ui: &mut Ui) {
        let Some(workspace) = self.cases.shown() else { return };
        insights_ui(ui, workspace, &self.theme, &mut self.requests);
    }

    /// The run; where there is room, the graph follows it beside it.
    fn play_room_ui(&mut self, ui: &mut Ui) {
        let Some(workspace) = self.cases.shown() else { return };
        let (theme, requests) = (&self.theme, &mut self.requests);
        if ui.available_width() >= GRAPH_BESIDE_PLAY && workspace.run.is_some() {
            let panel = Panel::left("graph beside play").default_size(ui.available_width() * 0.32);
            let graph = panel.size_range(320.0..=1_200.0).frame(Frame::new()).show(ui, |ui| {
                let view = ui.available_rect_before_wrap();
                canvas_ui(ui, workspace, theme, requests);
                view
            });
            self.canvas = graph.inner;
        }
        let frame = Frame::new().fill(theme.canvas);
        CentralPanel::default().frame(frame).show(ui, |ui| play_ui(ui, workspace, theme, requests));
    }

    fn write_room_ui(&mut self, ui: &mut Ui) {
        let Some(workspace) = self.cases.shown() else { return };
        let (theme, requests, preferences) = (&self.theme, &mut self.requests, &self.preferences);
        let width = ui.available_width();
        let shown = |panel: &str| preferences.panel(panel).shown;
        let usual = |panel: &str, usual: f32| preferences.panel(panel).extent.map_or(usual, f32::from);
        let frame = Frame::new().fill(theme.panel).inner_margin(Margin::same(8));
        if shown("outline") && width >= WIDE {
            let panel = Panel::left("outline").default_size(usual("outline", OUTLINE_WIDTH)).size_range(150.0..=420.0);
            let outline = panel.frame(frame).show(ui, |ui| {
                let below = Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
                let height = SECTIONS_HEIGHT.min(ui.available_height() * 0.4);
                let panel = Panel::bottom("sections").default_size(usual("sections", height));
                let sections = panel.size_range(60.0..=520.0).resizable(true).frame(below).show(ui, |ui| {
                    sections_ui(ui, workspace, theme, requests);
                });
                note_size(ui, "sections", sections.response.rect.height(), requests);
                CentralPanel::default().frame(Frame::new()).show(ui, |ui| outline_ui(ui, workspace, theme, requests));
            });
            note_size(ui, "outline", outline.response.rect.width(), requests);
        } else if shown("outline") {
            let frame = frame.inner_margin(Margin::symmetric(4, 8));
            Panel::left("outline icons").exact_size(60.0).frame(frame).show(ui, |ui| {
                outline_icons_ui(ui, workspace, theme, requests);
            });
        }
        let form_width = usual("form", FORM_WIDTH);
        if shown("form") && width >= NARROW {
            let frame = frame.inner_margin(Margin::same(theme::MARGIN));
            let panel = Panel::right("form").default_size(form_width).size_range(280.0..=760.0).frame(frame);
            let form = panel.show(ui, |ui| form_ui(ui, workspace, theme, requests));
            note_size(ui, "form", form.response.rect.width(), requests);
        }
        let beside = ui.available_rect_before_wrap();
        let reads_problems = shown("problems") && workspace.pane_had_focus == Some(Pane::Problems);
        // Whoever is at the problems needs their words more than the form, which comes back with the next field.
        let form_over = shown("form") && width < NARROW && has_form(workspace) && !reads_problems;
        if reads_problems && beside.height() < LOW {
            // There is no room for both, and the problems were asked for: the graph comes back with the next pane.
            let frame = frame.inner_margin(Margin::symmetric(theme::MARGIN, 8));
            CentralPanel::default().frame(frame).show(ui, |ui| problems_ui(ui, workspace, theme, requests));
            return;
        }
        if shown("problems") && beside.height() >= LOW {
            let frame = frame.inner_margin(Margin::symmetric(theme::MARGIN, 8));
            let panel = Panel::bottom("problems").default_size(usual("problems", PROBLEMS_HEIGHT));
            let problems =
                panel.size_range(80.0..=(beside.height() * 0.45)).resizable(true).frame(frame).show(ui, |ui| {
                    let mut free = ui.max_rect();
                    if form_over {
                        // What the form lies over could not be read.
                        free.max.x -= form_over_width(form_width, beside);
                    }
                    ui.scope_builder(egui::UiBuilder::new().max_rect(free), |ui| {
                        problems_ui(ui, workspace, theme, requests);
                    });
                    ui.expand_to_include_rect(ui.max_rect());
                });
            note_size(ui, "problems", problems.response.rect.height(), requests);
        }
        let canvas = CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
            let view = ui.available_rect_before_wrap();
            canvas_ui(ui, workspace, theme, requests);
            view
        });
        self.canvas = canvas.inner;
        if form_over {
            form_over_ui(ui, beside, form_width, workspace, theme, requests);
        }
    }

    /// Remembers how large a panel was made.
    pub(super) fn size_panel(&mut self, name: &str, points: f32) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a panel on a screen")]
        let extent = Some(points.round().clamp(0.0, 10_000.0) as u16);
        let panel = crate::store::Panel { extent, ..self.preferences.panel(name) };
        self.preferences.panels.insert(name.to_owned(), panel);
    }

    /// Shows a panel, or hides it.
    pub(super) fn toggle_panel(&mut self, name: &str) {
        let panel = self.preferences.panel(name);
        let panel = crate::store::Panel { shown: !panel.shown, ..panel };
        self.preferences.panels.insert(name.to_owned(), panel);
    }
}

/// Notes the size of a panel once the author has let go of its edge.
fn note_size(ui: &Ui, panel: &'static str, points: f32, requests: &mut Requests) {
    let released = ui.input(|input| input.pointer.any_released());
    if released {
        requests.push(Request::SizePanel(panel, points));
    }
}

fn form_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    match workspace.subject {
        Subject::Node => node_form_ui(ui, workspace, theme, requests),
        Subject::Case(section) => case_form_ui(ui, workspace, section, theme, requests),
    }
}

/// Whether there is something to write in the form.
fn has_form(workspace: &Workspace) -> bool {
    workspace.subject != Subject::Node || !workspace.selection.is_empty()
}

/// How wide the form is that lies over the graph.
fn form_over_width(width: f32, over: Rect) -> f32 {
    width.min(over.width() - 24.0)
}

/// The form in a narrow window: over the right part of the graph.
fn form_over_ui(ui: &Ui, over: Rect, width: f32, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let width = form_over_width(width, over);
    let area = egui::Area::new(egui::Id::unique("form over the graph")).order(egui::Order::Middle);
    area.fixed_pos(over.right_top() - vec2(width, 0.0)).movable(false).constrain(false).show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(theme.panel)
            .stroke(egui::Stroke::new(1.0, theme.border_strong))
            .inner_margin(Margin::same(theme::MARGIN));
        frame.show(ui, |ui| {
            let margin = 2.0 * f32::from(theme::MARGIN) + 2.0;
            let size = (vec2(width, over.height()) - vec2(margin, margin)).max(vec2(80.0, 40.0));
            ui.set_min_size(size);
            ui.set_max_size(size);
            form_ui(ui, workspace, theme, requests);
        });
    });
}
