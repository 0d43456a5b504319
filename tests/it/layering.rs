//! The rooms import downwards only, and each keeps to what it may know.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the lowest to the highest, each with the rooms that it may import.
const ROOMS: &[(&str, &[&str])] = &[
    ("scenario", &[]),
    ("play", &["scenario"]),
    ("edit", &["scenario", "play"]),
    ("store", &["scenario", "play", "edit"]),
    ("explore", &["scenario", "play"]),
    ("check", &["scenario", "play", "edit", "explore"]),
    ("export", &["scenario", "play", "edit", "store", "explore", "check"]),
    ("import", &["scenario", "store", "export"]),
    ("publish", &["scenario", "play", "store", "explore", "check", "export"]),
    ("serve", &["scenario", "store", "export"]),
    ("cli", &["scenario", "play", "edit", "store", "explore", "check", "export", "import", "publish", "serve"]),
    (
        "studio",
        &["scenario", "play", "edit", "store", "explore", "check", "export", "import", "publish", "serve", "cli"],
    ),
];

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The code of a file, without its comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let product = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    product.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn rooms_import_only_what_lies_below() {
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        for path in files_below(&source().join(room)) {
            let code = code(&path);
            for (other, _) in ROOMS {
                let named = code.contains(&format!("crate::{other}::")) || code.contains(&format!("crate::{other};"));
                if other != room && !allowed.contains(other) && named {
                    wrong.push(format!("{} imports {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_room_is_in_the_list() {
    for entry in fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(ROOMS.iter().any(|(room, _)| *room == name), "{name} is no room of the house");
        }
    }
}

#[test]
fn only_the_studio_knows_egui_and_only_the_store_knows_the_disk() {
    let mut wrong = Vec::new();
    for path in files_below(&source()) {
        let room = path.strip_prefix(source()).unwrap().components().next().unwrap();
        let room = room.as_os_str().to_string_lossy().into_owned();
        let code = code(&path);
        for (word, home) in [
            ("egui", "studio"),
            ("eframe", "studio"),
            ("rfd::", "studio"),
            ("webbrowser::", "studio"),
            ("tempfile::", "store"),
            ("etcetera::", "store"),
            ("std::fs", "store"),
            ("File::open", "store"),
        ] {
            if room != home && code.contains(word) {
                wrong.push(format!("{}: {word}", path.display()));
            }
        }
        for word in ["Instant::now", "SystemTime::now"] {
            if !["studio", "cli", "serve"].contains(&room.as_str()) && code.contains(word) {
                wrong.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_is() {
    for path in files_below(&source()) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} does not begin with what it is", path.display());
    }
}
