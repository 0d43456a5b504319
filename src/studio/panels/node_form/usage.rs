//! Who uses the node: exits that lead here, and conditions that ask for it. Read once a change, not once a frame.

use std::sync::Arc;

use egui::{RichText, Role, Ui, WidgetInfo};

use super::NodeForm;
use crate::scenario::{Exit, Id, Place, Reference, Scenario, each_reference};
use crate::studio::canvas::{Graph, letter};
use crate::studio::open_cases::CaseKey;
use crate::studio::request::Request;
use crate::studio::section::Section;
use crate::studio::theme;

/// How many links are shown; a hub may have hundreds.
const MOST: usize = 12;

/// Who uses a node.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Usage {
    /// The exits that lead to it: what they are called, and where they stand.
    pub exits: Vec<(String, Place)>,
    /// Conditions that ask whether it was visited.
    pub visited: Vec<Place>,
    /// Conditions that ask whether one of its choices was taken.
    pub chosen: Vec<Place>,
}

impl Usage {
    fn of(case: &Scenario, graph: &Graph, node: &Id) -> Self {
        let mut usage = Self::default();
        for wire in graph.wires.iter().filter(|wire| graph.cards[wire.to].id == *node) {
            let from = &graph.cards[wire.from];
            let Some(row) = from.card.rows.get(wire.row) else { continue };
            let only = from.card.rows.len() == 1;
            let is_choice = case.nodes.get(&from.id).is_some_and(|node| !node.choices().is_empty());
            let (words, place) = match &row.exit {
                Exit::Item(id) if is_choice => {
                    let words = format!("{}-{} {}", from.number, letter(wire.row), row.label);
                    (words, Place::choice(&from.id, id).then("says"))
                }
                _other if only => (format!("{} {}", from.number, from.card.title), Place::node(&from.id)),
                _other => (format!("{} {}: {}", from.number, from.card.title, row.label), Place::node(&from.id)),
            };
            usage.exits.push((words, place));
        }
        each_reference(case, &mut |path, reference| match reference {
            Reference::Node(id) if id == node && !is_frame_or_run(path) => usage.visited.push(Place::new(path)),
            Reference::Choice(id, _) if id == node => usage.chosen.push(Place::new(path)),
            _other => {}
        });
        usage
    }
}

/// A frame or a run names nodes too, but asks nothing.
fn is_frame_or_run(path: &[crate::scenario::Segment]) -> bool {
    matches!(path.first(), Some(crate::scenario::Segment::Field("frames" | "runs")))
}

impl NodeForm<'_> {
    /// Who uses the node, from the last time that the case changed.
    pub(super) fn usage(&self, ui: &Ui) -> Arc<Usage> {
        type Kept = ((CaseKey, u64, Id), Arc<Usage>);
        let id = egui::Id::unique("usage of the node");
        let now = (self.workspace.key, self.workspace.history.revision(), self.node.clone());
        let kept = ui.data(|data| data.get_temp::<Kept>(id));
        if let Some((_, usage)) = kept.filter(|(of, _)| *of == now) {
            return usage;
        }
        let usage = Arc::new(Usage::of(self.workspace.scenario(), &self.workspace.graph, &self.node));
        ui.data_mut(|data| data.insert_temp::<Kept>(id, (now, usage.clone())));
        usage
    }

    /// The end of the form: links to whatever leads here or asks for it.
    pub(super) fn usage_ui(&mut self, ui: &mut Ui) {
        let usage = self.usage(ui);
        ui.add_space(theme::GAP);
        ui.separator();
        let ink = self.theme.text_weak;
        let weak = |words: String| RichText::new(words).small().color(ink);
        let starts = self.workspace.scenario().start.as_ref() == Some(&self.node);
        let heading = match (usage.exits.len(), starts) {
            (0, true) => "The case starts here".to_owned(),
            (0, false) => "Nothing leads here".to_owned(),
            (n, true) => format!("The case starts here; reached from {n}"),
            (n, false) => format!("Reached from {n}"),
        };
        ui.label(weak(heading));
        for (words, place) in usage.exits.iter().take(MOST) {
            self.usage_link_ui(ui, words, place);
        }
        if usage.exits.len() > MOST {
            ui.label(weak(format!("and {} more", usage.exits.len() - MOST)));
        }
        for (places, asks) in [(&usage.visited, "this was visited"), (&usage.chosen, "this was chosen")] {
            let heading = match places.len() {
                0 => continue,
                1 => format!("1 condition asks whether {asks}"),
                n => format!("{n} conditions ask whether {asks}"),
            };
            ui.label(weak(heading));
            for place in places.iter().take(MOST) {
                let words = self.place_words(place);
                self.usage_link_ui(ui, &words, place);
            }
        }
    }

    /// What a place outside of this node is called.
    fn place_words(&self, place: &Place) -> String {
        let Some(node) = place.in_node() else {
            return Section::of(place).map_or("The case", Section::label).to_owned();
        };
        let number = self.workspace.graph.card(node).map_or("", |placed| placed.number.as_str());
        let found = self.workspace.scenario().nodes.get(node);
        let which = match (found, place.in_choice()) {
            (Some(node), Some(choice)) => format!("-{}", super::keys::letter_of(node, choice)),
            _whole => String::new(),
        };
        format!("{number}{which} {}", found.map_or_else(String::new, |node| node.name(40)))
    }

    fn usage_link_ui(&mut self, ui: &mut Ui, words: &str, place: &Place) {
        let text = RichText::new(words).small().color(self.theme.accent);
        let button = egui::Button::new(text).frame_when_inactive(false).truncate().min_size(egui::vec2(24.0, 24.0));
        let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, 4.0);
        let response = ui.add(button);
        ui.spacing_mut().button_padding.x = padding;
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
        if response.on_hover_text("Go there").clicked() {
            self.requests.push(Request::GoTo(place.clone()));
        }
    }
}
