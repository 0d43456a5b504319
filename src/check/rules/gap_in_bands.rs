//! Bands that leave a part of their meter without a name, or that no value falls into.

use std::collections::HashSet;

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Meter, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "gap-in-bands",
    family: Family::Numbers,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "bands of a meter that do not rise, do not reach up to its highest value, lie outside of it, or share an id",
    why: "Learners would see a value without a word for it, and conditions on such a band never hold.",
    cure: "Order the bands from low to high and let the last one end at the meter's highest value.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, meter) in case.meters() {
        let place = || Place::declared("meters", id).then("bands");
        let name = quoted(if meter.name.is_blank() { id } else { &meter.name });
        let mut ids = HashSet::new();
        let mut before: Option<i32> = None;
        for band in &meter.bands {
            let called = quoted(if band.name.is_blank() { &band.id } else { &band.name });
            if let Some(fault) = fault(meter, before, band.upto) {
                report.place(place().item(&band.id), format!("the band {called} of {name} {fault}"));
            }
            if !ids.insert(&band.id) {
                let message = format!("two bands of {name} have the id {}", quoted(&band.id));
                report.place(place().item(&band.id), message);
            }
            before = before.max(Some(band.upto));
        }
        if let Some(highest) = before.filter(|highest| *highest < meter.max) {
            let message = format!("{name} has no band from {} up to its highest value {}", highest + 1, meter.max);
            report.place(place(), message);
        }
    }
}

/// What is wrong with a band that ends at `upto`, after others up to `before`.
fn fault(meter: &Meter, before: Option<i32>, upto: i32) -> Option<String> {
    if upto < meter.min {
        return Some(format!("ends at {upto}, below its lowest value {}", meter.min));
    }
    match before {
        Some(before) if upto <= before => {
            Some(format!("ends at {upto}, where the ones before it already reach {before}"))
        }
        Some(before) if before >= meter.max => {
            Some(format!("begins above its highest value {}: no value falls into it", meter.max))
        }
        Some(_) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn every_value_has_one_band() {
        check_file(
            &RULE,
            r#"
            meters: {
                "fine": (name: "Fine", start: 0, min: 0, max: 9, bands: [
                    (id: "low", upto: 4, name: "Low"), (id: "high", upto: 9, name: "High"),
                ]),
                "wide": (name: "Wide", start: 0, min: 0, max: 9, bands: [(id: "all", upto: 20, name: "All")]),
                "none": (name: "None", start: 0, min: 0, max: 9),
                "short": (name: "Short", start: 0, min: 0, max: 9,
                    bands: [(id: "low", upto: 4, name: "Low")]), // ! “Short” has no band from 5 up to its highest value 9
                "falling": (name: "Falling", start: 0, min: 0, max: 9, bands: [
                    (id: "high", upto: 9, name: "High"),
                    (id: "low", upto: 4, name: "Low"), // ! the band “Low” of “Falling” ends at 4, where the ones before it already reach 9
                ]),
                "below": (name: "Below", start: 0, min: 0, max: 9, bands: [
                    (id: "low", upto: -1, name: "Low"), // ! the band “Low” of “Below” ends at -1, below its lowest value 0
                    (id: "high", upto: 9, name: "High"),
                    (id: "higher", upto: 12, name: "Higher"), // ! begins above its highest value 9
                ]),
                "twice": (name: "Twice", start: 0, min: 0, max: 9, bands: [
                    (id: "low", upto: 4, name: "Low"), // ! two bands of “Twice” have the id “low”
                    (id: "low", upto: 9, name: "High"),
                ]),
            },
        "#,
        );
    }
}
