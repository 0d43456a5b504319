//! A choice that no run is ever offered.

use crate::check::naming::choice_subject;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage, condition_sentence};

pub(super) static RULE: Rule = Rule {
    id: "never-offered-choice",
    family: Family::Flow,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a choice whose condition holds in no run that comes to its decision",
    why: "Somebody writes, reviews and translates it, and no learner will ever see it.",
    cure: "Loosen the condition to what the meters, facts and flags can really be at that point, or move what brings them there further forward.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    for (node, choice) in flow.never_offered() {
        let Some((id, choice)) = explored.choice(case, node, choice) else { continue };
        let Some(when) = &choice.when else { continue };
        let Some(ranges) = explored.ranges(case, id, when) else { continue };
        let message = format!(
            "in {}, {} is never offered: in no run {}{ranges}",
            case.name(id),
            choice_subject(choice),
            condition_sentence(case.scenario(), when),
        );
        report.place(Place::choice(id, &choice.id).then("when"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn what_its_meter_cannot_reach_is_told_with_its_range() {
        check_file(
            &RULE,
            r#"
            meters: { "trust": (name: "Trust", start: 20, min: 0, max: 100) },
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b", effects: [Add(Meter("trust"), 30)]),
                    (id: "y", says: "Two", to: "b"),
                ]),
                "b": Decision(title: "Second", choices: [
                    (id: "z", says: "Go on", to: "c"),
                    (
                        id: "w",
                        says: "Ask her",
                        when: AtLeast(Meter("trust"), 60), // ! in “Second”, the choice “Ask her” is never offered: in no run trust is 60 or more (trust is 20 to 50 there)
                        to: "c",
                    ),
                    (id: "v", says: "Beg her", when: AtLeast(Meter("trust"), 50), to: "c"),
                ]),
                "c": Ending(outcome: Resolved),
            }"#,
        );
    }
}
