//! Offramp: interactive case studies in customer de-escalation and service recovery.
//!
//! The modules stand in reading order, the lowest layer first; each imports only those before it.

pub mod scenario;

pub mod play;

pub mod edit;

pub mod store;

pub mod check;

pub mod export;

pub mod cli;
