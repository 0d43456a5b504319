//! Lengths of time that are stated in words as a term: “within thirty minutes”, “innerhalb von zwei Stunden”.

/// The seconds of every term that a text states in English or German, in its order. Only what follows a word of terms
/// counts, so that “ninety seconds on hold” and “two days late” are none.
pub(super) fn stated_terms(text: &str) -> Vec<u32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .flat_map(split_compound)
        .filter(|w| !w.is_empty())
        .collect();
    let mut terms = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if matches!(*word, "within" | "in" | "inside" | "innerhalb" | "binnen") {
            let rest = &words[at + 1..];
            let skipped = rest.iter().take_while(|word| is_filler(word)).count();
            terms.extend(length(&rest[skipped..]));
        }
    }
    terms
}

/// `twenty-four` stays whole, `two-hour` becomes two words.
fn split_compound(word: &str) -> Vec<&str> {
    if number(word).is_some() { vec![word] } else { word.split('-').collect() }
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "next"
            | "about"
            | "around"
            | "at"
            | "most"
            | "no"
            | "more"
            | "than"
            | "von"
            | "den"
            | "der"
            | "des"
            | "nächsten"
            | "etwa"
            | "rund"
            | "spätestens"
            | "höchstens"
    )
}

/// The length that a list of words begins with.
fn length(words: &[&str]) -> Option<u32> {
    match words {
        ["half" | "halben" | "halbe" | "halb", "an" | "a", unit, ..]
        | ["half" | "halben" | "halbe", unit, ..]
        | ["a" | "einer" | "eine", "half" | "halben" | "halbe", unit, ..] => Some(unit_seconds(unit)? / 2),
        ["hour" | "day" | "week", ..] => unit_seconds(words[0]),
        [count, unit, ..] => number(count)?.checked_mul(unit_seconds(unit)?),
        _none => None,
    }
}

fn unit_seconds(word: &str) -> Option<u32> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" | "sekunde" | "sekunden" => 1,
        "minute" | "minutes" | "min" | "mins" | "minuten" => 60,
        "hour" | "hours" | "hr" | "hrs" | "stunde" | "stunden" => 3_600,
        "day" | "days" | "tag" | "tage" | "tagen" => 86_400,
        "week" | "weeks" | "woche" | "wochen" => 604_800,
        _other => return None,
    })
}

const NUMBERS: [(&[&str], u32); 20] = [
    (&["a", "an", "one", "ein", "eine", "einer", "einem", "eines"], 1),
    (&["two", "zwei"], 2),
    (&["three", "drei"], 3),
    (&["four", "vier"], 4),
    (&["five", "fünf"], 5),
    (&["six", "sechs"], 6),
    (&["seven", "sieben"], 7),
    (&["eight", "acht"], 8),
    (&["nine", "neun"], 9),
    (&["ten", "zehn"], 10),
    (&["twelve", "zwölf"], 12),
    (&["fifteen", "fünfzehn"], 15),
    (&["twenty", "zwanzig"], 20),
    (&["twenty-four", "vierundzwanzig"], 24),
    (&["thirty", "dreißig"], 30),
    (&["forty", "vierzig"], 40),
    (&["forty-five", "fünfundvierzig"], 45),
    (&["forty-eight", "achtundvierzig"], 48),
    (&["sixty", "sechzig"], 60),
    (&["ninety", "neunzig"], 90),
];

fn number(word: &str) -> Option<u32> {
    if word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    NUMBERS.iter().find(|(names, _)| names.contains(&word)).map(|(_, n)| *n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_in_two_languages() {
        for (text, seconds) in [
            ("I call you back within thirty minutes.", vec![1_800]),
            ("In the next 2 hours, or in half an hour", vec![7_200, 1_800]),
            ("within the hour", vec![3_600]),
            ("within twenty-four hours; at most ninety seconds", vec![86_400]),
            ("Wir melden uns innerhalb von zwei Stunden.", vec![7_200]),
            ("in spätestens einer halben Stunde, binnen 3 Tagen", vec![1_800, 259_200]),
            ("I need ninety seconds. It is two days late. In Chicago at six.", vec![]),
            ("in two", vec![]),
        ] {
            assert_eq!(stated_terms(text), seconds, "{text}");
        }
    }
}
