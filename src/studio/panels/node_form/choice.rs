//! A choice of a decision: grade, words, act, reply, feedback, and whatever else it has.

use egui::{RichText, Ui, vec2};

use super::super::form::{Entry, Look, choice_ui, duration_ui, ids_ui, label_ui, menu_ui, number_ui, shortened};
use super::NodeForm;
use crate::edit::{Lines, effect_words};
use crate::scenario::{Choice, Decision, Exit, Fairness, Grade, Id, Locked, Node, Tags};
use crate::studio::canvas::{grade_glyph, letter};
use crate::studio::request::Request;

/// The most fairness of one kind that a choice has.
const MAX_FAIRNESS: i32 = 3;

impl NodeForm<'_> {
    pub(super) fn choices_ui(&mut self, ui: &mut Ui, decision: &Decision) {
        let count = decision.choices.len();
        for (index, choice) in decision.choices.iter().enumerate() {
            let outer = self.place.clone();
            self.place = outer.clone().then("choices").item(&choice.id);
            self.box_ui(ui, |form, ui| form.choice_form_ui(ui, (index, count), choice));
            self.place = outer;
        }
        if ui.button("+ Choice").on_hover_text("Add an answer").clicked() {
            let node = self.node.clone();
            self.requests.push(Request::AddChoice(node));
        }
    }

    /// Changes the choice `id` of the node.
    fn change_choice(&mut self, id: &Id, label: &str, change: impl FnOnce(&mut Choice)) {
        self.change(label, |node| {
            if let Node::Decision(decision) = node
                && let Some(choice) = decision.choices.iter_mut().find(|choice| choice.id == *id)
            {
                change(choice);
            }
        });
    }

    fn choice_form_ui(&mut self, ui: &mut Ui, (index, count): (usize, usize), choice: &Choice) {
        let letter = letter(index);
        self.choice_head_ui(ui, (index, count), choice, &letter);
        if self.has(ui, "title", &format!("{letter}: short title"), !choice.title.is_blank()) {
            let label = format!("{letter}: short title");
            self.text_ui(ui, "title", &choice.title, Look { label: &label, hint: "for lists and reports", rows: 0 });
        }
        let acts = self.has(ui, "does", "What the agent does", !choice.does.is_blank());
        if !choice.says.is_blank() || !acts {
            let label = format!("{letter}: agent says");
            self.text_ui(ui, "says", &choice.says, Look { label: &label, hint: "the agent’s words", rows: 2 });
        }
        if acts {
            let label = format!("{letter}: agent does");
            self.text_ui(ui, "does", &choice.does, Look { label: &label, hint: "an act in a few words", rows: 1 });
        }
        self.lines_ui(ui, "reply", &choice.reply, &Lines::Reply(choice.id.clone()), "+ Reply");
        let label = format!("{letter}: coach’s feedback");
        self.text_ui(ui, "feedback", &choice.feedback, Look { label: &label, hint: "what the coach says", rows: 2 });
        self.choice_effects_ui(ui, choice);
        self.choice_rest_ui(ui, choice);
        self.add_menu_ui(ui, &format!("{letter}: add…"));
    }

    fn choice_head_ui(&mut self, ui: &mut Ui, (index, count): (usize, usize), choice: &Choice, letter: &str) {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(letter).font(egui::FontId::new(13.0, crate::studio::theme::semibold())));
            for grade in [Grade::Best, Grade::Good, Grade::Weak, Grade::Harmful] {
                if self.grade_button_ui(ui, choice.grade == Some(grade), grade, letter) {
                    let grade = (choice.grade != Some(grade)).then_some(grade);
                    let label =
                        grade.map_or("Take the grade away".to_owned(), |grade| format!("Grade {letter} {grade}"));
                    self.change_choice(&choice.id, &label, |choice| choice.grade = grade);
                }
            }
            self.target_menu_ui(ui, &Exit::Item(choice.id.clone()), choice.to.as_ref(), &format!("{letter} leads to"));
            let mut moved = None;
            if index > 0 && self.small_button(ui, "↑", &format!("Move {letter} up")) {
                moved = Some(index - 1);
            }
            if index + 1 < count && self.small_button(ui, "↓", &format!("Move {letter} down")) {
                moved = Some(index + 1);
            }
            if let Some(to) = moved {
                self.change("Move a choice", |node| {
                    if let Node::Decision(decision) = node {
                        decision.choices.swap(index, to);
                    }
                });
            }
            if self.small_button(ui, "×", &format!("Delete {letter}")) {
                self.change("Delete a choice", |node| {
                    if let Node::Decision(decision) = node {
                        decision.choices.retain(|other| other.id != choice.id);
                    }
                });
            }
        });
    }

    /// A grade as a shape that can be pressed; whether it was.
    fn grade_button_ui(&self, ui: &mut Ui, on: bool, grade: Grade, letter: &str) -> bool {
        let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), egui::Sense::click());
        let label = format!("{letter}: {grade}");
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &label));
        let colour = self.theme.grade(grade);
        if on {
            ui.painter().rect_filled(rect.shrink(1.0), 5.0, colour.gamma_multiply(0.22));
        }
        if on || response.hovered() || response.has_focus() {
            let stroke = egui::Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, colour);
            ui.painter().rect_stroke(rect.shrink(1.0), 5.0, stroke, egui::StrokeKind::Inside);
        }
        grade_glyph(ui.painter(), rect.center(), 5.5, grade, if on { colour } else { self.theme.text_weak });
        response.on_hover_text(format!("{grade}; press again for no grade")).clicked()
    }

    fn choice_effects_ui(&mut self, ui: &mut Ui, choice: &Choice) {
        let Some(own) = &choice.effects else {
            let usual = choice.grade.and_then(|grade| self.workspace.scenario().usual.get(&grade));
            if let Some(usual) = usual.filter(|usual| !usual.is_empty()) {
                let words: Vec<String> =
                    usual.iter().map(|effect| effect_words(self.workspace.scenario(), effect)).collect();
                label_ui(ui, self.theme, &format!("Usual effects: {}", words.join(", ")));
            }
            if self.has(ui, "effects", "Effects of its own", false)
                && let Some(effects) = self.effects_ui(ui, "Effects", &[])
            {
                self.change_choice(&choice.id, "Change effects", |choice| choice.effects = Some(effects));
            }
            return;
        };
        if let Some(effects) = self.effects_ui(ui, "Effects", own) {
            self.change_choice(&choice.id, "Change effects", |choice| choice.effects = Some(effects));
        }
        if choice.grade.is_some() && ui.small_button("Use the usual effects").clicked() {
            self.change_choice(&choice.id, "Use the usual effects", |choice| choice.effects = None);
        }
    }

    fn choice_rest_ui(&mut self, ui: &mut Ui, choice: &Choice) {
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
                self.text_ui(ui, "locked", why, Look { label: "Why it is not possible", hint: "", rows: 0 });
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
        let remedies = || case.remedies.iter().map(|(id, remedy)| Entry::new(Some(id.clone()), remedy.what.as_str()));
        let words = |id: &Id| case.remedies.get(id).map_or_else(|| format!("{id} (missing)"), |r| r.what.to_string());
        let id = &choice.id;
        if self.has(ui, "remedy", "Remedy it grants", choice.remedy.is_some()) {
            label_ui(ui, self.theme, "Grants");
            let shown = choice.remedy.as_ref().map_or_else(|| "nothing".to_owned(), words);
            let salt = ui.scope_id().with((id.as_str(), "remedy"));
            let picked = menu_ui(ui, "Remedy it grants", RichText::new(shortened(&shown)), salt, || {
                std::iter::once(Entry::always(None, "nothing")).chain(remedies()).collect()
            });
            if let Some(remedy) = picked {
                self.change_choice(id, "Change the remedy", |choice| choice.remedy = remedy);
            }
        }
        if self.has(ui, "offers", "Remedies to offer", !choice.offers.is_empty()) {
            label_ui(ui, self.theme, "Offers side by side");
            for offer in &choice.offers {
                ui.horizontal(|ui| {
                    ui.label(words(offer));
                    if self.small_button(ui, "×", &format!("Do not offer {}", words(offer))) {
                        self.change_choice(id, "Change offers", |choice| choice.offers.retain(|other| other != offer));
                    }
                });
            }
            let salt = ui.scope_id().with((id.as_str(), "offers"));
            let picked = menu_ui(ui, "Offer another remedy", RichText::new("+ Remedy"), salt, || remedies().collect());
            if let Some(Some(remedy)) = picked {
                self.change_choice(id, "Change offers", |choice| choice.offers.push(remedy));
            }
        }
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
