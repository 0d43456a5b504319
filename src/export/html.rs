//! The web page: one file that plays a case, or a pack behind a menu, in any browser, from a disk or a server, without a
//! network. Cannot carry:
//! media that browsers do not show, or whose files are missing. What is for authors only (saved runs, frames, notes)
//! stays out of it on purpose.

use super::course::{self, played_as_set};
use super::page::{self, setting};
use super::{Bundle, ExportError, Format, MediaTaken, Options, Source};
use crate::scenario::Id;

pub(super) static FORMAT: Format = Format {
    id: "html",
    name: "Web page",
    extension: "html",
    about: "One file that plays the case, or a pack behind a menu, in any browser, offline: to send, to show in a room.",
    settings: &[
        setting::BRAND,
        setting::PRIMARY,
        setting::ACCENT,
        setting::LOGO,
        setting::INTRO,
        course::setting::MODE,
    ],
    media: MediaTaken::Used,
    joins_cases: true,
    takes_ramps: true,
    takes_beside: false,
    export,
};

/// The host that keeps what a learner did in the browser and tells nobody.
const HOST: &[&str] = &["local"];

fn export(source: &Source, options: &Options) -> Result<Bundle, ExportError> {
    let cases: Vec<_> = source.cases.iter().map(|case| played_as_set(case, options)).collect();
    let title = source.pack.as_ref().map_or(&cases[0].case.title, |pack| &pack.title);
    let name = format!("{}.html", Id::from_words(title, "case"));
    let page::Page { html, losses, remarks } = match &source.pack {
        Some(_) => page::menu(source, &cases, options, HOST, None)?,
        None => page::case(&cases[0], options, HOST, None)?,
    };
    Ok(Bundle { files: [(name, html.into_bytes())].into(), losses, remarks })
}
