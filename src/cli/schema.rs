//! `offramp schema`: the JSON Schema of the exported JSON.

use super::{Console, Exit};
use crate::export::schema;

/// Print the JSON Schema of Offramp JSON
///
/// Draft 2020-12. What `offramp export --to json` writes keeps to it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, console: &mut Console) -> Exit {
    console.write(schema().as_bytes());
    Exit::Done
}
