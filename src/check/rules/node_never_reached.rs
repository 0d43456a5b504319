//! A node that exits lead to, and that no run comes to all the same.

use crate::check::explored::Explored;
use crate::check::naming::{choice_name, exit_name};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::explore::{Closed, Unreached};
use crate::scenario::{Exit, Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "node-never-reached",
    family: Family::Flow,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a node to which exits lead that no run can take, because what they need never comes about",
    why: "It looks connected on the graph, and no learner will ever see it. If it is an ending, an outcome is missing.",
    cure: "Look at the condition that keeps runs away, and bring about before it what it asks for.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    for node in flow.unreached() {
        let id = explored.node(node);
        if !case.reach().reaches(id) {
            continue;
        }
        let why = match flow.reached.why_not(explored.machine(), node) {
            Some(Unreached::Closed(closed)) => {
                closed.first().map_or_else(String::new, |closed| told(case, explored, *closed))
            }
            Some(Unreached::OnlyFrom(_)) => "what leads to it is never reached either".to_owned(),
            Some(Unreached::NothingLeadsThere) | None => continue,
        };
        let what = if matches!(case.node(id), Some(Node::Ending(_))) { "no run ends in" } else { "no run comes to" };
        report.at(id, format!("{what} {}: {why}", case.name(id)));
    }
}

/// Why an exit is never taken.
fn told(case: &Case<'_>, explored: Explored<'_>, closed: Closed) -> String {
    match closed {
        Closed::Choice { node, choice } => {
            let choice = explored.choice(case, node, choice).map(|(_, choice)| choice_name(choice));
            let choice = choice.unwrap_or_else(|| "a choice".to_owned());
            format!("{choice} of {} is never offered", case.name(explored.node(node)))
        }
        Closed::Route { node, route } => {
            let id = explored.node(node);
            let route = case.node(id).and_then(|node| match node {
                Node::Gate(gate) => gate.routes.get(route).map(|route| exit_name(node, &Exit::Item(route.id.clone()))),
                _other => None,
            });
            format!("{} of {} is never taken", route.unwrap_or_else(|| "a route".to_owned()), case.name(id))
        }
        Closed::Otherwise { node } => format!("some route of {} always fits", case.name(explored.node(node))),
        Closed::Outcome { node, .. } => format!("chance never draws it at {}", case.name(explored.node(node))),
        Closed::Rule { .. } => "the rule that leads to it never holds".to_owned(),
        Closed::Overtaken { node } => format!("a rule always takes over at {} before", case.name(explored.node(node))),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_closed_way_is_no_way() {
        check_file(
            &RULE,
            r#"
            flags: { "told": "She has been told" },
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b"),
                    (id: "y", says: "Two", to: "c", when: Is("told")),
                ]),
                "b": Ending(title: "Well", outcome: Resolved),
                "c": Scene(title: "Told", then: "d"), // ! no run comes to “Told”: “Two” of “First” is never offered
                "d": Ending(title: "Loyal", outcome: Loyal), // ! no run ends in “Loyal”: what leads to it is never reached either
            }"#,
        );
    }
}
