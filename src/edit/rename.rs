//! Rename a node or a choice: every reference follows, and the old name is kept in `renamed`.

use std::sync::Arc;

use super::Step;
use crate::scenario::{Id, Node, RESERVED, ReferenceMut, Scenario, Text, each_reference_mut};

/// Why something cannot be renamed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenameError {
    /// There is nothing of that name.
    #[error("there is no “{0}” to rename")]
    Missing(String),
    /// Something else is called so.
    #[error("“{0}” is taken")]
    Taken(Id),
    /// The word names an exit.
    #[error("“{0}” is the name of an exit")]
    Reserved(Id),
}

/// Renames a node.
pub fn rename_node(file: &str, scenario: &Scenario, from: &Id, to: &Id) -> Result<Step, RenameError> {
    let label = format!("Rename node to “{to}”");
    if from == to {
        return Ok(Step::new(label));
    }
    if RESERVED.contains(&to.as_str()) {
        return Err(RenameError::Reserved(to.clone()));
    }
    if scenario.nodes.contains_key(to) {
        return Err(RenameError::Taken(to.clone()));
    }
    let mut after = scenario.clone();
    let Some(node) = after.nodes.remove(from) else { return Err(RenameError::Missing(from.to_string())) };
    after.nodes.insert(to.clone(), node);
    if let Some(at) = after.layout.remove(from) {
        after.layout.insert(to.clone(), at);
    }
    each_reference_mut(&mut after, &mut |_, reference| match reference {
        ReferenceMut::Node(id)
        | ReferenceMut::Target(id)
        | ReferenceMut::Choice(id, _)
        | ReferenceMut::Taken(id, _) => {
            if id == from {
                *id = to.clone();
            }
        }
        ReferenceMut::Person(_)
        | ReferenceMut::Meter(_)
        | ReferenceMut::Band(..)
        | ReferenceMut::Flag(_)
        | ReferenceMut::Fact(_)
        | ReferenceMut::Promise(_)
        | ReferenceMut::Remedy(_)
        | ReferenceMut::Media(_) => {}
    });
    for run in after.runs.values_mut() {
        if let Some(text) = run.commentary.remove(from) {
            run.commentary.insert(to.clone(), text);
        }
    }
    readdress(&mut after, from, to);
    note(&mut after, from, to.as_str().into());
    Ok(Step::between(label, file, scenario, &after))
}

/// Renames a choice of a node.
pub fn rename_choice(file: &str, scenario: &Scenario, node: &Id, from: &Id, to: &Id) -> Result<Step, RenameError> {
    let label = format!("Rename choice to “{to}”");
    if from == to {
        return Ok(Step::new(label));
    }
    if RESERVED.contains(&to.as_str()) {
        return Err(RenameError::Reserved(to.clone()));
    }
    let missing = || RenameError::Missing(format!("{node}/{from}"));
    let mut after = scenario.clone();
    let Some(Node::Decision(decision)) = after.nodes.get_mut(node).map(Arc::make_mut) else { return Err(missing()) };
    if decision.choices.iter().any(|choice| choice.id == *to) {
        return Err(RenameError::Taken(to.clone()));
    }
    let choice = decision.choices.iter_mut().find(|choice| choice.id == *from).ok_or_else(missing)?;
    choice.id = to.clone();
    each_reference_mut(&mut after, &mut |_, reference| {
        if let ReferenceMut::Choice(of, choice) | ReferenceMut::Taken(of, choice) = reference
            && of == node
            && choice == from
        {
            *choice = to.clone();
        }
    });
    readdress(&mut after, &format!("{node}/{from}"), &format!("{node}/{to}"));
    note(&mut after, &format!("{node}/{from}"), format!("{node}/{to}").into());
    Ok(Step::between(label, file, scenario, &after))
}

/// Findings that were accepted at an address, or below it, are accepted where it went.
fn readdress(scenario: &mut Scenario, from: &str, to: &str) {
    let below = |key: &Text| key.strip_prefix(from).filter(|rest| rest.starts_with(['/', ' '])).map(str::to_owned);
    let moved: Vec<(Text, String)> =
        scenario.accepted.keys().filter_map(|key| Some((key.clone(), below(key)?))).collect();
    for (key, rest) in moved {
        if let Some(reason) = scenario.accepted.remove(&key) {
            scenario.accepted.insert(format!("{to}{rest}").into(), reason);
        }
    }
}

/// Remembers the old name; older ones that led to it now lead further, those of the choices of a renamed node too.
fn note(scenario: &mut Scenario, from: &str, to: Text) {
    let choices_of = format!("{from}/");
    for earlier in scenario.renamed.values_mut() {
        if earlier.as_str() == from {
            *earlier = to.clone();
        } else if let Some(choice) = earlier.strip_prefix(&choices_of) {
            *earlier = format!("{to}/{choice}").into();
        }
    }
    scenario.renamed.remove(to.as_str());
    scenario.renamed.insert(from.into(), to);
}

#[cfg(test)]
mod tests {
    use super::super::{Documents, History};
    use super::*;
    use crate::scenario::{Choice, Decision};

    #[test]
    fn old_names_lead_to_what_things_are_called_now() {
        let id = |name| Id::new(name).unwrap();
        let mut case = Scenario::empty("id", "title");
        let decision = Decision { choices: vec![Choice::new(id("old"))], ..Decision::default() };
        case.nodes.insert(id("n"), Arc::new(Node::Decision(decision)));
        let mut history = History::new(Documents::one("a", case));
        let step = rename_choice("a", history.scenario("a").unwrap(), &id("n"), &id("old"), &id("new")).unwrap();
        history.apply(step);
        let step = rename_node("a", history.scenario("a").unwrap(), &id("n"), &id("m")).unwrap();
        history.apply(step);
        let renamed: Vec<(&str, &str)> =
            history.scenario("a").unwrap().renamed.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
        assert_eq!(renamed, [("n", "m"), ("n/old", "m/new")]);
    }
}
