//! What of the player a case needs. A page is made without the files of features that its case does not have.

use std::collections::BTreeSet;

use crate::scenario::{Channel, Decision, Kind, Node, Resolved};

/// Every feature that `order.txt` may name. `local` is a host; `view` is for programs that compare engines, and in no
/// page.
#[cfg(test)]
pub(super) const KNOWN: [&str; 15] = [
    "phone",
    "chat",
    "email",
    "social",
    "in-person",
    "timer",
    "rewrite",
    "pause",
    "model",
    "habits",
    "ranges",
    "off-ramps",
    "menu",
    "local",
    "view",
];

/// The features of a case.
pub(super) fn of(case: &Resolved) -> BTreeSet<&'static str> {
    let mut features = BTreeSet::from([channel(case.channel)]);
    for node in case.nodes.values() {
        if let Node::Scene(scene) = &**node {
            features.extend(scene.channel.map(channel));
        }
        match node.kind() {
            Kind::Rewrite => _ = features.insert("rewrite"),
            Kind::Pause => _ = features.insert("pause"),
            Kind::Decision | Kind::Scene | Kind::Gate | Kind::Chance | Kind::Ending => {}
        }
        if let Node::Decision(Decision { seconds: Some(_), .. }) = &**node {
            features.insert("timer");
        }
    }
    if case.model.is_some() {
        features.insert("model");
    }
    features
}

const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "phone",
        Channel::Chat => "chat",
        Channel::Email => "email",
        Channel::Social => "social",
        Channel::InPerson => "in-person",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, read, resolve};

    fn features(fields: &str) -> Vec<&'static str> {
        let text = format!(r#"(format: 1, id: "x", title: "T", language: "en", channel: Chat, {fields})"#);
        let case = read::<Scenario>(text.as_bytes()).unwrap().document;
        of(&resolve(&case, None)).into_iter().collect()
    }

    #[test]
    fn a_case_has_the_features_that_it_uses() {
        assert_eq!(features(""), ["chat"]);
        assert_eq!(features(r#"nodes: {"a": Scene(channel: Email)}"#), ["chat", "email"]);
        assert_eq!(features(r#"nodes: {"a": Decision(seconds: 9), "b": Pause()}"#), ["chat", "pause", "timer"]);
        assert_eq!(features(r#"nodes: {"a": Rewrite()}"#), ["chat", "rewrite"]);
        assert_eq!(features(r#"runs: {"m": (title: "M", seed: 1, model: true)}"#), ["chat", "model"]);
    }
}
