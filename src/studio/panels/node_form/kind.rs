//! What each kind of node has of its own.

use egui::Ui;

use super::super::form::{Look, choice_ui, duration_ui, ids_ui, number_ui, optional};
use super::NodeForm;
use crate::edit::Lines;
use crate::scenario::{
    Asks, Chance, Channel, Decision, Ending, Exit, Gate, Grade, Node, Outcome, Pause, PauseKind, Rewrite, Scene, Text,
    Timeout, WhileWaiting,
};
use crate::studio::request::Request;

/// The longest that a timer runs, in seconds.
const MAX_SECONDS: i32 = 3600;

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

    fn change_decision(&mut self, label: &str, change: impl FnOnce(&mut Decision)) {
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
        let timed = decision.seconds.is_some() || decision.timeout.is_some() || decision.on_timeout.is_some();
        if self.has(ui, "seconds", "Time limit", timed || decision.while_waiting.is_some()) {
            self.box_ui(ui, |form, ui| form.timer_ui(ui, decision));
        }
    }

    fn timer_ui(&mut self, ui: &mut Ui, decision: &Decision) {
        let seconds = i32::try_from(decision.seconds.unwrap_or(0)).unwrap_or(MAX_SECONDS);
        if let Some(n) = number_ui(ui, self.theme, "Seconds to answer (0: no limit)", seconds, (0, MAX_SECONDS)) {
            let seconds = u32::try_from(n).ok().filter(|n| *n > 0);
            self.change_decision("Change the time limit", |decision| decision.seconds = seconds);
        }
        self.exit_ui(ui, &Exit::OnTimeout, decision.on_timeout.as_ref(), "If time runs out");
        let timeout = decision.timeout.clone().unwrap_or_default();
        let outer = self.place.clone();
        self.place = outer.clone().then("timeout");
        let grades = optional(Grade::ALL, Grade::label, "no grade");
        if let Some(grade) = choice_ui(ui, self.theme, "Grade of saying nothing", timeout.grade, &grades) {
            self.change_timeout("Grade saying nothing", |timeout| timeout.grade = grade);
        }
        self.lines_ui(ui, "reply", &timeout.reply, &Lines::TimeoutReply, "+ Reply to silence");
        if decision.timeout.is_some() {
            let look = Look { label: "Coach’s feedback on silence", hint: "", rows: 2 };
            self.text_ui(ui, "feedback", &timeout.feedback, look);
        }
        if self.has(ui, "effects", "Effects of saying nothing", timeout.effects.is_some()) {
            let effects = timeout.effects.clone().unwrap_or_default();
            if let Some(effects) = self.effects_ui(ui, "Effects of saying nothing", &effects) {
                self.change_timeout("Change effects", |timeout| timeout.effects = Some(effects));
            }
        }
        self.place = outer;
        if self.has(ui, "while_waiting", "Patience that runs down", decision.while_waiting.is_some()) {
            let waiting = decision.while_waiting.clone();
            let every = waiting.as_ref().map_or(0, |waiting| i32::try_from(waiting.every).unwrap_or(0));
            if let Some(n) =
                number_ui(ui, self.theme, "While waiting, every … seconds (0: nothing)", every, (0, MAX_SECONDS))
            {
                self.change_decision("Change waiting", |decision| {
                    let every = u32::try_from(n).unwrap_or(0);
                    decision.while_waiting = (every > 0).then(|| {
                        let effects = decision.while_waiting.take().map(|w| w.effects).unwrap_or_default();
                        WhileWaiting { effects, ..WhileWaiting::new(every) }
                    });
                });
            }
            if let Some(waiting) = waiting
                && let Some(effects) = self.effects_ui(ui, "Each time", &waiting.effects)
            {
                self.change_decision("Change effects of waiting", |decision| {
                    if let Some(waiting) = &mut decision.while_waiting {
                        waiting.effects = effects;
                    }
                });
            }
        }
        self.add_menu_ui(ui, "Time limit: add…");
    }

    fn change_timeout(&mut self, label: &str, change: impl FnOnce(&mut Timeout)) {
        self.change_decision(label, |decision| {
            let mut timeout = decision.timeout.take().unwrap_or_default();
            change(&mut timeout);
            decision.timeout = (timeout != Timeout::default()).then_some(timeout);
        });
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
        for (index, item) in checklist.iter().enumerate() {
            self.place = outer.clone().then("checklist").index(index);
            let label = format!("Checklist {}", index + 1);
            ui.horizontal(|ui| {
                if self.small_button(ui, "×", &format!("Delete {}", label.to_lowercase())) {
                    self.change_checklist("Delete from the checklist", |list| _ = list.remove(index));
                }
                ui.vertical(|ui| self.whole_text_ui(ui, item, Look { label: &label, hint: "", rows: 0 }));
            });
        }
        self.place = outer;
        if ui.small_button("+ Checklist item").clicked() {
            self.change_checklist("Add to the checklist", |list| list.push(Text::default()));
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
