//! A decision with one choice.

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "single-choice",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a decision with only one choice",
    why: "With one answer there is nothing to decide: the learner clicks and learns nothing about why it is the better one.",
    cure: "Add what agents tend to say instead, or make the node a scene in which the answer is heard.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        if let [only] = node.choices() {
            let message = format!("{} offers only {}: there is nothing to decide", case.name(id), choice_name(only));
            report.place(Place::node(id).then("choices"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn one_answer_is_no_decision() {
        check_rule(
            &RULE,
            "
            opening : decision -> next    # “opening” offers only “Choice 0”
            next : decision -> end, end
            none : decision
            luck : chance -> end
            end : ending
        ",
        );
    }
}
