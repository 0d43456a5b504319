//! The picker: one menu for everything that can be named. Typing narrows it down, and makes what is not there yet.
//!
//! Its entries are made once when it is opened and once more when the document changes, never in every frame.

use std::sync::Arc;

use egui::{Id as WidgetId, Key, Modifiers, Popup, PopupCloseBehavior, Response, Role, SetOpenCommand};
use egui::{ScrollArea, Sense, TextEdit, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2};

use super::button::focus_stroke;
use super::picker_rows::{Row, Rows};
use crate::studio::theme;

/// How many entries are shown at once; typing narrows them down.
const MOST_ROWS: usize = 40;
const ROW: f32 = 26.0;
const WIDTH: f32 = 300.0;
/// For how many frames the field of a picker that was just opened takes the focus back from others.
const OPENING: u8 = 3;

/// What can be picked from a menu.
pub struct Entry<T> {
    pub value: T,
    pub words: String,
    /// More by which it is found.
    pub also: String,
    /// Leaves something out, or is no thing among the others: shown whatever was typed.
    pub always: bool,
}

impl<T> Entry<T> {
    pub fn new(value: T, words: impl Into<String>) -> Self {
        Self { value, words: words.into(), also: String::new(), always: false }
    }

    pub fn always(value: T, words: impl Into<String>) -> Self {
        Self { value, words: words.into(), also: String::new(), always: true }
    }

    /// Is found by these words too.
    pub fn also(self, also: impl Into<String>) -> Self {
        Self { also: also.into(), ..self }
    }
}

/// Something that can be made from what was typed.
#[derive(Clone, Copy, Debug)]
pub struct Creates<'a> {
    /// Stands before the typed words: `Create the person`.
    pub words: &'a str,
    /// It can be made before anything was typed.
    pub unnamed: bool,
}

/// What was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked<T> {
    Entry(T),
    /// Make one of what the picker creates, called so.
    Create(usize, String),
}

/// How the button of a picker looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// Like a field.
    Framed,
    /// Like a word that can be pressed.
    Bare,
    /// Three dots.
    Dots,
}

/// A picker.
pub struct Picker<'a> {
    /// What it is called for those who do not see it.
    pub label: &'a str,
    pub shown: WidgetText,
    pub salt: WidgetId,
    pub creates: &'a [Creates<'a>],
    pub dress: Dress,
    /// Open it now, because its keys were pressed.
    pub open: bool,
    pub tooltip: String,
}

impl<'a> Picker<'a> {
    /// A framed picker that creates nothing.
    pub fn new(label: &'a str, shown: impl Into<WidgetText>, salt: WidgetId) -> Self {
        let (shown, tooltip) = (shown.into(), String::new());
        Self { label, shown, salt, creates: &[], dress: Dress::Framed, open: false, tooltip }
    }
}

/// What is remembered while a picker is open.
#[derive(Clone, Default)]
struct Opened {
    typed: String,
    rows: Option<Arc<Rows>>,
    /// The revision of the document that the rows were made from.
    revision: u64,
    highlighted: usize,
    frames: u8,
    /// What had the focus before.
    before: Option<WidgetId>,
}

/// Notes the revision of the document, so that menus that are open are made anew when it changes.
pub fn note_revision(ui: &Ui, revision: u64) {
    ui.data_mut(|data| data.insert_temp(WidgetId::unique("revision of the document"), revision));
}

/// Shows the button of a picker, and the picker below it while it is open.
pub fn picker_ui<T>(ui: &mut Ui, picker: &Picker<'_>, entries: impl FnOnce() -> Vec<Entry<T>>) -> Option<Picked<T>> {
    let response = button_ui(ui, picker);
    let popup = Popup::default_response_id(&response);
    let state_id = popup.with("opened");
    let open = Popup::is_id_open(ui.ctx(), popup);
    let command = if picker.open {
        Some(SetOpenCommand::Bool(true))
    } else {
        response.clicked().then_some(SetOpenCommand::Toggle)
    };
    if command.is_some() && !open {
        let before = ui.memory(egui::Memory::focused).filter(|id| *id != response.id);
        ui.data_mut(|data| data.insert_temp(state_id, Opened { before, ..Opened::default() }));
    }
    if picker.open {
        // What opens by its keys may lie outside of what is seen.
        response.scroll_to_me(Some(egui::Align::Center));
    }
    let mut answer = None;
    Popup::from_response(&response)
        .open_memory(command)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .gap(2.0)
        .show(|ui| answer = list_ui(ui, picker, state_id, entries));
    let escaped = open && ui.input(|input| input.key_pressed(Key::Escape));
    if (answer.is_some() || escaped)
        && let Some(state) = ui.data_mut(|data| data.remove_temp::<Opened>(state_id))
    {
        ui.memory_mut(|memory| memory.request_focus(state.before.unwrap_or(response.id)));
    }
    answer
}

/// What stands in an open picker.
fn list_ui<T>(
    ui: &mut Ui,
    picker: &Picker<'_>,
    state_id: WidgetId,
    entries: impl FnOnce() -> Vec<Entry<T>>,
) -> Option<Picked<T>> {
    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 40.0));
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut state = ui.data(|data| data.get_temp::<Opened>(state_id)).unwrap_or_default();
    let (up, down) = ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowUp), pressed(Key::ArrowDown))
    });
    let before = state.typed.clone();
    let field = TextEdit::singleline(&mut state.typed)
        .id(state_id.with("typed"))
        .hint_text("Type to find")
        .desired_width(f32::INFINITY);
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Type to find"));
    state.frames = state.frames.saturating_add(1);
    let others = ui.memory(|memory| memory.focused().is_some_and(|id| id != field.id));
    let enter = ui.input(|input| input.key_pressed(Key::Enter));
    if !field.has_focus() && !enter && (state.frames <= OPENING || !others) {
        field.request_focus();
    }
    let revision = ui.data(|data| data.get_temp(WidgetId::unique("revision of the document"))).unwrap_or_default();
    let (mut entries, mut made) = (Some(entries), None);
    let rows = match state.rows.take().filter(|_| state.revision == revision) {
        Some(rows) if before == state.typed => rows,
        Some(mut rows) => {
            Arc::make_mut(&mut rows).find(&state.typed, picker.creates);
            state.highlighted = 0;
            rows
        }
        None => {
            let all = entries.take().map(|entries| entries()).unwrap_or_default();
            let mut rows = Rows::of(&all);
            rows.find(&state.typed, picker.creates);
            made = Some(all);
            state.revision = revision;
            Arc::new(rows)
        }
    };
    let shown = rows.found().len().min(MOST_ROWS);
    state.highlighted = (state.highlighted + down).saturating_sub(up).min(shown.saturating_sub(1));
    let mut chosen = enter.then_some(state.highlighted).filter(|row| *row < shown);
    ScrollArea::vertical().max_height(ROW * 14.0).show(ui, |ui| {
        for (index, row) in rows.found().iter().take(shown).enumerate() {
            let response = row_ui(ui, &rows.words(*row, picker.creates), index == state.highlighted);
            if response.clicked() {
                chosen = Some(index);
            }
            if index == state.highlighted && up + down > 0 {
                response.scroll_to_me(None);
            }
        }
    });
    let more = rows.found().len() - shown;
    if more > 0 {
        ui.weak(format!("and {more} more: type to find"));
    } else if shown == 0 {
        ui.weak("Nothing is called so.");
    }
    let answer = chosen.and_then(|index| match *rows.found().get(index)? {
        Row::Create(what) => Some(Picked::Create(what, rows.name().to_owned())),
        Row::Entry(at) => {
            let all = made.or_else(|| entries.take().map(|entries| entries()))?;
            // What was offered is what is picked, or nothing is.
            all.into_iter().nth(at).filter(|entry| rows.is_still(at, &entry.words)).map(|e| Picked::Entry(e.value))
        }
    });
    if answer.is_some() {
        ui.close();
    }
    state.rows = Some(rows);
    ui.data_mut(|data| data.insert_temp(state_id, state));
    answer
}

fn row_ui(ui: &mut Ui, words: &str, highlighted: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, highlighted, words));
    let visuals = ui.visuals();
    if highlighted {
        ui.painter().rect_filled(rect, theme::RADIUS, visuals.selection.bg_fill);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, visuals.widgets.hovered.bg_fill);
    }
    let text = WidgetText::from(words);
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), rect.width() - 16.0, TextStyle::Body);
    let at = pos2(rect.left() + 8.0, rect.center().y - galley.size().y * 0.5);
    let cut = galley.elided;
    ui.painter().galley(at, galley, ui.visuals().text_color());
    if cut { response.on_hover_text(words) } else { response }
}

fn button_ui(ui: &mut Ui, picker: &Picker<'_>) -> Response {
    let id = ui.make_persistent_id(picker.salt);
    let (padding, arrow, height) = match picker.dress {
        Dress::Framed => (10.0, 16.0, ui.spacing().interact_size.y),
        Dress::Bare => (4.0, 12.0, 24.0),
        Dress::Dots => (0.0, 24.0, 24.0),
    };
    let room = (ui.available_width() - padding * 2.0 - arrow).max(24.0);
    let galley = picker.shown.clone().into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Button);
    let words = if picker.dress == Dress::Dots { 0.0 } else { galley.size().x };
    let (_, rect) = ui.allocate_space(vec2(words + padding * 2.0 + arrow, height));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, picker.label));
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let visuals = if open { ui.visuals().widgets.open } else { *ui.style().interact(&response) };
    let lively = open || response.hovered() || response.has_focus();
    if picker.dress == Dress::Framed || lively {
        ui.painter().rect_filled(rect, theme::RADIUS, visuals.weak_bg_fill);
    }
    if picker.dress == Dress::Framed {
        ui.painter().rect_stroke(rect, theme::RADIUS, visuals.bg_stroke, egui::StrokeKind::Inside);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, focus_stroke(ui), egui::StrokeKind::Inside);
    }
    let ink = ui.visuals().weak_text_color();
    if picker.dress == Dress::Dots {
        for dx in [-4.5, 0.0, 4.5] {
            ui.painter().circle_filled(rect.center() + vec2(dx, 0.0), 1.5, ink);
        }
    } else {
        let cut = galley.elided;
        ui.painter().galley(
            pos2(rect.left() + padding, rect.center().y - galley.size().y * 0.5),
            galley,
            ui.visuals().text_color(),
        );
        let at = pos2(rect.right() - padding - 4.0, rect.center().y + 0.5);
        let corners = vec![at + vec2(-3.5, -2.0), at + vec2(3.5, -2.0), at + vec2(0.0, 2.5)];
        ui.painter().add(egui::Shape::convex_polygon(corners, ink, egui::Stroke::NONE));
        if cut && picker.tooltip.is_empty() {
            return response.on_hover_text(picker.shown.text());
        }
    }
    if picker.tooltip.is_empty() { response } else { response.on_hover_text(&picker.tooltip) }
}
