//! Offramp: interactive case studies in customer de-escalation and service recovery.
//!
//! The modules stand in reading order; each imports only those before it.

/// The document: its types, its text form, what it resolves to.
pub mod scenario;

/// The machine that says what a case does; runs, percent, metrics.
pub mod play;

/// Changes to documents as values.
pub mod edit;

/// The only room that touches the disk.
pub mod store;

/// Exact exploration of everything a case can do.
pub mod explore;

/// Rules that find what learners must never find.
pub mod check;

/// What leaves the house, one file a format.
pub mod export;

/// What comes in from elsewhere, one file a format.
pub mod import;

/// From files on the disk to packages, again and again: what is published of a pack, and what was.
pub mod publish;

/// A small LMS that runs packages on this machine.
pub mod serve;

/// The command line: what the studio can do without eyes.
pub mod cli;

/// The desktop app.
#[cfg(feature = "studio")]
pub mod studio;
