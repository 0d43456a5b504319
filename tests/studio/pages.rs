//! Web pages from the studio: in the browser, and into a file.

use std::sync::Arc;

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use offramp::studio::{Answer, App};

use crate::{NotedBrowser, SAMPLE, app_with, named, press, retype, settle};

const SIZE: [f32; 2] = [1440.0, 900.0];

/// A case whose one picture is not there.
const PICTURED: &str = r#"(format: 1, id: "x", title: "Pictured", language: "en", channel: Chat, start: "a",
    nodes: {"a": Ending(outcome: Resolved, lines: [(id: "k3pa7wd", says: "Look.", media: "photo")])},
    media: {"photo": (file: "photo.png", alt: "A dented box")})"#;

fn opened(file: &std::path::Path, answers: &[Answer], browser: &Arc<NotedBrowser>) -> Harness<'static, App> {
    let mut harness = app_with(SIZE, answers, browser.clone());
    harness.state_mut().open(file);
    settle(&mut harness);
    harness
}

/// Chooses a command of the menu File.
fn choose(harness: &mut Harness<'_, App>, command: &str) {
    harness.get_by_role_and_label(Role::Button, "File").click();
    harness.run_steps(3);
    named(harness, Role::Button, command).click();
    settle(harness);
}

#[test]
fn the_case_as_it_is_now_is_shown_in_the_browser() {
    let browser = Arc::new(NotedBrowser::default());
    let mut harness = opened(SAMPLE.as_ref(), &[], &browser);
    retype(&mut harness, Role::MultilineTextInput, "Narration", "Changed, not saved.");
    press(&mut harness, Modifiers::COMMAND, Key::B);
    harness.get_by_label("Opened in the browser");
    let page = browser.shown.lock().unwrap().pop().unwrap();
    assert_eq!(page.file_name().unwrap(), "offramp-preview-the-delayed-delivery.html");
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.starts_with("<!doctype html>") && html.contains("Changed, not saved."));
    drop(harness);
    assert!(!page.exists(), "previews go away with the program");
}

#[test]
fn without_a_browser_the_path_is_said() {
    let browser = Arc::new(NotedBrowser { broken: Some("there is none"), ..NotedBrowser::default() });
    let mut harness = opened(SAMPLE.as_ref(), &[], &browser);
    choose(&mut harness, "Open in browser");
    harness.get_by_label("No browser could be opened");
    harness.get_by_label_contains("(there is none)");
    let page = browser.shown.lock().unwrap()[0].clone();
    harness.get_by_label(&page.display().to_string());
    assert!(page.exists());
    harness.get_by_role_and_label(Role::Button, "Close").click();
    settle(&mut harness);
    assert!(harness.query_by_label("No browser could be opened").is_none());
}

#[test]
fn a_page_is_exported_to_a_file_and_opened_from_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page");
    let browser = Arc::new(NotedBrowser::default());
    let mut harness = opened(SAMPLE.as_ref(), &[Answer::Path(path.clone())], &browser);
    choose(&mut harness, "Export as web page…");
    let path = path.with_extension("html");
    assert!(std::fs::read_to_string(&path).unwrap().contains("<title>The delayed delivery spiral</title>"));
    harness.get_by_label_contains(&format!("Exported {}", path.display()));
    assert!(browser.shown.lock().unwrap().is_empty());
    harness.get_by_role_and_label(Role::Button, "Open").click();
    settle(&mut harness);
    assert_eq!(*browser.shown.lock().unwrap(), [path]);
}

#[test]
fn what_stays_out_of_a_page_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let (file, page) = (folder.path().join("case.ron"), folder.path().join("page.html"));
    std::fs::write(&file, PICTURED).unwrap();
    let browser = Arc::new(NotedBrowser::default());
    let mut harness = opened(&file, &[Answer::NoDialog], &browser);
    choose(&mut harness, "Export as web page…");
    retype(&mut harness, Role::TextInput, "Path", &page.to_string_lossy());
    harness.get_by_role_and_label(Role::Button, "Export").click();
    settle(&mut harness);
    harness.get_by_label("The page is made");
    harness.get_by_label_contains("the medium “photo” stays out");
    assert!(page.exists());
    harness.get_by_role_and_label(Role::Button, "Close").click();
    settle(&mut harness);
    std::fs::write(folder.path().join("photo.png"), "not looked into").unwrap();
    press(&mut harness, Modifiers::COMMAND, Key::B);
    let shown = browser.shown.lock().unwrap()[0].clone();
    assert!(std::fs::read_to_string(shown).unwrap().contains("data:image/png;base64,bm90IGxvb2tlZCBpbnRv"));
}

#[test]
fn a_page_never_takes_the_place_of_its_scenario() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.ron");
    std::fs::write(&file, PICTURED).unwrap();
    let mut harness = opened(&file, &[Answer::Path(file.clone())], &Arc::default());
    choose(&mut harness, "Export as web page…");
    harness.get_by_label_contains("it would overwrite the scenario itself");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), PICTURED);
}
