//! A choice that nobody answers.

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Asks, Choice, Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "choice-without-reply",
    family: Family::Learning,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "a choice that the customer does not answer, neither in a reply nor in the lines of the node that follows",
    why: "Learners judge their words by what the customer says next; without an answer the consequence stays a number.",
    cure: "Write what the customer says to it, as the choice's reply or at the beginning of the next node.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let Node::Decision(decision) = node else { continue };
        // A choice that names what the learner noticed is nothing that anybody could answer.
        if decision.asks == Asks::Notice {
            continue;
        }
        for choice in decision.choices.iter().filter(|choice| choice.reply.is_empty() && silence_follows(case, choice))
        {
            let message = format!("in {}, nobody answers {}", case.name(id), choice_name(choice));
            report.place(Place::choice(id, &choice.id).then("reply"), message);
        }
    }
}

/// Whether the next node begins without a line. What is not written yet, or follows a gate or chance, may have one.
fn silence_follows(case: &Case<'_>, choice: &Choice) -> bool {
    let Some(next) = choice.to.as_ref().and_then(|to| case.node(to)) else { return false };
    match next {
        Node::Gate(_) | Node::Chance(_) => false,
        Node::Scene(_) | Node::Decision(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => {
            next.lines().is_empty()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn somebody_should_answer_a_choice() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One", to: "quiet"), // ! in “A”, nobody answers “One”
                    (id: "two", says: "Two", to: "quiet", reply: [(id: "aaaaaaa", says: "Oh")]),
                    (id: "three", says: "Three", to: "spoken"),
                    (id: "four", says: "Four", to: "fork"),
                    (id: "five", says: "Five"),
                    (id: "six", says: "Six", to: "gone"),
                ]),
                "b": Decision(asks: Notice, choices: [(id: "one", says: "One", to: "quiet")]),
                "quiet": Pause(),
                "spoken": Scene(lines: [(id: "aaaaaab", says: "Oh")]),
                "fork": Gate(),
            },
        "#,
        );
    }
}
