//! A route of a gate that no run takes.

use crate::check::naming::exit_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Exit, Node, Place, Stage, condition_sentence};

pub(super) static RULE: Rule = Rule {
    id: "route-never-taken",
    family: Family::Flow,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a route of a gate that no run takes: its condition never holds there, or an earlier route always comes first",
    why: "What lies behind it is seen by nobody who comes this way, and the gate decides less than it seems to.",
    cure: "Put the narrower route first, or loosen the condition to what can really be at that point.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    for (id, node) in case.nodes() {
        let (Node::Gate(gate), Some(index)) = (node, explored.machine().node_index(id)) else { continue };
        if flow.reached.nodes[index].is_none() {
            continue;
        }
        for (at, route) in gate.routes.iter().enumerate() {
            if flow.takes_route(index, at) {
                continue;
            }
            let Some(ranges) = explored.ranges(case, id, &route.when) else { continue };
            let first = if at == 0 { "" } else { ", or an earlier route always comes first" };
            let message = format!(
                "no run takes {} of {}: it needs that {}{ranges}{first}",
                exit_name(node, &Exit::Item(route.id.clone())),
                case.name(id),
                condition_sentence(case.scenario(), &route.when),
            );
            report.place(Place::node(id).then("routes").item(&route.id), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_route_behind_a_wider_one_is_in_its_shadow() {
        check_file(
            &RULE,
            r#"
            meters: { "trust": (name: "Trust", start: 50, min: 0, max: 100) },
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "g", effects: [Add(Meter("trust"), 30)]),
                    (id: "y", says: "Two", to: "g", effects: [Add(Meter("trust"), -30)]),
                ]),
                "g": Gate(title: "How it stands", routes: [
                    (id: "fair", when: AtLeast(Meter("trust"), 50), to: "b"),
                    (id: "fine", when: AtLeast(Meter("trust"), 75), to: "c"), // ! no run takes route 2 of “How it stands”: it needs that trust is 75 or more (trust is 20 to 80 there), or an earlier route always comes first
                ], otherwise: "c"),
                "b": Ending(outcome: Resolved),
                "c": Ending(outcome: Churned),
            }"#,
        );
    }
}
