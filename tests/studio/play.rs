//! The Play room, by label and role: every answer, every way back, what is shown beside the conversation.

use offramp::play::{Input, Shown, Status};

use super::*;

/// A case with a bit of everything that the room shows.
const CASE: &str = r#"(format: 1, id: "x", title: "A call", language: "en", channel: Phone, start: "hello",
    cast: { "dana": (name: "Dana Okafor", role: Customer), "agent": (name: "Kim", role: Agent) },
    meters: {
        "anger": (name: "Anger", start: 60, min: 0, max: 100, better: Low, bands: [(id: "calm", upto: 40, name: "Calm"), (id: "hot", upto: 100, name: "Hot")]),
        "trust": (name: "Trust", start: 41, min: 0, max: 100, better: High),
    },
    flags: { "refund": "A refund has been mentioned" },
    facts: { "party": (label: "The party is at six", text: "Her daughter waits.", source: "She says so") },
    promises: { "callback": (what: "Call back", due: "30m") },
    passing: (percent: 50),
    nodes: {
        "hello": Scene(title: "Hello", lines: [(id: "aaaaaaa", by: "dana", says: "Third call.", feeling: "furious", signals: ["louder"])], then: "first"),
        "first": Decision(title: "First words", prompt: "What would put it right?", seconds: 10, on_timeout: "silence",
            while_waiting: (every: 2, effects: [Add(Meter("anger"), 5)]),
            choices: [
                (id: "own", says: "I own this.", grade: Best, effects: [Add(Meter("anger"), -20), Reveal("party"), Make("callback")], moves: ["ownership"],
                 reply: [(id: "bbbbbbb", by: "dana", says: "Fine.")], feedback: "You owned it.", to: "write"),
                (id: "policy", says: "Our policy says no.", grade: Harmful, effects: [Add(Meter("anger"), 9)], missteps: ["hiding"]),
                (id: "grant", title: "The exception", says: "I grant it.", when: All([AtLeast(Meter("trust"), 50), Any([Is("refund"), Knows("party")])]), to: "end"),
                (id: "boss", does: "Call the boss", when: Is("refund"), locked: Show("Not your call"), to: "end"),
            ]),
        "silence": Scene(title: "Silence", then: "gone"),
        "write": Rewrite(title: "The mail", prompt: "Write the apology.", model: "We are sorry for your evening.", strong: "breathe", fair: "breathe", weak: "breathe"),
        "breathe": Pause(title: "Breathe", prompt: "Breathe out slowly.", then: "end"),
        "end": Ending(title: "She stays", outcome: Loyal, resolved: true, summary: "She stays."),
        "stuck": Decision(title: "Stuck", choices: [(id: "no", says: "No", when: Is("refund"))]),
    },
)"#;

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.ron");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

/// The case above in its room, at its first decision.
fn at_first_words(size: [f32; 2]) -> Harness<'static, App> {
    let (_folder, path) = written(CASE);
    let mut harness = open(size, &path, &[]);
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    press(&mut harness, Modifiers::NONE, Key::Space);
    harness
}

fn click(harness: &mut Harness<'_, App>, role: Role, begins: &str) {
    named(harness, role, begins).click();
    settle(harness);
}

fn has(harness: &Harness<'_, App>, role: Role, begins: &str) -> bool {
    let mut all = harness.query_all_by_role(role);
    all.any(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(begins)))
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// How many inputs the run has taken, and where it stands.
fn stands(harness: &Harness<'_, App>) -> (usize, String) {
    let run = &harness.state().workspace().unwrap().run.as_ref().unwrap().run;
    (run.inputs(), run.node().map_or_else(String::new, |(id, _)| id.to_string()))
}

#[test]
fn a_run_is_played_with_the_keys_alone() {
    let mut harness = at_first_words([1440.0, 900.0]);
    assert_eq!(stands(&harness), (1, "first".to_owned()));
    press(&mut harness, Modifiers::NONE, Key::Num1);
    assert_eq!(stands(&harness), (2, "write".to_owned()));
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    assert_eq!(stands(&harness).1, "breathe");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(stands(&harness), (4, "end".to_owned()));
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(stands(&harness).0, 2);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(stands(&harness), (4, "end".to_owned()), "what was taken back can be done again");
    let before = harness.state().workspace().unwrap().run.as_ref().unwrap().run.seed();
    press(&mut harness, Modifiers::NONE, Key::F5);
    assert_eq!(stands(&harness).0, 0);
    assert_ne!(harness.state().workspace().unwrap().run.as_ref().unwrap().run.seed(), before);
}

#[test]
fn the_conversation_is_heard_as_it_is_seen() {
    let mut harness = at_first_words([1440.0, 900.0]);
    named(&harness, Role::Paragraph, "Dana Okafor · furious · louder: Third call.");
    assert!(says(&harness, "Phone · 0:08"));
    let prompt = named(&harness, Role::Heading, "What would put it right?");
    assert!(prompt.is_focused(), "who listens hears what is asked now");
    click(&mut harness, Role::Button, "1  I own this.");
    named(&harness, Role::Paragraph, "You: I own this.");
    assert!(says(&harness, "Coach · Best"));
    assert!(says(&harness, "Case file: “The party is at six” added"));
    assert!(says(&harness, "Promise made: Call back, due in 30 minutes"));
}

#[test]
fn a_locked_choice_says_why_and_cannot_be_taken() {
    let mut harness = at_first_words([1440.0, 900.0]);
    let locked = named(&harness, Role::Button, "Locked: Call the boss");
    assert!(locked.accesskit_node().is_disabled());
    locked.click();
    settle(&mut harness);
    assert_eq!(stands(&harness).0, 1);
    assert!(says(&harness, "Not your call"));
    assert!(!has(&harness, Role::Button, "3  "), "what is hidden has no number");
}

#[test]
fn what_happened_shows_meters_effects_and_why_a_choice_is_hidden() {
    let mut harness = at_first_words([1440.0, 900.0]);
    assert!(says(&harness, "only if trust is 50 or more (is 41)"));
    assert!(says(&harness, "only if at least one of these:"));
    assert!(has(&harness, Role::Image, "does not hold"));
    press(&mut harness, Modifiers::NONE, Key::Num1);
    named(&harness, Role::Meter, "Anger 40 of 100, Calm, down 20, better");
    assert!(says(&harness, "anger 60 → 40 · reveal “The party is at six”"));
    assert!(says(&harness, "ownership"));
    assert!(says(&harness, "Call back · due in"));
}

#[test]
fn the_tabs_show_the_case_file_the_transcript_and_the_result() {
    let mut harness = at_first_words([1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    click(&mut harness, Role::Tab, "Case file 1");
    assert!(says(&harness, "Her daughter waits."));
    assert!(says(&harness, "She says so · step 3"));
    click(&mut harness, Role::Tab, "Transcript");
    named(&harness, Role::Button, "Copy the transcript").click();
    harness.run_steps(1);
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _other => None,
    });
    let copied = copied.unwrap();
    assert!(
        copied.contains("Dana Okafor (furious · louder): Third call.") && copied.contains("Coach (Best)"),
        "{copied}"
    );
    settle(&mut harness);
    click(&mut harness, Role::Button, "Go to step 2  0:08  First words");
    assert_eq!(stands(&harness).0, 1);
    click(&mut harness, Role::Tab, "Result");
    assert!(says(&harness, "The run is not over"));
}

#[test]
fn an_ending_shows_what_the_run_came_to() {
    let mut harness = at_first_words([1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    click(&mut harness, Role::Button, "Compare with the model answer");
    assert!(says(&harness, "We are sorry for your evening."));
    click(&mut harness, Role::Button, "1  Strong");
    click(&mut harness, Role::Button, "Continue");
    named(&harness, Role::Heading, "Loyal");
    assert!(says(&harness, "100 % · passed · resolved"));
    click(&mut harness, Role::Button, "Show the result");
    assert!(says(&harness, "100 %") && says(&harness, "Passed"));
    click(&mut harness, Role::Button, "Play again");
    assert_eq!(stands(&harness), (0, "hello".to_owned()));
}

#[test]
fn a_message_is_written_compared_and_kept_in_the_conversation() {
    let mut harness = at_first_words([1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    named(&harness, Role::MultilineTextInput, "Your message").focus();
    harness.run_steps(2);
    named(&harness, Role::MultilineTextInput, "Your message").type_text("I am sorry, 1 2 3");
    settle(&mut harness);
    assert_eq!(stands(&harness).0, 2, "digits in the field are words");
    click(&mut harness, Role::Button, "Compare with the model answer");
    click(&mut harness, Role::Button, "2  Fair");
    named(&harness, Role::Paragraph, "You · fair message: I am sorry, 1 2 3");
}

#[test]
fn the_strip_steps_back_and_keeps_the_branch_that_was_left() {
    let mut harness = at_first_words([1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    click(&mut harness, Role::Button, "Step 2: First words, best");
    assert_eq!(stands(&harness).0, 1);
    click(&mut harness, Role::Button, "2  Our policy says no.");
    assert_eq!(stands(&harness).0, 2);
    named(&harness, Role::Button, "Step 2: First words, harmful");
    click(&mut harness, Role::Button, "The other branch of this run");
    assert_eq!(stands(&harness), (2, "write".to_owned()));
    named(&harness, Role::Button, "Step 2: First words, best");
    named(&harness, Role::Button, "The other branch of this run");
}

#[test]
fn a_timer_runs_only_while_it_can_be_seen_and_says_nothing_at_its_end() {
    let mut harness = at_first_words([1440.0, 900.0]);
    // A quarter of a second a frame.
    harness.run_steps(8);
    named(&harness, Role::Timer, "Time to answer 0:0");
    click(&mut harness, Role::Tab, "Write");
    harness.run_steps(80);
    click(&mut harness, Role::Tab, "Play");
    assert_eq!(stands(&harness).0, 1, "no time passes in another room");
    harness.run_steps(60);
    assert_eq!(stands(&harness), (2, "silence".to_owned()));
    assert!(says(&harness, "You said nothing until time ran out."));
}

#[test]
fn waiting_costs_patience_and_twice_the_time_halves_that() {
    for (pace, least, most) in [("Timers on", 2, 5), ("Timers with twice the time", 1, 3), ("Timers off", 0, 0)] {
        let mut harness = at_first_words([1440.0, 900.0]);
        if pace != "Timers on" {
            click(&mut harness, Role::ComboBox, "Timers on");
            click(&mut harness, Role::RadioButton, pace);
        }
        harness.run_steps(18);
        press(&mut harness, Modifiers::NONE, Key::Num1);
        let workspace = harness.state().workspace().unwrap();
        let (_, input) = workspace.run.as_ref().unwrap().run.moments()[2].did.unwrap();
        let Input::Choose { ticks, .. } = input else { panic!("{input:?}") };
        assert!((least..=most).contains(&ticks), "{pace}: {ticks}");
    }
}

#[test]
fn saying_nothing_has_a_button() {
    let mut harness = at_first_words([1440.0, 900.0]);
    click(&mut harness, Role::Button, "Say nothing");
    assert_eq!(stands(&harness), (2, "silence".to_owned()));
}

#[test]
fn nothing_is_painted_again_while_nothing_happens() {
    let mut harness = at_first_words([1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    harness.run_steps(20);
    let quiet = harness.output().viewport_output.values().all(|output| output.repaint_delay.as_secs() > 60);
    assert!(quiet, "a room without a timer rests");
}

#[test]
fn an_open_exit_is_written_where_it_is_met_and_the_run_goes_on() {
    let mut harness = at_first_words([1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Num2);
    named(&harness, Role::Heading, "Not written yet");
    assert!(says(&harness, "“Our policy says no.” at “First words”"));
    click(&mut harness, Role::Button, "Write an ending here");
    let written = case(&harness);
    let choice = &written.nodes[&id("first")].choices()[1];
    assert_eq!(choice.to.as_ref(), harness.state().workspace().unwrap().selected_node());
    assert!(!has(&harness, Role::Heading, "Not written yet"), "its form is shown");
    click(&mut harness, Role::Tab, "Play");
    assert!(says(&harness, "The case has changed since this run began."));
    click(&mut harness, Role::Button, "Replay on the case as it is now");
    assert!(says(&harness, "all 2 steps go as before"));
    assert_eq!(stands(&harness).1, choice.to.as_ref().unwrap().as_str());
}

#[test]
fn an_open_exit_leads_to_its_choice() {
    let mut harness = at_first_words([1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Num2);
    click(&mut harness, Role::Button, "Go to the exit");
    assert_eq!(harness.state().workspace().unwrap().selected_node(), Some(&id("first")));
}

#[test]
fn a_replay_says_where_the_case_goes_another_way_now() {
    let mut harness = at_first_words([1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    let mut changed = case(&harness);
    let offramp::scenario::Node::Decision(decision) =
        std::sync::Arc::make_mut(changed.nodes.get_mut(&id("first")).unwrap())
    else {
        panic!("a decision");
    };
    decision.choices.remove(0);
    let node = changed.nodes[&id("first")].clone();
    let workspace = harness.state_mut().workspace_mut().unwrap();
    let file = workspace.file.clone();
    let slot = offramp::edit::Slot::Node(id("first"), Some(node));
    workspace.apply(offramp::edit::Step::new("Drop").with(file.as_str(), slot));
    settle(&mut harness);
    click(&mut harness, Role::Button, "Replay on the case as it is now");
    assert!(says(&harness, "1 of 2 steps go as before, then “I own this.” was not possible"));
    assert_eq!(stands(&harness), (1, "first".to_owned()));
}

#[test]
fn a_run_from_any_node_is_free_and_says_so() {
    let mut harness = at_first_words([1440.0, 900.0]);
    assert!(!says(&harness, "A free run"));
    click(&mut harness, Role::ComboBox, "Start at…");
    click(&mut harness, Role::Button, "R1  The mail");
    assert_eq!(stands(&harness), (0, "write".to_owned()));
    assert!(says(&harness, "A free run: begun at “The mail”."));
    press(&mut harness, Modifiers::NONE, Key::F5);
    assert_eq!(stands(&harness).1, "write", "it begins again where it began");
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    assert_eq!(stands(&harness).1, "hello");
    assert!(!says(&harness, "A free run"));
}

#[test]
fn the_selected_node_is_played_from_with_one_key() {
    let (_folder, path) = written(CASE);
    let mut harness = open([1440.0, 900.0], &path, &[]);
    click(&mut harness, Role::TreeItem, "D1 Decision: First words");
    press(&mut harness, Modifiers::NONE, Key::F5);
    assert_eq!(stands(&harness), (0, "first".to_owned()));
}

#[test]
fn the_moment_is_changed_by_hand_and_the_run_is_free_until_that_is_taken_back() {
    let mut harness = at_first_words([1440.0, 900.0]);
    click(&mut harness, Role::Button, "Raise a flag…");
    click(&mut harness, Role::CheckBox, "A refund has been mentioned");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(says(&harness, "A free run: something was changed by hand."));
    assert!(has(&harness, Role::Button, "3  Call the boss"), "what it unlocks is offered");
    click(&mut harness, Role::Button, "Set a meter…");
    click(&mut harness, Role::Button, "Set Anger");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    click(&mut harness, Role::Button, "Step back");
    click(&mut harness, Role::Button, "Step back");
    assert!(!says(&harness, "A free run"));
    assert!(!has(&harness, Role::Button, "3  "));
}

#[test]
fn where_nothing_can_be_done_the_room_says_so_and_leads_there() {
    let mut harness = at_first_words([1440.0, 900.0]);
    click(&mut harness, Role::ComboBox, "Start at…");
    click(&mut harness, Role::Button, "D2  Stuck");
    named(&harness, Role::Heading, "Nothing can be done here");
    assert!(says(&harness, "only if “A refund has been mentioned” is true"));
    click(&mut harness, Role::Button, "Go to the node");
    assert_eq!(harness.state().workspace().unwrap().selected_node(), Some(&id("stuck")));
}

#[test]
fn links_to_nowhere_and_circles_are_named() {
    let text = r#"(format: 1, id: "x", title: "t", language: "en", channel: Phone, start: "a", nodes: {
        "a": Decision(choices: [(id: "x", says: "There", to: "gone"), (id: "y", says: "Round", to: "g")]),
        "g": Gate(title: "Round and round", otherwise: "h"), "h": Gate(otherwise: "g") })"#;
    let (_folder, path) = written(text);
    let mut harness = open([1440.0, 900.0], &path, &[]);
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    named(&harness, Role::Heading, "A link to nowhere");
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    press(&mut harness, Modifiers::NONE, Key::Num2);
    named(&harness, Role::Heading, "Round in circles");
    click(&mut harness, Role::Button, "Go to the node");
}

#[test]
fn a_room_without_a_run_offers_one_and_a_case_without_a_start_says_what_is_missing() {
    let (_folder, path) = written(CASE);
    let mut harness = open([1440.0, 900.0], &path, &[]);
    click(&mut harness, Role::TreeItem, "R1 Rewrite: The mail");
    press(&mut harness, Modifiers::NONE, Key::F7);
    click(&mut harness, Role::Button, "Play from “The mail”");
    assert_eq!(stands(&harness).1, "write");
    let (_folder, path) = written(&CASE.replace("start: \"hello\",", ""));
    let mut harness = open([1440.0, 900.0], &path, &[]);
    press(&mut harness, Modifiers::NONE, Key::F7);
    assert!(says(&harness, "This case has no start yet"));
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    named(&harness, Role::Heading, "This case has no start yet");
    let (_folder, path) = written(r#"(format: 1, id: "x", title: "t", language: "en", channel: Phone, nodes: {})"#);
    let mut harness = open([1440.0, 900.0], &path, &[]);
    press(&mut harness, Modifiers::NONE, Key::F7);
    click(&mut harness, Role::Button, "Write the first node");
    assert_eq!(case(&harness).nodes.len(), 1);
}

#[test]
fn deleting_nodes_waits_until_they_can_be_seen() {
    let mut harness = at_first_words([1440.0, 900.0]);
    let before = case(&harness).nodes.len();
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(case(&harness).nodes.len(), before);
}

#[test]
fn small_and_large_rooms_hold_long_words_and_long_lines() {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ".repeat(50);
    let text =
        CASE.replace("Third call.", &long).replace("Our policy says no.", &long).replace("Dana Okafor", &long[..80]);
    for size in [[640.0, 420.0], [900.0, 600.0], [1440.0, 900.0], [2560.0, 1440.0]] {
        let (_folder, path) = written(&text);
        let mut harness = open(size, &path, &[]);
        press(&mut harness, Modifiers::SHIFT, Key::F5);
        press(&mut harness, Modifiers::NONE, Key::Space);
        if size[0] < 960.0 {
            click(&mut harness, Role::Tab, "Conversation");
        }
        for tab in ["What happened", "Case file", "Transcript", "Result"] {
            click(&mut harness, Role::Tab, tab);
        }
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
        press(&mut harness, Modifiers::NONE, Key::Num1);
        assert_eq!(stands(&harness).0, 2);
    }
}

#[test]
fn a_long_run_lays_out_only_what_is_in_view() {
    let text = r#"(format: 1, id: "x", title: "t", language: "en", channel: Phone, start: "a",
        cast: { "c": (name: "Dana", role: Customer) },
        nodes: { "a": Scene(lines: [(id: "aaaaaaa", by: "c", says: "And again.")], then: "a") })"#;
    let (_folder, path) = written(text);
    let mut harness = open([1440.0, 900.0], &path, &[]);
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    for _ in 0..300 {
        harness.key_press(Key::Space);
        harness.run_steps(1);
    }
    settle(&mut harness);
    assert_eq!(stands(&harness).0, 300);
    let shown = |harness: &Harness<'_, App>, role| harness.query_all_by_role(role).count();
    assert!((3..40).contains(&shown(&harness, Role::Paragraph)), "{}", shown(&harness, Role::Paragraph));
    named(&harness, Role::Button, "Step 301: ");
    assert!(!has(&harness, Role::Button, "Step 250: "));
    click(&mut harness, Role::Tab, "Transcript");
    assert!(has(&harness, Role::Button, "Go to step 301  ") && !has(&harness, Role::Button, "Go to step 200  "));
}

/// A small generator of numbers, so that the walk is the same every time.
struct Dice(u32);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % most.max(1)
    }
}

#[test]
fn any_case_is_played_at_random_and_the_room_offers_what_the_machine_offers() {
    let mut files: Vec<PathBuf> = ["sample_scenarios", "tests/fixtures/player"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron") && !path.ends_with("pack.ron"))
        .collect();
    files.sort();
    assert!(files.len() > 5);
    for (seed, file) in (1..).zip(files) {
        // Some fixtures have letters that no font of the studio has.
        let dialogs = ScriptedDialogs::new(&[]);
        let mut harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_pixels_per_point(1.0)
            .allow_missing_glyphs()
            .build_eframe(move |cc| App::new(&cc.egui_ctx, Box::new(dialogs), Arc::<NotedBrowser>::default()));
        harness.state_mut().open(&file);
        settle(&mut harness);
        press(&mut harness, Modifiers::SHIFT, Key::F5);
        let mut dice = Dice(seed);
        for _ in 0..24 {
            play_at_random(&mut harness, &mut dice);
        }
    }
}

fn play_at_random(harness: &mut Harness<'_, App>, dice: &mut Dice) {
    let run = &harness.state().workspace().unwrap().run.as_ref().unwrap().run;
    let offers = run.machine().offers(run.state());
    let choices: Vec<usize> = (0..offers.choices.len()).collect();
    let offered = choices.iter().filter(|at| offers.choices[**at].shown == Shown::Offered).count();
    let locked = choices.iter().filter(|at| offers.choices[**at].shown == Shown::Locked).count();
    for number in 1..=offered {
        assert!(has(harness, Role::Button, &format!("{number}  ")), "choice {number} is shown");
    }
    assert!(offered == 0 || !has(harness, Role::Button, &format!("{}  ", offered + 1)), "and no other");
    let shown = harness.query_all_by_role(Role::Button);
    let shown = shown.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Locked: ")));
    assert_eq!(shown.count(), locked);
    assert_eq!(has(harness, Role::Button, "Continue"), offers.goes_on);
    assert_eq!(has(harness, Role::Button, "Say nothing"), offers.seconds.is_some());
    let over = run.status() != Status::Waiting;
    let inputs = run.inputs();
    if over || (inputs > 2 && dice.below(6) == 0) {
        press(harness, Modifiers::NONE, Key::F5);
    } else if offers.goes_on {
        click(harness, Role::Button, "Continue");
    } else if offers.writes {
        press(harness, Modifiers::COMMAND, Key::Enter);
        press(harness, Modifiers::NONE, [Key::Num1, Key::Num2, Key::Num3][dice.below(3)]);
        assert_eq!(stands(harness).0, inputs + 1, "a message is judged with the keys");
    } else if offers.seconds.is_some() && dice.below(5) == 0 {
        click(harness, Role::Button, "Say nothing");
    } else if offered > 0 {
        click(harness, Role::Button, &format!("{}  ", dice.below(offered) + 1));
    }
}
