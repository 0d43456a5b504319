//! A best choice that gives what could not be given to everybody.

use crate::check::naming::{choice_name, quoted};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Grade, Place, PolicyStatus, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "extravagant-exception",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a choice graded Best that grants a remedy outside of policy, or one that anybody could claim (precedent 3), without being marked as given once",
    why: "The case praises an exception that cannot be kept up: it is unfair to the next customer, and learners will offer it to them.",
    cure: "Grade it lower, grant something that fits the loss better for less, or mark the remedy as given once and let the agent say so.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        for choice in node.choices().iter().filter(|choice| choice.grade == Some(Grade::Best)) {
            let Some(remedy) = choice.remedy.as_ref().and_then(|remedy| case.remedies().get(remedy)) else { continue };
            let why = match remedy.status {
                PolicyStatus::Outside => "which is outside of policy",
                PolicyStatus::Within | PolicyStatus::NeedsApproval if remedy.precedent == 3 => {
                    "which anybody could claim"
                }
                PolicyStatus::Within | PolicyStatus::NeedsApproval => continue,
            };
            if !remedy.one_off {
                let message = format!(
                    "in {}, the best choice {} grants {}, {why}",
                    case.name(id),
                    choice_name(choice),
                    quoted(&shortened(&remedy.what, 40))
                );
                report.place(Place::choice(id, &choice.id).then("remedy"), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn the_best_choice_can_be_given_to_everybody() {
        check_file(
            &RULE,
            r#"
            remedies: {
                "out": (kind: Refund, what: "All of it", status: Outside),
                "open": (kind: Credit, what: "A hundred", precedent: 3),
                "once": (kind: Perk, what: "A map", precedent: 3, one_off: true),
                "ask": (kind: Refund, what: "Half", status: NeedsApproval),
            },
            nodes: { "a": Decision(title: "A", choices: [
                (id: "one", says: "One", grade: Best, remedy: "out"), // ! in “A”, the best choice “One” grants “All of it”, which is outside
                (id: "two", says: "Two", grade: Best, remedy: "open"), // ! grants “A hundred”, which anybody could claim
                (id: "three", says: "Three", grade: Best, remedy: "once"),
                (id: "four", says: "Four", grade: Best, remedy: "ask"),
                (id: "five", says: "Five", grade: Weak, remedy: "out"),
            ]) },
        "#,
        );
    }
}
