//! Journeys through the real app without a screen: by label and role, as a screen reader goes.

#![expect(clippy::unwrap_used, reason = "what goes wrong in a test fails it")]

mod arrange;
mod first_case;
mod form;
mod frame;
mod graph;
mod insights;
mod keeping;
mod library;
mod pages;
mod play;
mod problems;
mod publish;
mod sections;
mod writing;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use offramp::scenario::{Id, Scenario, read, write};
use offramp::studio::{Answer, App, Browser, ScriptedDialogs};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_scenarios/delayed-delivery.ron");

/// A browser that shows nothing and notes what it was to show.
#[derive(Default)]
struct NotedBrowser {
    shown: Mutex<Vec<PathBuf>>,
    /// Why it can show nothing, if it cannot.
    broken: Option<&'static str>,
}

impl Browser for NotedBrowser {
    fn show(&self, page: &Path) -> Result<(), String> {
        self.shown.lock().unwrap().push(page.to_owned());
        self.broken.map_or(Ok(()), |why| Err(why.to_owned()))
    }
}

/// The app in a window of this size, with answers for its file dialogs.
fn app(size: [f32; 2], answers: &[Answer]) -> Harness<'static, App> {
    app_with(size, answers, Arc::default())
}

/// The same, with a browser.
fn app_with(size: [f32; 2], answers: &[Answer], browser: Arc<NotedBrowser>) -> Harness<'static, App> {
    let dialogs = ScriptedDialogs::new(answers);
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_max_steps(40)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, Box::new(dialogs), browser))
}

fn open(size: [f32; 2], path: &Path, answers: &[Answer]) -> Harness<'static, App> {
    let mut harness = app(size, answers);
    harness.state_mut().open(path);
    settle(&mut harness);
    harness
}

/// Lets the app come to rest, its jobs too.
fn settle(harness: &mut Harness<'_, App>) {
    for _ in 0..100_000 {
        harness.run_steps(3);
        let at_rest = harness.state().workspace().is_none_or(|workspace| {
            let works = workspace.is_deriving() || workspace.is_exploring();
            workspace.checks.is_current(&workspace.history) && !works
        });
        if at_rest && !harness.state().is_busy() {
            harness.run_steps(2);
            invariants(harness);
            return;
        }
        std::thread::yield_now();
    }
    panic!("the app does not come to rest");
}

/// Whatever was done: the document has a text form that reads back as itself.
fn invariants(harness: &Harness<'_, App>) {
    if let Some(workspace) = harness.state().workspace() {
        let case = workspace.scenario();
        let text = write(case).unwrap();
        assert_eq!(&read::<Scenario>(text.as_bytes()).unwrap().document, case);
    }
}

fn case(harness: &Harness<'_, App>) -> Scenario {
    harness.state().workspace().unwrap().scenario().clone()
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// What has this role and a name that begins so.
fn named<'h>(harness: &'h Harness<'_, App>, role: Role, begins: &str) -> egui_kittest::Node<'h> {
    let mut found = harness
        .get_all_by_role(role)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(begins)));
    found.next().unwrap_or_else(|| panic!("no {role:?} is called “{begins}…”"))
}

/// Types into a field as a person does: into it first, then over what stands there.
fn retype(harness: &mut Harness<'_, App>, role: Role, label: &str, text: &str) {
    named(harness, role, label).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    if text.is_empty() {
        harness.key_press(Key::Backspace);
    } else {
        named(harness, role, label).type_text(text);
    }
    settle(harness);
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

#[test]
fn a_new_case_is_written_undone_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    let mut harness = app([1440.0, 900.0], &[Answer::Path(path.clone())]);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "New case").click();
    settle(&mut harness);
    let begun = case(&harness);
    retype(&mut harness, Role::TextInput, "Title", "The ");
    harness.get_by_role_and_label(Role::TextInput, "Title").type_text("wait");
    settle(&mut harness);
    let start = case(&harness).start.unwrap();
    assert_eq!(case(&harness).nodes[&start].title().as_str(), "The wait");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness), begun, "what was typed in one go is taken back in one go");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(case(&harness).nodes[&start].title().as_str(), "The wait");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    settle(&mut harness);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), write(&case(&harness)).unwrap());
    assert!(!harness.state().workspace().unwrap().is_dirty());
}

#[test]
fn a_card_is_selected_dragged_and_brought_back() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    let card = named(&harness, Role::Button, "D1 Decision: First words").rect();
    let from = card.center_top() + egui::vec2(0.0, 12.0);
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(from + egui::vec2(40.0, 24.0));
    harness.run_steps(2);
    harness.drop_at(from + egui::vec2(40.0, 24.0));
    settle(&mut harness);
    let moved = case(&harness);
    assert_ne!(moved.layout[&id("first-words")], before.layout[&id("first-words")]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(write(&case(&harness)).unwrap(), write(&before).unwrap());
}

#[test]
fn the_outline_goes_to_every_node_and_delete_is_taken_back() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    let before = write(&case(&harness)).unwrap();
    named(&harness, Role::TreeItem, "D3 Decision: What did you hear?").click();
    settle(&mut harness);
    harness.get_by_label("Prompt");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    let count = case(&harness).nodes.len();
    assert_eq!(count, 43);
    assert!(harness.state().workspace().unwrap().checks.findings().iter().any(|f| f.rule == "open-exit"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(write(&case(&harness)).unwrap(), before);
}

#[test]
fn problems_are_found_while_writing_and_lead_to_their_field() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    harness.get_by_label("Nothing found. Every rule is content with this case.");
    retype(&mut harness, Role::MultilineTextInput, "Narration", "");
    let found = harness.get_all_by_role(Role::ListItem).next().unwrap();
    found.click();
    settle(&mut harness);
    assert!(
        harness.get_all_by_role(Role::MultilineTextInput).any(|field| field.is_focused()),
        "the field has the focus"
    );
}

#[test]
fn a_run_is_played_and_stepped_back() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    press(&mut harness, Modifiers::NONE, Key::F5);
    harness.get_by_role_and_label(Role::Button, "Continue").click();
    settle(&mut harness);
    let inputs = |harness: &Harness<'_, App>| harness.state().workspace().unwrap().run.as_ref().unwrap().run.inputs();
    assert_eq!(inputs(&harness), 1);
    named(&harness, Role::Button, "1  ").click();
    settle(&mut harness);
    assert_eq!(inputs(&harness), 2);
    harness.get_by_role_and_label(Role::Button, "Step back").click();
    settle(&mut harness);
    assert_eq!(inputs(&harness), 1);
}

#[test]
fn keys_pressed_in_one_frame_act_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.ron");
    std::fs::copy(SAMPLE, &path).unwrap();
    let mut harness = open([1440.0, 900.0], &path, &[]);
    retype(&mut harness, Role::TextInput, "Title", "changed");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    settle(&mut harness);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), std::fs::read_to_string(SAMPLE).unwrap());
}

#[test]
fn saving_without_a_system_dialog_asks_within_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = app([900.0, 600.0], &[Answer::NoDialog]);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "New case").click();
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let path = folder.path().join("typed");
    retype(&mut harness, Role::TextInput, "Path", &path.to_string_lossy());
    harness.get_all_by_role_and_label(Role::Button, "Save").last().unwrap().click();
    settle(&mut harness);
    assert!(path.with_extension("ron").exists());
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.ron");
    std::fs::copy(SAMPLE, &path).unwrap();
    let mut harness = open([1440.0, 900.0], &path, &[]);
    let theirs = std::fs::read_to_string(&path).unwrap().replace("Release", "Draft");
    std::fs::write(&path, &theirs).unwrap();
    retype(&mut harness, Role::TextInput, "Title", "mine");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    settle(&mut harness);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    harness.get_by_label("The file has changed");
    harness.get_by_role_and_label(Role::Button, "Replace it").click();
    settle(&mut harness);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), write(&case(&harness)).unwrap());
}

#[test]
fn unsaved_changes_are_asked_about_before_they_are_lost() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    retype(&mut harness, Role::TextInput, "Title", "changed");
    press(&mut harness, Modifiers::COMMAND, Key::W);
    harness.get_by_label("Save your changes?");
    harness.get_by_role_and_label(Role::Button, "Cancel").click();
    settle(&mut harness);
    assert!(harness.state().workspace().is_some());
    press(&mut harness, Modifiers::COMMAND, Key::W);
    harness.get_by_role_and_label(Role::Button, "Discard").click();
    settle(&mut harness);
    assert!(harness.state().workspace().is_none());
}

#[test]
fn a_file_that_cannot_be_read_leaves_everything_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.ron");
    std::fs::write(&path, "(format: 1, titel: \"x\")").unwrap();
    let mut harness = open([1440.0, 900.0], &path, &[]);
    assert!(harness.state().workspace().is_none());
    harness.get_by_label_contains("there is no field `titel`");
    harness.state_mut().open(Path::new(SAMPLE));
    settle(&mut harness);
    harness.state_mut().open(&path);
    settle(&mut harness);
    assert_eq!(case(&harness).title.as_str(), "The delayed delivery spiral");
}

#[test]
fn small_and_large_windows_show_everything_without_complaint() {
    for size in [[640.0, 420.0], [900.0, 600.0], [1100.0, 700.0], [2560.0, 1440.0]] {
        let mut harness = open(size, Path::new(SAMPLE), &[]);
        for keys in [Key::Num9, Key::Num0, Key::Minus, Key::Plus] {
            press(&mut harness, Modifiers::COMMAND, keys);
        }
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
        press(&mut harness, Modifiers::NONE, Key::F5);
    }
}

#[test]
fn without_a_screen_the_program_says_what_is_missing_and_what_works() {
    for (display, missing) in [("", "there is no display"), (":4711", "the display cannot be used")] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_offramp"))
            .arg(SAMPLE)
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with(&format!("error: {missing}")), "{said}");
        assert!(said.contains("on Debian") && said.contains("`offramp check`") && !said.contains(".rs"), "{said}");
    }
}
