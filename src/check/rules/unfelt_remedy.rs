//! A remedy that the customer does not feel.

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Effect, Place, Stage, Var};

pub(super) static RULE: Rule = Rule {
    id: "unfelt-remedy",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a choice that grants a remedy and moves no meter, in a case that has meters",
    why: "The customer gets something and nothing changes in them: the case teaches that a remedy makes no difference, whichever it is.",
    cure: "Say what the remedy does to the meters, for better or worse, or leave the effects to the grade.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if case.meters().is_empty() {
        return;
    }
    for (id, node) in case.nodes() {
        for choice in node.choices().iter().filter(|choice| choice.remedy.is_some()) {
            let felt = case.effects_of(choice).iter().any(|effect| match effect {
                Effect::Add(Var::Meter(_), n) => *n != 0,
                // A promise is felt when it is kept or broken.
                Effect::Set(..) | Effect::Make(_) | Effect::Keep(_) => true,
                Effect::Add(Var::Tally(_), _)
                | Effect::Raise(_)
                | Effect::Lower(_)
                | Effect::Reveal(_)
                | Effect::Break(_)
                | Effect::Extend(..) => false,
            });
            if !felt {
                let message =
                    format!("in {}, {} grants a remedy that moves no meter", case.name(id), choice_name(choice));
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
    fn a_remedy_is_felt() {
        check_file(
            &RULE,
            r#"
            meters: { "trust": (name: "Trust", start: 5, min: 0, max: 9, better: High) },
            usual: { Best: [Add(Meter("trust"), 1)] },
            nodes: { "a": Decision(title: "A", choices: [
                (id: "one", says: "One", grade: Best, remedy: "r"),
                (id: "two", says: "Two", effects: [Add(Meter("trust"), 0)],
                    remedy: "r"), // ! in “A”, “Two” grants a remedy that moves no meter
                (id: "three", says: "Three", effects: [Make("p")], remedy: "r"),
                (id: "four", says: "Four"),
            ]) },
        "#,
        );
        check_file(&RULE, r#"nodes: { "a": Decision(choices: [(id: "one", says: "One", remedy: "r")]) }"#);
    }
}
