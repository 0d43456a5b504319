//! A message that the learner rates, and whose rating alone decides who passes.

use std::sync::Arc;

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::explore::MOST_INPUTS;
use crate::play::machine::Body;
use crate::play::{Input, Machine, Run, Status, passed};
use crate::scenario::{Node, Place, RunStep, Stage, Strength};

pub(super) static RULE: Rule = Rule {
    id: "rewrite-decides-passing",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a written message after which somebody who takes the best choice all along passes when it is rated strong and fails when it is rated weak",
    why: "Nobody but the learner rates the message. Whoever is strict with themselves fails, whoever is generous passes, and both have decided alike.",
    cure: "Let the decisions around it weigh more than the message, lead all three ratings on to the same score, or lower the pass mark.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let passing = &case.resolved().passing;
    let has_rewrite = case.nodes().any(|(_, node)| matches!(node, Node::Rewrite(_)));
    if !has_rewrite || passing.percent.is_none() && passing.fails_if.is_empty() {
        return;
    }
    let machine = Arc::new(Machine::compile(Arc::new(case.resolved().clone())));
    let strong = best_run(&machine, None);
    if passed(&machine, strong.state()) != Some(true) {
        return;
    }
    let mut written: Vec<usize> = strong.moments().iter().filter_map(|moment| moment.did).filter_map(written_at).collect();
    written.sort_unstable();
    written.dedup();
    for node in written {
        let weak = best_run(&machine, Some(node));
        if matches!(weak.status(), Status::Over(_)) && passed(&machine, weak.state()) == Some(false) {
            let id = machine.node_id(node);
            let message =
                format!("whoever rates their message in {} as weak fails, however well they decide", case.name(id));
            let steps: Vec<RunStep> = weak.record();
            report.place(Place::node(id), message).witness = Some(steps);
        }
    }
}

fn written_at((node, input): (usize, Input)) -> Option<usize> {
    matches!(input, Input::Wrote(_)).then_some(node)
}

/// The run of somebody who takes the first of the best choices at once and writes strong messages, but for one node.
fn best_run(machine: &Arc<Machine>, weak_at: Option<usize>) -> Run {
    let mut run = Run::new(machine.clone(), 0);
    for _ in 0..MOST_INPUTS {
        let Some(node) = machine.node(run.state()).filter(|_| run.status() == Status::Waiting) else { break };
        let input = match &machine.nodes[node].body {
            Body::Rewrite { .. } if weak_at == Some(node) => Input::Wrote(Strength::Weak),
            Body::Rewrite { .. } => Input::Wrote(Strength::Strong),
            Body::Decision { choices, .. } => {
                // No grade counts as good.
                let worth = |choice: &usize| machine.choices[*choice].worth.unwrap_or(2);
                let offered = choices.clone().filter(|choice| machine.offered(run.state(), *choice));
                match offered.rev().max_by_key(worth) {
                    Some(choice) => Input::Choose { choice: choice - choices.start, ticks: 0 },
                    None => Input::TimeOut,
                }
            }
            Body::Scene { .. } | Body::Pause { .. } => Input::Continue,
            Body::Gate { .. } | Body::Chance { .. } | Body::Ending => break,
        };
        if run.step(input).is_err() {
            break;
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_rating_of_ones_own_is_no_exam() {
        check_file(
            &RULE,
            r#"
            passing: (percent: 80),
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "w", grade: Best),
                    (id: "y", says: "Two", to: "w", grade: Weak),
                ]),
                "w": Rewrite(title: "Letter", prompt: "Write", strong: "e", fair: "e", weak: "e"), // ! in “Letter” as weak fails
                "e": Ending(outcome: Resolved),
            }"#,
        );
    }

    #[test]
    fn where_decisions_make_up_for_it_all_is_well() {
        check_file(
            &RULE,
            r#"
            passing: (percent: 60),
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "w", says: "Zero", to: "w", grade: Weak),
                    (id: "x", says: "One", to: "w", grade: Best),
                ]),
                "w": Rewrite(title: "Letter", prompt: "Write", strong: "b", fair: "b", weak: "b"),
                "b": Decision(title: "Second", choices: [(id: "x", says: "One", to: "e", grade: Best)]),
                "e": Ending(outcome: Resolved),
            }"#,
        );
    }
}
