//! How much stands between a case and its learners, in one line.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::Serialize;

use crate::check::{Case, Finding, Judged, Severity, check_case};
use crate::scenario::{Place, Stage};

/// How many findings stop what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Summary {
    /// Errors at the stage at which it was checked.
    blocking: usize,
    /// What else must be settled before Review: nothing, once it stands there.
    before_review: usize,
    /// What else must be settled before Release.
    before_release: usize,
    /// Whatever remains: worth a look, and stops nothing.
    notes: usize,
    /// What the author lives with, with a reason.
    accepted: usize,
}

impl Summary {
    /// Counts what was found at its stage, and what would be found later.
    pub(super) fn of(case: &Case<'_>, judged: &Judged) -> Self {
        let (stage, found) = (case.stage(), &judged.open);
        let mut summary = Self { accepted: judged.accepted.len(), ..Self::default() };
        let mut counted: HashSet<(&str, &Place)> = HashSet::new();
        for finding in found.iter().filter(|finding| finding.severity == Severity::Error) {
            counted.insert((finding.rule, &finding.place));
            summary.blocking += 1;
        }
        let later = |later: Stage| -> Cow<'_, [Finding]> {
            if later <= stage {
                return Cow::Borrowed(found);
            }
            let later = Case::new(case.scenario(), case.pack()).at_stage(later);
            Cow::Owned(check_case(&match case.today() {
                Some(today) => later.on(today),
                None => later,
            }))
        };
        let (review, release) = (later(Stage::Review), later(Stage::Release));
        for (findings, count) in [(&review, &mut summary.before_review), (&release, &mut summary.before_release)] {
            for finding in findings.iter().filter(|finding| finding.severity >= Severity::Warning) {
                *count += usize::from(counted.insert((finding.rule, &finding.place)));
            }
        }
        if stage >= Stage::Review {
            // What a case at Review has to settle, it has to settle before Release.
            summary.before_release += std::mem::take(&mut summary.before_review);
        }
        summary.notes = found.iter().filter(|f| !counted.contains(&(f.rule, &f.place))).count();
        summary
    }

    /// Of a file that does not load.
    pub(super) fn unreadable(severity: Severity) -> Self {
        let blocks = usize::from(severity == Severity::Error);
        Self { blocking: blocks, before_review: 1 - blocks, ..Self::default() }
    }

    /// Of findings that are none of a case: they stop at any stage, or are told before the review.
    pub(super) fn of_severities(severities: impl Iterator<Item = Severity>) -> Self {
        severities.fold(Self::default(), |mut summary, severity| {
            match severity {
                Severity::Error => summary.blocking += 1,
                Severity::Warning => summary.before_review += 1,
                Severity::Note => summary.notes += 1,
            }
            summary
        })
    }

    /// The sum of both.
    pub(super) fn with(self, other: &Self) -> Self {
        Self {
            blocking: self.blocking + other.blocking,
            before_review: self.before_review + other.before_review,
            before_release: self.before_release + other.before_release,
            notes: self.notes + other.notes,
            accepted: self.accepted + other.accepted,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { blocking, before_review, before_release, notes, accepted } = self;
        write!(f, "{blocking} blocking · {before_review} before review · {before_release} before release")?;
        match notes {
            0 => {}
            1 => write!(f, " · 1 note")?,
            notes => write!(f, " · {notes} notes")?,
        }
        if *accepted > 0 { write!(f, " · {accepted} accepted") } else { Ok(()) }
    }
}
