//! What is told and asked, as text for a terminal.

use super::told::{MeterTold, Told, in_words, seconds_in_words};
use crate::play::{Offers, Run, Shown};
use crate::scenario::{Asks, Choice, Decision, Locked, MetersAs, Node, Pause, Rewrite, markup, money};

/// What is said before the first node: the case, and what the learner should know.
pub(super) fn opening(run: &Run, asks: bool) -> String {
    let case = run.machine().case();
    let brief = &case.brief;
    let mut lines = vec![case.title.to_string()];
    lines.push("=".repeat(case.title.chars().count().min(76)));
    for text in [&brief.situation, &brief.learner_role] {
        if !text.is_blank() {
            lines.push(markup::plain(text));
        }
    }
    if !brief.content_notes.is_empty() {
        let notes: Vec<&str> = brief.content_notes.iter().map(|note| note.label()).collect();
        lines.push(format!("Contains: {}.", notes.join(", ")));
    }
    let starts = if case.starts_at.is_blank() { String::new() } else { format!(" · {}", case.starts_at) };
    let help = if asks { " · ? for help" } else { "" };
    lines.push(format!("{}{starts} · seed {}{help}\n", case.channel, run.seed()));
    lines.join("\n")
}

/// One thing that happened.
pub(super) fn told(told: &Told, meters_as: MetersAs) -> String {
    match told {
        Told::Waited { seconds } => format!("\n(You wait {}.)", seconds_in_words(*seconds)),
        Told::Chose { does, says, .. } => match (does.is_empty(), says.is_empty()) {
            (true, _) => format!("\nYou: {says}"),
            (false, true) => format!("\nYou: ({does})"),
            (false, false) => format!("\nYou: ({does}) {says}"),
        },
        Told::SaidNothing { seconds, .. } => {
            format!("\n(You say nothing, and time runs out: {}.)", seconds_in_words(*seconds))
        }
        Told::Wrote { strength, .. } => format!("(Your message counts as {strength}.)"),
        Told::Feedback { text } => format!("  Coach: {}", indented(text)),
        Told::Entered { after, channel, .. } => {
            let after = after.as_ref().map(|after| format!("\n— {after} later —"));
            let channel = channel.as_ref().map(|channel| format!("\n— {channel} —"));
            [after, channel].into_iter().flatten().collect()
        }
        Told::Line { by, how, says, seen, media } => {
            let how = if how.is_empty() { String::new() } else { format!(" ({})", how.join("; ")) };
            let seen = seen.as_ref().map_or_else(String::new, |seen| format!(" [seen by: {seen}]"));
            let media = media.as_ref().map_or_else(String::new, |media| format!("\n    [{}]", indented(media)));
            match by {
                Some(by) => format!("{by}{how}{seen}: {}{media}", indented(says)),
                None => format!("{}{seen}{media}", indented(says)),
            }
        }
        Told::Meters { meters } => {
            let meters: Vec<String> = meters.iter().map(|told| meter(told, meters_as)).collect();
            format!("  [{}]", meters.join(" · "))
        }
        Told::Revealed { label, text, .. } if text.is_empty() => format!("  In the case file: {label}"),
        Told::Revealed { label, text, .. } => format!("  In the case file: {label}: {}", indented(text)),
        Told::Promise { text, status, due_seconds, .. } => {
            let due = due_seconds.map_or_else(String::new, |due| format!(", due in {}", seconds_in_words(due)));
            format!("  Promise {status}: {text}{due}")
        }
        Told::Granted { text, .. } => format!("  Granted: {text}"),
        Told::Drew { label, .. } if !label.is_empty() => format!("  (By chance: {label})"),
        Told::Drew { .. } | Told::Continued { .. } | Told::Interrupted { .. } => String::new(),
    }
}

fn meter(told: &MeterTold, meters_as: MetersAs) -> String {
    let arrow = match told.to.cmp(&told.from) {
        std::cmp::Ordering::Greater => " ↑",
        std::cmp::Ordering::Less => " ↓",
        std::cmp::Ordering::Equal => "",
    };
    let value = match (&told.band, meters_as) {
        (Some(band), MetersAs::Bands) if !band.trim().is_empty() => band.clone(),
        _number => told.to.to_string(),
    };
    format!("{}: {value}{arrow}", told.name)
}

/// Further lines of a text under its first.
fn indented(text: &str) -> String {
    text.replace('\n', "\n    ")
}

/// The choices that can be taken, as indices among those of the node, in the order in which they are numbered.
pub(super) fn offered(run: &Run, offers: &Offers) -> Vec<usize> {
    let order = run.machine().shown_order(run.state(), run.seed());
    order.into_iter().filter(|at| offers.choices.get(*at).is_some_and(|offer| offer.shown == Shown::Offered)).collect()
}

/// What the node asks of the learner.
pub(super) fn question(run: &Run, offers: &Offers, choices: &[usize]) -> String {
    match run.node() {
        Some((_, Node::Decision(decision))) => decision_question(run, decision, offers, choices),
        Some((_, Node::Rewrite(rewrite))) => rewrite_question(rewrite),
        Some((_, Node::Pause(pause))) => pause_question(pause),
        Some((_, Node::Scene(_) | Node::Gate(_) | Node::Chance(_) | Node::Ending(_))) | None => {
            "\nEnter to go on.".to_owned()
        }
    }
}

fn decision_question(run: &Run, decision: &Decision, offers: &Offers, choices: &[usize]) -> String {
    let mut lines = vec![String::new()];
    lines.push(if decision.prompt.is_blank() {
        match decision.asks {
            Asks::Response => "What do you say or do?".to_owned(),
            Asks::Notice => "What do you notice?".to_owned(),
        }
    } else {
        markup::plain(&decision.prompt)
    });
    lines.extend(help_lines(&decision.hint, &decision.checklist));
    for at in run.machine().shown_order(run.state(), run.seed()) {
        let (Some(choice), Some(offer)) = (decision.choices.get(at), offers.choices.get(at)) else { continue };
        match offer.shown {
            Shown::Offered => {
                let number = choices.iter().position(|offered| *offered == at).map_or(0, |n| n + 1);
                lines.push(format!("  {number}  {}", words(choice)));
                lines.extend(side_by_side(run, choice));
            }
            Shown::Locked => {
                let why = match &choice.locked {
                    Locked::Show(why) => markup::plain(why),
                    Locked::Hide => String::new(),
                };
                lines.push(format!("  –  {} (not now: {why})", words(choice)));
            }
            Shown::Hidden => {}
        }
    }
    if let Some(seconds) = offers.seconds {
        let time = seconds_in_words(seconds);
        lines.push(format!("You have {time}; t says nothing until they are over."));
        if let (Some(waiting), true) = (&decision.while_waiting, offers.ticks > 0) {
            lines.push(format!(
                "Waiting counts every {}: 1+2 takes choice 1 after {}.",
                seconds_in_words(waiting.every),
                seconds_in_words(waiting.every.saturating_mul(2.min(offers.ticks)))
            ));
        }
    }
    lines.join("\n")
}

/// A choice as a learner reads it.
fn words(choice: &Choice) -> String {
    let (does, says) = (markup::plain(&choice.does), markup::plain(&choice.says));
    let words = match (does.is_empty(), says.is_empty()) {
        (true, true) => format!("({})", if choice.title.is_blank() { "…" } else { &choice.title }),
        (true, false) => says,
        (false, true) => format!("({does})"),
        (false, false) => format!("({does}) {says}"),
    };
    words.replace('\n', "\n     ")
}

/// The remedies that a choice puts side by side.
fn side_by_side(run: &Run, choice: &Choice) -> Vec<String> {
    let case = run.machine().case();
    let remedies = choice.offers.iter().filter_map(|id| case.remedies.get(id));
    remedies
        .map(|remedy| {
            let cost = if remedy.cost == 0 {
                String::new()
            } else {
                format!(" ({})", money(remedy.cost, &case.policy.currency))
            };
            format!("       ○ {}{cost}", markup::plain(&remedy.what))
        })
        .collect()
}

fn rewrite_question(rewrite: &Rewrite) -> String {
    let prompt = if rewrite.prompt.is_blank() {
        "Write it in your own words.".to_owned()
    } else {
        markup::plain(&rewrite.prompt)
    };
    let mut lines = vec![String::new(), prompt];
    if !rewrite.draft.is_blank() {
        lines.push(format!("  To begin from: {}", indented(&markup::plain(&rewrite.draft))));
    }
    lines.extend(help_lines(&rewrite.hint, &rewrite.checklist));
    if let Some(hold) = rewrite.hold {
        lines.push(format!("Read it again for {} before you send it.", in_words(hold)));
    }
    lines.push("Type your message in one line.".to_owned());
    lines.join("\n")
}

fn pause_question(pause: &Pause) -> String {
    let prompt = if pause.prompt.is_blank() { pause.kind.label().to_owned() } else { markup::plain(&pause.prompt) };
    let mut lines = vec![String::new(), prompt];
    lines.extend(help_lines("", &pause.checklist));
    if let Some(seconds) = pause.seconds {
        lines.push(format!("Take {}.", seconds_in_words(seconds)));
    }
    lines.push("Enter to go on; what you type is kept for the debrief.".to_owned());
    lines.join("\n")
}

fn help_lines(hint: &str, checklist: &[crate::scenario::Text]) -> Vec<String> {
    let hint = (!hint.trim().is_empty()).then(|| format!("  Hint: {}", indented(&markup::plain(hint))));
    let items = checklist.iter().map(|item| format!("  ☐ {}", markup::plain(item)));
    hint.into_iter().chain(items).collect()
}
