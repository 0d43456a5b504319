//! What a choice may have besides its three texts, shown where it has it.

use egui::Ui;

use super::super::form::{
    Creates, Entry, Look, Picked, Picker, choice_ui, duration_ui, ids_ui, label_ui, number_ui, picker_ui,
};
use super::NodeForm;
use crate::edit::Referred;
use crate::scenario::{Choice, Fairness, Id, Locked, Tags};

/// The most fairness of one kind that a choice has.
const MAX_FAIRNESS: i32 = 3;

impl NodeForm<'_> {
    pub(super) fn choice_rest_ui(&mut self, ui: &mut Ui, choice: &Choice) {
        let id = &choice.id;
        if self.has(ui, "when", "Only if…", choice.when.is_some()) {
            if let Some(when) = self.condition_ui(ui, "Offered only if", choice.when.as_ref()) {
                self.change_choice(id, "Change when it is offered", |choice| choice.when = when);
            }
            let shows = matches!(choice.locked, Locked::Show(_));
            let options = [(false, "is not shown"), (true, "is shown, with the reason")];
            if let Some(show) = choice_ui(ui, self.theme, "Where it does not hold, it", shows, &options) {
                let locked = if show { Locked::Show("".into()) } else { Locked::Hide };
                self.change_choice(id, "Change how it is locked", |choice| choice.locked = locked);
            }
            if let Locked::Show(why) = &choice.locked {
                self.text_ui(
                    ui,
                    "locked",
                    why,
                    Look { label: "Why it is not possible", hint: "what learners read", rows: 1 },
                );
            }
        }
        if self.has(ui, "once", "Only once", choice.once) {
            let mut once = choice.once;
            if ui.checkbox(&mut once, "Offered only until it has been taken").changed() {
                self.change_choice(id, "Change how often it is offered", |choice| choice.once = once);
            }
        }
        if self.has(ui, "moves", "Moves", !choice.moves.is_empty())
            && let Some(moves) = ids_ui(ui, self.theme, "Moves", "ownership, time box", &choice.moves)
        {
            self.change_choice(id, "Change moves", |choice| (choice.moves, choice.tags) = (moves, Tags::Own));
        }
        if self.has(ui, "missteps", "Missteps", !choice.missteps.is_empty())
            && let Some(missteps) = ids_ui(ui, self.theme, "Missteps", "blame, jargon", &choice.missteps)
        {
            self.change_choice(id, "Change missteps", |choice| (choice.missteps, choice.tags) = (missteps, Tags::Own));
        }
        if self.has(ui, "takes", "Time it takes", choice.takes.is_some())
            && let Some(takes) = duration_ui(ui, self.theme, "Time it takes", "usual", choice.takes)
        {
            self.change_choice(id, "Change the time it takes", |choice| choice.takes = takes);
        }
        self.remedies_ui(ui, choice);
        if self.has(ui, "fairness", "Fairness", choice.fairness.is_some()) {
            self.fairness_ui(ui, choice);
        }
        if self.has(ui, "points", "Points", choice.points != 0)
            && let Some(points) = number_ui(ui, self.theme, "Points", choice.points, (-1_000_000, 1_000_000))
        {
            self.change_choice(id, "Change points", |choice| choice.points = points);
        }
        self.evidence_ui(ui, choice);
    }

    fn remedies_ui(&mut self, ui: &mut Ui, choice: &Choice) {
        let case = self.workspace.scenario();
        let words = |id: &Id| case.remedies.get(id).map_or_else(|| format!("{id} (missing)"), |r| r.what.to_string());
        let id = &choice.id;
        if self.has(ui, "remedy", "Remedy it grants", choice.remedy.is_some()) {
            label_ui(ui, self.theme, "Grants");
            let shown = choice.remedy.as_ref().map_or_else(|| "nothing".to_owned(), words);
            let salt = ui.scope_id().with((id.as_str(), "remedy"));
            let none = Some(Entry::always(None, "nothing"));
            if let Some(remedy) = self.remedy_picker_ui(ui, "Remedy it grants", &shown, salt, none) {
                self.change_choice(id, "Change the remedy", |choice| choice.remedy = remedy);
            }
        }
        if self.has(ui, "offers", "Remedies to offer", !choice.offers.is_empty()) {
            label_ui(ui, self.theme, "Offers side by side");
            for offer in &choice.offers {
                ui.horizontal(|ui| {
                    ui.add(egui::Label::new(words(offer)).truncate());
                    if self.small_button(ui, "×", &format!("Do not offer {}", words(offer))) {
                        self.change_choice(id, "Change offers", |choice| choice.offers.retain(|other| other != offer));
                    }
                });
            }
            let salt = ui.scope_id().with((id.as_str(), "offers"));
            if let Some(Some(remedy)) = self.remedy_picker_ui(ui, "Offer another remedy", "+ Remedy", salt, None) {
                self.change_choice(id, "Change offers", |choice| {
                    if !choice.offers.contains(&remedy) {
                        choice.offers.push(remedy);
                    }
                });
            }
        }
    }

    /// A picker of remedies, which declares the one that is missing.
    #[expect(clippy::option_option, reason = "the inner one is the remedy, the outer one whether it was picked")]
    fn remedy_picker_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        shown: &str,
        salt: egui::Id,
        none: Option<Entry<Option<Id>>>,
    ) -> Option<Option<Id>> {
        let case = self.workspace.scenario();
        let creates = [Creates { words: "Create the remedy", unnamed: false }];
        let picker = Picker { creates: &creates, ..Picker::new(label, shown, salt) };
        let answer = picker_ui(ui, &picker, || {
            let remedies = case.remedies.iter().map(|(id, remedy)| Entry::new(Some(id.clone()), remedy.what.as_str()));
            none.into_iter().chain(remedies).collect()
        })?;
        Some(match answer {
            Picked::Entry(remedy) => remedy,
            Picked::Create(_, words) => Some(self.declare(Referred::Remedy, &words)),
        })
    }

    fn fairness_ui(&mut self, ui: &mut Ui, choice: &Choice) {
        let before = choice.fairness.clone().unwrap_or_default();
        let mut after = before.clone();
        ui.horizontal_wrapped(|ui| {
            for (label, value) in [
                ("Fair outcome", &mut after.outcome),
                ("Fair process", &mut after.process),
                ("Fair treatment", &mut after.respect),
            ] {
                if let Some(n) = number_ui(ui, self.theme, label, i32::from(*value), (0, MAX_FAIRNESS)) {
                    *value = u8::try_from(n).unwrap_or_default();
                }
            }
        });
        if after != before {
            let fairness = (after != Fairness::default()).then_some(after);
            self.change_choice(&choice.id, "Change fairness", |choice| choice.fairness = fairness);
        }
    }

    /// Evidence for objectives, where it is set by hand.
    fn evidence_ui(&mut self, ui: &mut Ui, choice: &Choice) {
        let case = self.workspace.scenario();
        if case.brief.objectives.is_empty() || !self.has(ui, "evidence", "Evidence", !choice.evidence.is_empty()) {
            return;
        }
        for (objective, about) in &case.brief.objectives {
            let set = choice.evidence.get(objective).map(|evidence| evidence.0);
            ui.horizontal_wrapped(|ui| {
                let mut by_hand = set.is_some();
                if ui.checkbox(&mut by_hand, about.text.as_str()).on_hover_text("Set the evidence by hand").changed() {
                    self.change_choice(&choice.id, "Change evidence", |choice| {
                        if by_hand {
                            choice.evidence.insert(objective.clone(), crate::scenario::Evidence(1));
                        } else {
                            choice.evidence.shift_remove(objective);
                        }
                    });
                }
                if let Some(set) = set
                    && let Some(n) = number_ui(ui, self.theme, "pieces", set, (-9, 9))
                {
                    self.change_choice(&choice.id, "Change evidence", |choice| {
                        choice.evidence.insert(objective.clone(), crate::scenario::Evidence(n));
                    });
                }
            });
        }
    }
}
