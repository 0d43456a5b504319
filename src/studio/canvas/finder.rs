//! The finder: which node comes next. The usual kind first, so that Enter takes it; typing finds another kind, or a
//! node that is there already.

use egui::{Button, Key, Modifiers, Pos2, Role, TextEdit, Ui, WidgetInfo};

use super::view::{View, point};
use crate::edit;
use crate::scenario::{Exit, Id, Kind};
use crate::studio::request::{Request, Requests};

/// How many nodes are listed at once.
const ROWS: usize = 8;

/// What can be chosen.
enum Entry {
    New(Kind),
    To(Id),
    LeaveOpen,
}

/// What was typed, and which entry the arrows stand on.
#[derive(Clone, Debug, Default)]
struct Typed {
    words: String,
    at: usize,
}

/// Shows the finder. `from` is the exit that leads to what is chosen, `at` is where a new node goes.
pub fn finder_ui(
    ui: &mut Ui,
    view: &View<'_>,
    memory: egui::Id,
    at: Pos2,
    from: Option<&(Id, Exit)>,
    requests: &mut Requests,
) {
    ui.set_width(248.0);
    let mut typed = ui.data(|data| data.get_temp::<Typed>(memory)).unwrap_or_default();
    let (down, up, enter) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter))
    });
    let label = if from.is_some() { "What comes next" } else { "Which kind of node" };
    let field = TextEdit::singleline(&mut typed.words)
        .id(memory.with("field"))
        .hint_text(if from.is_some() { "Type a kind or a title" } else { "Type a kind" })
        .desired_width(f32::INFINITY);
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label));
    if !field.has_focus() {
        field.request_focus();
    }
    if field.changed() {
        typed.at = 0;
    }
    let entries = entries(view, from, &typed.words);
    let last = entries.len().saturating_sub(1);
    typed.at = match (down, up) {
        (true, _) => (typed.at + 1).min(last),
        (_, true) => typed.at.saturating_sub(1),
        _still => typed.at.min(last),
    };
    for (index, (entry, words)) in entries.iter().enumerate() {
        let button = ui.add(Button::new(words).truncate().selected(index == typed.at));
        if button.clicked() || (enter && index == typed.at) {
            choose(view, at, from, entry, requests);
            ui.close();
        }
    }
    if entries.is_empty() {
        ui.weak("Nothing is called so.");
    }
    ui.data_mut(|data| data.insert_temp(memory, typed));
}

/// Forgets what was typed.
pub fn forget(ui: &Ui, memory: egui::Id) {
    ui.data_mut(|data| data.remove::<Typed>(memory));
}

fn choose(view: &View<'_>, at: Pos2, from: Option<&(Id, Exit)>, entry: &Entry, requests: &mut Requests) {
    let workspace = view.workspace;
    match (entry, from) {
        (Entry::New(kind), from) => {
            requests.push(Request::Create { kind: *kind, at: point(at), from: from.cloned() });
        }
        (Entry::To(to), Some((from, exit))) => {
            requests.push(Request::Connect { from: from.clone(), exit: exit.clone(), to: to.clone() });
        }
        (Entry::LeaveOpen, Some((from, exit))) => {
            let step = edit::disconnect(&workspace.file, workspace.scenario(), from, exit);
            requests.push(Request::Apply(step));
        }
        (Entry::To(_) | Entry::LeaveOpen, None) => {}
    }
}

/// What the typed words can mean, the likeliest first.
fn entries(view: &View<'_>, from: Option<&(Id, Exit)>, typed: &str) -> Vec<(Entry, String)> {
    let wanted = typed.trim().to_lowercase();
    let means = |words: &str| words.to_lowercase().contains(&wanted);
    let graph = &view.workspace.graph;
    let before = from.and_then(|(id, _)| graph.card(id)).map(|placed| placed.card.kind);
    let usual = usual(before);
    let mut kinds: Vec<Kind> = Kind::ALL.to_vec();
    kinds.sort_by_key(|kind| *kind != usual);
    let new = kinds.into_iter().map(|kind| (Entry::New(kind), format!("New {}", kind.label().to_lowercase())));
    let mut entries: Vec<(Entry, String)> = new.filter(|(_, words)| means(words)).collect();
    if from.is_none() {
        return entries;
    }
    if !wanted.is_empty() {
        let found = graph.outline.iter().map(|(_, index)| &graph.cards[*index]);
        let found = found.map(|placed| (Entry::To(placed.id.clone()), view.called(&placed.id)));
        entries.extend(found.filter(|(_, words)| means(words)).take(ROWS));
    }
    let open = (Entry::LeaveOpen, "Leave it open".to_owned());
    if means(&open.1) {
        entries.push(open);
    }
    entries
}

/// The kind that mostly follows another.
const fn usual(before: Option<Kind>) -> Kind {
    match before {
        Some(Kind::Decision | Kind::Rewrite | Kind::Gate | Kind::Chance | Kind::Ending) => Kind::Scene,
        Some(Kind::Scene | Kind::Pause) | None => Kind::Decision,
    }
}
