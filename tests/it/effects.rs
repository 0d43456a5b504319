//! Effects as a line and conditions as a sentence, on whatever a case can hold.

use offramp::edit::effect_line::{Meaning, effects_from_line, line_from_effects};
use offramp::edit::effect_words;
use offramp::scenario::{Condition, Effect, Node, Scenario, condition_sentence};
use proptest::prelude::*;

use crate::generator::{Size, scenario};

/// Every list of effects in a case.
fn effects(case: &Scenario) -> Vec<&[Effect]> {
    let mut lists: Vec<&[Effect]> = case.usual.values().map(Vec::as_slice).collect();
    lists.extend(case.promises.values().flat_map(|promise| [promise.if_kept.as_slice(), &promise.if_broken]));
    for node in case.nodes.values() {
        lists.push(node.effects());
        lists.extend(node.choices().iter().filter_map(|choice| choice.effects.as_deref()));
    }
    lists
}

/// Every condition in a case.
fn conditions(case: &Scenario) -> Vec<&Condition> {
    let mut found: Vec<&Condition> = case.whenever.iter().map(|rule| &rule.when).collect();
    for node in case.nodes.values() {
        if let Node::Gate(gate) = &**node {
            found.extend(gate.routes.iter().map(|route| &route.when));
        }
        found.extend(node.choices().iter().filter_map(|choice| choice.when.as_ref()));
        found.extend(node.all_lines().filter_map(|line| line.when.as_ref()));
    }
    found
}

/// Whether every bracket that opens closes again.
fn balanced(sentence: &str) -> bool {
    let mut open = 0;
    sentence.chars().all(|c| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open >= 0
    }) && open == 0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn effects_written_as_a_line_read_back_the_same(seed in any::<u64>()) {
        let case = scenario(seed, Size { nodes: 10, broken: false });
        for effects in effects(&case) {
            let line = line_from_effects(&case, effects);
            let read = effects_from_line(&case, &line);
            prop_assert!(read.understood(), "{}", line);
            prop_assert!(read.effects().eq(effects), "{}", line);
        }
    }

    #[test]
    fn what_is_missing_reads_as_unknown_and_nothing_else_is_lost(seed in any::<u64>()) {
        let case = scenario(seed, Size { nodes: 10, broken: true });
        for effects in effects(&case) {
            let read = effects_from_line(&case, &line_from_effects(&case, effects));
            prop_assert_eq!(read.parts.len(), effects.len());
            for (part, effect) in read.parts.iter().zip(effects) {
                match &part.meaning {
                    Meaning::Effect(read) => prop_assert_eq!(read, effect),
                    Meaning::Unknown(unknown) => prop_assert_eq!(unknown.words.as_str(), "missing"),
                    other => prop_assert!(false, "{:?}", other),
                }
                prop_assert!(!effect_words(&case, effect).is_empty());
            }
        }
    }

    #[test]
    fn every_condition_has_a_sentence(seed in any::<u64>()) {
        let case = scenario(seed, Size { nodes: 10, broken: true });
        for condition in conditions(&case) {
            let sentence = condition_sentence(&case, condition);
            prop_assert!(!sentence.is_empty());
            prop_assert!(balanced(&sentence), "{}", sentence);
            let mut missing = false;
            condition.walk(&mut |part| missing |= matches!(part, Condition::Is(flag) if flag.as_str() == "missing"));
            prop_assert!(!missing || sentence.contains("the missing flag “missing”"), "{}", sentence);
        }
    }
}
