//! The form of the selected node: what it has, in the order in which a learner meets it, and menus that add the rest.

mod choice;
mod kind;
mod line;

use std::ops::{Deref, DerefMut};

use egui::{RichText, ScrollArea, Ui, vec2};

use super::form::{Entry, Form, Look, boxed, choice_ui, duration_ui, menu_ui, optional, shortened};
use crate::edit::{Lines, edit_node};
use crate::scenario::{Exit, Id, Kind, Node, Phase, Place, Point, Status};
use crate::studio::canvas::kind_glyph;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Shows and edits the texts of the selected node.
pub fn node_form_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let Some(id) = workspace.selected_node() else {
        empty_ui(ui, workspace, theme);
        return;
    };
    let Some(node) = workspace.scenario().nodes.get(id) else { return };
    header_ui(ui, workspace, id, node, theme);
    ScrollArea::vertical().auto_shrink(false).id_salt(("form", id.as_str())).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        let place = Place::node(id);
        let mut form = NodeForm { form: Form::new(workspace, theme, requests, place), node: id.clone() };
        form.node_ui(ui, node);
        ui.add_space(theme::GAP_LARGE);
    });
}

fn empty_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme) {
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        let text = match workspace.selection.len() {
            0 => "Select a node to write it.".to_owned(),
            n => format!("{n} nodes are selected."),
        };
        ui.label(RichText::new(text).color(theme.text_weak));
        ui.label(RichText::new("Click a card, or pick one from the outline.").small().color(theme.text_weak));
    });
}

fn header_ui(ui: &mut Ui, workspace: &Workspace, id: &Id, node: &Node, theme: &Theme) {
    let number = workspace.graph.card(id).map_or("", |placed| placed.number.as_str());
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), egui::Sense::hover());
        kind_glyph(ui.painter(), rect.center(), 6.5, node.kind(), theme.kind(node.kind()));
        ui.add(egui::Label::new(RichText::new(node.name(60)).heading().color(theme.text)).truncate());
    });
    let links_in = workspace.graph.wires.iter().filter(|wire| workspace.graph.cards[wire.to].id == *id).count();
    let facts = format!("{number} · {} · reached by {links_in}", node.kind());
    ui.label(RichText::new(facts).small().color(theme.text_weak));
    ui.add_space(4.0);
    ui.separator();
}

/// Where a node that an exit asks for is put, beside the node that it leaves.
const BESIDE: (i32, i32) = (320, 40);

/// The form of one node.
struct NodeForm<'a> {
    form: Form<'a>,
    node: Id,
}

impl<'a> Deref for NodeForm<'a> {
    type Target = Form<'a>;

    fn deref(&self) -> &Form<'a> {
        &self.form
    }
}

impl DerefMut for NodeForm<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.form
    }
}

impl NodeForm<'_> {
    /// Changes the node.
    fn change(&mut self, label: &str, change: impl FnOnce(&mut Node)) {
        let step = edit_node(&self.workspace.file, self.workspace.scenario(), &self.node, label, change);
        self.apply(step);
    }

    fn node_ui(&mut self, ui: &mut Ui, node: &Node) {
        self.text_ui(ui, "title", node.title(), Look { label: "Title", hint: "a name for authors", rows: 0 });
        self.place_ui(ui, node);
        self.common_ui(ui, node);
        if node.kind() != Kind::Gate && node.kind() != Kind::Chance && node.kind() != Kind::Pause {
            self.lines_ui(ui, "lines", node.lines(), &Lines::Entry, "+ Line");
        }
        self.kind_ui(ui, node);
        ui.add_space(theme::GAP);
        self.add_menu_ui(ui, "Add to the node…");
    }

    /// Where the node stands in the conversation, and how far its writing is.
    fn place_ui(&mut self, ui: &mut Ui, node: &Node) {
        ui.horizontal_wrapped(|ui| {
            ui.vertical(|ui| {
                let phases = optional(Phase::ALL, Phase::label, "no phase");
                if let Some(phase) = choice_ui(ui, self.theme, "Phase", *node.phase(), &phases) {
                    self.change("Change the phase", |node| *node.phase_mut() = phase);
                }
            });
            ui.vertical(|ui| {
                let statuses: Vec<_> = Status::ALL.iter().map(|status| (*status, status.label())).collect();
                if let Some(status) = choice_ui(ui, self.theme, "Status", *node.status(), &statuses) {
                    self.change("Change the status", |node| *node.status_mut() = status);
                }
            });
        });
    }

    /// What every kind of node may have.
    fn common_ui(&mut self, ui: &mut Ui, node: &Node) {
        if self.has(ui, "after", "Skip in time", node.after().is_some())
            && let Some(after) = duration_ui(ui, self.theme, "Skip in time before it", "2d", *node.after())
        {
            self.change("Change the skip in time", |node| *node.after_mut() = after);
        }
        if self.has(ui, "takes", "Time it takes", node.takes().is_some())
            && let Some(takes) = duration_ui(ui, self.theme, "Time it takes", "usual", *node.takes())
        {
            self.change("Change the time it takes", |node| *node.takes_mut() = takes);
        }
        if self.has(ui, "effects", "Effects on entry", !node.effects().is_empty())
            && let Some(effects) = self.effects_ui(ui, "Effects on entry", node.effects())
        {
            self.change("Change effects", |node| *node.effects_mut() = effects);
        }
    }

    fn box_ui(&mut self, ui: &mut Ui, content: impl FnOnce(&mut Self, &mut Ui)) {
        ui.add_space(4.0);
        let salt = self.place.to_string();
        boxed(self.theme).show(ui, |ui| ui.push_id(salt, |ui| content(self, ui)));
    }

    /// An exit with its name above it.
    fn exit_ui(&mut self, ui: &mut Ui, exit: &Exit, to: Option<&Id>, label: &str) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(label).small().color(self.theme.text_weak));
            self.target_menu_ui(ui, exit, to, label);
        });
    }

    /// Where an exit leads, to change and to go there.
    fn target_menu_ui(&mut self, ui: &mut Ui, exit: &Exit, to: Option<&Id>, label: &str) {
        enum Target {
            Open,
            Node(Id),
            New(Kind),
        }
        let case = self.workspace.scenario();
        let name = |id: &Id| case.nodes.get(id).map_or_else(|| format!("{id} (missing)"), |node| node.name(40));
        let shown = match to {
            Some(to) => RichText::new(format!("→ {}", shortened(&name(to)))),
            None => RichText::new("→ not written yet").color(self.theme.weak),
        };
        let salt = ui.scope_id().with(("target", exit.as_str()));
        let label = format!("{label}: {}", to.map_or_else(|| "not written yet".to_owned(), name));
        let picked = menu_ui(ui, &label, shown, salt, || {
            let new = [Kind::Scene, Kind::Decision, Kind::Ending, Kind::Rewrite, Kind::Gate, Kind::Chance, Kind::Pause];
            let new = new
                .into_iter()
                .map(|kind| Entry::always(Target::New(kind), format!("New {}", kind.label().to_lowercase())));
            let nodes = case.nodes.keys().map(|id| {
                let number = self.workspace.graph.card(id).map_or("", |placed| placed.number.as_str());
                Entry::new(Target::Node(id.clone()), format!("{number} {}", name(id)))
            });
            nodes.chain(new).chain([Entry::always(Target::Open, "Leave it open")]).collect()
        });
        if let Some(to) = to
            && self.small_button(ui, "↗", &format!("Go to {}", name(to)))
        {
            self.requests.push(Request::GoTo(Place::node(to)));
        }
        let from = self.node.clone();
        match picked {
            Some(Target::Node(to)) => self.requests.push(Request::Connect { from, exit: exit.clone(), to }),
            Some(Target::New(kind)) => {
                let here = case.layout.get(&from).copied().unwrap_or_default();
                let at = Point(here.0 + BESIDE.0, here.1 + BESIDE.1);
                self.requests.push(Request::Create { kind, at, from: Some((from, exit.clone())) });
            }
            Some(Target::Open) => {
                self.change("Leave an exit open", |node| {
                    if let Some(to) = node.exit_mut(exit) {
                        *to = None;
                    }
                });
            }
            None => {}
        }
    }
}
