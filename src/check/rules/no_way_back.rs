//! An early answer after which nothing can come out well any more.

use crate::check::explored::Explored;
use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::play::{Input, replay};
use crate::scenario::{Did, Node, Place, RunStep, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-way-back",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a choice in one of the first two decisions of a run after which no good ending can be reached, though the conversation goes on",
    why: "Whoever slips at the start plays on in vain and cannot practise what the case is about: winning somebody back.",
    cure: "Open an off-ramp further on, or end the conversation right there and say why. If it is meant so, accept it with the reason.",
    check,
    fix: None,
};

/// Decisions into a run that count as early.
const EARLY: usize = 2;
/// Decisions that still follow count as going on.
const STILL_TO_COME: usize = 2;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    for lost in &flow.off_ramps.no_return {
        let Input::Choose { choice, .. } = lost.input else { continue };
        if lost.trail.inputs() > EARLY * 3 {
            continue;
        }
        let steps = explored.witness(&lost.trail);
        let decisions = steps.iter().filter(|step| matches!(step.1, Did::Choose(..))).count();
        let id = explored.node(lost.node);
        let Some(choice) = case.node(id).and_then(|node| node.choices().get(choice)) else { continue };
        if decisions > EARLY || !goes_on(case, explored, &steps) {
            continue;
        }
        let message = format!(
            "after {} in {} no good ending can be reached any more",
            choice_name(choice),
            case.name(id)
        );
        report.place(Place::choice(id, &choice.id), message).witness = Some(steps);
    }
}

/// Whether decisions can follow after a run, which a rule may have led elsewhere than its last choice does.
fn goes_on(case: &Case<'_>, explored: Explored<'_>, steps: &[RunStep]) -> bool {
    let machine = explored.machine();
    let run = replay(machine, 0, steps).run;
    let here = machine.node(run.state()).and_then(|node| case.graph().number(explored.node(node)));
    let Some(here) = here else { return false };
    let graph = case.graph();
    let ahead = graph.flood(std::iter::once(here));
    let decisions = ahead.iter().enumerate().filter(|(n, ahead)| **ahead && matches!(graph.node(*n), Node::Decision(_)));
    decisions.count() >= STILL_TO_COME
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn lost_at_once_and_still_asked() {
        check_file(
            &RULE,
            r#"
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b"),
                    (id: "y", says: "Two", to: "d"), // ! after “Two” in “First” no good ending can be reached
                    (id: "z", says: "Three", to: "h"),
                ]),
                "b": Decision(title: "Second", choices: [(id: "x", says: "One", to: "c"), (id: "y", says: "Two", to: "c")]),
                "c": Ending(outcome: Resolved, resolved: true),
                "d": Decision(title: "Third", choices: [(id: "x", says: "One", to: "e"), (id: "y", says: "Two", to: "e")]),
                "e": Decision(title: "Fourth", choices: [(id: "x", says: "One", to: "h"), (id: "y", says: "Two", to: "h")]),
                "h": Ending(outcome: Churned),
            }"#,
        );
    }
}
