//! What a typed line means.

use crate::play::{Input, Offers, Run};
use crate::scenario::{Node, Strength};

/// What can be typed.
pub(super) const HELP: &str = "  2      takes choice 2; its id does too
  2+3    takes choice 2 after three rounds of waiting, where waiting counts
  t      says nothing until time runs out
  Enter  goes on
  b      takes the last input back
  m      shows the metrics as they stand
  q      leaves";

/// What somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Input(Input),
    /// A message for a rewrite.
    Words(String),
    Back,
    Metrics,
    Help,
    Quit,
    /// Why it means nothing here.
    NotUnderstood(String),
}

/// Reads a line in the light of what is offered; `choices` are the numbered ones.
pub(super) fn understand(line: &str, run: &Run, offers: &Offers, choices: &[usize]) -> Asked {
    let node = run.node().map(|(_, node)| node);
    match line {
        "b" => return Asked::Back,
        "m" => return Asked::Metrics,
        "q" => return Asked::Quit,
        "?" | "h" | "help" => return Asked::Help,
        _answer => {}
    }
    match node {
        Some(Node::Decision(decision)) => {
            let ids: Vec<&str> = choices.iter().map(|at| decision.choices[*at].id.as_str()).collect();
            choice(line, offers, choices, &ids)
        }
        Some(Node::Rewrite(_)) if line.is_empty() => Asked::NotUnderstood("Type your message in one line.".to_owned()),
        Some(Node::Rewrite(_)) => Asked::Words(line.to_owned()),
        Some(Node::Pause(_)) => Asked::Input(Input::Continue),
        Some(Node::Scene(_)) if line.is_empty() => Asked::Input(Input::Continue),
        Some(Node::Scene(_) | Node::Gate(_) | Node::Chance(_) | Node::Ending(_)) | None => {
            Asked::NotUnderstood("Nothing is asked here: Enter goes on, ? shows help.".to_owned())
        }
    }
}

fn choice(line: &str, offers: &Offers, choices: &[usize], ids: &[&str]) -> Asked {
    if line == "t" {
        return match offers.seconds {
            Some(_) => Asked::Input(Input::TimeOut),
            None => Asked::NotUnderstood("There is no timer here.".to_owned()),
        };
    }
    let (name, ticks) = match line.split_once('+') {
        Some((name, ticks)) => match ticks.trim().parse() {
            Ok(ticks) => (name.trim(), ticks),
            Err(_) => return Asked::NotUnderstood("Write 2+3 for choice 2 after three rounds of waiting.".to_owned()),
        },
        None => (line, 0),
    };
    let by_number = name.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
    let by_id = || ids.iter().position(|id| *id == name).map(|at| &choices[at]);
    match by_number.or_else(by_id) {
        Some(_) if ticks > offers.ticks => Asked::NotUnderstood(if offers.ticks == 0 {
            "Waiting does not count here.".to_owned()
        } else {
            format!("At most {} rounds of waiting count here.", offers.ticks)
        }),
        Some(choice) => Asked::Input(Input::Choose { choice: *choice, ticks }),
        None if choices.is_empty() => Asked::NotUnderstood("Nothing can be chosen here.".to_owned()),
        None if choices.len() == 1 => Asked::NotUnderstood("Type 1; ? shows help.".to_owned()),
        None => Asked::NotUnderstood(format!("Type a number from 1 to {}; ? shows help.", choices.len())),
    }
}

/// How strong somebody finds their own message.
pub(super) fn strength(line: &str) -> Option<Strength> {
    let line = line.to_lowercase();
    let begins = |strength: &&Strength| !line.is_empty() && strength.label().to_lowercase().starts_with(&line);
    Strength::ALL.iter().find(begins).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERS: Offers = Offers { choices: Vec::new(), goes_on: false, writes: false, seconds: Some(20), ticks: 4 };

    fn asked(line: &str) -> Asked {
        choice(line, &OFFERS, &[2, 0], &["hold", "own-it"])
    }

    #[test]
    fn a_choice_is_named_by_number_or_id() {
        let takes = |choice, ticks| Asked::Input(Input::Choose { choice, ticks });
        assert_eq!(asked("1"), takes(2, 0));
        assert_eq!(asked("own-it"), takes(0, 0));
        assert_eq!(asked("2+3"), takes(0, 3));
        assert_eq!(asked("own-it + 4"), takes(0, 4));
        assert_eq!(asked("t"), Asked::Input(Input::TimeOut));
    }

    #[test]
    fn what_is_not_offered_is_said_and_not_taken() {
        for line in ["0", "3", "", "x", "1+", "1+5", "+", "-1", "99999999999999999999"] {
            assert!(matches!(asked(line), Asked::NotUnderstood(_)), "{line}");
        }
    }

    #[test]
    fn strengths_may_be_cut_short() {
        assert_eq!(strength("s"), Some(Strength::Strong));
        assert_eq!(strength("Fair"), Some(Strength::Fair));
        assert_eq!(strength(""), None);
        assert_eq!(strength("strongest"), None);
    }
}
