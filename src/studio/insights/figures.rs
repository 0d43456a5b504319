//! Figures in words: counts of paths, percents, lengths of time.

use crate::explore::{Count, Exploration, Learner};

/// What a learner is called on the screen.
#[must_use]
pub const fn learner_name(learner: Learner) -> &'static str {
    match learner {
        Learner::Random => "Random",
        Learner::TypicalMistakes => "Typical mistakes",
        Learner::Model => "Model",
        Learner::Worst => "Worst",
    }
}

/// What a learner does, in a sentence.
#[must_use]
pub const fn learner_about(learner: Learner) -> &'static str {
    match learner {
        Learner::Random => "takes anything that is offered, all alike",
        Learner::TypicalMistakes => "prefers weak and harmful answers, as beginners do",
        Learner::Model => "takes the best answer that is offered, at once",
        Learner::Worst => "takes the worst answer that is offered, as late as possible",
    }
}

/// A whole number with commas.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let mut words = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// A whole number that can be read at a glance: a large one to three places.
#[must_use]
pub fn at_a_glance(digits: &str) -> String {
    let (before, unit) = match digits.len() {
        ..=7 => return grouped(digits),
        8..=9 => (digits.len() - 6, "million"),
        10..=12 => (digits.len() - 9, "billion"),
        13..=15 => (digits.len() - 12, "trillion"),
        more => {
            let power: String = (more - 1).to_string().chars().map(superscript).collect();
            return format!("{}.{} × 10{power}", &digits[..1], &digits[1..2]);
        }
    };
    match before {
        1 | 2 => format!("{}.{} {unit}", &digits[..before], &digits[before..=before]),
        _three => format!("{} {unit}", &digits[..before]),
    }
}

fn superscript(digit: char) -> char {
    match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _zero => '⁰',
    }
}

/// A number of paths, to be read at a glance.
#[must_use]
pub fn count_words(count: &Count) -> String {
    match count {
        Count::Exactly(_) => at_a_glance(&count.to_string()),
        Count::Unbounded => "unbounded".to_owned(),
    }
}

/// How many paths there are and how sure that is: `1,204 paths · exact`.
#[must_use]
pub fn paths_words(found: &Exploration) -> String {
    match found.flow.exact().map(|flow| &flow.paths) {
        Some(Count::Unbounded) => "unbounded paths · exact".to_owned(),
        Some(count @ Count::Exactly(_)) => {
            let words = count_words(count);
            let paths = if words == "1" { "path" } else { "paths" };
            format!("{words} {paths} · exact")
        }
        None => "too many paths to count · sampled".to_owned(),
    }
}

/// A share from 0 to 1, so that nothing is called never or always that is not.
#[must_use]
pub fn percent_words(share: f64) -> String {
    const NOISE: f64 = 1e-9;
    let percent = share * 100.0;
    if percent <= NOISE {
        "–".to_owned()
    } else if percent < 0.1 {
        "< 0.1 %".to_owned()
    } else if percent >= 100.0 - NOISE {
        "100 %".to_owned()
    } else if percent > 99.9 {
        "> 99.9 %".to_owned()
    } else {
        format!("{percent:.1} %")
    }
}

/// Seconds as a person says them.
#[must_use]
pub fn time_words(seconds: u64) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let rounded = |unit: u64| (seconds + unit / 2) / unit;
    match seconds {
        0..90 => format!("{seconds} s"),
        90..5_400 => format!("{} min", rounded(MINUTE)),
        5_400..129_600 => format!("{} h", rounded(HOUR)),
        _days => format!("{} days", rounded(DAY)),
    }
}

/// From a shortest to a longest time; a unit that both have is said once.
#[must_use]
pub fn time_range(shortest: u64, longest: Option<u64>) -> String {
    let from = time_words(shortest);
    let Some(longest) = longest else { return format!("{from} or more") };
    let to = time_words(longest);
    if from == to {
        return from;
    }
    match (from.split_once(' '), to.split_once(' ')) {
        (Some((n, unit)), Some((m, other))) if unit == other => format!("{n}–{m} {unit}"),
        _units => format!("{from} – {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_can_be_read_at_a_glance() {
        for (digits, words) in [
            ("0", "0"),
            ("999", "999"),
            ("1204", "1,204"),
            ("1234567", "1,234,567"),
            ("12345678", "12.3 million"),
            ("123456789", "123 million"),
            ("24524542356", "24.5 billion"),
            ("123456789012345", "123 trillion"),
            ("1234567890123456", "1.2 × 10¹⁵"),
        ] {
            assert_eq!(at_a_glance(digits), words);
        }
        assert_eq!(grouped("24524542356"), "24,524,542,356");
    }

    #[test]
    fn next_to_never_is_not_never() {
        let words = [0.0, 1e-15, 0.000_4, 0.224, 0.999_95, 1.0].map(percent_words);
        assert_eq!(words, ["–", "–", "< 0.1 %", "22.4 %", "> 99.9 %", "100 %"]);
    }

    #[test]
    fn times_are_said_in_the_unit_that_fits() {
        let words = [0, 89, 90, 400, 5_400, 200_000].map(time_words);
        assert_eq!(words, ["0 s", "89 s", "2 min", "7 min", "2 h", "2 days"]);
        assert_eq!(time_range(420, Some(660)), "7–11 min");
        assert_eq!(time_range(45, Some(660)), "45 s – 11 min");
        assert_eq!(time_range(420, Some(421)), "7 min");
        assert_eq!(time_range(420, None), "7 min or more");
    }
}
