//! Through which channels each node can be met: a scene may move the conversation from the public thread to a private
//! message, and everything after it is read there.

use super::Case;
use crate::scenario::{Channel, Node};

/// For each node, by its number in the graph, the channels through which some way leads to it.
#[derive(Debug)]
pub(super) struct Channels {
    masks: Vec<u8>,
    usual: Channel,
}

impl Channels {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let graph = case.graph();
        let usual = case.scenario().channel;
        let mut masks = vec![0; graph.len()];
        // Where the conversation is already when a node is entered, and what the node itself makes of it.
        let within = |number: usize, entered: u8| match graph.node(number) {
            Node::Scene(scene) => scene.channel.map_or(entered, bit),
            Node::Decision(_)
            | Node::Rewrite(_)
            | Node::Gate(_)
            | Node::Chance(_)
            | Node::Pause(_)
            | Node::Ending(_) => entered,
        };
        let start = case.scenario().start.as_ref().and_then(|start| graph.number(start));
        let mut waiting: Vec<(usize, u8)> = start.into_iter().map(|start| (start, bit(usual))).collect();
        let jumps: Vec<usize> = case.scenario().whenever.iter().filter_map(|rule| graph.number(&rule.to)).collect();
        let mut anywhere = 0;
        loop {
            while let Some((number, entered)) = waiting.pop() {
                let mask = masks[number] | within(number, entered);
                if mask != masks[number] {
                    masks[number] = mask;
                    anywhere |= mask;
                    waiting.extend(graph.ways(number).iter().filter_map(|way| Some((way.node?, mask))));
                }
            }
            // A rule for any moment leads on from wherever the conversation is.
            waiting
                .extend(jumps.iter().filter(|to| within(**to, anywhere) & !masks[**to] != 0).map(|to| (*to, anywhere)));
            if waiting.is_empty() {
                return Self { masks, usual };
            }
        }
    }

    /// The channels through which a node can be met; one that nothing leads to counts for the case's own.
    pub(super) fn at(&self, number: usize) -> impl Iterator<Item = Channel> {
        let mask = self.masks.get(number).copied().filter(|mask| *mask > 0).unwrap_or_else(|| bit(self.usual));
        Channel::ALL.iter().copied().filter(move |channel| mask & bit(*channel) > 0)
    }
}

fn bit(channel: Channel) -> u8 {
    match channel {
        Channel::Phone => 1,
        Channel::Chat => 2,
        Channel::Email => 4,
        Channel::Social => 8,
        Channel::InPerson => 16,
    }
}

/// Whether people hear each other there.
pub(super) fn is_spoken(channel: Channel) -> bool {
    match channel {
        Channel::Phone | Channel::InPerson => true,
        Channel::Chat | Channel::Email | Channel::Social => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Case, fixture};

    #[test]
    fn what_follows_a_move_is_read_there() {
        let scenario = fixture::read_body(
            r#"start: "a", whenever: [(when: Is("x"), to: "w")], nodes: {
                "a": Decision(choices: [(id: "one", to: "b"), (id: "two", to: "c")]),
                "b": Scene(channel: Chat, then: "c"),
                "c": Scene(then: "d"),
                "d": Scene(channel: Email, then: "e"),
                "e": Ending(outcome: Loyal),
                "lost": Scene(),
                "w": Ending(outcome: Churned),
            }"#,
        )
        .document;
        let case = Case::new(&scenario, None);
        let at = |id: &str| {
            let number = case.graph().number(id).unwrap();
            case.channels().at(number).map(|channel| format!("{channel:?}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(["a", "b", "c", "e"].map(at), ["Phone", "Chat", "Phone Chat", "Email"]);
        assert_eq!(["lost", "w"].map(at), ["Phone", "Phone Chat Email"]);
    }
}
