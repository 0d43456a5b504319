//! Cases for tests, as text with the expectations in it.
//!
//! Flow: one node a line, `name : kind -> target, target`, a scene if no kind is named; `?` is an open exit. The first
//! node is the start unless a line `start -> name` (or `start` alone: none) says otherwise; `whenever -> name` adds a
//! rule for any moment. `# fragment` behind a node expects a finding there whose message holds the fragment; alone on a
//! line it expects one about the whole case.
//!
//! Files: the fields of a scenario after `channel`, as RON; `// ! fragment` behind a line expects a finding there.
//!
//! Both compare everything that the rule says, so that what it says too much fails as well.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{Case, Collector, Finding, Rule, explores};
use crate::edit::{Documents, History};
use crate::explore::{Limits, explore};
use crate::play::Machine;
use crate::scenario::{
    ChanceOutcome, Choice, Condition, Id, Kind, Loaded, Locations, Node, Outcome, Route, Scenario, Stage, Whenever,
    read,
};

/// A case of flow, and what is expected of it: the node (or the case) and a fragment of the message.
pub(super) struct Flow {
    pub(super) scenario: Scenario,
    expected: Vec<(String, String)>,
}

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// Reads the language of flow.
pub(super) fn flow(text: &str) -> Flow {
    let mut scenario = Scenario::empty("case", "Case");
    let mut expected = Vec::new();
    let mut start_is_set = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut parts = line.split('#').map(str::trim);
        let code = parts.next().unwrap_or_default();
        let (left, targets) = match code.split_once("->") {
            Some((left, targets)) => (left.trim(), Some(targets)),
            None => (code, None),
        };
        let (name, kind) = left.split_once(':').map_or((left, "scene"), |(name, kind)| (name.trim(), kind.trim()));
        expected.extend(parts.map(|fragment| (name.to_owned(), fragment.to_owned())));
        let targets: Vec<Option<Id>> = targets
            .into_iter()
            .flat_map(|targets| targets.split(','))
            .map(|target| Some(target.trim()).filter(|target| *target != "?").map(id))
            .collect();
        match name {
            "" => {}
            "start" => {
                scenario.start = targets.into_iter().flatten().next();
                start_is_set = true;
            }
            "whenever" => {
                let rules = targets.into_iter().flatten().map(|to| Whenever::new(Condition::All(Vec::new()), to));
                scenario.whenever.extend(rules);
            }
            name => {
                if !start_is_set {
                    scenario.start = Some(id(name));
                    start_is_set = true;
                }
                let item = |n: usize| id(&format!("{name}-{}", n + 1));
                let mut node = node(kind, &targets, &item);
                *node.title_mut() = name.into();
                scenario.nodes.insert(id(name), Arc::new(node));
            }
        }
    }
    Flow { scenario, expected }
}

fn node(kind: &str, targets: &[Option<Id>], item: &dyn Fn(usize) -> Id) -> Node {
    let kind = *Kind::ALL.iter().find(|known| known.label().to_lowercase() == kind).expect("a kind of node");
    let mut node = Node::new(kind);
    let numbered = targets.iter().cloned().enumerate();
    match &mut node {
        Node::Decision(decision) => {
            decision.choices = numbered
                .map(|(n, to)| Choice { says: format!("Choice {n}").as_str().into(), to, ..Choice::new(item(n)) })
                .collect();
        }
        Node::Gate(gate) => {
            let routes = targets.len().saturating_sub(1);
            let route = |(n, to)| Route { to, ..Route::new(item(n), Condition::All(Vec::new())) };
            gate.routes = numbered.take(routes).map(route).collect();
            gate.otherwise = targets.last().cloned().flatten();
        }
        Node::Chance(chance) => {
            chance.outcomes = numbered.map(|(n, to)| ChanceOutcome { to, ..ChanceOutcome::new(item(n), 1) }).collect();
        }
        Node::Ending(ending) => ending.outcome = Outcome::Resolved,
        Node::Scene(_) | Node::Pause(_) | Node::Rewrite(_) => {
            let exits: Vec<_> = node.exits().into_iter().map(|(exit, _)| exit).collect();
            for (exit, to) in exits.iter().zip(targets) {
                node.exit_mut(exit).unwrap().clone_from(to);
            }
        }
    }
    node
}

/// Everything that a rule says of a scenario that is about to be released.
pub(super) fn said(rule: &'static Rule, scenario: &Scenario) -> Vec<Finding> {
    said_within(rule, scenario, Limits::default())
}

fn said_within(rule: &'static Rule, scenario: &Scenario, limits: Limits) -> Vec<Finding> {
    let case = Case::new(scenario, None).at_stage(Stage::Release);
    let machine = Arc::new(Machine::compile(Arc::new(case.resolved().clone())));
    let explored = explores(rule.id).then(|| explore(&machine, limits, &AtomicBool::new(false)).unwrap());
    let case = match &explored {
        Some(explored) => case.with_exploration(explored),
        None => case,
    };
    let mut findings = Vec::new();
    (rule.check)(&case, &mut Collector::new(rule, rule.severity, &mut findings));
    super::order::sort(&case, &mut findings);
    findings
}

/// Checks that a rule says exactly what is expected of a case of flow.
#[track_caller]
pub(super) fn check_rule(rule: &'static Rule, text: &str) {
    let Flow { scenario, expected } = flow(text);
    let found = said(rule, &scenario).into_iter().map(|finding| {
        let node = finding.place.in_node().map_or_else(String::new, ToString::to_string);
        (node, finding.message)
    });
    compare(found.collect(), expected);
}

/// Reads the fields of a scenario after `channel`.
#[track_caller]
pub(super) fn read_body(body: &str) -> Loaded<Scenario> {
    let file = format!("(format: 1, id: \"case\", title: \"Case\", language: \"en\", channel: Phone,{body}\n)");
    read(file.as_bytes()).unwrap_or_else(|error| panic!("{error:?} in\n{file}"))
}

/// Checks that a rule says exactly what is expected of a file.
#[track_caller]
pub(super) fn check_file(rule: &'static Rule, body: &str) {
    let loaded = read_body(body);
    let expected = loaded.source.lines().enumerate().flat_map(|(n, line)| {
        let comment = line.split_once("// !").map(|(_, expected)| expected);
        comment.into_iter().flat_map(|e| e.split(" ! ")).map(move |fragment| (n + 1, fragment.trim().to_owned()))
    });
    let locations = Locations::of(&loaded.source);
    let found = said(rule, &loaded.document).into_iter().map(|finding| {
        let report = finding.report("case.ron", Some(&locations));
        (report.line.unwrap(), report.message)
    });
    compare(found.collect(), expected.collect());
}

/// What a rule says of the fields of a scenario if every question has too many states.
#[track_caller]
pub(super) fn said_of_a_sample(rule: &'static Rule, body: &str) -> Vec<String> {
    let limits = Limits { max_states: 0, ..Limits::default() };
    said_within(rule, &read_body(body).document, limits).into_iter().map(|finding| finding.message).collect()
}

#[track_caller]
fn compare<P: PartialEq + std::fmt::Debug>(mut found: Vec<(P, String)>, expected: Vec<(P, String)>) {
    for (place, fragment) in expected {
        let same = found.iter().position(|(at, message)| *at == place && message.contains(&fragment));
        let Some(same) = same else { panic!("nothing says “{fragment}” at {place:?}; left are {found:#?}") };
        found.remove(same);
    }
    assert!(found.is_empty(), "not expected: {found:#?}");
}

/// Applies the fix of every finding until nothing is found any more, and takes all of it back. Returns the repaired
/// scenario.
#[track_caller]
pub(super) fn cures(rule: &'static Rule, scenario: &Scenario) -> Scenario {
    let mut history = History::new(Documents::one("case.ron", scenario.clone()));
    let mut steps = 0;
    loop {
        let now = history.scenario("case.ron").unwrap();
        let findings = said(rule, now);
        let Some(finding) = findings.first() else { break };
        let step = super::fix(&Case::new(now, None), finding, "case.ron");
        history.apply(step.unwrap_or_else(|| panic!("no fix for {finding:?}")));
        steps += 1;
        assert!(said(rule, history.scenario("case.ron").unwrap()).len() < findings.len(), "not repaired: {finding:?}");
    }
    assert!(steps > 0, "nothing was found");
    let repaired = history.scenario("case.ron").unwrap().clone();
    while history.undo().is_some() {}
    assert_eq!(history.scenario("case.ron"), Some(scenario));
    repaired
}
