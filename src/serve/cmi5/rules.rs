//! The rules of cmi5 for the statements of an AU, each with the section of the standard that it stands in.

use serde_json::Value;

use super::session::{LaunchMode, Session};
use super::statement::is_uuid;
use super::vocabulary::{CMI5, MASTERY_SCORE, MOVE_ON, SESSION_ID, Verb};
use crate::serve::instant::{is_duration, is_utc};

/// What statements of a session have to agree with.
pub(super) struct Standing<'a> {
    pub session: &'a Session,
    pub actor: &'a Value,
    pub registration: &'a str,
    /// What the AU is called in this registration.
    pub activity: &'a str,
    /// What its publisher calls it.
    pub publisher_id: &'a str,
    /// What was achieved in earlier sessions of the registration.
    pub completed: bool,
    pub passed: bool,
}

/// Every rule that a statement breaks, in plain words.
pub(super) fn broken(statement: &Value, standing: &Standing<'_>) -> Vec<String> {
    let mut broken = Vec::new();
    let mut rule = |section: &str, holds: bool, says: &str| {
        if !holds {
            broken.push(format!("{says} (cmi5 {section})"));
        }
    };
    let session = standing.session;
    let context = &statement["context"];
    let result = &statement["result"];
    let verb = statement["verb"]["id"].as_str().and_then(Verb::of);
    let is_defined = has_activity(context, "category", CMI5);
    let counts = has_activity(context, "category", MOVE_ON);

    rule("9.1", statement["id"].as_str().is_some_and(is_uuid), "the AU gives each statement a UUID as its id");
    rule("9.2", same_account(&statement["actor"], standing.actor), "the actor is the one of the launch");
    rule("9.6.1", context["registration"] == standing.registration, "context.registration is the one of the launch");
    rule(
        "9.6.3.1",
        context["extensions"][SESSION_ID] == session.id.as_str(),
        "the context has the session id of the launch",
    );
    rule(
        "10.2.1",
        has_activity(context, "grouping", standing.publisher_id),
        "the context keeps the template of LMS.LaunchData: the publisher's id of the AU among its grouping",
    );
    let moment = statement["timestamp"].as_str().unwrap_or_default();
    rule("9.7", is_utc(moment), "the statement has a timestamp in UTC");
    rule("9.7", moment >= session.last_timestamp.as_str(), "timestamps follow each other in the order of sending");
    rule("9.3.8", !session.has(Verb::Terminated), "nothing is sent after “terminated”");
    rule("9.3.6", !session.abandoned, "nothing is sent after the session was abandoned");
    let begins = is_defined && verb == Some(Verb::Initialized);
    rule("9.3.2", session.has(Verb::Initialized) || begins, "“initialized” is the first statement of a session");

    if !is_defined {
        rule("9.6.2.2", !counts, "the category “moveon” stands only in statements that cmi5 defines");
        return broken;
    }
    let of_units = verb.filter(|verb| verb.is_of_units());
    rule("9.3", of_units.is_some(), "statements that cmi5 defines for AUs use its five verbs only");
    rule("9.4", statement["object"]["id"] == standing.activity, "the object is the activity of the launch");
    let (success, completion) = (&result["success"], &result["completion"]);
    rule(
        "9.6.2.2",
        counts != (success.is_null() && completion.is_null()),
        "the category “moveon” stands in a statement exactly if its result has success or completion",
    );
    let Some(verb) = of_units else { return broken };
    rule("9.3", !session.has(verb), "no verb of cmi5 is sent twice in a session");
    if verb == Verb::Initialized {
        rule("10.2.1", session.launch_data_read, "the AU reads LMS.LaunchData before “initialized”");
        rule("11", session.preferences_read, "the AU reads the profile cmi5LearnerPreferences before “initialized”");
    }
    rule(
        "10.2.2",
        session.mode == LaunchMode::Normal || matches!(verb, Verb::Initialized | Verb::Terminated),
        "in the modes Browse and Review an AU sends only “initialized” and “terminated”",
    );
    judged(verb, result, standing, &mut rule);
    if matches!(verb, Verb::Completed | Verb::Passed | Verb::Failed | Verb::Terminated) {
        rule("9.5.4.1", result["duration"].as_str().is_some_and(is_duration), "this verb comes with a duration");
    }
    if matches!(verb, Verb::Passed | Verb::Failed)
        && let Some(mastery) = session.mastery
        && !result["score"].is_null()
    {
        rule(
            "9.6.3.2",
            context["extensions"][MASTERY_SCORE].as_f64() == Some(mastery),
            "“passed” and “failed” with a score have the mastery score of the launch in their context",
        );
    }
    broken
}

/// The rules on results.
fn judged(verb: Verb, result: &Value, standing: &Standing<'_>, rule: &mut impl FnMut(&str, bool, &str)) {
    let session = standing.session;
    let score = &result["score"];
    let (success, completion) = (&result["success"], &result["completion"]);
    let is_judgement = matches!(verb, Verb::Passed | Verb::Failed);
    rule("9.5.1", score.is_null() || is_judgement, "only “passed” and “failed” have a score");
    rule(
        "9.5.1",
        score["raw"].is_null() || !(score["min"].is_null() || score["max"].is_null()),
        "a raw score comes with the least and the greatest possible",
    );
    rule("9.5.3", completion.is_null() || verb == Verb::Completed, "only “completed” has a completion");
    rule("9.5.2", success.is_null() || is_judgement, "only “passed” and “failed” have a success");
    if is_judgement {
        let other = if verb == Verb::Passed { Verb::Failed } else { Verb::Passed };
        rule("9.3", !session.has(other), "“passed” and “failed” do not stand in one session");
        rule("9.5.2", *success == (verb == Verb::Passed), "“passed” has success true, “failed” has success false");
        if let (Some(scaled), Some(mastery)) = (score["scaled"].as_f64(), session.mastery) {
            rule(
                "9.3.4",
                (scaled >= mastery) == (verb == Verb::Passed),
                "the verb agrees with the scaled score and the mastery score",
            );
        }
    }
    match verb {
        Verb::Completed => {
            rule("9.5.3", *completion == true, "“completed” has completion true");
            rule("9.3.3", !standing.completed, "“completed” is sent once in a registration");
        }
        Verb::Passed => rule("9.3.4", !standing.passed, "“passed” is sent once in a registration"),
        Verb::Failed => rule("9.3.5", !standing.passed, "“failed” is not sent after “passed” in a registration"),
        Verb::Launched | Verb::Initialized | Verb::Abandoned | Verb::Waived | Verb::Terminated | Verb::Satisfied => {}
    }
}

/// Whether the context names an activity in one of its lists; a single one may stand there without a list.
pub(super) fn has_activity(context: &Value, list: &str, id: &str) -> bool {
    match &context["contextActivities"][list] {
        Value::Array(activities) => activities.iter().any(|activity| activity["id"] == id),
        activity => activity["id"] == id,
    }
}

fn same_account(one: &Value, other: &Value) -> bool {
    let account = &one["account"];
    account["name"] == other["account"]["name"] && account["homePage"] == other["account"]["homePage"]
}

#[cfg(test)]
mod tests;
