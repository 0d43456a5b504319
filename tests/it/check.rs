//! `offramp check` from outside.

use offramp::check::{Case, Severity, check_case, fix, judge};
use offramp::edit::{Documents, History, TEMPLATES, accept_finding};
use offramp::scenario::Stage;
use serde_json::Value;

use crate::generator::{Size, scenario};
use crate::support::{BLANK, Folder, Ran, SMALLEST, golden};

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

const BROKEN: &str = "(format: 1, bogus: 3)";

#[test]
fn findings_are_said_with_their_place_and_cure() {
    let folder =
        Folder::with(&[("cases/dead.ron", &BLANK.replace("to: \"end\"", "to: \"ned\"")), ("cases/broken.ron", BROKEN)]);
    let ran = folder.run(&["check", "cases"]);
    golden("check.txt", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (2, ""));
}

#[test]
fn templates_have_nothing_that_has_to_be_settled_before_review() {
    for template in &TEMPLATES {
        let case = template.scenario("an-id", "A title").unwrap();
        for stage in [Stage::Draft, Stage::Review] {
            let mut found = check_case(&Case::new(&case, None).at_stage(stage));
            found.retain(|finding| finding.severity >= Severity::Warning);
            assert!(found.is_empty(), "{}: {found:#?}", template.name);
        }
    }
}

#[test]
fn the_exit_code_follows_what_is_denied() {
    let folder = Folder::with(&[("blank.ron", &BLANK.replacen("          to: \"end\",\n", "", 1))]);
    let code = |args: &[&str]| folder.run(&[&["check", "blank.ron"], args].concat()).code;
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--deny", "note"]), 1);
    assert_eq!(code(&["--stage", "release"]), 1);
}

#[test]
fn json_has_every_finding_and_the_sums() {
    let folder = Folder::with(&[("dead.ron", &BLANK.replace("to: \"end\"", "to: \"ned\"")), ("broken.ron", BROKEN)]);
    let ran = folder.run(&["check", "--format", "json", "dead.ron", "broken.ron"]);
    let result = json(&ran);
    assert_eq!(ran.code, 2);
    let files = result["files"].as_array().unwrap();
    assert_eq!(files[0]["file"], "dead.ron");
    let first = &files[0]["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "link-to-nowhere").unwrap();
    assert_eq!(first["severity"], "error");
    assert!(first["line"].as_u64().unwrap() > 1 && first["hint"].is_string());
    assert_eq!(files[1]["readable"], false);
    assert_eq!(files[1]["findings"][0]["rule"], "unreadable-file");
    let sum = |field: &str| files.iter().map(|file| file["summary"][field].as_u64().unwrap()).sum::<u64>();
    assert_eq!(result["summary"]["blocking"], sum("blocking"));
}

#[test]
fn sarif_names_rules_levels_and_places() {
    let folder = Folder::with(&[("a b.ron", &BLANK.replace("to: \"end\"", "to: \"ned\"")), ("broken.ron", BROKEN)]);
    let ran = folder.run(&["check", "--format", "sarif", "a b.ron", "broken.ron"]);
    let log = json(&ran);
    assert_eq!((ran.code, &log["version"]), (2, &Value::from("2.1.0")));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(rules[index]["help"]["text"].is_string() && rules[index]["help"]["markdown"].is_string());
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    }
    let place = |rule: &str| {
        let result = results.iter().find(|result| result["ruleId"] == rule).unwrap();
        result["locations"][0]["physicalLocation"].clone()
    };
    assert_eq!(place("link-to-nowhere")["artifactLocation"]["uri"], "a%20b.ron");
    assert!(place("link-to-nowhere")["region"]["startLine"].as_u64().unwrap() > 1);
    assert_eq!(place("unreadable-file")["region"]["startLine"], 1);
}

#[test]
fn what_is_accepted_is_told_apart_and_never_denied() {
    let accepted = "  accepted: {\n    \"end/lines silent-ending\": \"A template\",\n    \"end no-ending\": \"Old\",\n  },\n  layout: {";
    let folder = Folder::with(&[("a.ron", &BLANK.replace("  layout: {", accepted))]);
    let run = |args: &[&str]| folder.run(&[&["check", "a.ron", "--stage", "review"], args].concat());
    let text = run(&[]);
    assert!(text.out.trim_end().ends_with(" · 1 accepted"), "{}", text.out);
    assert!(text.out.contains("warning[outdated-acceptance] “end no-ending” is accepted, and is not found any more"));
    assert!(!text.out.contains("[silent-ending]"), "{}", text.out);
    let file = json(&run(&["--format", "json"]))["files"][0].clone();
    assert_eq!(file["summary"]["accepted"], 1);
    assert_eq!(
        (&file["accepted"][0]["rule"], &file["accepted"][0]["reason"]),
        (&"silent-ending".into(), &"A template".into())
    );
    let log = json(&run(&["--format", "sarif"]));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let suppressed = results.iter().find(|result| result["ruleId"] == "silent-ending").unwrap();
    assert_eq!(suppressed["suppressions"][0]["justification"], "A template");
    let exported = folder.run(&["export", "a.ron", "--to", "json", "--out", "a.json"]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    assert!(!folder.read("a.json").contains("A template"), "learners do not get it");
}

#[test]
fn a_review_is_overdue_on_a_day() {
    let folder = Folder::with(&[(
        "a.ron",
        &BLANK.replace("  language:", "  about: (\n    review_by: \"2027-03\",\n  ),\n  language:"),
    )]);
    let run = |today: &str| folder.run(&["check", "a.ron", "--today", today]);
    assert!(!run("2027-03-31").out.contains("review-overdue"));
    assert!(run("2027-04-01").out.contains("warning[review-overdue] the case should have been reviewed by 2027-03"));
    assert_eq!(run("soon").code, 2);
}

#[test]
fn a_broken_pack_is_a_warning_and_said_once() {
    let folder = Folder::with(&[("a.ron", BLANK), ("b.ron", BLANK), ("pack.ron", "(format: 1, id: 7)")]);
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert_eq!(ran.out.matches("warning[unreadable-file]").count(), 1, "{}", ran.out);
    assert_eq!(folder.run(&["check", ".", "--deny", "warning"]).code, 1);
}

#[test]
fn rules_explain_themselves() {
    let folder = Folder::with(&[]);
    let one = folder.run(&["check", "--explain", "dead-end"]);
    assert!(one.code == 0 && one.out.starts_with("# dead-end\n"), "{}", one.out);
    let all = folder.run(&["check", "--explain", "all"]);
    let headings: Vec<&str> = all.out.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    let rules: Vec<&str> = offramp::check::RULES.iter().map(|rule| rule.id).chain(["unreadable-file"]).collect();
    assert_eq!(headings, rules);
    let wrong = folder.run(&["check", "--explain", "deadend"]);
    assert_eq!(
        (wrong.code, wrong.err.as_str()),
        (2, "error: there is no rule “deadend”\n  hint: did you mean `dead-end`?\n")
    );
}

#[test]
fn nothing_to_check_is_a_mistake_in_the_call() {
    let folder = Folder::with(&[("a.ron", SMALLEST)]);
    assert_eq!(folder.run(&["check"]).code, 2);
    assert_eq!(folder.run(&["check", "--deny", "everything", "a.ron"]).code, 2);
}

#[test]
fn whatever_is_found_can_be_accepted_and_fixes_turn_round() {
    for seed in 0..150 {
        let mut before = scenario(seed, Size { nodes: 12, broken: seed % 2 == 0 });
        before.accepted.clear();
        let mut history = History::new(Documents::one("a.ron", before.clone()));
        let found = judge(&Case::new(&before, None).at_stage(Stage::Release)).open;
        for finding in &found {
            if let Some(step) = fix(&Case::new(&before, None), finding, "a.ron") {
                history.apply(step);
                history.undo();
                assert_eq!(history.scenario("a.ron"), Some(&before), "{finding:?}");
            }
        }
        for finding in &found {
            let now = history.scenario("a.ron").unwrap();
            let step = accept_finding("a.ron", now, (&finding.place, finding.rule), "Meant so");
            history.apply(step);
        }
        let judged = judge(&Case::new(history.scenario("a.ron").unwrap(), None).at_stage(Stage::Release));
        assert_eq!(judged.open, [], "seed {seed}");
        assert_eq!(judged.accepted.len(), found.len());
    }
}

#[test]
fn packs_are_checked_over_all_their_cases() {
    let case = |id: &str| BLANK.replacen("id: \"", &format!("id: \"{id}"), 1);
    let pack = r#"(format: 1, id: "p", title: "P", scenarios: ["a.ron", "b.ron", "gone.ron"],
        needs: {"a.ron": ["b.ron"], "b.ron": ["a.ron"]})"#;
    let files = [("pack/a.ron", case("1")), ("pack/b.ron", case("2")), ("pack/pack.ron", pack.to_owned())];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let folder = Folder::with(&files);
    for path in ["pack", "pack/pack.ron"] {
        let ran = folder.run(&["check", "--format", "json", path]);
        let result = json(&ran);
        let files = result["files"].as_array().unwrap();
        assert_eq!(files.len(), 3, "{path}: the pack and the cases that are there: {}", ran.out);
        let rules: Vec<&str> =
            files[0]["findings"].as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap()).collect();
        assert_eq!(rules, ["missing-case-file", "needs-in-a-circle"], "{path}");
        assert_eq!(files[0]["findings"][0]["address"], "gone.ron");
        assert_eq!(ran.code, 1, "{}", ran.err);
    }
    let sarif = json(&folder.run(&["check", "--format", "sarif", "pack"]));
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "missing-case-file");
    assert!(result.get("ruleIndex").is_none(), "it is none of the rules that are described");
}

#[test]
fn a_pack_that_does_not_load_cannot_be_checked() {
    let folder = Folder::with(&[("pack.ron", "(format: 1, id: 3)")]);
    let ran = folder.run(&["check", "pack.ron"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("pack.ron:1:") && ran.out.contains("[unreadable-file]"), "{}", ran.out);
}
