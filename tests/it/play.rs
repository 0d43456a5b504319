//! `offramp play` from outside: what is typed, and what is told.

use serde_json::Value;

use crate::support::{BLANK, Folder, THREE_BEATS, golden};

#[test]
fn a_case_is_played_by_typing() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let typed = "?\n2\nb\nown-it\n7\n1\nm\n1+9\n1+2\n\n\n";
    let ran = folder.run_with(&["play", "a.ron", "--seed", "7"], typed);
    golden("play.txt", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn every_kind_of_node_can_be_played() {
    let folder = Folder::with(&[("a.ron", KINDS)]);
    let typed = "\nI breathe\n\nt\nb\nt\nWe are sorry for the wait.\nmaybe\ns\n";
    let ran = folder.run_with(&["play", "a.ron", "--seed", "7"], typed);
    golden("play-kinds.txt", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn who_stops_typing_leaves_an_unfinished_run() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    for typed in ["", "1\n", "q\n", "b\nb\n"] {
        let ran = folder.run_with(&["play", "a.ron", "--seed", "7"], typed);
        assert!(ran.out.ends_with("The run is not finished.\n"), "{}", ran.out);
        assert_eq!(ran.code, 0);
    }
}

#[test]
fn a_run_is_saved_and_shown_again() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    folder.run_with(&["play", "a.ron", "--seed", "7", "--save", "run.json"], "1\n1\n1+2\n\n\n");
    golden("run.json", &folder.read("run.json"));
    let ran = folder.run(&["play", "a.ron", "--replay", "run.json"]);
    golden("replay.txt", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let ran = folder.run(&["play", "a.ron", "--replay", "run.json", "--format", "json"]);
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&result["ended"], &result["percent"], &result["seed"]), (&"ending".into(), &100.into(), &7.into()));
    assert_eq!(result["steps"].as_array().unwrap().len(), 4);
}

#[test]
fn a_saved_run_of_the_scenario_is_shown_by_its_name() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    for name in ["run:lost", "lost", "Everything wrong"] {
        let ran = folder.run(&["play", "a.ron", "--replay", name]);
        assert!(ran.code == 0 && ran.out.contains("The end: Customer lost"), "{}", ran.out);
    }
    let ran = folder.run(&["play", "a.ron", "--replay", "run:lots"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: the scenario has no saved run “lots”\n  hint: did you mean `run:lost`?\n")
    );
}

#[test]
fn a_record_that_the_case_no_longer_follows_is_a_finding() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let record = r#"{"seed": 1, "steps": [["acknowledge", {"Choose": ["own-it", 0]}], ["remedy", "TimeOut"]]}"#;
    folder.write("run.json", record.as_bytes());
    let ran = folder.run(&["play", "a.ron", "--replay", "run.json"]);
    assert_eq!(ran.code, 1);
    let last = ran.out.lines().last().unwrap();
    assert_eq!(last, "The record is left at step 2: the run is at “clarify”, the record at “remedy”.");
    folder.write("run.json", b"{\"seed\": 1,\n \"steps\": 3}");
    let ran = folder.run(&["play", "a.ron", "--replay", "run.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("run.json:2:"), "{}", ran.err);
}

#[test]
fn json_is_all_that_a_program_gets() {
    let folder = Folder::with(&[("a.ron", BLANK)]);
    let ran = folder.run_with(&["play", "a.ron", "--seed", "7", "--format", "json"], "1\n");
    golden("play.json", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_text_cannot_send_commands_to_the_terminal() {
    let folder = Folder::with(&[("a.ron", &BLANK.replace("I have waited", "\u{1b}[2JI have waited"))]);
    let ran = folder.run_with(&["play", "a.ron", "--seed", "7"], "q\n");
    assert!(!ran.out.contains('\u{1b}') && ran.out.contains("\\u{1b}[2JI have waited"), "{}", ran.out);
}

const KINDS: &str = r#"(
  format: 1,
  id: "kinds",
  title: "Every kind",
  language: "en",
  channel: Phone,
  cast: { "dana": (name: "Dana", role: Customer) },
  meters: { "calm": (name: "Calm", start: 5, min: 0, max: 10) },
  flags: { "spoke": "Somebody spoke" },
  facts: { "party": (label: "The party is today") },
  promises: { "call": (what: "Call back", due: "5m") },
  start: "scene",
  nodes: {
    "scene": Scene(
      channel: Chat,
      effects: [Reveal("party"), Make("call")],
      lines: [
        (id: "aaaaaa1", says: "It rains."),
        (id: "aaaaaa2", by: "dana", says: "Hello?\nAnybody?", feeling: "tired", delivery: (pause: "3s", volume: Loud)),
        (id: "aaaaaa3", by: "dana", says: "never heard", when: Is("spoke")),
      ],
      then: "pause",
    ),
    "pause": Pause(kind: Reflection, prompt: "What do you *feel*?", checklist: ["Feet on the floor"], seconds: 20, then: "late"),
    "late": Scene(after: "2d", lines: [(id: "aaaaaa4", says: "Two days pass.")], then: "chance"),
    "chance": Chance(outcomes: [(id: "aaaaaa5", weight: 1, label: "the rain stops", to: "gate")]),
    "gate": Gate(routes: [(id: "aaaaaa6", when: Is("spoke"), to: "end")], otherwise: "choose"),
    "choose": Decision(
      prompt: "And now?",
      shuffle: true,
      seconds: 20,
      on_timeout: "write",
      timeout: (grade: Weak, reply: [(id: "aaaaaa7", by: "dana", says: "I am still here.")], feedback: "Silence speaks."),
      while_waiting: (every: 5, effects: [Add(Meter("calm"), -1)]),
      choices: [
        (id: "one", says: "One", grade: Best, to: "write"),
        (id: "two", does: "Wave", grade: Good, to: "write"),
        (id: "key", says: "Three", when: Is("spoke"), locked: Show("nobody has spoken"), to: "write"),
        (id: "none", says: "Four", when: Is("spoke"), to: "write"),
      ],
    ),
    "write": Rewrite(prompt: "Say sorry.", draft: "Sorry", model: "We kept you waiting, and that is on us.", feedback: "Short is good.", strong: "end", fair: "end", weak: "end"),
    "end": Ending(outcome: Accepted, label: "A truce", resolved: true, summary: "It is over."),
  },
)"#;
