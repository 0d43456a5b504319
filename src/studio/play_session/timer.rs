//! The clock of a timed decision: real time, which only the room that shows it counts.

use std::cell::Cell;

/// How fast timers run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// As learners get them.
    #[default]
    Normal,
    /// Twice the time.
    Double,
    /// No timer runs; saying nothing stays possible.
    Off,
}

impl Pace {
    /// Every pace.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Double, Self::Off];

    /// The words in the menu.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Normal => "Timers on",
            Self::Double => "Timers with twice the time",
            Self::Off => "Timers off",
        }
    }

    /// By how much time is stretched; none: it stands still.
    #[must_use]
    pub const fn stretch(self) -> Option<f64> {
        match self {
            Self::Normal => Some(1.0),
            Self::Double => Some(2.0),
            Self::Off => None,
        }
    }
}

/// How long a timed decision has been shown. Written while painting, hence the cells.
#[derive(Debug, Default)]
pub struct Timer {
    elapsed: Cell<f64>,
    /// The pass in which it was shown last, and when that was.
    last: Cell<Option<(u64, f64)>>,
    over: Cell<bool>,
}

impl Timer {
    /// Counts the time since the pass before, if the decision was shown in it too and time `runs`; how many seconds
    /// have been counted.
    pub fn count(&self, pass: u64, time: f64, runs: bool) -> f64 {
        if let Some((last_pass, last_time)) = self.last.get()
            && last_pass + 1 == pass
            && runs
        {
            self.elapsed.set(self.elapsed.get() + (time - last_time).max(0.0));
        }
        self.last.set(Some((pass, time)));
        self.elapsed.get()
    }

    /// How many seconds have been counted.
    pub fn elapsed(&self) -> f64 {
        self.elapsed.get()
    }

    /// Notes that time has run out; whether that is news.
    pub fn run_out(&self) -> bool {
        !self.over.replace(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_time_in_view_counts() {
        let timer = Timer::default();
        let after = |pass, time, runs| timer.count(pass, time, runs);
        assert!(after(5, 1.0, true) < 0.001, "it begins when it is first shown");
        assert!((after(6, 2.5, true) - 1.5).abs() < 0.001);
        assert!((after(7, 9.0, false) - 1.5).abs() < 0.001, "a menu is open");
        assert!((after(8, 10.0, true) - 2.5).abs() < 0.001);
        assert!((after(20, 60.0, true) - 2.5).abs() < 0.001, "another room was shown");
        assert!(timer.run_out());
        assert!(!timer.run_out());
    }
}
