//! Change what a case declares and settles beside its nodes.

use super::{Slot, Step};
use crate::scenario::{Scenario, Sorted};

/// Changes the case as `change` says; nodes, runs, accepted findings and the canvas are not shown to it and stay as
/// they are. A change that changes nothing is an empty step.
#[must_use]
pub fn edit_case(
    file: &str,
    scenario: &Scenario,
    label: impl Into<String>,
    change: impl FnOnce(&mut Scenario),
) -> Step {
    let before = settings(scenario);
    let mut after = before.clone();
    change(&mut after);
    let slots = Slot::between(&before, &after);
    slots.into_iter().fold(Step::new(label), |step, slot| step.with(file, slot))
}

/// The case without what grows with its length, so that a change costs the same in a case of five thousand nodes.
fn settings(scenario: &Scenario) -> Scenario {
    Scenario {
        format: scenario.format,
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        pack: scenario.pack.clone(),
        stage: scenario.stage,
        about: scenario.about.clone(),
        brief: scenario.brief.clone(),
        language: scenario.language.clone(),
        terms: scenario.terms.clone(),
        channel: scenario.channel,
        starts_at: scenario.starts_at.clone(),
        cast: scenario.cast.clone(),
        meters: scenario.meters.clone(),
        usual: scenario.usual.clone(),
        usual_takes: scenario.usual_takes.clone(),
        flags: scenario.flags.clone(),
        facts: scenario.facts.clone(),
        promises: scenario.promises.clone(),
        remedies: scenario.remedies.clone(),
        policy: scenario.policy.clone(),
        scoring: scenario.scoring.clone(),
        passing: scenario.passing.clone(),
        play: scenario.play.clone(),
        whenever: scenario.whenever.clone(),
        start: scenario.start.clone(),
        debrief: scenario.debrief.clone(),
        habits: scenario.habits.clone(),
        media: scenario.media.clone(),
        ranges: scenario.ranges.clone(),
        nodes: Sorted::default(),
        accepted: Sorted::default(),
        runs: Sorted::default(),
        frames: Sorted::default(),
        notes: Sorted::default(),
        renamed: Sorted::default(),
        layout: Sorted::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::{Meter, Stage, read};

    const SAMPLE: &str = include_str!("../../sample_scenarios/delayed-delivery.ron");

    #[test]
    fn a_setting_changes_and_everything_else_is_left_as_it_was() {
        let case = read::<Scenario>(SAMPLE.as_bytes()).unwrap().document;
        let step = edit_case("a", &case, "Change", |case| {
            case.stage = Stage::Draft;
            case.meters.insert(crate::scenario::Id::new("calm").unwrap(), Meter::new("Calm", 0, 0, 9));
        });
        assert_eq!(step.changes().len(), 2);
        let mut history = History::new(Documents::one("a", case.clone()));
        history.apply(step);
        let after = history.scenario("a").unwrap();
        assert_eq!((after.stage, after.meters.len()), (Stage::Draft, case.meters.len() + 1));
        assert_eq!((&after.nodes, &after.runs, &after.layout), (&case.nodes, &case.runs, &case.layout));
        history.undo();
        assert_eq!(history.scenario("a").unwrap(), &case);
    }

    #[test]
    fn a_change_that_changes_nothing_is_no_step() {
        let case = read::<Scenario>(SAMPLE.as_bytes()).unwrap().document;
        assert!(edit_case("a", &case, "Nothing", |_| {}).is_empty());
    }
}
