//! A case without nodes.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "nothing-written",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: true,
    finds: "a case that has no nodes yet",
    why: "There is nothing to play.",
    cure: "Create a first node: most cases open with what the customer says and a decision.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if case.scenario().nodes.is_empty() {
        report.place(Place::field("nodes"), "the case has no nodes yet: begin with what the customer says first");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn speaks_only_of_an_empty_case() {
        check_rule(&RULE, "# no nodes yet");
        check_rule(&RULE, "opening");
    }
}
