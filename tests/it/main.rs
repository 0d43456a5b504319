//! The whole program, from outside: the real binary on real files.

mod bad_input;
mod check;
mod commands;
mod play;
mod reading;
mod support;
