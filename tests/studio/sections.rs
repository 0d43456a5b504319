//! Writing what a case declares and settles: every section by label and role, and all of it taken back.

use super::*;
use offramp::scenario::{Effect, Grade, Level, Policy, ScoreBy, Stage, Timers, Var};

/// A window in which a whole section shows.
const TALL: [f32; 2] = [1440.0, 2400.0];

/// Goes to a section by its row in the list.
fn show(harness: &mut Harness<'_, App>, section: &str) {
    // The row may be scrolled out of sight, where a pointer does not reach it.
    named(harness, Role::TreeItem, section).click_accesskit();
    settle(harness);
    harness.get_by_role_and_label(Role::Label, section);
}

fn sample(section: &str) -> (Harness<'static, App>, Scenario) {
    let mut harness = open(TALL, Path::new(SAMPLE), &[]);
    let before = case(&harness);
    show(&mut harness, section);
    assert_eq!(case(&harness), before, "looking changes nothing");
    (harness, before)
}

fn press_button(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    settle(harness);
}

/// Types into what has the focus.
fn type_on(harness: &mut Harness<'_, App>, text: &str) {
    harness.root().type_text(text);
    settle(harness);
}

/// Picks something from the menu of an entry.
fn wish(harness: &mut Harness<'_, App>, entry: &str, what: &str) {
    press_button(harness, &format!("{entry}: move, delete…"));
    press_button(harness, what);
}

/// Picks an entry of a menu that is found by typing.
fn pick(harness: &mut Harness<'_, App>, menu: &str, typed: &str, entry: &str) {
    named(harness, Role::ComboBox, menu).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Type to find").type_text(typed);
    harness.run_steps(3);
    named(harness, Role::Button, entry).click();
    settle(harness);
}

/// Picks one of a few values.
fn choose(harness: &mut Harness<'_, App>, label: &str, value: &str) {
    harness.get_by_role_and_label(Role::ComboBox, label).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, value).click();
    settle(harness);
}

/// Takes back everything, and finds the case as it was, byte for byte.
fn takes_back(harness: &mut Harness<'_, App>, before: &Scenario) {
    harness.get_by_role_and_label(Role::TreeItem, "Brief").focus();
    for _ in 0..80 {
        if write(&case(harness)).unwrap() == write(before).unwrap() {
            return;
        }
        press(harness, Modifiers::COMMAND, Key::Z);
    }
    panic!("what was done cannot be taken back");
}

#[test]
fn a_person_is_added_named_by_their_words_and_deleted() {
    let (mut harness, before) = sample("Cast");
    press_button(&mut harness, "Add a person");
    type_on(&mut harness, "Aunt Ruth");
    assert_eq!(case(&harness).cast.last().unwrap().1.name.as_str(), "Aunt Ruth", "its first field has the focus");
    choose(&mut harness, "Aunt Ruth: role", "Bystander");
    assert!(case(&harness).cast.contains_key("aunt-ruth"), "the id is made of the first words");
    pick(&mut harness, "Aunt Ruth: add…", "goal", "Goal");
    type_on(&mut harness, "Peace.");
    assert_eq!(case(&harness).cast["aunt-ruth"].goal.as_str(), "Peace.");
    retype(&mut harness, Role::TextInput, "Aunt Ruth: name", "Ruth");
    assert!(case(&harness).cast.contains_key("aunt-ruth"), "other words do not change the id");
    wish(&mut harness, "Ruth", "Delete");
    assert_eq!(case(&harness), before);
    takes_back(&mut harness, &before);
}

#[test]
fn undo_takes_the_words_and_the_id_of_a_new_entry_together() {
    let (mut harness, before) = sample("Promises");
    press_button(&mut harness, "Add a promise");
    type_on(&mut harness, "a letter by Friday");
    press_button(&mut harness, "Add a promise");
    assert!(case(&harness).promises.contains_key("a-letter-by-friday"));
    assert_eq!(case(&harness).promises.len(), before.promises.len() + 2);
    type_on(&mut harness, "a second letter");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(case(&harness).promises.last().unwrap().0.as_str(), "a-second-letter");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(case(&harness).promises.last().unwrap().1.what.as_str(), "");
    takes_back(&mut harness, &before);
}

#[test]
fn something_in_use_says_where_and_asks_before_it_goes() {
    let (mut harness, before) = sample("Promises");
    let callback = "a call back within thirty minutes";
    wish(&mut harness, callback, "Delete");
    assert_eq!(case(&harness), before, "it is used, so it asks");
    press_button(&mut harness, "Keep it");
    assert!(harness.query_by_label("Keep it").is_none());
    wish(&mut harness, callback, "Delete");
    press_button(&mut harness, "Delete it all the same");
    assert!(!case(&harness).promises.contains_key("callback"));
    let findings = harness.state().workspace().unwrap().checks.findings().to_vec();
    assert!(findings.iter().any(|finding| finding.rule == "unknown-promise"));
    takes_back(&mut harness, &before);
}

#[test]
fn the_uses_of_an_entry_are_links() {
    let (mut harness, _) = sample("Facts");
    press_button(&mut harness, "The party is today at six");
    named(&harness, Role::Button, "The party is today at six: used ").click();
    settle(&mut harness);
    named(&harness, Role::Button, "Go to D").click();
    settle(&mut harness);
    let selected = harness.state().workspace().unwrap().selected_node().cloned();
    assert!(selected.is_some_and(|node| case(&harness).nodes.contains_key(&node)));
}

#[test]
fn a_meter_keeps_its_bands_in_order() {
    let (mut harness, before) = sample("Meters");
    press_button(&mut harness, "Anger");
    retype(&mut harness, Role::SpinButton, "Anger, Angry: up to", "999");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let ends = |harness: &Harness<'_, App>| {
        case(harness).meters["anger"].bands.iter().map(|band| band.upto).collect::<Vec<_>>()
    };
    assert_eq!(ends(&harness), [24, 49, 90, 91, 100]);
    retype(&mut harness, Role::SpinButton, "Anger: most", "60");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(ends(&harness).is_sorted() && ends(&harness).last() == Some(&60), "{:?}", ends(&harness));
    assert_eq!(case(&harness).meters["anger"].start, 60);
    press_button(&mut harness, "Anger: add a band");
    type_on(&mut harness, "Cold");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(case(&harness).meters["anger"].bands.iter().any(|band| band.id.as_str() == "cold"));
    press_button(&mut harness, "Anger, Cold: delete");
    assert_eq!(case(&harness).meters["anger"].bands.len(), 5);
    takes_back(&mut harness, &before);
}

#[test]
fn usual_effects_are_a_table() {
    let (mut harness, before) = sample("Usual effects");
    retype(&mut harness, Role::SpinButton, "Anger: harmful", "12");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(case(&harness).usual[&Grade::Harmful][0], Effect::Add(Var::Meter(id("anger")), 12));
    retype(&mut harness, Role::SpinButton, "Your strain: good", "-1");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(case(&harness).usual[&Grade::Good].last(), Some(&Effect::Add(Var::Meter(id("strain")), -1)));
    retype(&mut harness, Role::SpinButton, "A line", "9");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(case(&harness).usual_takes.clone().unwrap().line, 9);
    pick(&mut harness, "Add other usual effects…", "harmful", "A harmful answer also");
    pick(&mut harness, "A harmful answer also: add an effect", "vouched", "Remember: The agent vouched");
    assert_eq!(case(&harness).usual[&Grade::Harmful].last(), Some(&Effect::Raise(id("guaranteed"))));
    takes_back(&mut harness, &before);
}

#[test]
fn the_brief_is_written() {
    let (mut harness, before) = sample("Brief");
    retype(&mut harness, Role::MultilineTextInput, "Audience", "Everybody");
    choose(&mut harness, "Level", "Advanced");
    named(&harness, Role::CheckBox, "Threats").click();
    settle(&mut harness);
    retype(&mut harness, Role::TextInput, "What set the customer off", "delay, hold music");
    pick(&mut harness, "Start node: S1", "first words", "D1 First words");
    let after = case(&harness);
    assert_eq!((after.brief.audience.as_str(), after.brief.level), ("Everybody", Level::Advanced));
    assert_eq!(after.brief.triggers, [id("delay"), id("hold-music")]);
    assert_eq!(after.start, Some(id("first-words")));
    assert_eq!(after.brief.content_notes.len(), before.brief.content_notes.len() + 1);
    press_button(&mut harness, "Add an objective");
    type_on(&mut harness, "Stay kind");
    retype(&mut harness, Role::TextInput, "Stay kind: moves that show it", "ownership");
    assert_eq!(case(&harness).brief.objectives["stay-kind"].moves, [id("ownership")]);
    takes_back(&mut harness, &before);
}

#[test]
fn facts_and_flags_are_added_moved_and_copied() {
    let (mut harness, before) = sample("Facts");
    press_button(&mut harness, "Add a fact");
    type_on(&mut harness, "The dog is ill");
    retype(&mut harness, Role::MultilineTextInput, "The dog is ill: what the case file says", "Since Monday.");
    wish(&mut harness, "The dog is ill", "Move up");
    assert_eq!(case(&harness).facts.get_index_of("the-dog-is-ill"), Some(before.facts.len() - 1));
    wish(&mut harness, "The dog is ill", "Duplicate");
    assert!(case(&harness).facts.contains_key("the-dog-is-ill-2"));
    show(&mut harness, "Flags");
    press_button(&mut harness, "Add a flag");
    type_on(&mut harness, "She laughed");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(case(&harness).flags["she-laughed"].as_str(), "She laughed");
    takes_back(&mut harness, &before);
}

#[test]
fn a_promise_has_a_due_time_and_a_keeper() {
    let (mut harness, before) = sample("Promises");
    press_button(&mut harness, "a call back within thirty minutes");
    let who = "a call back within thirty minutes";
    retype(&mut harness, Role::TextInput, &format!("{who}: due"), "45m");
    pick(&mut harness, &format!("{who}: who keeps it"), "priya", "Priya");
    named(&harness, Role::Button, &format!("{who}: if it is kept: take away")).click();
    settle(&mut harness);
    let after = case(&harness).promises["callback"].clone();
    assert_eq!(after.due.unwrap().seconds(), 2_700);
    assert_eq!(after.who, Some(id("specialist")));
    assert_eq!(after.if_kept.len(), 1);
    takes_back(&mut harness, &before);
}

#[test]
fn a_remedy_costs_what_people_count_in() {
    let (mut harness, before) = sample("Remedies");
    let who = "a van from Cicero to your door by five";
    press_button(&mut harness, who);
    retype(&mut harness, Role::SpinButton, &format!("{who}: cost"), "19.50");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(case(&harness).remedies["courier"].cost, 1950);
    harness.get_by_role_and_label(Role::RadioButton, &format!("{who}: others could claim it 3")).click();
    settle(&mut harness);
    named(&harness, Role::CheckBox, &format!("{who}: given once")).click();
    settle(&mut harness);
    choose(&mut harness, &format!("{who}: policy"), "Needs approval");
    let after = case(&harness).remedies["courier"].clone();
    assert_eq!((after.precedent, after.one_off), (3, true));
    takes_back(&mut harness, &before);
}

#[test]
fn policy_and_terms_are_set() {
    let (mut harness, before) = sample("Policy");
    retype(&mut harness, Role::SpinButton, "Most without approval", "75");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    retype(&mut harness, Role::TextInput, "Answer within: chat", "90s");
    press_button(&mut harness, "Add a wording to avoid");
    type_on(&mut harness, "to be honest");
    press_button(&mut harness, "Wording to avoid 1: delete");
    let Policy { remedy_limit, avoid, answer_within, .. } = case(&harness).policy.clone().unwrap();
    assert_eq!((remedy_limit, answer_within.len()), (Some(7500), 3));
    assert_eq!(avoid.last().unwrap().as_str(), "to be honest");
    assert_eq!(avoid.len(), before.policy.as_ref().unwrap().avoid.len());
    retype(&mut harness, Role::TextInput, "Currency", "eur");
    assert_eq!(case(&harness).policy.clone().unwrap().currency.as_str(), "EUR");
    show(&mut harness, "Terms");
    retype(&mut harness, Role::TextInput, "New term", "Help line");
    press_button(&mut harness, "Add a term");
    type_on(&mut harness, "555-0100");
    assert_eq!(case(&harness).terms["help-line"].as_str(), "555-0100");
    takes_back(&mut harness, &before);
}

#[test]
fn a_rule_is_built_and_led_somewhere() {
    let (mut harness, before) = sample("Whenever rules");
    press_button(&mut harness, "Add a rule");
    pick(&mut harness, "Rule 2 fires when: add a condition", "trust is in “spent", "trust is in “Spent”");
    pick(&mut harness, "Rule 2: leads to", "she hangs up", "S4 She hangs up");
    let after = case(&harness).whenever.clone();
    assert_eq!((after.len(), &after[1].to), (2, &id("she-hangs-up")));
    wish(&mut harness, "When trust is in “Spent”", "Move up");
    assert_eq!(case(&harness).whenever[0], after[1]);
    takes_back(&mut harness, &before);
}

#[test]
fn the_pass_mark_stands_beside_what_the_runs_come_to() {
    let (mut harness, before) = sample("Scoring and passing");
    named(&harness, Role::ListItem, "Model run: one person, all the way: 100 %, passes");
    named(&harness, Role::ListItem, "A typical run");
    retype(&mut harness, Role::SpinButton, "Pass mark", "10");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    assert_eq!(case(&harness).passing.clone().unwrap().percent, Some(10));
    let typical = named(&harness, Role::ListItem, "A typical run").accesskit_node().label().unwrap();
    assert!(typical.ends_with("passes"), "{typical}");
    choose(&mut harness, "The percent comes from", "The grades chosen");
    assert_eq!(case(&harness).scoring.clone().unwrap().by, ScoreBy::Decisions);
    choose(&mut harness, "The percent comes from", "Meters at the end");
    pick(&mut harness, "Score: add what counts", "trust", "Trust");
    press_button(&mut harness, "Score: set the range");
    retype(&mut harness, Role::SpinButton, "Score, Trust: weight", "3");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let Some(ScoreBy::Outcome(outcome)) = case(&harness).scoring.map(|scoring| scoring.by) else { panic!() };
    assert_eq!((outcome.parts[0].weight, outcome.range), (3, Some((0, 100))));
    press_button(&mut harness, "Add a reason to fail");
    retype(&mut harness, Role::MultilineTextInput, "Reason 3: what the learner is told", "No.");
    assert_eq!(case(&harness).passing.clone().unwrap().fails_if[2].why.as_str(), "No.");
    takes_back(&mut harness, &before);
}

#[test]
fn play_settings_habits_and_the_debrief_are_set() {
    let (mut harness, before) = sample("Play settings");
    choose(&mut harness, "Timers", "Off");
    assert_eq!(case(&harness).play.clone().unwrap().timers, Timers::Off);
    show(&mut harness, "Habits");
    press_button(&mut harness, "Add a habit");
    type_on(&mut harness, "Breathe first");
    pick(&mut harness, "Habit 4 is seen when: add a condition", "party", "“The party is today at six” is known");
    assert!(case(&harness).habits[3].seen_when.is_some());
    show(&mut harness, "Debrief");
    press_button(&mut harness, "Add a question");
    type_on(&mut harness, "Why?");
    press_button(&mut harness, "Question 5: move up");
    press_button(&mut harness, "Add a rating");
    type_on(&mut harness, "Listens");
    press_button(&mut harness, "Add a level");
    type_on(&mut harness, "Interrupts");
    let debrief = case(&harness).debrief;
    assert_eq!(debrief.questions[3].as_str(), "Why?");
    assert_eq!(debrief.rubric.last().unwrap().levels[0].as_str(), "Interrupts");
    takes_back(&mut harness, &before);
}

#[test]
fn media_and_what_is_known_about_the_case_are_set() {
    let (mut harness, before) = sample("Media");
    press_button(&mut harness, "Add a picture, sound or film");
    retype(&mut harness, Role::TextInput, "media/picture.jpg: file", "media/storm.jpg");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(case(&harness).media.contains_key("storm"), "the id is made of the name of the file");
    retype(&mut harness, Role::MultilineTextInput, "media/storm.jpg: what it shows", "Rain");
    assert_eq!(case(&harness).media["storm"].alt.as_str(), "Rain");
    show(&mut harness, "About the case");
    choose(&mut harness, "Stage", "Draft");
    retype(&mut harness, Role::TextInput, "Owner", "Me");
    press_button(&mut harness, "Add a source");
    type_on(&mut harness, "A recording");
    press_button(&mut harness, "Add a change");
    type_on(&mut harness, "Shorter.");
    let after = case(&harness);
    assert_eq!((after.stage, after.about.owner.as_str()), (Stage::Draft, "Me"));
    assert_eq!(after.about.sources.last().unwrap().as_str(), "A recording");
    assert_eq!(after.about.changes.last().unwrap().what.as_str(), "Shorter.");
    takes_back(&mut harness, &before);
}

#[test]
fn an_empty_case_explains_every_section_and_fills_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.ron");
    std::fs::write(&path, write(&Scenario::empty("id", "Empty")).unwrap()).unwrap();
    let mut harness = open(TALL, &path, &[]);
    for (section, explains, add) in [
        ("Cast", "Nobody yet.", "Add a person"),
        ("Meters", "No meters yet.", "Add a meter"),
        ("Promises", "No promises yet.", "Add a promise"),
        ("Remedies", "No remedies yet.", "Add a remedy"),
        ("Facts", "No facts yet.", "Add a fact"),
        ("Flags", "No flags yet.", "Add a flag"),
        ("Habits", "No habits yet.", "Add a habit"),
        ("Media", "No media yet.", "Add a picture, sound or film"),
    ] {
        show(&mut harness, section);
        harness.get_by_label_contains(explains);
        press_button(&mut harness, add);
        assert!(harness.query_by_label_contains(explains).is_none(), "{section}");
        let focused = harness.ctx.memory(egui::Memory::focused);
        assert!(focused.is_some(), "{section}: the new entry has the focus");
    }
    for section in ["Usual effects", "Policy", "Terms", "Whenever rules", "Scoring and passing", "Debrief"] {
        show(&mut harness, section);
    }
}

#[test]
fn findings_stand_above_their_section_and_lead_to_the_field() {
    let (mut harness, _) = sample("Cast");
    press_button(&mut harness, "Dana");
    retype(&mut harness, Role::TextInput, "Dana: name", "");
    press_button(&mut harness, "New person");
    let finding = harness.get_all_by_role(Role::Button).find(|node| {
        node.accesskit_node().label().is_some_and(|label| label.contains("somebody of the cast has no name"))
    });
    finding.unwrap().click();
    settle(&mut harness);
    assert!(named(&harness, Role::TextInput, "New person: name").is_focused());
}

#[test]
fn every_section_of_every_case_shows_without_changing_anything() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/player");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    cases.push(PathBuf::from(SAMPLE));
    for path in cases {
        let mut harness = app(TALL, &[]);
        // The fonts of the system have the letters that these cases use beyond those that ship.
        harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        harness.state_mut().open(&path);
        settle(&mut harness);
        let before = case(&harness);
        let sections: Vec<String> = SECTIONS.iter().map(ToString::to_string).collect();
        for section in sections {
            show(&mut harness, &section);
            unfold(&mut harness);
        }
        assert_eq!(case(&harness), before, "{}: looking changes nothing", path.display());
    }
}

#[test]
fn long_words_and_texts_fit_a_narrow_form() {
    let mut long = offramp::scenario::read::<Scenario>(std::fs::read(SAMPLE).unwrap().as_slice()).unwrap().document;
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    let text = format!("{word} {}", "lang ".repeat(800));
    long.brief.situation = text.as_str().into();
    for person in long.cast.values_mut() {
        (person.name, person.about) = (word.into(), text.as_str().into());
    }
    for meter in long.meters.values_mut() {
        meter.name = word.into();
        meter.bands.iter_mut().for_each(|band| band.name = word.into());
    }
    for promise in long.promises.values_mut() {
        promise.what = text.as_str().into();
    }
    for remedy in long.remedies.values_mut() {
        remedy.what = text.as_str().into();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.ron");
    std::fs::write(&path, write(&long).unwrap()).unwrap();
    let mut harness = open([1100.0, 4000.0], &path, &[]);
    for section in SECTIONS {
        show(&mut harness, section);
        unfold(&mut harness);
        let width = harness.ctx.content_rect().width();
        let fields =
            harness.query_all_by_role(Role::MultilineTextInput).chain(harness.query_all_by_role(Role::SpinButton));
        // The numbers in chips have no colon in their names: chips wrap as a whole.
        let in_field =
            |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.contains(':'));
        for field in fields.filter(in_field) {
            assert!(field.rect().right() <= width, "{section}: {:?}", field.accesskit_node().label());
        }
    }
}

/// Every section, as the list calls it.
const SECTIONS: [&str; 17] = [
    "Brief",
    "Cast",
    "Meters",
    "Usual effects",
    "Promises",
    "Remedies",
    "Facts",
    "Flags",
    "Policy",
    "Terms",
    "Whenever rules",
    "Scoring and passing",
    "Play settings",
    "Debrief",
    "Habits",
    "Media",
    "About the case",
];

/// Unfolds every entry that is folded.
fn unfold(harness: &mut Harness<'_, App>) {
    let folded = |harness: &Harness<'_, App>| {
        let buttons: Vec<_> = harness.get_all_by_role(Role::Button).collect();
        buttons.into_iter().filter(|node| node.accesskit_node().data().is_expanded() == Some(false)).count()
    };
    for _ in 0..40 {
        if folded(harness) == 0 {
            return;
        }
        let entry = harness
            .get_all_by_role(Role::Button)
            .find(|node| node.accesskit_node().data().is_expanded() == Some(false));
        entry.unwrap().click();
        harness.run_steps(3);
    }
}
