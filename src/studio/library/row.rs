//! The rows of the table: a case each, what stands in its columns, and by what they are sorted.

use std::cmp::Ordering;
use std::path::PathBuf;

use crate::scenario::shortened;
use crate::store::CaseFacts;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Place,
    Title,
    Stage,
    Owner,
    Minutes,
    Decisions,
    Findings,
    OpenExits,
    Approvals,
    Previewed,
    ReviewBy,
    Needs,
    Live,
}

impl Column {
    /// Every column, from the left.
    pub const ALL: [Self; 13] = [
        Self::Place,
        Self::Title,
        Self::Stage,
        Self::Owner,
        Self::Findings,
        Self::OpenExits,
        Self::Needs,
        Self::Approvals,
        Self::Previewed,
        Self::ReviewBy,
        Self::Minutes,
        Self::Decisions,
        Self::Live,
    ];

    /// The word in its head.
    #[must_use]
    pub const fn head(self) -> &'static str {
        match self {
            Self::Place => "#",
            Self::Title => "Title",
            Self::Stage => "Stage",
            Self::Owner => "Owner",
            Self::Minutes => "Min.",
            Self::Decisions => "Decisions",
            Self::Findings => "Findings",
            Self::OpenExits => "Open exits",
            Self::Approvals => "Approved",
            Self::Previewed => "Previewed",
            Self::ReviewBy => "Review by",
            Self::Needs => "Needs",
            Self::Live => "Live",
        }
    }

    /// What it is called in full.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Place => "Teaching order",
            Self::Minutes => "Minutes",
            Self::Approvals => "Approvals",
            Self::Live => "Live revisions",
            Self::Title
            | Self::Stage
            | Self::Owner
            | Self::Decisions
            | Self::Findings
            | Self::OpenExits
            | Self::Previewed
            | Self::ReviewBy
            | Self::Needs => self.head(),
        }
    }

    /// What it tells.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Place => "In which order the pack teaches its cases",
            Self::Title => "What the case is called",
            Self::Stage => "How far it is on its way to learners",
            Self::Owner => "Who answers for the case",
            Self::Minutes => "How long its author expects it to take",
            Self::Decisions => "How many decisions it has",
            Self::Findings => "What the checks find without exploring: blocking · before review · before release",
            Self::OpenExits => "Exits that lead nowhere yet",
            Self::Approvals => "Areas whose approval still fits every word of the case",
            Self::Previewed => "How many choices and endings somebody has seen, in whatever wording",
            Self::ReviewBy => "When the case should be looked at again",
            Self::Needs => "Which cases of the pack have to be finished first",
            Self::Live => "Which revision was published last for each publish target",
        }
    }
}

/// What is known of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is being read for the first time.
    Reading,
    Facts(Box<CaseFacts>),
    /// It cannot be read, or is not there: why, and what to do.
    Trouble(String),
}

/// A case of the folder, or one that the pack lists.
#[derive(Clone, Debug)]
pub struct Row {
    /// The name of its file.
    pub file: String,
    pub path: PathBuf,
    /// Its place in the teaching order, from 1; none: it is not in the pack.
    pub place: Option<usize>,
    pub known: Known,
    /// It is open and has changes that are not saved.
    pub unsaved: bool,
    /// The titles of what has to be finished first.
    pub needs: Vec<String>,
    /// What was published last, for each target.
    pub live: Vec<String>,
}

impl Row {
    /// What is known of the case, if it could be read.
    #[must_use]
    pub fn facts(&self) -> Option<&CaseFacts> {
        match &self.known {
            Known::Facts(facts) => Some(facts),
            Known::Reading | Known::Trouble(_) => None,
        }
    }

    /// Its title; its file where it has none, or none is known.
    #[must_use]
    pub fn title(&self) -> &str {
        self.facts().map(|facts| facts.title.as_str()).filter(|title| !title.is_empty()).unwrap_or(&self.file)
    }

    /// The words in a column; empty: there is nothing to say.
    #[must_use]
    pub fn words(&self, column: Column) -> String {
        let Some(facts) = self.facts() else {
            return match column {
                Column::Place => self.place.map_or_else(String::new, |place| place.to_string()),
                Column::Title => self.title().to_owned(),
                _unknown => String::new(),
            };
        };
        let number = |number: usize| if number == 0 { String::new() } else { number.to_string() };
        match column {
            Column::Place => self.place.map_or_else(String::new, |place| place.to_string()),
            Column::Title => self.title().to_owned(),
            Column::Stage => facts.stage.label().to_owned(),
            Column::Owner => facts.owner.clone(),
            Column::Minutes => number(usize::try_from(facts.minutes).unwrap_or(usize::MAX)),
            Column::Decisions => facts.decisions.to_string(),
            Column::Findings => format!("{} · {} · {}", facts.blocking, facts.before_review, facts.before_release),
            Column::OpenExits => number(facts.open_exits),
            Column::Approvals => facts.approved.iter().map(|area| area.label()).collect::<Vec<_>>().join(", "),
            Column::Previewed => facts.previewed.map_or_else(String::new, |percent| format!("{percent} %")),
            Column::ReviewBy => facts.review_by.clone(),
            Column::Needs => self.needs.iter().map(|title| shortened(title, 40)).collect::<Vec<_>>().join(", "),
            Column::Live => self.live.join(", "),
        }
    }

    /// What a screen reader says of the row: everything, also what has no room on the screen.
    #[must_use]
    pub fn spoken(&self) -> String {
        let mut parts = vec![self.title().to_owned()];
        if self.unsaved {
            parts.push("not saved".to_owned());
        }
        match &self.known {
            Known::Reading => parts.push("being read".to_owned()),
            Known::Trouble(why) => parts.push(why.clone()),
            Known::Facts(facts) => {
                if self.place.is_none() {
                    parts.push("not in the pack".to_owned());
                }
                for column in Column::ALL {
                    let words = self.words(column);
                    match column {
                        Column::Title => {}
                        Column::Findings => parts.push(format!(
                            "{} blocking, {} before review, {} before release",
                            facts.blocking, facts.before_review, facts.before_release
                        )),
                        _other if words.is_empty() => {}
                        other => parts.push(format!("{} {words}", other.name().to_lowercase())),
                    }
                }
            }
        }
        parts.join(", ")
    }

    /// Whether title, owner, stage or file hold every one of these words, which are in small letters.
    #[must_use]
    pub fn holds(&self, words: &[&str]) -> bool {
        let mut text = format!("{} {}", self.title(), self.file);
        if let Some(facts) = self.facts() {
            text = format!("{text} {} {}", facts.owner, facts.stage.label());
        }
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    }

    fn place_key(&self) -> (usize, &str) {
        (self.place.unwrap_or(usize::MAX), &self.file)
    }
}

/// By what the rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub by: Column,
    /// From the last to the first.
    pub reversed: bool,
}

impl Sort {
    /// In teaching order.
    pub const TEACHING: Self = Self { by: Column::Place, reversed: false };

    /// What a click on a head makes of it: by that column, and the other way round the next time.
    #[must_use]
    pub fn clicked(self, by: Column) -> Self {
        Self { by, reversed: self.by == by && !self.reversed }
    }

    /// Sorts rows. What says nothing in the column comes last either way; what is equal is in teaching order.
    pub fn sort(self, rows: &mut [Row]) {
        rows.sort_by(|a, b| {
            let (empty_a, empty_b) = (self.is_empty(a), self.is_empty(b));
            let order = self.compare(a, b);
            let order = if self.reversed { order.reverse() } else { order };
            empty_a.cmp(&empty_b).then(order).then_with(|| a.place_key().cmp(&b.place_key()))
        });
    }

    fn is_empty(self, row: &Row) -> bool {
        row.words(self.by).is_empty()
    }

    fn compare(self, a: &Row, b: &Row) -> Ordering {
        let facts = |row: &Row| row.facts().cloned().unwrap_or_default();
        match self.by {
            Column::Place => a.place_key().cmp(&b.place_key()),
            Column::Title | Column::Owner | Column::Approvals | Column::ReviewBy | Column::Needs | Column::Live => {
                a.words(self.by).to_lowercase().cmp(&b.words(self.by).to_lowercase())
            }
            Column::Stage => facts(a).stage.cmp(&facts(b).stage),
            Column::Minutes => facts(a).minutes.cmp(&facts(b).minutes),
            Column::Decisions => facts(a).decisions.cmp(&facts(b).decisions),
            Column::OpenExits => facts(a).open_exits.cmp(&facts(b).open_exits),
            Column::Previewed => facts(a).previewed.cmp(&facts(b).previewed),
            Column::Findings => {
                let key = |facts: CaseFacts| (facts.blocking, facts.before_review, facts.before_release);
                key(facts(a)).cmp(&key(facts(b)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(file: &str, place: Option<usize>, facts: Option<CaseFacts>) -> Row {
        let known = facts.map_or_else(|| Known::Trouble("gone".to_owned()), |facts| Known::Facts(Box::new(facts)));
        Row { file: file.into(), path: file.into(), place, known, unsaved: false, needs: vec![], live: vec![] }
    }

    fn sorted(sort: Sort) -> Vec<String> {
        let facts = |owner: &str, minutes| CaseFacts { owner: owner.into(), minutes, ..CaseFacts::default() };
        let mut rows = [
            row("loose", None, Some(facts("ana", 10))),
            row("b", Some(2), Some(facts("Zoe", 9))),
            row("a", Some(3), Some(facts("", 10))),
            row("broken", Some(1), None),
        ];
        sort.sort(&mut rows);
        rows.into_iter().map(|row| row.file).collect()
    }

    #[test]
    fn rows_sort_by_value_and_what_says_nothing_comes_last_either_way() {
        assert_eq!(sorted(Sort::TEACHING), ["broken", "b", "a", "loose"]);
        let owner = Sort::TEACHING.clicked(Column::Owner);
        assert_eq!(sorted(owner), ["loose", "b", "broken", "a"]);
        assert_eq!(sorted(owner.clicked(Column::Owner)), ["b", "loose", "broken", "a"]);
        assert_eq!(sorted(Sort::TEACHING.clicked(Column::Minutes)), ["b", "a", "loose", "broken"]);
    }

    #[test]
    fn a_filter_holds_all_of_its_words() {
        let mut case = row("late.ron", Some(1), Some(CaseFacts { owner: "Zoe".into(), ..CaseFacts::default() }));
        assert!(case.holds(&["zoe", "draft", "late"]) && case.holds(&[]) && !case.holds(&["zoe", "release"]));
        case.unsaved = true;
        assert!(case.spoken().starts_with("late.ron, not saved, teaching order 1, stage Draft"), "{}", case.spoken());
    }
}
