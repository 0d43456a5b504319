//! Files that are not what they should be: each is refused in exact words, and nothing is written.

use std::fs::{self, File};

use crate::support::{Folder, SMALLEST};

/// Formats `bytes` and expects to be told exactly this.
#[track_caller]
fn refused(bytes: &[u8], message: &str) {
    let folder = Folder::with(&[]);
    folder.write("bad.ron", bytes);
    refused_in(&folder, "bad.ron", message);
}

#[track_caller]
fn refused_in(folder: &Folder, name: &str, message: &str) {
    let before = folder.files();
    let ran = folder.run(&["fmt", "--yes", name]);
    assert_eq!(ran.err, format!("error: {message}\n"));
    assert_eq!((ran.code, ran.out.as_str()), (2, "0 rewritten · 0 unchanged\n"));
    assert_eq!(folder.files(), before);
}

/// The smallest scenario with something more at its end.
fn with(field: &str) -> String {
    SMALLEST.replace("Phone,\n)", &format!("Phone,\n  {field}\n)"))
}

#[test]
fn what_is_no_ron_is_said_to_be_no_scenario() {
    refused(
        b"Dear Sir or Madam,\n",
        "this is no scenario: it does not begin with `(format: 1,`: bad.ron:1:1\n  \
         hint: a scenario file begins with `(` and its first field is `format: 1`",
    );
    refused(
        b"",
        "this is no scenario: it does not begin with `(format: 1,`: bad.ron:1:1\n  \
         hint: a scenario file begins with `(` and its first field is `format: 1`",
    );
}

#[test]
fn a_file_that_breaks_off_says_so() {
    let cut = SMALLEST.find("Phone").unwrap();
    refused(
        &SMALLEST.as_bytes()[..cut],
        "the scenario breaks off in the middle: bad.ron:7:11, in channel\n  \
         hint: the file may have been cut off while it was written or sent; look for an earlier copy",
    );
}

#[test]
fn brackets_without_end_are_refused_at_the_limit() {
    let mut bytes = b"(format: 1, whenever: ".to_vec();
    bytes.resize(64 << 20, b'[');
    refused(
        &bytes,
        "expected opening `(` for struct `Whenever`: bad.ron:1:24, in whenever\n  \
         hint: look for a missing comma, quote or bracket here or just before",
    );
}

#[test]
fn nested_conditions_without_end_are_refused() {
    let conditions = format!("whenever: [(when: {}", "Not(".repeat(1 << 20));
    refused(
        with(&conditions).as_bytes(),
        "brackets are nested too deeply: bad.ron:8:265, in whenever/0/when\n  \
         hint: conditions may be nested about 60 deep; regroup them",
    );
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = Folder::with(&[]);
    File::create(folder.path("bad.ron")).unwrap().set_len((64 << 20) + 1).unwrap();
    let ran = folder.run(&["fmt", "bad.ron"]);
    assert_eq!(
        ran.err,
        "error: the file is larger than 64 MiB: bad.ron\n  hint: split the case into several, or move media out of it\n"
    );
    assert_eq!(ran.code, 2);
}

#[test]
fn a_newer_format_asks_for_a_newer_program() {
    refused(
        SMALLEST.replace("format: 1", "format: 2").as_bytes(),
        "the scenario has format 2, and this version of Offramp reads up to format 1: bad.ron\n  \
         hint: open it with a newer version of Offramp",
    );
}

#[test]
fn a_format_beyond_all_numbers_is_a_newer_one() {
    refused(
        SMALLEST.replace("format: 1", "format: 99999999999999999999").as_bytes(),
        "the scenario has a far newer format, and this version of Offramp reads up to format 1: bad.ron\n  \
         hint: open it with a newer version of Offramp",
    );
}

#[test]
fn a_format_that_is_no_number_is_refused() {
    for format in ["0", "-1", "\"1\""] {
        refused(
            SMALLEST.replace("format: 1", &format!("format: {format}")).as_bytes(),
            "the format number must be a whole number from 1: bad.ron:2:11",
        );
    }
}

#[test]
fn a_file_without_format_is_no_scenario() {
    refused(
        SMALLEST.replace("  format: 1,\n", "").as_bytes(),
        "this is no scenario: it does not begin with `(format: 1,`: bad.ron:2:3\n  \
         hint: a scenario file begins with `(` and its first field is `format: 1`",
    );
}

#[test]
fn keys_that_stand_twice_are_refused() {
    refused(
        with("nodes: {\n    \"a\": Scene(),\n    \"a\": Pause(),\n  },").as_bytes(),
        "“a” stands twice here: bad.ron:10:6, in nodes/a\n  hint: rename one of the two, or delete it",
    );
    refused(
        with("title: \"Again\",").as_bytes(),
        "the field `title` stands twice: bad.ron:8:3\n  hint: keep one of the two",
    );
}

#[test]
fn choices_that_share_an_id_still_open() {
    let twins = with("nodes: {\n    \"a\": Decision(choices: [(id: \"b\"), (id: \"b\")]),\n  },");
    let folder = Folder::with(&[("a.ron", &twins)]);
    for args in [["play", "a.ron"], ["test", "a.ron"], ["fmt", "a.ron"]] {
        let ran = folder.run(&args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    }
}

#[test]
fn an_unknown_field_names_the_nearest() {
    refused(
        with("nodes: {\n    \"a\": Scene(lines: [(id: \"aaaaaa1\", feling: \"x\")]),\n  },").as_bytes(),
        "there is no field `feling` of Line: bad.ron:9:40, in nodes/a/lines/aaaaaa1\n  hint: did you mean `feeling`?",
    );
    refused(
        with("nodes: {\n    \"a\": Scenne(),\n  },").as_bytes(),
        "there is no value `Scenne` of Node: bad.ron:9:10, in nodes/a\n  hint: did you mean `Scene`?",
    );
}

#[test]
fn a_timer_is_never_negative() {
    refused(
        with("nodes: {\n    \"a\": Decision(seconds: -5),\n  },").as_bytes(),
        "-5 is out of range: a whole number from 1 to 3600 is meant here: bad.ron:9:29, in nodes/a/seconds",
    );
    refused(
        with("nodes: {\n    \"a\": Scene(takes: \"-5s\"),\n  },").as_bytes(),
        "“-5s” is no duration: write a whole number and s, m, h or d, such as \"40s\", \"30m\", \"2h\" or \"2d\", \
         at most a year: bad.ron:9:24, in nodes/a/takes",
    );
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let mut bytes = with("starts_at: \"Tue ?\",").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'?').unwrap();
    bytes[at] = 0xFF;
    refused(
        &bytes,
        "the file is not UTF-8 text: bad.ron:8:19\n  \
         hint: save it as UTF-8, or check that it is a scenario at all",
    );
}

#[test]
fn control_characters_in_an_id_are_refused_and_shown_harmlessly() {
    refused(
        with("nodes: {\n    \"a\u{1b}[2J\": Scene(),\n  },").as_bytes(),
        "“a\\u{1b}[2J” is no id: ids have 1 to 48 lower-case letters a–z, digits or hyphens, and do not begin with a \
         hyphen: bad.ron:9:6, in nodes/a\\u{1b}[2J",
    );
}

#[test]
fn control_characters_in_a_text_are_kept_as_escapes() {
    let folder = Folder::with(&[("a.ron", &SMALLEST.replace("\"T\"", "\"T\u{1b}[2J\""))]);
    let ran = folder.run(&["fmt", "a.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "rewritten: a.ron\n1 rewritten · 0 unchanged\n"));
    assert!(folder.read("a.ron").contains(r#"title: "T\u{1b}[2J""#), "{}", folder.read("a.ron"));
}

#[test]
fn a_folder_without_scenarios_says_so() {
    let folder = Folder::with(&[]);
    fs::create_dir(folder.path("bad.ron")).unwrap();
    refused_in(
        &folder,
        "bad.ron",
        "there is no scenario in this folder: bad.ron\n  \
         hint: a scenario is a file NAME.ron; make one with `offramp new FILE --template blank`",
    );
    let ran = folder.run(&["play", "bad.ron"]);
    assert_eq!(ran.err, "error: this is a folder, not a file: bad.ron\n  hint: name a file in it\n");
    assert_eq!(ran.code, 2);
}

#[test]
fn a_path_below_a_file_leads_nowhere() {
    let folder = Folder::with(&[("a.ron", SMALLEST)]);
    refused_in(
        &folder,
        "a.ron/b.ron",
        "a part of the path is a file, not a folder: a.ron/b.ron\n  \
         hint: check the spelling; the file may have been moved",
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("bad.ron", SMALLEST)]);
    fs::set_permissions(folder.path("bad.ron"), fs::Permissions::from_mode(0o0)).unwrap();
    if File::open(folder.path("bad.ron")).is_ok() {
        // Whoever runs this may read everything; the words are tested in `store`.
        return;
    }
    refused_in(&folder, "bad.ron", "you may not read this: bad.ron\n  hint: ask its owner for permission to read it");
}

#[test]
fn a_file_that_is_gone_stops_no_other() {
    let folder = Folder::with(&[("a.ron", SMALLEST)]);
    let ran = folder.run(&["fmt", "gone.ron", "a.ron"]);
    assert_eq!(
        ran.err,
        "error: there is no such file or folder: gone.ron\n  hint: check the spelling; the file may have been moved\n"
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, "0 rewritten · 1 unchanged\n"));
}

#[test]
fn a_bom_and_crlf_are_accepted_and_dropped() {
    let folder = Folder::with(&[("a.ron", &format!("\u{feff}{}", SMALLEST.replace('\n', "\r\n")))]);
    let ran = folder.run(&["fmt", "a.ron"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(folder.read("a.ron"), SMALLEST);
}
