//! What is answered, and what is not.

use serde_json::{Value, json};

use super::super::package::Package;
use super::*;

const PORT: u16 = 4711;

/// A course with two units, of which the second has a mastery score.
fn course() -> State {
    let xml = "<courseStructure><course id='https://a.example/c'><title><langstring>All</langstring></title></course>\
               <block id='https://a.example/b'><title><langstring>Part</langstring></title>\
               <au id='https://a.example/u' moveOn='CompletedAndPassed' masteryScore='0.7'><url>index.html?x=1#y</url>\
               <launchParameters>fast</launchParameters></au></block></courseStructure>";
    let files = [("cmi5.xml", xml), ("index.html", "<p>hello")];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
    State::new(cmi5::course::read("c.zip", files).unwrap(), PORT)
}

fn page() -> State {
    State::new(Package::read("a.html", b"<p>hello").unwrap(), PORT)
}

fn call(state: &State, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut headers: Vec<_> = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    if !headers.iter().any(|(name, _)| name == "host") {
        headers.push(("host".to_owned(), format!("127.0.0.1:{PORT}")));
    }
    answer(state, &Ask::new(method, &format!("/{}/{path}", state.token), headers, body.into()))
}

fn get(state: &State, path: &str) -> Answer {
    call(state, "GET", path, &[], "")
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap()
}

#[test]
fn only_this_computer_with_the_token_is_answered() {
    let state = page();
    assert_eq!(get(&state, "").status, 200);
    assert_eq!(get(&state, "content/page.html").body, b"<p>hello");
    for host in ["evil.example", "evil.example:4711", "127.0.0.1", "127.0.0.1:80", "[::1]:4711", ""] {
        assert_eq!(call(&state, "GET", "", &[("host", host)], "").status, 421, "{host}");
    }
    assert_eq!(call(&state, "GET", "", &[("host", "localhost:4711")], "").status, 200);
    for origin in ["https://evil.example", "null", "http://127.0.0.1:80", "https://127.0.0.1:4711"] {
        assert_eq!(call(&state, "POST", "wait", &[("origin", origin)], "").status, 403, "{origin}");
    }
    let host = ("host".to_owned(), format!("127.0.0.1:{PORT}"));
    for path in ["/", "/package", "/0123/package", "//package"] {
        assert_eq!(answer(&state, &Ask::new("GET", path, vec![host.clone()], Vec::new())).status, 404, "{path}");
    }
}

#[test]
fn every_answer_says_what_it_is_and_what_may_be_done_with_it() {
    let state = page();
    for path in ["", "lms.js", "lms.css", "content/page.html", "package", "nothing"] {
        let answer = get(&state, path);
        assert_eq!(header(&answer, "X-Content-Type-Options"), Some("nosniff"), "{path}");
        assert_eq!(header(&answer, "Cross-Origin-Resource-Policy"), Some("same-origin"), "{path}");
        assert!(header(&answer, "Content-Type").is_some(), "{path}");
    }
    let own = get(&state, "");
    assert!(header(&own, "Content-Security-Policy").unwrap().starts_with("default-src 'none'; script-src 'self'"));
    let other = get(&state, "content/page.html");
    let policy = header(&other, "Content-Security-Policy").unwrap();
    assert!(policy.starts_with("default-src 'self' data:") && policy.ends_with("/refused"), "{policy}");
    for path in ["content/../package", "content/%2e%2e/package", "content/", "content/lms.js", "kept/7", "launch/0"] {
        assert_eq!(get(&state, path).status, 404, "{path}");
    }
}

#[test]
fn what_an_entry_commits_is_kept_for_its_learner_until_it_is_forgotten() {
    let state = page();
    let all = |learner: &str| json_of(&get(&state, &format!("kept/?learner={learner}")));
    assert_eq!(call(&state, "PUT", "kept/0?learner=a", &[], "{\"x\":1}").status, 204);
    assert_eq!((all("a"), all("b")), (json!({ "0": { "x": 1 } }), json!({})));
    assert_eq!(call(&state, "PUT", "kept/0?learner=a", &[], "no json").status, 400);
    assert_eq!(call(&state, "PUT", "kept/0", &[], "{}").status, 400);
    assert_eq!(call(&state, "DELETE", "kept/0?learner=a", &[], "").status, 204);
    assert_eq!(all("a"), json!({}));
}

#[test]
fn what_a_browser_refused_a_package_is_shown() {
    let state = page();
    let report = r#"{"csp-report":{"blocked-uri":"https://evil.example/x","effective-directive":"connect-src"}}"#;
    assert_eq!(call(&state, "POST", "refused", &[], report).status, 204);
    let log = json_of(&get(&state, "log?since=0"));
    assert_eq!(log[0]["argument"], "https://evil.example/x");
    assert_eq!(json_of(&get(&state, "log?since=1")), json!([]));
}

/// A launched AU: what it was told, and its calls.
struct Unit<'a> {
    state: &'a State,
    token: String,
    told: Value,
    sent: u32,
}

impl<'a> Unit<'a> {
    fn launch(state: &'a State, more: &Value) -> Self {
        let mut wanted = json!({ "learner": { "id": "l", "name": "Lee" } });
        wanted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let launched = call(state, "POST", "launch/1", &[], &wanted.to_string());
        assert_eq!(launched.status, 200, "{}", String::from_utf8_lossy(&launched.body));
        let url = json_of(&launched)["url"].as_str().unwrap().to_owned();
        assert!(url.contains("/content/index.html?x=1&endpoint=") && url.ends_with("#y"), "{url}");
        let query = url.split_once('?').unwrap().1.trim_end_matches("#y");
        let told: serde_json::Map<String, Value> =
            super::super::percent::query(query).into_iter().map(|(name, value)| (name, value.into())).collect();
        let mut unit = Self { state, token: String::new(), told: told.into(), sent: 0 };
        if let Some(token) = unit.fetch("POST")["auth-token"].as_str() {
            token.clone_into(&mut unit.token);
        }
        unit
    }

    fn fetch(&self, method: &str) -> Value {
        let address = self.told["fetch"].as_str().unwrap();
        let path = address.split_once(&format!("{}/", self.state.token)).unwrap().1;
        json_of(&call(self.state, method, path, &[], ""))
    }

    fn call(&self, method: &str, path: &str, body: &str) -> Answer {
        let headers = [
            ("authorization", format!("Basic {}", self.token)),
            ("x-experience-api-version", "1.0.3".to_owned()),
            ("content-type", "application/json".to_owned()),
        ];
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        call(self.state, method, &format!("xapi/{path}"), &headers, body)
    }

    fn agent(&self) -> String {
        super::super::percent::encode(self.told["actor"].as_str().unwrap())
    }

    fn state_path(&self, id: &str) -> String {
        let activity = self.told["activityId"].as_str().unwrap();
        let registration = self.told["registration"].as_str().unwrap();
        format!(
            "activities/state?stateId={id}&activityId={activity}&registration={registration}&agent={}",
            self.agent()
        )
    }

    fn launch_data(&self) -> Value {
        json_of(&self.call("GET", &self.state_path("LMS.LaunchData"), ""))
    }

    /// Reads what has to be read before “initialized”.
    fn prepare(&self) -> Value {
        let answer =
            self.call("GET", &format!("agents/profile?profileId=cmi5LearnerPreferences&agent={}", self.agent()), "");
        assert_eq!(answer.status, 404);
        self.launch_data()
    }

    fn say(&mut self, verb: &str, result: &Value) -> Answer {
        self.sent += 1;
        let mut context = self.launch_data()["contextTemplate"].clone();
        context["registration"] = self.told["registration"].clone();
        let mut category = vec![json!({ "id": "https://w3id.org/xapi/cmi5/context/categories/cmi5" })];
        if !(result["success"].is_null() && result["completion"].is_null()) {
            category.push(json!({ "id": "https://w3id.org/xapi/cmi5/context/categories/moveon" }));
        }
        context["contextActivities"]["category"] = category.into();
        context["extensions"]["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"] = json!(0.7);
        let statement = json!({
            "id": uuid::Uuid::new_v4().to_string(),
            "actor": serde_json::from_str::<Value>(self.told["actor"].as_str().unwrap()).unwrap(),
            "verb": { "id": format!("http://adlnet.gov/expapi/verbs/{verb}") },
            "object": { "id": self.told["activityId"] },
            "result": result,
            "context": context,
            "timestamp": format!("2026-03-01T08:00:{:02}Z", self.sent),
        });
        self.call("POST", "statements", &statement.to_string())
    }
}

fn status(state: &State) -> Value {
    json_of(&get(state, "course?learner=l"))
}

fn words(state: &State) -> Vec<String> {
    let statements = status(state)["statements"].as_array().unwrap().clone();
    statements.iter().map(|s| s["verb"]["id"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
}

#[test]
fn an_au_that_keeps_the_rules_satisfies_its_course() {
    let state = course();
    let mut unit = Unit::launch(&state, &json!({}));
    let data = unit.prepare();
    assert_eq!((&data["launchMode"], &data["moveOn"]), (&json!("Normal"), &json!("CompletedAndPassed")));
    assert_eq!((&data["masteryScore"], &data["launchParameters"]), (&json!(0.7), &json!("fast")));
    assert_eq!(unit.fetch("POST")["error-code"], "1");
    assert_eq!(unit.fetch("GET")["error-code"], "3");
    assert_eq!(unit.say("initialized", &json!({})).status, 200);
    assert_eq!(unit.say("completed", &json!({ "completion": true, "duration": "PT1S" })).status, 200);
    assert_eq!(status(&state)["satisfied"], false);
    let passed = json!({ "success": true, "score": { "scaled": 0.8 }, "duration": "PT1S" });
    assert_eq!(unit.say("passed", &passed).status, 200);
    assert_eq!(unit.say("terminated", &json!({ "duration": "PT2S" })).status, 200);
    let status = status(&state);
    assert_eq!(status["entries"][1], json!({ "begun": true, "completed": true, "passed": true, "satisfied": true }));
    assert_eq!(status["satisfied"], true);
    assert_eq!(
        words(&state),
        ["launched", "initialized", "completed", "passed", "satisfied", "satisfied", "terminated"]
    );
    let found = json_of(&unit.call("GET", "statements?verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fpassed", ""));
    assert_eq!(found["statements"].as_array().unwrap().len(), 1);
    assert_eq!(unit.say("experienced", &json!({})).status, 403);
}

#[test]
fn broken_rules_are_refused_and_said() {
    let state = course();
    let mut unit = Unit::launch(&state, &json!({}));
    let early = unit.say("initialized", &json!({}));
    assert_eq!(early.status, 403);
    let log = json_of(&get(&state, "log?since=0"));
    let wrong = log.as_array().unwrap().iter().rev().find(|noted| noted["code"] == 403).unwrap();
    assert_eq!(
        wrong["wrong"],
        json!(["the AU reads the profile cmi5LearnerPreferences before “initialized” (cmi5 11)"])
    );
    unit.prepare();
    assert_eq!(unit.say("initialized", &json!({})).status, 200);
    assert_eq!(unit.say("initialized", &json!({})).status, 403);
    assert_eq!(unit.call("POST", "statements", "{").status, 400);
    assert_eq!(unit.call("POST", "statements", "{}").status, 400);
    assert_eq!(unit.call("PUT", &unit.state_path("LMS.LaunchData"), "{}").status, 403);
    assert_eq!(unit.call("PUT", &unit.state_path("resume"), "{\"a\":1}").status, 204);
    assert_eq!(json_of(&unit.call("GET", &unit.state_path("resume"), "")), json!({ "a": 1 }));
    let other = unit.state_path("resume").replace(&unit.agent(), "%7B%22account%22%3A%7B%7D%7D");
    assert_eq!(unit.call("GET", &other, "").status, 403);
    unit.token = "wrong".to_owned();
    assert_eq!(unit.call("GET", "statements", "").status, 401);
}

#[test]
fn a_session_that_was_never_ended_is_abandoned_and_the_next_one_resumes() {
    let state = course();
    let mut first = Unit::launch(&state, &json!({}));
    first.prepare();
    first.say("initialized", &json!({}));
    first.call("PUT", &first.state_path("resume"), "{\"a\":1}");
    assert_eq!(json_of(&call(&state, "POST", "leave?learner=l&name=Lee", &[], "")), json!({ "abandoned": 1 }));
    assert_eq!(first.say("terminated", &json!({ "duration": "PT1S" })).status, 403);
    let second = Unit::launch(&state, &json!({ "mode": "Review" }));
    assert_eq!(second.prepare()["launchMode"], "Review");
    assert_eq!(json_of(&second.call("GET", &second.state_path("resume"), "")), json!({ "a": 1 }));
    assert_eq!(words(&state), ["launched", "initialized", "abandoned", "launched"]);
    assert_eq!(call(&state, "DELETE", "course?learner=l", &[], "").status, 204);
    assert_eq!(status(&state), Value::Null);
}

#[test]
fn an_lms_fails_as_it_was_told_to() {
    let state = course();
    let unit = Unit::launch(&state, &json!({ "faults": { "commit_fails": true } }));
    assert_eq!(unit.call("PUT", &unit.state_path("resume"), "{}").status, 503);
    assert_eq!(unit.call("GET", &unit.state_path("LMS.LaunchData"), "").status, 200);
    let unit = Unit::launch(&state, &json!({ "faults": { "initialize_fails": true } }));
    assert_eq!(unit.fetch("POST")["error-code"], "2");
    assert_eq!(unit.token, "");
}
