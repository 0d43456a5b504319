//! Lines: who says what. Speaker, feeling and signals stand in one row above the words.

use egui::{Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::super::form::{
    Creates, Dress, Entry, Labelled, Look, Picked, Picker, edit_ui, field_id, ids_inline_ui, inline_ui, picker_ui,
    quiet_button_ui, set_text, take_focus,
};
use super::NodeForm;
use crate::edit::{Lines, Referred, last_speaker};
use crate::scenario::{Id, Line, Place, Text};
use crate::studio::request::Request;
use crate::studio::theme;

const HEAD: f32 = 24.0;

/// The head of a line whose place is kept free: it is shown after the texts around it.
pub(super) struct LateHead {
    rect: Rect,
    line: Line,
    list: Lines,
    at: (usize, usize),
    place: Place,
}

/// What can be done with a line as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    /// Another line at the end, where no button offers it.
    Add,
    MoveUp,
    MoveDown,
    Delete,
}

impl NodeForm<'_> {
    /// The lines of a list and a button for `more`, if it has a name; `begun`: where there is no line yet, an empty field
    /// waits for its words.
    pub(super) fn lines_ui(&mut self, ui: &mut Ui, lines: &[Line], list: &Lines, more: &str, begun: bool) {
        let whole = list.place(&self.node);
        let outer = std::mem::replace(&mut self.place, whole.clone());
        for (index, line) in lines.iter().enumerate() {
            self.place = whole.clone().item(&line.id);
            ui.push_id(line.id.as_str(), |ui| self.line_ui(ui, (index, lines.len()), line, list));
        }
        self.place = outer;
        if lines.is_empty() && begun {
            self.first_line_ui(ui, list);
        } else if !more.is_empty() && quiet_button_ui(ui, self.theme, more).clicked() {
            let node = self.node.clone();
            self.requests.push(Request::AddLine { node, lines: list.clone() });
        }
    }

    pub(super) fn change_line(&mut self, list: &Lines, id: &Id, label: &str, change: impl FnOnce(&mut Line)) {
        self.change(label, |node| {
            if let Some(line) = list.of(node).and_then(|lines| lines.iter_mut().find(|line| line.id == *id)) {
                change(line);
            }
        });
    }

    /// An empty field where there is no line yet: what is typed there makes one.
    fn first_line_ui(&mut self, ui: &mut Ui, list: &Lines) {
        let by = last_speaker(self.workspace.scenario(), &self.node);
        let name = self.speaker_name(by.as_ref());
        let place = list.place(&self.node);
        // As high as the head of the line that it becomes: nothing moves when the first letter is typed.
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEAD));
        let font = egui::FontId::new(theme::SMALL, theme::semibold());
        let at = pos2(rect.left() + 4.0, rect.center().y);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, &name, font, self.theme.text_weak);
        let hint = if *list == Lines::Entry { "what is said" } else { "what they answer" };
        let look = Look { label: &name, hint, rows: 1 };
        let (response, typed) = edit_ui(ui, self.theme, field_id(&place), &Text::default(), look, Labelled::Said);
        take_focus(self.workspace, &place, &response);
        if let Some(typed) = typed {
            let (node, lines) = (self.node.clone(), list.clone());
            self.requests.push(Request::TypeNewLine { node, lines, says: typed.into() });
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, at: (usize, usize), line: &Line, list: &Lines) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEAD));
        let name = self.speaker_name(line.by.as_ref());
        // The first line keeps the field in which it was begun.
        let place = self.place.clone().then("says");
        let id = if at.0 == 0 { field_id(&list.place(&self.node)) } else { field_id(&place) };
        let look = Look { label: &name, hint: "what is said", rows: 1 };
        let (response, typed) = edit_ui(ui, self.theme, id, &line.says, look, Labelled::Said);
        take_focus(self.workspace, &place, &response);
        if self.workspace.focus.as_ref() == Some(&list.place(&self.node)) && at.0 == 0 {
            response.request_focus();
        }
        if let Some(typed) = typed {
            set_text(ui, &response, place, &line.says, typed, self.requests);
        }
        self.line_details_ui(ui, line, list, &name);
        let head = LateHead { rect, line: line.clone(), list: list.clone(), at, place: self.place.clone() };
        if matches!(list, Lines::Reply(_)) {
            self.late.push(head);
        } else {
            self.line_head_ui(ui, &head);
        }
    }

    /// The heads that were kept free above their lines.
    pub(super) fn late_heads_ui(&mut self, ui: &mut Ui) {
        for head in std::mem::take(&mut self.late) {
            let outer = std::mem::replace(&mut self.place, head.place.clone());
            ui.push_id(head.line.id.as_str(), |ui| self.line_head_ui(ui, &head));
            self.place = outer;
        }
    }

    /// `Dana  furious · shouting, clipped`, and three dots.
    fn line_head_ui(&mut self, ui: &mut Ui, head: &LateHead) {
        let LateHead { rect, line, list, .. } = head;
        let left = rect.with_max_x(rect.right() - HEAD - 4.0);
        let builder = |rect, salt| {
            UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(egui::Align::Center)).id_salt(salt)
        };
        let mut row = ui.new_child(builder(left, "head"));
        row.shrink_clip_rect(left.expand(2.0));
        row.spacing_mut().item_spacing.x = 4.0;
        self.speaker_ui(&mut row, line, list);
        if line.by.is_some() || !line.feeling.is_blank() {
            let place = self.place.clone().then("feeling");
            let mut feeling = line.feeling.to_string();
            let id = field_id(&place);
            let response = inline_ui(&mut row, self.theme, id, "Feeling", "feeling", &mut feeling);
            take_focus(self.workspace, &place, &response);
            if response.changed() {
                self.requests.push(Request::SetText { place, text: feeling.into() });
            }
        }
        if line.by.is_some() || !line.signals.is_empty() {
            let (dot, _) = row.allocate_exact_size(vec2(6.0, HEAD), egui::Sense::hover());
            row.painter().circle_filled(dot.center(), 1.2, self.theme.text_weak);
            if let Some(signals) = ids_inline_ui(&mut row, self.theme, "Signals", "signals", &line.signals) {
                self.change_line(list, &line.id, "Change signals", |line| line.signals = signals);
            }
        }
        let corner = Rect::from_min_size(pos2(rect.right() - HEAD, rect.top()), vec2(HEAD, HEAD));
        let mut corner = ui.new_child(builder(corner, "dots"));
        self.line_dots_ui(&mut corner, head);
    }

    /// Who speaks; somebody who is not in the cast yet joins it.
    fn speaker_ui(&mut self, ui: &mut Ui, line: &Line, list: &Lines) {
        let name = self.speaker_name(line.by.as_ref());
        let label = format!("Speaker: {name}");
        let creates = [Creates { words: "Create the person", unnamed: false }];
        let font = egui::FontId::new(theme::SMALL, theme::semibold());
        let shown = egui::RichText::new(&name).font(font).color(self.theme.text);
        let salt = ui.scope_id().with("by");
        let picker = Picker { creates: &creates, dress: Dress::Bare, ..Picker::new(&label, shown, salt) };
        let cast = &self.workspace.scenario().cast;
        let answer = picker_ui(ui, &picker, || {
            let people = cast.iter().map(|(id, person)| Entry::new(Some(id.clone()), person.name.as_str()));
            people.chain([Entry::always(None, "Narration")]).collect()
        });
        let by = match answer {
            Some(Picked::Entry(by)) => by,
            Some(Picked::Create(_, words)) => Some(self.declare(Referred::Person, &words)),
            None => return,
        };
        self.change_line(list, &line.id, "Change who speaks", |line| line.by = by);
    }

    fn line_dots_ui(&mut self, ui: &mut Ui, head: &LateHead) {
        let LateHead { line, list, at: (index, count), .. } = head;
        let name = self.speaker_name(line.by.as_ref());
        let mut deeds = Vec::new();
        if matches!(list, Lines::Reply(_)) {
            deeds.push((Deed::Add, "Add another line".to_owned()));
        }
        if *index > 0 {
            deeds.push((Deed::MoveUp, format!("Move {name}’s line up")));
        }
        if index + 1 < *count {
            deeds.push((Deed::MoveDown, format!("Move {name}’s line down")));
        }
        deeds.push((Deed::Delete, format!("Delete {name}’s line")));
        let words: Vec<String> = deeds.iter().map(|(_, words)| words.clone()).collect();
        let Some(deed) = self.dots_menu_ui(ui, &format!("{name}: more"), &words, false) else { return };
        let swapped = |with: usize| {
            move |lines: &mut Vec<Line>| {
                if with < lines.len() && *index < lines.len() {
                    lines.swap(*index, with);
                }
            }
        };
        match deeds.get(deed) {
            Some((Deed::Add, _)) => {
                let node = self.node.clone();
                self.requests.push(Request::AddLine { node, lines: list.clone() });
            }
            Some((Deed::MoveUp, _)) => self.change_lines(list, "Move a line", swapped(index.saturating_sub(1))),
            Some((Deed::MoveDown, _)) => self.change_lines(list, "Move a line", swapped(index + 1)),
            Some((Deed::Delete, _)) => {
                self.change_lines(list, "Delete a line", |lines| lines.retain(|other| other.id != line.id));
            }
            None => {}
        }
    }

    fn change_lines(&mut self, list: &Lines, label: &str, change: impl FnOnce(&mut Vec<Line>)) {
        self.change(label, |node| {
            if let Some(lines) = list.of(node) {
                change(lines);
            }
        });
    }

    /// Who speaks, by name.
    fn speaker_name(&self, by: Option<&Id>) -> String {
        by.map_or_else(
            || "Narration".to_owned(),
            |by| {
                self.workspace.scenario().cast.get(by).map_or_else(|| format!("{by} (missing)"), |p| p.name.to_string())
            },
        )
    }
}
