//! One broken rule at a time.

use serde_json::json;

use super::super::session::Faults;
use super::*;

const REGISTRATION: &str = "6e4a0e0e-7a4f-4a7e-9a57-000000000002";

fn session(verbs: &[Verb]) -> Session {
    Session {
        id: "s1".to_owned(),
        entry: 0,
        mode: LaunchMode::Normal,
        mastery: Some(0.7),
        faults: Faults::default(),
        fetch_key: String::new(),
        fetched: true,
        token: String::new(),
        launch_data_read: true,
        preferences_read: true,
        verbs: verbs.to_vec(),
        last_timestamp: "2026-03-01T08:00:00.000Z".to_owned(),
        initialized_at: None,
        abandoned: false,
    }
}

fn actor() -> Value {
    json!({ "account": { "homePage": "https://lms.example/", "name": "learner" } })
}

fn statement(verb: &str, result: &Value) -> Value {
    let mut category = vec![json!({ "id": CMI5 })];
    if !(result["success"].is_null() && result["completion"].is_null()) {
        category.push(json!({ "id": MOVE_ON }));
    }
    json!({
        "id": "6e4a0e0e-7a4f-4a7e-9a57-000000000001",
        "actor": actor(),
        "verb": { "id": format!("http://adlnet.gov/expapi/verbs/{verb}") },
        "object": { "id": "urn:au" },
        "result": result,
        "context": {
            "registration": REGISTRATION,
            "contextActivities": { "grouping": [{ "id": "https://a.example/au" }], "category": category },
            "extensions": { SESSION_ID: "s1", MASTERY_SCORE: 0.7 },
        },
        "timestamp": "2026-03-01T08:05:09.12Z",
    })
}

fn said(statement: &Value, session: &Session, completed: bool, passed: bool) -> Vec<String> {
    let actor = actor();
    let standing = Standing {
        session,
        actor: &actor,
        registration: REGISTRATION,
        activity: "urn:au",
        publisher_id: "https://a.example/au",
        completed,
        passed,
    };
    broken(statement, &standing)
}

fn passed() -> Value {
    statement("passed", &json!({ "success": true, "score": { "scaled": 0.8 }, "duration": "PT5S" }))
}

#[test]
fn a_session_as_it_should_be_breaks_no_rule() {
    let none = Vec::<String>::new();
    assert_eq!(said(&statement("initialized", &json!({})), &session(&[]), false, false), none);
    let mut begun = session(&[Verb::Initialized]);
    assert_eq!(said(&passed(), &begun, false, false), none);
    let failed = statement("failed", &json!({ "success": false, "score": { "scaled": 0.2 }, "duration": "PT5S" }));
    assert_eq!(said(&failed, &begun, false, false), none);
    let completed = statement("completed", &json!({ "completion": true, "duration": "PT5S" }));
    assert_eq!(said(&completed, &begun, false, true), none);
    assert_eq!(said(&statement("terminated", &json!({ "duration": "PT5S" })), &begun, true, true), none);
    let mut answered = statement("answered", &json!({ "response": "a" }));
    answered["context"]["contextActivities"]["category"] = json!([]);
    answered["object"]["id"] = json!("https://a.example/question");
    assert_eq!(said(&answered, &begun, true, true), none);
    begun.mode = LaunchMode::Review;
    assert_eq!(said(&statement("terminated", &json!({ "duration": "PT5S" })), &begun, true, true), none);
}

#[test]
fn each_broken_rule_is_said() {
    let begun = session(&[Verb::Initialized]);
    for (pointer, value, says) in [
        ("/id", json!(null), "the AU gives each statement a UUID as its id (cmi5 9.1)"),
        ("/actor/account/name", json!("somebody"), "the actor is the one of the launch (cmi5 9.2)"),
        ("/context/registration", json!("other"), "context.registration is the one of the launch (cmi5 9.6.1)"),
        ("/timestamp", json!("2026-03-01T09:05:09+01:00"), "the statement has a timestamp in UTC (cmi5 9.7)"),
        (
            "/timestamp",
            json!("2026-03-01T07:00:00Z"),
            "timestamps follow each other in the order of sending (cmi5 9.7)",
        ),
        ("/object/id", json!("https://a.example/au"), "the object is the activity of the launch (cmi5 9.4)"),
        ("/result/completion", json!(true), "only “completed” has a completion (cmi5 9.5.3)"),
        ("/result/score/raw", json!(8), "a raw score comes with the least and the greatest possible (cmi5 9.5.1)"),
        (
            "/result/score/scaled",
            json!(0.6),
            "the verb agrees with the scaled score and the mastery score (cmi5 9.3.4)",
        ),
        ("/result/success", json!(false), "“passed” has success true, “failed” has success false (cmi5 9.5.2)"),
        ("/result/duration", json!(null), "this verb comes with a duration (cmi5 9.5.4.1)"),
        (
            "/context/contextActivities/grouping",
            json!([]),
            "the context keeps the template of LMS.LaunchData: the publisher's id of the AU among its grouping (cmi5 10.2.1)",
        ),
        (
            "/context/contextActivities/category",
            json!([{ "id": CMI5 }]),
            "the category “moveon” stands in a statement exactly if its result has success or completion (cmi5 9.6.2.2)",
        ),
        (
            "/context/contextActivities/category",
            json!({ "id": MOVE_ON }),
            "the category “moveon” stands only in statements that cmi5 defines (cmi5 9.6.2.2)",
        ),
        (
            "/verb/id",
            json!("https://w3id.org/xapi/adl/verbs/satisfied"),
            "statements that cmi5 defines for AUs use its five verbs only (cmi5 9.3)",
        ),
    ] {
        let mut wrong = passed();
        *wrong.pointer_mut(pointer).unwrap_or(&mut Value::Null) = value.clone();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        wrong.pointer_mut(parent).unwrap()[name] = value;
        assert_eq!(said(&wrong, &begun, false, false), [says], "{pointer}");
    }
    for extension in [SESSION_ID, MASTERY_SCORE] {
        let mut wrong = passed();
        wrong["context"]["extensions"][extension] = json!("other");
        assert_eq!(said(&wrong, &begun, false, false).len(), 1, "{extension}");
    }
}

#[test]
fn the_order_of_a_session_is_kept() {
    let one = |statement: &Value, session: &Session, completed, passed| {
        let said = said(statement, session, completed, passed);
        assert_eq!(said.len(), 1, "{said:?}");
        said[0].clone()
    };
    let done = session(&[Verb::Initialized, Verb::Terminated]);
    let begun = session(&[Verb::Initialized]);
    assert!(one(&passed(), &session(&[]), false, false).starts_with("“initialized” is the first"));
    assert!(one(&passed(), &done, false, false).starts_with("nothing is sent after “terminated”"));
    assert!(
        one(&statement("initialized", &json!({})), &begun, false, false).starts_with("no verb of cmi5 is sent twice")
    );
    assert!(one(&passed(), &begun, false, true).starts_with("“passed” is sent once in a registration"));
    let failed = statement("failed", &json!({ "success": false, "duration": "PT5S" }));
    assert!(one(&failed, &begun, false, true).starts_with("“failed” is not sent after “passed”"));
    let judged = session(&[Verb::Initialized, Verb::Passed]);
    assert!(one(&failed, &judged, false, false).starts_with("“passed” and “failed” do not stand"));
    let completed = statement("completed", &json!({ "completion": true, "duration": "PT5S" }));
    assert!(one(&completed, &begun, true, false).starts_with("“completed” is sent once in a registration"));
    let mut browsing = session(&[Verb::Initialized]);
    browsing.mode = LaunchMode::Browse;
    assert!(one(&passed(), &browsing, false, false).starts_with("in the modes Browse and Review"));
    let mut unread = session(&[]);
    (unread.launch_data_read, unread.preferences_read) = (false, false);
    assert_eq!(said(&statement("initialized", &json!({})), &unread, false, false).len(), 2);
    let mut abandoned = session(&[Verb::Initialized]);
    abandoned.abandoned = true;
    assert!(one(&passed(), &abandoned, false, false).starts_with("nothing is sent after the session was abandoned"));
}
