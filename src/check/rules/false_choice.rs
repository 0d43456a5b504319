//! Two choices that come to the same.

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::explore::false_choices;
use crate::play::Machine;
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "false-choice",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "two choices that are offered together and come to the same: the same effects, reply, evidence and way on",
    why: "The learner weighs two answers, and it makes no difference. Those who play twice notice, and stop weighing.",
    cure: "Let the customer answer them differently, or make one of them something that matters.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    // Replies are compared, so that the words have to be those of now.
    let machine = Machine::compile(std::sync::Arc::new(case.resolved().clone()));
    for pair in false_choices(&machine, flow) {
        let id = explored.node(pair.node);
        let choices = case.node(id).map_or(&[][..], |node| node.choices());
        let (Some(first), Some(second)) = (choices.get(pair.choices.0), choices.get(pair.choices.1)) else { continue };
        let message =
            format!("in {}, {} and {} come to the same", case.name(id), choice_name(first), choice_name(second));
        report.place(Place::choice(id, &second.id), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn what_differs_in_words_alone_is_no_choice() {
        check_file(
            &RULE,
            r#"
            cast: { "customer": (name: "Dana", role: Customer) },
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b"),
                    (id: "y", says: "Two", to: "b"), // ! in “First”, “One” and “Two” come to the same
                    (id: "z", says: "Three", to: "b", reply: [(id: "aaaaaaa", by: "customer", says: "Why?")]),
                ]),
                "b": Ending(outcome: Resolved),
            }"#,
        );
    }
}
