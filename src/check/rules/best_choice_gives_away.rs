//! A best choice with which the best score is out of reach.

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Grade, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "best-choice-gives-away",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a choice graded Best that, whenever it is offered, costs five percent points or more of what could still be reached with another",
    why: "The grade says one thing and the score another. Those who trust the coach end lower than those who do not.",
    cure: "Look at the effects and the way on of this choice and of the others, and bring grade and score together.",
    check,
    fix: None,
};

/// Percent points that a best choice may cost.
const MOST: u8 = 4;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some(explored) = case.explored() else { return };
    let Some(distribution) = explored.distribution() else { return };
    for (id, choice, written) in explored.choices(case) {
        let regret = distribution.regrets.get(choice).and_then(Option::as_ref);
        let Some(regret) = regret.filter(|regret| regret.lowest > MOST && written.grade == Some(Grade::Best)) else {
            continue;
        };
        let message = format!(
            "in {}, {} is graded Best and always gives away at least {} percent points",
            case.name(id),
            choice_name(written),
            regret.lowest
        );
        let place = Place::choice(id, &written.id).then("grade");
        report.place(place, message).witness = Some(explored.witness(&regret.highest_run));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn grade_and_score_agree() {
        check_file(
            &RULE,
            r#"
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b",
                        grade: Best), // ! “One” is graded Best and always gives away at least 17 percent points
                    (id: "y", says: "Two", to: "c", grade: Good),
                ]),
                "b": Decision(title: "Second", choices: [
                    (id: "x", says: "One", to: "e", grade: Weak),
                    (id: "y", says: "Two", to: "e", grade: Harmful),
                ]),
                "c": Decision(title: "Third", choices: [
                    (id: "x", says: "One", to: "e", grade: Best),
                    (id: "y", says: "Two", to: "e", grade: Harmful),
                ]),
                "e": Ending(outcome: Resolved),
            }"#,
        );
    }
}
