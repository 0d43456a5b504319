//! A promise that is overdue before any way through the case can keep it.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use crate::check::naming::{choice_name, quoted};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Choice, Duration, Effect, Id, Node, Place, Stage, UsualTakes, duration_words, shortened};

pub(super) static RULE: Rule = Rule {
    id: "promise-due-too-soon",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a promise that is due before even the shortest way from where it is made comes to where it is kept",
    why: "Time passes with every line, choice and skip: whatever learners do, they have broken their word.",
    cure: "Give the promise a later due time, or shorten the skip in time before it is kept.",
    check,
    fix: None,
};

/// Each promise is looked for in every node; a case with thousands of both is still checked at once, in part.
const NODES_LOOKED_AT: usize = 1_000_000;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let left_alone = left_alone(case);
    let uses = case.uses();
    let mut times = None;
    let mut budget = NODES_LOOKED_AT;
    for (id, promise) in &case.scenario().promises {
        if let Some(due) = promise.due
            && uses.made.contains(id)
            && uses.kept.contains(id)
            && !left_alone.contains(id)
            && budget >= case.graph().len()
        {
            budget -= case.graph().len();
            let name = quoted(&shortened(if promise.what.is_blank() { id } else { &promise.what }, 40));
            times.get_or_insert_with(|| Times::of(case)).look_at(id, due, &name, report);
        }
    }
}

/// Promises that get more time somewhere, or that something else than a node or choice keeps: of those less is known.
fn left_alone<'a>(case: &Case<'a>) -> HashSet<&'a Id> {
    let scenario = case.scenario();
    let of_nodes = case.nodes().flat_map(|(_, node)| {
        let choices = node.choices().iter().filter_map(|choice| choice.effects.as_ref()).flatten();
        let silence = match node {
            Node::Decision(decision) => decision.timeout.as_ref().and_then(|timeout| timeout.effects.as_ref()),
            Node::Scene(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => {
                None
            }
        };
        choices.chain(node.effects()).chain(silence.into_iter().flatten())
    });
    let extended = of_nodes.filter_map(|effect| match effect {
        Effect::Extend(promise, _) => Some(promise),
        _other => None,
    });
    let usual = scenario.usual.0.values().chain(case.pack().into_iter().flat_map(|pack| pack.usual.0.values()));
    let by_promises = scenario.promises.values().flat_map(|promise| [&promise.if_kept, &promise.if_broken]);
    let elsewhere = usual.chain(by_promises).flatten().filter_map(|effect| match effect {
        Effect::Keep(promise) | Effect::Extend(promise, _) => Some(promise),
        _other => None,
    });
    extended.chain(elsewhere).collect()
}

/// The time that passes between two places of the case.
struct Times<'c, 'a> {
    case: &'c Case<'a>,
    takes: UsualTakes,
    /// For each node, the nodes with an exit to it, and the least time from just before those are entered.
    into: Vec<Vec<(usize, u64)>>,
    /// The nodes of rules for any moment, each once.
    jumps: Vec<usize>,
    /// For each node, whether it is one of them.
    is_jump: Vec<bool>,
    sites: HashMap<&'a Id, Sites>,
}

/// Where a promise is made and kept.
#[derive(Default)]
struct Sites {
    /// Nodes that make it: on entry, or by the choice of that number.
    makes: Vec<(usize, Option<usize>)>,
    /// Nodes that keep it, and the least time from just before they are entered.
    keeps: Vec<(usize, u64)>,
}

/// The least time until a promise is kept.
struct ToKeeping {
    /// From just before each node is entered.
    nodes: Vec<u64>,
    /// From anywhere, where a rule for any moment leads there.
    jump: u64,
}

impl ToKeeping {
    fn of(times: &Times<'_, '_>, keeps: &[(usize, u64)], most: u64) -> Self {
        let nodes = times.all_to_keeping(keeps, most);
        let jump = times.jumps.iter().map(|to| nodes[*to]).min().unwrap_or(NEVER);
        Self { nodes, jump }
    }
}

/// Never, or not found.
const NEVER: u64 = u64::MAX;

impl<'c, 'a> Times<'c, 'a> {
    fn of(case: &'c Case<'a>) -> Self {
        let graph = case.graph();
        let mut is_jump = vec![false; graph.len()];
        for to in case.scenario().whenever.iter().filter_map(|rule| graph.number(&rule.to)) {
            is_jump[to] = true;
        }
        let jumps = (0..graph.len()).filter(|number| is_jump[*number]).collect();
        let (into, sites) = (vec![Vec::new(); graph.len()], HashMap::new());
        let mut times = Self { case, takes: case.usual_takes(), into, jumps, is_jump, sites };
        for (number, _, node, ways) in graph.all() {
            let after = seconds(node.after().as_ref());
            let entering = after.saturating_add(times.takes_of(node));
            for (exit, way) in ways.iter().enumerate() {
                if let Some(to) = way.node {
                    let least = entering.saturating_add(times.exit_takes(node, exit));
                    times.into[to].push((number, least));
                }
            }
            times.note(number, None, node.effects(), after);
            for (at, choice) in node.choices().iter().enumerate() {
                times.note(number, Some(at), case.effects_of(choice), entering);
            }
            if let Node::Decision(decision) = node {
                let silence = decision.timeout.iter().filter_map(|timeout| timeout.effects.as_ref());
                for effects in silence.chain(decision.while_waiting.iter().map(|waiting| &waiting.effects)) {
                    times.note(number, Some(usize::MAX), effects, entering);
                }
            }
        }
        times
    }

    /// Notes what effects at a place of a node make and keep. What is kept at once is not made for later.
    fn note(&mut self, number: usize, choice: Option<usize>, effects: &'a [Effect], time: u64) {
        let mut kept: HashSet<&Id> = HashSet::new();
        for effect in effects {
            if let Effect::Keep(promise) = effect {
                kept.insert(promise);
                self.sites.entry(promise).or_default().keeps.push((number, time));
            }
        }
        for effect in effects {
            if let Effect::Make(promise) = effect
                && choice != Some(usize::MAX)
                && !kept.contains(promise)
            {
                self.sites.entry(promise).or_default().makes.push((number, choice));
            }
        }
    }

    fn look_at(&self, promise: &Id, due: Duration, name: &str, report: &mut Collector<'_>) {
        let graph = self.case.graph();
        let Some(sites) = self.sites.get(promise) else { return };
        // Most promises can be kept in time, which is found without looking any further back.
        let keeping: HashSet<usize> = sites.keeps.iter().map(|(number, _)| *number).collect();
        let in_time = ToKeeping::of(self, &sites.keeps, due.seconds().into());
        let late: Vec<_> =
            sites.makes.iter().filter(|site| self.least(**site, &keeping, &in_time) > due.seconds().into()).collect();
        if late.is_empty() {
            return;
        }
        let to_keep = ToKeeping::of(self, &sites.keeps, NEVER);
        for site in late {
            let least = self.least(*site, &keeping, &to_keep);
            if least == NEVER || least <= u64::from(due.seconds()) {
                continue;
            }
            let id = graph.id(site.0);
            let choice = site.1.and_then(|choice| graph.node(site.0).choices().get(choice));
            let (place, by) = match choice {
                Some(choice) => (Place::choice(id, &choice.id), choice_name(choice)),
                None => (Place::node(id), "entering it".to_owned()),
            };
            let message = format!(
                "in {}, {by} promises {name} for {} later, and keeping it takes at least {}",
                self.case.name(id),
                duration_words(due),
                duration_words(Duration::from_seconds(u32::try_from(least).unwrap_or(u32::MAX)))
            );
            report.place(place.then("effects"), message);
        }
    }

    /// The least time from where the promise is made until it is kept.
    fn least(&self, (number, choice): (usize, Option<usize>), keeping: &HashSet<usize>, to_keep: &ToKeeping) -> u64 {
        let graph = self.case.graph();
        let (node, ways) = (graph.node(number), graph.ways(number));
        let then = |exit: usize| {
            let to = ways.get(exit).and_then(|way| way.node);
            to.map_or(NEVER, |to| to_keep.nodes[to].saturating_add(self.exit_takes(node, exit)))
        };
        let after = match choice {
            Some(choice) => then(choice),
            // The same node may keep what it makes on entry.
            None if keeping.contains(&number) => 0,
            None => (0..ways.len()).map(then).min().unwrap_or(NEVER).saturating_add(self.takes_of(node)),
        };
        after.min(to_keep.jump)
    }

    /// For each node, the least time from just before it is entered until the promise is kept; times above `most` are
    /// not looked for.
    fn all_to_keeping(&self, keeps: &[(usize, u64)], most: u64) -> Vec<u64> {
        let mut least = vec![NEVER; self.into.len()];
        let mut waiting: BinaryHeap<_> = keeps.iter().map(|(number, time)| Reverse((*time, *number))).collect();
        let mut jumped = false;
        while let Some(Reverse((time, number))) = waiting.pop() {
            if time >= least[number] || time > most {
                continue;
            }
            least[number] = time;
            // A rule for any moment brings a run to its node from wherever it is, in no time.
            if !jumped && self.is_jump[number] {
                jumped = true;
                waiting.extend((0..least.len()).filter(|n| least[*n] > time).map(|n| Reverse((time, n))));
            }
            let earlier = self.into[number].iter().map(|(from, takes)| (time.saturating_add(*takes), *from));
            waiting.extend(earlier.filter(|(time, from)| *time < least[*from] && *time <= most).map(Reverse));
        }
        least
    }

    fn takes_of(&self, node: &Node) -> u64 {
        node.takes().map_or_else(|| self.spoken(node.lines().len()), |takes| takes.seconds().into())
    }

    /// What leaving a node by the exit of that number takes; exits stand in the order of choices.
    fn exit_takes(&self, node: &Node, exit: usize) -> u64 {
        match node {
            Node::Decision(decision) => match decision.choices.get(exit) {
                Some(choice) => self.choice_takes(choice),
                None => decision.seconds.unwrap_or(0).into(),
            },
            Node::Scene(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => 0,
        }
    }

    fn choice_takes(&self, choice: &Choice) -> u64 {
        choice
            .takes
            .map_or_else(|| u64::from(self.takes.choice) + self.spoken(choice.reply.len()), |t| t.seconds().into())
    }

    fn spoken(&self, lines: usize) -> u64 {
        u64::from(self.takes.line) * lines as u64
    }
}

fn seconds(duration: Option<&Duration>) -> u64 {
    duration.map_or(0, |duration| duration.seconds().into())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    fn case(due: &str, more: &str) -> String {
        format!(
            r#"
            usual_takes: (line: 8, choice: 10),
            promises: {{ "callback": (what: "Call back", due: "{due}") }},
            {more}
            start: "a",
            nodes: {{
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One",
                        effects: [Make("callback")], // EXPECTED
                        to: "b"),
                    (id: "two", says: "Two", effects: [Make("callback")], to: "nowhere"),
                ]),
                "b": Scene(lines: [(id: "aaaaaaa", says: "Later.")], then: "c"),
                "c": Scene(after: "20m", effects: [Keep("callback")]),
                "late": Scene(after: "2h", then: "c"),
            }},
        "#
        )
    }

    #[test]
    fn the_shortest_way_decides() {
        let expected = "! in “A”, “One” promises “Call back” for 20 minutes later, and keeping it takes at least 20 minutes 18 seconds";
        check_file(&RULE, &case("20m", "").replace("EXPECTED", expected));
        check_file(&RULE, &case("1218s", ""));
        check_file(&RULE, &case("21m", ""));
    }

    #[test]
    fn a_rule_for_any_moment_may_be_quicker() {
        check_file(&RULE, &case("20m", r#"whenever: [(when: Is("x"), to: "c")],"#));
    }

    #[test]
    fn what_is_given_more_time_is_left_alone() {
        let extended =
            case("20m", "").replace("\"late\"", "\"more\": Scene(effects: [Extend(\"callback\", \"1h\")]),\n\"late\"");
        check_file(&RULE, &extended);
    }
}
