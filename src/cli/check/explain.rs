//! `offramp check --explain RULE|all`: the documentation of the rules.

use serde_json::{Value, json};

use super::{Form, UNREADABLE};
use crate::check::{RULES, Rule, explain, rule};
use crate::cli::{Console, Exit, Problem};
use crate::scenario::closest;

/// What there is to say about files that do not load.
pub(super) const UNREADABLE_WHY: &str = "A file that does not load cannot be checked, played or exported.";
/// What to do about it.
pub(super) const UNREADABLE_CURE: &str =
    "Go to the line that the finding names and mend what it says, or look for an earlier copy.";
/// What it finds.
pub(super) const UNREADABLE_FINDS: &str = "a scenario or pack that cannot be read";

pub(super) fn run(id: &str, form: Form, console: &mut Console) -> Exit {
    let page = match id {
        "all" => {
            let mut text: Vec<String> = RULES.iter().map(|rule| explain(rule)).collect();
            text.push(unreadable_text());
            Page { text: text.join("\n"), rules: everything() }
        }
        UNREADABLE => Page { text: unreadable_text(), rules: vec![unreadable_json()] },
        id => {
            let Some(rule) = rule(id) else {
                let hint = match closest(id, RULES.iter().map(|rule| rule.id).chain([UNREADABLE])) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "`offramp check --explain all` shows every rule".to_owned(),
                };
                console.remark(format_args!("error: {}", Problem::new(format!("there is no rule “{id}”"), hint)));
                return Exit::Failed;
            };
            Page { text: explain(rule), rules: vec![rule_json(rule)] }
        }
    };
    match form {
        Form::Text => console.say(page.text.trim_end()),
        Form::Json => console.json(&page.rules),
        Form::Sarif => console.json(&super::sarif::log(&[])),
    }
    Exit::Done
}

struct Page {
    text: String,
    rules: Vec<Value>,
}

fn everything() -> Vec<Value> {
    RULES.iter().map(|rule| rule_json(rule)).chain([unreadable_json()]).collect()
}

fn rule_json(rule: &Rule) -> Value {
    json!({
        "id": rule.id, "family": rule.family.label(), "severity": rule.severity, "stage": rule.stage,
        "todo": rule.todo, "finds": rule.finds, "why": rule.why, "cure": rule.cure, "has_fix": rule.has_fix(),
    })
}

fn unreadable_json() -> Value {
    json!({
        "id": UNREADABLE, "family": "Files", "severity": "error", "stage": "Draft", "todo": false,
        "finds": UNREADABLE_FINDS, "why": UNREADABLE_WHY, "cure": UNREADABLE_CURE, "has_fix": false,
    })
}

pub(super) fn unreadable_text() -> String {
    format!(
        "# {UNREADABLE}\n\n*Error.* Finds {UNREADABLE_FINDS}.\n\n{UNREADABLE_WHY}\n\n**What to do:** {UNREADABLE_CURE}\n"
    )
}
