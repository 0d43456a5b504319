//! Moments and spans as xAPI writes them (ISO 8601, UTC).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A moment, as in `2026-03-01T08:05:09.120Z`.
pub(super) fn timestamp(moment: SystemTime) -> String {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, seconds) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", since.subsec_millis())
}

/// The date so many days after 1970-01-01, in the calendar's cycles of 400 years that begin in March.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

/// A span, as in `PT75.25S`.
pub(super) fn duration(span: Duration) -> String {
    format!("PT{}.{:02}S", span.as_secs(), span.subsec_millis() / 10)
}

/// Whether `text` is a span in ISO 8601: `P`, then numbers with their units in order, those of a day after a `T`.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (days, times) = rest.split_once('T').map_or((rest, None), |(days, times)| (days, Some(times)));
    let spans = |text: &str, units: &str| {
        let mut units = units.chars();
        let mut number = String::new();
        text.chars().all(|c| {
            if c.is_ascii_digit() || c == '.' {
                number.push(c);
                return true;
            }
            let sound = number.parse::<f64>().is_ok() && number.starts_with(|c: char| c.is_ascii_digit());
            number.clear();
            sound && units.any(|unit| unit == c)
        }) && number.is_empty()
    };
    spans(days, "YMWD") && times.is_none_or(|times| !times.is_empty() && spans(times, "HMS")) && !rest.is_empty()
}

/// Whether `text` is a moment in UTC.
pub(super) fn is_utc(text: &str) -> bool {
    is_timestamp(text) && ["Z", "+00:00", "+0000", "+00"].iter().any(|zone| text.ends_with(zone))
}

/// Whether `text` is a moment in ISO 8601, with date, time and zone.
pub(super) fn is_timestamp(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return false };
    let digits = |part: &str, long: usize| part.len() == long && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut date = day.split('-');
    let is_date =
        [4, 2, 2].into_iter().all(|long| date.next().is_some_and(|part| digits(part, long))) && date.next().is_none();
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let (clock, fraction) = clock.split_once('.').map_or((clock, None), |(clock, fraction)| (clock, Some(fraction)));
    let mut parts = clock.split(':');
    let is_clock = [24, 60, 61].into_iter().all(|limit| {
        parts.next().is_some_and(|part| digits(part, 2) && part.parse::<u32>().is_ok_and(|value| value < limit))
    }) && parts.next().is_none();
    let is_fraction = fraction.is_none_or(|fraction| !fraction.is_empty() && digits(fraction, fraction.len()));
    is_date && is_clock && is_fraction && (zone == "Z" || zone.len() >= 3 && zone != "-00:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_utc() {
        let at = |seconds: u64, millis: u32| timestamp(UNIX_EPOCH + Duration::new(seconds, millis * 1_000_000));
        assert_eq!(at(0, 0), "1970-01-01T00:00:00.000Z");
        assert_eq!(at(951_782_400, 5), "2000-02-29T00:00:00.005Z");
        assert_eq!(at(1_772_352_309, 120), "2026-03-01T08:05:09.120Z");
        assert!(is_utc(&at(4_102_444_799, 999)));
    }

    #[test]
    fn spans_and_moments_are_known() {
        for good in ["PT0S", "PT1.25S", "P1DT2H", "P3Y6M4DT12H30M5S", "P2W", &duration(Duration::from_millis(61_250))] {
            assert!(is_duration(good), "{good}");
        }
        for bad in ["", "P", "PT", "1S", "P1S", "PT1D", "PT1S2M", "PTS", "PT1", "P-1D", "PT.5S"] {
            assert!(!is_duration(bad), "{bad}");
        }
        for bad in ["2026-03-01", "2026-03-01T08:05:09", "2026-3-1T08:05:09Z", "2026-03-01T25:05:09Z", "x"] {
            assert!(!is_timestamp(bad), "{bad}");
        }
        assert!(is_timestamp("2026-03-01T08:05:09.1+02:00") && !is_utc("2026-03-01T08:05:09.1+02:00"));
    }
}
