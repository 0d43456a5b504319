//! Decisions that give the best choice away by its length.

use crate::check::words::words;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Choice, Grade, Stage};

/// From how many decisions on a habit can be told from chance.
const ENOUGH: usize = 4;

pub(super) static RULE: Rule = Rule {
    id: "best-choice-longest",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a case in which the best choice has the most words in more than half of the decisions, four decisions or more given (longest means a tenth longer than any other)",
    why: "Learners find out soon, and then choose by length without reading: the score says nothing about what they can do.",
    cure: "Shorten some of the best choices, and let weak ones explain, apologise and promise at length, as agents do.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let (mut counted, mut longest) = (0, 0);
    for (_, node) in case.nodes() {
        let of = |best: bool| node.choices().iter().filter(move |choice| (choice.grade == Some(Grade::Best)) == best);
        let longest_of = |best: bool| of(best).map(|choice| length(case, choice)).max();
        let (Some(best), Some(other)) = (longest_of(true), longest_of(false)) else { continue };
        counted += 1;
        longest += usize::from(best * 10 >= other * 11 && best > other);
    }
    if counted >= ENOUGH && longest * 2 > counted {
        report.case(format!("the best choice is the longest in {longest} of {counted} decisions"));
    }
}

fn length(case: &Case<'_>, choice: &Choice) -> usize {
    words(&case.filled(if choice.says.is_blank() { &choice.does } else { &choice.says })).count()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{read_body, said};

    fn case(longest: usize, of: usize) -> String {
        let node = |n| {
            let best = if n < longest { "We did that, and I put it right now." } else { "That is on us." };
            format!(
                r#""n{n}": Decision(choices: [
                    (id: "a", says: "What is your order number?", grade: Weak),
                    (id: "b", says: "{best}", grade: Best),
                ]),"#
            )
        };
        format!("nodes: {{ {} }}", (0..of).map(node).collect::<String>())
    }

    #[test]
    fn length_must_not_give_the_best_choice_away() {
        let said = |body: &str| said(&RULE, &read_body(body).document).first().map(|finding| finding.message.clone());
        assert_eq!(said(&case(3, 4)).as_deref(), Some("the best choice is the longest in 3 of 4 decisions"));
        assert_eq!(said(&case(2, 4)), None);
        assert_eq!(said(&case(3, 3)), None, "three decisions may be chance");
    }

    #[test]
    fn words_are_counted_as_learners_read_them() {
        let said = |body: &str| said(&RULE, &read_body(body).document).len();
        let remedies = r#"remedies: { "box": (kind: Expedite, what: "the box by courier, today, before three") },"#;
        let body = format!("{remedies} {}", case(4, 4).replace("your order number?", "{remedy.box}?"));
        assert_eq!(said(&body), 0);
        assert_eq!(said(&body.replace(remedies, "")), 1);
    }
}
