//! Add, duplicate, move and delete what a case declares by id.

use super::{Step, edit_case};
use crate::scenario::{
    Fact, Id, Media, MediaPath, Meter, Objective, Ordered, Person, Place, Promise, Remedy, RemedyKind, Role, Scenario,
    Text,
};

/// A table of a case whose entries have ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    Cast,
    Meters,
    Flags,
    Facts,
    Promises,
    Remedies,
    Terms,
    Objectives,
    Media,
}

/// Runs the same code on whichever table is meant.
macro_rules! in_table {
    ($table:expr, $case:expr, $entries:ident => $do:expr) => {
        match $table {
            Table::Cast => {
                let $entries = &mut $case.cast;
                $do
            }
            Table::Meters => {
                let $entries = &mut $case.meters;
                $do
            }
            Table::Flags => {
                let $entries = &mut $case.flags;
                $do
            }
            Table::Facts => {
                let $entries = &mut $case.facts;
                $do
            }
            Table::Promises => {
                let $entries = &mut $case.promises;
                $do
            }
            Table::Remedies => {
                let $entries = &mut $case.remedies;
                $do
            }
            Table::Terms => {
                let $entries = &mut $case.terms;
                $do
            }
            Table::Objectives => {
                let $entries = &mut $case.brief.objectives;
                $do
            }
            Table::Media => {
                let $entries = &mut $case.media;
                $do
            }
        }
    };
}
pub(super) use in_table;

impl Table {
    /// Every table.
    pub const ALL: [Self; 9] = [
        Self::Cast,
        Self::Meters,
        Self::Flags,
        Self::Facts,
        Self::Promises,
        Self::Remedies,
        Self::Terms,
        Self::Objectives,
        Self::Media,
    ];

    /// What one of its entries is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cast => "person",
            Self::Meters => "meter",
            Self::Flags => "flag",
            Self::Facts => "fact",
            Self::Promises => "promise",
            Self::Remedies => "remedy",
            Self::Terms => "term",
            Self::Objectives => "objective",
            Self::Media => "picture, sound or film",
        }
    }

    /// The same with its article.
    #[must_use]
    pub fn a_word(self) -> String {
        let article = if self == Self::Objectives { "an" } else { "a" };
        format!("{article} {}", self.word())
    }

    /// Where an entry stands.
    #[must_use]
    pub fn place(self, id: &Id) -> Place {
        match self {
            Self::Cast => Place::declared("cast", id),
            Self::Meters => Place::declared("meters", id),
            Self::Flags => Place::declared("flags", id),
            Self::Facts => Place::declared("facts", id),
            Self::Promises => Place::declared("promises", id),
            Self::Remedies => Place::declared("remedies", id),
            Self::Terms => Place::declared("terms", id),
            Self::Objectives => Place::field("brief").then("objectives").item(id),
            Self::Media => Place::declared("media", id),
        }
    }

    /// What a new entry is called until it has words of its own.
    pub(super) fn nameless(self) -> Id {
        let word = match self {
            Self::Media => "picture",
            other => other.word(),
        };
        Id::from_words(word, "entry")
    }
}

/// Adds an empty entry at the end, with an id that [`super::name_entry`] replaces as soon as it has words. Returns the
/// step and the id.
#[must_use]
pub fn add_entry(file: &str, scenario: &Scenario, table: Table) -> (Step, Id) {
    let mut id = table.nameless();
    let step = edit_case(file, scenario, format!("Add {}", table.a_word()), |case| {
        id = in_table!(table, case, entries => Id::free(&id, |id| entries.contains_key(id)));
        insert_new(case, table, id.clone());
    });
    (step, id)
}

/// Adds a term under the id that its words make: what stands between braces is all that a term is called.
#[must_use]
pub fn add_term(file: &str, scenario: &Scenario, words: &str) -> (Step, Id) {
    let base = Id::from_words(words, "term");
    let id = Id::free(&base, |id| scenario.terms.contains_key(id));
    let step = edit_case(file, scenario, "Add a term", |case| {
        case.terms.insert(id.clone(), Text::default());
    });
    (step, id)
}

fn insert_new(case: &mut Scenario, table: Table, id: Id) {
    match table {
        Table::Cast => {
            let role =
                [Role::Customer, Role::Agent].into_iter().find(|role| case.cast.values().all(|p| p.role != *role));
            case.cast.insert(id, Person::new("", role.unwrap_or(Role::Colleague)));
        }
        Table::Meters => _ = case.meters.insert(id, super::effect_line::new_meter("")),
        Table::Flags => _ = case.flags.insert(id, Text::default()),
        Table::Facts => _ = case.facts.insert(id, Fact::new("")),
        Table::Promises => {
            let who = case.cast.iter().find(|(_, person)| person.role == Role::Agent).map(|(id, _)| id.clone());
            case.promises.insert(id, Promise { who, ..Promise::new("") });
        }
        Table::Remedies => _ = case.remedies.insert(id, Remedy::new(RemedyKind::Correction, "")),
        Table::Terms => _ = case.terms.insert(id, Text::default()),
        Table::Objectives => _ = case.brief.objectives.insert(id, Objective::new("")),
        Table::Media => {
            if let Ok(path) = MediaPath::try_from(format!("media/{id}.jpg")) {
                case.media.insert(id, Media::new(path, ""));
            }
        }
    }
}

/// Adds a copy right after an entry. Returns the step and the id of the copy.
#[must_use]
pub fn duplicate_entry(file: &str, scenario: &Scenario, table: Table, id: &Id) -> (Step, Id) {
    let mut copy = id.clone();
    let step = edit_case(file, scenario, format!("Duplicate {}", table.a_word()), |case| {
        copy = in_table!(table, case, entries => duplicated(entries, id));
    });
    (step, copy)
}

fn duplicated<V: Clone>(entries: &mut Ordered<V>, id: &Id) -> Id {
    let copy = Id::free(id, |id| entries.contains_key(id));
    if let Some((at, _, value)) = entries.get_full(id) {
        let value = value.clone();
        entries.shift_insert(at + 1, copy.clone(), value);
    }
    copy
}

/// Moves an entry so that it stands at `to`.
#[must_use]
pub fn move_entry(file: &str, scenario: &Scenario, table: Table, id: &Id, to: usize) -> Step {
    edit_case(file, scenario, format!("Move {}", table.a_word()), |case| {
        in_table!(table, case, entries => {
            if let Some(from) = entries.get_index_of(id)
                && to < entries.len()
            {
                entries.move_index(from, to);
            }
        });
    })
}

/// Deletes an entry. What names it is left as it is, for the checks to find.
#[must_use]
pub fn delete_entry(file: &str, scenario: &Scenario, table: Table, id: &Id) -> Step {
    edit_case(file, scenario, format!("Delete {}", table.a_word()), |case| {
        in_table!(table, case, entries => _ = entries.shift_remove(id));
    })
}

/// A meter that nobody has written yet, as it is added.
pub(super) fn is_new_meter(meter: &Meter) -> bool {
    Meter { name: Text::default(), ..meter.clone() } == super::effect_line::new_meter("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::{read, write};

    fn sample() -> Scenario {
        let text = include_str!("../../sample_scenarios/delayed-delivery.ron");
        read::<Scenario>(text.as_bytes()).unwrap().document
    }

    /// What a step makes of the sample, having seen that it can be taken back and that its file reads back.
    fn done(case: &Scenario, step: Step) -> Scenario {
        let mut history = History::new(Documents::one("a", case.clone()));
        history.apply(step);
        let after = history.scenario("a").unwrap().clone();
        assert_eq!(&read::<Scenario>(write(&after).unwrap().as_bytes()).unwrap().document, &after);
        history.undo();
        assert_eq!(history.scenario("a").unwrap(), case);
        after
    }

    fn ids(case: &Scenario, table: Table) -> Vec<Id> {
        let mut case = case.clone();
        in_table!(table, case, entries => entries.keys().cloned().collect())
    }

    #[test]
    fn an_entry_of_every_table_is_added_copied_moved_and_deleted() {
        for table in Table::ALL {
            let (step, added) = add_entry("a", &sample(), table);
            let case = done(&sample(), step);
            assert_eq!(ids(&case, table).last(), Some(&added), "{table:?}");
            let (step, copy) = duplicate_entry("a", &case, table, &added);
            let case = done(&case, step);
            let count = ids(&case, table).len();
            assert_eq!(ids(&case, table)[count - 2..], [added, copy.clone()]);
            let case = done(&case, move_entry("a", &case, table, &copy, 0));
            assert_eq!(ids(&case, table)[0], copy);
            let case = done(&case, delete_entry("a", &case, table, &copy));
            assert!(!ids(&case, table).contains(&copy));
        }
    }

    #[test]
    fn a_term_is_called_by_its_words() {
        let (step, id) = add_term("a", &sample(), "Help line");
        assert_eq!(id.as_str(), "help-line");
        assert!(done(&sample(), step).terms.contains_key("help-line"));
    }

    #[test]
    fn the_first_people_are_the_customer_and_the_agent() {
        let mut case = Scenario::empty("id", "title");
        for role in [Role::Customer, Role::Agent, Role::Colleague] {
            let (step, id) = add_entry("a", &case, Table::Cast);
            case = done(&case, step);
            assert_eq!(case.cast[&id].role, role);
        }
    }
}
