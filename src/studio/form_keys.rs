//! The keys of the form: what can be done from within a field without leaving it. Menus, tooltips and the form itself
//! read this table, and nothing else names these keys.

use egui::{Context, Event, Id, Key, KeyboardShortcut, Modifiers, Rect};

use crate::scenario::Grade;

/// Something that the author can do from within a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormKey {
    Grade(Grade),
    AddChoice,
    MoveUp,
    MoveDown,
    NextChoice,
    PreviousChoice,
    PickTarget,
    FollowTarget,
    TypeEffects,
    Add,
    Emphasis,
    Link,
}

/// A row of the table.
pub struct Row {
    pub key: FormKey,
    pub label: &'static str,
    pub tooltip: &'static str,
    pub shortcut: KeyboardShortcut,
}

const fn row(key: FormKey, (modifiers, shortcut): (Modifiers, Key), label: &'static str, tooltip: &'static str) -> Row {
    Row { key, label, tooltip, shortcut: KeyboardShortcut::new(modifiers, shortcut) }
}

const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Every key of the form.
#[rustfmt::skip]
pub const FORM_KEYS: &[Row] = &[
    row(FormKey::Grade(Grade::Best), (ALT, Key::Num1), "Grade: best", "Grade the choice best; again for no grade"),
    row(FormKey::Grade(Grade::Good), (ALT, Key::Num2), "Grade: good", "Grade the choice good; again for no grade"),
    row(FormKey::Grade(Grade::Weak), (ALT, Key::Num3), "Grade: weak", "Grade the choice weak; again for no grade"),
    row(FormKey::Grade(Grade::Harmful), (ALT, Key::Num4), "Grade: harmful", "Grade the choice harmful; again for no grade"),
    row(FormKey::AddChoice, (CTRL, Key::Enter), "Add a choice", "Add a choice after this one, and write its words"),
    row(FormKey::MoveUp, (ALT, Key::ArrowUp), "Move the choice up", "Put the choice before the one above"),
    row(FormKey::MoveDown, (ALT, Key::ArrowDown), "Move the choice down", "Put the choice after the one below"),
    row(FormKey::NextChoice, (ALT, Key::PageDown), "Next choice", "Write the words of the next choice"),
    row(FormKey::PreviousChoice, (ALT, Key::PageUp), "Previous choice", "Write the words of the choice before"),
    row(FormKey::PickTarget, (CTRL, Key::K), "Where it leads", "Pick the node that follows, or make a new one"),
    row(FormKey::FollowTarget, (CTRL_SHIFT, Key::K), "Go where it leads", "Go on writing in the node that follows"),
    row(FormKey::TypeEffects, (CTRL, Key::E), "Type effects", "Type effects in one line: anger -15, trust +10"),
    row(FormKey::Add, (CTRL_SHIFT, Key::A), "Add…", "Show what can be added here"),
    row(FormKey::Emphasis, (CTRL, Key::I), "Emphasis", "Put the selected words between stars: *so*"),
    row(FormKey::Link, (CTRL, Key::L), "Link", "Make a link of the selected words"),
];

/// The row of a key.
#[must_use]
pub fn row_of(key: FormKey) -> Option<&'static Row> {
    FORM_KEYS.iter().find(|row| row.key == key)
}

/// A tooltip with its keys behind it.
#[must_use]
pub fn tooltip(ctx: &Context, key: FormKey) -> String {
    row_of(key).map_or_else(String::new, |row| format!("{} ({})", row.tooltip, keys(ctx, key)))
}

/// The keys as they are written on this system.
#[must_use]
pub fn keys(ctx: &Context, key: FormKey) -> String {
    row_of(key).map_or_else(String::new, |row| ctx.format_shortcut(&row.shortcut))
}

/// Whether an event belongs to the form and to no command.
#[must_use]
pub fn is_meant(event: &Event) -> bool {
    meant(event).is_some()
}

fn meant(event: &Event) -> Option<FormKey> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let is_it = |row: &&Row| {
        let wanted = row.shortcut.logical_key;
        // Digits lie on the same keys everywhere, whatever letters a keyboard has there.
        let same = *key == wanted || (matches!(row.key, FormKey::Grade(_)) && *physical_key == Some(wanted));
        same && modifiers.matches_exact(row.shortcut.modifiers)
    };
    FORM_KEYS.iter().find(is_it).map(|row| row.key)
}

/// Takes the keys of the form that `wanted` allows, before a field sees them; with them the letters that some systems
/// send along with Alt and a key.
pub fn take(ctx: &Context, wanted: impl Fn(FormKey) -> bool) -> Option<FormKey> {
    let mut taken = None;
    ctx.input_mut(|input| {
        let mut after_alt = false;
        input.events.retain(|event| {
            if let Some(key) = meant(event).filter(|key| wanted(*key) && taken.is_none()) {
                taken = Some(key);
                after_alt = matches!(event, Event::Key { modifiers, .. } if modifiers.alt);
                return false;
            }
            let swallowed = after_alt && matches!(event, Event::Text(_));
            after_alt = false;
            !swallowed
        });
    });
    taken
}

/// Notes where the form is shown.
pub fn note_form(ctx: &Context, rect: Rect) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(Id::unique("where the form is"), (pass, rect)));
}

/// Whether something within the form holds the focus.
#[must_use]
pub fn form_has_focus(ctx: &Context) -> bool {
    let noted: Option<(u64, Rect)> = ctx.data(|data| data.get_temp(Id::unique("where the form is")));
    let Some((pass, rect)) = noted else { return false };
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    pass + 1 >= ctx.cumulative_pass_nr() && focused.is_some_and(|focused| rect.contains(focused.rect.center()))
}

/// Keeps Escape from whatever is shown after the form, if it led out of a field of the form.
pub fn keep_escape(ctx: &Context) {
    let id = Id::unique("the form had the focus");
    let had: bool = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    let has = form_has_focus(ctx) || egui::Popup::is_any_open(ctx);
    ctx.data_mut(|data| data.insert_temp(id, has));
    if had {
        ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
}

#[cfg(test)]
mod tests {
    use super::super::command::TABLE;
    use super::*;

    #[test]
    fn no_key_is_named_twice_here_or_among_the_commands() {
        for (n, row) in FORM_KEYS.iter().enumerate() {
            assert!(FORM_KEYS[n + 1..].iter().all(|other| other.shortcut != row.shortcut), "{}", row.label);
            assert!(FORM_KEYS[n + 1..].iter().all(|other| other.key != row.key), "{}", row.label);
            assert!(TABLE.iter().all(|command| command.shortcut != Some(row.shortcut)), "{}", row.label);
        }
    }
}
