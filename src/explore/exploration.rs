//! All questions about a case, each answered by itself: exactly, or by a sample where it has too many states.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use super::distribution::{Distribution, distribution};
use super::flow::{Flow, flow_within};
use super::limits::{Budget, Cancelled, Limits, Stopped};
use super::meter::{MeterRange, meter_ranges};
use super::percent::{PercentBounds, percent_bounds};
use super::promise::{PromiseFate, promise_fate};
use super::sample::{Sample, sample};
use crate::play::Machine;

/// An answer to a question.
#[derive(Clone, Debug)]
pub enum Answer<T> {
    /// Every run was looked at.
    Exact(T),
    /// There were too many states: [`Exploration::sample`] has what some runs showed.
    Sampled,
}

impl<T> Answer<T> {
    /// The exact answer, if there is one.
    pub const fn exact(&self) -> Option<&T> {
        match self {
            Self::Exact(answer) => Some(answer),
            Self::Sampled => None,
        }
    }

    /// Whether it is exact.
    pub const fn is_exact(&self) -> bool {
        self.exact().is_some()
    }
}

/// Everything that exploring finds out about a case.
#[derive(Debug)]
pub struct Exploration {
    pub machine: Arc<Machine>,
    pub flow: Answer<Flow>,
    /// By meter of the case.
    pub meters: Vec<Answer<MeterRange>>,
    /// By promise of the case.
    pub promises: Vec<Answer<PromiseFate>>,
    pub percent: Answer<PercentBounds>,
    pub distribution: Answer<Distribution>,
    /// What a sample showed; where any answer is not exact.
    pub sample: Option<Sample>,
}

#[derive(Clone, Copy)]
enum Job {
    Flow,
    Distribution,
    Percent,
    Meters,
    Promise(usize),
}

enum Done {
    Flow(Box<Flow>),
    Distribution(Box<Distribution>),
    Percent(PercentBounds),
    Meters(Vec<Answer<MeterRange>>),
    Promise(PromiseFate),
}

/// Answers every question about a case. The answers do not depend on the number of threads.
///
/// # Errors
/// When `cancel` is set, which is read every 1,024 states.
pub fn explore(machine: &Arc<Machine>, limits: Limits, cancel: &AtomicBool) -> Result<Exploration, Cancelled> {
    let budget = Budget { limits, cancel };
    let (meters, promises) = (machine.case().meters.len(), machine.promises.len());
    let mut jobs = vec![Job::Flow, Job::Distribution, Job::Percent, Job::Meters];
    jobs.extend((0..promises).map(Job::Promise));
    let answers = each_of(machine, &jobs, &budget)?;
    let mut found = Exploration {
        machine: machine.clone(),
        flow: Answer::Sampled,
        meters: (0..meters).map(|_| Answer::Sampled).collect(),
        promises: (0..promises).map(|_| Answer::Sampled).collect(),
        percent: Answer::Sampled,
        distribution: Answer::Sampled,
        sample: None,
    };
    let is_exact = |done: &Done| match done {
        Done::Meters(ranges) => ranges.iter().all(Answer::is_exact),
        Done::Flow(_) | Done::Distribution(_) | Done::Percent(_) | Done::Promise(_) => true,
    };
    let all_exact = answers.iter().all(|done| done.as_ref().is_some_and(is_exact));
    for answer in answers.into_iter().flatten() {
        match answer {
            Done::Flow(flow) => found.flow = Answer::Exact(*flow),
            Done::Distribution(distribution) => found.distribution = Answer::Exact(*distribution),
            Done::Percent(bounds) => found.percent = Answer::Exact(bounds),
            Done::Meters(ranges) => found.meters = ranges,
            Done::Promise(fate) => {
                let promise = fate.promise;
                found.promises[promise] = Answer::Exact(fate);
            }
        }
    }
    if !all_exact {
        found.sample = sample(machine, &budget).map(Some).map_err(|_| Cancelled)?;
    }
    Ok(found)
}

/// Answers jobs on as many threads as allowed; none for those with too many states.
fn each_of(machine: &Arc<Machine>, jobs: &[Job], budget: &Budget<'_>) -> Result<Vec<Option<Done>>, Cancelled> {
    let waiting = Mutex::new(jobs.iter().copied().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut done = Vec::new();
        while let Some((place, job)) = next() {
            done.push((place, answer(machine, job, budget)));
        }
        done
    };
    let threads = budget.limits.threads.clamp(1, jobs.len().max(1));
    let results = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut results = work();
        for other in others {
            match other.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    let mut answers: Vec<Option<Done>> = jobs.iter().map(|_| None).collect();
    for (place, result) in results {
        match result {
            Ok(done) => answers[place] = Some(done),
            Err(Stopped::TooMany) => {}
            Err(Stopped::Cancelled) => return Err(Cancelled),
        }
    }
    Ok(answers)
}

fn answer(machine: &Arc<Machine>, job: Job, budget: &Budget<'_>) -> Result<Done, Stopped> {
    Ok(match job {
        Job::Flow => Done::Flow(Box::new(flow_within(machine, budget)?)),
        Job::Distribution => Done::Distribution(Box::new(distribution(machine, budget)?)),
        Job::Percent => Done::Percent(percent_bounds(machine, budget)?),
        Job::Meters => Done::Meters(meter_ranges(machine, budget)?),
        Job::Promise(promise) => Done::Promise(promise_fate(machine, promise, budget)?),
    })
}
