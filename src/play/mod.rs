//! The machine: the one place that says what a case does. Compile, step, offer; runs, records, percent and metrics
//! wrap it, exploration walks it, the player's JavaScript mirrors it.
//!
//! Pure: no clock, no disk, no randomness but the seed. Total: a broken case compiles too, and ends where it breaks.

mod compile;
pub(crate) mod condition;
mod draw;
mod event;
mod free;
pub(crate) mod machine;
mod metrics;
mod offers;
mod percent;
mod replay;
mod run;
pub(crate) mod state;
mod step;
mod view;

use compile::Compiler;

pub use draw::{Luck, Seeded, draw, shuffled};
pub(crate) use event::Traced;
pub use event::{Detail, Event, Trace, Watch};
pub use machine::Machine;
pub use metrics::{Metric, MetricValue, metrics};
pub use offers::{Offer, Offers, Shown};
pub(crate) use percent::{Score, decisions_percent};
pub use percent::{passed, percent, reasons_to_fail};
pub use replay::{Divergence, Replay, failed_expectations, replay, replay_run};
pub use run::{Moment, Run};
pub use state::{End, State, Status};
pub use step::{Input, Refused};
pub use view::{OffersView, StateView};
