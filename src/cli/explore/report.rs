//! What exploring found, told by ids.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::rows::{Bounds, EndingRow, Exact, FalseChoiceRow, LearnerRow, MeterRow, Report, SampleRow};
use crate::explore::{
    Answer, Exploration, Fingerprint, Learner, Lengths, MeterRange, Range, Round, Sample, Scores, false_choices,
    interval,
};
use crate::play::{End, Input, Machine};
use crate::scenario::{Node, Strength};

/// Rounded to twelve places: beyond lies the noise of addition, which is not the same on every machine.
fn rounded(share: f64) -> f64 {
    (share * 1e12).round() / 1e12
}

/// What an input is called after its node.
pub(super) fn input_name(machine: &Machine, node: usize, input: Input) -> String {
    let name = match input {
        Input::Continue => "then",
        Input::Choose { choice, .. } => machine.choice_id(machine.choices_of(node).start + choice).as_str(),
        Input::TimeOut => "on-timeout",
        Input::Wrote(Strength::Strong) => "strong",
        Input::Wrote(Strength::Fair) => "fair",
        Input::Wrote(Strength::Weak) => "weak",
    };
    format!("{}/{name}", machine.node_id(node))
}

struct Names<'m>(&'m Machine);

impl Names<'_> {
    fn node(&self, node: usize) -> String {
        self.0.node_id(node).to_string()
    }

    fn choice(&self, choice: usize) -> String {
        let node = (0..self.0.node_count()).find(|node| self.0.choices_of(*node).contains(&choice)).unwrap_or(0);
        format!("{}/{}", self.0.node_id(node), self.0.choice_id(choice))
    }

    fn rounds(&self, rounds: &[Round]) -> Vec<Vec<String>> {
        rounds.iter().map(|round| round.nodes.iter().map(|node| self.node(*node)).collect()).collect()
    }
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names.dedup();
    names
}

fn bounds_of(lengths: &Lengths) -> Bounds<u64> {
    Bounds { min: lengths.shortest, max: lengths.longest }
}

fn bounds_of_range(range: &Range) -> Bounds<i32> {
    Bounds { min: range.min, max: Some(range.max) }
}

impl Report {
    pub(super) fn of(found: &Exploration) -> Self {
        let machine = &*found.machine;
        let names = Names(machine);
        let exact = Exact {
            flow: found.flow.is_exact(),
            meters: found.meters.iter().all(Answer::is_exact),
            promises: found.promises.iter().all(Answer::is_exact),
            time: found.flow.is_exact(),
            percent: found.percent.is_exact(),
            distribution: found.distribution.is_exact(),
        };
        let complete = exact.flow && exact.meters && exact.promises && exact.time && exact.percent;
        let mut report = Self {
            exact,
            complete,
            states: None,
            paths: None,
            unreached: Vec::new(),
            never_offered: Vec::new(),
            stuck: Vec::new(),
            traps: Vec::new(),
            loops: Vec::new(),
            endless_automatic_loops: Vec::new(),
            unwritten: Vec::new(),
            percent: None,
            steps: None,
            seconds: None,
            meters: IndexMap::new(),
            endings: BTreeMap::new(),
            learners: IndexMap::new(),
            false_choices: Vec::new(),
            promises_overdue: Vec::new(),
            promises_left_open: Vec::new(),
            off_ramps: Vec::new(),
            no_return: Vec::new(),
            regret: IndexMap::new(),
            model_run: Vec::new(),
            witnesses: IndexMap::new(),
            fingerprint: Fingerprint::of(machine).to_string(),
            sample: found.sample.as_ref().map(|sample| sample_row(&names, sample)),
        };
        report.add_endings(found);
        report.add_flow(found, &names);
        report.add_meters(found, &names);
        report.add_promises(found);
        report.add_percent(found, &names);
        report
    }

    fn add_endings(&mut self, found: &Exploration) {
        let machine = &*found.machine;
        for (id, _) in machine.case().nodes.iter().filter(|(_, node)| matches!(***node, Node::Ending(_))) {
            let Some(index) = machine.node_index(id) else { continue };
            let row = found
                .flow
                .exact()
                .and_then(|flow| flow.ends.iter().find(|row| row.node == Some(index) && row.end == End::Ending));
            let share = |which: usize| match (&found.flow, &found.sample) {
                (Answer::Exact(_), _) => row.map_or(0.0, |row| rounded(row.probability[which])),
                (Answer::Sampled | Answer::Awaited, Some(sample)) => {
                    let ends = &sample.learners[which].ends;
                    let seen = ends.iter().find(|(node, end, _)| (*node, *end) == (Some(index), End::Ending));
                    f64::from(seen.map_or(0, |(_, _, count)| *count)) / f64::from(sample.runs)
                }
                (Answer::Sampled | Answer::Awaited, None) => 0.0,
            };
            let probability =
                Learner::ALL.into_iter().enumerate().map(|(which, learner)| (learner.name(), share(which))).collect();
            let meters = machine.case().meters.keys().zip(&found.meters).filter_map(|(meter, range)| {
                let range = range.exact()?.at_endings[index].as_ref()?;
                Some((meter.to_string(), bounds_of_range(range)))
            });
            let paths = match &found.flow {
                Answer::Exact(_) => Some(row.map_or_else(|| "0".to_owned(), |row| row.paths.to_string())),
                Answer::Sampled | Answer::Awaited => None,
            };
            let lengths = found.endings.exact().and_then(|lengths| lengths.get(&index));
            let (steps, seconds) = lengths.map(|of| (bounds_of(&of.steps), bounds_of(&of.seconds))).unzip();
            let row = EndingRow { paths, steps, seconds, probability, meters: meters.collect() };
            self.endings.insert(id.to_string(), row);
            for (what, of) in lengths.into_iter().flat_map(|of| [("steps", &of.steps), ("seconds", &of.seconds)]) {
                self.add_lengths(&format!("{what} to {id}"), of);
            }
        }
    }

    fn add_flow(&mut self, found: &Exploration, names: &Names<'_>) {
        let machine = &*found.machine;
        let Answer::Exact(flow) = &found.flow else {
            if let Some(sample) = &found.sample {
                self.add_sampled_flow(names, sample);
            }
            return;
        };
        self.states = Some(flow.states);
        self.paths = Some(flow.paths.to_string());
        self.unreached = flow.unreached().map(|node| names.node(node)).collect();
        self.never_offered = flow.never_offered().map(|(_, choice)| names.choice(choice)).collect();
        let at = |wanted: &[End]| {
            let rows = flow.ends.iter().filter(|row| wanted.contains(&row.end));
            sorted(rows.map(|row| row.node.map_or_else(|| "start".to_owned(), |node| names.node(node))).collect())
        };
        self.stuck = at(&[End::Stuck]);
        self.endless_automatic_loops = at(&[End::EndlessLoop]);
        self.unwritten = at(&[End::Unwritten, End::LinkToNowhere]);
        self.traps = sorted(names.rounds(&flow.traps).concat());
        self.loops = names.rounds(&flow.loops);
        self.steps = flow.steps.as_ref().map(bounds_of);
        self.seconds = flow.seconds.as_ref().map(bounds_of);
        self.off_ramps = flow.off_ramps.off_ramps.iter().map(|(node, _)| names.node(*node)).collect();
        self.no_return =
            flow.off_ramps.no_return.iter().map(|lost| input_name(machine, lost.node, lost.input)).collect();
        self.false_choices = false_choices(machine, flow)
            .into_iter()
            .map(|pair| {
                let first = machine.choices_of(pair.node).start;
                let id = |choice: usize| machine.choice_id(first + choice).to_string();
                FalseChoiceRow { node: names.node(pair.node), choices: [id(pair.choices.0), id(pair.choices.1)] }
            })
            .collect();
        for row in &flow.ends {
            let place = row.node.map_or_else(|| "start".to_owned(), |node| names.node(node));
            let what = if row.end == End::Ending { "ending" } else { row.end.name() };
            self.witnesses.insert(format!("{what} {place}"), row.trail.witness(machine));
        }
        for trap in &flow.traps {
            let place = trap.nodes.first().map_or_else(String::new, |node| names.node(*node));
            self.witnesses.insert(format!("trap {place}"), trap.trail.witness(machine));
        }
        for (what, lengths) in [("steps", &flow.steps), ("seconds", &flow.seconds)] {
            if let Some(lengths) = lengths {
                self.add_lengths(what, lengths);
            }
        }
    }

    fn add_lengths(&mut self, what: &str, lengths: &Lengths) {
        self.witnesses.insert(format!("fewest {what}"), lengths.shortest_run.clone());
        if let Some(run) = &lengths.longest_run {
            self.witnesses.insert(format!("most {what}"), run.clone());
        }
    }

    fn add_sampled_flow(&mut self, names: &Names<'_>, sample: &Sample) {
        let machine = names.0;
        let nodes = (0..sample.nodes.len()).filter(|node| !sample.nodes[*node]);
        self.unreached = nodes.map(|node| names.node(node)).collect();
        self.never_offered = (0..machine.node_count())
            .filter(|node| sample.nodes[*node])
            .flat_map(|node| machine.choices_of(node))
            .filter(|choice| !sample.choices[*choice])
            .map(|choice| names.choice(choice))
            .collect();
        let bounds = |range: Option<(u64, u64)>| range.map(|(min, max)| Bounds { min, max: Some(max) });
        (self.steps, self.seconds) = (bounds(sample.steps), bounds(sample.seconds));
    }

    fn add_meters(&mut self, found: &Exploration, names: &Names<'_>) {
        let machine = &*found.machine;
        for (index, (id, answer)) in machine.case().meters.keys().zip(&found.meters).enumerate() {
            let row = match (answer, &found.sample) {
                (Answer::Exact(range), _) => {
                    if let Some(all) = &range.range {
                        self.witnesses.insert(format!("least {id}"), all.min_run.witness(machine));
                        self.witnesses.insert(format!("most {id}"), all.max_run.witness(machine));
                    }
                    meter_row(machine, names, range)
                }
                (Answer::Sampled | Answer::Awaited, sample) => {
                    let seen = sample.as_ref().and_then(|sample| sample.meters[index]);
                    let (min, max) = (seen.map(|(min, _)| min), seen.map(|(_, max)| max));
                    MeterRow { min, max, at: IndexMap::new(), clamped: Vec::new() }
                }
            };
            self.meters.insert(id.to_string(), row);
        }
    }

    fn add_promises(&mut self, found: &Exploration) {
        let machine = &*found.machine;
        for (index, (id, answer)) in machine.case().promises.keys().zip(&found.promises).enumerate() {
            match answer {
                Answer::Exact(fate) => {
                    if let Some(trail) = &fate.overdue {
                        self.promises_overdue.push(id.to_string());
                        self.witnesses.insert(format!("overdue {id}"), trail.witness(machine));
                    }
                    if let Some(trail) = fate.left_open() {
                        self.promises_left_open.push(id.to_string());
                        self.witnesses.insert(format!("left open {id}"), trail.witness(machine));
                    }
                }
                Answer::Sampled | Answer::Awaited => {
                    if found.sample.as_ref().is_some_and(|sample| sample.overdue[index]) {
                        self.promises_overdue.push(id.to_string());
                    }
                }
            }
        }
    }

    fn add_percent(&mut self, found: &Exploration, names: &Names<'_>) {
        let machine = &*found.machine;
        match &found.percent {
            Answer::Exact(bounds) => {
                if let (Some((min, min_run)), Some((max, max_run))) = (&bounds.lowest, &bounds.highest) {
                    self.percent = Some(Bounds { min: *min, max: Some(*max) });
                    self.witnesses.insert("lowest percent".to_owned(), min_run.witness(machine));
                    self.witnesses.insert("highest percent".to_owned(), max_run.witness(machine));
                }
                self.model_run =
                    bounds.model_run.iter().map(|step| (names.choice(step.choice), step.gives_away)).collect();
            }
            Answer::Sampled | Answer::Awaited => {
                let seen = found.sample.as_ref().and_then(|sample| sample.percents);
                self.percent = seen.map(|(min, max)| Bounds { min, max: Some(max) });
            }
        }
        let exact = found.distribution.exact();
        for (which, learner) in Learner::ALL.into_iter().enumerate() {
            let scores = exact.map(|distribution| &distribution.learners[which]);
            if let Some(row) = learner_row(found, which, scores) {
                self.learners.insert(learner.name(), row);
            }
        }
        if let Some(distribution) = exact {
            for (choice, regret) in distribution.regrets.iter().enumerate() {
                if let Some(regret) = regret {
                    let bounds = Bounds { min: regret.lowest, max: Some(regret.highest) };
                    self.regret.insert(names.choice(choice), bounds);
                }
            }
        }
    }
}

/// How a learner's runs end, from whichever question was answered exactly.
fn learner_row(found: &Exploration, which: usize, scores: Option<&Scores>) -> Option<LearnerRow> {
    let flow = found.flow.exact();
    let of = |end: End| flow.map(|flow| flow.probability_of(end)[which]);
    let percents = scores.map_or_else(BTreeMap::new, |scores| {
        (0_u8..)
            .zip(&scores.percents)
            .filter(|(_, share)| **share > 0.0)
            .map(|(n, share)| (n, rounded(*share)))
            .collect()
    });
    Some(LearnerRow {
        never_ends: rounded(flow.map(|flow| flow.never_ends[which]).or(scores.map(|scores| scores.never_ends))?),
        unwritten: rounded(of(End::Unwritten).or(scores.map(|scores| scores.unwritten))?),
        stuck: rounded(of(End::Stuck).or(scores.map(|scores| scores.stuck))?),
        link_to_nowhere: rounded(of(End::LinkToNowhere).or(scores.map(|scores| scores.link_to_nowhere))?),
        endless_automatic_loop: rounded(of(End::EndlessLoop).or(scores.map(|s| s.endless_automatic_loop))?),
        passed: scores.and_then(|scores| scores.passed).map(rounded),
        mean_percent: scores.and_then(Scores::mean).map(rounded),
        percents,
    })
}

fn meter_row(machine: &Machine, names: &Names<'_>, range: &MeterRange) -> MeterRow {
    let at = range.at_nodes.iter().enumerate();
    let clamped = range.clamps.iter().map(|clamp| match (clamp.node, clamp.input) {
        (Some(node), Some(input)) => input_name(machine, node, input),
        _begins => "start".to_owned(),
    });
    MeterRow {
        min: range.range.as_ref().map(|range| range.min),
        max: range.range.as_ref().map(|range| range.max),
        at: at.filter_map(|(node, range)| Some((names.node(node), bounds_of_range(range.as_ref()?)))).collect(),
        clamped: clamped.collect(),
    }
}

fn sample_row(names: &Names<'_>, sample: &Sample) -> SampleRow {
    let endings = sample.learners.iter().map(|row| {
        let seen = row.ends.iter().filter(|(_, end, _)| *end == End::Ending);
        let rows = seen.filter_map(|(node, _, count)| {
            let (low, high) = interval(*count, sample.runs);
            Some((names.node((*node)?), (rounded(low), rounded(high))))
        });
        (row.learner.name(), rows.collect())
    });
    let passed = sample.learners.iter().filter_map(|row| {
        let (low, high) = interval(row.passed?, sample.runs);
        Some((row.learner.name(), (rounded(low), rounded(high))))
    });
    SampleRow {
        runs: sample.runs,
        confidence: 0.99,
        endings: endings.collect(),
        passed: passed.collect(),
        unfinished: sample.learners.iter().map(|row| (row.learner.name(), row.unfinished)).collect(),
    }
}
