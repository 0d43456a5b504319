//! A score in which speed outweighs everything that the customer feels.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{OutcomeScore, Place, Stage, Tally, Var, Weighted};

/// Minutes that a case is taken to last where it does not say so.
const USUAL_MINUTES: u32 = 10;

pub(super) static RULE: Rule = Rule {
    id: "time-over-rapport",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a score by outcome in which the time of the whole case weighs more than all its meters and fairness together over their ranges",
    why: "Learners are told to listen and are paid for hurrying. A short call that leaves somebody angry is followed by another one.",
    cure: "Lower the weight of the time, or leave it out: it is in the debrief in any case.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for score in case.outcome_scores() {
        let (time, rapport) = weigh(case, score);
        if time > rapport {
            let message = if rapport == 0 {
                "the score counts the time and nothing that the customer feels".to_owned()
            } else {
                "in the score, the time weighs more than everything that the customer feels".to_owned()
            };
            report.place(Place::field("scoring"), message);
        }
    }
}

/// What the time and what the customer feels can add to the score at most, in thousandths.
fn weigh(case: &Case<'_>, score: &OutcomeScore) -> (i64, i64) {
    let minutes = Some(case.scenario().brief.minutes).filter(|minutes| *minutes > 0).unwrap_or(USUAL_MINUTES);
    let worth = |part: &Weighted, range: i64| {
        let per = part.per.map_or(1, |per| i64::from(per.get()));
        (i64::from(part.weight).abs() * 1_000).saturating_mul(range) / per
    };
    let (mut time, mut rapport) = (0_i64, 0_i64);
    for part in &score.parts {
        match &part.of {
            Var::Tally(Tally::Clock) => time = time.saturating_add(worth(part, i64::from(minutes) * 60)),
            Var::Meter(id) => {
                let range = case.meters().get(id).map_or(0, |meter| i64::from(meter.max) - i64::from(meter.min));
                rapport = rapport.saturating_add(worth(part, range));
            }
            // Fairness is summed over a handful of choices.
            Var::Tally(Tally::FairOutcome | Tally::FairProcess | Tally::FairRespect) => {
                rapport = rapport.saturating_add(worth(part, 9));
            }
            Var::Tally(Tally::Cost | Tally::Contacts | Tally::Transfers | Tally::Points) => {}
        }
    }
    (time, rapport)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn speed_does_not_outweigh_people() {
        let case = |per: u32, more: &str| {
            format!(
                r#"
            brief: (minutes: 10),
            meters: {{ "trust": (name: "Trust", start: 5, min: 0, max: 100, better: High) }},
            scoring: (by: Outcome(parts: [ // EXPECTED
                (of: Tally(clock), weight: -1, per: {per}), {more}
            ])),
        "#
            )
        };
        let trust = "(of: Meter(\"trust\"), weight: 1)";
        let more = "! in the score, the time weighs more than everything";
        check_file(&RULE, &case(5, trust).replace("EXPECTED", more));
        check_file(&RULE, &case(6, trust));
        check_file(&RULE, &case(60, "").replace("EXPECTED", "! the score counts the time and nothing"));
        check_file(&RULE, "brief: (minutes: 10)");
    }
}
