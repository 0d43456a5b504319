//! The keys of the form, done for the choice that has the focus.

use egui::{Rect, Ui};

use super::{NodeForm, Spot};
use crate::edit::move_choice;
use crate::scenario::{Choice, Exit, Grade, Id, Kind, Node, Place, Scenario};
use crate::studio::form_keys::{FormKey, form_has_focus, take};
use crate::studio::request::Request;

impl NodeForm<'_> {
    /// Does what keys ask for, before any field sees them.
    pub(super) fn take_keys(&mut self, ui: &Ui, node: &Node) {
        self.open = self.open_choice(ui, node.choices());
        let focused = focused_choice(ui, &self.node).filter(|id| node.choices().iter().any(|c| c.id == *id));
        // What has the focus elsewhere, on the canvas or in a menu, has its keys.
        if ui.memory(egui::Memory::focused).is_some() && !form_has_focus(ui.ctx()) {
            return;
        }
        let Some(key) = take(ui.ctx(), |key| !matches!(key, FormKey::Emphasis | FormKey::Link)) else { return };
        let choice = focused.as_ref().and_then(|id| node.choices().iter().find(|choice| choice.id == *id));
        match key {
            FormKey::Grade(grade) => {
                if let Some(choice) = choice {
                    self.grade(node, choice, grade);
                }
            }
            FormKey::AddChoice => {
                let node_id = self.node.clone();
                if node.kind() == Kind::Decision {
                    self.requests.push(match focused {
                        Some(choice) => Request::AddChoiceAfter { node: node_id, choice },
                        None => Request::AddChoice(node_id),
                    });
                }
            }
            FormKey::MoveUp | FormKey::MoveDown => {
                if let Some(choice) = &focused {
                    let (file, case) = (&self.workspace.file, self.workspace.scenario());
                    let step = move_choice(file, case, &self.node, choice, key == FormKey::MoveDown);
                    self.apply(step);
                }
            }
            FormKey::NextChoice | FormKey::PreviousChoice => {
                let at = focused.and_then(|id| node.choices().iter().position(|choice| choice.id == id));
                let next = match (key, at) {
                    (FormKey::NextChoice, None) => Some(0),
                    (FormKey::NextChoice, Some(at)) => Some(at + 1),
                    (_, at) => at.and_then(|at| at.checked_sub(1)),
                };
                if let Some(next) = next.and_then(|next| node.choices().get(next)) {
                    self.write_choice(next);
                }
            }
            FormKey::FollowTarget => {
                let to = match choice {
                    Some(choice) => choice.to.as_ref(),
                    None => node.exits().into_iter().find_map(|(_, to)| to),
                };
                if let Some(place) = to.and_then(|to| begins_at(self.workspace.scenario(), to)) {
                    self.requests.push(Request::GoTo(place));
                }
            }
            FormKey::PickTarget => {
                let exits = node.exits();
                let open = exits.iter().find(|(_, to)| to.is_none()).or_else(|| exits.first());
                self.asked.target = match focused {
                    Some(choice) => Some(Exit::Item(choice)),
                    None => open.map(|(exit, _)| exit.clone()),
                };
                if let Some(Exit::Item(choice)) = &self.asked.target {
                    self.open_up(ui, Some(choice.clone()));
                }
            }
            FormKey::TypeEffects => {
                self.open_up_focused(ui, focused.as_ref());
                self.asked.effects = Some(Spot::of(focused));
            }
            FormKey::Add => {
                self.open_up_focused(ui, focused.as_ref());
                self.asked.add = Some(Spot::of(focused));
            }
            FormKey::Emphasis | FormKey::Link => {}
        }
    }

    /// Grades a choice; the grade that it has already is taken away.
    pub(super) fn grade(&mut self, node: &Node, choice: &Choice, grade: Grade) {
        let letter = letter_of(node, &choice.id);
        let grade = (choice.grade != Some(grade)).then_some(grade);
        let label = grade.map_or("Take the grade away".to_owned(), |grade| format!("Grade {letter} {grade}"));
        self.change_choice(&choice.id, &label, |choice| choice.grade = grade);
    }

    /// Goes to the words of a choice.
    pub(super) fn write_choice(&mut self, choice: &Choice) {
        let field = if choice.says.is_blank() && !choice.does.is_blank() { "does" } else { "says" };
        let place = Place::choice(&self.node, &choice.id).then(field);
        self.requests.push(Request::GoTo(place));
    }

    fn open_up_focused(&mut self, ui: &Ui, focused: Option<&Id>) {
        if focused.is_some() {
            self.open_up(ui, focused.cloned());
        }
    }

    /// Opens a choice and folds the others, or folds all of them.
    pub(super) fn open_up(&mut self, ui: &Ui, choice: Option<Id>) {
        self.open.clone_from(&choice);
        ui.data_mut(|data| data.insert_temp(open_id(&self.node), choice));
    }

    /// The choice that is open: where something was asked for, or opened last; at first the first one.
    fn open_choice(&self, ui: &Ui, choices: &[Choice]) -> Option<Id> {
        let here = |id: &Id| choices.iter().any(|choice| choice.id == *id);
        let asked = self.workspace.focus.as_ref().filter(|place| place.in_node() == Some(&self.node));
        if let Some(asked) = asked.and_then(Place::in_choice).filter(|id| here(id)) {
            ui.data_mut(|data| data.insert_temp(open_id(&self.node), Some(asked.clone())));
            return Some(asked.clone());
        }
        match ui.data(|data| data.get_temp::<Option<Id>>(open_id(&self.node))) {
            Some(None) => None,
            Some(Some(open)) if here(&open) => Some(open),
            Some(Some(_)) | None => {
                // Kept, so that it stays open when it is moved.
                let first = choices.first().map(|choice| choice.id.clone());
                if first.is_some() {
                    ui.data_mut(|data| data.insert_temp(open_id(&self.node), first.clone()));
                }
                first
            }
        }
    }
}

fn open_id(node: &Id) -> egui::Id {
    egui::Id::unique(("open choice", node.as_str()))
}

fn boxes_id(node: &Id) -> egui::Id {
    egui::Id::unique(("boxes of choices", node.as_str()))
}

/// Notes where the choices are shown.
pub(super) fn note_boxes(ui: &Ui, node: &Id, boxes: Vec<(Id, Rect)>) {
    ui.data_mut(|data| data.insert_temp(boxes_id(node), boxes));
}

/// The choice in which something has the focus.
fn focused_choice(ui: &Ui, node: &Id) -> Option<Id> {
    let focused = ui.memory(egui::Memory::focused)?;
    // What has the focus in a menu above the form is not in the choice that lies below.
    let focused = ui.ctx().read_response(focused).filter(|focused| focused.layer_id == ui.layer_id())?;
    let at = focused.rect.center();
    let boxes = ui.data(|data| data.get_temp::<Vec<(Id, Rect)>>(boxes_id(node)))?;
    boxes.into_iter().find(|(_, rect)| rect.contains(at)).map(|(id, _)| id)
}

/// The letter of a choice.
pub(super) fn letter_of(node: &Node, choice: &Id) -> String {
    let at = node.choices().iter().position(|other| other.id == *choice);
    at.map_or_else(String::new, crate::studio::canvas::letter)
}

/// Where the writing of a node begins.
fn begins_at(case: &Scenario, id: &Id) -> Option<Place> {
    let place = Place::node(id);
    Some(match &**case.nodes.get(id)? {
        Node::Decision(_) | Node::Rewrite(_) | Node::Pause(_) => place.then("prompt"),
        Node::Scene(scene) => match scene.lines.first() {
            Some(line) => place.then("lines").item(&line.id).then("says"),
            None => place.then("lines"),
        },
        Node::Ending(_) => place.then("summary"),
        Node::Gate(_) | Node::Chance(_) => place.then("title"),
    })
}
