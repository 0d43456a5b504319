//! The frame around the rooms: start page, several cases, palette, panels, themes and sizes, problems, the outline.

use super::*;
use offramp::store::{ThemeChoice, UserFolders};

/// A file that is dropped into the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the app reads it by its path".to_owned())
    }
}

fn copies(folder: &Path, names: &[&str]) -> Vec<PathBuf> {
    let copy = |name: &&str| {
        let path = folder.join(format!("{name}.ron"));
        let text = std::fs::read_to_string(SAMPLE).unwrap().replace("The delayed delivery spiral", name);
        std::fs::write(&path, text).unwrap();
        path
    };
    names.iter().map(copy).collect()
}

fn opened(files: &[PathBuf], answers: &[Answer]) -> Harness<'static, App> {
    let mut harness = app([1440.0, 900.0], answers);
    for file in files {
        harness.state_mut().open(file);
        settle(&mut harness);
    }
    harness
}

fn title(harness: &Harness<'_, App>) -> String {
    harness.state().workspace().map_or_else(String::new, |case| case.scenario().title.to_string())
}

/// Chooses a command of a menu.
fn choose(harness: &mut Harness<'_, App>, menu: &str, command: &str) {
    harness.get_by_role_and_label(Role::Button, menu).click();
    harness.run_steps(3);
    named(harness, Role::Button, command).click();
    settle(harness);
}

#[test]
fn several_cases_stand_in_tabs_and_each_keeps_its_own_changes() {
    let folder = tempfile::tempdir().unwrap();
    let files = copies(folder.path(), &["One", "Two"]);
    let mut harness = opened(&files, &[]);
    assert_eq!(title(&harness), "Two");
    retype(&mut harness, Role::TextInput, "Title", "changed in two");
    harness.get_by_role_and_label(Role::Tab, "Two, not saved");
    press(&mut harness, Modifiers::COMMAND, Key::Tab);
    assert_eq!(title(&harness), "One");
    harness.get_by_role_and_label(Role::Tab, "One");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(std::fs::read(&files[1]).unwrap(), std::fs::read(copies(folder.path(), &["Two"]).remove(0)).unwrap());
    named(&harness, Role::Tab, "Two").click();
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.get_by_role_and_label(Role::Tab, "Two");
    named(&harness, Role::Button, "Two: close").click();
    settle(&mut harness);
    assert_eq!(title(&harness), "One", "its neighbour is shown");
}

#[test]
fn a_file_that_is_open_is_shown_and_not_opened_twice() {
    let folder = tempfile::tempdir().unwrap();
    let files = copies(folder.path(), &["One", "Two"]);
    let mut harness = opened(&files, &[]);
    harness.state_mut().open(&files[0]);
    settle(&mut harness);
    assert_eq!(title(&harness), "One");
    assert_eq!(
        harness.get_all_by_role(Role::Tab).filter(|tab| tab.accesskit_node().label().as_deref() == Some("One")).count(),
        1
    );
}

#[test]
fn leaving_saves_every_case_one_after_the_other_and_asks_where_it_must() {
    let folder = tempfile::tempdir().unwrap();
    let files = copies(folder.path(), &["One"]);
    let new = folder.path().join("new.ron");
    let mut harness = opened(&files, &[Answer::Path(new.clone())]);
    retype(&mut harness, Role::TextInput, "Title", "first");
    press(&mut harness, Modifiers::COMMAND, Key::N);
    retype(&mut harness, Role::TextInput, "Title", "second");
    press(&mut harness, Modifiers::COMMAND, Key::Q);
    harness.get_by_label("“One”");
    harness.get_by_label("“Untitled case”");
    harness.get_by_role_and_label(Role::Button, "Save all").click();
    settle(&mut harness);
    assert!(std::fs::read_to_string(&files[0]).unwrap().contains("first"));
    assert!(std::fs::read_to_string(&new).unwrap().contains("second"));
    assert!(harness.state().workspace().is_none(), "the program ends");
}

#[test]
fn cancelling_the_dialog_of_a_case_without_a_file_stays() {
    let mut harness = app([1440.0, 900.0], &[Answer::Cancelled]);
    harness.run_steps(3);
    press(&mut harness, Modifiers::COMMAND, Key::N);
    retype(&mut harness, Role::TextInput, "Title", "mine");
    press(&mut harness, Modifiers::COMMAND, Key::W);
    harness.get_by_role_and_label(Role::Button, "Save").click();
    settle(&mut harness);
    assert_eq!(title(&harness), "Untitled case");
}

#[test]
fn the_start_page_begins_from_templates_and_samples() {
    let mut harness = app([1440.0, 900.0], &[]);
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Three beats").click();
    settle(&mut harness);
    let template = case(&harness);
    assert!(template.nodes.len() > 3 && template.cast.len() == 2 && template.meters.len() == 2);
    assert_eq!(template.usual.len(), 4);
    named(&harness, Role::Button, "Another case").click();
    settle(&mut harness);
    let sample = named(&harness, Role::Button, "The delayed delivery spiral");
    assert!(sample.accesskit_node().label().unwrap().contains("18\u{a0}minutes"));
    sample.click();
    settle(&mut harness);
    let copy = case(&harness);
    assert_eq!(copy.title.as_str(), "The delayed delivery spiral");
    let shipped = read::<Scenario>(&std::fs::read(SAMPLE).unwrap()).unwrap().document;
    assert_ne!(copy.id, shipped.id, "it is a case of its own");
    assert!(harness.state().workspace().unwrap().path.is_none());
}

#[test]
fn the_palette_goes_to_anything_by_typing() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    press(&mut harness, Modifiers::COMMAND, Key::P);
    harness.get_by_role_and_label(Role::TextInput, "Go to anything").type_text("what did hear");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().workspace().unwrap().selection.contains(&id("first-signal")), "a node");
    press(&mut harness, Modifiers::COMMAND, Key::P);
    harness.get_by_role_and_label(Role::TextInput, "Go to anything").type_text("promises");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(format!("{:?}", harness.state().workspace().unwrap().subject), "Case(Promises)", "a section");
    press(&mut harness, Modifiers::COMMAND, Key::P);
    harness.get_by_role_and_label(Role::TextInput, "Go to anything").type_text("dark colours");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.ctx.global_style().visuals.dark_mode, "a command");
    press(&mut harness, Modifiers::COMMAND, Key::P);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Go to anything").is_none());
}

#[test]
fn theme_size_and_panels_are_as_they_were_left() {
    let folder = tempfile::tempdir().unwrap();
    let start = || {
        let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
        let ctx = harness.ctx.clone();
        harness.state_mut().keep_in(&ctx, &UserFolders::below(folder.path()));
        settle(&mut harness);
        harness
    };
    let mut harness = start();
    choose(&mut harness, "View", "High contrast");
    press(&mut harness, Modifiers::COMMAND, Key::F11);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Find in problems").is_none());
    drop(harness);
    let again = start();
    assert!((again.ctx.zoom_factor() - 1.25).abs() < 0.001);
    assert_eq!(again.ctx.global_style().visuals.panel_fill, egui::Color32::BLACK);
    assert!(again.query_by_role_and_label(Role::TextInput, "Find in problems").is_none());
    let kept = offramp::store::PreferencesFile::new(&UserFolders::below(folder.path())).load().0;
    assert_eq!(kept.theme, ThemeChoice::HighContrast);
}

#[test]
fn at_every_size_everything_stays_in_the_window() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    for _ in 0..8 {
        press(&mut harness, Modifiers::COMMAND, Key::F11);
        let screen = harness.ctx.content_rect();
        harness.get_by_role_and_label(Role::Tab, "Play");
        let graph = harness.get_by_role(Role::Canvas).rect();
        assert!(screen.expand(1.0).contains_rect(graph) && graph.width() > 120.0, "{graph:?} of {screen:?}");
        for tab in harness.get_all_by_role(Role::Tab) {
            assert!(screen.expand(1.0).contains_rect(tab.rect()), "at {}", harness.ctx.zoom_factor());
        }
    }
    assert!((harness.ctx.zoom_factor() - 3.0).abs() < 0.001, "and no larger than 300 %");
}

#[test]
fn problems_are_narrowed_down() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    press(&mut harness, Modifiers::COMMAND, Key::N);
    // `before release: the message (the place)`
    let message = |label: &str| Some(label.split_once(": ")?.1.rsplit_once(" (")?.0.to_owned());
    let labels: Vec<String> = harness
        .get_all_by_role(Role::ListItem)
        .filter_map(|item| item.accesskit_node().label().and_then(|label| message(&label)))
        .collect();
    let all = labels.len();
    assert!(all > 1);
    let told_apart = |word: &&str| word.len() > 3 && !labels.iter().all(|label| label.contains(word));
    let word = labels.iter().flat_map(|label| label.split(' ')).find(told_apart).unwrap();
    retype(&mut harness, Role::TextInput, "Find in problems", word);
    let found = harness.get_all_by_role(Role::ListItem).count();
    assert!(found >= 1 && found < all, "{found} of {all}");
    harness.get_by_role_and_label(Role::Button, "Show all").click();
    settle(&mut harness);
    assert_eq!(harness.get_all_by_role(Role::ListItem).count(), all);
    harness.get_by_role_and_label(Role::Button, "0 blocking").click();
    settle(&mut harness);
    harness.get_by_label("Nothing of this sort.");
}

#[test]
fn the_outline_is_walked_by_keys_and_shows_where_exits_lead() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().workspace().unwrap().selected_node(), Some(&id("first-words")));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(harness.state().workspace().unwrap().selected_node(), Some(&id("first-words")));
    let exits: Vec<String> = harness
        .get_all_by_role(Role::TreeItem)
        .filter_map(|item| item.accesskit_node().label().filter(|label| label.contains(", leads to ")))
        .collect();
    assert_eq!(exits.len(), case(&harness).nodes["first-words"].exits().len(), "{exits:?}");
    retype(&mut harness, Role::TextInput, "Find a node", "callback");
    let found: Vec<_> = harness
        .get_all_by_role(Role::TreeItem)
        .filter(|item| item.accesskit_node().label().is_some_and(|label| label.to_lowercase().contains("callback")))
        .collect();
    assert!(!found.is_empty());
}

#[test]
fn dropped_files_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    let files = copies(folder.path(), &["One"]);
    let mut harness = app([1440.0, 900.0], &[]);
    harness.run_steps(2);
    harness.input_mut().dropped_files.push(Arc::new(Dropped(files[0].clone())));
    settle(&mut harness);
    assert_eq!(title(&harness), "One");
}

#[test]
fn f6_goes_round_the_panes_and_the_form_is_written_in_from_there() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::F6);
    }
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.root().type_text("Once more");
    settle(&mut harness);
    assert_eq!(case(&harness).nodes["third-call"].title().as_str(), "Once more");
}
