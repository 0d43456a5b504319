//! Cases that were built to be hard: what holds for random ones has to hold for them.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use offramp::explore::{Exploration, Limits, explore};
use offramp::play::{Machine, percent, replay};
use offramp::scenario::{Scenario, read, resolve};

fn explored(body: &str, limits: Limits) -> (Arc<Machine>, Exploration) {
    let text = format!("(format: 1, id: \"x\", title: \"x\", language: \"en\", channel: Chat, {body})");
    let case = read::<Scenario>(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}")).document;
    let machine = Arc::new(Machine::compile(Arc::new(resolve(&case, None))));
    let found = explore(&machine, limits, &AtomicBool::new(false)).unwrap();
    (machine, found)
}

/// Two conditions of which either decides, in a loop: one state is reached together with others of one patch, and lies in
/// another patch as well.
#[test]
fn states_that_lie_in_two_patches_are_found_again() {
    for (first, second) in [("x", "y"), ("y", "x")] {
        let body = format!(
            r#"start: "start",
            meters: {{
                "x": (name: "X", start: 0, min: 0, max: 10),
                "y": (name: "Y", start: 0, min: 0, max: 10),
            }},
            nodes: {{
                "start": Decision(title: "S", choices: [
                    (id: "p", says: "p", effects: [Set(Meter("{first}"), 5)], to: "hub"),
                    (id: "q", says: "q", effects: [Set(Meter("{second}"), 5)], to: "hub"),
                    (id: "r", says: "r", effects: [Set(Meter("x"), 5), Set(Meter("y"), 5)], to: "hub"),
                ]),
                "hub": Decision(title: "H", choices: [
                    (id: "again", says: "a", to: "hub"),
                    (id: "go", says: "g", to: "end",
                        when: Any([AtLeast(Meter("{first}"), 5), AtLeast(Meter("{second}"), 5)])),
                    (id: "leave", says: "l", to: "end"),
                ]),
                "end": Ending(title: "E", outcome: Resolved),
            }}"#
        );
        let (_, found) = explored(&body, Limits::default());
        assert!(found.flow.is_exact() && found.meters.iter().all(offramp::explore::Answer::is_exact));
        assert!(found.sample.is_none(), "nothing had to be sampled");
    }
}

/// More meters than are looked at together, all of them held at their range on the last way.
#[test]
fn with_many_held_meters_the_percent_is_still_that_of_the_end() {
    let names: Vec<String> = (0..40).map(|n| format!("m{n}")).collect();
    let each = |of: &dyn Fn(&String) -> String| names.iter().map(of).collect::<Vec<_>>().join(", ");
    let meters = each(&|name| format!("\"{name}\": (name: \"{name}\", start: 190, min: 0, max: 200)"));
    let parts = each(&|name| format!("(of: Meter(\"{name}\"), weight: 1)"));
    let effects = each(&|name| format!("Add(Meter(\"{name}\"), 20), Add(Meter(\"{name}\"), -100)"));
    let body = format!(
        r#"start: "a", meters: {{ {meters} }}, scoring: (by: Outcome(parts: [{parts}], range: (0, 8000))),
        nodes: {{
            "a": Decision(title: "A", choices: [(id: "x", says: "x", effects: [{effects}], to: "e")]),
            "e": Ending(title: "E", outcome: Resolved),
        }}"#
    );
    let (_, found) = explored(&body, Limits::default());
    let bounds = found.percent.exact().unwrap();
    assert_eq!((bounds.lowest.as_ref().unwrap().0, bounds.highest.as_ref().unwrap().0), (50, 50));
}

/// One meter after another is pushed against its range or not, so that there are many groups of meters that still move
/// freely, more than are looked at together.
#[test]
fn with_many_groups_of_free_meters_the_best_run_is_not_lost() {
    const METERS: usize = 7;
    let names: Vec<String> = (0..METERS).map(|n| format!("m{n}")).collect();
    let each =
        |of: &dyn Fn((usize, &String)) -> String| names.iter().enumerate().map(of).collect::<Vec<_>>().join(", ");
    let meters = each(&|(_, name)| format!("\"{name}\": (name: \"{name}\", start: 50, min: 0, max: 100)"));
    let parts = each(&|(n, name)| format!("(of: Meter(\"{name}\"), weight: {})", if n % 2 == 0 { 1 } else { -1 }));
    let nodes = each(&|(n, name)| {
        let to = if n + 1 < METERS { format!("d{}", n + 1) } else { "last".to_owned() };
        let next = &names[(n + 1) % METERS];
        format!(
            r#""d{n}": Decision(title: "D{n}", choices: [
                (id: "up", says: "u", effects: [Add(Meter("{name}"), 40), Add(Meter("{next}"), -3)], to: "{to}"),
                (id: "down", says: "d", effects: [Add(Meter("{name}"), -45)], to: "{to}"),
                (id: "stay", says: "s", effects: [Add(Meter("{next}"), 4)], to: "{to}"),
            ])"#
        )
    });
    let last = each(&|(_, name)| format!("Add(Meter(\"{name}\"), 20), Add(Meter(\"{name}\"), -30)"));
    let body = format!(
        r#"start: "d0", meters: {{ {meters} }}, scoring: (by: Outcome(parts: [{parts}], range: (-400, 400))),
        nodes: {{
            {nodes},
            "last": Decision(title: "L", choices: [(id: "x", says: "x", effects: [{last}], to: "e")]),
            "e": Ending(title: "E", outcome: Resolved),
        }}"#
    );
    let (machine, found) = explored(&body, Limits::default());
    // All 2,187 runs, played.
    let ids = ["up", "down", "stay"];
    let mut percents = Vec::new();
    let Some((_, trail)) = &found.percent.exact().unwrap().highest else { panic!() };
    let model = trail.witness(&machine).steps;
    for number in 0..3_usize.pow(7) {
        let mut steps = model.clone();
        for (place, step) in steps.iter_mut().take(METERS).enumerate() {
            let choice = ids[number / 3_usize.pow(u32::try_from(place).unwrap()) % 3];
            step.1 = offramp::scenario::Did::Choose(offramp::scenario::Id::new(choice).unwrap(), 0);
        }
        let run = replay(&machine, 0, &steps);
        assert_eq!(run.diverged, None);
        percents.push(percent(&machine, run.run.state()).unwrap());
    }
    let bounds = found.percent.exact().unwrap();
    let found = (bounds.lowest.as_ref().unwrap().0, bounds.highest.as_ref().unwrap().0);
    assert_eq!(found, (*percents.iter().min().unwrap(), *percents.iter().max().unwrap()));
}

/// Numbers and weights at the ends of what a file can say: nothing overflows, and what cannot be told is sampled.
#[test]
fn the_largest_weights_and_changes_overflow_nothing() {
    for weight in [1, 1_000, 1_000_000] {
        let body = format!(
            r#"start: "a",
            meters: {{ "m": (name: "M", start: 0, min: -1000000, max: 1000000) }},
            scoring: (by: Outcome(parts: [(of: Meter("m"), weight: {weight}), (of: Tally(points), weight: -{weight})],
                range: (-1000000000000, 1000000000000))),
            nodes: {{
                "a": Decision(title: "A", choices: [
                    (id: "x", says: "x", points: 1000000, effects: [
                        Add(Meter("m"), 1000000), Add(Meter("m"), 1000000), Add(Meter("m"), 1000000),
                    ], to: "a"),
                    (id: "y", says: "y", effects: [Add(Meter("m"), -1000000)], to: "e"),
                ]),
                "e": Ending(title: "E", outcome: Resolved),
            }}"#
        );
        let (_, found) = explored(&body, Limits { max_states: 2_000, sample_runs: 20, ..Limits::default() });
        assert!(found.flow.is_exact(), "weight {weight}");
    }
}
