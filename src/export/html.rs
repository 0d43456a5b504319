//! The web page: one file that plays the case in any browser, from a disk or a server, without a network. Cannot carry:
//! media that browsers do not show, or whose files are missing. What is for authors only (saved runs, frames, notes)
//! stays out of it on purpose.

use super::page::{self, setting};
use super::{Bundle, ExportError, Format, Options, Source};
use crate::scenario::Id;

pub(super) static FORMAT: Format = Format {
    id: "html",
    name: "Web page",
    extension: "html",
    about: "One file that plays the case in any browser, offline: to send, to put on a server, to show in a room.",
    settings: &[setting::BRAND, setting::PRIMARY, setting::ACCENT, setting::LOGO, setting::INTRO],
    takes_media: true,
    export,
};

/// The host that keeps what a learner did in the browser and tells nobody.
const HOST: &str = "local";

fn export(source: &Source<'_>, options: &Options) -> Result<Bundle, ExportError> {
    let page::Page { html, losses, remarks } = page::page(source, options, HOST)?;
    let name = format!("{}.html", Id::from_words(&source.case.title, "case"));
    Ok(Bundle { files: [(name, html.into_bytes())].into(), losses, remarks })
}
