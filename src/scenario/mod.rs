//! The document: its types, its text form, its references, and what it resolves to.
//!
//! Knows nothing of disks, screens or clocks, and imports no other room.

#[macro_use]
mod node;
mod brief;
mod canvas;
mod condition;
mod condition_sentence;
mod debrief;
mod declared;
mod document;
mod duration;
mod effect;
mod exit;
mod id;
mod locate;
pub mod markup;
mod overlay;
mod pack;
mod place;
mod publish_log;
mod read;
mod record;
mod references;
mod resolved;
mod review_file;
mod saved_run;
mod schema;
mod settings;
mod spoken;
mod table;
mod text;
mod texts;
mod values;
mod whenever;
mod write;

pub use brief::{About, Brief, Change, ContentNote, Level, Objective};
pub use canvas::{Colour, Frame, Note, Point};
pub use condition::{Condition, PromiseStatus, Tally, Var};
pub use condition_sentence::condition_sentence;
pub use debrief::{Confidence, Debrief, Habit, PeerRange, RubricItem};
pub use declared::{
    Band, Better, Fact, Media, MediaPath, Meter, Person, PolicyStatus, Promise, Remedy, RemedyKind, Role,
};
pub use document::{Channel, FORMAT, Scenario, Stage};
pub use duration::{Duration, InvalidDuration, YEAR_SECONDS};
pub use effect::Effect;
pub use exit::Exit;
pub use id::{FreshIds, Id, InvalidId, MAX_ID_LENGTH, RESERVED};
pub use locate::{Locations, Position};
pub use node::{
    Asks, Chance, ChanceOutcome, Choice, Decision, Delivery, Ending, Evidence, Fairness, Gate, Grade, Kind, Line,
    Locked, Node, Outcome, Pace, Pause, PauseKind, Phase, Rewrite, Route, Scene, Seen, Status, Tags, Timeout, Volume,
    WhileWaiting, shortened,
};
pub use overlay::{Overlay, Replacement};
pub use pack::{
    Brand, CompleteWhen, Cover, HouseStyle, Look, Mode, Pack, PublishTarget, ScoreSent, Shape, StatusWording,
};
pub use place::{Place, Segment};
pub use publish_log::{Position as PublishedPosition, Publication, PublishLog, PublishedCase};
pub use read::{Document, Loaded, MAX_FILE_BYTES, ReadError, closest, read};
pub use record::MAX_NUMBER;
pub use references::{Reference, ReferenceMut, each_reference, each_reference_mut};
pub use resolved::{Resolved, resolve};
pub use review_file::{Approval, ApprovalArea, Comment, CommentKind, CommentState, Preview, ReviewFile, ReviewRole};
pub use saved_run::{Did, Expect, RunStep, SavedRun, Strength};
pub use settings::{
    Fails, FeedbackTime, MetersAs, MetersShown, OutcomeScore, Passing, PlaySettings, Policy, Retry, ScoreBy, ScorePart,
    Scoring, Timers, UsualTakes, Weighted,
};
pub(crate) use spoken::{duration_words, quoted, spoken_fact, spoken_flag, spoken_meter, spoken_promise};
pub use table::{Ordered, Sorted};
pub use text::Text;
pub use texts::{each_node_text, each_node_text_mut, each_text, each_text_mut};
pub use values::{Braced, Values, braced, currency_decimals, money};
pub use whenever::Whenever;
pub use write::write;
