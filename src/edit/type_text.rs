//! What typing into a field means: its words, and for the words of a choice a grade before them.

use super::{Step, edit_node, set_text};
use crate::scenario::{Grade, Id, Node, Place, Scenario, Segment, Text};

/// What stands before words for a grade.
const PREFIXES: [(&str, Grade); 4] =
    [("++ ", Grade::Best), ("+ ", Grade::Good), ("-- ", Grade::Harmful), ("- ", Grade::Weak)];

/// The grade that was typed before the words of a choice, and the words without it. What stood there before is not
/// taken for typed.
#[must_use]
pub fn typed_grade<'t>(before: &str, typed: &'t str) -> Option<(Grade, &'t str)> {
    let prefix = |text: &str| PREFIXES.iter().find(|(prefix, _)| text.starts_with(prefix)).copied();
    let (found, grade) = prefix(typed)?;
    (prefix(before) != Some((found, grade))).then(|| (grade, &typed[found.len()..]))
}

/// The choice whose words or act stand at a place.
#[must_use]
pub fn words_of_choice(place: &Place) -> Option<(&Id, &Id)> {
    match place.segments() {
        [
            Segment::Field("nodes"),
            Segment::Id(node),
            Segment::Field("choices"),
            Segment::Id(choice),
            Segment::Field("says" | "does"),
        ] => Some((node, choice)),
        _elsewhere => None,
    }
}

/// Sets the text at a place as it was typed: a grade before the words of a choice is taken off and given to the choice.
#[must_use]
pub fn type_text(file: &str, scenario: &Scenario, place: &Place, text: &Text) -> Step {
    let Some((node, id)) = words_of_choice(place) else { return set_text(file, scenario, place, text) };
    let does = place.last_field() == Some("does");
    let choices = scenario.nodes.get(node).map_or([].as_slice(), |node| node.choices());
    let Some(choice) = choices.iter().find(|choice| choice.id == *id) else { return Step::new("Type") };
    let before = if does { &choice.does } else { &choice.says };
    let Some((grade, words)) = typed_grade(before, text) else { return set_text(file, scenario, place, text) };
    let words = Text::from(words);
    edit_node(file, scenario, node, format!("Grade a choice {}", grade.label().to_lowercase()), |node| {
        if let Node::Decision(decision) = node
            && let Some(choice) = decision.choices.iter_mut().find(|choice| choice.id == *id)
        {
            choice.grade = Some(grade);
            *(if does { &mut choice.does } else { &mut choice.says }) = words;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::read;

    #[test]
    fn a_grade_is_typed_before_the_words_and_eaten() {
        for (before, typed, meant) in [
            ("++", "++ ", Some((Grade::Best, ""))),
            ("", "+ Let me look.", Some((Grade::Good, "Let me look."))),
            ("x", "- x", Some((Grade::Weak, "x"))),
            ("x", "-- x", Some((Grade::Harmful, "x"))),
            ("- x", "- xy", None),
            ("", "+", None),
            ("", "---", None),
            ("", "a ++ b", None),
        ] {
            assert_eq!(typed_grade(before, typed), meant, "{before:?} → {typed:?}");
        }
    }

    #[test]
    fn words_and_grade_are_one_change_and_other_texts_keep_their_signs() {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Chat,
            nodes: {"a": Decision(choices: [(id: "c", grade: Weak)])})"#;
        let case = read::<Scenario>(text.as_bytes()).unwrap().document;
        let (node, choice) = (Id::new("a").unwrap(), Id::new("c").unwrap());
        let mut history = History::new(Documents::one("x", case.clone()));
        let place = Place::choice(&node, &choice);
        history.apply(type_text("x", &case, &place.clone().then("does"), &"++ Call the courier.".into()));
        let after = history.scenario("x").unwrap().nodes["a"].choices()[0].clone();
        assert_eq!((after.grade, after.does.as_str()), (Some(Grade::Best), "Call the courier."));
        history.undo();
        assert_eq!(history.scenario("x"), Some(&case));
        history.apply(type_text("x", &case, &place.then("feedback"), &"- item".into()));
        assert_eq!(history.scenario("x").unwrap().nodes["a"].choices()[0].feedback.as_str(), "- item");
    }
}
