//! Any bytes → a document, or an error. A document that loads can be written, read again, located, checked and played.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use offramp::check::check;
use offramp::play::{
    Input, Machine, Run, Status, failed_expectations, metrics, passed, percent, reasons_to_fail, replay,
};
use offramp::scenario::{
    Loaded, Locations, Place, Position, Scenario, each_reference, each_text, read, resolve, write,
};

/// The most inputs that are taken in one case.
const INPUTS: usize = 200;
/// The most inputs that follow one first input.
const FOLLOWING: usize = 12;
/// Up to here, positions are also looked for in text that does not load.
const SHORT: usize = 4_096;

fuzz_target!(|bytes: &[u8]| {
    match read::<Scenario>(bytes) {
        Ok(Loaded { document, source }) => {
            write_and_read_again(&document);
            locate(&document, &source);
            play(&document);
        }
        Err(error) => {
            assert!(!error.to_string().is_empty(), "an error says what is wrong");
            if let Ok(text) = std::str::from_utf8(bytes)
                && text.len() <= SHORT
            {
                let locations = Locations::of(text);
                assert!(locations.find(&Place::field("nodes")).is_some(), "the file itself always has a place");
            }
        }
    }
});

fn write_and_read_again(document: &Scenario) {
    let text = write(document).expect("what was read can be written");
    let again = read::<Scenario>(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?} in\n{text}"));
    assert!(*document == again.document, "another document was read from\n{text}");
    assert!(again.source == text, "the text is read as it was written");
    let twice = write(&again.document).expect("what was read can be written");
    assert!(text == twice, "other bytes for the same document:\n{text}\n{twice}");
}

fn locate(document: &Scenario, source: &str) {
    let locations = Locations::of(source);
    let lines = source.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let look = |place: &Place| {
        let Position { line, column } = locations.find(place).expect("the file itself always has a place");
        assert!((1..=lines).contains(&line) && (1..=source.len() + 1).contains(&column), "{place} at {line}:{column}");
        let _ = place.to_string();
    };
    each_reference(document, &mut |path, _| look(&Place::new(path)));
    each_text(document, &mut |path, _| look(&Place::new(path)));
    for finding in check(document, None) {
        look(&finding.place);
        let _ = finding.report("case.ron", Some(&locations));
    }
    let _ = locations.has_comments();
    for byte in [0, source.len() / 3, source.len() / 2, source.len(), source.len() + 1] {
        let _ = Position::of(source, byte);
    }
}

fn play(document: &Scenario) {
    let machine = Arc::new(Machine::compile(Arc::new(resolve(document, None))));
    let start = Run::new(machine.clone(), 1);
    let mut left = INPUTS;
    read_off(&start);
    let firsts: Vec<Input> = machine.offers(start.state()).inputs().take(INPUTS).collect();
    for (nth, first) in firsts.into_iter().enumerate() {
        let mut run = start.clone();
        let mut next = Some(first);
        for _ in 0..FOLLOWING {
            let Some(input) = next.filter(|_| left > 0) else { break };
            left -= 1;
            run.step(input).expect("what is offered is taken");
            let offered: Vec<Input> = machine.offers(run.state()).inputs().collect();
            assert_eq!(offered.is_empty(), run.status() != Status::Waiting, "a run that waits offers something");
            next = offered.get(nth.checked_rem(offered.len()).unwrap_or_default()).copied();
        }
        read_off(&run);
        let again = replay(&machine, run.seed(), &run.record());
        assert!(again.run.state().words().len() == run.state().words().len());
        if left == 0 {
            break;
        }
    }
    for saved in document.runs.values() {
        let _ = failed_expectations(&machine, saved);
    }
}

fn read_off(run: &Run) {
    let machine = run.machine();
    assert!(percent(machine, run.state()).is_none_or(|percent| percent <= 100));
    let _ = (passed(machine, run.state()), reasons_to_fail(machine, run.state()), metrics(run));
    let _ = (machine.view(run.state()), machine.offers_view(run.state(), run.seed()), run.node());
}
