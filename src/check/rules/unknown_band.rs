//! A condition on a band that the meter does not have.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-band",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a condition that asks for a band which its meter does not have",
    why: "The condition never holds, so what depends on it never happens.",
    cure: "Choose a band of the meter, or add it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let Reference::Band(id, band) = mention.reference else { continue };
        let Some(meter) = case.meters().get(&id) else { continue };
        if meter.bands.iter().all(|known| known.id != *band) {
            let hint = case.suggest(band, meter.bands.iter().map(|known| (known.id.as_str(), known.name.as_str())));
            let message = format!(
                "{}, {} is asked to be {}, and has no such band{hint}",
                case.whereabouts(&mention.place),
                quoted(&meter.name),
                quoted(band)
            );
            report.place(mention.place.clone(), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_band_must_be_one_of_its_meter() {
        check_file(
            &RULE,
            r#"
            meters: { "anger": (name: "Anger", start: 1, min: 0, max: 9, bands: [(id: "calm", upto: 9, name: "Calm")]) },
            nodes: {
                "a": Gate(title: "Fork", routes: [
                    (id: "aaaaaaa", when: In(Meter("anger"), "calm")),
                    (id: "aaaaaab", when: In(Meter("anger"), "calmm")), // ! “Anger” is asked to be “calmm”, and has no such band; did you mean “Calm”?
                    (id: "aaaaaac", when: In(Meter("gone"), "calm")),
                ]),
            },
        "#,
        );
    }
}
