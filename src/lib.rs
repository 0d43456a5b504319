//! Offramp: interactive case studies in customer de-escalation and service recovery.
//!
//! The modules stand in reading order; each imports only those before it.

pub mod play;
pub mod scenario;

pub mod edit;
pub mod store;

pub mod cli;
pub mod export;
