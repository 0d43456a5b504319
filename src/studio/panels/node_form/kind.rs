//! What each kind of node has of its own.

use egui::Ui;

use super::super::form::{
    Look, choice_ui, duration_ui, ids_ui, label_ui, number_ui, optional, quiet_button_ui, room_beside,
};
use super::NodeForm;
use crate::scenario::{
    Asks, Chance, Channel, Decision, Ending, Exit, Gate, Node, Outcome, Pause, PauseKind, Rewrite, Scene, Text,
};
use crate::studio::request::Request;

/// The longest that a timer runs, in seconds.
pub(super) const MAX_SECONDS: i32 = 3600;

impl NodeForm<'_> {
    pub(super) fn kind_ui(&mut self, ui: &mut Ui, node: &Node) {
        match node {
            Node::Scene(scene) => self.scene_ui(ui, scene),
            Node::Decision(decision) => self.decision_ui(ui, decision),
            Node::Rewrite(rewrite) => self.rewrite_ui(ui, rewrite),
            Node::Gate(gate) => self.gate_ui(ui, gate),
            Node::Chance(chance) => self.chance_ui(ui, chance),
            Node::Pause(pause) => self.pause_ui(ui, pause),
            Node::Ending(ending) => self.ending_ui(ui, ending),
        }
    }

    fn scene_ui(&mut self, ui: &mut Ui, scene: &Scene) {
        if self.has(ui, "channel", "Move to another channel", scene.channel.is_some()) {
            let options = optional(Channel::ALL, Channel::label, "stays where it is");
            if let Some(channel) = choice_ui(ui, self.theme, "The conversation moves to", scene.channel, &options) {
                self.change("Change the channel", |node| {
                    if let Node::Scene(scene) = node {
                        scene.channel = channel;
                    }
                });
            }
        }
        self.exit_ui(ui, &Exit::Then, scene.then.as_ref(), "Then");
    }

    pub(super) fn change_decision(&mut self, label: &str, change: impl FnOnce(&mut Decision)) {
        self.change(label, |node| {
            if let Node::Decision(decision) = node {
                change(decision);
            }
        });
    }

    fn decision_ui(&mut self, ui: &mut Ui, decision: &Decision) {
        self.text_ui(ui, "prompt", &decision.prompt, Look { label: "Prompt", hint: decision.asks.label(), rows: 1 });
        if self.has(ui, "asks", "Ask what they notice", decision.asks != Asks::Response) {
            let options: Vec<_> = Asks::ALL.iter().map(|asks| (*asks, asks.label())).collect();
            if let Some(asks) = choice_ui(ui, self.theme, "It asks", decision.asks, &options) {
                self.change_decision("Change what it asks", |decision| decision.asks = asks);
            }
        }
        self.help_ui(ui, &decision.hint, &decision.checklist);
        if self.has(ui, "shuffle", "Shuffled order", decision.shuffle) {
            let mut shuffle = decision.shuffle;
            if ui.checkbox(&mut shuffle, "Choices are shown in a drawn order").changed() {
                self.change_decision("Change the order", |decision| decision.shuffle = shuffle);
            }
        }
        self.choices_ui(ui, decision);
        self.time_limit_ui(ui, decision);
    }

    /// Hint and checklist.
    fn help_ui(&mut self, ui: &mut Ui, hint: &Text, checklist: &[Text]) {
        if self.has(ui, "hint", "Hint", !hint.is_blank()) {
            self.text_ui(ui, "hint", hint, Look { label: "Hint", hint: "shown when asked for", rows: 1 });
        }
        if self.has(ui, "checklist", "Checklist", !checklist.is_empty()) {
            self.checklist_ui(ui, checklist);
        }
    }

    fn checklist_ui(&mut self, ui: &mut Ui, checklist: &[Text]) {
        let outer = self.place.clone();
        label_ui(ui, self.theme, "Checklist");
        for (index, item) in checklist.iter().enumerate() {
            self.place = outer.clone().then("checklist").index(index);
            let label = format!("Checklist {}", index + 1);
            ui.horizontal(|ui| {
                let place = self.place.clone();
                let look = Look { label: &label, hint: "one thing to do", rows: 1 };
                ui.scope(|ui| {
                    ui.set_max_width(room_beside(ui));
                    self.said_text_ui(ui, place, item, look);
                });
                if self.small_button(ui, "×", &format!("Delete {}", label.to_lowercase())) {
                    self.change_checklist("Delete from the checklist", |list| _ = list.remove(index));
                }
            });
        }
        self.place = outer;
        if quiet_button_ui(ui, self.theme, "+ Checklist item").clicked() {
            let place = self.place.clone().then("checklist").index(checklist.len());
            self.change_checklist("Add to the checklist", |list| list.push(Text::default()));
            self.requests.push(Request::GoTo(place));
        }
    }

    fn change_checklist(&mut self, label: &str, change: impl FnOnce(&mut Vec<Text>)) {
        self.change(label, |node| match node {
            Node::Decision(decision) => change(&mut decision.checklist),
            Node::Rewrite(rewrite) => change(&mut rewrite.checklist),
            Node::Pause(pause) => change(&mut pause.checklist),
            Node::Scene(_) | Node::Gate(_) | Node::Chance(_) | Node::Ending(_) => {}
        });
    }

    fn change_rewrite(&mut self, label: &str, change: impl FnOnce(&mut Rewrite)) {
        self.change(label, |node| {
            if let Node::Rewrite(rewrite) = node {
                change(rewrite);
            }
        });
    }

    fn rewrite_ui(&mut self, ui: &mut Ui, rewrite: &Rewrite) {
        self.text_ui(ui, "prompt", &rewrite.prompt, Look { label: "What to write", hint: "", rows: 2 });
        if self.has(ui, "draft", "Draft to begin from", !rewrite.draft.is_blank()) {
            self.text_ui(ui, "draft", &rewrite.draft, Look { label: "Draft to begin from", hint: "", rows: 2 });
        }
        self.text_ui(ui, "model", &rewrite.model, Look { label: "Model answer", hint: "shown afterwards", rows: 4 });
        if let Some(ids) = ids_ui(ui, self.theme, "Moves it asks for", "ownership, time box", &rewrite.asks_for) {
            self.change_rewrite("Change what it asks for", |rewrite| rewrite.asks_for = ids);
        }
        if self.has(ui, "avoid", "Missteps to avoid", !rewrite.avoid.is_empty())
            && let Some(ids) = ids_ui(ui, self.theme, "Missteps to avoid", "blame, jargon", &rewrite.avoid)
        {
            self.change_rewrite("Change what to avoid", |rewrite| rewrite.avoid = ids);
        }
        self.help_ui(ui, &rewrite.hint, &rewrite.checklist);
        if self.has(ui, "hold", "Read it again before sending", rewrite.hold.is_some())
            && let Some(hold) = duration_ui(ui, self.theme, "Read it again before sending, for", "30s", rewrite.hold)
        {
            self.change_rewrite("Change the hold", |rewrite| rewrite.hold = hold);
        }
        self.text_ui(
            ui,
            "feedback",
            &rewrite.feedback,
            Look { label: "Feedback", hint: "what the coach says", rows: 2 },
        );
        self.exit_ui(ui, &Exit::Strong, rewrite.strong.as_ref(), "Strong message");
        self.exit_ui(ui, &Exit::Fair, rewrite.fair.as_ref(), "Fair message");
        self.exit_ui(ui, &Exit::Weak, rewrite.weak.as_ref(), "Weak message");
    }

    fn gate_ui(&mut self, ui: &mut Ui, gate: &Gate) {
        let outer = self.place.clone();
        for (index, route) in gate.routes.iter().enumerate() {
            self.place = outer.clone().then("routes").item(&route.id);
            self.box_ui(ui, |form, ui| {
                let name = format!("Route {}", index + 1);
                ui.horizontal(|ui| {
                    ui.label(&name);
                    if form.small_button(ui, "×", &format!("Delete {}", name.to_lowercase())) {
                        form.change("Delete a route", |node| {
                            if let Node::Gate(gate) = node {
                                gate.routes.retain(|other| other.id != route.id);
                            }
                        });
                    }
                });
                form.text_ui(ui, "label", &route.label, Look { label: &format!("{name}: name"), hint: "", rows: 0 });
                if let Some(when) = form.condition_ui(ui, "Taken if", Some(&route.when)) {
                    let when = when.unwrap_or(crate::scenario::Condition::All(Vec::new()));
                    form.change("Change a route", |node| {
                        if let Node::Gate(gate) = node
                            && let Some(found) = gate.routes.iter_mut().find(|other| other.id == route.id)
                        {
                            found.when = when;
                        }
                    });
                }
                form.exit_ui(ui, &Exit::Item(route.id.clone()), route.to.as_ref(), &format!("{name} leads to"));
            });
        }
        self.place = outer;
        if ui.button("+ Route").clicked() {
            let node = self.node.clone();
            self.requests.push(Request::AddWay(node));
        }
        self.exit_ui(ui, &Exit::Otherwise, gate.otherwise.as_ref(), "Otherwise");
    }

    fn chance_ui(&mut self, ui: &mut Ui, chance: &Chance) {
        let total: i64 = chance.outcomes.iter().map(|outcome| i64::from(outcome.weight)).sum();
        let outer = self.place.clone();
        for (index, outcome) in chance.outcomes.iter().enumerate() {
            self.place = outer.clone().then("outcomes").item(&outcome.id);
            self.box_ui(ui, |form, ui| {
                let name = format!("Outcome {}", index + 1);
                let share = if total > 0 { 100 * i64::from(outcome.weight) / total } else { 0 };
                ui.horizontal(|ui| {
                    ui.label(format!("{name} · {share} %"));
                    if form.small_button(ui, "×", &format!("Delete {}", name.to_lowercase())) {
                        form.change_chance("Delete an outcome", |chance| {
                            chance.outcomes.retain(|other| other.id != outcome.id);
                        });
                    }
                });
                form.text_ui(ui, "label", &outcome.label, Look { label: &format!("{name}: name"), hint: "", rows: 0 });
                if let Some(weight) = number_ui(ui, form.theme, "Weight", outcome.weight, (0, 1_000_000)) {
                    form.change_chance("Change a weight", |chance| {
                        if let Some(found) = chance.outcomes.iter_mut().find(|other| other.id == outcome.id) {
                            found.weight = weight;
                        }
                    });
                }
                form.exit_ui(ui, &Exit::Item(outcome.id.clone()), outcome.to.as_ref(), &format!("{name} leads to"));
            });
        }
        self.place = outer;
        if ui.button("+ Outcome").clicked() {
            let node = self.node.clone();
            self.requests.push(Request::AddWay(node));
        }
    }

    fn change_chance(&mut self, label: &str, change: impl FnOnce(&mut Chance)) {
        self.change(label, |node| {
            if let Node::Chance(chance) = node {
                change(chance);
            }
        });
    }

    fn pause_ui(&mut self, ui: &mut Ui, pause: &Pause) {
        let kinds: Vec<_> = PauseKind::ALL.iter().map(|kind| (*kind, kind.label())).collect();
        if let Some(kind) = choice_ui(ui, self.theme, "What it is for", pause.kind, &kinds) {
            self.change_pause("Change the pause", |pause| pause.kind = kind);
        }
        self.text_ui(ui, "prompt", &pause.prompt, Look { label: "Words", hint: "", rows: 3 });
        if self.has(ui, "checklist", "Checklist", !pause.checklist.is_empty()) {
            self.checklist_ui(ui, &pause.checklist);
        }
        if self.has(ui, "seconds", "How long it lasts", pause.seconds.is_some()) {
            let seconds = i32::try_from(pause.seconds.unwrap_or(0)).unwrap_or(MAX_SECONDS);
            if let Some(n) = number_ui(ui, self.theme, "Seconds (0: as long as wanted)", seconds, (0, MAX_SECONDS)) {
                let seconds = u32::try_from(n).ok().filter(|n| *n > 0);
                self.change_pause("Change how long it lasts", |pause| pause.seconds = seconds);
            }
        }
        self.exit_ui(ui, &Exit::Then, pause.then.as_ref(), "Then");
    }

    fn change_pause(&mut self, label: &str, change: impl FnOnce(&mut Pause)) {
        self.change(label, |node| {
            if let Node::Pause(pause) = node {
                change(pause);
            }
        });
    }

    fn ending_ui(&mut self, ui: &mut Ui, ending: &Ending) {
        let outcomes: Vec<_> = Outcome::ALL.iter().map(|outcome| (*outcome, outcome.label())).collect();
        if let Some(outcome) = choice_ui(ui, self.theme, "Outcome", ending.outcome, &outcomes) {
            self.change_ending("Change the outcome", |ending| ending.outcome = outcome);
        }
        let mut resolved = ending.resolved;
        if ui.checkbox(&mut resolved, "The problem is resolved").changed() {
            self.change_ending("Change whether it is resolved", |ending| ending.resolved = resolved);
        }
        if self.has(ui, "label", "Name of its own", !ending.label.is_blank()) {
            let look = Look { label: "Name of the outcome", hint: ending.outcome.label(), rows: 0 };
            self.text_ui(ui, "label", &ending.label, look);
        }
        self.text_ui(ui, "summary", &ending.summary, Look { label: "Summary", hint: "how it ended", rows: 4 });
    }

    fn change_ending(&mut self, label: &str, change: impl FnOnce(&mut Ending)) {
        self.change(label, |node| {
            if let Node::Ending(ending) = node {
                change(ending);
            }
        });
    }
}
