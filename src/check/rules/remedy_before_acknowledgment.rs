//! A remedy that can be had before anybody has acknowledged the loss.

use crate::check::naming::choice_name;
use crate::check::open_ways::OpenWays;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Choice, Grade, Id, Node, Place, Stage};

/// Moves that acknowledge what the failure has cost the customer.
const ACKNOWLEDGING: [&str; 6] =
    ["impact-acknowledgment", "apology", "structured-apology", "ownership", "emotion-label", "specific-mirroring"];

pub(super) static RULE: Rule = Rule {
    id: "remedy-before-acknowledgment",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a choice graded Best or Good that grants a remedy, and an open way to it on which no choice and no message could acknowledge the loss (moves such as impact-acknowledgment, apology, ownership, emotion-label)",
    why: "A remedy before the loss has been named reads as a price for going away: the same sum repairs less.",
    cure: "Give learners a chance to acknowledge the loss on that way, or let the choice itself do so and say it in its moves.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    // Where no choice is tagged with a move, nothing can be said about what came before.
    if !case.nodes().any(|(_, node)| node.choices().iter().any(|choice| !choice.moves.is_empty())) {
        return;
    }
    let ways = OpenWays::around(case, acknowledges);
    for (number, id, node, _) in case.graph().all() {
        for choice in node.choices().iter().filter(|choice| grants(choice)) {
            if ways.reaches(number) {
                let message = format!(
                    "in {}, {} grants a remedy, and nothing acknowledges the loss on the way {}",
                    case.name(id),
                    choice_name(choice),
                    ways.told(case, number)
                );
                let place = Place::choice(id, &choice.id).then("remedy");
                report.place(place, message).witness = ways.witness(case, number);
            }
        }
    }
}

fn grants(choice: &Choice) -> bool {
    choice.remedy.is_some() && matches!(choice.grade, Some(Grade::Best | Grade::Good)) && choice.when.is_none()
}

fn acknowledges(node: &Node) -> bool {
    let any = |moves: &[Id]| moves.iter().any(|made| ACKNOWLEDGING.contains(&made.as_str()));
    match node {
        Node::Decision(decision) => decision.choices.iter().any(|choice| any(&choice.moves)),
        Node::Rewrite(rewrite) => any(&rewrite.asks_for),
        Node::Scene(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn the_loss_comes_before_the_remedy() {
        let case = |choice: &str| {
            format!(
                r#"
            start: "a",
            nodes: {{
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One", to: "b"), (id: "two", says: "Two", to: "c"),
                ]),
                "b": Decision(choices: [(id: "one", moves: ["impact-acknowledgment"], to: "c")]),
                "c": Decision(title: "C", choices: [
                    {choice}
                    (id: "four", says: "Four", grade: Weak, remedy: "r"),
                ]),
            }},
        "#
            )
        };
        check_file(
            &RULE,
            &case(
                r#"(id: "three", says: "Three", grade: Best, moves: ["time-box"],
                        remedy: "r"), // ! in “C”, “Three” grants a remedy, and nothing acknowledges the loss on the way “A” → “C”"#,
            ),
        );
        check_file(&RULE, &case(r#"(id: "three", says: "Three", grade: Best, moves: ["ownership"], remedy: "r"),"#));
        check_file(&RULE, &case(r#"(id: "three", says: "Three", grade: Good, remedy: "r", when: Is("x")),"#));
    }

    #[test]
    fn a_case_without_moves_is_left_alone() {
        check_file(&RULE, r#"start: "a", nodes: { "a": Decision(choices: [(id: "one", grade: Best, remedy: "r")]) }"#);
    }
}
