//! A day of the calendar. Rules know no clock: whoever asks them says which day it is.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u32,
    month: u32,
    /// Of the month, from 1.
    number: u32,
}

/// Why a text is no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no day: write year, month and day, such as 2027-03-01")]
pub struct InvalidDay(String);

impl Day {
    /// The day in UTC, this many seconds after 1970 began.
    #[must_use]
    pub fn from_unix_seconds(seconds: u64) -> Self {
        // Howard Hinnant's civil_from_days: years begin in March, so that the leap day comes last.
        let days = seconds / 86_400 + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, years) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Self { year: small(year + era * 400 + years), month: small(month), number: small(day) }
    }

    /// The last day that a text means: `2027-03-01` that day, `2027-03` the last of the month, `2027` of the year.
    #[must_use]
    pub fn last_of(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let mut part = |digits: usize, least: u32, most: u32| -> Option<Option<u32>> {
            let Some(part) = parts.next() else { return Some(None) };
            let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            let number = part.parse().ok().filter(|number| plain && (least..=most).contains(number))?;
            Some(Some(number))
        };
        let year = part(4, 1, 9_999)??;
        let month = part(2, 1, 12)?;
        let day = part(2, 1, days_of(year, month.unwrap_or(12)))?;
        if parts.next().is_some() {
            return None;
        }
        let month = month.unwrap_or(12);
        Some(Self { year, month, number: day.unwrap_or_else(|| days_of(year, month)) })
    }
}

fn days_of(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _long => 31,
    }
}

impl FromStr for Day {
    type Err = InvalidDay;

    fn from_str(text: &str) -> Result<Self, InvalidDay> {
        let whole = text.trim().len() == 10;
        Self::last_of(text).filter(|_| whole).ok_or_else(|| InvalidDay(text.escape_debug().take(40).collect()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_the_calendar() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_772_323_199, "2026-02-28"),
            (1_772_323_200, "2026-03-01"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(Day::from_unix_seconds(seconds).to_string(), day);
            assert_eq!(day.parse::<Day>().unwrap(), Day::from_unix_seconds(seconds));
        }
    }

    #[test]
    fn a_month_lasts_until_its_end() {
        let last = |text| Day::last_of(text).map(|day| day.to_string());
        assert_eq!(last("2027-03").as_deref(), Some("2027-03-31"));
        assert_eq!(last(" 2028-02 ").as_deref(), Some("2028-02-29"));
        assert_eq!(last("2027").as_deref(), Some("2027-12-31"));
        for bad in ["", "soon", "2027-13", "2027-02-29", "27-03", "2027-3", "2027-03-01-1", "+027"] {
            assert_eq!(last(bad), None, "{bad}");
        }
        assert!("2027-03".parse::<Day>().is_err());
    }
}
