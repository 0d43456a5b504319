//! A choice of a decision: its grade, its three texts in the order of Tab, its effects and where it leads. Only one is
//! open at a time, so that a decision with four answers fits a window.

use egui::{Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::form::{
    Labelled, Look, edit_ui, field_id, focus_stroke, part_label, quiet_button_ui, set_text, take_focus, unshow,
};
use super::keys::note_boxes;
use super::{NodeForm, Spot};
use crate::edit::{Lines, move_choice};
use crate::scenario::{Choice, Decision, Exit, Grade, Id, Node, Text};
use crate::studio::canvas::{grade_glyph, letter};
use crate::studio::form_keys::{self, FormKey};
use crate::studio::request::Request;
use crate::studio::theme;

/// What can be done with a choice as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    MoveUp,
    MoveDown,
    Delete,
}

impl NodeForm<'_> {
    pub(super) fn choices_ui(&mut self, ui: &mut Ui, decision: &Decision) {
        let mut boxes = Vec::new();
        for (index, choice) in decision.choices.iter().enumerate() {
            let outer = self.place.clone();
            self.place = outer.clone().then("choices").item(&choice.id);
            let rect = if self.open.as_ref() == Some(&choice.id) {
                self.open_choice_ui(ui, index, choice, decision)
            } else {
                let id = choice.id.as_str();
                let row = ui.push_id(id, |ui| self.choice_row_ui(ui, index, choice)).inner;
                if row.clicked() {
                    self.write_choice(choice);
                }
                row.rect
            };
            boxes.push((choice.id.clone(), rect));
            self.place = outer;
        }
        note_boxes(ui, &self.node, boxes);
        let button = egui::Button::new("+ Choice").shortcut_text(form_keys::keys(ui.ctx(), FormKey::AddChoice));
        if ui.add(button).on_hover_text("Add an answer at the end").clicked() {
            let node = self.node.clone();
            self.requests.push(Request::AddChoice(node));
        }
    }

    /// Changes the choice `id` of the node.
    pub(super) fn change_choice(&mut self, id: &Id, label: &str, change: impl FnOnce(&mut Choice)) {
        self.change(label, |node| {
            if let Node::Decision(decision) = node
                && let Some(choice) = decision.choices.iter_mut().find(|choice| choice.id == *id)
            {
                change(choice);
            }
        });
    }

    /// A choice with everything that it has; where it is shown.
    fn open_choice_ui(&mut self, ui: &mut Ui, index: usize, choice: &Choice, decision: &Decision) -> Rect {
        let theme = self.theme;
        let frame = egui::Frame::new()
            .fill(theme.hovered)
            .stroke(Stroke::new(1.0, theme.accent))
            .corner_radius(theme::RADIUS)
            .inner_margin(egui::Margin::symmetric(10, 7));
        let salt = self.place.to_string();
        let shown = frame.show(ui, |ui| {
            ui.push_id(salt, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                self.choice_texts_ui(ui, index, choice, decision);
            });
        });
        shown.response.rect
    }

    fn choice_texts_ui(&mut self, ui: &mut Ui, index: usize, choice: &Choice, decision: &Decision) {
        let letter = letter(index);
        let right = ui.max_rect().right();
        let dots = Rect::from_min_size(pos2(right - 24.0, ui.cursor().top()), vec2(24.0, 24.0));
        let fold = self.choice_head_ui(ui, choice, &letter);
        if self.has(ui, "title", "Short title", !choice.title.is_blank()) {
            let label = format!("{letter}: short title");
            self.text_ui(ui, "title", &choice.title, Look { label: &label, hint: "for lists and reports", rows: 0 });
        }
        self.words_ui(ui, choice, &letter, fold);
        self.lengths_ui(ui, &decision.choices, &choice.id);
        self.lines_ui(ui, &choice.reply, &Lines::Reply(choice.id.clone()), "", true);
        ui.label(part_label("Coach’s feedback", self.theme));
        let label = format!("{letter}: coach’s feedback");
        let look = Look { label: &label, hint: "what the coach says", rows: 2 };
        self.plain_text_ui(ui, "feedback", &choice.feedback, look, fold);
        // What stands beside the texts comes after them in the order of Tab.
        self.late_heads_ui(ui);
        self.choice_effects_ui(ui, choice);
        self.choice_rest_ui(ui, choice);
        let to = choice.to.as_ref();
        ui.horizontal(|ui| {
            ui.label(part_label("Leads to", self.theme));
            self.target_menu_ui(ui, &Exit::Item(choice.id.clone()), to, &format!("{letter} leads to"));
        });
        let mut corner = ui.new_child(UiBuilder::new().max_rect(dots).id_salt("dots"));
        self.choice_dots_ui(&mut corner, index, choice, decision.choices.len());
    }

    /// A text field whose label is only said; Escape leads from it to `out`.
    fn plain_text_ui(&mut self, ui: &mut Ui, field: &'static str, value: &Text, look: Look<'_>, out: egui::Id) {
        let place = self.place.clone().then(field);
        let response = self.said_text_ui(ui, place, value, look);
        escape_to(ui, &response, out);
    }

    /// What the agent says, or does; a slash at the beginning changes between them.
    fn words_ui(&mut self, ui: &mut Ui, choice: &Choice, letter: &str, out: egui::Id) {
        let does_place = self.place.clone().then("does");
        let acts = self.form.is_shown(ui, &does_place) || !choice.does.is_blank();
        for (field, value, shown) in
            [("says", &choice.says, !choice.says.is_blank() || !acts), ("does", &choice.does, acts)]
        {
            if !shown {
                continue;
            }
            let does = field == "does";
            let label = format!("{letter}: agent {field}");
            let hint = if does { "an act in a few words" } else { "the agent’s words" };
            let look = Look { label: &label, hint, rows: if does { 1 } else { 2 } };
            let place = self.place.clone().then(field);
            let (response, typed) = edit_ui(ui, self.theme, field_id(&place), value, look, Labelled::Said);
            take_focus(self.workspace, &place, &response);
            escape_to(ui, &response, out);
            match typed {
                Some(typed) if typed == "/" && value.is_blank() => self.turn_words(ui, choice),
                Some(typed) => set_text(ui, &response, place, value, typed, self.requests),
                None => {}
            }
        }
    }

    /// Words become an act, or an act becomes words.
    fn turn_words(&mut self, ui: &Ui, choice: &Choice) {
        let does_place = self.place.clone().then("does");
        let acts = self.form.is_shown(ui, &does_place) || !choice.does.is_blank();
        if acts && choice.says.is_blank() {
            unshow(ui, &does_place);
            self.change_choice(&choice.id, "Say it", |choice| choice.says = std::mem::take(&mut choice.does));
            let place = self.place.clone().then("says");
            self.requests.push(Request::GoTo(place));
        } else if choice.does.is_blank() {
            self.form.show(ui, does_place);
            self.change_choice(&choice.id, "Do it", |choice| choice.does = std::mem::take(&mut choice.says));
        }
    }

    /// The head of an open choice; the id of what folds it.
    fn choice_head_ui(&mut self, ui: &mut Ui, choice: &Choice, letter: &str) -> egui::Id {
        ui.horizontal(|ui| {
            ui.set_min_height(24.0);
            ui.spacing_mut().item_spacing.x = 4.0;
            let fold = self.fold_button_ui(ui, letter);
            if fold.clicked() {
                self.open_up(ui, None);
                self.open = None;
                ui.ctx().request_repaint();
            }
            for grade in Grade::ALL {
                if self.grade_button_ui(ui, choice.grade == Some(*grade), *grade, letter) {
                    let node = self.workspace.scenario().nodes.get(&self.node).cloned();
                    if let Some(node) = node {
                        self.grade(&node, choice, *grade);
                    }
                }
            }
            if let Some(grade) = choice.grade {
                let words = RichText::new(grade.label()).small().color(self.theme.grade(grade));
                ui.add(egui::Label::new(words).selectable(false));
            }
            let does_place = self.place.clone().then("does");
            let acts = self.form.is_shown(ui, &does_place) || !choice.does.is_blank();
            let words = if acts { "does" } else { "says" };
            if choice.says.is_blank() || choice.does.is_blank() {
                let button = quiet_button_ui(ui, self.theme, words);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{letter}: says or does")));
                let tooltip = "Change between words and an act; / at the beginning of the empty field does it too";
                if button.on_hover_text(tooltip).clicked() {
                    self.turn_words(ui, choice);
                }
            }
            fold.id
        })
        .inner
    }

    /// Three dots: move, delete, and what could be added.
    fn choice_dots_ui(&mut self, ui: &mut Ui, index: usize, choice: &Choice, count: usize) {
        let letter = letter(index);
        let mut deeds = Vec::new();
        if index > 0 {
            deeds.push((Deed::MoveUp, format!("Move {letter} up")));
        }
        if index + 1 < count {
            deeds.push((Deed::MoveDown, format!("Move {letter} down")));
        }
        deeds.push((Deed::Delete, format!("Delete {letter}")));
        let words: Vec<String> = deeds.iter().map(|(_, words)| words.clone()).collect();
        let open = self.asked.add == Some(Spot::Choice(choice.id.clone()));
        let Some(deed) = self.dots_menu_ui(ui, &format!("{letter}: more"), &words, open) else { return };
        match deeds.get(deed) {
            Some((Deed::Delete, _)) => self.change("Delete a choice", |node| {
                if let Node::Decision(decision) = node {
                    decision.choices.retain(|other| other.id != choice.id);
                }
            }),
            Some((moved, _)) => {
                let (file, case) = (&self.workspace.file, self.workspace.scenario());
                let step = move_choice(file, case, &self.node, &choice.id, *moved == Deed::MoveDown);
                self.apply(step);
            }
            None => {}
        }
    }

    /// A grade as a shape that can be pressed; whether it was.
    fn grade_button_ui(&self, ui: &mut Ui, on: bool, grade: Grade, letter: &str) -> bool {
        let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
        let label = format!("{letter}: {grade}");
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &label));
        let colour = self.theme.grade(grade);
        if on {
            ui.painter().rect_filled(rect.shrink(1.0), 5.0, colour.gamma_multiply(0.22));
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 5.0, focus_stroke(ui), StrokeKind::Inside);
        } else if on || response.hovered() {
            ui.painter().rect_stroke(rect.shrink(1.0), 5.0, Stroke::new(1.0, colour), StrokeKind::Inside);
        }
        grade_glyph(ui.painter(), rect.center(), 5.5, grade, if on { colour } else { self.theme.text_weak });
        response.on_hover_text(form_keys::tooltip(ui.ctx(), FormKey::Grade(grade))).clicked()
    }
}

/// Escape leads from a field one level out.
fn escape_to(ui: &Ui, response: &egui::Response, out: egui::Id) {
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        ui.memory_mut(|memory| memory.request_focus(out));
    }
}
