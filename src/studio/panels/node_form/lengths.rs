//! How long the words of a choice are beside those of its siblings: learners guess the longest one.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::NodeForm;
use crate::scenario::{Choice, Grade, Id, markup};
use crate::studio::canvas::letter;
use crate::studio::theme;

/// How many bars are shown at most.
const MOST: usize = 6;
const BAR: f32 = 3.0;
const GAP: f32 = 2.0;
const WIDTH: f32 = 96.0;

/// The lengths of the choices of a decision, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Lengths {
    words: Vec<usize>,
    /// The best choice is so long that it gives itself away.
    telling: bool,
}

impl Lengths {
    fn of(choices: &[Choice]) -> Self {
        let words: Vec<usize> = choices.iter().map(words_of).collect();
        let longest = |best: bool| {
            let of_kind = choices.iter().zip(&words).filter(|(choice, _)| (choice.grade == Some(Grade::Best)) == best);
            of_kind.map(|(_, words)| *words).max().unwrap_or(0)
        };
        let (best, other) = (longest(true), longest(false));
        Self { words, telling: other > 0 && best >= other + 4 && best * 2 > other * 3 }
    }
}

/// How many words are read; scripts without spaces count two letters for a word.
fn words_of(choice: &Choice) -> usize {
    let text = if choice.says.is_blank() { &choice.does } else { &choice.says };
    let plain = markup::plain(text);
    let spaced = plain.split_whitespace().count();
    let dense =
        plain.chars().filter(|c| ('\u{2E80}'..='\u{9FFF}').contains(c) || ('\u{AC00}'..='\u{D7A3}').contains(c));
    spaced.max(dense.count() / 2)
}

impl NodeForm<'_> {
    /// One bar for each choice, the open one in ink.
    pub(super) fn lengths_ui(&self, ui: &mut Ui, choices: &[Choice], open: &Id) {
        let lengths = Lengths::of(choices);
        let theme = self.theme;
        let own = choices.iter().position(|choice| choice.id == *open).unwrap_or(0);
        let words = lengths.words.get(own).copied().unwrap_or(0);
        let count = lengths.words.len().min(MOST);
        #[expect(clippy::cast_precision_loss, reason = "a few bars, and words that a person wrote")]
        let (height, longest) =
            ((BAR + GAP) * count as f32, lengths.words.iter().copied().max().unwrap_or(1).max(1) as f32);
        // The height never depends on what is typed: nothing moves under the hand.
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height.max(16.0)), Sense::hover());
        let each: Vec<String> =
            lengths.words.iter().enumerate().map(|(n, words)| format!("{} {words}", letter(n))).collect();
        let each = each.join(", ");
        let telling = if lengths.telling { ". The best is much the longest" } else { "" };
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Lengths in words: {each}{telling}")));
        let top = rect.center().y - height * 0.5;
        for (index, words) in lengths.words.iter().take(count).enumerate() {
            let best = choices[index].grade == Some(Grade::Best);
            let ink = match (lengths.telling && best, index == own) {
                (true, _) => theme.weak,
                (false, true) => theme.accent,
                (false, false) => theme.border_strong,
            };
            #[expect(clippy::cast_precision_loss, reason = "a few bars, and words that a person wrote")]
            let (down, width) = ((BAR + GAP) * index as f32, (WIDTH * *words as f32 / longest).max(2.0));
            let bar = egui::Rect::from_min_size(pos2(rect.left() + 2.0, top + down), vec2(width, BAR));
            ui.painter().rect_filled(bar, 1.5, ink);
        }
        let said = if words == 1 { "1 word".to_owned() } else { format!("{words} words") };
        let (said, ink) = if lengths.telling {
            (format!("{said} · the best is much the longest"), theme.weak)
        } else {
            (said, theme.text_weak)
        };
        let at = pos2(rect.left() + WIDTH + 12.0, rect.center().y);
        let font = egui::FontId::proportional(theme::SMALL);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, said, font, ink);
        response.on_hover_text(format!("Words of each choice: {each}{telling}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(said: &[(&str, Option<Grade>)]) -> Vec<Choice> {
        let choice = |(says, grade): &(&str, Option<Grade>)| Choice {
            says: (*says).into(),
            grade: *grade,
            ..Choice::new(Id::from_words("c", "c"))
        };
        said.iter().map(choice).collect()
    }

    #[test]
    fn a_best_choice_that_is_much_the_longest_is_told() {
        let long = "one two three four five six seven eight";
        for (said, telling) in [
            ([(long, Some(Grade::Best)), ("one two", None)], true),
            ([(long, Some(Grade::Weak)), ("one two", Some(Grade::Best))], false),
            ([(long, Some(Grade::Best)), ("one two three four five six", None)], false),
            ([("one two three", Some(Grade::Best)), ("one", None)], false),
            ([(long, Some(Grade::Best)), ("", None)], false),
        ] {
            assert_eq!(Lengths::of(&choices(&said)).telling, telling, "{said:?}");
        }
    }

    #[test]
    fn words_are_counted_as_they_read() {
        let counted = choices(&[("*Two* words", None), ("一二三四五六", None), ("", None)]);
        assert_eq!(Lengths::of(&counted).words, [2, 3, 0]);
    }
}
