//! The whole program, from outside: the real binary on real files, and what must hold for any case.

#![expect(clippy::unwrap_used, reason = "what goes wrong in a test fails it")]

mod bad_input;
mod check;
mod commands;
mod conformance;
mod edits;
mod effects;
mod explore;
mod export;
mod generator;
mod ink;
#[path = "../../benches/ink/case.rs"]
mod ink_case;
mod layering;
mod lms;
mod markup;
mod packages;
mod play;
mod reading;
mod recovery;
mod repository;
mod samples;
mod support;
