//! The library: a folder of cases as a table, and the pack that they make.

use super::*;
use offramp::scenario::{Pack, Stage};
use offramp::studio::OpenPack;

const WIDE: [f32; 2] = [1440.0, 900.0];

/// A folder of cases that differ in title, owner and stage; with a pack of the first three if there is to be one.
fn folder(with_pack: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let about = [
        ("alpha", "Alpha", "Zoe", Stage::Draft),
        ("beta", "Beta", "Ana", Stage::Review),
        ("gamma", "Gamma", "Mia", Stage::Draft),
        ("loose", "Loose", "Ana", Stage::Draft),
    ];
    for (name, title, owner, stage) in about {
        let mut case = Scenario::empty(name, title);
        case.about.owner = owner.into();
        case.stage = stage;
        std::fs::write(folder.path().join(format!("{name}.ron")), write(&case).unwrap()).unwrap();
    }
    if with_pack {
        let mut pack = Pack::new(1_u32, "p", "Parcels");
        pack.scenarios = ["alpha.ron", "beta.ron", "gamma.ron"].map(Into::into).into();
        std::fs::write(folder.path().join("pack.ron"), write(&pack).unwrap()).unwrap();
    }
    folder
}

fn on_disk(folder: &tempfile::TempDir) -> Pack {
    let bytes = std::fs::read(folder.path().join("pack.ron")).unwrap();
    read::<Pack>(&bytes).unwrap().document
}

fn order(folder: &tempfile::TempDir) -> Vec<String> {
    on_disk(folder).scenarios.iter().map(ToString::to_string).collect()
}

fn case_on_disk(folder: &tempfile::TempDir, name: &str) -> Scenario {
    read::<Scenario>(&std::fs::read(folder.path().join(name)).unwrap()).unwrap().document
}

/// The titles in the table, from the top, as they stand on the screen.
fn titles(harness: &Harness<'_, App>) -> Vec<String> {
    let mut rows: Vec<_> = harness
        .get_all_by_role(Role::Row)
        .map(|row| (row.rect().top(), row.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label.split(", ").next().unwrap_or_default().to_owned()).collect()
}

fn click(harness: &mut Harness<'_, App>, role: Role, begins: &str) {
    named(harness, role, begins).click();
    settle(harness);
}

/// What somebody chose from a menu that a button opens.
fn choose(harness: &mut Harness<'_, App>, menu: &str, item: &str) {
    click(harness, Role::Button, menu);
    click(harness, Role::Button, item);
}

#[test]
fn a_folder_is_sorted_filtered_and_a_case_of_it_opened() {
    let folder = folder(true);
    let mut harness = open(WIDE, folder.path(), &[]);
    assert_eq!(titles(&harness), ["Alpha", "Beta", "Gamma", "Loose"]);
    named(&harness, Role::Row, "Beta, teaching order 2, stage Review, owner Ana");
    named(&harness, Role::Row, "Loose, not in the pack");
    click(&mut harness, Role::ColumnHeader, "Sort by: Owner");
    assert_eq!(titles(&harness), ["Beta", "Loose", "Gamma", "Alpha"]);
    click(&mut harness, Role::ColumnHeader, "Sort by: Owner");
    assert_eq!(titles(&harness), ["Alpha", "Gamma", "Beta", "Loose"]);
    retype(&mut harness, Role::TextInput, "Find cases", "ana review");
    assert_eq!(titles(&harness), ["Beta"]);
    click(&mut harness, Role::Button, "Show all cases");
    click(&mut harness, Role::Row, "Alpha");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(case(&harness).title.as_str(), "Gamma");
    // And back, by the keys of the rooms.
    press(&mut harness, Modifiers::COMMAND, Key::PageUp);
    assert_eq!(titles(&harness).len(), 4);
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    assert_eq!(case(&harness).title.as_str(), "Gamma");
}

#[test]
fn without_a_case_the_library_is_one_key_away() {
    let mut harness = app(WIDE, &[]);
    harness.run_steps(3);
    press(&mut harness, Modifiers::COMMAND, Key::PageUp);
    named(&harness, Role::Heading, "Library");
    named(&harness, Role::Button, "Open a folder…");
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    named(&harness, Role::Button, "New case");
}

#[test]
fn the_teaching_order_is_changed_by_keys_and_by_hand_saved_at_once_and_taken_back() {
    let folder = folder(true);
    let mut harness = open(WIDE, folder.path(), &[]);
    click(&mut harness, Role::Row, "Gamma");
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(order(&folder), ["alpha.ron", "gamma.ron", "beta.ron"]);
    assert_eq!(titles(&harness), ["Alpha", "Gamma", "Beta", "Loose"]);
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(order(&folder), ["gamma.ron", "alpha.ron", "beta.ron"], "the first stays the first");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(order(&folder), ["alpha.ron", "beta.ron", "gamma.ron"]);
    let from = named(&harness, Role::Row, "Alpha").rect().center();
    let to = named(&harness, Role::Row, "Gamma").rect().center_bottom() - egui::vec2(0.0, 2.0);
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.drop_at(to);
    settle(&mut harness);
    assert_eq!(order(&folder), ["beta.ron", "gamma.ron", "alpha.ron"]);
}

#[test]
fn many_cases_are_changed_at_once_and_none_loses_comments() {
    let folder = folder(true);
    let noted = folder.path().join("gamma.ron");
    let text = format!("// by hand\n{}", std::fs::read_to_string(&noted).unwrap());
    std::fs::write(&noted, &text).unwrap();
    let mut harness = open(WIDE, &folder.path().join("beta.ron"), &[]);
    press(&mut harness, Modifiers::COMMAND, Key::PageUp);
    click(&mut harness, Role::Row, "Alpha");
    press(&mut harness, Modifiers::SHIFT, Key::End);
    assert_eq!(harness.state().library().selected().count(), 4);
    choose(&mut harness, "Stage", "Release");
    assert_eq!(case_on_disk(&folder, "alpha.ron").stage, Stage::Release);
    assert_eq!(case_on_disk(&folder, "loose.ron").stage, Stage::Release);
    assert_eq!(std::fs::read_to_string(&noted).unwrap(), text, "the comments are kept");
    harness.get_by_label("Not every case was changed");
    harness.get_by_label_contains("gamma.ron holds comments");
    click(&mut harness, Role::Button, "Close");
    // The one that is open is changed as a step of its own.
    assert_eq!(case(&harness).stage, Stage::Release);
    assert_eq!(case_on_disk(&folder, "beta.ron").stage, Stage::Review);
    named(&harness, Role::Row, "Beta, not saved");
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness).stage, Stage::Review);
}

#[test]
fn the_owner_is_set_by_keyboard_alone() {
    let folder = folder(false);
    let mut harness = open(WIDE, folder.path(), &[]);
    click(&mut harness, Role::Row, "Alpha");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    click(&mut harness, Role::Button, "Owner…");
    retype(&mut harness, Role::TextInput, "Owner", "Team North");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    for name in ["alpha.ron", "beta.ron", "gamma.ron", "loose.ron"] {
        assert_eq!(case_on_disk(&folder, name).about.owner.as_str(), "Team North", "{name}");
    }
    named(&harness, Role::Row, "Alpha, not in the pack, stage Draft, owner Team North");
}

#[test]
fn a_folder_becomes_a_pack_and_gets_a_new_case() {
    let folder = folder(false);
    let mut harness = open(WIDE, folder.path(), &[]);
    click(&mut harness, Role::Button, "Make a pack of this folder");
    assert_eq!(order(&folder), ["alpha.ron", "beta.ron", "gamma.ron", "loose.ron"]);
    retype(&mut harness, Role::TextInput, "Title of the pack", "Four cases");
    assert_eq!(on_disk(&folder).title.as_str(), "Four cases");
    click(&mut harness, Role::Button, "New case…");
    harness.get_by_role_and_label(Role::TextInput, "Title").type_text("The long wait");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(case(&harness).title.as_str(), "The long wait");
    assert_eq!(order(&folder).last().unwrap(), "the-long-wait.ron");
    assert_eq!(case_on_disk(&folder, "the-long-wait.ron"), case(&harness));
    press(&mut harness, Modifiers::COMMAND, Key::PageUp);
    named(&harness, Role::Row, "The long wait, teaching order 5");
    // Taken out of the pack, its file stays.
    click(&mut harness, Role::Row, "The long wait");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(order(&folder).len(), 4);
    assert!(folder.path().join("the-long-wait.ron").exists());
}

#[test]
fn a_circle_of_prerequisites_and_a_missing_file_are_told() {
    let folder = folder(true);
    let mut harness = open(WIDE, folder.path(), &[]);
    choose(&mut harness, "Order", "One after the other");
    named(&harness, Role::Button, "What Beta needs").click();
    settle(&mut harness);
    click(&mut harness, Role::CheckBox, "Gamma");
    click(&mut harness, Role::Button, "Done");
    let needs = on_disk(&folder).needs;
    assert_eq!(
        needs["beta.ron"].iter().map(offramp::scenario::Text::as_str).collect::<Vec<_>>(),
        ["alpha.ron", "gamma.ron"]
    );
    std::fs::remove_file(folder.path().join("alpha.ron")).unwrap();
    click(&mut harness, Role::Button, "Check all cases");
    named(&harness, Role::ListItem, "error: these cases wait for each other: “Beta” → “Gamma” → “Beta”");
    named(&harness, Role::ListItem, "error: the pack lists “alpha.ron”, but there is no such file");
    // A finding of a case leads to its place.
    click(&mut harness, Role::ListItem, "Beta");
    assert_eq!(case(&harness).title.as_str(), "Beta");
}

#[test]
fn what_another_program_writes_into_the_pack_is_not_lost() {
    let folder = folder(true);
    let mut harness = open(WIDE, folder.path(), &[]);
    let mut theirs = on_disk(&folder);
    theirs.title = "Theirs".into();
    std::fs::write(folder.path().join("pack.ron"), write(&theirs).unwrap()).unwrap();
    retype(&mut harness, Role::TextInput, "What it is about", "Ours");
    assert_eq!(on_disk(&folder), theirs);
    harness.get_by_label_contains("Somebody else has changed pack.ron");
    click(&mut harness, Role::Button, "Read theirs");
    assert_eq!(harness.state().pack().map(OpenPack::pack), Some(&theirs));
    retype(&mut harness, Role::TextInput, "What it is about", "Both");
    assert_eq!((on_disk(&folder).title.as_str(), on_disk(&folder).about.as_str()), ("Theirs", "Both"));
}

#[test]
fn files_that_cannot_be_read_are_rows_with_the_reason() {
    let folder = folder(true);
    std::fs::write(folder.path().join("beta.ron"), "(format: 1, titel: \"x\")").unwrap();
    let harness = open(WIDE, folder.path(), &[]);
    named(&harness, Role::Row, "beta.ron, there is no field `titel`");
    std::fs::write(folder.path().join("pack.ron"), "(format: 1").unwrap();
    let harness = open(WIDE, folder.path(), &[]);
    harness.get_by_label_contains("The pack cannot be read");
    assert!(harness.query_by_role_and_label(Role::Button, "Make a pack of this folder").is_none());
}

#[test]
fn hundreds_of_cases_are_known_the_second_time_and_only_some_are_laid_out() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..300 {
        let case = Scenario::empty(&number.to_string(), &format!("Case {number:03}"));
        std::fs::write(folder.path().join(format!("{number:03}.ron")), write(&case).unwrap()).unwrap();
    }
    let kept = tempfile::tempdir().unwrap();
    for time in ["first", "second"] {
        let mut harness = app([900.0, 600.0], &[]);
        let ctx = harness.ctx.clone();
        harness.state_mut().keep_in(&ctx, &offramp::store::UserFolders::below(kept.path()));
        harness.state_mut().open(folder.path());
        settle(&mut harness);
        assert!(harness.state().library().rows().iter().all(|row| row.facts().is_some()), "{time}");
        assert!(harness.get_all_by_role(Role::Row).count() < 40);
        click(&mut harness, Role::Row, "Case 000");
        press(&mut harness, Modifiers::NONE, Key::End);
        named(&harness, Role::Row, "Case 299");
    }
    assert!(kept.path().join("index.json").exists());
}

#[test]
fn every_size_and_theme_shows_the_library_without_complaint() {
    for size in [[640.0, 420.0], [900.0, 600.0], [1440.0, 900.0], [2560.0, 1440.0]] {
        let folder = folder(true);
        let mut harness = open(size, folder.path(), &[]);
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
        click(&mut harness, Role::Row, "Alpha");
        press(&mut harness, Modifiers::COMMAND, Key::U);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(named(&harness, Role::Row, "Alpha").is_focused(), "the keyboard comes back to the row");
        press(&mut harness, Modifiers::COMMAND, Key::J);
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
}
