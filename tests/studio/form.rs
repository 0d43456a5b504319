//! Writing in the form of a node: what it has, what can be added, and that all of it is taken back.

use super::*;
use offramp::scenario::{Effect, Grade, Kind, Node, Var};

/// Picks an entry of a menu: opens it by its name, types, and clicks what is found.
pub fn pick(harness: &mut Harness<'_, App>, menu: &str, typed: &str, entry: &str) {
    named(harness, Role::ComboBox, menu).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Type to find").type_text(typed);
    harness.run_steps(3);
    named(harness, Role::Button, entry).click();
    settle(harness);
}

pub fn select(harness: &mut Harness<'_, App>, node: &str) {
    harness.state_mut().workspace_mut().unwrap().selection = [id(node)].into();
    settle(harness);
}

/// Takes back everything, and finds the case as it was.
pub fn takes_back(harness: &mut Harness<'_, App>, before: &Scenario) {
    for _ in 0..50 {
        if case(harness) == *before {
            return;
        }
        press(harness, Modifiers::COMMAND, Key::Z);
    }
    panic!("what was done cannot be taken back");
}

pub fn choice(harness: &Harness<'_, App>, node: &str, at: usize) -> offramp::scenario::Choice {
    case(harness).nodes[node].choices()[at].clone()
}

#[test]
fn a_choice_is_graded_moved_and_given_effects() {
    let mut harness = open([1440.0, 2400.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    select(&mut harness, "first-words");
    let (first, second) = (choice(&harness, "first-words", 0), choice(&harness, "first-words", 1));
    assert_ne!(first.grade, Some(Grade::Good));

    named(&harness, Role::RadioButton, "A: Good").click();
    settle(&mut harness);
    assert_eq!(choice(&harness, "first-words", 0).grade, Some(Grade::Good));
    named(&harness, Role::RadioButton, "A: Good").click();
    settle(&mut harness);
    assert_eq!(choice(&harness, "first-words", 0).grade, None, "pressed again, it is taken away");

    pick(&mut harness, "A: more", "down", "Move A down");
    assert_eq!(choice(&harness, "first-words", 0).id, second.id);
    named(&harness, Role::Button, &format!("A, {}", second.grade.unwrap())).click();
    settle(&mut harness);
    pick(&mut harness, "A: more", "delete", "Delete A");
    assert_eq!(choice(&harness, "first-words", 0).id, first.id);
    takes_back(&mut harness, &before);
}

#[test]
fn what_a_node_does_not_have_is_offered_by_its_menu() {
    let mut harness = open([1440.0, 2400.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    select(&mut harness, "third-call");
    pick(&mut harness, "Add to the node…", "skip", "Skip in time");
    retype(&mut harness, Role::TextInput, "Skip in time before it", "2d");
    assert_eq!(case(&harness).nodes["third-call"].after().map(offramp::scenario::Duration::seconds), Some(172_800));
    pick(&mut harness, "Effects on entry: add an effect", "anger", "Anger goes up or down");
    let added = Effect::Add(Var::Meter(id("anger")), 10);
    assert_eq!(case(&harness).nodes["third-call"].effects().last(), Some(&added));
    harness.get_by_role_and_label(Role::Button, "Effects on entry: take away anger +10").click();
    settle(&mut harness);
    assert_eq!(case(&harness).nodes["third-call"].effects(), before.nodes["third-call"].effects());

    let lines = before.nodes["third-call"].lines().len();
    named(&harness, Role::Button, "+ Line").click();
    settle(&mut harness);
    assert_eq!(case(&harness).nodes["third-call"].lines().len(), lines + 1);
    takes_back(&mut harness, &before);
}

#[test]
fn an_exit_leads_to_a_node_that_is_made_on_the_spot() {
    let mut harness = open([1440.0, 2400.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    select(&mut harness, "third-call");
    pick(&mut harness, "Then: First words", "no such node", "New ending");
    let after = case(&harness);
    let Node::Scene(scene) = &*after.nodes["third-call"] else { panic!("it is a scene") };
    let made = scene.then.clone().unwrap();
    assert_eq!(after.nodes[&made].kind(), Kind::Ending);
    takes_back(&mut harness, &before);
    select(&mut harness, "third-call");
    pick(&mut harness, "Then: First words", "no such node", "Leave it open");
    assert_eq!(case(&harness).nodes["third-call"].exits()[0].1, None);
}

#[test]
fn a_condition_is_built_from_menus() {
    let mut harness = open([1440.0, 3200.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    select(&mut harness, "third-call");
    pick(&mut harness, "Narration: more", "only", "Add: Only if…");
    pick(&mut harness, "Heard only if: add a condition", "party", "“The party is today at six” is known");
    pick(&mut harness, "Heard only if: add a condition", "trust is in “solid", "trust is in “Solid”");
    let when = case(&harness).nodes["third-call"].lines()[0].when.clone().unwrap();
    let offramp::scenario::Condition::All(parts) = when else { panic!("{when:?}") };
    assert_eq!(parts.len(), 2);
    takes_back(&mut harness, &before);
}

#[test]
fn the_form_of_every_node_of_every_case_shows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/player");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    assert!(cases.len() > 5);
    for path in cases {
        let mut harness = app([1440.0, 900.0], &[]);
        // The fonts of the system have the letters that these cases use beyond those that ship.
        harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        harness.state_mut().open(&path);
        settle(&mut harness);
        let before = case(&harness);
        for node in before.nodes.keys() {
            harness.state_mut().workspace_mut().unwrap().selection = [node.clone()].into();
            harness.run_steps(2);
        }
        assert_eq!(case(&harness), before, "{}: looking changes nothing", path.display());
    }
}
