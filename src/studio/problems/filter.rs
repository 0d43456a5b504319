//! Which problems are shown.

use super::{Due, Problem};
use crate::check::{Family, Severity};

/// Which problems are shown; what is left out lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemFilter {
    pub due: Option<Due>,
    pub severity: Option<Severity>,
    pub family: Option<Family>,
    /// Every one of these words stands in the message or the name of the rule.
    pub words: String,
}

impl ProblemFilter {
    /// The same, ready to be asked of thousands.
    #[must_use]
    pub fn sieve(&self) -> Sieve<'_> {
        Sieve { filter: self, words: self.words.to_lowercase().split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether words are looked for.
    #[must_use]
    pub fn looks_for_words(&self) -> bool {
        !self.words.trim().is_empty()
    }
}

/// A filter with its words in small letters.
#[derive(Debug)]
pub struct Sieve<'a> {
    filter: &'a ProblemFilter,
    words: Vec<String>,
}

impl Sieve<'_> {
    /// Whether a problem is shown.
    #[must_use]
    pub fn lets_pass(&self, problem: &Problem) -> bool {
        let filter = self.filter;
        filter.due.is_none_or(|wanted| wanted == problem.due)
            && filter.severity.is_none_or(|wanted| wanted == problem.severity)
            && filter.family.is_none_or(|wanted| wanted == problem.family())
            && (self.words.is_empty() || {
                let text = problem.text();
                self.words.iter().all(|word| text.contains(word))
            })
    }
}
