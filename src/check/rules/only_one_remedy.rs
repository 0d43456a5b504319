//! A case in which the customer can take the one remedy or leave it.

use std::collections::HashSet;

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Id, Place, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "only-one-remedy",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a case in which choices grant or offer one remedy and no other",
    why: "There is nothing to weigh: learners do not practise fitting a remedy to the loss, and the customer has no say, which is half of what feels fair.",
    cure: "Declare a second remedy and offer it: what is quick and misses the loss teaches as much as what fits.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut granted = None;
    let mut remedies: HashSet<&Id> = HashSet::new();
    for (id, node) in case.nodes() {
        for choice in node.choices() {
            remedies.extend(choice.remedy.iter().chain(&choice.offers));
            if choice.remedy.is_some() && granted.is_none() {
                granted = Some(Place::choice(id, &choice.id).then("remedy"));
            }
        }
    }
    if let (Some(place), 1) = (granted, remedies.len()) {
        let what = remedies.iter().find_map(|id| case.remedies().get(*id)).map_or("", |remedy| remedy.what.trim());
        let what = if what.is_empty() { "one remedy".to_owned() } else { quoted(&shortened(what, 40)) };
        report.place(place, format!("{what} is all that the customer can get: there is nothing to weigh"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn there_is_more_than_one_remedy() {
        check_file(
            &RULE,
            r#"
            remedies: { "a": (kind: Refund, what: "All of it"), "b": (kind: Credit, what: "Half") },
            nodes: { "a": Decision(choices: [
                (id: "one", remedy: "a"), // ! “All of it” is all that the customer can get
                (id: "two", remedy: "a"),
            ]) },
        "#,
        );
        check_file(
            &RULE,
            r#"nodes: { "a": Decision(choices: [(id: "one", remedy: "a"), (id: "two", offers: ["a", "b"])]) }"#,
        );
        check_file(&RULE, r#"nodes: { "a": Decision(choices: [(id: "one", offers: ["a"])]) }"#);
    }
}
