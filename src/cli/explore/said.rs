//! What exploring found, for people.

use std::fmt::Display;

use super::rows::{Bounds, Report};
use crate::cli::Console;
use crate::explore::{Closed, Exploration, Learner, Unreached};
use crate::play::Machine;

/// How many names of a list are said before “and n more”.
const MOST_NAMES: usize = 8;

pub(super) fn say(console: &mut Console, found: &Exploration, report: &Report) {
    say_size(console, report);
    say_reach(console, found, report);
    say_endings(console, report);
    say_learners(console, report);
    for (id, row) in &report.meters {
        if let (Some(min), Some(max)) = (row.min, row.max) {
            let held = if row.clamped.is_empty() { "" } else { ", held at its range by " };
            console.say(format_args!("meter {id}: {min} to {max}{held}{}", listed(&row.clamped)));
        }
    }
    say_list(console, "promises whose time can pass", &report.promises_overdue);
    say_list(console, "promises that can be left open", &report.promises_left_open);
    say_list(console, "off-ramps", &report.off_ramps);
    say_list(console, "no return after", &report.no_return);
    for pair in &report.false_choices {
        let [a, b] = &pair.choices;
        console.say(format_args!("no difference between {a} and {b} at {}", pair.node));
    }
    say_regret(console, report);
}

fn say_size(console: &mut Console, report: &Report) {
    let exact = report.exact;
    match (&report.paths, report.states) {
        (Some(paths), Some(states)) => console.say(format_args!("{paths} complete runs, {states} states")),
        _sampled => console.say("where runs can go: a sample, too many states"),
    }
    say_bounds(console, "nodes in a run", report.steps.as_ref());
    say_bounds(console, "simulated seconds", report.seconds.as_ref());
    say_bounds(console, "percent", report.percent.as_ref());
    let questions = [("meters", exact.meters), ("promises", exact.promises), ("percent", exact.percent)];
    let sampled: Vec<String> = questions
        .into_iter()
        .chain([("distribution", exact.distribution)])
        .filter(|(_, exact)| !exact)
        .map(|(name, _)| name.to_owned())
        .collect();
    say_list(console, "only sampled, too many states", &sampled);
}

fn say_bounds<T: Display>(console: &mut Console, what: &str, bounds: Option<&Bounds<T>>) {
    match bounds {
        Some(Bounds { min, max: Some(max) }) => console.say(format_args!("{what}: {min} to {max}")),
        Some(Bounds { min, max: None }) => console.say(format_args!("{what}: {min} or more, without end")),
        None => {}
    }
}

fn say_reach(console: &mut Console, found: &Exploration, report: &Report) {
    let machine = &*found.machine;
    for id in &report.unreached {
        let flow = found.flow.exact();
        let why = flow.and_then(|flow| flow.reached.why_not(machine, machine.node_index(id)?));
        match why {
            Some(why) => console.say(format_args!("never reached: {id}, {}", why_unreached(machine, &why))),
            None => console.say(format_args!("not seen in the sample: {id}")),
        }
    }
    say_list(console, "never offered", &report.never_offered);
    say_list(console, "stuck at", &report.stuck);
    say_list(console, "no way out of", &report.traps);
    say_list(console, "endless automatic loop at", &report.endless_automatic_loops);
    say_list(console, "not written after", &report.unwritten);
    for nodes in &report.loops {
        console.say(format_args!("loop: {}", listed(nodes)));
    }
}

fn why_unreached(machine: &Machine, why: &Unreached) -> String {
    match why {
        Unreached::NothingLeadsThere => "nothing leads there".to_owned(),
        Unreached::OnlyFrom(nodes) => {
            let names: Vec<String> = nodes.iter().map(|node| machine.node_id(*node).to_string()).collect();
            format!("only from what is never reached: {}", listed(&names))
        }
        Unreached::Closed(exits) => {
            let names: Vec<String> = exits.iter().map(|exit| closed_exit(machine, *exit)).collect();
            names.join("; ")
        }
    }
}

fn closed_exit(machine: &Machine, exit: Closed) -> String {
    match exit {
        Closed::Choice { node, choice } => {
            format!("{}/{} is never offered", machine.node_id(node), machine.choice_id(choice))
        }
        Closed::Route { node, route } => {
            format!("route {} of {} never comes to hold", route + 1, machine.node_id(node))
        }
        Closed::Otherwise { node } => format!("some route of {} always holds", machine.node_id(node)),
        Closed::Outcome { node, outcome } => match machine.outcome_id(node, outcome) {
            Some(id) => format!("{}/{id} is never drawn", machine.node_id(node)),
            None => format!("an outcome of {} is never drawn", machine.node_id(node)),
        },
        Closed::Rule { rule } => format!("whenever rule {} never fires first", rule + 1),
        Closed::Overtaken { node } => format!("a whenever rule always takes over at {}", machine.node_id(node)),
    }
}

fn say_endings(console: &mut Console, report: &Report) {
    for (id, row) in &report.endings {
        let shares: Vec<String> =
            row.probability.iter().map(|(learner, share)| format!("{learner} {}", percentage(*share))).collect();
        let paths = row.paths.as_ref().map_or_else(String::new, |paths| format!("{paths} runs, "));
        let steps = match &row.steps {
            Some(Bounds { min, max: Some(max) }) if min == max => format!("{min} nodes, "),
            Some(Bounds { min, max: Some(max) }) => format!("{min} to {max} nodes, "),
            Some(Bounds { min, max: None }) => format!("{min} nodes or more, "),
            None => String::new(),
        };
        console.say(format_args!("ending {id}: {paths}{steps}{}", shares.join(", ")));
    }
}

fn say_learners(console: &mut Console, report: &Report) {
    for learner in Learner::ALL {
        let Some(row) = report.learners.get(learner.name()) else { continue };
        let mut parts = Vec::new();
        if let Some(mean) = row.mean_percent {
            parts.push(format!("{mean:.1} percent on average"));
        }
        if let Some(passed) = row.passed {
            parts.push(format!("passes {}", percentage(passed)));
        }
        let sampled = report.sample.as_ref().filter(|_| row.passed.is_none());
        if let Some((low, high)) = sampled.and_then(|sample| sample.passed.get(learner.name())) {
            parts.push(format!("passes {} to {} as sampled", percentage(*low), percentage(*high)));
        }
        let ways = [
            ("never ends", row.never_ends),
            ("not written", row.unwritten),
            ("stuck", row.stuck),
            ("link to nowhere", row.link_to_nowhere),
            ("endless automatic loop", row.endless_automatic_loop),
        ];
        parts.extend(
            ways.into_iter()
                .filter(|(_, share)| *share > 0.0)
                .map(|(way, share)| format!("{way} {}", percentage(share))),
        );
        if !parts.is_empty() {
            console.say(format_args!("learner {}: {}", learner.name(), parts.join(", ")));
        }
    }
}

fn say_regret(console: &mut Console, report: &Report) {
    let mut rows: Vec<(&String, u8)> =
        report.regret.iter().filter_map(|(choice, gives)| Some((choice, gives.max?))).collect();
    rows.sort_by_key(|(_, gives)| std::cmp::Reverse(*gives));
    for (choice, gives) in rows.into_iter().filter(|(_, gives)| *gives > 0).take(MOST_NAMES) {
        console.say(format_args!("{choice} gives away up to {gives} points"));
    }
    for (choice, gives) in report.model_run.iter().filter(|(_, gives)| *gives > 0) {
        console.say(format_args!("the model run gives away {gives} points at {choice}"));
    }
}

fn say_list(console: &mut Console, what: &str, names: &[String]) {
    if !names.is_empty() {
        console.say(format_args!("{what}: {}", listed(names)));
    }
}

fn listed(names: &[String]) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    let shown = names[..names.len() - more].join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

fn percentage(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}
