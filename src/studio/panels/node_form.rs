//! The form of the selected node: its texts, in the order in which a learner meets them.

use egui::{Frame, Margin, RichText, ScrollArea, Stroke, Ui, vec2};

use super::field::{Look, text_field_ui};
use crate::scenario::{Choice, Exit, Grade, Id, Line, Node, Place, Text};
use crate::studio::canvas::{grade_glyph, kind_glyph};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Shows and edits the texts of the selected node.
pub fn node_form_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let Some(id) = workspace.selected_node() else {
        empty_ui(ui, workspace, theme);
        return;
    };
    let Some(node) = workspace.scenario().nodes.get(id) else { return };
    header_ui(ui, workspace, id, node, theme);
    ScrollArea::vertical().auto_shrink(false).id_salt(("form", id.as_str())).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        let mut form = Form { workspace, theme, requests, place: Place::node(id) };
        form.node_ui(ui, node);
        ui.add_space(theme::GAP_LARGE);
    });
}

fn empty_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme) {
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        let text = match workspace.selection.len() {
            0 => "Select a node to write it.".to_owned(),
            n => format!("{n} nodes are selected."),
        };
        ui.label(RichText::new(text).color(theme.text_weak));
        ui.label(RichText::new("Click a card, or pick one from the outline.").small().color(theme.text_weak));
    });
}

fn header_ui(ui: &mut Ui, workspace: &Workspace, id: &Id, node: &Node, theme: &Theme) {
    let number = workspace.graph.card(id).map_or("", |placed| placed.number.as_str());
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), egui::Sense::hover());
        kind_glyph(ui.painter(), rect.center(), 6.5, node.kind(), theme.kind(node.kind()));
        ui.add(egui::Label::new(RichText::new(node.name(60)).heading().color(theme.text)).truncate());
    });
    let links_in = workspace.graph.wires.iter().filter(|wire| workspace.graph.cards[wire.to].id == *id).count();
    let phase = node.phase().map_or_else(String::new, |phase| format!(" · {phase}"));
    let facts = format!("{number} · {}{phase} · {} · reached by {links_in}", node.kind(), node.status());
    ui.label(RichText::new(facts).small().color(theme.text_weak));
    ui.add_space(4.0);
    ui.separator();
}

struct Form<'a> {
    workspace: &'a Workspace,
    theme: &'a Theme,
    requests: &'a mut Requests,
    /// Where the fields that are being shown stand.
    place: Place,
}

impl Form<'_> {
    fn text_ui(&mut self, ui: &mut Ui, field: &'static str, value: &Text, look: Look<'_>) {
        let place = self.place.clone().then(field);
        text_field_ui(ui, self.workspace, self.theme, place, value, look, self.requests);
    }

    fn node_ui(&mut self, ui: &mut Ui, node: &Node) {
        self.text_ui(ui, "title", node.title(), Look { label: "Title", hint: "a name for authors", rows: 0 });
        self.lines_ui(ui, "lines", node.lines());
        match node {
            Node::Decision(decision) => {
                self.text_ui(
                    ui,
                    "prompt",
                    &decision.prompt,
                    Look { label: "Prompt", hint: "What do you say?", rows: 1 },
                );
                if !decision.hint.is_blank() {
                    self.text_ui(ui, "hint", &decision.hint, Look { label: "Hint", hint: "", rows: 1 });
                }
                for (index, choice) in decision.choices.iter().enumerate() {
                    self.choice_ui(ui, index, choice);
                }
                if let Some(timeout) = &decision.timeout {
                    self.timeout_ui(ui, decision, timeout);
                }
            }
            Node::Rewrite(rewrite) => {
                self.text_ui(ui, "prompt", &rewrite.prompt, Look { label: "What to write", hint: "", rows: 2 });
                self.text_ui(ui, "draft", &rewrite.draft, Look { label: "Draft to begin from", hint: "none", rows: 2 });
                self.text_ui(ui, "model", &rewrite.model, Look { label: "Model answer", hint: "", rows: 4 });
                self.text_ui(ui, "feedback", &rewrite.feedback, Look { label: "Feedback", hint: "", rows: 2 });
            }
            Node::Scene(_) | Node::Gate(_) | Node::Chance(_) => {}
            Node::Pause(pause) => {
                self.text_ui(ui, "prompt", &pause.prompt, Look { label: "Words", hint: "", rows: 3 });
            }
            Node::Ending(ending) => {
                self.text_ui(
                    ui,
                    "label",
                    &ending.label,
                    Look { label: "Name of the outcome", hint: ending.outcome.label(), rows: 0 },
                );
                self.text_ui(ui, "summary", &ending.summary, Look { label: "Summary", hint: "", rows: 4 });
            }
        }
        self.exits_ui(ui, node);
    }

    fn lines_ui(&mut self, ui: &mut Ui, field: &'static str, lines: &[Line]) {
        for line in lines {
            let outer = self.place.clone();
            self.place = outer.clone().then(field).item(&line.id);
            let name = line.by.as_ref().map_or("Narration", |by| {
                self.workspace.scenario().cast.get(by).map_or(by.as_str(), |person| person.name.as_str())
            });
            let mut label = name.to_owned();
            let cues = line.signals.iter().map(|signal| signal.replace('-', " "));
            let cues: Vec<String> =
                Some(line.feeling.to_string()).filter(|f| !f.is_empty()).into_iter().chain(cues).collect();
            if !cues.is_empty() {
                label = format!("{label} · {}", cues.join(", "));
            }
            if line.when.is_some() {
                label.push_str(" · only if");
            }
            self.text_ui(ui, "says", &line.says, Look { label: &label, hint: "what is said", rows: 2 });
            self.place = outer;
        }
    }

    fn choice_ui(&mut self, ui: &mut Ui, index: usize, choice: &Choice) {
        let outer = self.place.clone();
        self.place = outer.clone().then("choices").item(&choice.id);
        let letter = crate::studio::canvas::letter(index);
        self.box_ui(ui, |form, ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(&letter).font(egui::FontId::new(13.0, theme::semibold())));
                grade_ui(ui, choice.grade, form.theme);
                if let Some(to) = &choice.to {
                    form.target_ui(ui, to);
                } else {
                    ui.label(RichText::new("open: not written yet").small().color(form.theme.text_weak));
                }
            });
            let spoken = format!("{letter}: agent says");
            let acted = format!("{letter}: agent does");
            if !choice.says.is_blank() || choice.does.is_blank() {
                form.text_ui(ui, "says", &choice.says, Look { label: &spoken, hint: "the agent’s words", rows: 2 });
            }
            if !choice.does.is_blank() {
                form.text_ui(ui, "does", &choice.does, Look { label: &acted, hint: "", rows: 1 });
            }
            form.lines_ui(ui, "reply", &choice.reply);
            let feedback = format!("{letter}: coach’s feedback");
            form.text_ui(
                ui,
                "feedback",
                &choice.feedback,
                Look { label: &feedback, hint: "what the coach says", rows: 2 },
            );
        });
        self.place = outer;
    }

    fn timeout_ui(&mut self, ui: &mut Ui, decision: &crate::scenario::Decision, timeout: &crate::scenario::Timeout) {
        let outer = self.place.clone();
        self.place = outer.clone().then("timeout");
        self.box_ui(ui, |form, ui| {
            ui.horizontal(|ui| {
                let seconds = decision.seconds.map_or_else(String::new, |seconds| format!(" ({seconds} s)"));
                ui.label(
                    RichText::new(format!("If time runs out{seconds}"))
                        .font(egui::FontId::new(13.0, theme::semibold())),
                );
                grade_ui(ui, timeout.grade, form.theme);
                if let Some(to) = &decision.on_timeout {
                    form.target_ui(ui, to);
                }
            });
            form.lines_ui(ui, "reply", &timeout.reply);
            form.text_ui(
                ui,
                "feedback",
                &timeout.feedback,
                Look { label: "Coach’s feedback on silence", hint: "", rows: 2 },
            );
        });
        self.place = outer;
    }

    fn box_ui(&mut self, ui: &mut Ui, content: impl FnOnce(&mut Self, &mut Ui)) {
        ui.add_space(4.0);
        Frame::new()
            .fill(self.theme.hovered)
            .stroke(Stroke::new(1.0, self.theme.border))
            .corner_radius(f32::from(theme::RADIUS) + 2.0)
            .inner_margin(Margin::same(10))
            .show(ui, |ui| content(self, ui));
    }

    fn target_ui(&mut self, ui: &mut Ui, to: &Id) {
        let name =
            self.workspace.scenario().nodes.get(to).map_or_else(|| format!("{to} (missing)"), |node| node.name(28));
        let text = RichText::new(format!("→ {name}")).small().color(self.theme.text_weak);
        if ui.add(egui::Button::new(text).frame(false)).on_hover_text("Go there").clicked() {
            self.requests.push(Request::GoTo(Place::node(to)));
        }
    }

    fn exits_ui(&mut self, ui: &mut Ui, node: &Node) {
        let rest: Vec<(Exit, Option<&Id>)> = match node {
            Node::Decision(_) => Vec::new(),
            other => other.exits(),
        };
        if rest.is_empty() {
            return;
        }
        ui.add_space(theme::GAP);
        for (exit, to) in rest {
            ui.horizontal(|ui| {
                let label = self.exit_label(node, &exit);
                ui.label(RichText::new(label).small().color(self.theme.text_weak));
                match to {
                    Some(to) => self.target_ui(ui, to),
                    None => _ = ui.label(RichText::new("open: not written yet").small().color(self.theme.weak)),
                }
            });
        }
    }

    fn exit_label(&self, node: &Node, exit: &Exit) -> String {
        let row = crate::studio::canvas::Card::of(node, self.workspace.scenario());
        row.rows.into_iter().find(|row| row.exit == *exit).map_or_else(|| exit.to_string(), |row| row.label)
    }
}

fn grade_ui(ui: &mut Ui, grade: Option<Grade>, theme: &Theme) {
    let Some(grade) = grade else {
        ui.label(RichText::new("no grade").small().color(theme.text_weak));
        return;
    };
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), egui::Sense::hover());
    grade_glyph(ui.painter(), rect.center(), 5.0, grade, theme.grade(grade));
    ui.label(RichText::new(grade.label()).small().color(theme.grade(grade)));
}
