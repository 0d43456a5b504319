//! What the table shows of a case, found out from its files. Without exploration: hundreds of cases are read in a row.

use std::collections::BTreeSet;
use std::path::Path;

use crate::check::{Case, Day, Judged, judge};
use crate::export::content_hash;
use crate::scenario::{Id, Kind, Node, Resolved, ReviewFile, Scenario, Stage, Text, markup, resolve};
use crate::store::{self, CaseFacts, LoadedFile, StoreError, review_file};
use crate::studio::opening::said;
use crate::studio::problems::{Due, Found};

/// Reads a case and what reviewers said of it.
///
/// # Errors
/// When the case cannot be read: what to say.
pub fn read_facts(path: &Path, today: Day) -> Result<CaseFacts, String> {
    let loaded = store::load_scenario(path).map_err(|error: StoreError| said(&error))?;
    // A review that cannot be read approves nothing.
    let review = store::load::<ReviewFile>(&review_file(path)).ok().map(|(review, _)| review.document);
    Ok(facts(&loaded, review.as_ref(), today))
}

/// What is found in a case as it would have to be at its release.
#[must_use]
pub fn judged(loaded: &LoadedFile, today: Day) -> Judged {
    judge(&Case::new(&loaded.scenario, loaded.pack.as_ref()).on(today).at_stage(Stage::Release))
}

fn facts(loaded: &LoadedFile, review: Option<&ReviewFile>, today: Day) -> CaseFacts {
    let case = &loaded.scenario;
    let found = Found::of(judged(loaded, today), case.stage);
    let nodes = || case.nodes.values();
    let mut facts = CaseFacts {
        decisions: nodes().filter(|node| node.kind() == Kind::Decision).count(),
        open_exits: nodes().flat_map(|node| node.exits()).filter(|(_, to)| to.is_none()).count(),
        blocking: found.count(Due::Blocking),
        before_review: found.count(Due::BeforeReview),
        before_release: found.count(Due::BeforeRelease),
        approved: Vec::new(),
        previewed: review.and_then(|review| previewed(case, review)),
        ..head(case)
    };
    if let Some(review) = review.filter(|review| !review.approvals.is_empty()) {
        let resolved: Resolved = resolve(case, loaded.pack.as_ref());
        let hash = content_hash(&resolved).unwrap_or_default();
        let fits = review.approvals.iter().filter(|approval| approval.content.as_str() == hash);
        facts.approved = fits.map(|approval| approval.area).collect::<BTreeSet<_>>().into_iter().collect();
    }
    facts
}

/// What stands in the head of a case; the rest of the facts is left out.
#[must_use]
pub fn head(case: &Scenario) -> CaseFacts {
    CaseFacts {
        id: case.id.to_string(),
        title: markup::plain(&case.title).trim().to_owned(),
        language: case.language.to_string(),
        stage: case.stage,
        owner: case.about.owner.to_string(),
        minutes: case.brief.minutes,
        review_by: case.about.review_by.to_string(),
        ..CaseFacts::default()
    }
}

/// How many of the choices and endings of a case somebody has seen, in percent.
fn previewed(case: &Scenario, review: &ReviewFile) -> Option<u8> {
    if review.previews.is_empty() {
        return None;
    }
    let previews = || review.previews.iter();
    let choices: BTreeSet<&str> = previews().flat_map(|seen| seen.choices.iter().map(Text::as_str)).collect();
    let endings: BTreeSet<&str> = previews().flat_map(|seen| seen.endings.iter().map(Id::as_str)).collect();
    let (mut all, mut seen) = (0_usize, 0_usize);
    for (id, node) in &case.nodes {
        for choice in node.choices() {
            all += 1;
            seen += usize::from(choices.contains(format!("{id}/{}", choice.id).as_str()));
        }
        if matches!(**node, Node::Ending(_)) {
            all += 1;
            seen += usize::from(endings.contains(id.as_str()));
        }
    }
    u8::try_from((seen * 100).checked_div(all)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Approval, ApprovalArea, Preview, read};

    const SAMPLE: &str = include_str!("../../../sample_scenarios/delayed-delivery.ron");

    fn loaded() -> LoadedFile {
        let read = read::<Scenario>(SAMPLE.as_bytes()).unwrap();
        LoadedFile {
            path: "a.ron".into(),
            scenario: read.document,
            source: read.source,
            stamp: store::Stamp::of(SAMPLE.as_bytes()),
            pack: None,
            warnings: Vec::new(),
        }
    }

    #[test]
    fn an_approval_holds_until_a_word_changes() {
        let mut loaded = loaded();
        let today = Day::last_of("2026-03-01").unwrap();
        let hash = content_hash(&loaded.resolved()).unwrap();
        let mut review = ReviewFile::new(1_u32, loaded.scenario.id.clone());
        for area in [ApprovalArea::Legal, ApprovalArea::Content, ApprovalArea::Legal] {
            review.approvals.push(Approval::new(area, "Kim", "2026-02-01", hash.as_str()));
        }
        let approved = facts(&loaded, Some(&review), today);
        assert_eq!(approved.approved, [ApprovalArea::Content, ApprovalArea::Legal]);
        assert_eq!((approved.title.as_str(), approved.open_exits), ("The delayed delivery spiral", 0));
        assert!(approved.decisions > 3 && approved.blocking == 0);
        loaded.scenario.title = "Another".into();
        assert!(facts(&loaded, Some(&review), today).approved.is_empty());
    }

    #[test]
    fn what_was_seen_is_counted_among_choices_and_endings_once() {
        let case = read::<Scenario>(
            br#"(format: 1, id: "x", title: "T", language: "en", channel: Phone, nodes: {
                "a": Decision(choices: [(id: "one", says: "1"), (id: "two", says: "2")]),
                "b": Ending(title: "End", outcome: Accepted), "c": Ending(title: "Other", outcome: Churned),
            })"#,
        );
        let case = case.unwrap().document;
        let mut review = ReviewFile::new(1_u32, "x");
        assert_eq!(previewed(&case, &review), None);
        for _twice in 0..2 {
            let mut seen = Preview::new("Kim", "2026-02-01", "00");
            seen.choices = vec!["a/one".into(), "a/gone".into()];
            seen.endings = vec![crate::scenario::Id::new("b").unwrap()];
            review.previews.push(seen);
        }
        assert_eq!(previewed(&case, &review), Some(50));
    }
}
