//! A place where words are due and none stand.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Choice, Line, Locked, Node, PauseKind, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "empty-text",
    family: Family::Text,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: true,
    finds: "a line, choice, task, question, name or objective without words",
    why: "Learners would see an empty bubble, an empty button, or a task that asks for nothing.",
    cure: "Write the words, or delete what they were meant for.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scenario = case.scenario();
    if scenario.title.is_blank() {
        report.place(Place::field("title"), "the case has no title");
    }
    for (id, objective) in scenario.brief.objectives.iter().filter(|(_, objective)| objective.text.is_blank()) {
        let enough = objective.enough();
        let message = format!("the objective {} ({enough} to show) has no words", quoted(id));
        report.place(Place::field("brief").then("objectives").item(id).then("text"), message);
    }
    for (id, _) in scenario.cast.iter().filter(|(_, person)| person.name.is_blank()) {
        report.place(Place::declared("cast", id).then("name"), "somebody of the cast has no name");
    }
    for (id, meter) in &scenario.meters {
        if meter.name.is_blank() {
            report.place(Place::declared("meters", id).then("name"), format!("the meter {} has no name", quoted(id)));
        }
        for band in meter.bands.iter().filter(|band| band.name.is_blank()) {
            let place = Place::declared("meters", id).then("bands").item(&band.id).then("name");
            report.place(place, format!("a band of {} has no name: learners see nothing there", quoted(&meter.name)));
        }
    }
    for (id, _) in scenario.facts.iter().filter(|(_, fact)| fact.label.is_blank()) {
        report.place(Place::declared("facts", id).then("label"), "a fact has no heading in the case file");
    }
    for (id, _) in scenario.promises.iter().filter(|(_, promise)| promise.what.is_blank()) {
        report.place(Place::declared("promises", id).then("what"), "a promise does not say what is promised");
    }
    for (id, _) in scenario.remedies.iter().filter(|(_, remedy)| remedy.what.is_blank()) {
        report.place(Place::declared("remedies", id).then("what"), "a remedy does not say what is offered");
    }
    for (id, node) in case.nodes() {
        let name = || case.name(id);
        let at = || Place::node(id);
        lines(report, node.lines(), &name, &|| at().then("lines"));
        match node {
            Node::Decision(decision) => {
                for choice in &decision.choices {
                    words_of_choice(report, choice, &name, &|| Place::choice(id, &choice.id));
                }
                if let Some(timeout) = &decision.timeout {
                    lines(report, &timeout.reply, &name, &|| at().then("timeout").then("reply"));
                }
            }
            Node::Rewrite(rewrite) if rewrite.prompt.is_blank() => {
                report.place(at().then("prompt"), format!("{} does not say what to write", name()));
            }
            Node::Pause(pause) if pause.kind == PauseKind::Reflection && pause.prompt.is_blank() => {
                report.place(at().then("prompt"), format!("{} is a reflection without a question", name()));
            }
            Node::Scene(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => {}
        }
    }
}

fn words_of_choice(report: &mut Collector<'_>, choice: &Choice, name: &dyn Fn() -> String, place: &dyn Fn() -> Place) {
    if choice.says.is_blank() && choice.does.is_blank() {
        report.place(place().then("says"), format!("in {}, a choice has neither words nor an act", name()));
    }
    if matches!(&choice.locked, Locked::Show(why) if why.is_blank()) {
        let message = format!("in {}, a choice shows as locked and does not say why", name());
        report.place(place().then("locked"), message);
    }
    lines(report, &choice.reply, name, &|| place().then("reply"));
}

/// A line may leave the words to its picture or sound.
fn lines(report: &mut Collector<'_>, lines: &[Line], name: &dyn Fn() -> String, list: &dyn Fn() -> Place) {
    for line in lines.iter().filter(|line| line.says.is_blank() && line.media.is_none()) {
        report.place(list().item(&line.id).then("says"), format!("in {}, a line has no words", name()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn words_are_due_where_learners_read() {
        check_file(
            &RULE,
            r#"
            brief: (objectives: { "one": (text: " ") }), // ! the objective “one”
            cast: { "dana": (name: "", role: Customer) }, // ! somebody of the cast has no name
            meters: { "anger": (name: "Anger", start: 0, min: 0, max: 9, bands: [(id: "calm", upto: 9, name: "")]) }, // ! a band of “Anger”
            facts: { "fact": (label: "") }, // ! a fact has no heading
            promises: { "promise": (what: "") }, // ! does not say what is promised
            remedies: { "remedy": (kind: Note, what: "") }, // ! does not say what is offered
            nodes: {
                "a": Decision(title: "A",
                    lines: [
                        (id: "aaaaaaa", says: "Words"),
                        (id: "aaaaaab", says: " "), // ! in “A”, a line has no words
                        (id: "aaaaaac", says: "", media: "storm"),
                    ],
                    timeout: (reply: [(id: "aaaaaad", says: "")]), // ! in “A”, a line has no words
                    choices: [
                        (id: "says", says: "Words"),
                        (id: "does", does: "Act"),
                        (id: "empty", says: ""), // ! in “A”, a choice has neither words nor an act
                        (id: "reply", says: "Words", reply: [(id: "aaaaaae", says: "")]), // ! a line has no words
                        (id: "locked", says: "Words", locked: Show("")), // ! as locked and does not say why
                    ],
                ),
                "b": Rewrite(), // ! does not say what to write
                "c": Rewrite(prompt: "Write"),
                "d": Pause(kind: Reflection), // ! a reflection without a question
                "e": Pause(),
                "f": Ending(outcome: Loyal),
            },
        "#,
        );
    }
}
