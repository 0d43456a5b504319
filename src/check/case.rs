//! The case as rules read it: the scenario, what it inherits, and what can be asked about its ways, uses and names.
//!
//! Everything beyond the scenario is worked out when a rule first asks for it, once, in time that grows with the size of
//! the case. A rule never knows where an answer comes from, so that exploration can give better ones later.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

use indexmap::IndexMap;

use super::Day;
use super::channels::Channels;
use super::explored::Explored;
use super::finding::Units;
use super::graph::Graph;
use super::naming::quoted;
use super::reach::Reach;
use super::uses::Uses;
use crate::explore::{Exploration, Flow};
use crate::scenario::{
    Braced, Id, Meter, Node, Ordered, OutcomeScore, Pack, Person, Place, Reference, Remedy, Resolved, Scenario,
    ScoreBy, ScorePart, Scoring, Segment, Stage, Values, braced, closest, each_reference, each_text, resolve,
};

/// What is declared by id, inherited or own; the case's own word wins.
pub(super) type Declared<'a, V> = IndexMap<&'a Id, &'a V>;

/// A reference and the field that holds it.
#[derive(Debug)]
pub(super) struct Mention<'a> {
    pub(super) place: Place,
    pub(super) reference: Reference<'a>,
}

/// `{name}` in a text.
#[derive(Debug)]
pub(super) struct NamedValue {
    pub(super) place: Place,
    pub(super) name: String,
    /// From and to in the text at the place, in UTF-16 units.
    pub(super) span: (usize, usize),
}

/// How many candidates may be compared in search of what was meant, so that a case with thousands of broken references
/// is still checked at once; later findings come without a suggestion.
const COMPARISONS: usize = 30_000;

/// A scenario, with answers to what rules ask about it.
#[derive(Debug)]
pub struct Case<'a> {
    scenario: &'a Scenario,
    pack: Option<&'a Pack>,
    stage: Stage,
    today: Option<Day>,
    explored: Option<&'a Exploration>,
    /// Something was asked of exploring that is not known yet.
    awaited: Cell<bool>,
    cast: Declared<'a, Person>,
    meters: Declared<'a, Meter>,
    remedies: Declared<'a, Remedy>,
    comparisons: Cell<usize>,
    resolved: OnceCell<Resolved>,
    values: OnceCell<Values>,
    graph: OnceCell<Graph<'a>>,
    reach: OnceCell<Reach<'a>>,
    mentions: OnceCell<Vec<Mention<'a>>>,
    named_values: OnceCell<Vec<NamedValue>>,
    uses: OnceCell<Uses<'a>>,
    channels: OnceCell<Channels>,
}

impl<'a> Case<'a> {
    /// A scenario with the pack that it inherits from.
    #[must_use]
    pub fn new(scenario: &'a Scenario, pack: Option<&'a Pack>) -> Self {
        Self {
            scenario,
            pack,
            stage: scenario.stage,
            today: None,
            explored: None,
            awaited: Cell::new(false),
            cast: declared(&scenario.cast, pack.map(|pack| &pack.cast)),
            meters: declared(&scenario.meters, pack.map(|pack| &pack.meters)),
            remedies: declared(&scenario.remedies, pack.map(|pack| &pack.remedies)),
            comparisons: Cell::new(COMPARISONS),
            resolved: OnceCell::new(),
            values: OnceCell::new(),
            graph: OnceCell::new(),
            reach: OnceCell::new(),
            mentions: OnceCell::new(),
            named_values: OnceCell::new(),
            uses: OnceCell::new(),
            channels: OnceCell::new(),
        }
    }

    /// The same case as if it stood at another stage: “what would stop a release?”.
    #[must_use]
    pub fn at_stage(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self
    }

    /// The same case as it is on that day. Without one, nothing is overdue: rules know no clock.
    #[must_use]
    pub fn on(mut self, today: Day) -> Self {
        self.today = Some(today);
        self
    }

    /// The same case with what exploring found out about it: rules on what runs can come to speak only then. It must be of
    /// this case, or of one that differs from it in words and places alone. What is still awaited, rules say nothing of.
    #[must_use]
    pub fn with_exploration(mut self, found: &'a Exploration) -> Self {
        self.explored = Some(found);
        self
    }

    /// What exploring found out, if anybody has explored; that somebody asked is noted if nobody has.
    pub(super) fn explored(&self) -> Option<Explored<'_>> {
        if self.explored.is_none() {
            self.awaited.set(true);
        }
        self.explored.map(|found| Explored::new(found, &self.awaited))
    }

    /// Whether anything was asked of exploring, since this was called last, that is not known yet.
    pub(super) fn take_awaited(&self) -> bool {
        self.awaited.take()
    }

    /// Where runs can go, if that is known exactly.
    pub(super) fn flow(&self) -> Option<(Explored<'_>, &Flow)> {
        let explored = self.explored()?;
        explored.flow().map(|flow| (explored, flow))
    }

    /// The day on which it is checked, if anybody has said so.
    #[must_use]
    pub fn today(&self) -> Option<Day> {
        self.today
    }

    /// The stage at which it is checked.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The scenario as its author wrote it.
    #[must_use]
    pub fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// The pack that it inherits from.
    #[must_use]
    pub fn pack(&self) -> Option<&'a Pack> {
        self.pack
    }

    /// The case as players, explorers and exports read it.
    pub fn resolved(&self) -> &Resolved {
        self.resolved.get_or_init(|| resolve(self.scenario, self.pack))
    }

    /// The nodes in the order of the file.
    pub fn nodes(&self) -> impl Iterator<Item = (&'a Id, &'a Node)> + use<'a> {
        self.scenario.nodes.0.iter().map(|(id, node)| (id, &**node))
    }

    /// A node by its id.
    #[must_use]
    pub fn node(&self, id: &Id) -> Option<&'a Node> {
        self.scenario.nodes.0.get(id).map(|node| &**node)
    }

    /// Nodes, exits, and what leads to what.
    pub(super) fn graph(&self) -> &Graph<'a> {
        self.graph.get_or_init(|| Graph::of(self.scenario))
    }

    /// What a run can come to.
    pub(super) fn reach(&self) -> &Reach<'a> {
        self.reach.get_or_init(|| Reach::by_links(self.graph(), self.scenario))
    }

    /// Every reference of the scenario, in the order of the file.
    pub(super) fn mentions(&self) -> &[Mention<'a>] {
        self.mentions.get_or_init(|| {
            let mut mentions = Vec::new();
            each_reference(self.scenario, &mut |path, reference| {
                mentions.push(Mention { place: Place::new(path), reference });
            });
            mentions
        })
    }

    /// Every value that is named in a text, in the order of the file.
    pub(super) fn named_values(&self) -> &[NamedValue] {
        self.named_values.get_or_init(|| {
            let mut named = Vec::new();
            each_text(self.scenario, &mut |path, text| {
                if !text.contains('{') {
                    return;
                }
                let mut units = Units::along(text);
                for (range, braced) in braced(text) {
                    if let Braced::Value(name) = braced {
                        let span = units.of(&range);
                        named.push(NamedValue { place: Place::new(path), name: name.to_owned(), span });
                    }
                }
            });
            named
        })
    }

    /// What is done with everything that is declared.
    pub(super) fn uses(&self) -> &Uses<'a> {
        self.uses.get_or_init(|| Uses::of(self))
    }

    /// Through which channels each node can be met.
    pub(super) fn channels(&self) -> &Channels {
        self.channels.get_or_init(|| Channels::of(self))
    }

    /// The cast, inherited or own.
    pub(super) fn cast(&self) -> &Declared<'a, Person> {
        &self.cast
    }

    /// The meters, inherited or own.
    pub(super) fn meters(&self) -> &Declared<'a, Meter> {
        &self.meters
    }

    /// The remedies, inherited or own.
    pub(super) fn remedies(&self) -> &Declared<'a, Remedy> {
        &self.remedies
    }

    /// How the case is scored, by its own word or the pack's.
    pub(super) fn scoring(&self) -> Option<&'a Scoring> {
        self.scenario.scoring.as_ref().or_else(|| self.pack?.scoring.as_ref())
    }

    /// The sums of meters and tallies that the score is made of.
    pub(super) fn outcome_scores(&self) -> impl Iterator<Item = &'a OutcomeScore> + use<'a> {
        let (first, second) = match self.scoring().map(|scoring| &scoring.by) {
            None | Some(ScoreBy::Decisions) => (None, None),
            Some(ScoreBy::Outcome(score)) => (Some(score), None),
            Some(ScoreBy::Mix((first, _), (second, _))) => (outcome_score(first), outcome_score(second)),
        };
        first.into_iter().chain(second)
    }

    /// The values that texts may name: exactly those that resolving fills in.
    pub(super) fn values(&self) -> &Values {
        self.values.get_or_init(|| {
            if self.pack.is_none() {
                return Values::of(self.scenario);
            }
            let resolved = self.resolved();
            let mut names = Scenario::empty("", "");
            names.cast = resolved.cast.clone();
            names.remedies = resolved.remedies.clone();
            names.promises = resolved.promises.clone();
            names.policy = Some(resolved.policy.clone());
            names.terms = self.scenario.terms.clone();
            for (id, term) in self.pack.into_iter().flat_map(|pack| &pack.terms) {
                names.terms.entry(id.clone()).or_insert_with(|| term.clone());
            }
            Values::of(&names)
        })
    }

    /// A text as learners get it, with its values filled in: `{promise.callback}` is one word to the author and ten to
    /// them.
    pub(super) fn filled<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('{') {
            return Cow::Borrowed(text);
        }
        self.values().fill(text).map_or(Cow::Borrowed(text), Cow::Owned)
    }

    /// What authors call a node, in quotes: its title or first words.
    pub(super) fn name(&self, id: &Id) -> String {
        self.node(id).map_or_else(|| quoted(id), |node| quoted(&node.name(40)))
    }

    /// What was meant by an id that names nothing, as the end of a sentence: `; did you mean “Dana”?`, or nothing.
    /// Candidates are ids with what people call them.
    pub(super) fn suggest<'c>(&self, id: &str, candidates: impl IntoIterator<Item = (&'c str, &'c str)>) -> String {
        let names: HashMap<&str, &str> = candidates.into_iter().collect();
        let Some(left) = self.comparisons.get().checked_sub(names.len()) else { return String::new() };
        self.comparisons.set(left);
        let mut ids: Vec<&str> = names.keys().copied().collect();
        ids.sort_unstable();
        closest(id, ids).map_or_else(String::new, |best| {
            let name = names.get(best).map_or("", |name| name.trim());
            format!("; did you mean {}?", quoted(if name.is_empty() { best } else { name }))
        })
    }

    /// The same for nodes.
    pub(super) fn suggest_node(&self, id: &Id) -> String {
        if self.comparisons.get() < self.scenario.nodes.len() {
            return String::new();
        }
        self.comparisons.set(self.comparisons.get() - self.scenario.nodes.len());
        closest(id, self.scenario.nodes.keys().map(Id::as_str)).map_or_else(String::new, |best| {
            let name = self.scenario.nodes.0.get(best).map_or_else(String::new, |node| node.name(40));
            let both = if name == best { quoted(best) } else { format!("{} ({best})", quoted(&name)) };
            format!("; did you mean {both}?")
        })
    }

    /// Where a place is, for the middle of a sentence: `in “First words”`, `in a saved run`.
    pub(super) fn whereabouts(&self, place: &Place) -> String {
        if let Some(node) = place.in_node() {
            return format!("in {}", self.name(node));
        }
        let words = match place.segments().first() {
            Some(Segment::Field(table)) => match *table {
                "whenever" => "in a rule for any moment",
                "passing" => "in the terms of passing",
                "scoring" => "in the scoring",
                "usual" => "in the usual effects",
                "promises" => "in a promise",
                "habits" => "in a habit",
                "runs" => "in a saved run",
                "frames" => "in a frame",
                "cast" => "in the cast",
                "meters" => "in a meter",
                "facts" => "in a fact",
                "remedies" => "in a remedy",
                "brief" => "in the brief",
                "debrief" => "in the debrief",
                "media" => "in the media",
                "title" => "in the title",
                _other => "in the case",
            },
            Some(Segment::Id(_) | Segment::Index(_)) | None => "in the case",
        };
        words.to_owned()
    }
}

fn outcome_score(part: &ScorePart) -> Option<&OutcomeScore> {
    match part {
        ScorePart::Decisions => None,
        ScorePart::Outcome(score) => Some(score),
    }
}

fn declared<'a, V>(own: &'a Ordered<V>, inherited: Option<&'a Ordered<V>>) -> Declared<'a, V> {
    let mut table: Declared<'a, V> = inherited.into_iter().flatten().collect();
    table.extend(own);
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::fixture;

    #[test]
    fn the_cases_own_word_wins_over_the_packs() {
        let scenario = fixture::read_body(r#"cast: { "dana": (name: "Own", role: Customer) }"#).document;
        let mut pack = Pack::new(1_u32, "p", "P");
        let person = |name: &str| Person::new(name, crate::scenario::Role::Customer);
        pack.cast.insert(Id::new("dana").unwrap(), person("Inherited"));
        pack.cast.insert(Id::new("sam").unwrap(), person("Sam"));
        let case = Case::new(&scenario, Some(&pack));
        let names: Vec<&str> = case.cast().values().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Own", "Sam"]);
        assert_eq!(case.suggest("samm", [("sam", "Sam")]), "; did you mean “Sam”?");
    }
}
