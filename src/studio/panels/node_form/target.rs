//! Where exits lead: a picker by title, number and words, which makes the node that is not there yet.

use egui::{RichText, Ui};

use super::super::form::{Creates, Dress, Entry, Picked, Picker, picker_ui, room_beside};
use super::NodeForm;
use crate::edit::write_ahead;
use crate::scenario::{Exit, Id, Kind, Node, Place, markup, shortened};
use crate::studio::form_keys::{self, FormKey};
use crate::studio::request::Request;

/// What may follow, the most usual first.
const KINDS: [Kind; 7] =
    [Kind::Decision, Kind::Scene, Kind::Ending, Kind::Rewrite, Kind::Gate, Kind::Chance, Kind::Pause];
const CREATES: [Creates<'static>; 7] = [
    Creates { words: "New decision", unnamed: true },
    Creates { words: "New scene", unnamed: true },
    Creates { words: "New ending", unnamed: true },
    Creates { words: "New rewrite", unnamed: true },
    Creates { words: "New gate", unnamed: true },
    Creates { words: "New chance", unnamed: true },
    Creates { words: "New pause", unnamed: true },
];

impl NodeForm<'_> {
    /// What an exit leads to, in words.
    pub(super) fn target_words(&self, to: Option<&Id>) -> String {
        let Some(to) = to else { return "not written yet".to_owned() };
        let number = self.workspace.graph.card(to).map_or("", |placed| placed.number.as_str());
        let name = self.workspace.scenario().nodes.get(to).map(|node| node.name(40));
        name.map_or_else(|| format!("{to} (missing)"), |name| format!("{number} {name}"))
    }

    /// An exit with its name before it.
    pub(super) fn exit_ui(&mut self, ui: &mut Ui, exit: &Exit, to: Option<&Id>, label: &str) {
        ui.horizontal(|ui| {
            ui.label(RichText::new(label).small().color(self.theme.text_weak));
            self.target_menu_ui(ui, exit, to, label);
        });
    }

    /// Where an exit leads, to change and to go there.
    pub(super) fn target_menu_ui(&mut self, ui: &mut Ui, exit: &Exit, to: Option<&Id>, label: &str) {
        let case = self.workspace.scenario();
        let name = |id: &Id| case.nodes.get(id).map_or_else(|| format!("{id} (missing)"), |node| node.name(40));
        let ink = if to.is_some() { self.theme.text } else { self.theme.weak };
        let shown = RichText::new(format!("→ {}", self.target_words(to))).color(ink);
        let label = format!("{label}: {}", to.map_or_else(|| "not written yet".to_owned(), name));
        let picker = Picker {
            creates: &CREATES,
            dress: Dress::Bare,
            open: self.asked.target.as_ref() == Some(exit),
            tooltip: form_keys::tooltip(ui.ctx(), FormKey::PickTarget),
            ..Picker::new(&label, shown, ui.scope_id().with(("target", exit.as_str())))
        };
        let answer = ui
            .scope(|ui| {
                // Room for the button that goes there.
                ui.set_max_width(room_beside(ui));
                picker_ui(ui, &picker, || {
                    let nodes = case.nodes.iter().map(|(id, node)| {
                        let number = self.workspace.graph.card(id).map_or("", |placed| placed.number.as_str());
                        Entry::new(Some(id.clone()), format!("{number} {}", node.name(60))).also(first_words(node))
                    });
                    nodes.chain([Entry::always(None, "Leave it open")]).collect()
                })
            })
            .inner;
        if let Some(to) = to
            && self.small_button(ui, "↗", &format!("Go to {}", name(to)))
        {
            self.requests.push(Request::GoTo(Place::node(to)));
        }
        let from = self.node.clone();
        match answer {
            Some(Picked::Entry(Some(to))) => self.requests.push(Request::Connect { from, exit: exit.clone(), to }),
            Some(Picked::Entry(None)) => {
                self.change("Leave an exit open", |node| {
                    if let Some(to) = node.exit_mut(exit) {
                        *to = None;
                    }
                });
            }
            Some(Picked::Create(kind, title)) => {
                let (step, _) = write_ahead(&self.workspace.file, case, (&from, exit), KINDS[kind], &title);
                self.apply(step);
            }
            None => {}
        }
    }
}

/// By which words a node is found besides its name.
fn first_words(node: &Node) -> String {
    const MOST: usize = 160;
    let prompt = match node {
        Node::Decision(decision) => decision.prompt.as_str(),
        Node::Rewrite(rewrite) => rewrite.prompt.as_str(),
        Node::Pause(pause) => pause.prompt.as_str(),
        Node::Ending(ending) => ending.summary.as_str(),
        Node::Scene(_) | Node::Gate(_) | Node::Chance(_) => "",
    };
    let lines = node.lines().iter().take(3).map(|line| line.says.as_str());
    let words: Vec<String> = lines.chain([prompt]).map(|text| shortened(&markup::plain(text), MOST)).collect();
    words.join(" ")
}
