//! Arranging the graph: frames, notes, tidying, the bar and the map, and how an empty graph begins.

use super::graph::{drag, graph, look_at, pick, pick_within, press_at, selected, takes_back, workspace};
use super::*;
use egui::{PointerButton, vec2};
use offramp::scenario::Kind;

#[test]
fn a_frame_is_put_around_cards_named_moved_coloured_and_deleted() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "third-call");
    press(&mut harness, Modifiers::COMMAND, Key::G);
    let frame = case(&harness).frames.iter().find(|(id, _)| !before.frames.contains_key(*id)).unwrap().0.clone();
    assert_eq!(case(&harness).frames[&frame].title.as_str(), "Opening", "named for the phase of its cards");
    harness.get_by_role_and_label(Role::TextInput, "Title of the frame");
    retype(&mut harness, Role::TextInput, "Title of the frame", "Before she speaks");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(case(&harness).frames[&frame].title.as_str(), "Before she speaks");
    assert!(harness.query_by_role_and_label(Role::TextInput, "Title of the frame").is_none());

    let title = harness.get_by_role_and_label(Role::Button, "Frame Before she speaks, 1 card").rect().center();
    drag(&mut harness, title, title + vec2(0.0, -48.0));
    let moved = case(&harness).layout["third-call"];
    assert_eq!(moved.1, before.layout["third-call"].1 - 48);
    let title = harness.get_by_role_and_label(Role::Button, "Frame Before she speaks, 1 card").rect().center();
    press_at(&mut harness, title, PointerButton::Secondary, Modifiers::NONE);
    pick_within(&mut harness, "Colour", "      Red");
    assert_eq!(case(&harness).frames[&frame].colour.label(), "Red");
    press_at(&mut harness, title, PointerButton::Secondary, Modifiers::NONE);
    pick(&mut harness, "Delete the frame, keep its cards");
    assert!(!case(&harness).frames.contains_key(&frame));
    assert_eq!(case(&harness).nodes, before.nodes);
    takes_back(&mut harness, &before);
}

#[test]
fn a_field_in_place_goes_with_what_it_writes() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "third-call");
    press(&mut harness, Modifiers::COMMAND, Key::G);
    harness.get_by_role_and_label(Role::TextInput, "Title of the frame");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness), before);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Title of the frame").is_none());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(selected(&harness).is_empty(), "Escape is free again");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    let title = harness.get_by_role_and_label(Role::Button, "Frame Opening, 1 card").rect().center();
    press_at(&mut harness, title, PointerButton::Secondary, Modifiers::NONE);
    pick(&mut harness, "Rename");
    assert!(harness.get_by_role_and_label(Role::TextInput, "Title of the frame").is_focused());
}

#[test]
fn a_note_is_written_moved_coloured_and_deleted() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    look_at(&mut harness, "first-words");
    let ground = named(&harness, Role::Button, "D1 ").rect().center_top() - vec2(0.0, 160.0);
    press_at(&mut harness, ground, PointerButton::Secondary, Modifiers::NONE);
    pick(&mut harness, "Add note");
    let note = case(&harness).notes.keys().find(|id| !before.notes.contains_key(*id)).unwrap().clone();
    let long = "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(100);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Words of the note").type_text(&long);
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(case(&harness).notes[&note].text.as_str(), long, "Escape loses no text");
    let paper = named(&harness, Role::Button, "Note: Donau").rect();
    let from = paper.center();
    drag(&mut harness, from, from + vec2(-40.0, 24.0));
    let moved = named(&harness, Role::Button, "Note: Donau").rect().min - paper.min;
    assert_eq!(moved, vec2(-40.0, 24.0));
    assert_eq!(case(&harness).nodes, before.nodes);
    let from = named(&harness, Role::Button, "Note: Donau").rect().center();
    press_at(&mut harness, from, PointerButton::Secondary, Modifiers::NONE);
    pick_within(&mut harness, "Colour", "      Blue");
    assert_eq!(case(&harness).notes[&note].colour.label(), "Blue");
    press_at(&mut harness, from, PointerButton::Primary, Modifiers::NONE);
    assert_eq!(selected(&harness), [note.to_string()]);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(!case(&harness).notes.contains_key(&note) && !case(&harness).layout.contains_key(&note));
    takes_back(&mut harness, &before);
}

#[test]
fn tidying_lays_out_everything_in_one_step() {
    let mut harness = graph([1440.0, 900.0]);
    let before = case(&harness);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_by_role_and_label(Role::Button, "Tidy up").click();
    settle(&mut harness);
    assert_ne!(case(&harness).layout, before.layout);
    let cards = &workspace(&harness).graph.cards;
    for (n, card) in cards.iter().enumerate() {
        let other = cards[n + 1..].iter().find(|other| other.rect.intersects(card.rect));
        assert!(other.is_none(), "{} lies on {}", card.id, other.unwrap().id);
    }
    assert_eq!(workspace(&harness).history.undo_label(), Some("Tidy up"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness), before);
}

#[test]
fn the_bar_and_the_map_look_elsewhere_and_small_windows_leave_the_map_out() {
    let mut harness = graph([1440.0, 900.0]);
    harness.get_by_role_and_label(Role::Button, "Zoom out").click();
    settle(&mut harness);
    named(&harness, Role::Button, "Scale 80 %").click();
    settle(&mut harness);
    assert!((workspace(&harness).camera.zoom - 1.0).abs() < 0.01);
    let map = named(&harness, Role::Button, "Map of the whole graph").rect();
    let before = workspace(&harness).camera.centre;
    press_at(&mut harness, map.center() + vec2(40.0, 0.0), PointerButton::Primary, Modifiers::NONE);
    assert_ne!(workspace(&harness).camera.centre, before);
    harness.get_by_role_and_label(Role::Button, "Fit the whole graph").click();
    settle(&mut harness);
    for (label, next) in
        [("Colour by kind", "phase"), ("Colour by phase", "problems"), ("Colour by problems", "status")]
    {
        harness.get_by_role_and_label(Role::ComboBox, label).click();
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::Button, next).click();
        settle(&mut harness);
    }
    harness.get_by_role_and_label(Role::ComboBox, "Colour by status");
    let small = open([700.0, 460.0], Path::new(SAMPLE), &[]);
    assert!(small.query_by_label_contains("Map of the whole graph").is_none());
}

#[test]
fn an_empty_graph_offers_three_ways_to_begin() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.ron");
    std::fs::write(&path, r#"(format: 1, id: "x", title: "T", language: "en", channel: Chat)"#).unwrap();
    let mut harness = open([1440.0, 900.0], &path, &[]);
    harness.get_by_role_and_label(Role::Button, "Begin from a template");
    harness.get_by_role_and_label(Role::Button, "Paste copied nodes");
    harness.get_by_role_and_label(Role::Button, "Add the first decision").click();
    settle(&mut harness);
    let case = case(&harness);
    assert_eq!(case.nodes[case.start.as_ref().unwrap()].kind(), Kind::Decision);
    assert!(harness.query_by_label("Nothing here yet").is_none());
}
