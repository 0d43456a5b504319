//! An objective whose evidence no run can give.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "evidence-out-of-reach",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "an objective that choices or messages show, none of which any run comes to",
    why: "The debrief reports it as not met, whatever the learner did.",
    cure: "Open the way to one of these choices, or give another one that learners come to evidence for the objective.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    for (id, objective) in &case.scenario().brief.objectives {
        let made = |moves: &[crate::scenario::Id]| moves.iter().any(|made| objective.moves.contains(made));
        let shows = explored.choices(case).into_iter().filter(|(_, _, choice)| {
            choice.evidence.get(id).is_some_and(|evidence| evidence.0 > 0) || made(&choice.moves)
        });
        let (mut some, mut reached) = (false, false);
        for (_, choice, _) in shows {
            some = true;
            reached |= flow.reached.choices[choice].is_some();
        }
        for (at, node) in case.nodes() {
            if let (Node::Rewrite(rewrite), Some(index)) = (node, explored.machine().node_index(at))
                && made(&rewrite.asks_for)
            {
                some = true;
                reached |= flow.reached.nodes[index].is_some();
            }
        }
        if some && !reached {
            let name = quoted(&shortened(if objective.text.is_blank() { id } else { &objective.text }, 60));
            let message = format!("no run can show the objective {name}: none of what shows it is ever reached");
            report.place(Place::field("brief").then("objectives").item(id), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn what_nobody_comes_to_shows_nothing() {
        check_file(
            &RULE,
            r#"
            brief: (objectives: {
                "own": (text: "Own it", moves: ["ownership"]), // ! no run can show the objective “Own it”
                "ask": (text: "Ask first", moves: ["question"]),
            }),
            flags: { "told": "She has been told" },
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b", moves: ["question"]),
                    (id: "y", says: "Two", to: "b", moves: ["ownership"], when: Is("told")),
                ]),
                "b": Ending(outcome: Resolved),
            }"#,
        );
    }
}
