//! A text that is harder to read than the case should be.

use crate::check::words::{is_english, reading_grade};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Level, Place, Segment, Stage, each_text, markup};

/// Fewer words than this are not graded: one long word would decide.
const ENOUGH: usize = 30;

pub(super) static RULE: Rule = Rule {
    id: "hard-to-read",
    family: Family::Text,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "an English text of 30 words or more for learners whose reading grade is above the target of the level: 8 for introductory cases, 10 for core, 12 for advanced ones (Flesch–Kincaid grade, Kincaid and others 1975; plain-language guidance asks for grade 8 for a broad audience)",
    why: "Under pressure people read worse than they can. What has to be read twice takes attention from the customer.",
    cure: "Make two sentences of one, and take the shorter word. Raise the level only if the audience is used to such texts.",
    check,
    fix: None,
};

/// The highest grade of school in which a text of the level should be readable.
const fn target(level: Level) -> i64 {
    match level {
        Level::Intro => 8,
        Level::Core => 10,
        Level::Advanced => 12,
    }
}

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scenario = case.scenario();
    if !is_english(&scenario.language) {
        return;
    }
    let target = target(scenario.brief.level);
    each_text(scenario, &mut |path, text| {
        if text.len() < 2 * ENOUGH - 1 || !is_for_learners(path) {
            return;
        }
        // Words stand between white space or dashes; most texts are told apart by counting that alone.
        let gaps = text.bytes().filter(|byte| byte.is_ascii_whitespace() || *byte >= 0x80).take(ENOUGH).count();
        if gaps + 1 < ENOUGH {
            return;
        }
        let (grade, words) = reading_grade(&markup::plain(text));
        if words >= ENOUGH && grade >= (target + 1) * 100 {
            let place = Place::new(path);
            let message = format!(
                "{}, a text reads at grade {}: the target of the level {} is {target}",
                case.whereabouts(&place),
                grade / 100,
                scenario.brief.level.label()
            );
            report.place(place, message);
        }
    });
}

/// Whether learners read the text while they play or right before and after. What the customer says is as it is.
fn is_for_learners(path: &[Segment]) -> bool {
    match path {
        [Segment::Field("brief"), Segment::Field(field), ..] => *field != "audience",
        [Segment::Field("facts" | "debrief" | "remedies" | "promises"), ..] => true,
        [Segment::Field("nodes"), ..] => match path.last() {
            Some(Segment::Field(field)) => {
                matches!(*field, "prompt" | "hint" | "feedback" | "summary" | "model" | "locked")
            }
            Some(Segment::Index(_)) => true,
            Some(Segment::Id(_)) | None => false,
        },
        _authors_only => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    const HEAVY: &str = "Organisational communication necessitates consideration of multidimensional interdependencies across \
        departmental responsibilities, particularly whenever intermediaries participate, because contradictory \
        explanations subsequently undermine professional credibility and complicate every further negotiation \
        concerning appropriate compensation for affected individuals.";

    #[test]
    fn texts_for_learners_are_plain() {
        check_file(
            &RULE,
            &format!(
                r#"
            brief: (level: Advanced),
            nodes: {{
                "a": Decision(title: "A",
                    prompt: "{HEAVY}", // ! in “A”, a text reads at grade 41
                    lines: [(id: "aaaaaaa", says: "{HEAVY}")],
                    hint: "She waits. The van is late. We call her at two and say so. That is all there is to it for now, and it is enough: she knows what comes next, and who will do it."),
                "b": Decision(hint: "Multidimensional interdependencies necessitate organisational communication."),
            }},
        "#
            ),
        );
    }
}
