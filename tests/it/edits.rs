//! Undo is exact: on random scenarios and random sequences of verbs, every state comes back byte for byte.

use offramp::edit::{
    CardSize, Documents, Fragment, History, NewNode, Step, add_to_frame, colour_frame, colour_note, connect, copy,
    create_node, create_note, delete_frame, delete_nodes, delete_note, disconnect, duplicate, edit_node, frame_nodes,
    make_start, move_cards, paste, rename_choice, rename_node, set_phase, set_status, set_text, take_out_of_frames,
    tidy,
};
use offramp::scenario::{
    Colour, Exit, FreshIds, Id, Kind, Phase, Place, Point, Scenario, Segment, Status, Text, each_text, read, write,
};
use proptest::prelude::*;

use crate::generator::{Dice, Size, scenario};

const FILE: &str = "case.ron";

/// One verb at random, on what the scenario has at the moment.
fn step(dice: &mut Dice, case: &Scenario, fresh: &mut FreshIds) -> Step {
    let nodes: Vec<Id> = case.nodes.keys().cloned().collect();
    let Some(some) = (!nodes.is_empty()).then(|| dice.pick(&nodes).clone()) else {
        return create_node(FILE, case, &NewNode { kind: Kind::Scene, at: Point(0, 0), from: None }).0;
    };
    let exits: Vec<Exit> = case.nodes[&some].exits().into_iter().map(|(exit, _)| exit).collect();
    let several: Vec<Id> = nodes.iter().filter(|_| dice.once_in(3)).cloned().collect();
    match dice.below(17) {
        0 => {
            let from = (!exits.is_empty()).then(|| (some.clone(), dice.pick(&exits).clone()));
            let kind = *dice.pick(Kind::ALL);
            create_node(FILE, case, &NewNode { kind, at: Point(dice.between(-9, 9), 4), from }).0
        }
        1 => delete_nodes(FILE, case, &several),
        2 if !exits.is_empty() => connect(FILE, case, &some, dice.pick(&exits), dice.pick(&nodes)),
        3 if !exits.is_empty() => disconnect(FILE, case, &some, dice.pick(&exits)),
        4 => {
            let to = Id::new(&format!("renamed-{}", dice.below(50))).unwrap();
            rename_node(FILE, case, &some, &to).unwrap_or_else(|_taken| Step::new(""))
        }
        5 => {
            let choices: Vec<Id> = case.nodes[&some].choices().iter().map(|choice| choice.id.clone()).collect();
            let Some(choice) = (!choices.is_empty()).then(|| dice.pick(&choices).clone()) else { return Step::new("") };
            let to = Id::new(&format!("choice-{}", dice.below(50))).unwrap();
            rename_choice(FILE, case, &some, &choice, &to).unwrap_or_else(|_taken| Step::new(""))
        }
        6 => duplicate(FILE, case, &several, fresh).0,
        7 => {
            let text = copy(case, &several).to_text();
            paste(FILE, case, &Fragment::from_text(&text).unwrap(), Some(Point(7, 7)), fresh).0
        }
        8 => move_cards(FILE, &[(some, Point(dice.between(-99, 99), 3))]),
        9 => edit_node(FILE, case, &some, "Mark as ready", |node| *node.status_mut() = Status::Ready),
        10 => frame_nodes(FILE, case, &several, fresh).0,
        11 => create_note(FILE, case, Point(dice.between(-9, 9), 4), fresh).0,
        12 => tidy(FILE, case, &several, |_| CardSize { width: 232, height: 90 }),
        13 => with_frame(dice, case, &several),
        14 => with_note(dice, case),
        15 => match dice.below(3) {
            0 => set_status(FILE, case, &several, *dice.pick(Status::ALL)),
            1 => set_phase(FILE, case, &several, dice.once_in(2).then_some(Phase::Close)),
            _two => make_start(FILE, case, &some),
        },
        _sixteen => {
            let mut places: Vec<Vec<Segment>> = Vec::new();
            each_text(case, &mut |path, _| places.push(path.to_vec()));
            let place = Place::new(dice.pick::<Vec<Segment>>(&places));
            let step = set_text(FILE, case, &place, &Text::from(format!("typed {}", dice.below(9)).as_str()));
            if dice.once_in(2) { step.in_burst(dice.below(3) as u64) } else { step }
        }
    }
}

/// One verb at random on one of the frames.
fn with_frame(dice: &mut Dice, case: &Scenario, several: &[Id]) -> Step {
    let frames: Vec<Id> = case.frames.keys().cloned().collect();
    let Some(frame) = (!frames.is_empty()).then(|| dice.pick(&frames).clone()) else { return Step::new("") };
    match dice.below(5) {
        0 => add_to_frame(FILE, case, &frame, several),
        1 => take_out_of_frames(FILE, case, several),
        2 => colour_frame(FILE, case, &frame, *dice.pick(Colour::ALL)),
        3 => set_text(FILE, case, &Place::declared("frames", &frame).then("title"), &"typed".into()),
        _four => delete_frame(FILE, case, &frame),
    }
}

/// One verb at random on one of the notes.
fn with_note(dice: &mut Dice, case: &Scenario) -> Step {
    let notes: Vec<Id> = case.notes.keys().cloned().collect();
    let Some(note) = (!notes.is_empty()).then(|| dice.pick(&notes).clone()) else { return Step::new("") };
    match dice.below(4) {
        0 => colour_note(FILE, case, &note, *dice.pick(Colour::ALL)),
        1 => set_text(FILE, case, &Place::declared("notes", &note).then("text"), &"typed".into()),
        2 => move_cards(FILE, &[(note, Point(dice.between(-99, 99), 3))]),
        _three => delete_note(FILE, case, &note),
    }
}

fn bytes(history: &History) -> String {
    write(history.scenario(FILE).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_bring_back_every_byte(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut fresh = FreshIds::new(seed);
        let case = scenario(seed, Size { nodes: 10, broken: true });
        let mut history = History::new(Documents::one(FILE, case));
        let mut states = vec![bytes(&history)];
        for _ in 0..25 {
            let step = step(&mut dice, history.scenario(FILE).unwrap(), &mut fresh);
            // What a journal writes is what it reads.
            let journal = serde_json::to_string(&step).unwrap();
            let reread: Step = serde_json::from_str(&journal).unwrap();
            prop_assert_eq!(&reread, &step);
            let before = history.undo_label().map(ToOwned::to_owned);
            let burst = step.burst;
            history.apply(reread);
            let now = bytes(&history);
            // A burst continues the last step, so that the state between them is not one of those that undo visits.
            let merged = burst.is_some() && now != states[states.len() - 1] && undo_depth(&mut history) + 1 == states.len();
            if merged {
                states.pop();
            }
            if undo_depth(&mut history) + 1 > states.len() {
                states.push(now);
            }
            prop_assert!(before.is_none() || history.undo_label().is_some());
        }
        let steps = undo_depth(&mut history);
        prop_assert_eq!(steps + 1, states.len());
        for expected in states.iter().rev().skip(1) {
            history.undo();
            prop_assert_eq!(&bytes(&history), expected);
        }
        prop_assert!(history.undo().is_none());
        prop_assert!(!history.is_dirty(FILE));
        for expected in states.iter().skip(1) {
            history.redo();
            prop_assert_eq!(&bytes(&history), expected);
        }
        prop_assert!(history.redo().is_none());
    }

    #[test]
    fn what_is_written_reads_back_the_same(seed in any::<u64>()) {
        let case = scenario(seed, Size { nodes: 12, broken: true });
        let text = write(&case).unwrap();
        let again = read::<Scenario>(text.as_bytes()).unwrap();
        prop_assert_eq!(&again.document, &case);
        prop_assert_eq!(write(&again.document).unwrap(), text);
        prop_assert!(!again.has_comments());
    }

    #[test]
    fn renaming_a_node_changes_no_run(seed in any::<u64>()) {
        use offramp::play::{Status as RunStatus, replay};
        let case = scenario(seed, Size { nodes: 10, broken: false });
        let mut dice = Dice::new(seed);
        let machine = crate::generator::machine(&case);
        let run = crate::generator::run(&machine, &mut dice, 12);
        let names: Vec<Id> = case.nodes.keys().cloned().collect();
        let from = dice.pick(&names).clone();
        let to = Id::new("quite-another-name").unwrap();
        let mut history = History::new(Documents::one(FILE, case.clone()));
        history.apply(rename_node(FILE, &case, &from, &to).unwrap());
        let renamed = crate::generator::machine(history.scenario(FILE).unwrap());
        let again = replay(&renamed, run.seed(), &run.record());
        // Draws depend on the id of their node, so a renamed shuffle or a redrawn chance may differ, inputs may not.
        prop_assert_eq!(again.diverged, None);
        prop_assert_eq!(again.run.inputs(), run.inputs());
        let over = |status| matches!(status, RunStatus::Over(_));
        prop_assert_eq!(over(again.run.status()), over(run.status()));
    }
}

/// How many steps can be taken back; the history is left as it was.
fn undo_depth(history: &mut History) -> usize {
    let mut depth = 0;
    while history.undo().is_some() {
        depth += 1;
    }
    for _ in 0..depth {
        history.redo();
    }
    depth
}
