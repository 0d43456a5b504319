//! Findings of rules that cannot speak yet, because they ask what exploring is still finding out.

use super::{Case, Finding, Judged, fix, order};

/// What the rules found, and what those of them that are awaiting answers found last: as far as its places are still
/// there, and its repair still repairs something in the file of that name. So nothing comes and goes while a case is
/// changed. What the author has accepted or taken back since counts at once.
#[must_use]
pub fn keep_awaited(judged: Judged, before: &Judged, case: &Case<'_>, file: &str) -> Judged {
    let is_still_there = |finding: &&Finding| {
        let is_awaited = judged.awaiting.contains(&finding.rule);
        is_awaited
            && finding.place.in_node().is_none_or(|node| case.node(node).is_some())
            && (finding.fix.is_none() || fix(case, finding, file).is_some())
            && !everything(&judged).any(|found| is_same(found, finding))
    };
    let mut findings: Vec<Finding> = everything(before).filter(is_still_there).cloned().collect();
    if findings.is_empty() {
        return judged;
    }
    findings.extend(everything(&judged).cloned());
    order::sort(case, &mut findings);
    Judged { awaiting: judged.awaiting, ..Judged::of(case.scenario(), findings) }
}

/// What was found, accepted or not.
fn everything(judged: &Judged) -> impl Iterator<Item = &Finding> {
    judged.open.iter().chain(judged.accepted.iter().map(|accepted| &accepted.finding))
}

/// Whether a rule says the same of a place, in whichever words.
fn is_same(one: &Finding, other: &Finding) -> bool {
    (one.rule, &one.place, &one.fix) == (other.rule, &other.place, &other.fix)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::check::{fixture, judge};
    use crate::explore::{Answer, Exploration, Limits, Questions, explore, explore_on};
    use crate::play::Machine;
    use crate::scenario::{Id, Scenario, Stage};

    /// A choice that is never offered, one that its meter never lets be, and a pass for everybody.
    const CASE: &str = r#"
        start: "a",
        meters: { "anger": (name: "Anger", start: 40, min: 0, max: 100) },
        flags: { "told": "Told" },
        passing: (percent: 0),
        nodes: {
            "a": Decision(title: "A", choices: [
                (id: "best", says: "Sorry.", grade: Best, effects: [Add(Meter("anger"), 5)], to: "end"),
                (id: "flag", says: "As I said.", grade: Good, when: Is("told"), to: "end"),
                (id: "calm", says: "Calm down.", grade: Weak, when: AtLeast(Meter("anger"), 90), to: "end"),
            ]),
            "end": Ending(title: "End", outcome: Resolved, resolved: true),
        },
        accepted: {
            ":passing passed-at-random": "It is a warm-up",
            "a/flag/when never-offered-choice": "Later",
            "gone never-offered-choice": "Nobody knows",
        },
    "#;

    /// The case about to be released: every rule speaks.
    fn case(scenario: &Scenario) -> Case<'_> {
        Case::new(scenario, None).at_stage(Stage::Release)
    }

    fn found(scenario: &Scenario) -> (Exploration, Exploration) {
        let machine = Arc::new(Machine::compile(Arc::new(case(scenario).resolved().clone())));
        let never = AtomicBool::new(false);
        let begun = Exploration::begun(&machine);
        let part = explore_on(begun, Questions::Flow, Limits::default(), &never, |_| {}).unwrap();
        (part, explore(&machine, Limits::default(), &never).unwrap())
    }

    fn said(judged: &Judged) -> Vec<String> {
        let exploring = ["never-offered-choice", "passed-at-random", "outdated-acceptance"];
        let mut said: Vec<String> = everything(judged)
            .filter(|finding| exploring.contains(&finding.rule))
            .map(|finding| format!("{} {}", finding.place, finding.message))
            .collect();
        said.sort_unstable();
        said
    }

    #[test]
    fn rules_speak_as_soon_as_their_own_questions_are_answered() {
        let scenario = fixture::read_body(CASE).document;
        let (part, all) = found(&scenario);
        let awaiting = judge(&case(&scenario)).awaiting;
        assert!(awaiting.contains(&"trap") && awaiting.contains(&"passed-at-random"), "{awaiting:?}");
        assert!(awaiting.contains(&"outdated-acceptance"), "{awaiting:?}");
        let early = judge(&case(&scenario).with_exploration(&part));
        assert!(!early.awaiting.contains(&"trap"), "where runs go is known: {:?}", early.awaiting);
        assert!(early.awaiting.contains(&"passed-at-random"), "{:?}", early.awaiting);
        assert!(early.awaiting.contains(&"outdated-acceptance"), "{:?}", early.awaiting);
        assert!(early.awaiting.contains(&"never-offered-choice"), "a range is missing: {:?}", early.awaiting);
        assert_eq!(said(&early).len(), 1, "what reads no meter is said already: {:?}", said(&early));
        let late = judge(&case(&scenario).with_exploration(&all));
        assert_eq!(late.awaiting, Vec::<&str>::new());
        assert!(said(&late).iter().any(|said| said.contains("(anger is always 40 there)")), "{:?}", said(&late));
        assert!(said(&late).len() == 4, "{:?}", said(&late));
    }

    #[test]
    fn what_was_found_last_stays_in_its_place_until_its_rule_has_spoken() {
        let scenario = fixture::read_body(CASE).document;
        let (part, all) = found(&scenario);
        let of = |found: &Exploration, before: &Judged| {
            let case = case(&scenario).with_exploration(found);
            keep_awaited(judge(&case), before, &case, "a.ron")
        };
        let last = of(&all, &Judged::default());
        let nothing = Exploration::begun(&all.machine);
        for partial in [&nothing, &part] {
            let now = of(partial, &last);
            assert_eq!((&now.open, &now.accepted), (&last.open, &last.accepted), "nothing comes and goes");
        }
        let mut other = all.clone();
        other.flow = Answer::Awaited;
        let kept = of(&other, &last);
        assert_eq!(said(&kept), said(&last));
        other.flow = Answer::Sampled;
        let kept = of(&other, &kept);
        assert_eq!(said(&kept), said(&last), "a sample may still say the same");
        let limits = Limits { max_states: 0, sample_runs: 10, ..Limits::default() };
        other.sample = explore(&all.machine, limits, &AtomicBool::new(false)).unwrap().sample;
        let spoken = of(&other, &kept);
        assert!(!everything(&spoken).any(|finding| finding.rule == "never-offered-choice"), "it is not known any more");
        assert!(!spoken.awaiting.contains(&"never-offered-choice"));
    }

    #[test]
    fn what_lost_its_place_or_was_repaired_goes_at_once() {
        let mut scenario = fixture::read_body(CASE).document;
        let (_, all) = found(&scenario);
        let last = judge(&case(&scenario).with_exploration(&all));
        let has = |judged: &Judged, rule: &str| everything(judged).any(|finding| finding.rule == rule);
        assert!(has(&last, "never-offered-choice") && has(&last, "outdated-acceptance"));
        scenario.nodes.0.remove(&Id::new("a").unwrap());
        scenario.accepted.0.remove("gone never-offered-choice");
        let case = case(&scenario);
        let now = keep_awaited(judge(&case), &last, &case, "a.ron");
        assert!(has(&now, "passed-at-random"), "that is about the case");
        assert!(!has(&now, "never-offered-choice") && !has(&now, "outdated-acceptance"));
    }
}
