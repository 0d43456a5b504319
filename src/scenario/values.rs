//! Values in texts: `{company}`, `{customer}`, `{limit}`, `{remedy.courier}`, filled in when a case is resolved.

use std::collections::HashMap;
use std::ops::Range;

use super::{Policy, Role, Scenario};

/// Something between braces in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Braced<'a> {
    /// `{name}`: a value.
    Value(&'a str),
    /// `{{…}}`: a gap that a template left to fill.
    Gap,
}

/// Finds what stands between braces in `text`, with where it stands in bytes. A backslash makes the next character
/// plain.
#[must_use]
pub fn braced(text: &str) -> Vec<(Range<usize>, Braced<'_>)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'{' if bytes.get(at + 1) == Some(&b'{') => {
                let end = text[at..].find("}}").map_or(text.len(), |n| at + n + 2);
                found.push((at..end, Braced::Gap));
                at = end;
            }
            b'{' => {
                let length =
                    bytes[at + 1..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b)).count();
                let end = at + 1 + length;
                if length > 0 && bytes.get(end) == Some(&b'}') {
                    found.push((at..end + 1, Braced::Value(&text[at + 1..end])));
                }
                at = end;
            }
            _other => at += 1,
        }
    }
    found
}

/// The values that texts of a scenario may name, and what stands for them.
#[derive(Clone, Debug, Default)]
pub struct Values(HashMap<String, String>);

impl Values {
    /// Reads them from a scenario into which everything inherited has been copied.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let mut values = HashMap::new();
        for (id, remedy) in &scenario.remedies {
            values.insert(format!("remedy.{id}"), remedy.what.to_string());
        }
        for (id, promise) in &scenario.promises {
            values.insert(format!("promise.{id}"), promise.what.to_string());
        }
        for (name, role) in [("customer", Role::Customer), ("agent", Role::Agent)] {
            if let Some(person) = scenario.cast.values().find(|person| person.role == role) {
                values.insert(name.to_owned(), person.name.to_string());
            }
        }
        if let Some(Policy { remedy_limit: Some(limit), currency, .. }) = &scenario.policy {
            values.insert("limit".to_owned(), money(*limit, currency));
        }
        for (id, term) in &scenario.terms {
            values.insert(id.to_string(), term.to_string());
        }
        Self(values)
    }

    /// Whether `name` stands for something.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Every name, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// `text` with its values filled in, as plain words; unknown ones stay as they are. `None`: nothing to fill in.
    #[must_use]
    pub fn fill(&self, text: &str) -> Option<String> {
        if !text.contains('{') {
            return None;
        }
        let mut filled = String::new();
        let mut done = 0;
        for (range, braced) in braced(text) {
            let Braced::Value(name) = braced else { continue };
            if let Some(value) = self.0.get(name) {
                filled.push_str(&text[done..range.start]);
                push_plain(&mut filled, value);
                done = range.end;
            }
        }
        if done == 0 {
            return None;
        }
        filled.push_str(&text[done..]);
        Some(filled)
    }
}

/// Adds `value` so that nothing in it is read as markup.
fn push_plain(text: &mut String, value: &str) {
    for c in value.chars() {
        let opens_item = c == '-' && (text.is_empty() || text.ends_with('\n'));
        if opens_item || matches!(c, '*' | '[' | ']' | '{' | '}' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
}

/// How many digits of an amount in a currency (ISO 4217) stand behind the point.
#[must_use]
pub fn currency_decimals(currency: &str) -> u32 {
    if matches!(currency, "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "HUF") { 0 } else { 2 }
}

/// An amount of minor units in a currency (ISO 4217): 5000 USD is `$50`, 1850 EUR is `€18.50`.
#[must_use]
pub fn money(minor: i32, currency: &str) -> String {
    let unit = 10_i64.pow(currency_decimals(currency));
    let minor = i64::from(minor);
    let (whole, rest) = (minor.abs() / unit, minor.abs() % unit);
    let sign = if minor < 0 { "−" } else { "" };
    let number = if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") };
    match currency {
        "USD" => format!("{sign}${number}"),
        "EUR" => format!("{sign}€{number}"),
        "GBP" => format!("{sign}£{number}"),
        "JPY" => format!("{sign}¥{number}"),
        "" => format!("{sign}{number}"),
        other => format!("{sign}{number} {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_values_gaps_or_plain() {
        let text = r"{company} {{NAME}} \{no} { no } {remedy.a-b} {";
        let kinds: Vec<_> = braced(text).into_iter().map(|(_, braced)| braced).collect();
        assert_eq!(kinds, [Braced::Value("company"), Braced::Gap, Braced::Value("remedy.a-b")]);
    }

    #[test]
    fn a_value_is_filled_in_as_plain_words() {
        let values = Values(HashMap::from([("company".to_owned(), "A*B {x}".to_owned())]));
        assert_eq!(values.fill("At {company}, {other}.").unwrap(), r"At A\*B \{x\}, {other}.");
        assert_eq!(values.fill("Nothing here"), None);
    }

    #[test]
    fn amounts_are_written_in_their_currency() {
        assert_eq!(money(5000, "USD"), "$50");
        assert_eq!(money(1850, "EUR"), "€18.50");
        assert_eq!(money(500, "JPY"), "¥500");
        assert_eq!(money(-105, "CHF"), "−1.05 CHF");
    }
}
