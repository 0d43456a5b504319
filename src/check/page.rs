//! The documentation of the rules: one rule for `--explain`, all of them as a page.

use std::fmt::Write;

use super::{Family, RULES, Rule};
use crate::scenario::Stage;

/// How an author says that something is meant so.
const ACCEPTING: &str = "What is meant so is accepted in the scenario, with the reason: \
    `accepted: { \"first-words single-choice\": \"A tutorial\" }`. It stands there under the address of the finding, which \
    `offramp check --format json` gives, and the rule; under the rule alone where it is about the whole case. What is \
    accepted is told apart, and denies nothing.";

/// Explains a rule as Markdown: what it finds, why that matters, what to do.
#[must_use]
pub fn explain(rule: &Rule) -> String {
    format!("# {}\n\n{}", rule.id, body(rule))
}

/// Every rule by family, as Markdown.
#[must_use]
pub fn rule_page() -> String {
    let mut page = format!("# What the checks find\n\n{ACCEPTING}\n");
    for family in Family::ALL {
        // Writing to a string cannot fail.
        _ = write!(page, "\n## {}\n", family.label());
        for rule in RULES.iter().filter(|rule| rule.family == family) {
            _ = write!(page, "\n##{}", explain(rule));
        }
    }
    page
}

fn body(rule: &Rule) -> String {
    let severity = rule.severity.label();
    let from = match rule.stage {
        Stage::Draft => String::new(),
        Stage::Review | Stage::Release => format!(" from the stage {} on", rule.stage.label()),
    };
    let speaks = if rule.todo && rule.stage < Stage::Release {
        format!("To-do{from}; {severity} at Release")
    } else {
        let mut severity = severity.to_owned();
        if let Some(first) = severity.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        format!("{severity}{from}")
    };
    let repair = if rule.has_fix() { " One click can repair it." } else { "" };
    format!("*{speaks}.* Finds {}.\n\n{}\n\n**What to do:** {}{repair}\n", rule.finds, rule.why, rule.cure)
}
