//! Decisions that give the best choice away by where it stands.

use std::sync::Arc;

use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Slot, Step};
use crate::scenario::{Decision, Grade, Node, Stage};

/// From how many decisions on a habit can be told from chance.
const ENOUGH: usize = 4;

pub(super) static RULE: Rule = Rule {
    id: "best-choice-same-place",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a case in which the best choice stands in the same place in more than half of the decisions that are not shuffled, four or more given",
    why: "Learners find out soon, and then choose by place without reading.",
    cure: "Shuffle these decisions, or move the choices about. Keep your own order only where it means something.",
    check,
    fix: Some(shuffle),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut places: Vec<usize> = Vec::new();
    let mut counted = 0;
    for place in case.nodes().filter_map(|(_, node)| place_of_best(node)) {
        places.resize(places.len().max(place + 1), 0);
        places[place] += 1;
        counted += 1;
    }
    for (place, times) in places.into_iter().enumerate() {
        if counted >= ENOUGH && times * 2 > counted {
            let place = match place {
                0 => "first".to_owned(),
                1 => "second".to_owned(),
                2 => "third".to_owned(),
                place => format!("at place {}", place + 1),
            };
            let message = format!("the best choice stands {place} in {times} of {counted} decisions");
            report.case(message).offer("Shuffle the choices of these decisions");
        }
    }
}

/// Where the best choice stands, if there is one to find, and it stands there whenever it is shown.
fn place_of_best(node: &Node) -> Option<usize> {
    let Node::Decision(Decision { choices, shuffle: false, .. }) = node else { return None };
    let mut best = choices.iter().enumerate().filter(|(_, choice)| choice.grade == Some(Grade::Best));
    match (best.next(), best.next()) {
        (Some((place, _)), None) if choices.len() >= 3 => Some(place),
        _none_or_several => None,
    }
}

fn shuffle(case: &Case<'_>, _finding: &Finding, file: &str) -> Option<Step> {
    let mut step = Step::new("Shuffle the choices of decisions");
    for (id, node) in case.scenario().nodes.0.iter().filter(|(_, node)| place_of_best(node).is_some()) {
        let mut after = Node::clone(node);
        if let Node::Decision(decision) = &mut after {
            decision.shuffle = true;
        }
        step = step.with(file, Slot::Node(id.clone(), Some(Arc::new(after))));
    }
    (!step.is_empty()).then_some(step)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{cures, read_body, said};

    /// Decisions with the best choice first, then last, then such as are shuffled.
    fn case(first: usize, last: usize, shuffled: usize) -> crate::scenario::Scenario {
        let node = |n| {
            let (one, three) = if (first..first + last).contains(&n) { ("Weak", "Best") } else { ("Best", "Weak") };
            format!(
                r#""n{n}": Decision(shuffle: {}, choices: [
                    (id: "a", says: "A", grade: {one}), (id: "b", says: "B"), (id: "c", says: "C", grade: {three}),
                ]),"#,
                n >= first + last
            )
        };
        read_body(&format!("nodes: {{ {} }}", (0..first + last + shuffled).map(node).collect::<String>())).document
    }

    #[test]
    fn place_must_not_give_the_best_choice_away() {
        let said = |case| said(&RULE, &case).first().map(|finding| finding.message.clone());
        assert_eq!(said(case(3, 1, 3)).as_deref(), Some("the best choice stands first in 3 of 4 decisions"));
        assert_eq!(said(case(1, 4, 0)).as_deref(), Some("the best choice stands third in 4 of 5 decisions"));
        assert_eq!(said(case(2, 2, 0)), None);
        assert_eq!(said(case(3, 0, 9)), None, "three decisions may be chance");
    }

    #[test]
    fn decisions_are_shuffled() {
        cures(&RULE, &case(4, 0, 1));
    }
}
