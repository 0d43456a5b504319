//! A promise whose words state another time than the one by which it is counted.

use crate::check::naming::{choice_name, quoted};
use crate::check::stated_time::stated_terms;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Slot, Step};
use crate::scenario::{Duration, Effect, Id, Place, Segment, Stage, duration_words, shortened};

pub(super) static RULE: Rule = Rule {
    id: "term-against-due",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a promise, or a choice that makes it, which states a term in words that is more than a tenth off its due time",
    why: "The customer hears “within thirty minutes”, and the case counts two hours as kept: it teaches that words need not hold.",
    cure: "Correct the words or the due time. English and German terms are read: “within two hours”, “in einer halben Stunde”.",
    check,
    fix: Some(take_at_word),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, promise) in &case.scenario().promises {
        let Some(due) = promise.due else { continue };
        for (field, text) in [("what", &promise.what), ("signal", &promise.signal)] {
            if let Some(said) = contradiction(text, due) {
                let message = format!(
                    "{} says {}, and is due after {}",
                    quoted(&shortened(text, 40)),
                    words(said),
                    duration_words(due)
                );
                let place = Place::declared("promises", id).then(field);
                report.place(place, message).offer(format!("Make it due after {}", words(said)));
            }
        }
    }
    for (id, node) in case.nodes() {
        for choice in node.choices() {
            let mut made = choice.effects.iter().flatten().filter_map(|effect| match effect {
                Effect::Make(promise) => case.scenario().promises.get(promise),
                _other => None,
            });
            // Of several promises it is not said which one the words mean.
            let (Some(promise), None) = (made.next(), made.next()) else { continue };
            if let Some(due) = promise.due
                && let Some(said) = contradiction(&choice.says, due)
            {
                let message = format!(
                    "in {}, {} says {}, and what it promises is due after {}",
                    case.name(id),
                    choice_name(choice),
                    words(said),
                    duration_words(due)
                );
                report.place(Place::choice(id, &choice.id).then("says"), message);
            }
        }
    }
}

/// The first term that a text states, if none of them comes to about the due time.
fn contradiction(text: &str, due: Duration) -> Option<u32> {
    let terms = stated_terms(text);
    let fits = |said: &u32| said.abs_diff(due.seconds()) <= said / 10;
    if terms.iter().any(fits) { None } else { terms.first().copied() }
}

fn words(seconds: u32) -> String {
    duration_words(Duration::from_seconds(seconds))
}

fn take_at_word(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let [Segment::Field("promises"), Segment::Id(id), Segment::Field(field)] = finding.place.segments() else {
        return None;
    };
    let id: &Id = id;
    let mut promises = case.scenario().promises.clone();
    let promise = promises.get_mut(id)?;
    let text = if *field == "what" { &promise.what } else { &promise.signal };
    promise.due = Some(Duration::from_seconds(stated_terms(text).first().copied()?));
    Some(Step::new("Take a promise at its word").with(file, Slot::Promises(Box::new(promises))))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const PROMISES: &str = r#"
            promises: {
                "a": (what: "A call within thirty minutes", due: "2h"), // ! “A call within thirty minutes” says 30 minutes, and is due after 2 hours
                "b": (what: "A call", due: "1d",
                    signal: "Ein Anruf binnen zwei Stunden", // ! says 2 hours, and is due after 1 day
                ),
                "c": (what: "A call within half an hour", due: "31m"),
                "d": (what: "A call two days before Monday", due: "1h"),
                "e": (what: "A call within the hour"),
            },
        "#;

    #[test]
    fn a_promise_is_counted_by_its_words() {
        check_file(&RULE, PROMISES);
        check_file(
            &RULE,
            r#"
            promises: { "a": (what: "A call", due: "30m"), "b": (what: "A text", due: "2h") },
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", effects: [Make("a")],
                        says: "I call you in ten minutes."), // ! in “A”, “I call you in ten minutes.” says 10 minutes
                    (id: "two", says: "I call you in ten minutes.", effects: [Make("a"), Make("b")]),
                    (id: "three", says: "In ten minutes I know more, and I call within half an hour.", effects: [Make("a")]),
                    (id: "four", says: "I call you in ten minutes."),
                ]),
            },
        "#,
        );
    }

    #[test]
    fn a_promise_is_taken_at_its_word() {
        let due = cures(&RULE, &read_body(PROMISES).document).promises["a"].due;
        assert_eq!(due.map(|due| due.to_string()).as_deref(), Some("30m"));
    }
}
