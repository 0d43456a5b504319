//! What of the player a case needs. A page is made without the files of features that its case does not have.

use std::collections::BTreeSet;

use crate::scenario::{Channel, Decision, Kind, Node, Resolved};

/// Every feature that `order.txt` may name. `local`, `scorm12`, `scorm2004` and `cmi5` are hosts, `lms` and `scorm` what
/// several of them share; `single` is for a page of one case, `menu` for packs, `streak` for habits where what is kept
/// lasts; `view` is for programs that compare engines, and in no page.
#[cfg(test)]
#[rustfmt::skip]
pub(super) const KNOWN: [&str; 22] = [
    "phone", "chat", "email", "social", "in-person", "timer", "rewrite", "pause", "model", "off-ramps", "habits", "ranges",
    "local", "lms", "scorm", "scorm12", "scorm2004", "cmi5", "single", "menu", "streak", "view",
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
        if let Node::Decision(Decision { seconds, .. }) = &**node {
            features.insert("off-ramps");
            if seconds.is_some() {
                features.insert("timer");
            }
        }
    }
    if case.model.is_some() {
        features.insert("model");
    }
    if !case.habits.is_empty() {
        features.insert("habits");
    }
    if !case.ranges.is_empty() {
        features.insert("ranges");
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
        assert_eq!(
            features(r#"nodes: {"a": Decision(seconds: 9), "b": Pause()}"#),
            ["chat", "off-ramps", "pause", "timer"]
        );
        assert_eq!(
            features(r#"habits: [(text: "H")], ranges: {"percent": (low: 1, typical: 2, high: 3)}"#),
            ["chat", "habits", "ranges"]
        );
        assert_eq!(features(r#"nodes: {"a": Rewrite()}"#), ["chat", "rewrite"]);
        assert_eq!(features(r#"runs: {"m": (title: "M", seed: 1, model: true)}"#), ["chat", "model"]);
    }
}
