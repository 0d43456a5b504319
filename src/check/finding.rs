//! A finding: what a rule saw, where, and what can be done; and the form of it that reports, panels and SARIF share.

use std::ops::Range;

use serde::Serialize;

use crate::edit::acceptance_key;
use crate::scenario::{Locations, Place, RunStep, Stage, Text};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look, or still to be done.
    Note,
    /// Learners or authors will probably stumble over it.
    Warning,
    /// The case breaks, or says what nobody meant.
    Error,
}

impl Severity {
    /// The word for it: `error`, `warning`, `note`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something that a rule found at a place of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    pub severity: Severity,
    /// The stage from which the rule speaks.
    pub stage: Stage,
    pub place: Place,
    /// The part of the text at `place` that is meant: from, to, in UTF-16 units.
    pub span: Option<(usize, usize)>,
    /// What a learner would see, or what to do, in the author's words.
    pub message: String,
    /// What one click does about it.
    pub fix: Option<String>,
    /// A run that shows it, from the start.
    pub witness: Option<Vec<RunStep>>,
}

impl Finding {
    /// Says which part of the text at the place is meant, in bytes of `text`.
    pub(super) fn mark(&mut self, text: &str, bytes: &Range<usize>) -> &mut Self {
        self.mark_units(units(text, bytes))
    }

    /// The same in UTF-16 units.
    pub(super) fn mark_units(&mut self, units: (usize, usize)) -> &mut Self {
        self.span = Some(units);
        self
    }

    /// Under which name it is accepted in the scenario.
    #[must_use]
    pub fn acceptance(&self) -> Text {
        acceptance_key(&self.place, self.rule)
    }

    /// Offers the rule's fix under this label.
    pub(super) fn offer(&mut self, label: impl Into<String>) -> &mut Self {
        self.fix = Some(label.into());
        self
    }

    /// The finding as others read it. Without `locations` it has no line and column, only its address.
    #[must_use]
    pub fn report(&self, file: &str, locations: Option<&Locations>) -> Report {
        let position = locations.and_then(|locations| locations.find(&self.place));
        Report {
            rule: self.rule,
            severity: self.severity,
            stage: self.stage,
            file: file.to_owned(),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            address: self.place.to_string(),
            span: self.span,
            message: self.message.clone(),
            fix: self.fix.clone(),
            witness: self.witness.clone(),
        }
    }
}

/// Bytes of a text in UTF-16 units.
pub(super) fn units(text: &str, bytes: &Range<usize>) -> (usize, usize) {
    Units::along(text).of(bytes)
}

/// Counts the UTF-16 units of a text on from place to place, each behind the last one: a text may hold thousands.
#[derive(Debug)]
pub(super) struct Units<'t> {
    text: &'t str,
    byte: usize,
    /// Before that byte.
    counted: usize,
}

impl<'t> Units<'t> {
    pub(super) fn along(text: &'t str) -> Self {
        Self { text, byte: 0, counted: 0 }
    }

    /// Bytes in units.
    pub(super) fn of(&mut self, bytes: &Range<usize>) -> (usize, usize) {
        (self.at(bytes.start), self.at(bytes.end))
    }

    fn at(&mut self, to: usize) -> usize {
        self.counted += self.text.get(self.byte..to).map_or(0, |part| part.encode_utf16().count());
        self.byte = to;
        self.counted
    }
}

/// A finding with its file and position: one row of `offramp check --format json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub rule: &'static str,
    pub severity: Severity,
    pub stage: Stage,
    pub file: String,
    /// From 1.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    pub address: String,
    /// From and to in the text at the address, in UTF-16 units.
    pub span: Option<(usize, usize)>,
    pub message: String,
    pub fix: Option<String>,
    pub witness: Option<Vec<RunStep>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Id;

    #[test]
    fn a_report_has_the_fields_of_the_design_in_its_order() {
        let mut finding = Finding {
            rule: "open-exit",
            severity: Severity::Note,
            stage: Stage::Draft,
            place: Place::node(&Id::new("call").unwrap()).then("title"),
            span: None,
            message: "m".to_owned(),
            fix: None,
            witness: None,
        };
        finding.mark("é😀 TODO", &(7..11));
        let report = finding.report("a.ron", Some(&Locations::of("(nodes: {\n  \"call\": Scene(title: \"x\") })")));
        assert_eq!(
            serde_json::to_string(&report).unwrap(),
            r#"{"rule":"open-exit","severity":"note","stage":"Draft","file":"a.ron","line":2,"column":17,"address":"call/title","span":[4,8],"message":"m","fix":null,"witness":null}"#
        );
    }
}
