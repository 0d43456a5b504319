//! Takes down what one rule says.

use super::{Finding, Rule, Severity};
use crate::scenario::{Id, Place};

/// Takes down what one rule says, with the rule's name and severity.
#[derive(Debug)]
pub(super) struct Collector<'f> {
    rule: &'static Rule,
    severity: Severity,
    findings: &'f mut Vec<Finding>,
}

impl<'f> Collector<'f> {
    pub(super) fn new(rule: &'static Rule, severity: Severity, findings: &'f mut Vec<Finding>) -> Self {
        Self { rule, severity, findings }
    }

    /// Something about the case as a whole.
    pub(super) fn case(&mut self, message: impl Into<String>) -> &mut Finding {
        self.place(Place::default(), message)
    }

    /// Something about a node.
    pub(super) fn at(&mut self, node: &Id, message: impl Into<String>) -> &mut Finding {
        self.place(Place::node(node), message)
    }

    /// Something about any place.
    pub(super) fn place(&mut self, place: Place, message: impl Into<String>) -> &mut Finding {
        let finding = Finding {
            rule: self.rule.id,
            severity: self.severity,
            stage: self.rule.stage,
            place,
            span: None,
            message: message.into(),
            fix: None,
            witness: None,
        };
        let at = self.findings.len();
        self.findings.push(finding);
        &mut self.findings[at]
    }
}
