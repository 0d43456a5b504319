//! Amounts of money: stored in minor units, shown and typed in the units that people count in.

use egui::{DragValue, Ui, vec2};

use super::CaseForm;
use crate::scenario::{MAX_NUMBER, currency_decimals, money};
use crate::studio::panels::form::label_ui;

impl CaseForm<'_> {
    /// An amount in the currency of the case.
    pub(super) fn amount_ui(&mut self, ui: &mut Ui, field: &'static str, label: &str, minor: i32) -> Option<i32> {
        label_ui(ui, self.theme, label);
        let currency = self.currency().to_owned();
        let mut edited = minor;
        let read = currency.clone();
        let drag = DragValue::new(&mut edited)
            .range(0..=MAX_NUMBER)
            .speed(10.0)
            .min_size(vec2(96.0, 28.0))
            .custom_formatter(move |minor, _| money(whole(minor), &currency))
            .custom_parser(move |typed| minor_from_words(typed, &read).map(f64::from));
        let response = ui.add(drag).accessible_name(self.name(label));
        self.lead_to(&response, field);
        (edited != minor).then_some(edited)
    }

    /// The currency that amounts are in: that of the case, else that of its pack.
    pub(super) fn currency(&self) -> &str {
        let own = self.workspace.scenario().policy.as_ref();
        let policy = own.or_else(|| self.workspace.history.pack().and_then(|pack| pack.policy.as_ref()));
        policy.map_or("", |policy| policy.currency.as_str())
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the field holds whole numbers of at most a million")]
fn whole(number: f64) -> i32 {
    number.round() as i32
}

/// Reads `18`, `18.50`, `$18,50` or `18.5 EUR` as minor units of a currency.
fn minor_from_words(typed: &str, currency: &str) -> Option<i32> {
    let number: String = typed.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let decimals = usize::try_from(currency_decimals(currency)).ok()?;
    let (units, part) = match number.rfind(['.', ',']) {
        // Three digits behind a point are thousands: `1,200`.
        Some(at) if number.len() - at - 1 <= decimals.max(1) && decimals > 0 => (&number[..at], &number[at + 1..]),
        Some(_) | None => (number.as_str(), ""),
    };
    let units: String = units.chars().filter(char::is_ascii_digit).collect();
    if units.is_empty() && part.is_empty() {
        return None;
    }
    let minor: i64 = format!("{units}{part:0<decimals$}").parse().ok()?;
    Some(i32::try_from(minor).unwrap_or(MAX_NUMBER).min(MAX_NUMBER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, currency, minor) in [
            ("18", "USD", 1800),
            ("$18.50", "USD", 1850),
            ("18,5", "EUR", 1850),
            ("€14.95", "EUR", 1495),
            ("1,200", "USD", 120_000),
            ("500", "JPY", 500),
            ("1.200", "JPY", 1200),
            (".50", "USD", 50),
            ("99999999", "USD", MAX_NUMBER),
        ] {
            assert_eq!(minor_from_words(typed, currency), Some(minor), "{typed} {currency}");
        }
        assert_eq!(minor_from_words("free", "USD"), None);
    }

    #[test]
    fn what_is_shown_is_what_is_read() {
        for currency in ["USD", "JPY", "CHF", ""] {
            for minor in [0, 5, 50, 1495, 1800, 999_999] {
                assert_eq!(minor_from_words(&money(minor, currency), currency), Some(minor), "{minor} {currency}");
            }
        }
    }
}
