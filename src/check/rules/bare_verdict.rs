//! Feedback that says right or wrong and not why.

use crate::check::naming::{choice_name, quoted};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Id, Node, Place, Stage, Text};

/// Words that only judge, in the languages that the player speaks.
const VERDICTS: &str = " right wrong correct incorrect good great well done yes no not quite perfect excellent nice bad \
    poor best better worse answer choice option that is that's this it the a an very really exactly try again try oops \
    almost close sorry you chose job work was ok okay fine \
    richtig falsch gut genau ja nein nicht ganz perfekt sehr schlecht leider beste antwort wahl das ist war die eine \
    nochmal fast prima super stimmt \
    correcto incorrecto bien mal sí muy perfecto exacto casi mejor respuesta es esta la una no \
    juste faux oui non bien très parfait exact presque meilleure réponse c'est la une bravo vrai mauvais ";

pub(super) static RULE: Rule = Rule {
    id: "bare-verdict",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "feedback that only says right or wrong",
    why: "Learners have seen the grade already. What they can use the next time is what the words did to the customer, and why.",
    cure: "Say in a sentence or two what the customer heard, and what would have done more.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut judge = |id: &Id, place: Place, of: &str, feedback: &Text| {
        if is_verdict(feedback) {
            let feedback = quoted(feedback);
            report.place(place, format!("in {}, the coach says {feedback} about {of} and not why", case.name(id)));
        }
    };
    for (id, node) in case.nodes() {
        for choice in node.choices() {
            if is_verdict(&choice.feedback) {
                let place = Place::choice(id, &choice.id).then("feedback");
                judge(id, place, &choice_name(choice), &choice.feedback);
            }
        }
        match node {
            Node::Decision(decision) => {
                if let Some(timeout) = &decision.timeout {
                    judge(id, Place::node(id).then("timeout").then("feedback"), "silence", &timeout.feedback);
                }
            }
            Node::Rewrite(rewrite) => {
                judge(id, Place::node(id).then("feedback"), "the message", &rewrite.feedback);
            }
            Node::Scene(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => {}
        }
    }
}

fn is_verdict(feedback: &str) -> bool {
    // Nothing that short explains anything; nothing longer is only a verdict.
    if feedback.len() > 60 || feedback.trim().is_empty() {
        return false;
    }
    let lower = feedback.to_lowercase().replace('’', "'");
    let mut words = lower.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| VERDICTS.split_whitespace().any(|known| known == word))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn feedback_says_why() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "A", timeout: (
                    feedback: "Not quite, try again!", // ! about silence and not why
                ), choices: [
                    (id: "one", says: "One", feedback: "Correct."), // ! in “A”, the coach says “Correct.” about “One” and not why
                    (id: "two", says: "Two", feedback: "That’s the wrong answer"), // ! about “Two”
                    (id: "three", says: "Three", feedback: "Leider nicht ganz richtig."), // ! about “Three”
                    (id: "four", says: "Four", feedback: "Too soon."),
                    (id: "five", says: "Five", feedback: "Right: she hears whose it is."),
                    (id: "six", says: "Six", feedback: " "),
                ]),
            },
        "#,
        );
    }
}
