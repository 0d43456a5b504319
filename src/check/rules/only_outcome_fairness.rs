//! Remedies that are fair in what they give and in nothing else.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "only-outcome-fairness",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a case in which every choice that grants a remedy is rated fair in its outcome only, in no process and no respect",
    why: "Money alone does not feel fair. How quickly and openly it came, and how people were spoken to, weighs as much: a candid timeline can beat a larger credit.",
    cure: "Rate the process and the treatment of these choices too, or write one that gives a say, an explanation, a time.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut first = None;
    let mut count = 0;
    for (id, node) in case.nodes() {
        for choice in node.choices().iter().filter(|choice| choice.remedy.is_some()) {
            let Some(fairness) = &choice.fairness else { continue };
            if fairness.process > 0 || fairness.respect > 0 {
                return;
            }
            if fairness.outcome > 0 {
                count += 1;
                first.get_or_insert_with(|| Place::choice(id, &choice.id).then("fairness"));
            }
        }
    }
    if let Some(place) = first {
        let message = match count {
            1 => "the one remedy that is granted is fair in its outcome only".to_owned(),
            count => format!("all {count} remedies that are granted are fair in their outcome only"),
        };
        report.place(place, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn fairness_is_more_than_the_outcome() {
        check_file(
            &RULE,
            r#"
            nodes: { "a": Decision(choices: [
                (id: "one", remedy: "r",
                    fairness: (outcome: 3)), // ! all 2 remedies that are granted are fair in their outcome only
                (id: "two", remedy: "r", fairness: (outcome: 1)),
                (id: "three", remedy: "r"),
                (id: "four", fairness: (respect: 3)),
            ]) },
        "#,
        );
        check_file(
            &RULE,
            r#"
            nodes: { "a": Decision(choices: [
                (id: "one", remedy: "r", fairness: (outcome: 3)),
                (id: "two", remedy: "r", fairness: (outcome: 1, process: 1)),
            ]) },
        "#,
        );
    }
}
