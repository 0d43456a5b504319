//! The outline: every node by phase with its exits, the complete twin of the canvas for keyboard and screen reader.

use std::sync::Arc;

use egui::containers::menu::MenuButton;
use egui::{
    Align2, Button, FontFamily, FontId, Key, Painter, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::scenario::{Exit, Id, Phase, Place};
use crate::studio::canvas::{Placed, grade_glyph, kind_glyph, nodes_ui};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::{Pane, Subject, Workspace};

const ROW: f32 = 26.0;

/// A row of the outline.
#[derive(Clone, Copy)]
enum Entry {
    Heading(&'static str),
    /// A card, by its place in the graph.
    Node(usize),
    /// An exit of a card, by both places.
    Exit(usize, usize),
}

/// Shows the outline.
pub fn outline_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let words = find_ui(ui);
    let entries = entries(ui, workspace, &words);
    if entries.is_empty() {
        let text = if words.is_empty() { "No nodes yet." } else { "No node is called so." };
        ui.label(egui::RichText::new(text).color(theme.text_weak));
        return;
    }
    rows_ui(ui, workspace, &entries, |ui, entry| match entry {
        Entry::Heading(text) => heading_ui(ui, text, theme),
        Entry::Node(card) => {
            node_ui(ui, &workspace.graph.cards[card], workspace, theme, requests);
        }
        Entry::Exit(card, row) => exit_ui(ui, &workspace.graph.cards[card], row, workspace, theme, requests),
    });
}

/// The outline in a narrow window: shapes and numbers.
pub fn outline_icons_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    ui.spacing_mut().button_padding.x = 4.0;
    let case = Button::new(egui::RichText::new("Case").small()).wrap_mode(egui::TextWrapMode::Extend);
    let sections = |ui: &mut Ui| super::sections_ui(ui, workspace, theme, requests);
    let (button, _) = MenuButton::from_button(case).ui(ui, sections);
    button.on_hover_text("Cast, meters, promises and everything else that the case has beside its nodes");
    let nodes: Vec<Entry> = workspace.graph.outline.iter().map(|(_, card)| Entry::Node(*card)).collect();
    rows_ui(ui, workspace, &nodes, |ui, entry| {
        let Entry::Node(card) = entry else { return };
        let placed = &workspace.graph.cards[card];
        let (rect, response) = row_response(ui, placed, workspace, theme, requests);
        let kind = placed.card.kind;
        kind_glyph(ui.painter(), pos2(rect.left() + 12.0, rect.center().y), 5.0, kind, theme.kind(kind));
        let at = pos2(rect.left() + 22.0, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, &placed.number, FontId::proportional(11.0), theme.text);
        response.on_hover_text(&placed.card.title);
    });
}

/// The words that narrow the outline down, in small letters.
fn find_ui(ui: &mut Ui) -> String {
    let id = ui.scope_id().with("find");
    let mut words = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let field = TextEdit::singleline(&mut words).hint_text("Find a node").desired_width(f32::INFINITY);
    let field = ui.add(field.margin(egui::Margin::symmetric(8, 4)));
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find a node"));
    if field.changed() {
        ui.data_mut(|data| data.insert_temp(id, words.clone()));
    }
    words.to_lowercase()
}

/// Nodes in the order of their numbers, under the phases that occur; the exits of the selected one below it.
fn entries(ui: &Ui, workspace: &Workspace, words: &str) -> Vec<Entry> {
    if !words.is_empty() {
        return found(ui, workspace, words).iter().map(|card| Entry::Node(*card)).collect();
    }
    let outline = &workspace.graph.outline;
    let mut entries = Vec::with_capacity(outline.len() + 16);
    let mut last = None;
    for (phase, card) in outline {
        if last != Some(*phase) {
            entries.push(Entry::Heading(phase.map_or("Without a phase", Phase::label)));
            last = Some(*phase);
        }
        entries.push(Entry::Node(*card));
        let placed = &workspace.graph.cards[*card];
        if workspace.selection.len() == 1 && workspace.selection.contains(&placed.id) {
            entries.extend((0..placed.card.rows.len()).map(|row| Entry::Exit(*card, row)));
        }
    }
    entries
}

/// The cards whose number or title holds the words; looked for once a change.
fn found(ui: &Ui, workspace: &Workspace, words: &str) -> Arc<[usize]> {
    type Found = (u64, String, Arc<[usize]>);
    let id = ui.scope_id().with("found");
    let revision = workspace.history.revision();
    if let Some((at, of, found)) = ui.data(|data| data.get_temp::<Found>(id))
        && at == revision
        && of == words
    {
        return found;
    }
    let cards = &workspace.graph.cards;
    let holds =
        |card: &usize| format!("{} {}", cards[*card].number, cards[*card].card.title).to_lowercase().contains(words);
    let found: Arc<[usize]> = workspace.graph.outline.iter().map(|(_, card)| *card).filter(holds).collect();
    ui.data_mut(|data| data.insert_temp(id, (revision, words.to_owned(), Arc::clone(&found))));
    found
}

/// The rows that are seen. When another node is selected, its row comes into view.
fn rows_ui(ui: &mut Ui, workspace: &Workspace, entries: &[Entry], mut row_ui: impl FnMut(&mut Ui, Entry)) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let id = ui.scope_id().with("selected");
    let selected = workspace.selected_node().cloned();
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if ui.data(|data| data.get_temp::<Option<Id>>(id)) != Some(selected.clone()) {
        let is_it = |entry: &Entry| matches!(entry, Entry::Node(card) if Some(&workspace.graph.cards[*card].id) == selected.as_ref());
        if let Some(at) = entries.iter().position(is_it) {
            #[expect(clippy::cast_precision_loss, reason = "a place in a list")]
            let top = ROW * at as f32;
            area = area.vertical_scroll_offset((top - ui.available_height() * 0.4).max(0.0));
        }
        ui.data_mut(|data| data.insert_temp(id, selected));
    }
    area.show_rows(ui, ROW, entries.len(), |ui, range| {
        for entry in &entries[range] {
            row_ui(ui, *entry);
        }
    });
}

fn heading_ui(ui: &mut Ui, text: &str, theme: &Theme) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().text(
        rect.left_bottom() + vec2(2.0, -6.0),
        Align2::LEFT_BOTTOM,
        text.to_uppercase(),
        FontId::proportional(11.0),
        theme.text_weak,
    );
}

/// A row that stands for a node: selected by click, walked through by arrow keys.
fn row_response(
    ui: &mut Ui,
    placed: &Placed,
    workspace: &Workspace,
    theme: &Theme,
    requests: &mut Requests,
) -> (Rect, Response) {
    let selected = workspace.selection.contains(&placed.id) && workspace.subject == Subject::Node;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, selected, placed.card.spoken(&placed.number)));
    ground(ui.painter(), rect, selected, &response, theme);
    if workspace.pane == Some(Pane::Outline) && (selected || workspace.selection.is_empty()) {
        response.request_focus();
    }
    if response.clicked() {
        let toggles = ui.input(|input| input.modifiers.command);
        requests.push(if toggles {
            Request::ToggleSelected(placed.id.clone())
        } else {
            Request::GoTo(Place::node(&placed.id))
        });
    }
    if response.secondary_clicked() && !workspace.selection.contains(&placed.id) {
        requests.push(Request::GoTo(Place::node(&placed.id)));
    }
    response.context_menu(|ui| nodes_ui(ui, workspace, &placed.id, requests));
    if response.has_focus() {
        let walks = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, walks));
        let (up, down) = ui.input(|input| (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown)));
        if up != down {
            requests.push(Request::WalkOutline(if up { -1 } else { 1 }));
        }
    }
    (rect, response)
}

fn ground(painter: &Painter, rect: Rect, selected: bool, response: &Response, theme: &Theme) {
    if selected {
        painter.rect_filled(rect, theme::RADIUS, theme.accent_soft);
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, theme::RADIUS, theme.hovered);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, theme::RADIUS, egui::Stroke::new(1.5, theme.accent), egui::StrokeKind::Inside);
    }
}

fn node_ui(ui: &mut Ui, placed: &Placed, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let (rect, _) = row_response(ui, placed, workspace, theme, requests);
    let selected = workspace.selection.contains(&placed.id);
    let painter = ui.painter();
    let middle = rect.center().y;
    kind_glyph(painter, pos2(rect.left() + 14.0, middle), 5.0, placed.card.kind, theme.kind(placed.card.kind));
    let number = FontId::proportional(11.0);
    let at = pos2(rect.left() + 26.0, middle);
    painter.text(at, Align2::LEFT_CENTER, &placed.number, number.clone(), theme.text_weak);
    let mut right = rect.right() - 6.0;
    let (problems, blocked) = workspace.checks.of_node(&placed.id);
    if problems > 0 {
        let colour = if blocked { theme.harmful } else { theme.weak };
        let drawn = painter.text(pos2(right, middle), Align2::RIGHT_CENTER, problems.to_string(), number, colour);
        right = drawn.left() - 4.0;
    }
    let family = if selected { theme::semibold() } else { FontFamily::Proportional };
    let words = Rect::from_min_max(pos2(rect.left() + 52.0, rect.top()), pos2(right, rect.bottom()));
    words_in(painter, words, &placed.card.title, FontId::new(13.0, family), theme.text);
}

/// An exit of the selected node: its words, and where it leads.
fn exit_ui(ui: &mut Ui, placed: &Placed, row: usize, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let exit = &placed.card.rows[row];
    let target = exit.to.as_ref().and_then(|to| workspace.graph.card(to));
    let leads = target.map_or_else(|| "not written yet".to_owned(), |to| format!("{} {}", to.number, to.card.title));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let grade = exit.grade.map_or_else(String::new, |grade| format!("{grade}: "));
    response
        .widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, format!("{grade}{}, leads to {leads}", exit.label)));
    ground(ui.painter(), rect, false, &response, theme);
    let (painter, middle) = (ui.painter(), rect.center().y);
    if let Some(grade) = exit.grade {
        grade_glyph(painter, pos2(rect.left() + 36.0, middle), 4.0, grade, theme.grade(grade));
    }
    let number = target.map_or("–", |to| to.number.as_str());
    let colour = if target.is_some() { theme.text_weak } else { theme.weak };
    let font = FontId::proportional(11.0);
    let right = pos2(rect.right() - 6.0, middle);
    let drawn = painter.text(right, Align2::RIGHT_CENTER, format!("→ {number}"), font, colour);
    let words = Rect::from_min_max(pos2(rect.left() + 46.0, rect.top()), pos2(drawn.left() - 4.0, rect.bottom()));
    words_in(painter, words, &exit.label, FontId::proportional(theme::SMALL), theme.text_weak);
    let response = response.on_hover_text(format!("{}\nDouble-click: go to {leads}", exit.label));
    if response.double_clicked() {
        if let Some(to) = target {
            requests.push(Request::GoTo(Place::node(&to.id)));
        }
    } else if response.clicked() {
        let place = match &exit.exit {
            Exit::Item(choice) => Place::choice(&placed.id, choice).then("says"),
            Exit::Then | Exit::OnTimeout | Exit::Otherwise | Exit::Strong | Exit::Fair | Exit::Weak => {
                Place::node(&placed.id)
            }
        };
        requests.push(Request::GoTo(place));
    }
}

/// Words in one line, cut to fit.
fn words_in(painter: &Painter, rect: Rect, words: &str, font: FontId, colour: egui::Color32) {
    let format = egui::TextFormat::simple(font, colour);
    let mut job = egui::text::LayoutJob::single_section(words.to_owned(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(10.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left(), rect.center().y - galley.size().y * 0.5), galley, colour);
}
