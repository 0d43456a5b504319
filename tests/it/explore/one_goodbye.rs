//! A chat of 52 nodes as they are found in the field: 82,944 ways through it, a meter that ends anywhere, and one friendly
//! goodbye for all. Nothing in it is wrong by its links; what is wrong with it shows only when every run is looked at.

use std::sync::Arc;

use offramp::scenario::{
    Better, Choice, Decision, Effect, Ending, Grade, Id, Line, Meter, Node, Outcome, Person, Role, Scenario, Scene,
    Text, Var, write,
};
use serde_json::Value;

use crate::support::Folder;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// What each answer of each decision does to the frustration: nine decisions, five with four answers, four with three.
const ANSWERS: [&[i32]; 9] = [
    &[-5, -1, 2, 6],
    &[-5, 0, 3, 5],
    &[-5, -2, 1, 5],
    &[-4, -1, 2, 5],
    &[-4, 0, 4, 5],
    &[-4, 1, 5],
    &[-4, 0, 5],
    &[-4, 2, 5],
    &[-4, -1, 5],
];

fn one_goodbye() -> Scenario {
    let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "The parcel chat");
    case.cast.insert(id("customer"), Person::new("Robin", Role::Customer));
    let mut frustration = Meter::new(Text::from("Frustration"), 40, 0, 100);
    frustration.better = Better::Low;
    case.meters.insert(id("frustration"), frustration);
    let mut lines = 0;
    let mut line = |says: String| {
        lines += 1;
        let mut line = Line::new(id(&format!("k{lines:06}")));
        line.by = Some(id("customer"));
        line.says = Text::from(says.as_str());
        vec![line]
    };
    let decision_id = |n: usize| if n < ANSWERS.len() { id(&format!("ask-{n}")) } else { id("wrap-up-0") };
    for (n, answers) in ANSWERS.iter().enumerate() {
        let mut decision = Decision { lines: line(format!("Question {n}?")), ..Decision::default() };
        for (at, by) in answers.iter().enumerate() {
            let answer = id(&format!("answer-{n}-{at}"));
            let mut choice = Choice::new(id(["a", "b", "c", "d"][at]));
            choice.says = Text::from(format!("Answer {at} to {n}").as_str());
            choice.grade = Some(Grade::ALL[at]);
            choice.effects = Some(vec![Effect::Add(Var::Meter(id("frustration")), *by)]);
            choice.to = Some(answer.clone());
            decision.choices.push(choice);
            let reply = line(format!("Well, {at} of {n}."));
            let scene = Scene { then: Some(decision_id(n + 1)), lines: reply, ..Scene::default() };
            case.nodes.insert(answer, Arc::new(Node::Scene(scene)));
        }
        case.nodes.insert(decision_id(n), Arc::new(Node::Decision(decision)));
    }
    for n in 0..10 {
        let then = if n < 9 { id(&format!("wrap-up-{}", n + 1)) } else { id("goodbye") };
        let scene = Scene { then: Some(then), lines: line(format!("And {n}.")), ..Scene::default() };
        case.nodes.insert(id(&format!("wrap-up-{n}")), Arc::new(Node::Scene(scene)));
    }
    let mut goodbye = Ending::new(Outcome::Resolved);
    goodbye.title = Text::from("A friendly goodbye");
    goodbye.resolved = true;
    case.nodes.insert(id("goodbye"), Arc::new(Node::Ending(goodbye)));
    case.start = Some(decision_id(0));
    case
}

#[test]
fn what_no_list_of_broken_links_says() {
    let case = one_goodbye();
    assert_eq!(case.nodes.len(), 52);
    let folder = Folder::with(&[("a.ron", &write(&case).unwrap())]);
    let found: Value = serde_json::from_str(&folder.run(&["explore", "a.ron", "--format", "json"]).out).unwrap();
    assert_eq!((&found["paths"], &found["complete"]), (&"82944".into(), &true.into()));
    let ending = &found["endings"]["goodbye"];
    assert_eq!((&ending["paths"], &ending["probability"]["worst"]), (&"82944".into(), &1.0.into()));
    assert_eq!(ending["meters"]["frustration"], serde_json::json!({"min": 1, "max": 86}));
    let checked = folder.run(&["check", "a.ron", "--stage", "review"]).out;
    assert!(checked.contains("all 82944 runs end in “A friendly goodbye”"), "{checked}");
}
