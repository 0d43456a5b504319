//! A promise that is overdue before any way through the case can keep it.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use crate::check::naming::{choice_name, quoted};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Choice, Duration, Effect, Exit, Id, Node, Place, Stage, UsualTakes, duration_words, shortened};

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
const NODES_LOOKED_AT: usize = 5_000_000;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let extended: HashSet<&Id> = case
        .nodes()
        .flat_map(|(_, node)| node.choices().iter().flat_map(|choice| case.effects_of(choice)).chain(node.effects()))
        .filter_map(|effect| if let Effect::Extend(promise, _) = effect { Some(promise) } else { None })
        .collect();
    let uses = case.uses();
    let mut budget = NODES_LOOKED_AT;
    for (id, promise) in &case.scenario().promises {
        if let Some(due) = promise.due
            && uses.made.contains(id)
            && uses.kept.contains(id)
            && !extended.contains(id)
            && budget >= case.graph().len()
        {
            budget -= case.graph().len();
            let name = quoted(&shortened(if promise.what.is_blank() { id } else { &promise.what }, 40));
            Times { case, promise: id, takes: case.usual_takes() }.look_at(due, &name, report);
        }
    }
}

/// The time that passes until a promise is kept.
struct Times<'c, 'a> {
    case: &'c Case<'a>,
    promise: &'c Id,
    takes: UsualTakes,
}

/// Never, or not found.
const NEVER: u64 = u64::MAX;

impl<'a> Times<'_, 'a> {
    fn look_at(&self, due: Duration, name: &str, report: &mut Collector<'_>) {
        let graph = self.case.graph();
        let to_keep = self.all_from_entering();
        for (number, id, node, _) in graph.all() {
            let mut complain = |place: Place, by: &str, least: u64| {
                if least != NEVER && least > u64::from(due.seconds()) {
                    let words = |seconds: u64| {
                        duration_words(Duration::from_seconds(u32::try_from(seconds).unwrap_or(u32::MAX)))
                    };
                    let message = format!(
                        "in {}, {by} promises {name} for {} later, and keeping it takes at least {}",
                        self.case.name(id),
                        duration_words(due),
                        words(least)
                    );
                    report.place(place, message);
                }
            };
            if self.makes(node.effects()) && !self.keeps(node.effects()) {
                let least = self.leaving(number, &to_keep).saturating_add(self.takes_of(node));
                complain(Place::node(id).then("effects"), "entering it", least);
            }
            for choice in node.choices() {
                let effects = self.case.effects_of(choice);
                if self.makes(effects) && !self.keeps(effects) {
                    let then = choice.to.as_ref().and_then(|to| graph.number(to)).map_or(NEVER, |to| to_keep[to]);
                    let least = then.saturating_add(self.choice_takes(choice)).min(self.jump(&to_keep));
                    complain(Place::choice(id, &choice.id).then("effects"), &choice_name(choice), least);
                }
            }
        }
    }

    /// For each node, the least time from just before it is entered until the promise is kept.
    fn all_from_entering(&self) -> Vec<u64> {
        let graph = self.case.graph();
        let mut least = vec![NEVER; graph.len()];
        let mut waiting = BinaryHeap::new();
        for (number, _, node, _) in graph.all() {
            let after = seconds(node.after().as_ref());
            if self.keeps(node.effects()) {
                waiting.push(Reverse((after, number)));
            } else if node.choices().iter().any(|choice| self.keeps(self.case.effects_of(choice)))
                || self.silence_keeps(node)
            {
                waiting.push(Reverse((after.saturating_add(self.takes_of(node)), number)));
            }
        }
        // A rule for any moment brings a run to its node from wherever it is, in no time.
        let jumps: Vec<usize> =
            self.case.scenario().whenever.iter().filter_map(|rule| graph.number(&rule.to)).collect();
        let mut jumped = false;
        while let Some(Reverse((time, number))) = waiting.pop() {
            if time >= least[number] {
                continue;
            }
            least[number] = time;
            if !jumped && jumps.contains(&number) {
                jumped = true;
                waiting.extend((0..graph.len()).filter(|n| least[*n] > time).map(|n| Reverse((time, n))));
            }
            for from in graph.into(number).iter().copied() {
                let node = graph.node(from);
                let ways = graph.ways(from).iter().filter(|way| way.node == Some(number));
                for exit in ways.map(|way| self.exit_takes(node, &way.exit)) {
                    let entering = seconds(node.after().as_ref()).saturating_add(self.takes_of(node));
                    waiting.push(Reverse((time.saturating_add(entering).saturating_add(exit), from)));
                }
            }
        }
        least
    }

    /// The least time from having entered a node until the promise is kept.
    fn leaving(&self, number: usize, to_keep: &[u64]) -> u64 {
        let graph = self.case.graph();
        let node = graph.node(number);
        if node.choices().iter().any(|choice| self.keeps(self.case.effects_of(choice))) || self.silence_keeps(node) {
            return 0;
        }
        let ways = graph
            .ways(number)
            .iter()
            .filter_map(|way| Some(to_keep[way.node?].saturating_add(self.exit_takes(node, &way.exit))));
        ways.min().unwrap_or(NEVER).min(self.jump(to_keep))
    }

    /// The least time by way of a rule for any moment.
    fn jump(&self, to_keep: &[u64]) -> u64 {
        let graph = self.case.graph();
        let jumps = self.case.scenario().whenever.iter().filter_map(|rule| graph.number(&rule.to));
        jumps.map(|to| to_keep[to]).min().unwrap_or(NEVER)
    }

    fn takes_of(&self, node: &Node) -> u64 {
        node.takes().map_or_else(|| self.spoken(node.lines().len()), |takes| takes.seconds().into())
    }

    fn choice_takes(&self, choice: &Choice) -> u64 {
        choice
            .takes
            .map_or_else(|| u64::from(self.takes.choice) + self.spoken(choice.reply.len()), |t| t.seconds().into())
    }

    fn spoken(&self, lines: usize) -> u64 {
        u64::from(self.takes.line) * lines as u64
    }

    fn exit_takes(&self, node: &Node, exit: &Exit) -> u64 {
        match (node, exit) {
            (Node::Decision(decision), Exit::Item(item)) => {
                let choice = decision.choices.iter().find(|choice| choice.id == *item);
                choice.map_or(0, |choice| self.choice_takes(choice))
            }
            (Node::Decision(decision), _) => decision.seconds.unwrap_or(0).into(),
            (
                Node::Scene(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_),
                _,
            ) => 0,
        }
    }

    fn makes(&self, effects: &[Effect]) -> bool {
        effects.iter().any(|effect| matches!(effect, Effect::Make(promise) if promise == self.promise))
    }

    fn keeps(&self, effects: &[Effect]) -> bool {
        effects.iter().any(|effect| matches!(effect, Effect::Keep(promise) if promise == self.promise))
    }

    fn silence_keeps(&self, node: &'a Node) -> bool {
        let Node::Decision(decision) = node else { return false };
        let timeout = decision.timeout.as_ref().and_then(|timeout| timeout.effects.as_ref());
        timeout.is_some_and(|effects| self.keeps(effects))
            || decision.while_waiting.as_ref().is_some_and(|waiting| self.keeps(&waiting.effects))
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
