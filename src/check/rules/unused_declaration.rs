//! Something that the case declares and never uses.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::Step;
use crate::scenario::{Id, Ordered, Place, Role, Scenario, Segment, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "unused-declaration",
    family: Family::Housekeeping,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "a person, meter, flag, fact, promise, remedy, picture, sound or term that the case declares and never uses",
    why: "Reviewers read and approve it, a meter is shown to learners and never moves, and media make the export larger.",
    cure: "Use it, or delete it. What comes from the pack is not meant here.",
    check,
    fix: Some(delete),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scenario = case.scenario();
    let uses = case.uses();
    let mut unused = |table: &'static str, id: &Id, what: &str, name: &str| {
        let name = quoted(&shortened(if name.trim().is_empty() { id } else { name }, 40));
        report
            .place(Place::declared(table, id), format!("{what} {name} is never used"))
            .offer(format!("Delete {name}"));
    };
    for (id, term) in scenario.terms.iter().filter(|(id, _)| !uses.values.contains(id.as_str())) {
        unused("terms", id, "the term", if term.is_blank() { id } else { term });
    }
    for (id, person) in scenario.cast.iter().filter(|(id, _)| !uses.people.contains(*id)) {
        // The agent is the learner, who speaks through the choices.
        let named = match person.role {
            Role::Agent => true,
            Role::Customer => uses.values.contains("customer"),
            Role::Colleague | Role::Supervisor | Role::Bystander | Role::System => false,
        };
        if !named {
            unused("cast", id, "in the cast,", &person.name);
        }
    }
    for (id, meter) in scenario.meters.iter().filter(|(id, _)| !uses.meters.contains(*id)) {
        unused("meters", id, "the meter", &meter.name);
    }
    for (id, flag) in scenario.flags.iter().filter(|(id, _)| !uses.flags.contains(*id)) {
        unused("flags", id, "the flag", flag);
    }
    for (id, fact) in scenario.facts.iter().filter(|(id, _)| !uses.facts.contains(*id)) {
        unused("facts", id, "the fact", &fact.label);
    }
    let value = |kind: &str, id: &Id| uses.values.contains(&format!("{kind}.{id}"));
    for (id, promise) in &scenario.promises {
        if !uses.promises.contains(id) && !value("promise", id) {
            unused("promises", id, "the promise", &promise.what);
        }
    }
    for (id, remedy) in &scenario.remedies {
        if !uses.remedies.contains(id) && !value("remedy", id) {
            unused("remedies", id, "the remedy", &remedy.what);
        }
    }
    for (id, media) in scenario.media.iter().filter(|(id, _)| !uses.media.contains(*id)) {
        unused(
            "media",
            id,
            "the picture or sound",
            if media.alt.is_blank() { media.file.as_str() } else { &media.alt },
        );
    }
}

fn delete(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let [Segment::Field(table), Segment::Id(id)] = finding.place.segments() else { return None };
    let mut after = Scenario::clone(case.scenario());
    match *table {
        "terms" => remove(&mut after.terms, id),
        "cast" => remove(&mut after.cast, id),
        "meters" => remove(&mut after.meters, id),
        "flags" => remove(&mut after.flags, id),
        "facts" => remove(&mut after.facts, id),
        "promises" => remove(&mut after.promises, id),
        "remedies" => remove(&mut after.remedies, id),
        "media" => remove(&mut after.media, id),
        _other => return None,
    }
    Some(Step::between(finding.fix.clone().unwrap_or_default(), file, case.scenario(), &after))
}

/// Takes an entry out; the others keep their order.
fn remove<V>(table: &mut Ordered<V>, id: &Id) {
    table.shift_remove(id);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const DECLARED: &str = r#"
            terms: {
                "company": "Parcelway",
                "brand": "Other", // ! the term “Other” is never used
            },
            cast: {
                "dana": (name: "Dana", role: Customer, picture: "face"),
                "agent": (name: "You", role: Agent),
                "boss": (name: "Sam", role: Supervisor), // ! in the cast, “Sam” is never used
            },
            meters: {
                "anger": (name: "Anger", start: 1, min: 0, max: 9),
                "trust": (name: "Trust", start: 1, min: 0, max: 9), // ! the meter “Trust”
            },
            flags: {
                "used": "Used",
                "unused": "Unused", // ! the flag “Unused”
            },
            facts: {
                "used": (label: "Used"),
                "unused": (label: "Unused"), // ! the fact “Unused”
            },
            promises: {
                "used": (what: "Used"),
                "unused": (what: "Unused"), // ! the promise “Unused”
            },
            remedies: {
                "named": (kind: Note, what: "Named"),
                "unused": (kind: Note, what: "Unused"), // ! the remedy “Unused”
            },
            nodes: {
                "a": Scene(
                    lines: [(id: "aaaaaaa", by: "dana", says: "{company} and {remedy.named}")],
                    effects: [Add(Meter("anger"), 1), Raise("used"), Reveal("used"), Make("used")],
                ),
            },
            media: {
                "face": (file: "a.jpg", alt: "Face"),
                "storm": (file: "b.jpg", alt: ""), // ! the picture or sound “b.jpg”
            },
        "#;

    #[test]
    fn whatever_is_declared_should_be_used() {
        check_file(&RULE, DECLARED);
    }

    #[test]
    fn what_is_not_used_is_deleted() {
        assert_eq!(cures(&RULE, &read_body(DECLARED).document).cast.len(), 2);
    }
}
