//! A link to a node that does not exist.

use crate::check::naming::{exit_name, exit_place, quoted};
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Step, disconnect};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "link-to-nowhere",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "an exit, or a rule for any moment, that leads to a node which does not exist",
    why: "A learner who takes this way falls out of the case: the run breaks off without an ending.",
    cure: "Link the exit to a node that exists, or open it until that node is written.",
    check,
    fix: Some(open_exit),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let graph = case.graph();
    for (n, rule) in case.scenario().whenever.iter().enumerate() {
        if graph.number(&rule.to).is_none() {
            let hint = case.suggest_node(&rule.to);
            let message = format!("a rule for any moment leads to {}, which does not exist{hint}", quoted(&rule.to));
            report.place(Place::field("whenever").index(n).then("to"), message);
        }
    }
    for (_, id, node, ways) in graph.all() {
        for way in ways {
            if let (Some(to), None) = (way.to, way.node) {
                let message = format!(
                    "in {}, {} leads to {}, which does not exist{}",
                    case.name(id),
                    exit_name(node, &way.exit),
                    quoted(to),
                    case.suggest_node(to)
                );
                report.place(exit_place(id, node, &way.exit), message).offer("Open the exit");
            }
        }
    }
}

fn open_exit(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let id = finding.place.in_node()?;
    let node = case.node(id)?;
    let broken = |to: &crate::scenario::Id| case.node(to).is_none();
    let (exit, _) = node
        .exits()
        .into_iter()
        .find(|(exit, to)| to.is_some_and(broken) && exit_place(id, node, exit) == finding.place)?;
    Some(disconnect(file, case.scenario(), id, &exit))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, check_rule, cures, flow};

    const LINKS: &str = "
        opening : decision -> clal, end   # choice “Choice 0” leads to “clal”, which does not exist; did you mean “call”?
        call : gate -> zzz, yyy           # route 1 leads to “zzz” # when no route fits leads to “yyy”, which does not exist
        end : ending
    ";

    #[test]
    fn names_the_exit_and_the_nearest_node() {
        check_rule(&RULE, LINKS);
    }

    #[test]
    fn a_rule_for_any_moment_is_an_exit_too() {
        check_file(
            &RULE,
            r#"
            whenever: [
                (when: All([]), to: "gone"), // ! leads to “gone”
                (when: All([]), to: "end"),
            ],
            nodes: { "end": Ending(outcome: Loyal) },
        "#,
        );
    }

    #[test]
    fn the_exit_is_opened() {
        let repaired = cures(&RULE, &flow(LINKS).scenario);
        let open = repaired.nodes.values().flat_map(|node| node.exits()).filter(|(_, to)| to.is_none()).count();
        assert_eq!(open, 3);
    }
}
