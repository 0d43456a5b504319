//! The room Insights: from the first look at a case to a table on the disk.

use super::*;
use offramp::edit::connect;
use offramp::explore::Exploration;
use offramp::scenario::Exit;

const CASE: &str = r#"(
    format: 1, id: "x", title: "The lost parcel", language: "en", channel: Phone,
    brief: (objectives: {"own": (text: "Own the loss", moves: ["ownership", "recap"], met_at: 1)}),
    cast: {"dana": (name: "Dana Okafor", role: Customer)},
    meters: {"anger": (name: "Anger", start: 60, min: 0, max: 100, better: Low, bands: [(id: "calm", upto: 50, name: "Calm"), (id: "hot", upto: 100, name: "Hot")])},
    passing: (percent: 60),
    start: "hello",
    nodes: {
        "hello": Scene(title: "The call", lines: [(id: "aaaaaaa", by: "dana", says: "Third call.")], then: "first"),
        "first": Decision(title: "First words", choices: [
            (id: "own", says: "I own this.", grade: Best, effects: [Add(Meter("anger"), -20)], moves: ["ownership"], to: "stays"),
            (id: "stall", says: "One moment.", grade: Weak, effects: [Add(Meter("anger"), 10)], to: "second"),
            (id: "blame", says: "The courier did it.", grade: Harmful, effects: [Add(Meter("anger"), 50)], to: "leaves"),
        ]),
        "second": Decision(title: "Second chance", choices: [
            (id: "mend", says: "Let me mend it.", grade: Good, to: "stays"),
            (id: "policy", says: "Our policy says no.", grade: Harmful, to: "leaves"),
        ]),
        "stays": Ending(title: "She stays", outcome: Loyal, resolved: true),
        "leaves": Ending(title: "She leaves", outcome: Churned),
        "orphan": Ending(title: "Nobody comes", outcome: Partial),
    },
    runs: {"shown": (title: "Shown", model: true, seed: 1, steps: [("hello", Continue), ("first", Choose("own", 0))])},
)"#;

fn written() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parcel.ron");
    std::fs::write(&path, CASE).unwrap();
    (folder, path)
}

/// The case in its room, with everything found out.
fn explored(size: [f32; 2], path: &Path, answers: &[Answer]) -> Harness<'static, App> {
    let mut harness = open(size, path, answers);
    harness.get_by_role_and_label(Role::Tab, "Insights").click();
    settle(&mut harness);
    harness
}

fn found(harness: &Harness<'_, App>) -> Arc<Exploration> {
    harness.state().workspace().unwrap().exploring.known().unwrap().clone()
}

/// What a row says that begins so.
fn row(harness: &Harness<'_, App>, begins: &str) -> String {
    named(harness, Role::ListItem, begins).accesskit_node().label().unwrap()
}

/// A tall window, so that the whole page is in it.
const TALL: [f32; 2] = [1440.0, 4000.0];

#[test]
fn endings_are_shown_with_their_percents() {
    let (_folder, path) = written();
    let harness = explored(TALL, &path, &[]);
    let stays = row(&harness, "E1 She stays:");
    assert!(stays.contains("Random 50.0 %") && stays.contains("Model 100 %"), "{stays}");
    let paths = row(&harness, "Paths to E1 She stays:");
    assert!(paths.ends_with("2 paths, fewest nodes 3, most nodes 4, shortest 18 s, longest 28 s"), "{paths}");
    let orphan = row(&harness, "Paths to E3 Nobody comes:");
    assert!(orphan.ends_with("0 paths"), "{orphan}");
    harness.get_by_role_and_label(Role::Status, "Exact: every run was looked at, none is guessed.");
    assert!(row(&harness, "Never reached:").ends_with("E3 Nobody comes: nothing leads there"));
    assert!(row(&harness, "Meter held:").starts_with("Meter held: Anger: one answer"));
    assert_eq!(row(&harness, "Off-ramp:"), "Off-ramp: D1 First words, answers that lose a run: 1");
    assert!(row(&harness, "No return after D2").ends_with("B: Our policy says no."));
    assert_eq!(row(&harness, "D1 C:"), "D1 C: The courier did it.: gives away 100 to 100");
    assert!(row(&harness, "Typical mistakes").contains("passes"));
    harness.get_by_label_contains("the model run gives 1, 1 needed");
    harness.get_by_label_contains("no choice has: recap");
}

#[test]
fn one_click_plays_the_run_behind_a_figure() {
    let (_folder, path) = written();
    let mut harness = explored(TALL, &path, &[]);
    named(&harness, Role::Button, "Play the run with the fewest answers to E2 She leaves").click();
    settle(&mut harness);
    let workspace = harness.state().workspace().unwrap();
    let run = &workspace.run.as_ref().unwrap().run;
    assert_eq!((run.inputs(), run.node().unwrap().0.as_str()), (2, "leaves"));
    harness.get_by_label_contains("From Insights: the run with the fewest answers to E2 She leaves");
    harness.get_by_role_and_label(Role::Tab, "Write").click();
    settle(&mut harness);
    named(&harness, Role::Button, "E2 Ending: She leaves, on the path of the run");
    let decision = named(&harness, Role::Button, "D1 Decision: First words").accesskit_node().label().unwrap();
    assert!(decision.contains("off-ramp, point of no return, on the path of the run"), "{decision}");
    press(&mut harness, Modifiers::COMMAND, Key::Num9);
    named(&harness, Role::Button, "D2 Decision: Second chance, 2 choices, off-ramp, point of no return");
}

#[test]
fn typing_words_keeps_the_answers_and_changing_an_exit_renews_them() {
    let (_folder, path) = written();
    let mut harness = explored(TALL, &path, &[]);
    let before = found(&harness);
    harness.get_by_role_and_label(Role::Tab, "Write").click();
    settle(&mut harness);
    named(&harness, Role::TreeItem, "E1 Ending").click();
    settle(&mut harness);
    retype(&mut harness, Role::TextInput, "Title", "She is back");
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    assert!(row(&harness, "Paths to E1 She is back:").contains("2 paths"), "new words, the same answers");
    assert!(Arc::ptr_eq(&before, &found(&harness)));
    let workspace = harness.state_mut().workspace_mut().unwrap();
    let step = connect(&workspace.file, workspace.scenario(), &id("second"), &Exit::Item(id("mend")), &id("leaves"));
    workspace.apply(step);
    settle(&mut harness);
    assert!(!Arc::ptr_eq(&before, &found(&harness)));
    assert!(row(&harness, "Paths to E1 She is back:").contains("1 path,"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(row(&harness, "Paths to E1 She is back:").contains("2 paths"));
}

#[test]
fn the_status_bar_leads_to_the_room_once_the_case_rests() {
    let (_folder, path) = written();
    let mut harness = open([1440.0, 900.0], &path, &[]);
    assert!(harness.state().workspace().unwrap().exploring.known().is_none(), "nobody asked");
    harness.state_mut().explores_at_rest = true;
    for _ in 0..100_000 {
        harness.run_steps(3);
        if harness.query_by_label("4 paths · exact").is_some() {
            break;
        }
        std::thread::yield_now();
    }
    harness.get_by_role_and_label(Role::Button, "4 paths · exact").click();
    settle(&mut harness);
    named(&harness, Role::Button, "Play the shortest run in nodes");
}

#[test]
fn choices_are_sorted_by_what_they_give_away_and_lead_to_their_words() {
    let (_folder, path) = written();
    let mut harness = explored(TALL, &path, &[]);
    let first = |harness: &Harness<'_, App>| {
        let mut rows = harness.get_all_by_role(Role::ListItem).filter_map(|node| node.accesskit_node().label());
        rows.find(|label| label.contains("gives away")).unwrap()
    };
    assert!(first(&harness).starts_with("D1 C"), "{}", first(&harness));
    named(&harness, Role::Button, "Sort by: Choice").click();
    settle(&mut harness);
    assert!(first(&harness).starts_with("D1 A"), "{}", first(&harness));
    named(&harness, Role::ListItem, "D1 A").click();
    settle(&mut harness);
    let field = harness.get_all_by_role(Role::MultilineTextInput).find(egui_kittest::Node::is_focused).unwrap();
    assert_eq!(field.accesskit_node().value().as_deref(), Some("I own this."));
}

#[test]
fn the_table_is_written_to_a_file() {
    let (folder, path) = written();
    let target = folder.path().join("figures");
    let mut harness = explored([1440.0, 900.0], &path, &[Answer::Path(target.clone()), Answer::NoDialog]);
    harness.get_by_role_and_label(Role::Button, "Export table…").click();
    settle(&mut harness);
    let text = std::fs::read_to_string(target.with_extension("csv")).unwrap();
    assert!(text.starts_with("\u{feff}Insights\r\nThe lost parcel\r\n"), "{text}");
    assert!(text.contains("E1,She stays,Loyal,yes,2,50,2,3,4,18,28,50,"), "{text}");
    assert!(text.contains("D1,First words,C,Harmful,The courier did it.,100,100,"), "{text}");
    assert!(text.contains("\r\nAnger,D1,First words,60,60\r\n"), "{text}");
    harness.get_by_role_and_label(Role::Button, "Export table…").click();
    settle(&mut harness);
    harness.get_by_label("Export insights");
    retype(&mut harness, Role::TextInput, "Path", &path.to_string_lossy());
    harness.get_by_role_and_label(Role::Button, "Export").click();
    settle(&mut harness);
    harness.get_by_label_contains("it would overwrite the scenario itself");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), CASE);
}

#[test]
fn a_picture_of_a_chart_is_taken_of_the_window() {
    let (folder, path) = written();
    let target = folder.path().join("endings.png");
    let mut harness = explored([1440.0, 900.0], &path, &[Answer::Path(target.clone())]);
    harness.get_by_role_and_label(Role::Button, "Save a picture of the endings").click();
    for _ in 0..40 {
        harness.run_steps(1);
        let commands = harness.output().viewport_output.values().flat_map(|viewport| &viewport.commands);
        let asked: Vec<_> = commands.cloned().collect();
        for command in asked {
            if let egui::ViewportCommand::Screenshot(callback) = command {
                assert!(harness.query_by_label("Export table…").is_none(), "the chart stands by itself");
                callback.complete(Arc::new(egui::ColorImage::filled([1440, 900], egui::Color32::WHITE)));
            }
        }
    }
    settle(&mut harness);
    assert!(std::fs::read(&target).unwrap().starts_with(b"\x89PNG"));
    harness.get_by_role_and_label(Role::Button, "Export table…");
}

#[test]
fn the_room_is_reached_and_read_with_the_keys_alone() {
    let (_folder, path) = written();
    let mut harness = open([1440.0, 900.0], &path, &[]);
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    let mut seen = Vec::new();
    for _ in 0..80 {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        let label = harness.root().children_recursive().find(egui_kittest::Node::is_focused);
        seen.extend(label.and_then(|node| node.accesskit_node().label()));
    }
    for wanted in ["Go to Scores", "Play the run with the highest score", "Play a run to the lowest Anger"] {
        assert!(seen.iter().any(|label| label.starts_with(wanted)), "{wanted}: {seen:#?}");
    }
}

#[test]
fn an_empty_case_and_every_size_of_window_are_shown_without_complaint() {
    let (folder, path) = written();
    for size in [[640.0, 420.0], [900.0, 600.0], [2560.0, 1440.0]] {
        let mut harness = explored(size, &path, &[]);
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
        press(&mut harness, Modifiers::COMMAND, Key::F11);
    }
    let empty = folder.path().join("empty.ron");
    std::fs::write(&empty, r#"(format: 1, id: "x", title: "Empty", language: "en", channel: Chat, nodes: {})"#)
        .unwrap();
    let mut harness = explored([900.0, 600.0], &empty, &[]);
    harness.get_by_label("There is nothing to find out yet");
    harness.get_by_role_and_label(Role::Button, "Go to Write").click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Canvas, "Graph");
}

#[test]
fn the_longest_run_to_an_ending_is_played() {
    let (_folder, path) = written();
    let mut harness = explored(TALL, &path, &[]);
    named(&harness, Role::Button, "Play the run to E1 She stays with the most nodes").click();
    settle(&mut harness);
    let run = &harness.state().workspace().unwrap().run.as_ref().unwrap().run;
    assert_eq!((run.inputs(), run.node().unwrap().0.as_str()), (3, "stays"));
    harness.get_by_label_contains("From Insights: the run to E1 She stays with the most nodes");
}
