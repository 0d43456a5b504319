//! The debrief: questions, focus, action, confidence, rubric and phrases.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use super::texts::Texts;
use crate::scenario::{Confidence, Place, RubricItem, Scenario};
use crate::studio::panels::form::Look;
use crate::studio::theme;

impl CaseForm<'_> {
    pub(super) fn debrief_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        self.remark_ui(ui, "Without anything here, the debrief still goes through signals, moves, results, one strength and one action.");
        self.within(Place::field("debrief"), "", |form| {
            let look = Texts {
                field: "questions",
                label: "Questions",
                one: "question",
                hint: "Where was the cheapest off-ramp on your path?",
                add: "Add a question",
                rows: 1,
            };
            form.texts_ui(ui, look, &case.debrief.questions, |case| Some(&mut case.debrief.questions));
            ui.add_space(theme::GAP);
            let look = Look {
                label: "Instead of “One strength, one thing to work on”",
                hint: "Name one sentence that helped.",
                rows: 1,
            };
            form.line_ui(ui, "strength_focus", &case.debrief.strength_focus, look);
            let look = Look {
                label: "Instead of “One action for the next shift”",
                hint: "Pick one sentence to carry along.",
                rows: 1,
            };
            form.line_ui(ui, "action", &case.debrief.action, look);
            let times: Vec<_> = Confidence::ALL.iter().map(|time| (*time, time.label())).collect();
            let label = "Learners say how sure they are of themselves";
            if let Some(time) = form.pick_ui(ui, "confidence", label, case.debrief.confidence, &times) {
                form.change("Change when confidence is asked", |case| case.debrief.confidence = time);
            }
        });
        self.group_ui(ui, "Rubric");
        self.rubric_ui(ui, case);
        ui.add_space(theme::GAP);
        self.within(Place::field("debrief"), "", |form| {
            let look = Texts {
                field: "phrases",
                label: "Sentences worth keeping",
                one: "phrase",
                hint: "“That should not have happened, and it is ours.”",
                add: "Add a phrase",
                rows: 1,
            };
            form.texts_ui(ui, look, &case.debrief.phrases, |case| Some(&mut case.debrief.phrases));
        });
    }

    fn rubric_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let rubric = &case.debrief.rubric;
        if rubric.is_empty() {
            self.empty_ui(
                ui,
                "Nothing is rated by hand yet. A trainer could rate, for example, “Acknowledges before explaining”.",
            );
        }
        for (n, rated) in rubric.iter().enumerate() {
            let item = Item {
                place: Place::field("debrief").then("rubric").index(n),
                at: (n, rubric.len()),
                name: rated.text.to_string(),
                nameless: "New rating",
                summary: match rated.levels.len() {
                    0 => "no levels".to_owned(),
                    1 => "1 level".to_owned(),
                    n => format!("{n} levels"),
                },
                copies: true,
                used: false,
            };
            let list: fn(&mut Scenario) -> Option<&mut Vec<RubricItem>> = |case| Some(&mut case.debrief.rubric);
            self.counted_ui(ui, &item, "a rating", list, |form, ui| form.rating_ui(ui, n, rated));
        }
        let focus = Place::field("debrief").then("rubric").index(rubric.len()).then("text");
        self.add_counted_ui(ui, "Add a rating", focus, |case| case.debrief.rubric.push(RubricItem::new("")));
    }

    fn rating_ui(&mut self, ui: &mut Ui, n: usize, rated: &RubricItem) {
        let look = Look { label: "What is rated", hint: "Acknowledges before explaining", rows: 1 };
        self.line_ui(ui, "text", &rated.text, look);
        let look = Texts {
            field: "levels",
            label: "What each level looks like, the weakest first",
            one: "level",
            hint: "Explains, defends or recites first",
            add: "Add a level",
            rows: 1,
        };
        self.texts_ui(ui, look, &rated.levels, |case| case.debrief.rubric.get_mut(n).map(|rated| &mut rated.levels));
    }
}
