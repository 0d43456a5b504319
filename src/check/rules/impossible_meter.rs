//! A meter without room to move.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "impossible-meter",
    family: Family::Numbers,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a meter whose highest value is not above its lowest, or which starts outside of the two",
    why: "The meter cannot move, or jumps to another value as soon as anything touches it.",
    cure: "Correct the lowest, the highest or the starting value.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, meter) in case.meters() {
        let place = || Place::declared("meters", id);
        let name = quoted(if meter.name.is_blank() { id } else { &meter.name });
        if meter.min >= meter.max {
            let message = format!("{name} runs from {} to {}: it has no room to move", meter.min, meter.max);
            report.place(place().then("max"), message);
        } else if meter.clamp(meter.start) != meter.start {
            let message =
                format!("{name} starts at {}, outside of its range from {} to {}", meter.start, meter.min, meter.max);
            report.place(place().then("start"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_meter_needs_room_and_a_start_within_it() {
        check_file(
            &RULE,
            r#"
            meters: {
                "a": (name: "A", start: 0, min: 0, max: 1),
                "b": (name: "B", start: 0, min: 0, max: 0), // ! “B” runs from 0 to 0
                "c": (name: "C", start: 5, min: 9, max: 1), // ! “C” runs from 9 to 1
                "d": (name: "D", start: 10, min: 0, max: 9), // ! “D” starts at 10, outside of its range from 0 to 9
                "e": (name: "E", start: -1, min: 0, max: 9), // ! “E” starts at -1
            },
        "#,
        );
    }
}
