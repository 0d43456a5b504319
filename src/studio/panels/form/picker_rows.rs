//! What a picker shows for what was typed: data, without drawing.

use super::picker::{Creates, Entry};

/// A row of a picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// One of what the picker creates.
    Create(usize),
    /// One of its entries.
    Entry(usize),
}

/// Everything that a picker offers, and what of it is found.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    all: Vec<Offered>,
    found: Vec<Row>,
    /// What something that is created would be called.
    name: String,
}

#[derive(Clone, Debug)]
struct Offered {
    words: String,
    lower: String,
    also: String,
    always: bool,
}

/// How well something fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is called so, or its number is this.
    Called,
    Begins,
    WordBegins,
    Contains,
    /// Its other words contain it.
    Also,
}

impl Rows {
    /// The rows of these entries; nothing is found yet.
    pub fn of<T>(entries: &[Entry<T>]) -> Self {
        let offered = |entry: &Entry<T>| Offered {
            words: entry.words.clone(),
            lower: entry.words.to_lowercase(),
            also: entry.also.to_lowercase(),
            always: entry.always,
        };
        Self { all: entries.iter().map(offered).collect(), ..Self::default() }
    }

    /// Finds what fits what was typed.
    pub fn find(&mut self, typed: &str, creates: &[Creates<'_>]) {
        let wanted = typed.trim().to_lowercase();
        let fits = |row: &Offered| if wanted.is_empty() { Some(Fit::Begins) } else { row.fit(&wanted) };
        let mut found: Vec<(Fit, usize)> = Vec::new();
        let mut always: Vec<(Option<Fit>, usize)> = Vec::new();
        for (index, row) in self.all.iter().enumerate() {
            if row.always {
                always.push((fits(row), index));
            } else {
                found.extend(fits(row).map(|fit| (fit, index)));
            }
        }
        found.sort_by_key(|(fit, index)| (*fit, *index));
        // “new …” asks for something new, and names it.
        let asks_for_new = wanted.strip_prefix("new").filter(|rest| rest.is_empty() || rest.starts_with([' ', '…']));
        let asks_for_new = asks_for_new.filter(|_| creates.iter().any(|creates| creates.unnamed));
        self.name = match asks_for_new {
            Some(_) => typed.trim().chars().skip(3).collect::<String>().trim_start_matches([' ', '…']).to_owned(),
            None => typed.trim().to_owned(),
        };
        let is_called = found.first().is_some_and(|(_, at)| self.all[*at].lower == wanted);
        let named = !self.name.is_empty() && !is_called;
        let made: Vec<Row> = creates
            .iter()
            .enumerate()
            .filter(|(_, creates)| creates.unnamed || named)
            .map(|(index, _)| Row::Create(index))
            .collect();
        // Typed whole, what is always there comes first: “open”.
        let (first, last): (Vec<_>, Vec<_>) = always
            .into_iter()
            .partition(|(fit, _)| !wanted.is_empty() && fit.is_some_and(|fit| fit <= Fit::WordBegins));
        let rows = |indices: Vec<(Option<Fit>, usize)>| indices.into_iter().map(|(_, index)| Row::Entry(index));
        let fresh = !wanted.is_empty() && (asks_for_new.is_some() || (found.is_empty() && first.is_empty()));
        let found = found.into_iter().map(|(_, index)| Row::Entry(index));
        self.found = if fresh {
            made.into_iter().chain(found).chain(rows(first)).chain(rows(last)).collect()
        } else {
            let called = rows(first);
            called.chain(found).chain(made).chain(rows(last)).collect()
        };
    }

    /// What was found, best first.
    pub fn found(&self) -> &[Row] {
        &self.found
    }

    /// What something that is created would be called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stands in a row.
    pub fn words(&self, row: Row, creates: &[Creates<'_>]) -> String {
        match row {
            Row::Entry(at) => self.all.get(at).map_or_else(String::new, |row| row.words.clone()),
            Row::Create(what) => {
                let words = creates.get(what).map_or("", |creates| creates.words);
                if self.name.is_empty() { words.to_owned() } else { format!("{words} “{}”", self.name) }
            }
        }
    }

    /// Whether an entry is still the one that was offered.
    pub fn is_still(&self, at: usize, words: &str) -> bool {
        self.all.get(at).is_some_and(|row| row.words == words)
    }
}

impl Offered {
    fn fit(&self, wanted: &str) -> Option<Fit> {
        if self.lower == wanted || self.lower.strip_prefix(wanted).is_some_and(|rest| rest.starts_with([' ', ':'])) {
            Some(Fit::Called)
        } else if self.lower.starts_with(wanted) {
            Some(Fit::Begins)
        } else if let Some(at) = self.lower.find(wanted) {
            let inner = self.lower[..at].ends_with(|c: char| !c.is_alphanumeric());
            Some(if inner { Fit::WordBegins } else { Fit::Contains })
        } else {
            self.also.contains(wanted).then_some(Fit::Also)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: [Creates<'_>; 2] =
        [Creates { words: "New decision", unnamed: true }, Creates { words: "New scene", unnamed: true }];
    const PERSON: [Creates<'_>; 1] = [Creates { words: "Create the person", unnamed: false }];

    fn found(typed: &str, creates: &[Creates<'_>]) -> Vec<String> {
        let entries = [
            Entry::new((), "D3 Opening words"),
            Entry::new((), "D31 The gift").also("It was for today."),
            Entry::new((), "S2 Open the box"),
            Entry::always((), "Leave it open"),
        ];
        let mut rows = Rows::of(&entries);
        rows.find(typed, creates);
        rows.found().iter().map(|row| rows.words(*row, creates)).collect()
    }

    #[test]
    fn the_number_comes_before_what_begins_so() {
        assert_eq!(found("d3", &[])[..2], ["D3 Opening words", "D31 The gift"]);
        assert_eq!(found("for today", &[])[0], "D31 The gift");
        assert_eq!(found("gift", &[])[0], "D31 The gift");
    }

    #[test]
    fn what_is_always_there_can_be_typed() {
        assert_eq!(found("open", &NEW)[0], "Leave it open");
        assert_eq!(found("", &NEW).last().unwrap(), "Leave it open");
    }

    #[test]
    fn what_is_missing_is_created_and_new_things_can_be_asked_for() {
        assert_eq!(found("She hangs up", &NEW)[..2], ["New decision “She hangs up”", "New scene “She hangs up”"]);
        assert_eq!(found("new", &NEW)[0], "New decision");
        assert_eq!(found("new She hangs up", &NEW)[0], "New decision “She hangs up”");
        assert_eq!(found("Ann", &PERSON)[0], "Create the person “Ann”");
        assert_eq!(found("", &PERSON).len(), 4, "nobody without a name");
        assert!(!found("d3 opening words", &PERSON).iter().any(|words| words.contains("Create")), "it is there");
    }
}
