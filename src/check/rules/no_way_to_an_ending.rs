//! Nodes that lead only to each other.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-way-to-an-ending",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "nodes that lead only to each other, so that a run which comes to them never ends",
    why: "The learner goes round in circles and never sees an ending, a score or the debrief.",
    cure: "Link one of the exits to a node from which the case comes to an end.",
    check,
    fix: None,
};

/// Speaks once of each closed circle. A way out that is open or broken has a rule of its own and may become the way to
/// an ending, so a circle with one is not closed; nor is one that a rule for any moment can lead out of.
fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let graph = case.graph();
    let parts = graph.parts(|number| case.reach().reaches(graph.id(number)));
    let mut part_of = vec![usize::MAX; graph.len()];
    for (n, part) in parts.iter().enumerate() {
        for number in part {
            part_of[*number] = n;
        }
    }
    let jumps: Vec<usize> =
        case.scenario().whenever.iter().filter_map(|rule| graph.number(&rule.to)).map(|to| part_of[to]).collect();
    for (n, part) in parts.iter().enumerate() {
        let leads_on = |number: &usize| {
            let ways = graph.ways(*number);
            ways.is_empty() || ways.iter().any(|way| way.node.is_none_or(|to| part_of[to] != n))
        };
        let ends = part.iter().any(|number| matches!(graph.node(*number), Node::Ending(_)));
        if ends || part.iter().any(leads_on) || jumps.iter().any(|jump| *jump != n) {
            continue;
        }
        let Some(first) = part.first().map(|number| graph.id(*number)) else { continue };
        let name = case.name(first);
        let message = match part.len() {
            1 => format!("{name} leads only to itself: a run that comes to it never ends"),
            2 => format!("{name} and one other node lead only to each other: a run that comes to them never ends"),
            more => {
                format!(
                    "{name} and {} other nodes lead only to each other: a run that comes to them never ends",
                    more - 1
                )
            }
        };
        report.at(first, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn a_closed_circle_is_found_once() {
        check_rule(
            &RULE,
            "
            opening : decision -> again, end, alone, round
            again -> more       # “again” and one other node lead only to each other
            more -> again
            alone -> alone      # leads only to itself
            round -> half
            half : decision -> round, end
            end : ending
        ",
        );
    }

    #[test]
    fn an_open_exit_or_a_rule_for_any_moment_is_a_way_out() {
        check_rule(
            &RULE,
            "
            opening : decision -> opening, ?
        ",
        );
        check_rule(
            &RULE,
            "
            opening -> opening
            hangs-up : ending
            whenever -> hangs-up
        ",
        );
    }
}
