//! Usual effects: a table of the grades and the meters, other effects as chips, and the usual times.

use egui::{Align, DragValue, Layout, RichText, Ui, vec2};

use super::CaseForm;
use super::fields::{NARROW, contained_ui, right_aligned_ui};
use crate::scenario::{Effect, Grade, Id, MAX_NUMBER, Place, Scenario, UsualTakes, Var};
use crate::studio::canvas::grade_glyph;
use crate::studio::theme;

/// The size of a cell of the table.
const CELL: egui::Vec2 = vec2(46.0, 28.0);
const BETWEEN: f32 = 4.0;
/// A usual time of more than this is no usual time.
const MOST_SECONDS: i32 = 3_600;

impl CaseForm<'_> {
    pub(super) fn usual_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.meters.is_empty() {
            self.empty_ui(ui, "The case has no meters yet. With anger and trust, a harmful answer could usually mean anger +9 and trust −6.");
        } else {
            self.grades_head_ui(ui);
            for (id, meter) in &case.meters {
                self.usual_row_ui(ui, case, id, if meter.name.is_blank() { id } else { &meter.name });
            }
        }
        self.within(Place::field("usual"), "", |form| form.others_ui(ui, case));
        self.group_ui(ui, "Usual times");
        self.remark_ui(
            ui,
            "How long a line and an answer take in the simulated conversation where nothing else is said.",
        );
        self.takes_ui(ui, case);
    }

    /// What a grade does besides moving meters: a flag, a fact, a promise.
    fn others_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        ui.add_space(theme::GAP);
        for grade in Grade::ALL {
            let effects = case.usual.get(grade).map_or(&[][..], Vec::as_slice);
            let others = (0..effects.len()).filter(|n| !in_table(effects, *n));
            let others: Vec<Effect> = others.map(|n| effects[n].clone()).collect();
            let label = format!("A {} answer also", grade.label().to_lowercase());
            if !self.has(ui, column(*grade), &label, !others.is_empty()) {
                continue;
            }
            if let Some(after) = contained_ui(ui, |ui| self.effects_ui(ui, &label, &others)) {
                self.adjust(column(*grade), "Change usual effects", |case| {
                    let effects = case.usual.entry(*grade).or_default();
                    let kept = (0..effects.len()).filter(|n| in_table(effects, *n)).map(|n| effects[n].clone());
                    *effects = kept.chain(after).collect();
                    tidy(case, *grade);
                });
            }
        }
        self.add_menu_ui(ui, "Add other usual effects…");
    }

    /// The grades above their columns: shape first, colour second.
    fn grades_head_ui(&self, ui: &mut Ui) {
        self.table_row_ui(
            ui,
            |_, _| {},
            |form, ui, grade| {
                ui.vertical_centered(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let (rect, _) = ui.allocate_exact_size(vec2(CELL.x, 14.0), egui::Sense::hover());
                    grade_glyph(ui.painter(), rect.center(), 5.0, grade, form.theme.grade(grade));
                    ui.label(RichText::new(grade.label()).size(10.5).color(form.theme.text_weak));
                });
            },
        );
    }

    fn usual_row_ui(&mut self, ui: &mut Ui, case: &Scenario, id: &Id, name: &str) {
        let mut changed = None;
        ui.push_id(id.as_str(), |ui| {
            self.table_row_ui(
                ui,
                |_, ui| _ = ui.add(egui::Label::new(name).truncate()),
                |form, ui, grade| {
                    let before = case.usual.get(&grade).map_or(0, |effects| amount(effects, id));
                    let mut after = before;
                    let ink = if before == 0 { form.theme.text_weak } else { form.theme.text };
                    ui.visuals_mut().override_text_color = Some(ink);
                    let drag = DragValue::new(&mut after)
                        .range(-MAX_NUMBER..=MAX_NUMBER)
                        .speed(0.2)
                        .min_size(CELL)
                        .custom_formatter(|n, _| signed(n));
                    ui.add(drag).accessible_name(format!("{name}: {}", grade.label().to_lowercase()));
                    if after != before {
                        changed = Some((grade, after));
                    }
                },
            );
        });
        if let Some((grade, after)) = changed {
            let place = Place::field("usual").item(id);
            self.within(place, "", |form| {
                form.adjust(column(grade), "Change usual effects", |case| set_amount(case, grade, id, after));
            });
        }
    }

    /// A row of the table: a name that takes what room there is, and a cell for each grade.
    fn table_row_ui(
        &self,
        ui: &mut Ui,
        name: impl FnOnce(&Self, &mut Ui),
        mut cell: impl FnMut(&Self, &mut Ui, Grade),
    ) {
        let room = ui.available_width() - 4.0 * (CELL.x + BETWEEN);
        let stacked = ui.available_width() < NARROW;
        let mut name = Some(name);
        if stacked && let Some(name) = name.take() {
            name(self, ui);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = BETWEEN;
            if let Some(name) = name {
                ui.allocate_ui_with_layout(vec2(room, CELL.y), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(room);
                    name(self, ui);
                });
            }
            for grade in Grade::ALL {
                ui.push_id(grade.label(), |ui| right_aligned_ui(ui, CELL, |ui| cell(self, ui, *grade)));
            }
        });
    }

    fn takes_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let takes = case.usual_takes.clone().unwrap_or_default();
        let shown = |seconds: u32| i32::try_from(seconds).unwrap_or(i32::MAX);
        let seconds = |value: i32| u32::try_from(value).unwrap_or_default();
        let place = Place::field("usual_takes");
        self.within(place, "", |form| {
            ui.horizontal(|ui| {
                type Time = fn(&mut UsualTakes) -> &mut u32;
                let times: [(&'static str, &str, u32, Time); 2] = [
                    ("line", "A line", takes.line, |takes| &mut takes.line),
                    ("choice", "An answer", takes.choice, |takes| &mut takes.choice),
                ];
                for (field, label, value, of) in times {
                    ui.vertical(|ui| {
                        let range = ((0, MOST_SECONDS), " s");
                        if let Some(value) = form.number_ui(ui, field, label, shown(value), range) {
                            form.adjust(field, "Change the usual times", |case| {
                                *of(case.usual_takes.get_or_insert_default()) = seconds(value);
                            });
                        }
                    });
                    ui.add_space(theme::GAP);
                }
            });
        });
    }
}

/// The field under which typing in a column is one step.
const fn column(grade: Grade) -> &'static str {
    match grade {
        Grade::Best => "best",
        Grade::Good => "good",
        Grade::Weak => "weak",
        Grade::Harmful => "harmful",
    }
}

/// Whether an effect stands in the table: the first that adds to its meter.
fn in_table(effects: &[Effect], at: usize) -> bool {
    let meter = |effect: &Effect| match effect {
        Effect::Add(Var::Meter(meter), _) => Some(meter.clone()),
        _other => None,
    };
    let this = meter(&effects[at]);
    this.is_some() && effects[..at].iter().all(|earlier| meter(earlier) != this)
}

fn amount(effects: &[Effect], id: &Id) -> i32 {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Add(Var::Meter(meter), n) if meter == id => Some(*n),
        _other => None,
    });
    found.unwrap_or(0)
}

/// Sets what a grade adds to a meter; nothing is no effect.
fn set_amount(case: &mut Scenario, grade: Grade, id: &Id, amount: i32) {
    let order: Vec<Id> = case.meters.keys().cloned().collect();
    let effects = case.usual.entry(grade).or_default();
    let of = |effect: &Effect| match effect {
        Effect::Add(Var::Meter(meter), _) => Some(meter.clone()),
        _other => None,
    };
    let found = effects.iter().position(|effect| of(effect).as_ref() == Some(id));
    match found {
        Some(at) if amount == 0 => _ = effects.remove(at),
        Some(at) => effects[at] = Effect::Add(Var::Meter(id.clone()), amount),
        None if amount == 0 => {}
        None => {
            // In the order of the meters, before whatever else the grade does.
            let rank = |meter: &Id| order.iter().position(|known| known == meter).unwrap_or(order.len());
            let at = effects.iter().position(|effect| of(effect).is_none_or(|meter| rank(&meter) > rank(id)));
            effects.insert(at.unwrap_or(effects.len()), Effect::Add(Var::Meter(id.clone()), amount));
        }
    }
    tidy(case, grade);
}

/// A grade without effects is not written.
fn tidy(case: &mut Scenario, grade: Grade) {
    if case.usual.get(&grade).is_some_and(Vec::is_empty) {
        case.usual.remove(&grade);
    }
}

/// A number with its sign; nothing is a dash, so that the table shows what happens.
fn signed(n: f64) -> String {
    if n < 0.0 {
        format!("−{:.0}", -n)
    } else if n > 0.0 {
        format!("+{n:.0}")
    } else {
        "–".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Meter;

    #[test]
    fn a_cell_changes_its_own_effect_and_keeps_the_order() {
        let id = |name| Id::new(name).unwrap();
        let mut case = Scenario::empty("id", "title");
        for name in ["anger", "trust"] {
            case.meters.insert(id(name), Meter::new(name, 0, 0, 100));
        }
        let add = |name, n| Effect::Add(Var::Meter(id(name)), n);
        let raise = Effect::Raise(id("heard"));
        case.usual.insert(Grade::Best, vec![add("trust", 5), raise.clone()]);
        set_amount(&mut case, Grade::Best, &id("anger"), -7);
        assert_eq!(case.usual[&Grade::Best], [add("anger", -7), add("trust", 5), raise.clone()]);
        set_amount(&mut case, Grade::Best, &id("trust"), 0);
        assert_eq!(case.usual[&Grade::Best], [add("anger", -7), raise.clone()]);
        assert!(in_table(&case.usual[&Grade::Best], 0) && !in_table(&case.usual[&Grade::Best], 1));
        set_amount(&mut case, Grade::Weak, &id("anger"), 3);
        set_amount(&mut case, Grade::Weak, &id("anger"), 0);
        assert!(!case.usual.contains_key(&Grade::Weak), "nothing is not written");
    }
}
