//! Packages for LMSs, packs as files, publish targets: made by the program, looked at as files.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use serde_json::Value;

use crate::support::{Folder, THREE_BEATS, golden, golden_file};

const PACK: &str = r#"(format: 1, id: "p-1", title: "Two <bad> days", about: "A pack.", language: "en",
    scenarios: ["a.ron", "b.ron"], needs: {"b.ron": ["a.ron"]},
    targets: {
        "lms": (to: "scorm12"),
        "test": (to: "scorm2004-3rd", cases: ["b.ron"], mode: Assessment, attempts: 2),
        "outside": (to: "html", out: "../x.html"),
        "gone": (to: "html", cases: ["z.ron"]),
    })"#;

/// A second case: the same words under another id, with a pass mark.
fn second() -> String {
    THREE_BEATS.replacen("id: \"", "id: \"b-", 1).replacen("percent: 60", "percent: 70", 1)
}

fn pack() -> Folder {
    Folder::with(&[("pack.ron", PACK), ("a.ron", THREE_BEATS), ("b.ron", &second())])
}

fn unzipped(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn exported(folder: &Folder, path: &str, to: &str, set: &[&str]) -> Vec<u8> {
    let mut args = vec!["export", path, "--to", to, "--out", "x"];
    args.extend(set.iter().flat_map(|set| ["--set", *set]));
    let ran = folder.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    std::fs::read(folder.path("x")).unwrap()
}

#[test]
fn manifests_say_what_an_lms_has_to_know() {
    let folder = pack();
    for format in ["scorm12", "scorm2004-3rd", "scorm2004-4th", "cmi5"] {
        let bytes = exported(&folder, ".", format, &["revision=3", "date=2026-03-01"]);
        assert_eq!(bytes, exported(&folder, ".", format, &["revision=3", "date=2026-03-01"]), "{format} differs");
        let files = unzipped(&bytes);
        let manifest = if format == "cmi5" { "cmi5.xml" } else { "imsmanifest.xml" };
        golden(&format!("{format}.xml"), &files[manifest]);
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(names, ["1-a.html", "2-b.html", manifest]);
        // The manifest stands first in the archive: some LMSs look no further.
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(archive.by_index(0).unwrap().name().unwrap(), manifest);
    }
}

#[test]
fn a_page_is_told_of_its_course() {
    let folder = pack();
    let set =
        ["course-id=urn:x:7", "status=completed-failed", "attempts=2", "score-sent=first", "seed=9", "mode=assessment"];
    let files = unzipped(&exported(&folder, "b.ron", "scorm12", &set));
    let page = &files["index.html"];
    let told = |id: &str| -> Value {
        let start = format!("<script type=\"application/json\" id=\"{id}\">");
        let from = page.find(&start).unwrap() + start.len();
        serde_json::from_str(&page[from..from + page[from..].find("</script>").unwrap()]).unwrap()
    };
    let target = &told("export")["target"];
    assert_eq!(target["course"], "urn:x:7");
    assert_eq!((target["attempts"].as_u64(), target["seed"].as_u64()), (Some(2), Some(9)));
    assert_eq!((&target["status"], &target["score_sent"]), (&Value::from("CompletedFailed"), &Value::from("First")));
    assert_eq!(told("case")["play"]["retry"], "Never");
    // An LMS that judges by the score alone must not know the mark where passing is not what it is told.
    assert!(!files["imsmanifest.xml"].contains("masteryscore"));
}

#[test]
fn what_an_lms_cannot_keep_is_refused_with_the_reason() {
    let facts: Vec<String> = (0..30_000).map(|n| format!("\"f{n}\": (label: \"x\"), ")).collect();
    let facts = facts.concat();
    let case = THREE_BEATS.replacen("facts: {", &format!("facts: {{{facts}"), 1);
    let folder = Folder::with(&[("a.ron", &case)]);
    let ran = folder.run(&["export", "a.ron", "--to", "scorm12", "--out", "x.zip", "--off-ramps", "false"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("more state than SCORM 1.2 keeps between two sittings"), "{}", ran.err);
    assert!(ran.err.contains("of 3000 characters") && ran.err.contains("hint: use SCORM 2004"), "{}", ran.err);
    assert_eq!(folder.run(&["export", "a.ron", "--to", "cmi5", "--out", "y.zip", "--off-ramps", "false"]).code, 0);
}

#[test]
fn two_cases_with_one_id_are_told_apart_before_an_lms_mixes_them_up() {
    let folder = Folder::with(&[("pack.ron", PACK), ("a.ron", THREE_BEATS), ("b.ron", THREE_BEATS)]);
    let ran = folder.run(&["export", ".", "--to", "scorm12", "--out", "x.zip"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("two cases of the pack have the same id (“a.ron” and “b.ron”)"), "{}", ran.err);
}

#[test]
fn a_target_is_published_again_and_again() {
    let folder = pack();
    let publish = |args: &[&str]| folder.run(&[&["publish", "lms", ".", "--format", "json"], args].concat());
    let said = |args: &[&str]| -> Value {
        let ran = publish(args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str(&ran.out).unwrap()
    };
    let first = said(&["--today", "2026-03-01"]);
    assert_eq!((&first["revision"], &first["on"]), (&Value::from(1), &Value::from("2026-03-01")));
    assert_eq!(first["change"], Value::Null);
    let bytes = std::fs::read(folder.path("published/lms.zip")).unwrap();
    // Nothing is new: the same bytes on another day, and nothing more in the record.
    let again = said(&["--today", "2026-03-09"]);
    assert_eq!((&again["revision"], &again["unchanged"]), (&Value::from(1), &Value::from(true)));
    assert_eq!(std::fs::read(folder.path("published/lms.zip")).unwrap(), bytes);
    // Other words.
    let case = folder.read("a.ron");
    folder.write("a.ron", case.replacen("title: \"", "title: \"New: ", 1).as_bytes());
    let worded = said(&["--today", "2026-03-10"]);
    assert_eq!((&worded["revision"], &worded["on"]), (&Value::from(2), &Value::from("2026-03-10")));
    assert_eq!(worded["change"], "wording only: safe to replace");
    // A node is gone: whoever stood there begins again.
    let renamed = folder.read("a.ron");
    let node = first_decision(&renamed);
    folder.write("a.ron", renamed.replace(&format!("\"{node}\""), "\"somewhere-else\"").as_bytes());
    let changed = said(&["--today", "2026-03-11", "--dry-run"]);
    let change = changed["change"].as_str().unwrap();
    assert!(change.starts_with("structure changed: ") && change.ends_with(" cannot resume"), "{change}");
    assert!(changed["lost_positions"].as_array().unwrap().iter().any(|at| at == &format!("a.ron {node}")));
    assert_eq!(changed["out"], Value::Null);
    // With the old name kept, everybody goes on.
    let kept =
        folder.read("a.ron").replacen("nodes:", &format!("renamed: {{\"{node}\": \"somewhere-else\"}}, nodes:"), 1);
    folder.write("a.ron", kept.as_bytes());
    let safe = said(&["--today", "2026-03-11"]);
    assert_eq!(safe["change"], "structure changed: every position can resume");
    assert_eq!(
        folder.run(&["publish", "--list"]).out.lines().next().unwrap(),
        "lms              scorm12        revision 3 of 2026-03-11, published/lms.zip"
    );
}

/// The id of the first decision of a case, as its file names it.
fn first_decision(text: &str) -> String {
    let at = text.find(": Decision(").unwrap();
    let before = &text[..at];
    before.rsplit('"').nth(1).unwrap().to_owned()
}

#[test]
fn what_cannot_be_published_says_why() {
    let folder = pack();
    for (target, said) in [
        ("lmz", "the pack has no publish target “lmz”\n  hint: did you mean `lms`?"),
        ("outside", "names a file outside of the pack (“../x.html”)"),
        ("gone", "names a case that the pack does not list (“z.ron”)"),
    ] {
        let ran = folder.run(&["publish", target]);
        assert_eq!(ran.code, 2, "{target}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    // A case that cannot run is held back, unless its author says so.
    folder.write("b.ron", second().replacen("start: \"", "start: \"no-", 1).as_bytes());
    let held = folder.run(&["publish", "lms", "--today", "2026-03-01"]);
    assert_eq!(held.code, 1);
    assert!(held.err.contains("blocks: b.ron") && held.err.contains("add `--anyway`"), "{}", held.err);
    assert!(!folder.path("published.ron").exists());
    assert_eq!(folder.run(&["publish", "lms", "--today", "2026-03-01", "--anyway"]).code, 0);
}

#[test]
fn a_pack_goes_through_its_archive_unchanged() {
    let folder = pack();
    folder.write("a.fr.ron", b"(format: 1, scenario: \"x\")");
    let bytes = exported(&folder, ".", "offpack", &[]);
    assert_eq!(bytes, exported(&folder, ".", "offpack", &[]));
    folder.run(&["fmt", "a.ron", "b.ron"]);
    let ran = folder.run(&["import", "x", "--out", "copy"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Unpacked “Two <bad> days” into copy (4 files).\n"), "{}", ran.err);
    for name in ["a.ron", "b.ron", "a.fr.ron"] {
        assert_eq!(folder.read(&format!("copy/{name}")), folder.read(name), "{name}");
    }
    let again = folder.run(&["import", "x", "--out", "copy"]);
    assert!(again.code == 2 && again.err.contains("there is a folder or file of this name already"), "{}", again.err);
}

#[test]
fn an_archive_that_was_changed_is_not_unpacked() {
    let folder = pack();
    let files = unzipped(&exported(&folder, ".", "offpack", &[]));
    let repacked = |change: &dyn Fn(&mut BTreeMap<String, String>)| {
        let mut files = files.clone();
        change(&mut files);
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &files {
            writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    let cases: [(&str, Vec<u8>, &str); 6] = [
        (
            "changed",
            repacked(&|files| files.get_mut("a.ron").unwrap().push(' ')),
            "the file “a.ron” is not the one that was packed",
        ),
        (
            "more",
            repacked(&|files| _ = files.insert("z.ron".into(), String::new())),
            "the file “z.ron” is not in the list",
        ),
        ("less", repacked(&|files| _ = files.remove("b.ron")), "the file “b.ron” is missing from the pack"),
        ("unlisted", repacked(&|files| _ = files.remove("offpack.json")), "this archive is no scenario pack"),
        (
            "outside",
            repacked(&|files| _ = files.insert("../evil.ron".into(), String::new())),
            "leads out of the archive",
        ),
        ("noise", b"PK\x03\x04 not really".to_vec(), "hint: "),
    ];
    for (name, bytes, said) in cases {
        folder.write("bad.offpack", &bytes);
        let ran = folder.run(&["import", "bad.offpack", "--out", "never"]);
        assert!(ran.code == 2 && ran.err.contains(said), "{name}: {}", ran.err);
        assert!(!folder.path("never").exists(), "{name}");
    }
}

#[test]
fn the_schema_is_the_one_that_is_published() {
    golden_file("docs/schema/offramp-case-1.schema.json", &Folder::with(&[]).run(&["schema"]).out);
}
