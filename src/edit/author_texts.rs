//! Walks the texts of a case that only its authors read, or that players read as something else than a sentence.

use crate::scenario::{Scenario, Segment, Text};

/// Calls `see` with each of them and its place, to change.
pub(super) fn each_author_text_mut(case: &mut Scenario, see: &mut impl FnMut(&[Segment], &mut Text)) {
    use Segment::{Field, Id, Index};
    let about = &mut case.about;
    see(&[Field("about"), Field("owner")], &mut about.owner);
    see(&[Field("about"), Field("licence")], &mut about.licence);
    see(&[Field("about"), Field("review_by")], &mut about.review_by);
    for (list, texts) in [("authors", &mut about.authors), ("sources", &mut about.sources)] {
        for (n, text) in texts.iter_mut().enumerate() {
            see(&[Field("about"), Field(list), Index(n)], text);
        }
    }
    for (n, change) in about.changes.iter_mut().enumerate() {
        for (field, text) in [("on", &mut change.on), ("by", &mut change.by), ("what", &mut change.what)] {
            see(&[Field("about"), Field("changes"), Index(n), Field(field)], text);
        }
    }
    see(&[Field("language")], &mut case.language);
    for (id, text) in case.terms.iter_mut() {
        see(&[Field("terms"), Id(id.clone())], text);
    }
    for (id, text) in case.flags.iter_mut() {
        see(&[Field("flags"), Id(id.clone())], text);
    }
    if let Some(policy) = &mut case.policy {
        for (list, texts) in [("mandated", &mut policy.mandated), ("avoid", &mut policy.avoid)] {
            for (n, text) in texts.iter_mut().enumerate() {
                see(&[Field("policy"), Field(list), Index(n)], text);
            }
        }
    }
}
