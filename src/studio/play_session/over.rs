//! Why a run is over, and where the author can do something about it.

use crate::play::{End, Event, Input, MetricValue, Run, metrics, passed, percent, reasons_to_fail};
use crate::scenario::{Exit, Id, Node, Place, Scenario, Strength, markup, money};

/// The end of a run.
#[derive(Clone, Debug)]
pub struct Over {
    pub end: End,
    /// What it is called.
    pub title: String,
    /// What happened, plainly.
    pub words: String,
    /// Where it can be mended.
    pub place: Option<Place>,
    /// The open exit at which something is still to be written.
    pub open: Option<(Id, Exit)>,
    /// Whether the ending is resolved; none where it is none.
    pub resolved: Option<bool>,
}

impl Over {
    pub(super) fn of(run: &Run, case: &Scenario, end: End) -> Self {
        let Some((id, _)) = run.node() else { return nowhere(case) };
        let exit = exit_taken(run, case);
        let name = case.nodes.get(id).map_or_else(|| id.to_string(), |node| markup::plain(&node.name(60)));
        let by = exit.as_ref().and_then(|(id, exit)| exit_words(case, id, exit));
        let by = by.map_or_else(|| format!("“{name}”"), |by| format!("{by} at “{name}”"));
        let rule = run.moments().last().and_then(|moment| match moment.events.last() {
            Some(Event::Fired { rule }) => Some(*rule),
            _no_rule => None,
        });
        let by = rule.map_or(by, |rule| format!("whenever rule {}", rule + 1));
        let place = match (&exit, rule) {
            (Some((id, exit)), _) => Some(exit_place(case, id, exit)),
            (None, rule) => rule.map(|rule| Place::field("whenever").index(rule)),
        };
        let plain = |title: &str, words: String, place| Self {
            end,
            title: title.to_owned(),
            words,
            place,
            open: None,
            resolved: None,
        };
        match end {
            End::Ending => ending(case, id, end),
            End::Unwritten => {
                Self { open: exit, ..plain(title(end), format!("What follows {by} has still to be written."), place) }
            }
            End::LinkToNowhere => plain(title(end), format!("What follows {by} is a node that does not exist."), place),
            End::Stuck => plain(
                title(end),
                format!("“{name}” offers nothing that can be chosen, and no timer runs."),
                Some(Place::node(id)),
            ),
            End::EndlessLoop => plain(
                title(end),
                format!("Gates and chances lead back to “{name}” without anybody doing anything."),
                Some(Place::node(id)),
            ),
        }
    }
}

/// What the end of a run is called where no ending of the case names it.
pub(super) const fn title(end: End) -> &'static str {
    match end {
        End::Ending => "The end",
        End::Unwritten => "Not written yet",
        End::LinkToNowhere => "A link to nowhere",
        End::Stuck => "Nothing can be done here",
        End::EndlessLoop => "Round in circles",
    }
}

fn nowhere(case: &Scenario) -> Over {
    let words = if case.nodes.is_empty() {
        "There is no node to play. Write the first one; runs begin there."
    } else {
        "Nothing says where runs begin. Choose a node that begins the case, or start at one from the tools above."
    };
    Over {
        end: End::Unwritten,
        title: "This case has no start yet".to_owned(),
        words: words.to_owned(),
        place: Some(Place::field("start")),
        open: None,
        resolved: None,
    }
}

fn ending(case: &Scenario, id: &Id, end: End) -> Over {
    let node = case.nodes.get(id).map(|node| &**node);
    let (title, words, resolved) = match node {
        Some(Node::Ending(ending)) => {
            let title =
                if ending.label.is_blank() { ending.outcome.label().to_owned() } else { markup::plain(&ending.label) };
            (title, markup::plain(&ending.summary), ending.resolved)
        }
        _other => (String::new(), String::new(), false),
    };
    Over { end, title, words, place: None, open: None, resolved: Some(resolved) }
}

/// The exit by which a run left the last node it stood at; none if a whenever rule took over, or nothing was left.
#[must_use]
pub fn exit_taken(run: &Run, case: &Scenario) -> Option<(Id, Exit)> {
    let machine = run.machine();
    let moment = run.moments().last()?;
    let here = machine.node(&moment.state)?;
    let last = moment
        .events
        .iter()
        .rev()
        .find(|event| matches!(event, Event::Entered { .. } | Event::Drew { .. } | Event::Fired { .. }));
    let id = machine.node_id(here).clone();
    let exit = match (last, moment.did) {
        (Some(Event::Fired { .. }), _) | (None, None) => return None,
        (Some(Event::Drew { node, outcome }), _) => Exit::Item(machine.outcome_id(*node, *outcome)?.clone()),
        (Some(_entered), _) => match &**case.nodes.get(&id)? {
            Node::Gate(gate) => {
                let route = gate.routes.iter().find(|route| machine.holds(&moment.state, &route.when));
                route.map_or(Exit::Otherwise, |route| Exit::Item(route.id.clone()))
            }
            _waits => return None,
        },
        (None, Some((node, input))) => match input {
            Input::Continue => Exit::Then,
            Input::TimeOut => Exit::OnTimeout,
            Input::Wrote(Strength::Strong) => Exit::Strong,
            Input::Wrote(Strength::Fair) => Exit::Fair,
            Input::Wrote(Strength::Weak) => Exit::Weak,
            Input::Choose { choice, .. } => {
                Exit::Item(machine.choice_id(machine.choices_of(node).start + choice).clone())
            }
        },
    };
    Some((id, exit))
}

/// What took the run out of the node, within a sentence.
fn exit_words(case: &Scenario, id: &Id, exit: &Exit) -> Option<String> {
    let node = case.nodes.get(id)?;
    Some(match exit {
        Exit::Then => return None,
        Exit::Item(item) => match node.choices().iter().find(|choice| choice.id == *item) {
            Some(choice) => format!("“{}”", super::offered::short_words(choice)),
            None => return None,
        },
        Exit::OnTimeout => "saying nothing".to_owned(),
        Exit::Otherwise => "none of the routes".to_owned(),
        Exit::Strong => "a strong message".to_owned(),
        Exit::Fair => "a fair message".to_owned(),
        Exit::Weak => "a weak message".to_owned(),
    })
}

fn exit_place(case: &Scenario, id: &Id, exit: &Exit) -> Place {
    let node = Place::node(id);
    match exit {
        Exit::Then => node.then("then"),
        Exit::OnTimeout => node.then("on_timeout"),
        Exit::Otherwise => node.then("otherwise"),
        Exit::Strong => node.then("strong"),
        Exit::Fair => node.then("fair"),
        Exit::Weak => node.then("weak"),
        Exit::Item(item) => match case.nodes.get(id).map(|node| &**node) {
            Some(Node::Gate(_)) => node.then("routes").item(item).then("to"),
            Some(Node::Chance(_)) => node.then("outcomes").item(item).then("to"),
            _choice => Place::choice(id, item).then("to"),
        },
    }
}

/// What a run came to, for the tab of that name.
#[derive(Clone, Debug, Default)]
pub struct Came {
    pub percent: Option<u8>,
    pub passed: Option<bool>,
    /// Why it fails.
    pub why_not: Vec<String>,
    /// Names and values of the metrics.
    pub metrics: Vec<(String, String)>,
}

impl Came {
    pub(super) fn to(run: &Run, case: &Scenario) -> Self {
        let (machine, state) = (run.machine(), run.state());
        let percent = percent(machine, state);
        let least = machine.case().passing.percent;
        let mut why_not: Vec<String> =
            reasons_to_fail(machine, state).into_iter().map(|why| markup::plain(why)).collect();
        if let Some(least) = least.filter(|least| percent.is_none_or(|percent| percent < *least)) {
            why_not.insert(0, format!("It takes {least} %."));
        }
        Self { percent, passed: passed(machine, state), why_not, metrics: metric_rows(run, case) }
    }
}

fn metric_rows(run: &Run, case: &Scenario) -> Vec<(String, String)> {
    let currency = &run.machine().case().policy.currency;
    metrics(run)
        .into_iter()
        .filter_map(|metric| {
            // These stand above the table.
            if matches!(metric.name.as_str(), "ended" | "percent" | "passed") {
                return None;
            }
            let value = match metric.value {
                MetricValue::Number(n) => match (metric.name.as_str(), i32::try_from(n)) {
                    ("cost", Ok(cost)) => money(cost, currency),
                    ("seconds" | "follow_up_seconds", Ok(seconds)) => super::told::clock_words(seconds),
                    _plain => n.to_string(),
                },
                MetricValue::YesNo(yes) => if yes { "yes" } else { "no" }.to_owned(),
                MetricValue::Word(word) => word,
                MetricValue::None => return None,
            };
            Some((metric_name(case, &metric.name), value))
        })
        .collect()
}

/// A metric's name in words: those of meters and objectives are the author's.
fn metric_name(case: &Scenario, name: &str) -> String {
    let mut parts = name.split('/');
    let (family, id, rest) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let words = |id: &str| id.replace(['-', '_'], " ");
    let rest = rest.map_or_else(String::new, |rest| format!(", {rest}"));
    match (family, id) {
        ("meter", Some(id)) => {
            let name = case.meters.iter().find(|(key, _)| key.as_str() == id);
            format!("{}{rest}", name.map_or_else(|| words(id), |(_, meter)| meter.name.to_string()))
        }
        ("objective", Some(id)) => {
            let objective = case.brief.objectives.iter().find(|(key, _)| key.as_str() == id);
            let text = objective.map_or_else(|| words(id), |(_, objective)| markup::plain(&objective.text));
            format!("objective: {text}{rest}")
        }
        ("moves", Some(id)) => format!("move: {}", words(id)),
        ("missteps", Some(id)) => format!("misstep: {}", words(id)),
        ("decisions", Some(id)) => format!("decisions {id}"),
        (_, Some(id)) => format!("{} {}", words(family), words(id)),
        (_, None) => match family {
            "seconds" => "time in the case".to_owned(),
            "cost" => "recovery cost".to_owned(),
            "follow_up_seconds" => "follow-up time".to_owned(),
            family => words(family),
        },
    }
}
