//! A node, choice or way out that is called like an exit.

use crate::check::naming::{choice_name, quoted};
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Step, edit_node, rename_choice, rename_node};
use crate::scenario::{FreshIds, Id, Node, Place, RESERVED, Scenario, Stage};

pub(super) static RULE: Rule = Rule {
    id: "reserved-id",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a node, choice, route or outcome whose id is the name of an exit: then, otherwise, on-timeout, strong, fair, weak",
    why: "In addresses, saved runs and exports nobody can tell the choice from the exit.",
    cure: "Give it another id; everything that names it follows.",
    check,
    fix: Some(rename),
};

fn is_reserved(id: &Id) -> bool {
    RESERVED.contains(&id.as_str())
}

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let mut say = |place: Place, what: &str, id: &Id| {
            let message = format!("{what} has the id {}, which is the name of an exit", quoted(id));
            report.place(place, message).offer("Give it another id");
        };
        if is_reserved(id) {
            say(Place::node(id), &case.name(id), id);
        }
        for choice in node.choices().iter().filter(|choice| is_reserved(&choice.id)) {
            let what = format!("in {}, {}", case.name(id), choice_name(choice));
            say(Place::choice(id, &choice.id), &what, &choice.id);
        }
        let (list, items): (_, Vec<&Id>) = match node {
            Node::Gate(gate) => ("routes", gate.routes.iter().map(|route| &route.id).collect()),
            Node::Chance(chance) => ("outcomes", chance.outcomes.iter().map(|outcome| &outcome.id).collect()),
            Node::Scene(_) | Node::Decision(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => continue,
        };
        for item in items.into_iter().filter(|item| is_reserved(item)) {
            say(Place::node(id).then(list).item(item), &format!("in {}, a way out", case.name(id)), item);
        }
    }
}

fn rename(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let scenario = case.scenario();
    let id = finding.place.in_node()?;
    if finding.place == Place::node(id) {
        let free = Id::free(id, |id| scenario.nodes.contains_key(id));
        return rename_node(file, scenario, id, &free).ok();
    }
    if let Some(choice) = finding.place.in_choice() {
        let choices = case.node(id)?.choices();
        let free = Id::free(choice, |id| choices.iter().any(|choice| choice.id.as_str() == id));
        return rename_choice(file, scenario, id, choice, &free).ok();
    }
    Some(edit_node(file, scenario, id, "Give ways out other ids", |node| renew_items(scenario, node)))
}

fn renew_items(scenario: &Scenario, node: &mut Node) {
    let mut fresh = FreshIds::new(1);
    let mut next = || fresh.next(|id| scenario.has_item(id));
    match node {
        Node::Gate(gate) => {
            gate.routes.iter_mut().filter(|route| is_reserved(&route.id)).for_each(|route| route.id = next());
        }
        Node::Chance(chance) => {
            chance
                .outcomes
                .iter_mut()
                .filter(|outcome| is_reserved(&outcome.id))
                .for_each(|outcome| outcome.id = next());
        }
        Node::Scene(_) | Node::Decision(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const RESERVED: &str = r#"
            nodes: {
                "weak": Scene(title: "Weak"), // ! “Weak” has the id “weak”, which is the name of an exit
                "a": Decision(title: "A", choices: [
                    (id: "then", says: "One", to: "weak"), // ! in “A”, “One” has the id “then”
                    (id: "then-2", says: "Two"),
                ]),
                "b": Gate(title: "B", routes: [
                    (id: "otherwise", when: Chose("a", "then")), // ! in “B”, a way out has the id “otherwise”
                ]),
            },
        "#;

    #[test]
    fn names_of_exits_are_not_for_others() {
        check_file(&RULE, RESERVED);
    }

    #[test]
    fn everything_that_names_it_follows() {
        let repaired = cures(&RULE, &read_body(RESERVED).document);
        let choice = &repaired.nodes["a"].choices()[0];
        assert_eq!((choice.id.as_str(), choice.to.as_ref().unwrap().as_str()), ("then-3", "weak-2"));
    }
}
