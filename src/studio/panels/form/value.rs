//! Small editors of one value each: what comes back is what the author changed it to.

use egui::{ComboBox, DragValue, Id as WidgetId, Response, RichText, TextEdit, Ui};

use super::picker::{Entry, Picked, Picker, picker_ui};
use crate::scenario::{Duration, Id};
use crate::studio::theme::{self, Theme};

/// A label above a value.
pub fn label_ui(ui: &mut Ui, theme: &Theme, label: &str) -> Response {
    ui.label(RichText::new(label).small().color(theme.text_weak))
}

/// A whole number.
pub fn number_ui(ui: &mut Ui, theme: &Theme, label: &str, value: i32, range: (i32, i32)) -> Option<i32> {
    let label = label_ui(ui, theme, label);
    let mut edited = value;
    let drag = DragValue::new(&mut edited).range(range.0..=range.1).speed(0.25);
    ui.add(drag).labelled_by(label.id);
    (edited != value).then_some(edited)
}

/// One of a few values with words; `None` among them where it may be left out.
pub fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    value: T,
    options: &[(T, &str)],
) -> Option<T> {
    let label_id = label_ui(ui, theme, label).id;
    let words = options.iter().find(|(option, _)| *option == value).map_or("", |(_, words)| *words);
    let mut picked = None;
    ComboBox::from_id_salt(label)
        .selected_text(words)
        .show_ui(ui, |ui| {
            for (option, words) in options {
                if ui.selectable_label(*option == value, *words).clicked() && *option != value {
                    picked = Some(*option);
                }
            }
        })
        .response
        .labelled_by(label_id);
    picked
}

/// A menu that typing narrows down. `label` names the button for those who do not see it; the entries are made only
/// when the menu is opened.
pub fn menu_ui<T>(
    ui: &mut Ui,
    label: &str,
    shown: RichText,
    salt: WidgetId,
    entries: impl FnOnce() -> Vec<Entry<T>>,
) -> Option<T> {
    match picker_ui(ui, &Picker::new(label, shown, salt), entries)? {
        Picked::Entry(value) => Some(value),
        Picked::Create(..) => None,
    }
}

/// A text that means something only when it is whole: what is typed stays until the field is left, and comes back
/// whenever it can be read.
pub fn written_ui<T: PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    hint: &str,
    value: (&T, &str),
    read: impl Fn(&str) -> Result<T, String>,
) -> Option<T> {
    written_field_ui(ui, theme, label, hint, value, read).1
}

/// The same, with the field itself.
pub fn written_field_ui<T: PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    hint: &str,
    value: (&T, &str),
    read: impl Fn(&str) -> Result<T, String>,
) -> (Response, Option<T>) {
    let label_id = label_ui(ui, theme, label).id;
    let id = ui.scope_id().with(("written", label));
    let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| value.1.to_owned());
    let field = TextEdit::singleline(&mut typed).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(field.margin(egui::Margin::symmetric(8, 6))).labelled_by(label_id);
    let meant = read(&typed);
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, typed));
    } else {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    let meant = match meant {
        Ok(meant) => (response.changed() && meant != *value.0).then_some(meant),
        Err(why) => {
            if response.has_focus() {
                ui.label(RichText::new(why).small().color(theme.harmful));
            }
            None
        }
    };
    (response, meant)
}

/// A duration that may be left out: none comes back where it was not changed, written `40s`, `30m`, `2d`.
#[expect(clippy::option_option, reason = "the inner one is the value, the outer one whether it was changed")]
pub fn duration_ui(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    hint: &str,
    value: Option<Duration>,
) -> Option<Option<Duration>> {
    let written = value.map(|duration| duration.to_string()).unwrap_or_default();
    written_ui(ui, theme, label, hint, (&value, &written), duration_from_words)
}

/// A duration as it is typed; nothing typed is none.
pub fn duration_from_words(typed: &str) -> Result<Option<Duration>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    typed.trim().parse().map(Some).map_err(|_| "Write a number and s, m, h or d: 40s, 30m, 2d".to_owned())
}

/// Ids as words with commas between them: techniques, signals, triggers.
pub fn ids_ui(ui: &mut Ui, theme: &Theme, label: &str, hint: &str, ids: &[Id]) -> Option<Vec<Id>> {
    let words: Vec<String> = ids.iter().map(|id| id.replace('-', " ")).collect();
    written_ui(ui, theme, label, hint, (&ids.to_vec(), &words.join(", ")), |typed| Ok(ids_from_words(typed)))
}

/// The ids that words between commas stand for, each once.
pub fn ids_from_words(typed: &str) -> Vec<Id> {
    let mut ids: Vec<Id> = Vec::new();
    for words in typed.split(',').map(str::trim).filter(|words| !words.is_empty()) {
        let id = Id::from_words(words, "tag");
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The same in a line of other things, without a frame and as wide as its words.
pub fn ids_inline_ui(ui: &mut Ui, theme: &Theme, label: &str, hint: &str, ids: &[Id]) -> Option<Vec<Id>> {
    let words: Vec<String> = ids.iter().map(|id| id.replace('-', " ")).collect();
    let words = words.join(", ");
    let id = ui.scope_id().with(("inline", label));
    let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| words.clone());
    let response = inline_ui(ui, theme, id.with("field"), label, hint, &mut typed);
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, typed.clone()));
    } else {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    let meant = ids_from_words(&typed);
    (response.changed() && meant != ids).then_some(meant)
}

/// How wide a line of small text without a frame is.
pub fn inline_width(ui: &Ui, words: &str) -> f32 {
    let font = egui::FontId::proportional(theme::SMALL);
    ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER).size().x + 14.0
}

/// A line of text without a frame, as wide as its words.
pub fn inline_ui(ui: &mut Ui, theme: &Theme, id: WidgetId, label: &str, hint: &str, typed: &mut String) -> Response {
    let font = egui::FontId::proportional(theme::SMALL);
    let width = inline_width(ui, if typed.is_empty() { hint } else { typed });
    let focused = ui.memory(|memory| memory.has_focus(id));
    let fill = if focused { theme.raised } else { egui::Color32::TRANSPARENT };
    let frame = egui::Frame::new().fill(fill).corner_radius(theme::RADIUS).inner_margin(egui::Margin::symmetric(4, 3));
    let field = TextEdit::singleline(typed)
        .id(id)
        .font(font)
        .text_color(theme.text_weak)
        .hint_text(RichText::new(hint).color(theme.text_weak))
        .frame(frame)
        .desired_width(width.min(ui.available_width()));
    ui.add(field).accessible_name(label)
}

/// As much of some words as a chip or a small button holds.
pub fn shortened(words: &str) -> String {
    const MOST: usize = 34;
    if words.chars().count() <= MOST { words.to_owned() } else { words.chars().take(MOST - 1).chain(['…']).collect() }
}

/// Values that may be left out, with words.
pub fn optional<T: Copy>(
    all: &[T],
    label: fn(T) -> &'static str,
    nothing: &'static str,
) -> Vec<(Option<T>, &'static str)> {
    std::iter::once((None, nothing)).chain(all.iter().map(|value| (Some(*value), label(*value)))).collect()
}
