//! Scoring: how a run becomes a percent.

use egui::{Ui, vec2};

use super::CaseForm;
use super::outcome::Edited;
use crate::scenario::{OutcomeScore, Place, Scenario, ScoreBy, ScorePart, Scoring};
use crate::studio::theme;

/// The largest weight of a half.
const MOST_WEIGHT: i32 = 1_000;

/// How the percent is found, without its numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Decisions,
    Outcome,
    Mix,
}

impl CaseForm<'_> {
    pub(super) fn scoring_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let scoring = case.scoring.clone().unwrap_or_default();
        let way = match &scoring.by {
            ScoreBy::Decisions => Way::Decisions,
            ScoreBy::Outcome(_) => Way::Outcome,
            ScoreBy::Mix(..) => Way::Mix,
        };
        self.mark_and_runs_ui(ui, case);
        self.group_ui(ui, "How the percent is found");
        let ways =
            [(Way::Decisions, "The grades chosen"), (Way::Outcome, "Meters at the end"), (Way::Mix, "A mix of both")];
        self.within(Place::field("scoring"), "", |form| {
            if let Some(way) = form.pick_ui(ui, "by", "The percent comes from", way, &ways) {
                form.change("Change the scoring", |case| {
                    case.scoring = Some(Scoring { by: changed(&scoring.by, way) });
                });
            }
            match &scoring.by {
                ScoreBy::Decisions => {
                    form.remark_ui(
                        ui,
                        "Best counts 3, good 2, weak 1, harmful 0, once for each decision that was met.",
                    );
                }
                ScoreBy::Outcome(outcome) => {
                    if let Some(after) = form.outcome_ui(ui, "Score", outcome) {
                        form.set_score(after, ScoreBy::Outcome);
                    }
                }
                ScoreBy::Mix(first, second) => form.mix_ui(ui, first, second),
            }
        });
        self.fails_ui(ui, case);
    }

    fn mix_ui(&mut self, ui: &mut Ui, first: &(ScorePart, u32), second: &(ScorePart, u32)) {
        for (n, half, other) in [(0, first, second), (1, second, first)] {
            let back = |half: (ScorePart, u32)| {
                if n == 0 { ScoreBy::Mix(half, other.clone()) } else { ScoreBy::Mix(other.clone(), half) }
            };
            let who = if n == 0 { "First half" } else { "Second half" };
            ui.add_space(theme::GAP);
            self.within(Place::field("scoring").index(n), who, |form| {
                ui.push_id(who, |ui| form.half_ui(ui, who, half, &back));
            });
        }
    }

    fn half_ui(&mut self, ui: &mut Ui, who: &str, half: &(ScorePart, u32), back: &dyn Fn((ScorePart, u32)) -> ScoreBy) {
        let (part, weight) = half;
        self.pair_ui(
            ui,
            |form, ui| {
                let is_outcome = matches!(part, ScorePart::Outcome(_));
                let kinds = [(false, "The grades chosen"), (true, "Meters at the end")];
                if let Some(outcome) = form.pick_ui(ui, "of", &format!("{who} of the percent"), is_outcome, &kinds) {
                    let part = if outcome { ScorePart::Outcome(new_outcome()) } else { ScorePart::Decisions };
                    form.set_score(Edited::Anew(back((part, *weight))), |by| by);
                }
            },
            |form, ui| {
                let shown = i32::try_from(*weight).unwrap_or(MOST_WEIGHT);
                if let Some(edited) = form.number_ui(ui, "weight", "Counts", shown, ((0, MOST_WEIGHT), "")) {
                    let weight = u32::try_from(edited).unwrap_or_default();
                    form.set_score(Edited::Moved("weight", back((part.clone(), weight))), |by| by);
                }
            },
        );
        if let ScorePart::Outcome(outcome) = part
            && let Some(after) = self.outcome_ui(ui, who, outcome)
        {
            self.set_score(after, |outcome| back((ScorePart::Outcome(outcome), *weight)));
        }
        ui.allocate_space(vec2(0.0, 2.0));
    }

    fn set_score<T>(&mut self, edited: Edited<T>, by: impl FnOnce(T) -> ScoreBy) {
        match edited {
            Edited::Anew(score) => {
                let by = by(score);
                self.change("Change the scoring", |case| case.scoring = Some(Scoring { by }));
            }
            Edited::Moved(field, score) => {
                let by = by(score);
                self.adjust(field, "Change the scoring", |case| case.scoring = Some(Scoring { by }));
            }
        }
    }
}

fn new_outcome() -> OutcomeScore {
    OutcomeScore::new(Vec::new())
}

/// Another way of scoring, with what of the old one it can keep.
fn changed(by: &ScoreBy, way: Way) -> ScoreBy {
    let outcome = match by {
        ScoreBy::Decisions => None,
        ScoreBy::Outcome(outcome) => Some(outcome.clone()),
        ScoreBy::Mix((first, _), (second, _)) => [first, second].into_iter().find_map(|part| match part {
            ScorePart::Outcome(outcome) => Some(outcome.clone()),
            ScorePart::Decisions => None,
        }),
    };
    let outcome = outcome.unwrap_or_else(new_outcome);
    match way {
        Way::Decisions => ScoreBy::Decisions,
        Way::Outcome => ScoreBy::Outcome(outcome),
        Way::Mix => ScoreBy::Mix((ScorePart::Decisions, 60), (ScorePart::Outcome(outcome), 40)),
    }
}
