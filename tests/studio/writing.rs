//! Writing choices without leaving the keyboard: texts in their order, grades as they are typed, targets and effects by
//! their keys, and all of it taken back to the byte.

use super::form::{choice, pick, select, takes_back};
use super::*;
use offramp::scenario::{Condition, Duration, Effect, Grade, Kind, Var};
use offramp::studio::form_keys::{FORM_KEYS, FormKey};

const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;

/// A case of one scene, one empty decision and two people.
const SMALL: &str = r#"(format: 1, id: "small", title: "Small", language: "en", channel: Phone,
    cast: {"dana": (name: "Dana", role: Customer), "sam": (name: "Sam", role: Agent)},
    meters: {"anger": (name: "Anger", start: 70, min: 0, max: 100), "trust": (name: "Trust", start: 30, min: 0, max: 100)},
    usual: {Best: [Add(Meter("anger"), -10)]}, policy: (currency: "USD"),
    start: "call",
    nodes: {
        "call": Scene(title: "The call", then: "answer"),
        "answer": Decision(title: "Your answer"),
        "over": Ending(title: "It is over", outcome: Loyal),
    }, layout: {"answer": (400, 0), "call": (0, 0), "over": (800, 0)})"#;

/// The app with the small case, one of its nodes selected.
fn small(size: [f32; 2], node: &str) -> (Harness<'static, App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.ron");
    std::fs::write(&path, SMALL).unwrap();
    let mut harness = open(size, &path, &[]);
    select(&mut harness, node);
    (harness, folder)
}

/// Counts the keys that are no prose.
struct Keyboard<'h> {
    harness: &'h mut Harness<'static, App>,
    pressed: usize,
}

impl Keyboard<'_> {
    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.pressed += 1;
        press(self.harness, modifiers, key);
    }

    /// Keys that are typed like letters and are no prose.
    fn sign(&mut self, signs: &str) {
        for sign in signs.chars() {
            self.pressed += 1;
            self.letters(&sign.to_string());
        }
    }

    /// Prose, a word at a time, wherever the focus is.
    fn prose(&mut self, words: &str) {
        for word in words.split_inclusive(' ') {
            self.letters(word);
        }
    }

    fn letters(&mut self, letters: &str) {
        self.harness.event(egui::Event::Text(letters.to_owned()));
        self.harness.run_steps(2);
    }
}

fn typed(harness: &mut Harness<'static, App>, words: &str) {
    Keyboard { harness, pressed: 0 }.prose(words);
    settle(harness);
}

fn focused(harness: &Harness<'_, App>) -> String {
    let focused = harness.root().children_recursive().find(egui_kittest::Node::is_focused);
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn a_decision_is_written_by_keyboard_alone() {
    let (mut harness, _folder) = small([1440.0, 900.0], "answer");
    let before = case(&harness);
    named(&harness, Role::MultilineTextInput, "Prompt").focus();
    harness.run_steps(2);
    let mut keyboard = Keyboard { harness: &mut harness, pressed: 0 };
    keyboard.prose("Your first sentence?");
    for (sign, words, reply, feedback) in [
        ("++ ", "I have the delay in front of me.", "Okay. So where is it?", "You named the cost first."),
        ("+ ", "Let me look at what we can do.", "Fine.", "Good, but she has heard it before."),
        ("-- ", "Our courier says it was delivered.", "It was not!", "She knows what she has not got."),
    ] {
        keyboard.key(CTRL, Key::Enter);
        keyboard.sign(sign);
        keyboard.prose(words);
        keyboard.key(Modifiers::NONE, Key::Tab);
        keyboard.prose(reply);
        keyboard.key(Modifiers::NONE, Key::Tab);
        keyboard.prose(feedback);
        if sign == "++ " {
            keyboard.key(CTRL, Key::K);
            keyboard.prose("Where it is");
            keyboard.key(Modifiers::NONE, Key::Enter);
        }
    }
    keyboard.key(CTRL | Modifiers::SHIFT, Key::K);
    let pressed = keyboard.pressed;
    settle(&mut harness);

    let after = case(&harness);
    let choices = after.nodes["answer"].choices();
    let grades: Vec<_> = choices.iter().map(|choice| choice.grade).collect();
    assert_eq!(grades, [Some(Grade::Best), Some(Grade::Good), Some(Grade::Harmful)]);
    assert_eq!(choices[0].says.as_str(), "I have the delay in front of me.");
    assert_eq!(choices[1].reply[0].says.as_str(), "Fine.");
    assert_eq!(choices[1].reply[0].by, Some(id("dana")), "who spoke last to the agent answers");
    assert_eq!(choices[2].feedback.as_str(), "She knows what she has not got.");
    let made = choices[0].to.clone().unwrap();
    assert_eq!(after.nodes[&made].title().as_str(), "Where it is");
    assert!(choices.iter().all(|choice| choice.to.as_ref() == Some(&made)), "the others go where A goes");
    assert_eq!(harness.state().workspace().unwrap().selected_node(), Some(&made));
    assert_eq!(focused(&harness), "Prompt", "and writing goes on there");
    assert!(pressed <= 22, "{pressed} keys that are no prose");
    takes_back(&mut harness, &before);
}

#[test]
fn a_grade_is_eaten_as_it_is_typed_and_pasted_and_taken_back_with_its_words() {
    let (mut harness, _folder) = small([1440.0, 900.0], "answer");
    press(&mut harness, CTRL, Key::Enter);
    let empty = case(&harness);
    harness.event(egui::Event::Paste("-- Calm down.".to_owned()));
    settle(&mut harness);
    let pasted = choice(&harness, "answer", 0);
    assert_eq!((pasted.grade, pasted.says.as_str()), (Some(Grade::Harmful), "Calm down."));
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(write(&case(&harness)).unwrap(), write(&empty).unwrap(), "one step took both back");
    typed(&mut harness, "- I see.");
    assert_eq!(choice(&harness, "answer", 0).grade, Some(Grade::Weak));
    // At the beginning of words that stand there, the cursor stays before them.
    press(&mut harness, CTRL, Key::Home);
    for sign in ["+", "+", " ", "Well: "] {
        harness.event(egui::Event::Text(sign.to_owned()));
        settle(&mut harness);
    }
    let graded = choice(&harness, "answer", 0);
    assert_eq!((graded.grade, graded.says.as_str()), (Some(Grade::Best), "Well: I see."));
}

#[test]
fn a_slash_turns_words_into_an_act_and_back() {
    let (mut harness, _folder) = small([1440.0, 900.0], "answer");
    press(&mut harness, CTRL, Key::Enter);
    typed(&mut harness, "/");
    assert_eq!(focused(&harness), "A: agent does");
    typed(&mut harness, "/");
    assert_eq!(focused(&harness), "A: agent says");
    typed(&mut harness, "/");
    typed(&mut harness, "Calls the courier.");
    let act = choice(&harness, "answer", 0);
    assert_eq!((act.says.as_str(), act.does.as_str()), ("", "Calls the courier."));
    let before = case(&harness);
    named(&harness, Role::Button, "A: says or does").click();
    settle(&mut harness);
    assert_eq!(choice(&harness, "answer", 0).says.as_str(), "Calls the courier.", "nothing is lost");
    takes_back(&mut harness, &before);
}

#[test]
fn choices_fold_to_one_line_and_open_by_click_and_keyboard() {
    let mut harness = open([1440.0, 1600.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    select(&mut harness, "first-words");
    let says = |harness: &Harness<'_, App>, letter: &str| {
        harness
            .get_all_by_role(Role::MultilineTextInput)
            .any(|field| field.accesskit_node().label().is_some_and(|label| label == format!("{letter}: agent says")))
    };
    assert!(says(&harness, "A") && !says(&harness, "B"));
    named(&harness, Role::Button, "B, Harmful").click();
    settle(&mut harness);
    assert!(!says(&harness, "A") && says(&harness, "B"));
    assert_eq!(focused(&harness), "B: agent says");
    press(&mut harness, ALT, Key::PageDown);
    assert_eq!(focused(&harness), "C: agent says");
    press(&mut harness, ALT, Key::PageUp);
    assert_eq!(focused(&harness), "B: agent says");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&harness), "Fold B", "one level out");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!says(&harness, "B"), "all are folded");
    named(&harness, Role::Button, "D, ").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(says(&harness, "D"));
    assert_eq!(case(&harness), before, "looking changes nothing");
}

#[test]
fn a_decision_with_four_answers_fits_800_points() {
    let (mut harness, _folder) = small([1440.0, 800.0], "answer");
    for (sign, letter) in ["++ ", "+ ", "- ", "-- "].iter().zip(["A", "B", "C", "D"]) {
        press(&mut harness, CTRL, Key::Enter);
        typed(&mut harness, &format!("{sign}Answer {letter}, in a sentence that is long enough to be one."));
        press(&mut harness, Modifiers::NONE, Key::Tab);
        typed(&mut harness, "What Dana answers to it, in a sentence as well.");
        press(&mut harness, Modifiers::NONE, Key::Tab);
        typed(&mut harness, "What the coach says.");
    }
    let last = named(&harness, Role::Button, "+ Choice").rect();
    assert!(last.bottom() < 772.0, "the form ends at {}", last.bottom());
    assert!(named(&harness, Role::Button, "A, Best").rect().top() > 0.0);
}

#[test]
fn the_focused_choice_is_graded_and_moved_by_its_keys() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    select(&mut harness, "first-words");
    named(&harness, Role::MultilineTextInput, "A: agent says").focus();
    harness.run_steps(2);
    let (first, second) = (choice(&harness, "first-words", 0), choice(&harness, "first-words", 1));
    for (key, grade) in [(Key::Num1, Grade::Best), (Key::Num4, Grade::Harmful)] {
        // Some systems send the letter along, in the same frame.
        let pressed = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: ALT };
        harness.input_mut().events.extend([pressed, egui::Event::Text("1".to_owned())]);
        settle(&mut harness);
        assert_eq!(choice(&harness, "first-words", 0).grade, Some(grade));
    }
    assert_eq!(choice(&harness, "first-words", 0).says, first.says, "no letter came through");
    press(&mut harness, ALT, Key::ArrowDown);
    assert_eq!(choice(&harness, "first-words", 0).id, second.id);
    assert_eq!(focused(&harness), "B: agent says", "the focus goes with it");
    press(&mut harness, ALT, Key::ArrowUp);
    assert_eq!(choice(&harness, "first-words", 0).id, first.id);
    press(&mut harness, CTRL, Key::Enter);
    assert_eq!(choice(&harness, "first-words", 1).says.as_str(), "", "the new one stands after the focused one");
    takes_back(&mut harness, &before);
}

#[test]
fn a_target_is_found_by_number_and_words_left_open_or_made() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    select(&mut harness, "first-words");
    named(&harness, Role::MultilineTextInput, "A: agent says").focus();
    harness.run_steps(2);
    let to = |harness: &Harness<'_, App>| choice(harness, "first-words", 0).to;
    let lead = |harness: &mut Harness<'static, App>, words: &str| {
        press(harness, CTRL, Key::K);
        typed(harness, words);
        press(harness, Modifiers::NONE, Key::Enter);
        assert_eq!(focused(harness), "A: agent says", "back where it was");
    };
    lead(&mut harness, "D3");
    assert_eq!(to(&harness), Some(id("first-signal")));
    lead(&mut harness, "open");
    assert_eq!(to(&harness), None);
    lead(&mut harness, "new She hangs up");
    let made = to(&harness).unwrap();
    assert_eq!(case(&harness).nodes[&made].title().as_str(), "She hangs up");
    assert_eq!(case(&harness).nodes[&made].kind(), Kind::Decision);
    press(&mut harness, CTRL, Key::K);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!((focused(&harness).as_str(), to(&harness)), ("A: agent says", Some(made)), "Escape changes nothing");
    takes_back(&mut harness, &before);
}

#[test]
fn effects_are_typed_completed_stepped_and_taken_away() {
    let (mut harness, _folder) = small([1440.0, 900.0], "answer");
    press(&mut harness, CTRL, Key::Enter);
    typed(&mut harness, "++ Sorry.");
    let before = case(&harness);
    harness.get_by_label_contains("Usual: anger −10");
    press(&mut harness, CTRL, Key::E);
    assert_eq!(focused(&harness), "Type effects");
    typed(&mut harness, "an");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&harness), "Type effects", "Tab took the completion");
    typed(&mut harness, "-15, cost 18.50, 2m");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let effects = |harness: &Harness<'_, App>| choice(harness, "answer", 0).effects.unwrap_or_default();
    let anger = |n| Effect::Add(Var::Meter(id("anger")), n);
    let cost = |n| Effect::Add(Var::Tally(offramp::scenario::Tally::Cost), n);
    assert_eq!(effects(&harness), [anger(-15), cost(1_850)]);
    assert_eq!(choice(&harness, "answer", 0).takes.map(Duration::seconds), Some(120));

    harness.get_by_role_and_label(Role::SpinButton, "anger −15").focus();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(effects(&harness), [anger(-9), cost(1_850)]);
    harness.get_by_role_and_label(Role::SpinButton, "cost +$18.50").focus();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(effects(&harness), [anger(-9), cost(1_350)], "five dollars");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(effects(&harness), [anger(-9)], "the chip is gone, and no node");
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(effects(&harness), []);
    takes_back(&mut harness, &before);
}

#[test]
fn what_is_missing_is_made_where_it_is_named() {
    let (mut harness, _folder) = small([1440.0, 1400.0], "answer");
    press(&mut harness, CTRL, Key::Enter);
    typed(&mut harness, "Words.");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    typed(&mut harness, "An answer.");
    let before = case(&harness);
    let step = |harness: &mut Harness<'static, App>| {
        let after = case(harness);
        press(harness, CTRL, Key::Z);
        assert_eq!(case(harness), before, "declared and referred to in one step");
        press(harness, CTRL | Modifiers::SHIFT, Key::Z);
        assert_eq!(case(harness), after);
        press(harness, CTRL, Key::Z);
        after
    };
    pick(&mut harness, "Speaker: Dana", "Priya", "Create the person “Priya”");
    let after = step(&mut harness);
    assert_eq!(after.nodes["answer"].choices()[0].reply[0].by, Some(id("priya")));
    assert_eq!(after.cast["priya"].name.as_str(), "Priya");

    pick(&mut harness, "A: more", "remedy it", "Add: Remedy it grants");
    pick(&mut harness, "Remedy it grants", "Two free rides", "Create the remedy “Two free rides”");
    let after = step(&mut harness);
    let remedy = after.nodes["answer"].choices()[0].remedy.clone().unwrap();
    assert_eq!(after.remedies[&remedy].what.as_str(), "Two free rides");

    pick(&mut harness, "A: more", "only if", "Add: Only if…");
    pick(&mut harness, "Offered only if: add a condition", "the gift is known", "Create the flag “the gift is known”");
    let after = step(&mut harness);
    let Some(Condition::Is(flag)) = after.nodes["answer"].choices()[0].when.clone() else { panic!("it asks the flag") };
    assert_eq!(after.flags[&flag].as_str(), "the gift is known");

    pick(&mut harness, "Dana: more", "picture", "Add: Picture or sound");
    pick(&mut harness, "Picture or sound", "box.png", "Create “box.png”");
    let after = step(&mut harness);
    let medium = after.nodes["answer"].choices()[0].reply[0].media.clone().unwrap();
    assert_eq!(after.media[&medium].file.as_str(), "box.png");
}

#[test]
fn a_line_says_how_it_is_said_and_what_is_first_said_makes_it() {
    let (mut harness, _folder) = small([1440.0, 900.0], "call");
    let before = case(&harness);
    named(&harness, Role::MultilineTextInput, "Dana").focus();
    harness.run_steps(2);
    typed(&mut harness, "Third call. Third.");
    assert_eq!(case(&harness).nodes["call"].lines()[0].says.as_str(), "Third call. Third.");
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(case(&harness), before, "the line and its words are one step");
    press(&mut harness, CTRL | Modifiers::SHIFT, Key::Z);
    retype(&mut harness, Role::TextInput, "Feeling", "furious");
    retype(&mut harness, Role::TextInput, "Signals", "shouting, clipped");
    let line = case(&harness).nodes["call"].lines()[0].clone();
    assert_eq!((line.feeling.as_str(), line.signals), ("furious", vec![id("shouting"), id("clipped")]));
    takes_back(&mut harness, &before);
}

#[test]
fn selected_words_are_emphasised_and_linked_by_keys() {
    let (mut harness, _folder) = small([1440.0, 900.0], "answer");
    named(&harness, Role::MultilineTextInput, "Prompt").focus();
    harness.run_steps(2);
    typed(&mut harness, "Now");
    let before = case(&harness);
    press(&mut harness, CTRL, Key::A);
    press(&mut harness, CTRL, Key::I);
    let prompt = |harness: &Harness<'_, App>| match &*case(harness).nodes["answer"] {
        offramp::scenario::Node::Decision(decision) => decision.prompt.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(prompt(&harness), "*Now*");
    press(&mut harness, CTRL, Key::I);
    assert_eq!(prompt(&harness), "Now", "again, it is taken off");
    press(&mut harness, CTRL, Key::A);
    press(&mut harness, CTRL, Key::L);
    typed(&mut harness, "a.example");
    assert_eq!(prompt(&harness), "[Now](https://a.example)");
    assert_ne!(case(&harness), before);
}

#[test]
fn the_form_says_who_uses_the_node_and_what_the_checks_find() {
    let mut harness = open([1440.0, 2400.0], Path::new(SAMPLE), &[]);
    select(&mut harness, "first-signal");
    harness.get_by_label_contains("used by 5, leads to 4");
    harness.get_by_label("Reached from 5");
    named(&harness, Role::Link, "D1-D ").click();
    settle(&mut harness);
    assert_eq!(focused(&harness), "D: agent says");
    harness.get_by_label("1 condition asks whether this was chosen");
    // A choice that leads nowhere is a problem of this node, and stands above its form.
    press(&mut harness, CTRL, Key::K);
    typed(&mut harness, "open");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    named(&harness, Role::Button, "Problem, ").click();
    settle(&mut harness);
    assert_eq!(harness.state().workspace().unwrap().selected_node(), Some(&id("first-words")));
}

#[test]
fn several_nodes_are_changed_in_one_step() {
    let mut harness = open([1440.0, 900.0], Path::new(SAMPLE), &[]);
    let before = case(&harness);
    let several = |harness: &mut Harness<'static, App>| {
        harness.state_mut().workspace_mut().unwrap().selection = [id("third-call"), id("first-words")].into();
        settle(harness);
    };
    several(&mut harness);
    harness.get_by_label("2 nodes");
    harness.get_by_label("1 scene, 1 decision");
    pick(&mut harness, "Phase of all of them", "close", "Close");
    let after = case(&harness);
    for node in ["third-call", "first-words"] {
        assert_eq!(*after.nodes[node].phase(), Some(offramp::scenario::Phase::Close));
    }
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(case(&harness), before, "one step");
    several(&mut harness);
    pick(&mut harness, "Status of all of them", "idea", "Idea");
    named(&harness, Role::Button, "Put a frame around them").click();
    settle(&mut harness);
    assert_eq!(case(&harness).frames.len(), before.frames.len() + 1);
    named(&harness, Role::Button, "Duplicate all of them").click();
    settle(&mut harness);
    assert_eq!(case(&harness).nodes.len(), before.nodes.len() + 2);
    named(&harness, Role::Button, "Delete all of them").click();
    settle(&mut harness);
    takes_back(&mut harness, &before);
}

#[test]
fn every_key_of_the_form_is_in_its_table() {
    let keys: Vec<FormKey> = FORM_KEYS.iter().map(|row| row.key).collect();
    assert!(keys.contains(&FormKey::PickTarget) && keys.contains(&FormKey::Grade(Grade::Harmful)));
    assert!(FORM_KEYS.iter().all(|row| !row.label.is_empty() && !row.tooltip.ends_with('.')));
}

#[test]
fn long_words_and_long_texts_stay_within_a_small_window() {
    let (mut harness, _folder) = small([900.0, 600.0], "answer");
    press(&mut harness, CTRL, Key::Enter);
    let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
    let long = format!("{word} ").repeat(4_000 / word.len());
    harness.event(egui::Event::Paste(format!("++ {long}")));
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    typed(&mut harness, word);
    press(&mut harness, CTRL, Key::K);
    typed(&mut harness, &format!("new {word}{word}{word}"));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    retype(&mut harness, Role::TextInput, "Feeling", &format!("{word}{word}"));
    retype(&mut harness, Role::TextInput, "Title", &format!("{word}{word}"));
    for key in [Key::E, Key::Enter] {
        press(&mut harness, CTRL, key);
    }
    typed(&mut harness, "- Kurz.");
    settle(&mut harness);
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(900.0, 600.0));
    for role in [Role::MultilineTextInput, Role::TextInput, Role::ComboBox] {
        for field in harness.get_all_by_role(role) {
            let rect = field.rect();
            assert!(
                rect.right() <= window.right() + 0.5,
                "{:?} reaches to {}",
                field.accesskit_node().label(),
                rect.right()
            );
        }
    }
    assert!(choice(&harness, "answer", 0).says.len() > 3_900);
}
