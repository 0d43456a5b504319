//! Writing on the graph: cards and links, with the pointer and with keys alone.

use super::*;
use egui::{PointerButton, Pos2, vec2};
use offramp::scenario::{Exit, Kind, Phase, Status};

/// The sample at its real size.
pub fn graph(size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = open(size, Path::new(SAMPLE), &[]);
    press(&mut harness, Modifiers::COMMAND, Key::Num0);
    harness
}

/// What is open.
pub fn workspace<'h>(harness: &'h Harness<'_, App>) -> &'h offramp::studio::Workspace {
    harness.state().workspace().unwrap()
}

/// What is selected.
pub fn selected(harness: &Harness<'_, App>) -> Vec<String> {
    workspace(harness).selection.iter().map(ToString::to_string).collect()
}

fn workspace_mut<'h>(harness: &'h mut Harness<'_, App>) -> &'h mut offramp::studio::Workspace {
    harness.state_mut().workspace_mut().unwrap()
}

/// Selects a node and brings it into the middle of the canvas.
pub fn look_at(harness: &mut Harness<'_, App>, node: &str) {
    let workspace = workspace_mut(harness);
    workspace.selection = [id(node)].into();
    workspace.camera.centre = workspace.graph.card(&id(node)).unwrap().rect.center();
    settle(harness);
}

/// Presses a button of the pointer at a place.
pub fn press_at(harness: &mut Harness<'_, App>, at: Pos2, button: PointerButton, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.run_steps(1);
    for pressed in [true, false] {
        harness.event_modifiers(egui::Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
        harness.run_steps(1);
    }
    settle(harness);
}

/// Drags from a place to another.
pub fn drag(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    for part in [0.3, 0.7, 1.0] {
        harness.hover_at(from + (to - from) * part);
        harness.run_steps(1);
    }
    harness.drop_at(to);
    settle(harness);
}

/// The middle of a card's header, where nothing but the card is.
fn header(harness: &Harness<'_, App>, card: &str) -> Pos2 {
    named(harness, Role::Button, card).rect().center_top() + vec2(0.0, 14.0)
}

fn exit_of(harness: &Harness<'_, App>, node: &str, exit: &Exit) -> Option<Id> {
    let exits = case(harness);
    exits.nodes[node].exits().into_iter().find(|(name, _)| name == exit).unwrap().1.cloned()
}

/// Takes an entry of an open menu.
pub fn pick(harness: &mut Harness<'_, App>, entry: &str) {
    named(harness, Role::Button, entry).click();
    settle(harness);
}

/// Goes with the keyboard into a menu that opens within a menu, and takes an entry.
pub fn pick_within(harness: &mut Harness<'_, App>, menu: &str, entry: &str) {
    named(harness, Role::Button, menu).click();
    harness.run_steps(4);
    pick(harness, entry);
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

#[test]
fn a_card_says_what_it_is_and_what_is_wrong_with_it() {
    let mut harness = graph([1440.0, 900.0]);
    look_at(&mut harness, "first-words");
    harness.get_by_role_and_label(Role::Button, "D1 Decision: First words, 5 choices");
    let exit = case(&harness).nodes["first-words"].exits()[0].0.clone();
    let workspace = workspace_mut(&mut harness);
    workspace.canvas.link = Some((id("first-words"), exit));
    workspace.selection.clear();
    press(&mut harness, Modifiers::NONE, Key::Delete);
    named(&harness, Role::Button, "D1 Decision: First words, 5 choices, 1 open");
    named(&harness, Role::Button, "Exit A of First words, open");
    named(&harness, Role::Button, "Exit D of First words, leads to D");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    named(&harness, Role::Button, "Exit A of First words, leads to D");
}

#[test]
fn the_ground_selects_by_a_rectangle_and_shift_adds() {
    let mut harness = graph([1440.0, 900.0]);
    look_at(&mut harness, "first-words");
    let card = named(&harness, Role::Button, "D1 ").rect();
    drag(&mut harness, card.left_top() - vec2(20.0, 30.0), card.left_top() + vec2(40.0, 10.0));
    assert_eq!(selected(&harness), ["first-words"]);
    let camera = workspace(&harness).camera;
    press_at(&mut harness, card.left_top() - vec2(20.0, 30.0), PointerButton::Primary, Modifiers::NONE);
    assert!(selected(&harness).is_empty(), "a click on the ground ends the selection");
    let other = header(&harness, "S1 Scene");
    press_at(&mut harness, other, PointerButton::Primary, Modifiers::NONE);
    let first = header(&harness, "D1 ");
    press_at(&mut harness, first, PointerButton::Primary, Modifiers::SHIFT);
    assert_eq!(selected(&harness), ["first-words", "third-call"]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(selected(&harness).is_empty());
    assert_eq!(workspace(&harness).camera, camera, "none of this moved the view");
}

#[test]
fn with_space_or_the_middle_button_dragging_moves_the_view() {
    let mut harness = graph([1440.0, 900.0]);
    look_at(&mut harness, "first-words");
    let before = workspace(&harness).camera.centre;
    let from = header(&harness, "D1 ");
    harness.key_down(Key::Space);
    harness.run_steps(2);
    drag(&mut harness, from, from + vec2(-50.0, 20.0));
    harness.key_up(Key::Space);
    settle(&mut harness);
    let moved = workspace(&harness).camera.centre - before;
    assert!((moved - vec2(50.0, -20.0)).length() < 8.0, "{moved:?}");
    assert_eq!(workspace(&harness).history.undo_label(), None, "the card stayed where it was");
}

#[test]
fn arrows_go_from_card_to_card_and_with_ctrl_move_them() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "third-call");
    named(&harness, Role::Button, "S1 ").focus();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(selected(&harness), ["first-words"]);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&harness), ["first-words", "third-call"]);
    press(&mut harness, Modifiers::COMMAND, Key::ArrowDown);
    press(&mut harness, Modifiers::COMMAND, Key::ArrowDown);
    press(&mut harness, Modifiers::COMMAND, Key::ArrowRight);
    let (was, is) = (before.layout["first-words"], case(&harness).layout["first-words"]);
    assert_eq!((is.0 - was.0, is.1 - was.1), (24, 48));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness), before, "nudges that follow each other are one step");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    named(&harness, Role::Button, "D1 ").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&harness), ["first-words"]);
    harness.get_by_label("Prompt");
}

#[test]
fn an_exit_pulled_to_the_ground_asks_which_kind_and_enter_takes_the_usual_one() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "first-words");
    let port = named(&harness, Role::Button, "Exit A of First words").rect().center();
    let (exit, old) = before.nodes["first-words"].exits()[0].clone();
    drag(&mut harness, port, port + vec2(60.0, -190.0));
    harness.get_by_role_and_label(Role::TextInput, "What comes next");
    assert_eq!(case(&harness), before, "asking changes nothing");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let made = exit_of(&harness, "first-words", &exit).unwrap();
    assert_eq!(case(&harness).nodes[&made].kind(), Kind::Scene);
    assert_eq!(selected(&harness), [made.to_string()]);
    takes_back(&mut harness, &before);

    look_at(&mut harness, "first-words");
    drag(&mut harness, port, port + vec2(60.0, -190.0));
    harness.get_by_role_and_label(Role::TextInput, "What comes next").type_text("ending");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let made = exit_of(&harness, "first-words", &exit).unwrap();
    assert_eq!(case(&harness).nodes[&made].kind(), Kind::Ending);
    takes_back(&mut harness, &before);

    look_at(&mut harness, "first-words");
    drag(&mut harness, port, port + vec2(60.0, -190.0));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(exit_of(&harness, "first-words", &exit).as_ref(), old, "Escape leaves the link as it was");
    drag(&mut harness, port, port + vec2(60.0, -190.0));
    pick(&mut harness, "Leave it open");
    assert_eq!(exit_of(&harness, "first-words", &exit), None);
    takes_back(&mut harness, &before);
}

#[test]
fn an_exit_is_linked_by_pulling_it_to_a_card_or_by_typing_a_title() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "first-words");
    let exit = before.nodes["first-words"].exits()[0].0.clone();
    let port = named(&harness, Role::Button, "Exit A of First words").rect().center();
    let target = header(&harness, "S1 Scene");
    drag(&mut harness, port, target);
    assert_eq!(exit_of(&harness, "first-words", &exit), Some(id("third-call")));
    assert_eq!(workspace(&harness).history.undo_label(), Some("Link to “The third call”"));
    takes_back(&mut harness, &before);

    named(&harness, Role::Button, "Exit A of First words").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_role_and_label(Role::TextInput, "What comes next").type_text("going quiet");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let linked = exit_of(&harness, "first-words", &exit).unwrap();
    assert_eq!(case(&harness).nodes[&linked].title().as_str(), "Going quiet");
    takes_back(&mut harness, &before);
}

#[test]
fn the_menu_of_a_card_marks_frames_and_duplicates_what_is_selected() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "first-words");
    let at = header(&harness, "D1 ");
    press_at(&mut harness, at, PointerButton::Secondary, Modifiers::NONE);
    pick_within(&mut harness, "Status", "Idea");
    assert_eq!(*case(&harness).nodes["first-words"].status(), Status::Idea);
    press_at(&mut harness, at, PointerButton::Secondary, Modifiers::NONE);
    pick_within(&mut harness, "Phase", "Close");
    assert_eq!(*case(&harness).nodes["first-words"].phase(), Some(Phase::Close));
    press_at(&mut harness, at, PointerButton::Secondary, Modifiers::NONE);
    pick(&mut harness, "Make it the start");
    assert_eq!(case(&harness).start, Some(id("first-words")));
    press_at(&mut harness, at, PointerButton::Secondary, Modifiers::NONE);
    pick_within(&mut harness, "Frame", "Take out of the frame");
    assert!(case(&harness).frames.values().all(|frame| !frame.members.contains(&id("first-words"))));
    press_at(&mut harness, at, PointerButton::Secondary, Modifiers::NONE);
    pick(&mut harness, "Duplicate");
    assert_eq!(case(&harness).nodes.len(), before.nodes.len() + 1);
    takes_back(&mut harness, &before);

    look_at(&mut harness, "first-words");
    let at = header(&harness, "D1 ");
    press_at(&mut harness, at, PointerButton::Secondary, Modifiers::NONE);
    pick(&mut harness, "Play from here");
    let (node, _) = workspace(&harness).run.as_ref().unwrap().run.node().unwrap();
    assert_eq!(*node, id("first-words"));
}

#[test]
fn menus_open_by_a_key_and_give_the_keyboard_back() {
    let mut harness = graph([1440.0, 900.0]);
    look_at(&mut harness, "first-words");
    named(&harness, Role::Button, "D1 ").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::SHIFT, Key::F10);
    assert!(harness.get_by_role_and_label(Role::Button, "Open its form").is_focused(), "the first entry");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(harness.get_by_role_and_label(Role::Button, "Play from here").is_focused());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::Button, "Open its form").is_none());
    assert_eq!(selected(&harness), ["first-words"], "Escape goes one level out and no further");
    harness.run_steps(2);
    assert!(named(&harness, Role::Button, "D1 ").is_focused());
}

#[test]
fn nodes_are_added_from_the_ground_and_by_a_command() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "first-words");
    let ground = named(&harness, Role::Button, "D1 ").rect().center_top() - vec2(0.0, 120.0);
    press_at(&mut harness, ground, PointerButton::Secondary, Modifiers::NONE);
    pick_within(&mut harness, "Add node", "Pause");
    assert_eq!(case(&harness).nodes.len(), before.nodes.len() + 1);
    takes_back(&mut harness, &before);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    harness.get_by_role_and_label(Role::TextInput, "Which kind of node").type_text("cha");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let made = workspace(&harness).selected_node().unwrap().clone();
    assert_eq!(case(&harness).nodes[&made].kind(), Kind::Chance);
    takes_back(&mut harness, &before);
}

#[test]
fn a_link_is_selected_opened_and_followed() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "first-words");
    let from = named(&harness, Role::Button, "Exit then of The third call").rect().center();
    let to = named(&harness, Role::Button, "D1 ").rect().left_top() + vec2(0.0, 15.0);
    let middle = from + (to - from) * 0.5;
    press_at(&mut harness, middle, PointerButton::Primary, Modifiers::NONE);
    assert_eq!(workspace(&harness).canvas.link, Some((id("third-call"), Exit::Then)));
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(exit_of(&harness, "third-call", &Exit::Then), None);
    takes_back(&mut harness, &before);
    press_at(&mut harness, middle, PointerButton::Secondary, Modifiers::NONE);
    pick(&mut harness, "Open this exit");
    assert_eq!(exit_of(&harness, "third-call", &Exit::Then), None);
    takes_back(&mut harness, &before);
    press_at(&mut harness, middle, PointerButton::Secondary, Modifiers::NONE);
    pick(&mut harness, "Go to D1 First words");
    assert_eq!(selected(&harness), ["first-words"]);
}

#[test]
fn every_scale_shows_every_sort_of_text() {
    let mut harness = graph([1440.0, 900.0]);
    let words = "Rechtsschutzversicherungsgesellschaften ".repeat(100);
    look_at(&mut harness, "first-words");
    retype(&mut harness, Role::TextInput, "Title", &words);
    for zoom in [2.5_f32, 1.0, 0.5, 0.25, 0.1, 0.03] {
        workspace_mut(&mut harness).camera.zoom = zoom;
        settle(&mut harness);
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    }
}
