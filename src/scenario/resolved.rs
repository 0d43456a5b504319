//! A scenario made ready: what it inherits is copied in, usual effects and times are filled, values substituted.
//!
//! Everything that plays, explores, checks, hashes or exports reads this and nothing else. Offramp JSON is this.

use std::collections::HashSet;
use std::sync::Arc;

use serde::Serialize;

use super::table::pairs;
use super::{
    Braced, Brief, Channel, Debrief, Duration, Effect, Fact, Frame, Grade, Habit, Id, Media, Meter, Node, Note,
    Objective, Ordered, Pack, Passing, PeerRange, Person, PlaySettings, Point, Policy, Promise, Reference, Remedy,
    Role, SavedRun, Scenario, Scoring, Sorted, Stage, Text, Timeout, UsualTakes, Values, Whenever, braced,
    each_reference, each_text, each_text_mut,
};

/// A case with nothing left to look up. Its JSON is what other programs and the player read: tables are lists of
/// pairs in order, and a field at its default is left out.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Resolved {
    pub format: u32,
    pub id: Text,
    pub title: Text,
    pub stage: Stage,
    pub language: Text,
    pub channel: Channel,
    #[serde(skip_serializing_if = "super::record::is_default")]
    pub starts_at: Text,
    /// Without its objectives.
    pub brief: Brief,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Objective)>")]
    pub objectives: Ordered<Objective>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Person)>")]
    pub cast: Ordered<Person>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Meter)>")]
    pub meters: Ordered<Meter>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Text)>")]
    pub flags: Ordered<Text>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Fact)>")]
    pub facts: Ordered<Fact>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Promise)>")]
    pub promises: Ordered<Promise>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Remedy)>")]
    pub remedies: Ordered<Remedy>,
    pub policy: Policy,
    pub scoring: Scoring,
    pub passing: Passing,
    pub play: PlaySettings,
    pub whenever: Vec<Whenever>,
    pub start: Option<Id>,
    /// Sorted by id. Choices and time-outs have their effects and times, nodes their times where they take any.
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Node)>")]
    pub nodes: Sorted<Arc<Node>>,
    pub debrief: Debrief,
    pub habits: Vec<Habit>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Id, Media)>")]
    pub media: Ordered<Media>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Text, PeerRange)>")]
    pub ranges: Sorted<PeerRange, Text>,
    /// The run that shows the case handled well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<SavedRun>,
    #[serde(with = "pairs")]
    #[schemars(with = "Vec<(Text, Text)>")]
    pub renamed: Sorted<Text, Text>,
    /// Every saved run; for authors, not in the JSON.
    #[serde(skip)]
    pub runs: Sorted<SavedRun>,
    /// For pictures of the graph; not in the JSON.
    #[serde(skip)]
    pub frames: Sorted<Frame>,
    /// For pictures of the graph; not in the JSON.
    #[serde(skip)]
    pub notes: Sorted<Note>,
    /// For pictures of the graph; not in the JSON.
    #[serde(skip)]
    pub layout: Sorted<Point>,
}

impl Resolved {
    /// The declared media that a line or a picture of somebody uses, in the order of declaration.
    pub fn used_media(&self) -> impl Iterator<Item = (&Id, &Media)> {
        let lines = self.nodes.values().flat_map(|node| node.all_lines());
        let pictures = self.cast.values().filter_map(|person| person.picture.as_ref());
        let used: HashSet<&Id> = lines.filter_map(|line| line.media.as_ref()).chain(pictures).collect();
        self.media.iter().filter(move |(id, _)| used.contains(id))
    }
}

/// Makes a scenario ready, with what it inherits from its pack. Cannot fail: what is missing stays missing, for the
/// checks to find and the machine to end at.
#[must_use]
pub fn resolve(scenario: &Scenario, pack: Option<&Pack>) -> Resolved {
    let mut case = scenario.clone();
    if let Some(pack) = pack {
        inherit(&mut case, pack);
    }
    let takes = case.usual_takes.clone().unwrap_or_default();
    for node in case.nodes.values_mut() {
        fill(Arc::make_mut(node), &case.usual, &takes);
    }
    let values = Values::of(&case);
    each_text_mut(&mut case, &mut |_, text| {
        if let Some(filled) = values.fill(text) {
            *text = filled.into();
        }
    });
    Resolved {
        format: case.format,
        id: case.id,
        title: case.title,
        stage: case.stage,
        language: case.language,
        channel: case.channel,
        starts_at: case.starts_at,
        objectives: std::mem::take(&mut case.brief.objectives),
        brief: case.brief,
        cast: case.cast,
        meters: case.meters,
        flags: case.flags,
        facts: case.facts,
        promises: case.promises,
        remedies: case.remedies,
        policy: case.policy.unwrap_or_default(),
        scoring: case.scoring.unwrap_or_default(),
        passing: case.passing.unwrap_or_default(),
        play: case.play.unwrap_or_default(),
        whenever: case.whenever,
        start: case.start,
        nodes: case.nodes,
        debrief: case.debrief,
        habits: case.habits,
        media: case.media,
        ranges: case.ranges,
        model: case.runs.values().find(|run| run.model).cloned(),
        renamed: case.renamed,
        runs: case.runs,
        frames: case.frames,
        notes: case.notes,
        layout: case.layout,
    }
}

/// Copies in what the case uses of its pack and does not declare itself.
fn inherit(case: &mut Scenario, pack: &Pack) {
    for (id, term) in &pack.terms {
        case.terms.entry(id.clone()).or_insert_with(|| term.clone());
    }
    for (grade, effects) in &pack.usual {
        case.usual.entry(*grade).or_insert_with(|| effects.clone());
    }
    case.usual_takes = case.usual_takes.take().or_else(|| pack.usual_takes.clone());
    case.policy = case.policy.take().or_else(|| pack.policy.clone());
    case.scoring = case.scoring.take().or_else(|| pack.scoring.clone());
    case.passing = case.passing.take().or_else(|| pack.passing.clone());
    case.play = case.play.take().or_else(|| pack.play.clone());
    let used = used_of_pack(case, pack);
    case.cast = merged(&pack.cast, &case.cast, &used);
    case.meters = merged(&pack.meters, &case.meters, &used);
    case.remedies = merged(&pack.remedies, &case.remedies, &used);
}

/// The ids that a case refers to, in a field or as a value in a text, and may have to inherit.
fn used_of_pack(case: &Scenario, pack: &Pack) -> HashSet<Id> {
    let mut used = HashSet::new();
    each_reference(case, &mut |_, reference| match reference {
        Reference::Person(id) | Reference::Meter(id) | Reference::Band(id, _) | Reference::Remedy(id) => {
            used.insert(id.clone());
        }
        Reference::Flag(_)
        | Reference::Fact(_)
        | Reference::Promise(_)
        | Reference::Media(_)
        | Reference::Node(_)
        | Reference::Target(_)
        | Reference::Choice(..)
        | Reference::Taken(..) => {}
    });
    let person = |role: Role| pack.cast.iter().find(|(_, person)| person.role == role).map(|(id, _)| id.clone());
    each_text(case, &mut |_, text| {
        for (_, braced) in braced(text) {
            match braced {
                Braced::Value("customer") => used.extend(person(Role::Customer)),
                Braced::Value("agent") => used.extend(person(Role::Agent)),
                Braced::Value(name) => {
                    used.extend(name.strip_prefix("remedy.").and_then(|id| Id::new(id).ok()));
                }
                Braced::Gap => {}
            }
        }
    });
    used
}

/// What is used of `inherited`, in its order, then what the case itself has; the case's own word wins.
fn merged<V: Clone>(inherited: &Ordered<V>, own: &Ordered<V>, used: &HashSet<Id>) -> Ordered<V> {
    let mut table: Ordered<V> = inherited
        .iter()
        .filter(|(id, _)| used.contains(*id) && !own.contains_key(*id))
        .map(|(id, value)| (id.clone(), value.clone()))
        .collect();
    table.extend(own.iter().map(|(id, value)| (id.clone(), value.clone())));
    table
}

/// Writes out the usual effects and times.
fn fill(node: &mut Node, usual: &Sorted<Vec<Effect>, Grade>, takes: &UsualTakes) {
    let usual_effects = |grade: Option<Grade>| grade.and_then(|grade| usual.get(&grade).cloned()).unwrap_or_default();
    let spoken = |lines: usize| takes.line.saturating_mul(u32::try_from(lines).unwrap_or(u32::MAX));
    let entry_seconds = spoken(node.lines().len());
    if node.takes().is_none() && entry_seconds > 0 {
        *node.takes_mut() = Some(Duration::from_seconds(entry_seconds));
    }
    let Node::Decision(decision) = node else { return };
    for choice in &mut decision.choices {
        choice.effects.get_or_insert_with(|| usual_effects(choice.grade));
        choice
            .takes
            .get_or_insert_with(|| Duration::from_seconds(takes.choice.saturating_add(spoken(choice.reply.len()))));
    }
    if let Some(Timeout { grade, effects, .. }) = &mut decision.timeout {
        effects.get_or_insert_with(|| usual_effects(*grade));
    }
}
