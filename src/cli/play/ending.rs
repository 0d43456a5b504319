//! What a run came to: outcome, percent, passed and why, metrics.

use serde::{Serialize, Serializer};

use super::told::seconds_in_words;
use crate::play::{End, Metric, MetricValue, Run, Status, metrics, passed, percent, reasons_to_fail};
use crate::scenario::{Node, markup, money};

/// What a run came to, or how far it is.
#[derive(Serialize)]
pub(super) struct Ending {
    /// Why the run is over, or `waiting`.
    ended: &'static str,
    /// Where it stands.
    node: Option<String>,
    /// The word for its outcome, the author's own or the usual one.
    outcome: Option<String>,
    resolved: Option<bool>,
    summary: Option<String>,
    percent: Option<u8>,
    passed: Option<bool>,
    /// Why it is not passed.
    why_not: Vec<String>,
    metrics: Metrics,
}

/// Metrics by name, in their order.
struct Metrics(Vec<Metric>);

impl Serialize for Metrics {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|metric| (&metric.name, &metric.value)))
    }
}

impl Ending {
    pub(super) fn of(run: &Run) -> Self {
        let machine = run.machine();
        let ending = match (run.status(), run.node()) {
            (Status::Over(End::Ending), Some((_, Node::Ending(ending)))) => Some(ending),
            _elsewhere => None,
        };
        let over = run.status() != Status::Waiting;
        Self {
            ended: match run.status() {
                Status::Waiting => "waiting",
                Status::Over(end) => end.name(),
            },
            node: run.node().map(|(id, _)| id.to_string()),
            outcome: ending.map(|ending| {
                if ending.label.is_blank() { ending.outcome.label().to_owned() } else { markup::plain(&ending.label) }
            }),
            resolved: ending.map(|ending| ending.resolved),
            summary: ending.filter(|ending| !ending.summary.is_blank()).map(|ending| markup::plain(&ending.summary)),
            percent: percent(machine, run.state()).filter(|_| over),
            passed: passed(machine, run.state()).filter(|_| over),
            why_not: if over { why_not(run) } else { Vec::new() },
            metrics: Metrics(metrics(run)),
        }
    }

    /// The same for people.
    pub(super) fn text(&self, run: &Run) -> String {
        let mut lines = vec![String::new()];
        let here = self.node.as_deref().unwrap_or("the start");
        lines.push(match run.status() {
            Status::Over(End::Ending) => {
                let resolved = if self.resolved == Some(true) { "resolved" } else { "not resolved" };
                format!("The end: {} ({resolved})", self.outcome.as_deref().unwrap_or_default())
            }
            Status::Over(End::Unwritten) => format!("The run ends here: what follows “{here}” is not written yet."),
            Status::Over(End::LinkToNowhere) => {
                format!("The run ends here: “{here}” leads to a node that does not exist.")
            }
            Status::Over(End::Stuck) => format!("The run is stuck: “{here}” offers nothing."),
            Status::Over(End::EndlessLoop) => format!("The run goes round in circles at “{here}”."),
            Status::Waiting => "The run is not over.".to_owned(),
        });
        lines.extend(self.summary.clone());
        if let Some(percent) = self.percent {
            lines.push(format!("Percent: {percent}"));
        }
        match self.passed {
            Some(true) => lines.push("Passed.".to_owned()),
            Some(false) => {
                lines.push("Not passed:".to_owned());
                lines.extend(self.why_not.iter().map(|why| format!("  {why}")));
            }
            None => {}
        }
        lines.join("\n")
    }
}

fn why_not(run: &Run) -> Vec<String> {
    let (machine, state) = (run.machine(), run.state());
    if passed(machine, state) != Some(false) {
        return Vec::new();
    }
    let mut why = Vec::new();
    if run.status() != Status::Over(End::Ending) {
        why.push("It did not reach an ending.".to_owned());
    }
    if let Some(least) = machine.case().passing.percent {
        match percent(machine, state) {
            Some(percent) if percent >= least => {}
            Some(_) => why.push(format!("It takes {least} percent.")),
            None => why.push(format!("It takes {least} percent, and there is none.")),
        }
    }
    why.extend(reasons_to_fail(machine, state).into_iter().map(|why| markup::plain(why)));
    why
}

/// The metrics of a run as a table.
pub(super) fn metrics_table(run: &Run) -> String {
    let metrics = metrics(run);
    let width = metrics.iter().map(|metric| metric.name.chars().count()).max().unwrap_or(0);
    let currency = &run.machine().case().policy.currency;
    let rows = metrics.iter().map(|Metric { name, value }| {
        let value = match value {
            MetricValue::Number(n) if name == "cost" => {
                i32::try_from(*n).map_or_else(|_| n.to_string(), |cost| money(cost, currency))
            }
            MetricValue::Number(n) if name.ends_with("seconds") => {
                u32::try_from(*n).map_or_else(|_| n.to_string(), seconds_in_words)
            }
            MetricValue::Number(n) => n.to_string(),
            MetricValue::YesNo(true) => "yes".to_owned(),
            MetricValue::YesNo(false) => "no".to_owned(),
            MetricValue::Word(word) => word.clone(),
            MetricValue::None => "–".to_owned(),
        };
        format!("  {name:width$}  {value}")
    });
    rows.collect::<Vec<_>>().join("\n")
}
