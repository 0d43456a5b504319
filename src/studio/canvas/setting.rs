//! What of the case around a node stands on its card: names of the cast, meters, usual effects.

use crate::scenario::{Choice, Effect, Grade, Id, Meter, Ordered, Pack, Person, Scenario, Sorted, Var};

/// The cast, meters and usual effects of a case, with what it inherits from its pack. Cards are read anew when it
/// changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setting {
    cast: Ordered<Person>,
    meters: Ordered<Meter>,
    usual: Sorted<Vec<Effect>, Grade>,
    /// What each meter is called on a card, in the order of the meters.
    initials: Vec<String>,
}

impl Setting {
    /// Reads a case and its pack.
    #[must_use]
    pub fn of(scenario: &Scenario, pack: Option<&Pack>) -> Self {
        let mut setting = Self {
            cast: scenario.cast.clone(),
            meters: scenario.meters.clone(),
            usual: scenario.usual.clone(),
            initials: Vec::new(),
        };
        if let Some(pack) = pack {
            for (id, person) in &pack.cast {
                setting.cast.entry(id.clone()).or_insert_with(|| person.clone());
            }
            for (id, meter) in &pack.meters {
                setting.meters.entry(id.clone()).or_insert_with(|| meter.clone());
            }
            for (grade, effects) in &pack.usual {
                setting.usual.entry(*grade).or_insert_with(|| effects.clone());
            }
        }
        let names: Vec<&str> = setting.meters.values().map(|meter| meter.name.as_str()).collect();
        setting.initials = (0..names.len()).map(|at| initial(&names, at)).collect();
        setting
    }

    /// What somebody of the cast is called.
    #[must_use]
    pub fn name(&self, id: &Id) -> Option<&str> {
        self.cast.get(id).map(|person| person.name.as_str())
    }

    /// What taking a choice changes: its own effects, else the usual ones of its grade.
    #[must_use]
    pub fn effects<'a>(&'a self, own: Option<&'a Vec<Effect>>, grade: Option<Grade>) -> &'a [Effect] {
        own.or_else(|| self.usual.get(&grade?)).map_or(&[], Vec::as_slice)
    }

    /// The meters that effects move, with a sign for each size: `A−− T+`. Of more than two, the two that move most,
    /// so that there is room for words.
    #[must_use]
    pub fn shifts(&self, effects: &[Effect]) -> String {
        // How far each one moves, as a share of its range, and what says so.
        let mut shifts: Vec<(i64, String)> = Vec::new();
        for ((id, meter), initial) in self.meters.iter().zip(&self.initials) {
            let mut sum = 0_i32;
            let mut set = None;
            for effect in effects {
                match effect {
                    Effect::Add(Var::Meter(moved), n) if moved == id => sum = sum.saturating_add(*n),
                    Effect::Set(Var::Meter(moved), n) if moved == id => set = Some(*n),
                    _other => {}
                }
            }
            if let Some(value) = set {
                let words = format!("{initial}={}", value.saturating_add(sum).to_string().replace('-', "−"));
                shifts.push((i64::MAX, words));
            } else if sum != 0 {
                let sign = if sum < 0 { "−" } else { "+" };
                let range = (i64::from(meter.max) - i64::from(meter.min)).max(1);
                let share = i64::from(sum).abs() * 1_000_000 / range;
                shifts.push((share, format!("{initial}{}", sign.repeat(size_class(meter, sum)))));
            }
        }
        let more = shifts.len() > 2;
        while shifts.len() > 2 {
            let least = shifts.iter().enumerate().rev().min_by_key(|(_, (share, _))| *share).map(|(at, _)| at);
            shifts.remove(least.unwrap_or(0));
        }
        let words: Vec<String> = shifts.into_iter().map(|(_, words)| words).collect();
        if more { format!("{} …", words.join(" ")) } else { words.join(" ") }
    }
}

/// Whether a choice makes or moves a promise.
#[must_use]
pub fn promises(choice: &Choice) -> bool {
    let promise =
        |effect: &Effect| matches!(effect, Effect::Make(_) | Effect::Keep(_) | Effect::Break(_) | Effect::Extend(..));
    choice.effects.as_ref().is_some_and(|effects| effects.iter().any(promise))
}

/// One sign for up to a tenth of the range of a meter, two for up to a quarter, three for more.
fn size_class(meter: &Meter, by: i32) -> usize {
    let range = i64::from(meter.max) - i64::from(meter.min);
    let by = i64::from(by).abs();
    if by * 10 <= range {
        1
    } else if by * 4 <= range {
        2
    } else {
        3
    }
}

/// The first letters of a meter's name that no other meter begins with, three at most.
fn initial(names: &[&str], at: usize) -> String {
    let begins = |name: &str, length: usize| name.chars().take(length).collect::<String>().to_lowercase();
    let name = names[at].trim();
    let length = (1..3).find(|length| {
        let mine = begins(name, *length);
        names.iter().enumerate().all(|(other, name)| other == at || begins(name.trim(), *length) != mine)
    });
    let mut letters = name.chars().take(length.unwrap_or(3));
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    #[test]
    fn meters_have_letters_of_their_own_and_a_sign_for_each_size() {
        let mut case = Scenario::empty("id", "title");
        case.meters.insert(id("anger"), Meter::new("Anger", 70, 0, 100));
        case.meters.insert(id("trust"), Meter::new("Trust", 20, 0, 100));
        case.meters.insert(id("time"), Meter::new("time left", 20, -50, 50));
        case.usual.insert(Grade::Weak, vec![Effect::Add(Var::Meter(id("anger")), 26)]);
        let setting = Setting::of(&case, None);
        let add = |name: &str, n| Effect::Add(Var::Meter(id(name)), n);
        for (effects, words) in [
            (vec![add("anger", -15), add("trust", 10)], "A−− Tr+"),
            (vec![add("anger", -5), add("anger", 5)], ""),
            (vec![add("time", -26), Effect::Raise(id("x"))], "Ti−−−"),
            (vec![Effect::Set(Var::Meter(id("anger")), 40), add("anger", -50)], "A=−10"),
            (vec![add("missing", 4)], ""),
            (vec![add("anger", 1), add("trust", -30), add("time", 20)], "Tr−−− Ti++ …"),
        ] {
            assert_eq!(setting.shifts(&effects), words, "{effects:?}");
        }
        assert_eq!(setting.shifts(setting.effects(None, Some(Grade::Weak))), "A+++");
        assert_eq!(setting.effects(Some(&Vec::new()), Some(Grade::Weak)), []);
        assert!(setting.effects(None, None).is_empty());
    }
}
