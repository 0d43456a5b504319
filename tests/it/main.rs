//! The whole program, from outside: the real binary on real files.

#![expect(clippy::unwrap_used, reason = "what goes wrong in a test fails it")]

mod bad_input;
mod check;
mod commands;
mod play;
mod reading;
mod support;
