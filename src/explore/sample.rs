//! Sampling, for questions with more states than the limit allows: runs of each learner from a seed, counted, with
//! confidence intervals. What it has not seen may still happen.

use super::learners::Learner;
use super::limits::{Budget, Stopped};
use crate::play::machine::{Body, Machine};
use crate::play::state::{End, State, Status};
use crate::play::{Detail, Event, Input, Luck, Shown, Watch, passed, percent};
use crate::scenario::{Strength, Tally};

/// What a sample of runs came to. Nothing in it is exact.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Runs of each learner.
    pub runs: u32,
    /// For each learner of [`Learner::ALL`].
    pub learners: [Sampled; 4],
    /// By node: whether some run stood there.
    pub nodes: Vec<bool>,
    /// By choice: whether it was offered.
    pub choices: Vec<bool>,
    /// By meter: its least and its greatest value at a node.
    pub meters: Vec<Option<(i32, i32)>>,
    /// By promise: whether its time passed while it was open.
    pub overdue: Vec<bool>,
    /// The lowest and the highest percent of runs that reached an ending.
    pub percents: Option<(u8, u8)>,
    /// Nodes entered in a complete run.
    pub steps: Option<(u64, u64)>,
    /// Simulated seconds of a complete run.
    pub seconds: Option<(u64, u64)>,
}

/// How one learner's runs ended.
#[derive(Clone, Debug)]
pub struct Sampled {
    pub learner: Learner,
    /// The last node and the end, with how many runs ended so.
    pub ends: Vec<(Option<usize>, End, u32)>,
    /// How many runs reached an ending with each percent.
    pub percents: Vec<u32>,
    /// How many passed; none where the case does not say what passing takes.
    pub passed: Option<u32>,
    /// Runs that were not over after [`MOST_INPUTS`].
    pub unfinished: u32,
}

/// After so many inputs a sampled run is given up.
pub const MOST_INPUTS: u32 = 2_000;

/// Wilson's interval: between which shares, with 99 % confidence, the true one lies of which `seen` of `runs` are a
/// sample.
#[must_use]
pub fn interval(seen: u32, runs: u32) -> (f64, f64) {
    if runs == 0 {
        return (0.0, 1.0);
    }
    let z = 2.575_829_303_548_901_f64;
    let n = f64::from(runs);
    let share = f64::from(seen) / n;
    let middle = (share + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let reach = z / (1.0 + z * z / n) * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    ((middle - reach).max(0.0), (middle + reach).min(1.0))
}

/// Plays a sample of runs.
pub(super) fn sample(machine: &Machine, budget: &Budget<'_>) -> Result<Sample, Stopped> {
    let runs = budget.limits.sample_runs.max(1);
    let passing = &machine.case().passing;
    let nobody = (passing.percent.is_some() || !passing.fails_if.is_empty()).then_some(0);
    let none = |learner| Sampled { learner, ends: Vec::new(), percents: vec![0; 101], passed: nobody, unfinished: 0 };
    let mut sampler = Sampler {
        machine,
        dice: budget.limits.seed,
        sample: Sample {
            runs,
            learners: Learner::ALL.map(none),
            nodes: vec![false; machine.nodes.len()],
            choices: vec![false; machine.choices.len()],
            meters: vec![None; machine.ranges.len() - Tally::ALL.len()],
            overdue: vec![false; machine.promises.len()],
            percents: None,
            steps: None,
            seconds: None,
        },
        entered: 0,
        shares: Vec::new(),
    };
    for which in 0..Learner::ALL.len() {
        for run in 0..runs {
            if run.is_multiple_of(64) {
                budget.look(0)?;
            }
            sampler.play(which);
        }
        sampler.sample.learners[which].ends.sort_unstable();
    }
    Ok(sampler.sample)
}

struct Sampler<'m> {
    machine: &'m Machine,
    dice: u64,
    sample: Sample,
    /// Nodes entered in this run.
    entered: u64,
    shares: Vec<f64>,
}

/// Draws from the sampler's dice, and notes what a run meets.
struct Meets<'s>(&'s mut Sample, &'s mut u64);

impl Watch for Meets<'_> {
    const LISTENS: bool = false;

    fn see(&mut self, event: Event) {
        if let Event::Entered { node } = event {
            self.0.nodes[node] = true;
            *self.1 += 1;
        }
    }

    fn notice(&mut self, detail: Detail) {
        if let Detail::Overdue { promise } = detail {
            self.0.overdue[promise] = true;
        }
    }
}

/// A generator of random numbers (`SplitMix64`, Steele, Lea and Flood 2014).
struct Dice<'d>(&'d mut u64);

impl Dice<'_> {
    /// From 0 to 1, 1 excluded.
    fn share(&mut self) -> f64 {
        *self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = *self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
        let share = (z >> 11) as f64 / (1_u64 << 53) as f64;
        share
    }

    /// A place of a list, as likely as its share of the sum.
    fn pick(&mut self, shares: impl Iterator<Item = f64> + Clone) -> usize {
        let sum: f64 = shares.clone().sum();
        let mut left = self.share() * sum;
        let mut last = 0;
        for (place, share) in shares.enumerate().filter(|(_, share)| *share > 0.0) {
            last = place;
            if left < share {
                break;
            }
            left -= share;
        }
        last
    }
}

impl Luck for Dice<'_> {
    fn outcome(&mut self, machine: &Machine, node: usize, _visit: u32) -> usize {
        #[expect(clippy::cast_precision_loss, reason = "weights sum to at most a million")]
        let weights = machine.weights(node).map(|weight| weight as f64);
        self.pick(weights)
    }
}

impl Sampler<'_> {
    fn play(&mut self, which: usize) {
        let machine = self.machine;
        self.entered = 0;
        let mut state = {
            let Self { dice, sample, entered, .. } = self;
            machine.start(&mut Dice(dice), &mut Meets(sample, entered))
        };
        for _ in 0..MOST_INPUTS {
            self.note_meters(&state);
            if let Status::Over(end) = state.status() {
                return self.note_end(which, &state, end);
            }
            let Some(input) = self.next_input(which, &state) else { break };
            let Self { dice, sample, entered, .. } = self;
            if machine.step(&mut state, input, &mut Dice(dice), &mut Meets(sample, entered)).is_err() {
                break;
            }
        }
        self.sample.learners[which].unfinished += 1;
    }

    fn next_input(&mut self, which: usize, state: &State) -> Option<Input> {
        let machine = self.machine;
        let learner = Learner::ALL[which];
        let node = machine.node(state)?;
        let mut dice = Dice(&mut self.dice);
        Some(match &machine.nodes[node].body {
            Body::Scene { .. } | Body::Pause { .. } => Input::Continue,
            Body::Rewrite { .. } => {
                Input::Wrote(Strength::ALL[dice.pick(Strength::ALL.iter().map(|strength| learner.writes(*strength)))])
            }
            Body::Decision { choices, .. } => {
                let offers = machine.offers(state);
                let offered: Vec<usize> =
                    offers.choices.iter().filter(|o| o.shown == Shown::Offered).map(|o| o.choice).collect();
                for choice in &offered {
                    self.sample.choices[choices.start + choice] = true;
                }
                let silence = learner.decides(machine, node, &offered, &mut self.shares);
                let place = dice.pick(self.shares.iter().copied().chain([silence]));
                match offered.get(place) {
                    None => Input::TimeOut,
                    Some(choice) => {
                        let ticks = (0..=offers.ticks).map(|tick| learner.waits(tick, tick, offers.ticks));
                        let ticks = u32::try_from(dice.pick(ticks)).unwrap_or(0);
                        Input::Choose { choice: *choice, ticks }
                    }
                }
            }
            Body::Gate { .. } | Body::Chance { .. } | Body::Ending => return None,
        })
    }

    fn note_meters(&mut self, state: &State) {
        for (meter, range) in self.sample.meters.iter_mut().enumerate() {
            let value = self.machine.number(state, Tally::ALL.len() + meter);
            *range = Some(range.map_or((value, value), |(min, max)| (min.min(value), max.max(value))));
        }
    }

    fn note_end(&mut self, which: usize, state: &State, end: End) {
        let node = self.machine.node(state);
        let row = &mut self.sample.learners[which];
        match row.ends.iter_mut().find(|(at, how, _)| (*at, *how) == (node, end)) {
            Some((_, _, count)) => *count += 1,
            None => row.ends.push((node, end, 1)),
        }
        if let Some(count) = &mut row.passed {
            *count += u32::from(passed(self.machine, state) == Some(true));
        }
        let wider = |range: &mut Option<(u64, u64)>, value: u64| {
            *range = Some(range.map_or((value, value), |(min, max)| (min.min(value), max.max(value))));
        };
        wider(&mut self.sample.steps, self.entered);
        wider(&mut self.sample.seconds, u64::try_from(self.machine.tally(state, Tally::Clock)).unwrap_or(0));
        if end == End::Ending
            && let Some(percent) = percent(self.machine, state)
        {
            row.percents[usize::from(percent)] += 1;
            let range = &mut self.sample.percents;
            *range = Some(range.map_or((percent, percent), |(min, max)| (min.min(percent), max.max(percent))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_holds_the_share_and_narrows() {
        let (low, high) = interval(50, 100);
        assert!((low - 0.376).abs() < 0.001 && (high - 0.624).abs() < 0.001, "{low} {high}");
        let (low, high) = interval(0, 4_000);
        assert!(low.abs() < 1e-12 && high < 0.002);
        assert_eq!(interval(0, 0), (0.0, 1.0));
    }
}
