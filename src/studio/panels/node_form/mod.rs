//! The form of the selected node: what it has, in the order in which a learner meets it, and menus that add the rest.

mod choice;
mod choice_effects;
mod choice_rest;
mod choice_row;
mod header;
mod keys;
mod kind;
mod lengths;
mod line;
mod line_rest;
mod several;
mod target;
mod timer;
mod usage;

use std::ops::{Deref, DerefMut};

use egui::{RichText, ScrollArea, Ui};

use super::form::{Form, boxed, duration_ui};
use crate::edit::{Lines, edit_node};
use crate::scenario::{Exit, Id, Kind, Node, Place};
use crate::studio::form_keys;
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Shows and edits the selected node, or what several have in common.
pub fn node_form_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    form_keys::note_form(ui.ctx(), ui.max_rect());
    let Some((id, node)) = workspace.selected_node().and_then(|id| workspace.scenario().nodes.get_key_value(id)) else {
        if workspace.selection.len() > 1 {
            several::several_ui(ui, workspace, theme, requests);
        } else {
            empty_ui(ui, theme);
        }
        return;
    };
    let mut form = NodeForm {
        form: Form::new(workspace, theme, requests, Place::node(id)),
        node: id.clone(),
        open: None,
        asked: Asked::default(),
        late: Vec::new(),
    };
    form.take_keys(ui, node);
    form.header_ui(ui, node);
    ScrollArea::vertical().auto_shrink(false).id_salt(("form", id.as_str())).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        // The bar of the scroll area lies beside the fields and not over them.
        ui.set_max_width(ui.available_width() - 4.0);
        form.node_ui(ui, node);
        ui.add_space(theme::GAP_LARGE);
    });
    form_keys::keep_escape(ui.ctx());
}

fn empty_ui(ui: &mut Ui, theme: &Theme) {
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(RichText::new("Select a node to write it.").color(theme.text_weak));
        ui.label(RichText::new("Click a card, or pick one from the outline.").small().color(theme.text_weak));
    });
}

/// What keys have asked for in this frame.
#[derive(Debug, Default)]
struct Asked {
    /// Open the picker of where this exit leads.
    target: Option<Exit>,
    /// Show the line for effects.
    effects: Option<Spot>,
    /// Open what can be added.
    add: Option<Spot>,
}

/// Where something was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Spot {
    Node,
    Choice(Id),
}

impl Spot {
    fn of(choice: Option<Id>) -> Self {
        choice.map_or(Self::Node, Self::Choice)
    }
}

/// The form of one node.
struct NodeForm<'a> {
    form: Form<'a>,
    node: Id,
    /// The choice that is open.
    open: Option<Id>,
    asked: Asked,
    /// Heads of lines that are shown above their words and come after them in the order of Tab.
    late: Vec<line::LateHead>,
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
        self.problems_ui(ui);
        self.common_ui(ui, node);
        if node.kind() != Kind::Gate && node.kind() != Kind::Chance && node.kind() != Kind::Pause {
            // A scene is what is said in it; the others may begin without a word.
            let begun = node.kind() == Kind::Scene;
            self.lines_ui(ui, node.lines(), &Lines::Entry, "+ Line", begun);
        }
        self.kind_ui(ui, node);
        ui.add_space(theme::GAP);
        let open = self.asked.add == Some(Spot::Node);
        self.add_menu_open_ui(ui, "Add to the node…", open);
        self.usage_ui(ui);
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
        let place = self.place.clone().then("effects");
        let open = self.asked.effects == Some(Spot::Node);
        if open {
            self.form.show(ui, place.clone());
        }
        if self.has(ui, "effects", "Effects on entry", !node.effects().is_empty()) {
            let focus = open || self.workspace.focus.as_ref() == Some(&place);
            let entered = self.effects_and_time_ui(ui, "Effects on entry", node.effects(), (true, focus));
            if entered.effects.is_some() || entered.takes.is_some() {
                self.change("Change effects", |node| {
                    if let Some(effects) = entered.effects {
                        *node.effects_mut() = effects;
                    }
                    if entered.takes.is_some() {
                        *node.takes_mut() = entered.takes;
                    }
                });
            }
        }
    }

    fn box_ui(&mut self, ui: &mut Ui, content: impl FnOnce(&mut Self, &mut Ui)) {
        ui.add_space(4.0);
        let salt = self.place.to_string();
        boxed(self.theme).show(ui, |ui| ui.push_id(salt, |ui| content(self, ui)));
    }
}
