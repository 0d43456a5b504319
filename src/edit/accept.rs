//! Accept a finding, with the reason, or withdraw that again.

use super::{Slot, Step};
use crate::scenario::{Place, Scenario, Text};

/// Under which name an accepted finding stands in the scenario: the address and the rule, `first-words single-choice`;
/// the rule alone where it speaks of the whole case.
#[must_use]
pub fn acceptance_key(place: &Place, rule: &str) -> Text {
    if place.segments().is_empty() { rule.into() } else { format!("{place} {rule}").into() }
}

/// Accepts what a rule says of a place. The same again with another reason changes the reason; without a reason nothing
/// is accepted.
#[must_use]
pub fn accept_finding(file: &str, scenario: &Scenario, finding: (&Place, &str), reason: &str) -> Step {
    let (place, rule) = finding;
    let step = Step::new(format!("Accept “{rule}”"));
    let (key, reason) = (acceptance_key(place, rule), Text::from(reason.trim()));
    if reason.is_blank() || scenario.accepted.get(&key) == Some(&reason) {
        return step;
    }
    let mut accepted = scenario.accepted.clone();
    accepted.insert(key, reason);
    step.with(file, Slot::Accepted(Box::new(accepted)))
}

/// Accepts a finding no longer: it is one again.
#[must_use]
pub fn withdraw_acceptance(file: &str, scenario: &Scenario, key: &str) -> Step {
    let step = Step::new("Accept a finding no longer");
    let mut accepted = scenario.accepted.clone();
    if accepted.remove(key).is_none() {
        return step;
    }
    step.with(file, Slot::Accepted(Box::new(accepted)))
}

#[cfg(test)]
mod tests {
    use super::super::{Documents, History, delete_nodes, rename_choice, rename_node};
    use super::*;
    use crate::scenario::{Choice, Decision, Id, Line, Node, Scene, read, write};
    use std::sync::Arc;

    fn id(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    fn keys(history: &History) -> Vec<String> {
        history.scenario("a").unwrap().accepted.keys().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_accepted_stays_accepted_under_a_new_name() {
        let mut case = Scenario::empty("id", "title");
        let decision = Decision { choices: vec![Choice::new(id("old"))], ..Decision::default() };
        case.nodes.insert(id("n"), Arc::new(Node::Decision(decision)));
        let mut history = History::new(Documents::one("a", case));
        let node = Place::node(&id("n")).then("choices");
        let choice = Place::choice(&id("n"), &id("old")).then("feedback");
        for (place, rule) in [(&node, "single-choice"), (&choice, "bare-verdict"), (&Place::default(), "no-ending")] {
            let step = accept_finding("a", history.scenario("a").unwrap(), (place, rule), " Meant so. ");
            history.apply(step);
        }
        assert_eq!(keys(&history), ["n single-choice", "n/old/feedback bare-verdict", "no-ending"]);
        history.apply(rename_choice("a", history.scenario("a").unwrap(), &id("n"), &id("old"), &id("new")).unwrap());
        history.apply(rename_node("a", history.scenario("a").unwrap(), &id("n"), &id("m")).unwrap());
        assert_eq!(keys(&history), ["m single-choice", "m/new/feedback bare-verdict", "no-ending"]);
        let text = write(history.scenario("a").unwrap()).unwrap();
        assert!(text.contains("  accepted: {\n    \"m single-choice\": \"Meant so.\",\n"), "{text}");
        assert_eq!(read::<Scenario>(text.as_bytes()).unwrap().document, *history.scenario("a").unwrap());
        history.apply(withdraw_acceptance("a", history.scenario("a").unwrap(), "no-ending"));
        assert_eq!(keys(&history).len(), 2);
    }

    #[test]
    fn what_is_accepted_of_a_node_goes_with_it() {
        let mut case = Scenario::empty("id", "title");
        let line = |name: &str| vec![Line::new(id(name))];
        for (name, lines) in [("n", line("aaaaaaa")), ("nn", line("bbbbbbb"))] {
            case.nodes.insert(id(name), Arc::new(Node::Scene(Scene { lines, ..Scene::default() })));
        }
        for key in ["aaaaaaa duplicate-line", "bbbbbbb duplicate-line", "n/title a-rule", "n a-rule", "nn a-rule", "n"]
        {
            case.accepted.insert(key.into(), "Meant so".into());
        }
        let mut history = History::new(Documents::one("a", case));
        history.apply(delete_nodes("a", history.scenario("a").unwrap(), &[id("n")]));
        assert_eq!(keys(&history), ["bbbbbbb duplicate-line", "n", "nn a-rule"]);
    }

    #[test]
    fn nothing_is_accepted_without_a_reason() {
        let case = Scenario::empty("id", "title");
        assert!(accept_finding("a", &case, (&Place::default(), "no-ending"), " ").is_empty());
        assert!(withdraw_acceptance("a", &case, "no-ending").is_empty());
    }
}
