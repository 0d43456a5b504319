//! Small editors of one value each: what comes back is what the author changed it to.

use egui::{Button, ComboBox, DragValue, Id as WidgetId, PopupCloseBehavior, Response, RichText, TextEdit, Ui};

use crate::scenario::{Duration, Id};
use crate::studio::theme::Theme;

/// How many entries a menu shows at once; typing narrows them down.
const MENU_ROWS: usize = 40;

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

/// What can be picked from a menu.
pub struct Entry<T> {
    pub value: T,
    pub words: String,
    /// Makes something new or leaves something out: shown whatever was typed.
    pub always: bool,
}

impl<T> Entry<T> {
    pub fn new(value: T, words: impl Into<String>) -> Self {
        Self { value, words: words.into(), always: false }
    }

    pub fn always(value: T, words: impl Into<String>) -> Self {
        Self { value, words: words.into(), always: true }
    }
}

/// A menu that typing narrows down. `label` names the button for those who do not see it; the entries are made only
/// while the menu is open.
pub fn menu_ui<T>(
    ui: &mut Ui,
    label: &str,
    shown: RichText,
    salt: WidgetId,
    entries: impl FnOnce() -> Vec<Entry<T>>,
) -> Option<T> {
    let mut picked = None;
    let menu = ComboBox::from_id_salt(salt)
        .selected_text(shown)
        .width(0.0)
        .height(420.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            ui.set_min_width(240.0);
            let typed_id = salt.with("typed");
            let mut typed = ui.data(|data| data.get_temp::<String>(typed_id)).unwrap_or_default();
            let field = ui.add(TextEdit::singleline(&mut typed).hint_text("Type to find").desired_width(f32::INFINITY));
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Type to find"));
            if !ui.memory(|memory| memory.focused().is_some_and(|id| id != field.id)) {
                field.request_focus();
            }
            let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
            let wanted = typed.trim().to_lowercase();
            let (always, mut found): (Vec<_>, Vec<_>) = entries().into_iter().partition(|entry| entry.always);
            found.retain(|entry| entry.words.to_lowercase().contains(&wanted));
            let more = found.len().saturating_sub(MENU_ROWS);
            found.truncate(MENU_ROWS);
            found.extend(always);
            for (row, entry) in found.into_iter().enumerate() {
                let clicked = ui.add(Button::new(&entry.words).frame(false).truncate()).clicked();
                if clicked || (enter && row == 0) {
                    picked = Some(entry.value);
                    ui.close();
                    break;
                }
            }
            if more > 0 {
                ui.label(RichText::new(format!("and {more} more: type to find")).small().weak());
            }
            ui.data_mut(|data| data.insert_temp(typed_id, typed));
        });
    if menu.inner.is_none() || picked.is_some() {
        ui.data_mut(|data| data.remove::<String>(salt.with("typed")));
    }
    menu.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label));
    picked
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
