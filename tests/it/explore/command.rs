//! `offramp explore` from outside.

use serde_json::Value;

use crate::support::{BLANK, Folder, THREE_BEATS, golden};

#[test]
fn a_case_is_explored_for_people() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let ran = folder.run(&["explore", "a.ron"]);
    golden("explore.txt", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_case_is_explored_for_programs() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let ran = folder.run(&["explore", "a.ron", "--format", "json"]);
    golden("explore.json", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn probabilities_of_endings_add_up() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let ran = folder.run(&["explore", "a.ron", "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["complete"], true, "{}", found["exact"]);
    for learner in ["random", "typical_mistakes", "model", "worst"] {
        let endings = found["endings"].as_object().unwrap().values();
        let sum: f64 = endings.map(|ending| ending["probability"][learner].as_f64().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{learner}: {sum}");
    }
}

#[test]
fn past_the_limit_a_sample_says_that_it_is_one() {
    let folder = Folder::with(&[("a.ron", BLANK)]);
    let ran = folder.run(&["explore", "a.ron", "--format", "json", "--max-states", "0"]);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&found["complete"], &found["exact"]["flow"], &found["paths"]),
        (&false.into(), &false.into(), &Value::Null)
    );
    assert_eq!(found["sample"]["confidence"], 0.99);
    let text = folder.run(&["explore", "a.ron", "--max-states", "0"]).out;
    assert!(text.starts_with("where runs can go: a sample, too many states\n"), "{text}");
}

#[test]
fn where_scores_are_sampled_their_bounds_and_who_passes_are_said_all_the_same() {
    let folder = Folder::with(&[("a.ron", include_str!("../../../sample_scenarios/hotel-overbooked.ron"))]);
    let text = folder.run(&["explore", "a.ron", "--max-states", "20000"]).out;
    assert!(text.contains("\nonly sampled, too many states: distribution\n"), "{text}");
    assert!(text.contains("\npercent: 4 to 100\n"), "{text}");
    assert!(text.contains("\nlearner model: passes 99.8 % to 100.0 % as sampled\n"), "{text}");
}

#[test]
fn what_cannot_be_read_cannot_be_explored() {
    let folder = Folder::with(&[("a.ron", "(format: 1")]);
    assert_eq!(folder.run(&["explore", "a.ron"]).code, 2);
    assert_eq!(folder.run(&["explore", "none.ron"]).code, 2);
}
