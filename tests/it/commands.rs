//! `new`, `fmt`, `test`, `export`, and the program without a command.

use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{BLANK, Folder, SMALLEST, THREE_BEATS, golden};

#[test]
fn a_new_scenario_has_an_id_and_a_title_of_its_own() {
    let folder = Folder::with(&[]);
    let ran = folder.run(&["new", "delayed-delivery"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "Made delayed-delivery.ron: “Delayed delivery”.\nPlay it with `offramp play delayed-delivery.ron`.\n")
    );
    let text = folder.read("delayed-delivery.ron");
    assert!(text.contains("\n  title: \"Delayed delivery\",\n"), "{text}");
    let id = text.lines().nth(2).unwrap().trim().trim_start_matches("id: \"").trim_end_matches("\",").to_owned();
    assert_eq!((id.len(), id.as_bytes()[14]), (36, b'4'), "{id}");
    assert_eq!(folder.run(&["fmt", "--check", "delayed-delivery.ron"]).code, 0);
    folder.run(&["new", "other.ron", "--template", "three-beats"]);
    assert!(!folder.read("other.ron").contains(&id));
}

#[test]
fn nothing_is_overwritten_by_a_new_scenario() {
    let folder = Folder::with(&[("a.ron", SMALLEST)]);
    let ran = folder.run(&["new", "a.ron"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: there is a file of this name already: a.ron\n  hint: choose another name\n")
    );
    assert_eq!(folder.read("a.ron"), SMALLEST);
    let pack = folder.run(&["new", "pack.ron"]);
    assert_eq!(
        (pack.code, pack.err.as_str()),
        (2, "error: this is no name for a scenario: pack.ron\n  hint: files of this name are a pack; choose another\n")
    );
    assert_eq!(folder.run(&["new", "b.ron", "--template", "none"]).code, 2);
    assert_eq!(folder.files().len(), 1);
}

#[test]
fn fmt_says_which_files_would_change() {
    let folder = Folder::with(&[("a.ron", SMALLEST), ("b.ron", &SMALLEST.replace("  ", "\t"))]);
    let ran = folder.run(&["fmt", "--check", "."]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "would change: ./b.ron\n1 to rewrite · 1 unchanged\n"));
    let ran = folder.run(&["fmt", "--format", "json", "."]);
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &result["files"][1]["state"]), (0, &Value::from("rewritten")));
    assert_eq!(folder.read("b.ron"), SMALLEST);
}

#[test]
fn comments_are_only_lost_on_request() {
    let commented = SMALLEST.replace("(\n", "( // mine\n");
    let folder = Folder::with(&[("a.ron", &commented)]);
    let ran = folder.run(&["fmt", "a.ron"]);
    assert_eq!(
        ran.err,
        "warning: comments are not kept: a.ron\n\
         error: left as it was, because of its comments: a.ron\n  \
         hint: `--yes` rewrites it without its comments; notes on the canvas are kept\n"
    );
    assert_eq!((ran.code, folder.read("a.ron")), (2, commented));
    assert_eq!(folder.run(&["fmt", "--yes", "a.ron"]).code, 0);
    assert_eq!(folder.read("a.ron"), SMALLEST);
}

#[test]
fn saved_runs_are_replayed() {
    let wrong = THREE_BEATS.replace("ending: \"settled\"", "ending: \"lost\"");
    let folder = Folder::with(&[("a.ron", THREE_BEATS), ("b.ron", &wrong), ("c.ron", BLANK)]);
    let ran = folder.run(&["test", "a.ron", "b.ron", "c.ron"]);
    golden("test.txt", &ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let result: Value = serde_json::from_str(&folder.run(&["test", "--format", "json", "."]).out).unwrap();
    assert_eq!((&result["as_expected"], &result["not_as_expected"]), (&Value::from(3), &Value::from(1)));
    assert_eq!(folder.run(&["test", "a.ron"]).code, 0);
    assert_eq!(folder.run(&["test", "a.ron", "none.ron"]).code, 2);
}

#[test]
fn json_is_exported_whole_or_not_at_all() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let ran = folder.run(&["export", "a.ron", "--to", "json", "--out", "-", "--set", "pretty=true"]);
    golden("three-beats.json", &ran.out);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, "lost: the saved run “Everything wrong” stays in the scenario (:runs/lost)\n")
    );
    let ran = folder.run(&["export", "a.ron", "--to", "json", "--out", "a.json"]);
    let written = folder.read("a.json");
    assert_eq!((ran.code, ran.out), (0, format!("Wrote a.json ({} bytes).\n", written.len())));
    assert_eq!(written.lines().count(), 1);
    let list = folder.run(&["export", "--list"]);
    assert!(list.out.contains("Offramp JSON"), "{}", list.out);
}

#[test]
fn an_export_that_cannot_be_made_leaves_everything_as_it_was() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS), ("out/keep.txt", "")]);
    let before = folder.files();
    for (args, message) in [
        (["a.ron", "--to", "jsn", "--out", "x"], "there is no format “jsn”\n  hint: did you mean `json`?"),
        (
            ["a.ron", "--to", "json", "--out", "a.ron"],
            "this would overwrite the scenario itself: a.ron\n  hint: name another file with `--out`",
        ),
        (["a.ron", "--to", "json", "--out", "out"], "this is a folder, not a file: out\n  hint: name a file in it"),
        (
            ["a.ron", "--to", "json", "--out", "no/x"],
            "there is no such folder to save in: no/x\n  hint: make the folder first",
        ),
        (
            ["out", "--to", "json", "--out", "x"],
            "there is no pack in this folder: out\n  hint: name a scenario in it; the room Library of the studio makes a pack of a folder",
        ),
    ] {
        let ran = folder.run(&[&["export"], args.as_slice()].concat());
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.ends_with(&format!("error: {message}\n")), "{}", ran.err);
    }
    assert_eq!(folder.files(), before);
}

#[cfg(not(feature = "studio"))]
#[test]
fn a_build_without_a_window_says_what_works() {
    let folder = Folder::with(&[("a.ron", SMALLEST)]);
    let ran = folder.run(&["a.ron"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with(
            "error: this build of Offramp has no window\n  hint: these work without a window: `offramp new`"
        )
    );
    let ran = folder.run(&["chekc"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: there is no such file, folder or command: chekc\n  hint: did you mean `offramp check`?\n")
    );
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let mut command = folder.command(&["export", "a.ron", "--to", "json", "--out", "-"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().code() == Some(0) && !said.contains("panicked"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_a_failure() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = folder.command(&["test", "a.ron"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: the output could not be written"));
}
