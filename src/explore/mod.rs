//! Everything that a case can do, found out and not guessed: the machine of [`crate::play`] walked question by question,
//! each with the smallest key that still tells apart what the question asks for.
//!
//! Pure, as the machine is. Knows no rules, no panel and no disk; nothing here says what a case does, it only asks.

mod ahead;
mod backward;
mod best_ahead;
mod bounds;
mod components;
mod demand;
mod distribution;
mod edges;
mod exploration;
mod false_choices;
mod fingerprint;
mod flow;
mod graded;
mod keys;
mod learners;
mod ledger;
mod lengths;
mod levels;
mod limits;
mod loops;
mod luck;
mod merged;
mod meter;
mod off_ramps;
mod paths;
mod percent;
mod probability;
mod promise;
mod reached;
mod regions;
mod regret;
mod sample;
mod scored;
mod scripts;
mod statuses;
mod stepper;
mod store;
mod thresholds;
mod trace;
mod values;
mod walk;
mod watch;
mod witness;

pub use distribution::{Distribution, ModelStep, Scores};
pub use exploration::{Answer, Exploration, explore};
pub use false_choices::{FalseChoice, false_choices};
pub use fingerprint::Fingerprint;
pub use flow::{Ended, Flow, Size, flow, size};
pub use learners::Learner;
pub use lengths::Lengths;
pub use limits::{Cancelled, Limits};
pub use loops::Round;
pub use meter::{Clamp, MeterRange, Range};
pub use off_ramps::{NoReturn, OffRamps, OffRampsOfRun, ends_well};
pub use paths::Count;
pub use percent::PercentBounds;
pub use promise::PromiseFate;
pub use reached::{Closed, Reached, Unreached};
pub use regret::ChoiceRegret;
pub use sample::{MOST_INPUTS, Sample, Sampled, interval};
pub use trace::Happening;
pub use watch::{MOST_WATCH_STATES, Watched, Watcher, watch};
pub use witness::{Trail, Witness};
