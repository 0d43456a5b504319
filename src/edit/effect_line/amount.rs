//! Numbers and amounts of money as people type them.

use crate::scenario::{MAX_NUMBER, currency_decimals, money};

/// Parts text into what stands before its last number, and the number: `anger -15`, `anger - 15`, `anger-15`.
pub(super) fn split_amount(text: &str) -> Option<(&str, String)> {
    let (head, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    if looks_like_amount(last) {
        let head = head.trim_end();
        let (before, sign) = head.rsplit_once(char::is_whitespace).unwrap_or((head, ""));
        return if sign.chars().count() == 1 && sign.starts_with(is_sign) && !last.starts_with(is_sign) {
            Some((before.trim_end(), format!("{sign}{last}")))
        } else {
            Some((head, last.to_owned()))
        };
    }
    let at = last.char_indices().skip(1).filter(|(_, c)| is_sign(*c)).last()?.0;
    let at = text.len() - last.len() + at;
    looks_like_amount(&text[at..]).then(|| (&text[..at], text[at..].to_owned()))
}

/// Whether `word` is meant as a number, right or wrong: digits with a sign, a currency, points and commas.
pub(super) fn looks_like_amount(word: &str) -> bool {
    let digits = bare(word).1;
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

/// Reads a whole number, or says what is wrong with it.
pub(super) fn whole(word: &str) -> Result<i32, String> {
    let (negative, digits) = bare(word);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("“{word}” is no whole number: write one such as -15"));
    }
    within(negative, digits, 0).ok_or_else(|| format!("{word} is too much: at most 1,000,000 either way"))
}

/// Reads an amount in major units of `currency` into minor units, or says what is wrong with it.
pub(super) fn minor_units(word: &str, currency: &str) -> Result<i32, String> {
    let decimals = currency_decimals(currency);
    let (negative, digits) = bare(word);
    let refuse = || {
        let example = if decimals == 0 { "cost 18" } else { "cost 18 or cost 18.50" };
        format!("“{word}” is no amount of money: write {example}")
    };
    let (wholes, rest) = match digits.rfind(['.', ',']) {
        // Three digits after a comma are thousands, fewer are cents.
        Some(at) if digits.len() - at - 1 < 3 => (&digits[..at], &digits[at + 1..]),
        Some(_) | None => (digits, ""),
    };
    let groups: Vec<&str> = wholes.split(',').collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3) && groups.iter().all(|group| !group.is_empty());
    if !grouped || wholes.contains('.') || (rest.is_empty() && digits.ends_with(['.', ','])) {
        return Err(refuse());
    }
    let places = u32::try_from(rest.len()).map_err(|_| refuse())?;
    if places > decimals {
        return Err(refuse());
    }
    within(negative, &format!("{}{rest}", groups.concat()), decimals - places)
        .ok_or_else(|| format!("{word} is too much: at most {} either way", money(MAX_NUMBER, currency)))
}

/// The amount as it is typed: `18`, `18.50`, `-5`.
pub(super) fn typed_money(minor: i32, currency: &str) -> String {
    let unit = 10_u32.pow(currency_decimals(currency));
    let sign = if minor < 0 { "-" } else { "" };
    let (wholes, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    if rest == 0 { format!("{sign}{wholes}") } else { format!("{sign}{wholes}.{rest:02}") }
}

/// The number of `digits` with that many zeros behind it, if it may stand in a document.
fn within(negative: bool, digits: &str, zeros: u32) -> Option<i32> {
    let number = digits.parse::<i64>().ok()?.checked_mul(10_i64.pow(zeros))?;
    let number = i32::try_from(number).ok().filter(|n| *n <= MAX_NUMBER)?;
    Some(if negative { -number } else { number })
}

/// Whether a number is negative, and its digits without sign and currency.
fn bare(word: &str) -> (bool, &str) {
    let negative = word.starts_with(['-', '−', '–']);
    let unsigned = word.strip_prefix(is_sign).unwrap_or(word);
    (negative, unsigned.strip_prefix(['$', '€', '£', '¥']).unwrap_or(unsigned))
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '−' | '–')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_stand_apart_or_close() {
        for (text, head, number) in [
            ("anger -15", "anger", "-15"),
            ("anger - 15", "anger", "-15"),
            ("anger−15", "anger", "−15"),
            ("well-being +3", "well-being", "+3"),
            ("18", "", "18"),
        ] {
            assert_eq!(split_amount(text), Some((head, number.to_owned())), "{text}");
        }
        for text in ["anger", "well-being", "callback 30m", "anger15", ""] {
            assert_eq!(split_amount(text), None, "{text}");
        }
    }

    #[test]
    fn money_is_read_in_major_units() {
        for (text, currency, minor) in [
            ("18", "USD", 1_800),
            ("18.50", "USD", 1_850),
            ("18,50", "EUR", 1_850),
            ("18.5", "", 1_850),
            ("$1,000", "USD", 100_000),
            ("-€5", "EUR", -500),
            ("1,800", "JPY", 1_800),
        ] {
            assert_eq!(minor_units(text, currency), Ok(minor), "{text}");
        }
        for (text, currency) in
            [("18.50", "JPY"), ("1.2.3", "USD"), ("1,00,000", "USD"), ("18.", "USD"), ("1.000", "USD")]
        {
            assert!(minor_units(text, currency).unwrap_err().starts_with('“'), "{text}");
        }
        assert_eq!(minor_units("10001", "USD").unwrap_err(), "10001 is too much: at most $10000 either way");
        assert_eq!(typed_money(-1_805, "USD"), "-18.05");
        assert_eq!(typed_money(1_805, "JPY"), "1805");
    }

    #[test]
    fn other_numbers_are_whole_and_bounded() {
        assert_eq!(whole("−15"), Ok(-15));
        assert_eq!(whole("15.5").unwrap_err(), "“15.5” is no whole number: write one such as -15");
        assert!(whole("99999999999999999999").unwrap_err().contains("too much"));
    }
}
