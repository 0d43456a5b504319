//! A case that does not say where it begins.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Slot, Step};
use crate::scenario::{Id, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "missing-start",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a case with nodes that does not say at which of them it begins",
    why: "Nobody can play it: the player would not know what to show first.",
    cure: "Choose the first node and set it as the start.",
    check,
    fix: Some(set_start),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scenario = case.scenario();
    if case.reach().starts() || scenario.nodes.is_empty() {
        return;
    }
    let message = match &scenario.start {
        None => "the case does not say where it begins: set one of its nodes as the start".to_owned(),
        Some(start) => {
            format!("the case begins at {}, which does not exist{}", quoted(start), case.suggest_node(start))
        }
    };
    let finding = report.place(Place::field("start"), message);
    if let Some(first) = first_node(case) {
        finding.offer(format!("Begin at {}", case.name(first)));
    }
}

/// The only node that nothing leads to.
fn first_node<'a>(case: &Case<'a>) -> Option<&'a Id> {
    let graph = case.graph();
    let mut free = (0..graph.len()).filter(|n| graph.into(*n).iter().all(|from| from == n));
    let first = free.next()?;
    free.next().is_none().then(|| graph.id(first))
}

fn set_start(case: &Case<'_>, _: &Finding, file: &str) -> Option<Step> {
    let first = first_node(case)?;
    Some(Step::new("Set the start").with(file, Slot::Start(Box::new(Some(first.clone())))))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_rule, cures, flow};

    #[test]
    fn a_start_must_be_set_and_exist() {
        check_rule(
            &RULE,
            "
            # does not say where it begins
            start
            opening -> end
            end : ending
        ",
        );
        check_rule(
            &RULE,
            "
            # begins at “openning”, which does not exist; did you mean “opening”?
            start -> openning
            opening -> end
            end : ending
        ",
        );
        check_rule(&RULE, "opening -> nowhere");
        check_rule(&RULE, "");
    }

    #[test]
    fn the_only_node_that_nothing_leads_to_becomes_the_start() {
        let repaired = cures(
            &RULE,
            &flow(
                "
            start
            zero -> end
            end : ending
        ",
            )
            .scenario,
        );
        assert_eq!(repaired.start.unwrap().as_str(), "zero");
    }
}
