//! A choice that says more than anybody would say, or write, there.

use crate::check::channels::is_spoken;
use crate::check::naming::choice_name;
use crate::check::words::words;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Channel, Place, Stage, markup};

pub(super) static RULE: Rule = Rule {
    id: "choice-too-long",
    family: Family::Text,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a choice with more words than its channel bears: 75 by phone or in person (about half a minute of speech), 60 in a chat, 180 in an e-mail, 280 characters in a public thread",
    why: "An upset customer does not listen that long, and a learner under a time limit does not read that long.",
    cure: "Keep what this customer needs first, and leave the rest to the reply or a later node.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (number, id, node, _) in case.graph().all() {
        for choice in node.choices() {
            let says = case.filled(&choice.says);
            // The shortest limit is 60 words: nothing that has fewer letters has as many words.
            if says.len() < 120 {
                continue;
            }
            let says = markup::plain(&says);
            let (count, characters) = (words(&says).count(), says.chars().count());
            // Where a node can be met through several channels, the one that bears most decides.
            let too_long = |channel| match channel {
                Channel::Social => characters > 280,
                channel => count > limit(channel),
            };
            if case.channels().at(number).all(too_long) {
                let most = case.channels().at(number).max_by_key(|channel| limit(*channel));
                let (by, limit) = most.map_or(("", 0), |channel| (whereabouts(channel), limit(channel)));
                let name = choice_name(choice);
                let message = match most {
                    Some(Channel::Social) => {
                        format!("in {}, {name} has {characters} characters: {by} bears about 280", case.name(id))
                    }
                    _words => format!("in {}, {name} has {count} words: {by} bears about {limit}", case.name(id)),
                };
                report.place(Place::choice(id, &choice.id).then("says"), message);
            }
        }
    }
}

/// Words; those of a public thread are counted in characters, and come to about 50.
const fn limit(channel: Channel) -> usize {
    match channel {
        Channel::Phone | Channel::InPerson => 75,
        Channel::Chat => 60,
        Channel::Email => 180,
        Channel::Social => 50,
    }
}

fn whereabouts(channel: Channel) -> &'static str {
    match channel {
        spoken if is_spoken(spoken) => "what is said in one go",
        Channel::Chat => "a chat message",
        Channel::Email => "an e-mail",
        _public => "a post",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    fn says(words: usize) -> String {
        "word ".repeat(words)
    }

    #[test]
    fn each_channel_has_its_limit() {
        check_file(
            &RULE,
            &format!(
                r#"
            start: "phone",
            terms: {{ "house": "{}" }},
            nodes: {{
                "phone": Decision(title: "Phone", choices: [
                    (id: "one", says: "{}", to: "to-chat"),
                    (id: "two", says: "{}", to: "to-post"), // ! has 76 words: what is said in one go bears about 75
                ]),
                "to-chat": Scene(channel: Chat, then: "chat"),
                "chat": Decision(title: "Chat", choices: [
                    (id: "one", says: "{}"), // ! in “Chat”, “word word word word word word word word…” has 61 words: a chat message bears
                ]),
                "to-post": Scene(channel: Social, then: "post"),
                "post": Decision(choices: [
                    (id: "one", says: "{}"), // ! has 281 characters: a post bears about 280
                    (id: "two", says: "{}"),
                    (id: "three", says: "Signed: {{house}}"), // ! has 288 characters: a post bears about 280
                ]),
            }},
        "#,
                "b".repeat(280),
                says(75),
                says(76),
                says(61),
                "a".repeat(281),
                says(55),
            ),
        );
    }
}
