//! Shouting, insults or threats of which nobody is warned.

use std::collections::BTreeMap;

use crate::check::naming::line_name;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Slot, Step};
use crate::scenario::{ContentNote, Delivery, Line, Place, Stage, Volume};

pub(super) static RULE: Rule = Rule {
    id: "missing-content-note",
    family: Family::Access,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a line that is shouted, or has a signal such as insult, profanity, threat or discrimination, in a case whose content notes do not say so",
    why: "Some learners have been shouted at that very morning. They choose the moment, or another case, if they know.",
    cure: "Add the content note to the brief: it is shown before the case begins.",
    check,
    fix: Some(add),
};

/// Signals, and what they call for.
const SIGNALS: [(&str, ContentNote); 12] = [
    ("shouting", ContentNote::Shouting),
    ("insult", ContentNote::Insults),
    ("insults", ContentNote::Insults),
    ("profanity", ContentNote::Profanity),
    ("swearing", ContentNote::Profanity),
    ("threat", ContentNote::Threats),
    ("threats", ContentNote::Threats),
    ("threat-of-violence", ContentNote::Threats),
    ("discrimination", ContentNote::Discrimination),
    ("slur", ContentNote::Discrimination),
    ("crying", ContentNote::Distress),
    ("distress", ContentNote::Distress),
];

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let declared = &case.scenario().brief.content_notes;
    let mut called_for: BTreeMap<ContentNote, &Line> = BTreeMap::new();
    for line in case.nodes().flat_map(|(_, node)| node.all_lines()) {
        let shouted = matches!(line.delivery, Some(Delivery { volume: Some(Volume::Shouting), .. }));
        let by_signals =
            line.signals.iter().flat_map(|signal| SIGNALS.iter().filter(|(name, _)| *name == signal.as_str()));
        for note in by_signals.map(|(_, note)| *note).chain(shouted.then_some(ContentNote::Shouting)) {
            called_for.entry(note).or_insert(line);
        }
    }
    for (note, line) in called_for.into_iter().filter(|(note, _)| !declared.contains(note)) {
        let label = note.label();
        let message = format!("the content notes do not name “{label}”, and {} calls for it", line_name(line));
        report.place(Place::field("brief"), message).offer(format!("Add the content note “{label}”"));
    }
}

fn add(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let offered = finding.fix.as_deref()?;
    let note = ContentNote::ALL.iter().find(|note| offered.contains(&format!("“{}”", note.label())))?;
    let mut brief = case.scenario().brief.clone();
    brief.content_notes.push(*note);
    brief.content_notes.sort_unstable();
    Some(Step::new(offered).with(file, Slot::Brief(Box::new(brief))))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};
    use crate::scenario::ContentNote;

    const LOUD: &str = r#"
            brief: (content_notes: [Money]), // ! do not name “Shouting”, and “WHERE IS IT?” calls for it ! “Threats”
            nodes: { "a": Scene(lines: [
                (id: "aaaaaaa", says: "WHERE IS IT?", delivery: (volume: Shouting)),
                (id: "bbbbbbb", says: "Now!", delivery: (volume: Loud), signals: ["volume"]),
                (id: "ccccccc", says: "I know where you work.", signals: ["threat"]),
            ]) },
        "#;

    #[test]
    fn learners_are_warned() {
        check_file(&RULE, LOUD);
        check_file(&RULE, &LOUD.replace("[Money]", "[Shouting, Threats]").replace("// !", "//"));
    }

    #[test]
    fn the_note_is_added() {
        let notes = cures(&RULE, &read_body(LOUD).document).brief.content_notes;
        assert_eq!(notes, [ContentNote::Shouting, ContentNote::Threats, ContentNote::Money]);
    }
}
