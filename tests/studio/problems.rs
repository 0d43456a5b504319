//! The list of problems: what is found is explained, repaired, accepted and played, with the mouse or the keys alone.

use super::*;
use offramp::studio::Command;

/// Two links to nowhere in one node and one in another, a lone choice, flags that nothing uses, and a way on which no
/// objective comes up.
const CASE: &str = r#"(
    format: 1, id: "x", title: "Der Rückerstattungsantrag", stage: Review, language: "en", channel: Phone,
    brief: (objectives: {"own": (text: "Own the loss", moves: ["ownership"], met_at: 1)}),
    cast: {"dana": (name: "Dana Okafor", role: Customer)},
    flags: {"alpha": "Alpha", "beta": "Beta", "gamma": "Gamma"},
    start: "hello",
    nodes: {
        "hello": Scene(title: "The call", lines: [(id: "aaaaaaa", by: "dana", says: "Third call.")], then: "first"),
        "first": Decision(title: "First words", choices: [
            (id: "own", says: "I own this.", grade: Best, to: "second"),
            (id: "stall", says: "One moment.", grade: Weak, to: "gone"),
            (id: "blame", says: "The courier did it.", grade: Harmful, to: "lost"),
        ]),
        "second": Decision(title: "Second words", choices: [
            (id: "only", says: "I will mend it.", grade: Best, moves: ["ownership"], to: "stays"),
        ]),
        "third": Scene(title: "Third", lines: [(id: "bbbbbbb", by: "dana", says: "Well.")], then: "nowhere"),
        "skip": Decision(title: "Skipped", choices: [
            (id: "a", says: "Nothing to add.", grade: Weak, to: "leaves"), (id: "b", says: "Good day.", grade: Weak, to: "leaves"),
        ]),
        "stays": Ending(title: "She stays", outcome: Loyal, resolved: true),
        "leaves": Ending(title: "She leaves", outcome: Churned),
    },
)"#;

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("antrag.ron");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

/// The case in a window with room for a long list.
fn opened(text: &str) -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, path) = written(text);
    let mut harness = app([1440.0, 1600.0], &[]);
    harness.state_mut().open(&path);
    settle(&mut harness);
    high(&mut harness);
    (folder, harness)
}

/// Makes the list as high as it gets.
fn high(harness: &mut Harness<'_, App>) {
    let list = harness.get_by_role_and_label(Role::TextInput, "Find in problems").rect();
    let edge = egui::pos2(list.center().x, list.top() - 12.0);
    let from = (0..20_u8).map(|n| edge - egui::vec2(0.0, f32::from(n))).find(|at| {
        harness.hover_at(*at);
        harness.run_steps(2);
        harness.output().platform_output.cursor_icon == egui::CursorIcon::ResizeVertical
    });
    let Some(from) = from else { return };
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(from - egui::vec2(0.0, 500.0));
    harness.run_steps(2);
    harness.drop_at(from - egui::vec2(0.0, 500.0));
    settle(harness);
}

fn checks<'h>(harness: &'h Harness<'_, App>) -> &'h offramp::studio::Workspace {
    harness.state().workspace().unwrap()
}

/// How many open findings a rule has.
fn count(harness: &Harness<'_, App>, rule: &str) -> usize {
    checks(harness).checks.findings().iter().filter(|finding| finding.rule == rule).count()
}

/// What is listed, as a screen reader says it.
fn rows(harness: &Harness<'_, App>) -> Vec<String> {
    harness.get_all_by_role(Role::ListItem).filter_map(|item| item.accesskit_node().label()).collect()
}

/// The name of what has the keyboard.
fn focused(harness: &Harness<'_, App>) -> String {
    let node = harness.root().children_recursive().find(egui_kittest::Node::is_focused);
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn click(harness: &mut Harness<'_, App>, role: Role, begins: &str) {
    named(harness, role, begins).click();
    settle(harness);
}

/// Puts the keyboard on the row that begins so, as walking there with the arrows does.
fn walk_to(harness: &mut Harness<'_, App>, has: &str) {
    for _ in 0..4 {
        press(harness, Modifiers::NONE, Key::F6);
        if harness.root().children_recursive().any(|node| node.is_focused() && is_row(&node)) {
            break;
        }
    }
    press(harness, Modifiers::NONE, Key::Home);
    for _ in 0..200 {
        if focused(harness).contains(has) {
            return;
        }
        press(harness, Modifiers::NONE, Key::ArrowDown);
    }
    panic!("no row has “{has}”: {:#?}", rows(harness));
}

fn is_row(node: &egui_kittest::Node<'_>) -> bool {
    let label = node.accesskit_node().label().unwrap_or_default();
    node.accesskit_node().role() == Role::ListItem || label.ends_with(", open") || label.ends_with(", folded")
}

#[test]
fn findings_stand_under_their_rules_and_fold() {
    let (_folder, mut harness) = opened(CASE);
    assert_eq!(count(&harness, "link-to-nowhere"), 3);
    let heading = "Link to nowhere: 3 problems, up to error";
    let links =
        |harness: &Harness<'_, App>| rows(harness).iter().filter(|row| row.starts_with("error, blocking")).count();
    assert_eq!(links(&harness), 3, "{:#?}", rows(&harness));
    click(&mut harness, Role::Button, &format!("{heading}, open"));
    assert_eq!(links(&harness), 0);
    assert_eq!(focused(&harness), format!("{heading}, folded"));
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(links(&harness), 3);
    click(&mut harness, Role::RadioButton, "Problems in one list");
    assert!(harness.query_by_label_contains(heading).is_none());
    assert!(rows(&harness)[0].starts_with("error, blocking"), "the most pressing first");
}

#[test]
fn the_arrangement_is_remembered() {
    let (folder, path) = written(CASE);
    let folders = offramp::store::UserFolders::below(&folder.path().join("config"));
    let start = || {
        let mut harness = app([1440.0, 900.0], &[]);
        let ctx = harness.ctx.clone();
        harness.state_mut().keep_in(&ctx, &folders);
        harness.state_mut().open(&path);
        settle(&mut harness);
        harness
    };
    let mut harness = start();
    named(&harness, Role::Button, "Link to nowhere: 3");
    click(&mut harness, Role::RadioButton, "Problems in one list");
    settle(&mut harness);
    drop(harness);
    let again = start();
    assert!(again.query_by_label_contains("Link to nowhere: 3").is_none());
}

#[test]
fn everything_that_a_rule_finds_is_repaired_as_one_step() {
    let (_folder, mut harness) = opened(CASE);
    let before = case(&harness);
    click(&mut harness, Role::Button, "Fix all 3: Link to nowhere");
    assert_eq!(count(&harness, "link-to-nowhere"), 0);
    assert!(case(&harness).nodes["first"].choices()[1..].iter().all(|choice| choice.to.is_none()));
    harness.get_by_label_contains("3 problems repaired");
    assert_eq!(checks(&harness).history.undo_label(), Some("Fix 3: link to nowhere"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness), before);
    assert_eq!(count(&harness, "link-to-nowhere"), 3);
}

#[test]
fn one_problem_is_repaired_and_the_next_one_takes_its_place() {
    let (_folder, mut harness) = opened(CASE);
    walk_to(&mut harness, "error, blocking");
    let first = focused(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::F8);
    assert_eq!(count(&harness, "link-to-nowhere"), 2);
    let next = focused(&harness);
    assert!(next != first && next.starts_with("error, blocking"), "{next}");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F8);
    assert_eq!(count(&harness, "link-to-nowhere"), 0, "the rest of its kind");
}

#[test]
fn a_problem_is_accepted_with_a_reason_and_taken_back() {
    let (_folder, mut harness) = opened(CASE);
    let (before, open) = (case(&harness), checks(&harness).checks.findings().len());
    assert_eq!(count(&harness, "single-choice"), 1);
    let message =
        checks(&harness).checks.findings().iter().find(|f| f.rule == "single-choice").unwrap().message.clone();
    walk_to(&mut harness, &message);
    press(&mut harness, Modifiers::COMMAND, Key::R);
    assert_eq!(focused(&harness), "Reason for accepting");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label_contains("Without a reason");
    assert_eq!(case(&harness), before, "no reason is no reason");
    assert_eq!(focused(&harness), "Reason for accepting");
    harness.get_by_role_and_label(Role::TextInput, "Reason for accepting").type_text("A tutorial");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Reason for accepting").is_none());
    assert!(focused(&harness).contains(&message), "back on its row: {}", focused(&harness));
    press(&mut harness, Modifiers::COMMAND, Key::R);
    harness.get_by_role_and_label(Role::TextInput, "Reason for accepting").type_text("A tutorial");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(
        case(&harness).accepted.values().map(offramp::scenario::Text::as_str).collect::<Vec<_>>(),
        ["A tutorial"]
    );
    assert_eq!((count(&harness, "single-choice"), checks(&harness).checks.findings().len()), (0, open - 1));
    assert!(is_in_list(&harness), "the keyboard stays in the list: {}", focused(&harness));
    press(&mut harness, Modifiers::NONE, Key::End);
    assert_eq!(focused(&harness), "Accepted: 1 problem, folded");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let accepted = rows(&harness).into_iter().find(|row| row.starts_with("accepted, ")).unwrap();
    assert!(accepted.contains(&message) && accepted.ends_with("; A tutorial"), "{accepted}");
    click(&mut harness, Role::Button, "Withdraw: ");
    assert_eq!(case(&harness), before);
    assert_eq!(count(&harness, "single-choice"), 1);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness).accepted.len(), 1, "withdrawing is one step");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness), before, "and accepting is one");
}

fn is_in_list(harness: &Harness<'_, App>) -> bool {
    harness.root().children_recursive().any(|node| node.is_focused() && is_row(&node))
}

#[test]
fn what_is_accepted_counts_nowhere() {
    let (_folder, mut harness) = opened(CASE);
    let figure = |harness: &Harness<'_, App>| {
        named(harness, Role::Button, "").accesskit_node();
        let mut buttons = harness.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        buttons.find(|label| label.ends_with(" before review")).unwrap()
    };
    let card = |harness: &Harness<'_, App>| checks(harness).checks.of_node(&id("second")).0;
    let (bar, on_card) = (figure(&harness), card(&harness));
    let workspace = harness.state_mut().workspace_mut().unwrap();
    let finding = workspace.checks.findings().iter().find(|f| f.rule == "single-choice").unwrap();
    let place = (&finding.place, finding.rule);
    let step = offramp::edit::accept_finding(&workspace.file, workspace.scenario(), place, "A tutorial");
    workspace.apply(step);
    settle(&mut harness);
    assert_ne!(figure(&harness), bar);
    assert_eq!(card(&harness), on_card - 1);
}

#[test]
fn what_rules_say_of_acceptances_cannot_be_accepted() {
    let text = CASE.replace(",\n)", ",\n    accepted: {\"second missing-start\": \"Why not\"},\n)");
    let (_folder, mut harness) = opened(&text);
    assert_eq!(count(&harness, "outdated-acceptance"), 1);
    walk_to(&mut harness, "is not found any more");
    named(&harness, Role::Button, "Why: ");
    assert!(
        harness
            .get_all_by_role(Role::Button)
            .all(|node| { node.accesskit_node().label().is_none_or(|label| !label.starts_with("Accept: ")) })
    );
    press(&mut harness, Modifiers::COMMAND, Key::R);
    assert!(harness.query_by_label("Reason for accepting").is_none());
    assert!(offramp::studio::TABLE.iter().any(|row| row.command == Command::AcceptProblem));
}

#[test]
fn the_witness_is_played_and_its_path_shown_in_the_graph() {
    let text = CASE.replace("\"gone\"", "\"skip\"");
    let (_folder, mut harness) = opened(&text);
    let shown = checks(&harness).checks.findings().iter().find(|finding| finding.witness.is_some()).cloned();
    let finding = shown.unwrap_or_else(|| panic!("{:#?}", rows(&harness)));
    walk_to(&mut harness, &finding.message);
    press(&mut harness, Modifiers::COMMAND, Key::F5);
    let run = &checks(&harness).run.as_ref().unwrap().run;
    assert_eq!(run.inputs(), finding.witness.as_ref().unwrap().len());
    harness.get_by_label_contains("Way without objective: no objective comes up");
    harness.get_by_role_and_label(Role::Tab, "Write").click();
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::Num9);
    let card = named(&harness, Role::Button, "E2 Ending: She leaves").accesskit_node().label().unwrap();
    assert!(card.contains("on the path of the run"), "{card}");
    click(&mut harness, Role::Button, "Play: ");
    assert!(checks(&harness).run.is_some());
    harness.get_by_role_and_label(Role::Tab, "Play");
}

#[test]
fn a_problem_and_a_rule_say_why() {
    let (_folder, mut harness) = opened(CASE);
    walk_to(&mut harness, "error, blocking");
    press(&mut harness, Modifiers::NONE, Key::Space);
    let rule = offramp::check::rule("link-to-nowhere").unwrap();
    let said = |harness: &Harness<'_, App>| {
        let found = harness.query_by_label_contains("Why it matters").and_then(|node| node.accesskit_node().value());
        found.unwrap_or_default()
    };
    for words in [rule.finds, rule.why, rule.cure, "D1 First words"] {
        assert!(said(&harness).contains(words), "{words}: {}", said(&harness));
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(said(&harness), "");
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(focused(&harness).starts_with("Link to nowhere: 3 problems"), "{}", focused(&harness));
    press(&mut harness, Modifiers::NONE, Key::F1);
    assert!(said(&harness).contains(rule.cure));
    click(&mut harness, Role::Button, "Why: Link to nowhere");
    assert_eq!(said(&harness), "");
}

#[test]
fn the_list_stays_while_the_author_types() {
    let (_folder, mut harness) = opened(CASE);
    click(&mut harness, Role::Button, "Link to nowhere: 3 problems, up to error, open");
    click(&mut harness, Role::TreeItem, "D2 Decision: Second words");
    let selected = checks(&harness).checks.list().selected().cloned();
    let before = rows(&harness);
    named(&harness, Role::TextInput, "Title").focus();
    harness.run_steps(2);
    for word in ["Zweitens ", "und ", "drittens "] {
        named(&harness, Role::TextInput, "Title").type_text(word);
        for _ in 0..4 {
            harness.run_steps(1);
            assert_eq!(rows(&harness).len(), before.len(), "nothing goes and comes again");
            assert!(harness.query_by_label_contains("Looking at the case").is_none());
        }
    }
    settle(&mut harness);
    assert_eq!(checks(&harness).checks.list().selected(), selected.as_ref());
    named(&harness, Role::Button, "Link to nowhere: 3 problems, up to error, folded");
    // A new finding above does not unfold or select anything else.
    let workspace = harness.state_mut().workspace_mut().unwrap();
    let step =
        offramp::edit::disconnect(&workspace.file, workspace.scenario(), &id("hello"), &offramp::scenario::Exit::Then);
    workspace.apply(step);
    settle(&mut harness);
    assert_eq!(checks(&harness).checks.list().selected(), selected.as_ref());
}

#[test]
fn enter_goes_to_the_field_and_f8_walks_both_ways() {
    let (_folder, mut harness) = opened(CASE);
    walk_to(&mut harness, "warning, before");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!is_in_list(&harness), "{}", focused(&harness));
    let place = |harness: &Harness<'_, App>| format!("{:?}", checks(harness).checks.list().selected());
    let here = place(&harness);
    press(&mut harness, Modifiers::NONE, Key::F8);
    assert_ne!(place(&harness), here);
    press(&mut harness, Modifiers::SHIFT, Key::F8);
    assert_eq!(place(&harness), here);
}

#[test]
fn in_a_small_window_the_list_and_the_form_take_turns() {
    let (_folder, path) = written(CASE);
    let mut harness = open([900.0, 600.0], &path, &[]);
    let form = |harness: &Harness<'_, App>| harness.query_by_role_and_label(Role::TextInput, "Title").is_some();
    assert!(form(&harness));
    let buttons = harness.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    let figure = buttons.into_iter().find(|label| label.ends_with(" blocking")).unwrap();
    click(&mut harness, Role::Button, &figure);
    assert!(!form(&harness) && !rows(&harness).is_empty(), "the list has the room");
    click(&mut harness, Role::ListItem, "error, blocking");
    assert!(form(&harness), "the form is back");
    named(&harness, Role::Button, "Why: ");
    let nodes = case(&harness).nodes.len();
    walk_to(&mut harness, "error, blocking");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(case(&harness).nodes.len(), nodes, "the list deletes no nodes");
}

#[test]
fn thousands_of_findings_are_walked_through_without_drawing_them_all() {
    let scene =
        |n: usize| format!("\"n{n}\": Scene(title: \"Rückerstattungsantragsbearbeitung {n}\", then: \"weg-{n}\"),");
    let scenes = (0..3000).map(scene).collect::<Vec<_>>().join("\n");
    let text = CASE.replace("nodes: {\n", &format!("nodes: {{\n{scenes}"));
    let (_folder, mut harness) = opened(&text);
    assert!(checks(&harness).checks.findings().len() > 3000);
    named(&harness, Role::Button, "Link to nowhere: 3003 problems, up to error, folded");
    click(&mut harness, Role::RadioButton, "Problems in one list");
    assert!(rows(&harness).len() < 60, "{}", rows(&harness).len());
    walk_to(&mut harness, "error, blocking");
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    assert!(is_in_list(&harness), "{}", focused(&harness));
}

#[test]
fn every_size_and_theme_shows_the_list_without_complaint() {
    for size in [[640.0, 420.0], [900.0, 600.0], [1440.0, 900.0]] {
        let (_folder, path) = written(CASE);
        let mut harness = open(size, &path, &[]);
        for _ in 0..4 {
            press(&mut harness, Modifiers::NONE, Key::F6);
        }
        for _ in 0..6 {
            press(&mut harness, Modifiers::NONE, Key::ArrowDown);
        }
        press(&mut harness, Modifiers::NONE, Key::F1);
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
        press(&mut harness, Modifiers::COMMAND, Key::R);
        press(&mut harness, Modifiers::COMMAND, Key::F11);
    }
}
