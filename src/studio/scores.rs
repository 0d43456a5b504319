//! What every saved run comes to in the case as it is now.

use std::sync::Arc;

use super::job::Cancel;
use crate::play::{Machine, Replay, passed, percent, replay};
use crate::scenario::{Id, Pack, Scenario, resolve};

/// One saved run, replayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunScore {
    pub run: Id,
    pub title: String,
    pub model: bool,
    /// None: nothing was graded, or the score has no range.
    pub percent: Option<u8>,
    /// None: the case does not say what passing takes.
    pub passed: Option<bool>,
    /// Why the run cannot be played to its end any more.
    pub broken: Option<String>,
}

/// Replays every saved run, the model run first; none when nobody waits for it any more.
#[must_use]
pub fn scores(case: &Scenario, pack: Option<&Pack>, cancel: &Cancel) -> Option<Vec<RunScore>> {
    if case.runs.is_empty() {
        return Some(Vec::new());
    }
    let machine = Arc::new(Machine::compile(Arc::new(resolve(case, pack))));
    let mut scores = Vec::new();
    for (id, saved) in &case.runs {
        if cancel.is_set() {
            return None;
        }
        let Replay { run, diverged } = replay(&machine, saved.seed, &saved.steps);
        scores.push(RunScore {
            run: id.clone(),
            title: saved.title.to_string(),
            model: saved.model,
            percent: percent(&machine, run.state()),
            passed: passed(&machine, run.state()),
            broken: diverged.map(|diverged| diverged.why),
        });
    }
    scores.sort_by_key(|score| !score.model);
    Some(scores)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;

    #[test]
    fn the_model_run_of_the_sample_passes_and_the_bad_one_does_not() {
        let text = include_str!("../../sample_scenarios/delayed-delivery.ron");
        let case = read::<Scenario>(text.as_bytes()).unwrap().document;
        let scores = scores(&case, None, &Cancel::default()).unwrap();
        assert_eq!(scores.len(), case.runs.len());
        assert!(scores[0].model && scores[0].passed == Some(true) && scores[0].percent > Some(90), "{:?}", scores[0]);
        let bad = scores.iter().find(|score| score.run.as_str() == "goes-wrong").unwrap();
        assert_eq!((bad.passed, &bad.broken), (Some(false), &None));
    }
}
