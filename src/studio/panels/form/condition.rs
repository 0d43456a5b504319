//! Conditions, built from menus: what must hold, all or any of several, or not.

use egui::{DragValue, RichText, Ui};

use super::Form;
use super::button::TARGET;
use super::picker::{Creates, Dress, Entry, Picked, Picker, picker_ui};
use super::value::label_ui;
use crate::edit::Referred;
use crate::edit::effect_line::Declared;
use crate::scenario::{Condition, MAX_NUMBER, PromiseStatus, Tally, Var, condition_sentence};

/// What a condition can ask that is not declared yet, and what it is called on its entry.
const DECLARED: [Declared; 4] = [Declared::Flag, Declared::Fact, Declared::Promise, Declared::Meter];
const CREATES: [Creates<'static>; 4] = [
    Creates { words: "Create the flag", unnamed: false },
    Creates { words: "Create the fact", unnamed: false },
    Creates { words: "Create the promise", unnamed: false },
    Creates { words: "Create the meter", unnamed: false },
];
/// Where a new meter starts.
const MIDDLE: i32 = 50;

impl Form<'_> {
    /// Shows a condition. What comes back is what the author changed it to; `None` inside where it was taken away.
    #[expect(clippy::option_option, reason = "the inner one is the value, the outer one whether it was changed")]
    pub fn condition_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        condition: Option<&Condition>,
    ) -> Option<Option<Condition>> {
        label_ui(ui, self.theme, label);
        let after = ui.push_id(label, |ui| match condition {
            Some(condition) => self.part_ui(ui, condition.clone(), label),
            None => self.more_ui(ui, label, "+ Condition"),
        });
        let is_joined = |c: &&Condition| matches!(c, Condition::All(_) | Condition::Any(_) | Condition::Not(_));
        if let Some(condition) = condition.filter(is_joined) {
            let sentence = condition_sentence(self.workspace.scenario(), condition);
            ui.label(RichText::new(sentence).small().italics().color(self.theme.text_weak));
        }
        (after.inner.as_ref() != condition).then_some(after.inner)
    }

    /// A menu of everything that can be asked; what is not there yet is created.
    fn more_ui(&mut self, ui: &mut Ui, label: &str, shown: &str) -> Option<Condition> {
        let salt = ui.scope_id().with("more");
        let name = format!("{label}: add a condition");
        let picker = Picker { dress: Dress::Bare, creates: &CREATES, ..Picker::new(&name, shown, salt) };
        match picker_ui(ui, &picker, || self.possible_conditions())? {
            Picked::Entry(condition) => Some(condition),
            Picked::Create(what, words) => {
                let kind = DECLARED[what];
                let id = self.declare(Referred::Stated(kind), &words);
                Some(match kind {
                    Declared::Flag => Condition::Is(id),
                    Declared::Fact => Condition::Knows(id),
                    Declared::Promise => Condition::Promise(id, PromiseStatus::Open),
                    Declared::Meter => Condition::AtLeast(Var::Meter(id), MIDDLE),
                })
            }
        }
    }

    /// A condition or a part of one, as the author leaves it; none where it was taken away.
    fn part_ui(&mut self, ui: &mut Ui, condition: Condition, label: &str) -> Option<Condition> {
        match condition {
            Condition::All(parts) => self.group_ui(ui, parts, true, label),
            Condition::Any(parts) => self.group_ui(ui, parts, false, label),
            Condition::Not(inner) => {
                let mut after = None;
                let mut turned = false;
                ui.horizontal_wrapped(|ui| {
                    turned = ui.add(not_button()).on_hover_text("It must hold after all").clicked();
                    ui.vertical(|ui| after = self.part_ui(ui, *inner, label));
                });
                if turned { after } else { after.map(|inner| Condition::Not(Box::new(inner))) }
            }
            leaf => self.leaf_ui(ui, leaf, label),
        }
    }

    /// Several conditions of which all or any must hold.
    fn group_ui(&mut self, ui: &mut Ui, parts: Vec<Condition>, all: bool, label: &str) -> Option<Condition> {
        let mut all = all;
        let mut kept = true;
        ui.horizontal_wrapped(|ui| {
            let words = if all { "all of these hold" } else { "any of these holds" };
            if ui.button(words).on_hover_text("Change between all and any").clicked() {
                all = !all;
            }
            kept = !self.small_button(ui, "×", &format!("{label}: take all of this away"));
        });
        let mut after = Vec::new();
        ui.indent("parts", |ui| {
            for (index, part) in parts.into_iter().enumerate() {
                ui.push_id(index, |ui| after.extend(self.part_ui(ui, part, label)));
            }
            after.extend(self.more_ui(ui, label, "+ and"));
        });
        kept.then_some(if all { Condition::All(after) } else { Condition::Any(after) })
    }

    /// A condition without others inside.
    fn leaf_ui(&mut self, ui: &mut Ui, condition: Condition, label: &str) -> Option<Condition> {
        let mut after = condition;
        let (mut gone, mut turned, mut more) = (false, false, None);
        ui.horizontal_wrapped(|ui| {
            let words = condition_sentence(self.workspace.scenario(), &after);
            ui.label(&words);
            if let Condition::AtLeast(_, n) | Condition::AtMost(_, n) = &mut after {
                let drag = ui.add(DragValue::new(n).range(-MAX_NUMBER..=MAX_NUMBER).speed(0.5));
                drag.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, &words));
            }
            turned = ui.add(not_button()).on_hover_text("It must not hold").clicked();
            more = self.more_ui(ui, label, "+ and");
            gone = self.small_button(ui, "×", &format!("{label}: take away “{words}”"));
        });
        if gone {
            return None;
        }
        if turned {
            after = Condition::Not(Box::new(after));
        }
        Some(match more {
            Some(more) => Condition::All(vec![after, more]),
            None => after,
        })
    }

    /// Everything that can be asked in this case.
    fn possible_conditions(&self) -> Vec<Entry<Condition>> {
        let case = self.workspace.scenario();
        let mut entries = Vec::new();
        let mut offer = |condition: Condition| {
            let words = condition_sentence(case, &condition);
            entries.push(Entry::new(condition, words));
        };
        for (id, meter) in &case.meters {
            let var = Var::Meter(id.clone());
            offer(Condition::AtLeast(var.clone(), meter.start));
            offer(Condition::AtMost(var.clone(), meter.start));
            for band in &meter.bands {
                offer(Condition::In(var.clone(), band.id.clone()));
            }
        }
        for id in case.facts.keys() {
            offer(Condition::Knows(id.clone()));
        }
        for id in case.flags.keys() {
            offer(Condition::Is(id.clone()));
        }
        for id in case.promises.keys() {
            for status in PromiseStatus::ALL {
                offer(Condition::Promise(id.clone(), *status));
            }
        }
        for tally in Tally::ALL {
            offer(Condition::AtLeast(Var::Tally(*tally), 1));
            offer(Condition::AtMost(Var::Tally(*tally), 1));
        }
        for (id, node) in &case.nodes {
            offer(Condition::Visited(id.clone()));
            for choice in node.choices() {
                offer(Condition::Chose(id.clone(), choice.id.clone()));
            }
        }
        entries.push(Entry::always(Condition::Any(Vec::new()), "Any of several …"));
        entries
    }
}

fn not_button() -> egui::Button<'static> {
    egui::Button::new(RichText::new("not").small()).min_size(egui::vec2(TARGET, TARGET))
}
