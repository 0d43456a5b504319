//! Whenever rules: a condition, and where the run goes as soon as it holds.

use egui::Ui;

use super::CaseForm;
use super::fields::contained_ui;
use super::item::Item;
use crate::scenario::{Condition, Kind, Place, Scenario, Whenever, condition_sentence};

impl CaseForm<'_> {
    pub(super) fn whenever_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.whenever.is_empty() {
            let words = "No rules yet. A rule takes the run elsewhere as soon as something holds, such as: when anger is “Furious”, she hangs up.";
            self.empty_ui(ui, words);
        }
        for (n, rule) in case.whenever.iter().enumerate() {
            let place = Place::field("whenever").index(n);
            let to = case.nodes.get(&rule.to).map_or_else(|| rule.to.to_string(), |node| node.name(30));
            let item = Item {
                place: place.clone(),
                at: (n, case.whenever.len()),
                name: if is_never(&rule.when) {
                    String::new()
                } else {
                    format!("When {}", condition_sentence(case, &rule.when))
                },
                nameless: "New rule, which never fires yet",
                summary: format!("→ {to}"),
                copies: true,
                used: false,
            };
            self.counted_ui(
                ui,
                &item,
                "a rule",
                |case| Some(&mut case.whenever),
                |form, ui| {
                    form.rule_ui(ui, n, rule);
                },
            );
        }
        let Some(to) = target_of_new(case) else {
            self.remark_ui(ui, "A rule leads to a node: write the first node before the first rule.");
            return;
        };
        let focus = Place::field("whenever").index(case.whenever.len());
        self.add_counted_ui(ui, "Add a rule", focus, |case| {
            case.whenever.push(Whenever::new(Condition::Any(Vec::new()), to));
        });
    }

    fn rule_ui(&mut self, ui: &mut Ui, n: usize, rule: &Whenever) {
        let label = format!("Rule {} fires when", n + 1);
        self.required_condition_ui(ui, &label, &rule.when, "Change when a rule fires", |case| {
            case.whenever.get_mut(n).map(|rule| &mut rule.when)
        });
        self.who = format!("Rule {}", n + 1);
        if let Some(to) = self.node_menu_ui(ui, "to", "Leads to", Some(&rule.to)) {
            self.change("Change where a rule leads", |case| {
                if let Some(rule) = case.whenever.get_mut(n) {
                    rule.to = to;
                }
            });
        }
    }

    /// A condition that cannot be left out: without one, it never holds.
    pub(super) fn required_condition_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        when: &Condition,
        step: &str,
        of: impl FnOnce(&mut Scenario) -> Option<&mut Condition>,
    ) {
        let shown = (!is_never(when)).then_some(when);
        if let Some(after) = contained_ui(ui, |ui| self.condition_ui(ui, label, shown)) {
            let after = after.unwrap_or(Condition::Any(Vec::new()));
            self.adjust("when", step, |case| {
                if let Some(when) = of(case) {
                    *when = after;
                }
            });
        }
    }
}

/// Whether a condition is that of something new: it never holds.
pub(super) fn is_never(when: &Condition) -> bool {
    matches!(when, Condition::Any(parts) if parts.is_empty())
}

/// Where a new rule leads: to the first ending, else to the start, else anywhere.
fn target_of_new(case: &Scenario) -> Option<crate::scenario::Id> {
    let ending = case.nodes.iter().find(|(_, node)| node.kind() == Kind::Ending).map(|(id, _)| id);
    ending.or(case.start.as_ref()).or_else(|| case.nodes.keys().next()).cloned()
}
