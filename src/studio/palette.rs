//! The palette: everything that one can go to or do, found by typing.

use egui::{Key, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::command::{Front, Menu, TABLE};
use super::library::LibraryRequest;
use super::open_cases::OpenCases;
use super::request::Request;
use super::section::Section;
use super::theme::{self, Theme};
use crate::scenario::Place;
use crate::store::Preferences;

const ROW: f32 = 30.0;
const ROWS_SHOWN: f32 = 11.0;

/// The palette while it is open.
pub struct Palette {
    typed: String,
    entries: Vec<Entry>,
    /// Places in `entries` of those that hold what was typed.
    found: Vec<usize>,
    /// The one that Enter takes, as a place in `found`.
    at: usize,
    /// It has just moved, and has to be seen.
    moved: bool,
}

/// Something to go to or to do.
struct Entry {
    words: String,
    /// What sort of thing it is, or the keys that do it.
    about: String,
    /// The words in small letters, for finding.
    small: String,
    request: Request,
}

impl Entry {
    fn new(words: impl Into<String>, about: impl Into<String>, request: Request) -> Self {
        let (words, about) = (words.into(), about.into());
        Self { small: format!("{words} {about}").to_lowercase(), words, about, request }
    }
}

impl Palette {
    /// Everything that there is at the moment. The field has the keyboard from here on, so that the first letter that
    /// is typed does not go to what had it before.
    #[must_use]
    pub fn new(ctx: &egui::Context, cases: &OpenCases, front: Front<'_>, preferences: &Preferences) -> Self {
        let workspace = match front {
            Front::Case(workspace) => workspace,
            Front::Library(..) | Front::Publish(_) => None,
        };
        let mut entries = Vec::new();
        if let Some(workspace) = workspace {
            let mut cards: Vec<_> = workspace.graph.cards.iter().collect();
            cards.sort_by_key(|placed| placed.reading_order);
            entries.extend(cards.into_iter().map(|placed| {
                let words = format!("{} {}", placed.number, placed.card.title);
                Entry::new(words, placed.card.kind.label(), Request::GoTo(Place::node(&placed.id)))
            }));
            entries
                .extend(Section::ALL.map(|section| Entry::new(section.label(), "Case", Request::ShowSection(section))));
        }
        let commands = TABLE.iter().filter(|row| front.can(row));
        entries.extend(commands.map(|row| {
            let keys = row.shortcut.map_or_else(String::new, |keys| ctx.format_shortcut(&keys));
            let menu = Menu::label(row.menu);
            Entry::new(format!("{menu}: {}", row.label), keys, Request::Do(row.command))
        }));
        let others = cases.iter().filter(|case| workspace.is_none_or(|shown| shown.key != case.key));
        entries
            .extend(others.map(|case| {
                Entry::new(case.scenario().title.as_str(), "Open case", Request::ShowCase(Some(case.key)))
            }));
        entries.extend(preferences.recent_folders.iter().map(|folder| {
            let words = format!("{} ({})", folder.title, folder.path.display());
            Entry::new(words, "Recent pack", Request::Library(LibraryRequest::OpenFolder(folder.path.clone())))
        }));
        entries.extend(preferences.recent.iter().map(|file| {
            Entry::new(
                format!("{} ({})", file.title, file.path.display()),
                "Recent file",
                Request::Open(file.path.clone()),
            )
        }));
        let found = (0..entries.len()).collect();
        ctx.memory_mut(|memory| memory.request_focus(field_id()));
        Self { typed: String::new(), entries, found, at: 0, moved: false }
    }

    /// Shows the palette; what was picked, once something is.
    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme) -> Option<Request> {
        let (up, down, enter) = ui.input_mut(|input| {
            let none = egui::Modifiers::NONE;
            (
                input.consume_key(none, Key::ArrowUp),
                input.consume_key(none, Key::ArrowDown),
                input.key_pressed(Key::Enter),
            )
        });
        let edit = TextEdit::singleline(&mut self.typed)
            .id(field_id())
            .hint_text("Go to a node, a section or a command")
            .font(egui::FontId::proportional(15.0))
            .margin(egui::Margin::symmetric(10, 8))
            .desired_width(f32::INFINITY);
        let field = ui.add(edit);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Go to anything"));
        field.request_focus();
        if field.changed() {
            self.find();
        }
        let last = self.found.len().saturating_sub(1);
        self.moved = up || down || field.changed();
        self.at = if up { self.at.saturating_sub(1) } else { (self.at + usize::from(down)).min(last) };
        ui.add_space(theme::GAP);
        if self.found.is_empty() {
            ui.label(RichText::new("Nothing is called so.").color(theme.text_weak));
        }
        let picked = self.found_ui(ui, theme).or_else(|| enter.then_some(self.at));
        let entry = self.entries.get(*self.found.get(picked?)?)?;
        Some(entry.request.clone())
    }

    /// Keeps those that hold every word that was typed; those that begin with the first word come first.
    fn find(&mut self) {
        let typed = self.typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let holds = |entry: &Entry| words.iter().all(|word| entry.small.contains(word));
        self.found = (0..self.entries.len()).filter(|index| holds(&self.entries[*index])).collect();
        if let Some(first) = words.first() {
            let begins =
                |index: &usize| self.entries[*index].small.split([' ', ':']).any(|word| word.starts_with(first));
            self.found.sort_by_key(|index| !begins(index));
        }
        self.at = 0;
    }

    fn found_ui(&self, ui: &mut Ui, theme: &Theme) -> Option<usize> {
        let mut picked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().max_height(ROW * ROWS_SHOWN).auto_shrink([false, true]);
        if self.moved {
            #[expect(clippy::cast_precision_loss, reason = "a place in a list")]
            let top = ROW * self.at as f32;
            area = area.vertical_scroll_offset((top - ROW * (ROWS_SHOWN - 1.0) * 0.5).max(0.0));
        }
        area.show_rows(ui, ROW, self.found.len(), |ui, range| {
            for at in range {
                if row_ui(ui, &self.entries[self.found[at]], at == self.at, theme) {
                    picked = Some(at);
                }
            }
        });
        picked
    }
}

fn field_id() -> egui::Id {
    egui::Id::unique("palette field")
}

fn row_ui(ui: &mut Ui, entry: &Entry, current: bool, theme: &Theme) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, current, format!("{}, {}", entry.words, entry.about))
    });
    let painter = ui.painter();
    if current {
        painter.rect_filled(rect, theme::RADIUS, theme.accent_soft);
    } else if response.hovered() {
        painter.rect_filled(rect, theme::RADIUS, theme.hovered);
    }
    let small = egui::FontId::proportional(theme::SMALL);
    let right = pos2(rect.right() - 10.0, rect.center().y);
    let drawn = painter.text(right, egui::Align2::RIGHT_CENTER, &entry.about, small, theme.text_weak);
    let format = egui::TextFormat::simple(egui::FontId::proportional(theme::BODY), theme.text);
    let mut job = egui::text::LayoutJob::single_section(entry.words.clone(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width((drawn.left() - rect.left() - 26.0).max(40.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y * 0.5), galley, theme.text);
    response.clicked()
}
