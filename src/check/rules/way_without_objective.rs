//! A whole way through the case on which no objective comes up.

use std::collections::HashSet;

use crate::check::open_ways::OpenWays;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Id, Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "way-without-objective",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "an open way from the start to an ending on which no decision and no message could show any objective of the brief",
    why: "Whoever goes that way has finished the case and has not been asked for anything that it is meant to teach.",
    cure: "Give a decision on that way a choice that shows an objective, or lead the way through one that has.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let objectives = &case.scenario().brief.objectives;
    if objectives.is_empty() {
        return;
    }
    let moves: HashSet<&Id> = objectives.values().flat_map(|objective| &objective.moves).collect();
    let shows = |node: &Node| match node {
        Node::Decision(decision) => decision.choices.iter().any(|choice| {
            choice.evidence.values().any(|evidence| evidence.0 > 0)
                || choice.moves.iter().any(|made| moves.contains(made))
        }),
        Node::Rewrite(rewrite) => rewrite.asks_for.iter().any(|made| moves.contains(made)),
        Node::Scene(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => false,
    };
    // Where nothing in the case shows anything, each objective has a finding of its own.
    if !case.nodes().any(|(_, node)| shows(node)) {
        return;
    }
    let ways = OpenWays::around(case, shows);
    let graph = case.graph();
    for (number, id, node, _) in graph.all() {
        if matches!(node, Node::Ending(_)) && ways.reaches(number) {
            let message = format!("no objective comes up on the way {}", ways.told(case, number));
            report.at(id, message).witness = ways.witness(case, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, read_body, said};

    #[test]
    fn every_way_asks_for_something() {
        let body = r#"
            brief: (objectives: { "own": (text: "Own it", moves: ["ownership"]) }),
            start: "a",
            nodes: {
                "a": Scene(title: "A", then: "b"),
                "b": Decision(title: "B", choices: [
                    (id: "one", says: "One", to: "c"), (id: "two", says: "Two", to: "lost"),
                    (id: "three", says: "Three", when: Is("x"), to: "shut"),
                ]),
                "c": Decision(choices: [(id: "one", says: "One", moves: ["ownership"], to: "end")]),
                "end": Ending(outcome: Loyal),
                "lost": Ending(outcome: Churned, title: "Lost"), // ! no objective comes up on the way “A” → “B” → “Lost”
                "shut": Ending(outcome: Churned),
            },
        "#;
        check_file(&RULE, body);
        assert_eq!(said(&RULE, &read_body(body).document)[0].witness.as_ref().map(Vec::len), Some(2));
        check_file(&RULE, r#"start: "a", nodes: { "a": Ending(outcome: Loyal) }"#);
    }
}
