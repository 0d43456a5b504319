//! The room Publish: targets of a pack, what is known before, packages that are written, the test LMS.

use super::*;
use offramp::scenario::{Pack, PublishLog, PublishTarget};

const WIDE: [f32; 2] = [1440.0, 1100.0];
const THREE_BEATS: &str = include_str!("../../assets/templates/three-beats.ron");

/// A pack of two cases that can be played.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut pack = Pack::new(1_u32, "p", "Parcels");
    pack.scenarios = ["a.ron", "b.ron"].map(Into::into).into();
    std::fs::write(folder.path().join("pack.ron"), write(&pack).unwrap()).unwrap();
    std::fs::write(folder.path().join("a.ron"), THREE_BEATS).unwrap();
    let other = THREE_BEATS.replacen("id: \"", "id: \"b-", 1);
    std::fs::write(folder.path().join("b.ron"), other).unwrap();
    folder
}

fn on_disk(folder: &tempfile::TempDir) -> Pack {
    read::<Pack>(&std::fs::read(folder.path().join("pack.ron")).unwrap()).unwrap().document
}

fn log(folder: &tempfile::TempDir) -> PublishLog {
    read::<PublishLog>(&std::fs::read(folder.path().join("published.ron")).unwrap()).unwrap().document
}

fn click(harness: &mut Harness<'_, App>, role: Role, begins: &str) {
    named(harness, role, begins).click();
    settle(harness);
}

/// The room, with a target for Moodle.
fn room(folder: &tempfile::TempDir, browser: Arc<NotedBrowser>) -> Harness<'static, App> {
    let mut harness = app_with(WIDE, &[], browser);
    harness.state_mut().open(folder.path());
    settle(&mut harness);
    click(&mut harness, Role::Tab, "Publish");
    click(&mut harness, Role::Button, "Moodle");
    harness
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_pack_is_published_again_and_again() {
    let folder = folder();
    let mut harness = room(&folder, Arc::default());
    assert!(on_disk(&folder).targets.contains_key("moodle"));
    assert!(says(&harness, "Ready: this will be revision 1"));
    click(&mut harness, Role::Button, "Publish");
    assert!(folder.path().join("published/moodle.zip").is_file());
    assert_eq!(log(&folder).entries.len(), 1);
    assert!(says(&harness, "Revision 1 stands as it was published"));
    // Other words in one case: a new revision, and nobody loses their place.
    let words = THREE_BEATS.replacen("title: \"", "title: \"New: ", 1);
    std::fs::write(folder.path().join("a.ron"), words).unwrap();
    click(&mut harness, Role::Button, "Look again");
    assert!(says(&harness, "Ready: this will be revision 2"));
    assert!(says(&harness, "Wording only: safe to replace"));
    click(&mut harness, Role::Button, "Publish");
    assert_eq!(log(&folder).last(&id("moodle")).unwrap().revision, 2);
}

#[test]
fn what_stops_a_case_is_said_and_one_click_away() {
    let folder = folder();
    let broken = THREE_BEATS.replacen("id: \"", "id: \"b-", 1).replacen("start: \"", "start: \"no-", 1);
    std::fs::write(folder.path().join("b.ron"), broken).unwrap();
    let mut harness = room(&folder, Arc::default());
    named(&harness, Role::Button, "Publish anyway");
    click(&mut harness, Role::Button, "b.ron: ");
    assert_eq!(harness.state().workspace().unwrap().path.as_deref(), Some(&*folder.path().join("b.ron")));
    // Another case is shown: its place must not be taken for that of the broken one.
    harness.state_mut().open(&folder.path().join("a.ron"));
    settle(&mut harness);
    click(&mut harness, Role::Tab, "Publish");
    click(&mut harness, Role::Button, "b.ron: ");
    assert_eq!(harness.state().workspace().unwrap().path.as_deref(), Some(&*folder.path().join("b.ron")));
}

#[test]
fn settings_are_kept_in_the_pack_and_can_be_taken_back() {
    let folder = folder();
    let mut harness = room(&folder, Arc::default());
    retype(&mut harness, Role::TextInput, "Title in the LMS", "Bad days");
    assert_eq!(on_disk(&folder).targets["moodle"].title.as_str(), "Bad days");
    click(&mut harness, Role::CheckBox, "Send what learners write");
    assert!(on_disk(&folder).targets["moodle"].sends_texts);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(!on_disk(&folder).targets["moodle"].sends_texts);
    // Titles of two targets, typed one after the other, are two changes.
    click(&mut harness, Role::Button, "moodle: add a target like this one");
    retype(&mut harness, Role::TextInput, "Title in the LMS", "Worse days");
    click(&mut harness, Role::Button, "moodle, SCORM 1.2");
    retype(&mut harness, Role::TextInput, "Title in the LMS", "Good days");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(on_disk(&folder).targets["moodle"].title.as_str(), "Bad days");
    assert_eq!(on_disk(&folder).targets["moodle-2"].title.as_str(), "Worse days");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    click(&mut harness, Role::Button, "moodle-2, SCORM 1.2");
    assert_eq!(on_disk(&folder).targets["moodle-2"].title.as_str(), "Bad days");
    click(&mut harness, Role::Button, "moodle-2: delete this target");
    assert!(!on_disk(&folder).targets.contains_key("moodle-2"));
}

#[test]
fn the_package_runs_in_the_test_lms() {
    let folder = folder();
    let browser = Arc::new(NotedBrowser::default());
    let mut harness = room(&folder, browser.clone());
    click(&mut harness, Role::Button, "Test in an LMS");
    let shown = browser.shown.lock().unwrap().clone();
    assert!(shown[0].to_str().unwrap().starts_with("http://127.0.0.1:"), "{shown:?}");
    assert!(says(&harness, "The test LMS is running"));
    click(&mut harness, Role::Button, "Stop it");
    assert!(!says(&harness, "The test LMS is running"));
}

#[test]
fn a_case_without_a_pack_gets_one() {
    let folder = folder();
    std::fs::remove_file(folder.path().join("pack.ron")).unwrap();
    let mut harness = open(WIDE, &folder.path().join("a.ron"), &[]);
    click(&mut harness, Role::Tab, "Publish");
    click(&mut harness, Role::Button, "Make a pack of this folder");
    assert!(says(&harness, "Where do learners play?"));
    assert_eq!(on_disk(&folder).scenarios.len(), 2);
}

#[test]
fn a_packed_pack_is_unpacked_beside_itself_and_opened() {
    let folder = folder();
    let mut pack = on_disk(&folder);
    pack.targets.insert(id("whole"), PublishTarget::new("offpack"));
    std::fs::write(folder.path().join("pack.ron"), write(&pack).unwrap()).unwrap();
    let mut harness = open(WIDE, folder.path(), &[]);
    click(&mut harness, Role::Tab, "Publish");
    click(&mut harness, Role::Button, "Publish");
    // What the room makes is what another studio opens.
    let packed = folder.path().join("published/whole.offpack");
    assert!(packed.is_file());
    for name in ["whole", "whole 2"] {
        let harness = open(WIDE, &packed, &[]);
        assert!(folder.path().join("published").join(name).join("b.ron").is_file(), "{name}");
        assert_eq!(harness.state().pack().unwrap().pack().title.as_str(), "Parcels");
    }
    std::fs::write(&packed, b"PK no archive").unwrap();
    let harness = open(WIDE, &packed, &[]);
    assert!(harness.state().pack().is_none());
}
