//! The line into which effects are typed: it completes, offers to create what is unknown, and becomes chips.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Button, EventFilter, Key, Margin, RichText, TextEdit, Ui};

use super::Form;
use crate::edit::effect_line::{Completion, Meaning, complete, create as create_declared, effects_from_line};
use crate::scenario::{Duration, Effect};
use crate::studio::request::Request;

impl Form<'_> {
    /// What was meant when Enter was pressed: effects, and a time if one is `taken` here.
    pub(super) fn effect_entry_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        taken: bool,
        open: bool,
    ) -> (Vec<Effect>, Option<Duration>) {
        let case = self.workspace.scenario();
        let id = ui.scope_id().with("line");
        let field_id = id.with("field");
        let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
        let before = cursor(ui, field_id, &typed);
        let completions = complete(case, &typed, before);
        // Tab belongs to the completions while there are some, and goes on to the next field otherwise.
        let filter = EventFilter { horizontal_arrows: true, tab: !completions.is_empty(), ..EventFilter::default() };
        let hint = "type: anger -15, trust +10, reveal party";
        let field = TextEdit::singleline(&mut typed).id(field_id).hint_text(hint).desired_width(f32::INFINITY);
        let field = ui.add(field.margin(Margin::symmetric(8, 4)).event_filter(filter));
        let name = if label.is_empty() { "Type effects".to_owned() } else { format!("{label}: type effects") };
        let field = field.accessible_name(name);
        if open {
            field.request_focus();
            field.scroll_to_me(None);
        }
        if typed.trim().is_empty() {
            ui.data_mut(|data| data.remove::<String>(id));
            return (Vec::new(), None);
        }
        let accepts = field.has_focus() && ui.input(|input| input.key_pressed(Key::Tab) && !input.modifiers.any());
        if accepts && let Some(first) = completions.first() {
            put(ui, field_id, &mut typed, first);
        }
        let line = effects_from_line(case, &typed);
        let time = line.parts.iter().find_map(|part| match part.meaning {
            Meaning::Takes(time) => Some(time),
            Meaning::Effect(_) | Meaning::Unknown(_) | Meaning::Problem(_) => None,
        });
        let understood = line.understood() && (taken || time.is_none());
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && understood {
            ui.data_mut(|data| data.remove::<String>(id));
            field.request_focus();
            return (line.effects().cloned().collect(), time);
        }
        ui.horizontal_wrapped(|ui| {
            for part in &line.parts {
                match &part.meaning {
                    Meaning::Effect(_) => {}
                    Meaning::Takes(_) if taken => {}
                    Meaning::Takes(_) => {
                        ui.label(RichText::new("a time stands in “Time it takes”").small().color(self.theme.weak));
                    }
                    Meaning::Problem(why) => {
                        // What is half typed is no mistake yet.
                        if completions.is_empty() || !field.has_focus() {
                            ui.label(RichText::new(why).small().color(self.theme.harmful));
                        }
                    }
                    Meaning::Unknown(unknown) => {
                        let create = format!("Create the {} “{}”", unknown.kind.word(), unknown.words);
                        if ui.add(Button::new(RichText::new(create).small())).clicked() {
                            let step = create_declared(&self.workspace.file, case, unknown);
                            self.requests.push(Request::Apply(step));
                            field.request_focus();
                        }
                    }
                }
            }
            for (index, completion) in complete(case, &typed, cursor(ui, field_id, &typed)).iter().enumerate() {
                let words = RichText::new(completion.text.trim()).small();
                let words = if index == 0 { words.color(self.theme.accent).strong() } else { words };
                let about = if index == 0 { format!("{} (Tab)", completion.about) } else { completion.about.clone() };
                if ui.add(Button::new(words)).on_hover_text(about).clicked() {
                    put(ui, field_id, &mut typed, completion);
                    field.request_focus();
                }
            }
        });
        ui.data_mut(|data| data.insert_temp(id, typed));
        (Vec::new(), None)
    }
}

/// Where the cursor is, in bytes.
fn cursor(ui: &Ui, field: egui::Id, typed: &str) -> usize {
    let range = TextEditState::load(ui.ctx(), field).and_then(|state| state.cursor.char_range());
    let index = range.map(|range| range.primary.index.0);
    index.and_then(|index| typed.char_indices().nth(index)).map_or(typed.len(), |(at, _)| at)
}

/// Puts a completion into the line, with the cursor behind it.
fn put(ui: &Ui, field: egui::Id, typed: &mut String, completion: &Completion) {
    let Completion { text, replaces, .. } = completion;
    if typed.get(replaces.clone()).is_none() {
        return;
    }
    typed.replace_range(replaces.clone(), text);
    let end = typed[..replaces.start + text.len()].chars().count();
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(end))));
    state.store(ui.ctx(), field);
}
