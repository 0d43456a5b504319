//! All questions about a case, each answered by itself: exactly, or by a sample where it has too many states.
//!
//! Answers can be had as they come: [`explore_on`] tells of each, and goes on where an earlier exploration of the same
//! case has stopped.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use super::distribution::{Distribution, distribution};
use super::ending_lengths::EndingLengths;
use super::flow::{Flow, flow_within};
use super::limits::{Budget, Cancelled, Limits, Stopped};
use super::meter::{MeterRange, meter_ranges};
use super::percent::{PercentBounds, percent_bounds};
use super::promise::{PromiseFate, promise_fate};
use super::sample::{Sample, sample};
use crate::play::Machine;

/// An answer to a question, shared with whoever is told of it.
#[derive(Debug)]
pub enum Answer<T> {
    /// Every run was looked at.
    Exact(Arc<T>),
    /// There were too many states: [`Exploration::sample`] has what some runs showed, as soon as all else is answered.
    Sampled,
    /// It is still being found out; [`explore`] leaves nothing so.
    Awaited,
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Exact(answer) => Self::Exact(Arc::clone(answer)),
            Self::Sampled => Self::Sampled,
            Self::Awaited => Self::Awaited,
        }
    }
}

impl<T> Answer<T> {
    /// The exact answer, if there is one.
    #[must_use]
    pub fn exact(&self) -> Option<&T> {
        match self {
            Self::Exact(answer) => Some(answer),
            Self::Sampled | Self::Awaited => None,
        }
    }

    /// Whether it is exact.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        matches!(self, Self::Exact(_))
    }

    /// Whether it is still being found out.
    #[must_use]
    pub const fn is_awaited(&self) -> bool {
        matches!(self, Self::Awaited)
    }
}

/// Everything that exploring finds out about a case. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Exploration {
    pub machine: Arc<Machine>,
    pub flow: Answer<Flow>,
    /// How long runs to each ending are, by its node; endings that no run reaches are left out.
    pub endings: Answer<BTreeMap<usize, EndingLengths>>,
    /// By meter of the case; all of them are one question.
    pub meters: Vec<Answer<MeterRange>>,
    /// By promise of the case.
    pub promises: Vec<Answer<PromiseFate>>,
    pub percent: Answer<PercentBounds>,
    pub distribution: Answer<Distribution>,
    /// What a sample showed; where any answer is not exact, and none is awaited any more.
    pub sample: Option<Arc<Sample>>,
}

/// Which questions are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Questions {
    /// Where runs can go: the quick one.
    Flow,
    All,
}

#[derive(Clone, Copy)]
enum Question {
    Flow,
    Endings,
    Distribution,
    Percent,
    Meters,
    Promise(usize),
}

impl Exploration {
    /// One in which every question is awaited.
    #[must_use]
    pub fn begun(machine: &Arc<Machine>) -> Self {
        Self {
            machine: Arc::clone(machine),
            flow: Answer::Awaited,
            endings: Answer::Awaited,
            meters: machine.case().meters.iter().map(|_| Answer::Awaited).collect(),
            promises: machine.promises.iter().map(|_| Answer::Awaited).collect(),
            percent: Answer::Awaited,
            distribution: Answer::Awaited,
            sample: None,
        }
    }

    /// How many questions are answered, of how many.
    #[must_use]
    pub fn answered(&self) -> (usize, usize) {
        let all = self.questions();
        (all.iter().filter(|question| !self.is_awaited(**question)).count(), all.len())
    }

    /// Whether there is nothing to be found out any more.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let (answered, all) = self.answered();
        answered == all && (self.sample.is_some() || self.is_exact())
    }

    /// Whether there is nothing to show for an answer of it yet: it is awaited, or the sample in its place is.
    #[must_use]
    pub fn awaits<T>(&self, answer: &Answer<T>) -> bool {
        !answer.is_exact() && self.sample.is_none()
    }

    fn is_exact(&self) -> bool {
        self.flow.is_exact()
            && self.endings.is_exact()
            && self.distribution.is_exact()
            && self.percent.is_exact()
            && self.meters.iter().all(Answer::is_exact)
            && self.promises.iter().all(Answer::is_exact)
    }

    /// Those of the case, the one that takes the longest last.
    fn questions(&self) -> Vec<Question> {
        let mut questions = vec![Question::Flow, Question::Endings];
        questions.extend((0..self.promises.len()).map(Question::Promise));
        questions.extend((!self.meters.is_empty()).then_some(Question::Meters));
        questions.extend([Question::Percent, Question::Distribution]);
        questions
    }

    fn is_awaited(&self, question: Question) -> bool {
        match question {
            Question::Flow => self.flow.is_awaited(),
            Question::Endings => self.endings.is_awaited(),
            Question::Distribution => self.distribution.is_awaited(),
            Question::Percent => self.percent.is_awaited(),
            Question::Meters => self.meters.iter().any(Answer::is_awaited),
            Question::Promise(promise) => self.promises[promise].is_awaited(),
        }
    }

    fn take(&mut self, found: Found) {
        match found {
            Found::Flow(flow) => self.flow = flow,
            Found::Endings(lengths) => self.endings = lengths,
            Found::Distribution(distribution) => self.distribution = distribution,
            Found::Percent(bounds) => self.percent = bounds,
            Found::Meters(ranges) => self.meters = ranges,
            Found::Promise(promise, fate) => self.promises[promise] = fate,
        }
    }
}

/// Answers every question about a case. The answers do not depend on the number of threads.
///
/// # Errors
/// When `cancel` is set, which is read every 1,024 states.
pub fn explore(machine: &Arc<Machine>, limits: Limits, cancel: &AtomicBool) -> Result<Exploration, Cancelled> {
    explore_on(Exploration::begun(machine), Questions::All, limits, cancel, |_| {})
}

/// Answers what is asked and awaited, and tells after each answer what is known by then, and once more when there is a
/// sample: an answer that was told stays as it is, and what was told last is the result. Where runs can go comes first; it
/// is answered by itself, because others take much longer.
///
/// # Errors
/// When `cancel` is set, which is read every 1,024 states.
pub fn explore_on(
    begun: Exploration,
    asked: Questions,
    limits: Limits,
    cancel: &AtomicBool,
    tell: impl FnMut(&Exploration) + Send,
) -> Result<Exploration, Cancelled> {
    let budget = Budget { limits, cancel };
    let exploring = Exploring { machine: Arc::clone(&begun.machine), budget, known: Mutex::new((begun, tell)) };
    exploring.ask(&[Question::Flow])?;
    if asked == Questions::All {
        let all = exploring.known.lock().unwrap_or_else(PoisonError::into_inner).0.questions();
        exploring.ask(&all)?;
    }
    let (mut known, mut tell) = exploring.known.into_inner().unwrap_or_else(PoisonError::into_inner);
    let (answered, all) = known.answered();
    if answered == all && !known.is_complete() {
        known.sample = sample(&known.machine, &budget).map(|sample| Some(Arc::new(sample))).map_err(|_| Cancelled)?;
        tell(&known);
    }
    Ok(known)
}

/// Questions on their way to being answered.
struct Exploring<'a, T> {
    machine: Arc<Machine>,
    budget: Budget<'a>,
    /// What is known, and who is told.
    known: Mutex<(Exploration, T)>,
}

/// An answer to one of the questions.
enum Found {
    Flow(Answer<Flow>),
    Endings(Answer<BTreeMap<usize, EndingLengths>>),
    Distribution(Answer<Distribution>),
    Percent(Answer<PercentBounds>),
    Meters(Vec<Answer<MeterRange>>),
    Promise(usize, Answer<PromiseFate>),
}

impl<T: FnMut(&Exploration) + Send> Exploring<'_, T> {
    /// Answers those of some questions that are awaited, on as many threads as allowed. One of them begins with the first,
    /// so that something is soon known; the others with the last, so that what takes long does not come at the end.
    fn ask(&self, questions: &[Question]) -> Result<(), Cancelled> {
        let awaited: VecDeque<Question> = {
            let known = &self.known.lock().unwrap_or_else(PoisonError::into_inner).0;
            questions.iter().copied().filter(|question| known.is_awaited(*question)).collect()
        };
        let threads = self.budget.limits.threads.clamp(1, awaited.len().max(1));
        let waiting = Mutex::new(awaited);
        let work = |next: fn(&mut VecDeque<Question>) -> Option<Question>| {
            loop {
                let question = next(&mut waiting.lock().unwrap_or_else(PoisonError::into_inner));
                let Some(question) = question else { return Ok(()) };
                let found = self.answer(question)?;
                let (known, tell) = &mut *self.known.lock().unwrap_or_else(PoisonError::into_inner);
                known.take(found);
                tell(known);
            }
        };
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(|| work(VecDeque::pop_back))).collect();
            let mut result = work(VecDeque::pop_front);
            for other in others {
                match other.join() {
                    Ok(other) => result = result.and(other),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            result
        })
    }

    fn answer(&self, question: Question) -> Result<Found, Cancelled> {
        let (machine, budget) = (&self.machine, &self.budget);
        Ok(match question {
            Question::Flow => Found::Flow(told(flow_within(machine, budget))?),
            Question::Endings => {
                let flow = self.known.lock().unwrap_or_else(PoisonError::into_inner).0.flow.clone();
                Found::Endings(match flow {
                    Answer::Exact(flow) => Answer::Exact(Arc::new(flow.lengths_by_ending(budget.cancel)?)),
                    Answer::Sampled | Answer::Awaited => Answer::Sampled,
                })
            }
            Question::Distribution => Found::Distribution(told(distribution(machine, budget))?),
            Question::Percent => Found::Percent(told(percent_bounds(machine, budget))?),
            Question::Meters => Found::Meters(match meter_ranges(machine, budget) {
                Ok(ranges) => ranges,
                Err(Stopped::TooMany) => machine.case().meters.iter().map(|_| Answer::Sampled).collect(),
                Err(Stopped::Cancelled) => return Err(Cancelled),
            }),
            Question::Promise(promise) => Found::Promise(promise, told(promise_fate(machine, promise, budget))?),
        })
    }
}

/// What came of a question: an answer, or too many states for one.
fn told<T>(found: Result<T, Stopped>) -> Result<Answer<T>, Cancelled> {
    match found {
        Ok(answer) => Ok(Answer::Exact(Arc::new(answer))),
        Err(Stopped::TooMany) => Ok(Answer::Sampled),
        Err(Stopped::Cancelled) => Err(Cancelled),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, read, resolve};

    const CASE: &str = r#"(format: 1, id: "x", title: "x", language: "en", channel: Chat, start: "a",
        meters: {"anger": (name: "Anger", start: 60, min: 0, max: 100)},
        promises: {"call": (what: "Call", who: "agent", due: "5s"), "mail": (what: "Mail", who: "agent", due: "9s")},
        nodes: {
            "a": Decision(title: "A", choices: [
                (id: "best", says: "Sorry.", grade: Best, effects: [Make("call")], to: "b"),
                (id: "round", says: "Again?", grade: Harmful, effects: [Add(Meter("anger"), 9)], to: "a"),
            ]),
            "b": Decision(title: "B", choices: [(id: "end", says: "Bye.", grade: Good, to: "end")]),
            "end": Ending(title: "End", outcome: Resolved, resolved: true),
        })"#;

    fn machine() -> Arc<Machine> {
        Arc::new(Machine::compile(Arc::new(resolve(&read::<Scenario>(CASE.as_bytes()).unwrap().document, None))))
    }

    fn never() -> AtomicBool {
        AtomicBool::new(false)
    }

    /// Each answer in full, without what only says where it was found.
    fn told(found: &Exploration) -> Vec<String> {
        let mut told: Vec<String> = found.promises.iter().map(|answer| format!("{answer:?}")).collect();
        told.extend(found.meters.iter().map(|answer| format!("{answer:?}")));
        told.push(match &found.flow {
            Answer::Exact(flow) => format!("{:?} {:?} {:?}", flow.ends, flow.reached, flow.off_ramps),
            other @ (Answer::Sampled | Answer::Awaited) => format!("{other:?}"),
        });
        told.extend([
            format!("{:?}", found.endings),
            format!("{:?}", found.percent),
            format!("{:?}", found.distribution),
        ]);
        told
    }

    #[test]
    fn answers_come_one_by_one_and_stay() {
        let machine = machine();
        for (max_states, threads) in [(10_000, 1), (10_000, 3), (3, 1), (3, 2), (0, 2)] {
            let limits = Limits { max_states, threads, sample_runs: 20, ..Limits::default() };
            let all = explore(&machine, limits, &never()).unwrap();
            let mut parts = vec![Exploration::begun(&machine)];
            let last = explore_on(parts[0].clone(), Questions::All, limits, &never(), |part| parts.push(part.clone()));
            assert_eq!(told(&last.unwrap()), told(&all), "{limits:?}");
            assert_eq!(told(parts.last().unwrap()), told(&all), "{limits:?}: the last that is told is all");
            assert!(all.is_complete() && !told(&all).contains(&"Awaited".to_owned()));
            assert!(!parts[1].flow.is_awaited(), "where runs can go comes first");
            assert!(parts[1].distribution.is_awaited() && parts[1].percent.is_awaited());
            for pair in parts.windows(2) {
                let news = told(&pair[0]).into_iter().zip(told(&pair[1]));
                assert!(news.into_iter().all(|(old, new)| old == new || old == "Awaited"), "{limits:?}");
                let is_sample = pair[0].sample.is_none() && pair[1].sample.is_some();
                assert_eq!(pair[1].answered().0, pair[0].answered().0 + usize::from(!is_sample), "{limits:?}");
                assert!(!pair[0].is_complete());
            }
            assert_eq!(all.answered(), (7, 7));
            assert_eq!(all.sample.is_some(), max_states < 10_000);
        }
    }

    #[test]
    fn exploring_goes_on_where_it_stopped() {
        let machine = machine();
        let mut parts = Vec::new();
        let begun = Exploration::begun(&machine);
        let limits = Limits::default();
        let part = explore_on(begun, Questions::Flow, limits, &never(), |part| parts.push(part.answered())).unwrap();
        assert_eq!(parts, [(1, 7)]);
        assert!(explore_on(part.clone(), Questions::All, limits, &AtomicBool::new(true), |_| {}).is_err());
        let all = explore_on(part.clone(), Questions::All, limits, &never(), |part| parts.push(part.answered()));
        let (Answer::Exact(first), Answer::Exact(last)) = (&part.flow, &all.unwrap().flow) else { panic!() };
        assert!(Arc::ptr_eq(first, last), "nothing is answered twice");
        assert_eq!(parts, (1..=7).map(|answered| (answered, 7)).collect::<Vec<_>>());
    }
}
