//! Give a new entry the id that its first words make, once, before anything names it.

use super::entries::{Table, in_table, is_new_meter};
use super::{Step, edit_case, effect_line};
use crate::scenario::{Id, Meter, Ordered, Place, Scenario, Segment};

/// Gives the entry at `place` an id made from its words, if it still has the one it was added with. Returns the step
/// and where the entry stands afterwards; none where its id stays. The caller knows that nothing names it yet.
#[must_use]
pub fn name_entry(file: &str, scenario: &Scenario, place: &Place) -> Option<(Step, Place)> {
    let words = words_of(scenario, place).filter(|words| !words.trim().is_empty())?;
    if let [Segment::Field("meters"), Segment::Id(meter), Segment::Field("bands"), Segment::Id(band)] = place.segments()
    {
        return name_band(file, scenario, (meter, band), words);
    }
    let table = Table::ALL.into_iter().find(|table| in_this(*table, place))?;
    let Some(Segment::Id(old)) = place.segments().last() else { return None };
    let base = Id::from_words(words, &table.nameless());
    if !is_nameless(old, &table.nameless()) || base == table.nameless() {
        return None;
    }
    let mut new = old.clone();
    let step = edit_case(file, scenario, format!("Add {}", table.a_word()), |case| {
        new = in_table!(table, case, entries => renamed(entries, old, &base));
        if let Some(meter) = case.meters.get_mut(&new).filter(|meter| table == Table::Meters && is_new_meter(meter)) {
            *meter = Meter { name: meter.name.clone(), ..effect_line::new_meter(words) };
        }
    });
    Some((step, table.place(&new)))
}

/// The words that an entry begins with.
fn words_of<'s>(case: &'s Scenario, place: &Place) -> Option<&'s str> {
    use Segment::{Field, Id};
    Some(match place.segments() {
        [Field("cast"), Id(id)] => &case.cast.get(id)?.name,
        [Field("meters"), Id(id)] => &case.meters.get(id)?.name,
        [Field("meters"), Id(id), Field("bands"), Id(band)] => {
            &case.meters.get(id)?.bands.iter().find(|found| found.id == *band)?.name
        }
        [Field("flags"), Id(id)] => case.flags.get(id)?,
        [Field("facts"), Id(id)] => &case.facts.get(id)?.label,
        [Field("promises"), Id(id)] => &case.promises.get(id)?.what,
        [Field("remedies"), Id(id)] => &case.remedies.get(id)?.what,
        [Field("brief"), Field("objectives"), Id(id)] => &case.brief.objectives.get(id)?.text,
        [Field("media"), Id(id)] => {
            let name = case.media.get(id)?.file.as_str().rsplit('/').next()?;
            name.rsplit_once('.').map_or(name, |(stem, _)| stem)
        }
        _other => return None,
    })
}

fn in_this(table: Table, place: &Place) -> bool {
    let Some(Segment::Id(id)) = place.segments().last() else { return false };
    table.place(id) == *place
}

/// Whether an id is the one that new entries have: `promise`, `promise-2`.
fn is_nameless(id: &Id, nameless: &Id) -> bool {
    id.strip_prefix(nameless.as_str()).is_some_and(|rest| {
        rest.is_empty()
            || rest.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn renamed<V>(entries: &mut Ordered<V>, old: &Id, base: &Id) -> Id {
    let new = Id::free(base, |id| entries.contains_key(id));
    let Some((at, _, value)) = entries.shift_remove_full(old) else { return old.clone() };
    entries.shift_insert(at, new.clone(), value);
    new
}

fn name_band(file: &str, scenario: &Scenario, (meter, band): (&Id, &Id), words: &str) -> Option<(Step, Place)> {
    let nameless = Id::from_words("band", "band");
    let bands = &scenario.meters.get(meter)?.bands;
    let base = Id::from_words(words, &nameless);
    if !is_nameless(band, &nameless) || base == nameless {
        return None;
    }
    let new = Id::free(&base, |id| bands.iter().any(|band| band.id.as_str() == id));
    let step = edit_case(file, scenario, "Add a band", |case| {
        let bands = case.meters.get_mut(meter).into_iter().flat_map(|meter| &mut meter.bands);
        bands.filter(|found| found.id == *band).for_each(|found| found.id = new.clone());
    });
    Some((step, Place::declared("meters", meter).then("bands").item(&new)))
}

#[cfg(test)]
mod tests {
    use super::super::{Documents, History, add_band, add_entry, set_text};
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    #[test]
    fn the_first_words_of_a_new_entry_name_it_and_later_ones_do_not() {
        let mut history = History::new(Documents::one("a", Scenario::empty("id", "title")));
        let case = |history: &History| history.scenario("a").unwrap().clone();
        let (step, promise) = add_entry("a", &case(&history), Table::Promises);
        history.apply(step);
        let place = Table::Promises.place(&promise);
        let burst = history.new_burst();
        let what = place.clone().then("what");
        history.apply(set_text("a", &case(&history), &what, &"A call back by six".into()).in_burst(burst));
        let (step, named) = name_entry("a", &case(&history), &place).unwrap();
        history.apply(step.in_burst(burst));
        assert_eq!(named, Table::Promises.place(&id("a-call-back-by-six")));
        assert!(case(&history).promises.contains_key("a-call-back-by-six"));
        let other = set_text("a", &case(&history), &named.clone().then("what"), &"Other words".into());
        history.apply(other.in_burst(burst));
        assert!(name_entry("a", &case(&history), &named).is_none());
        history.undo();
        assert_eq!(case(&history).promises.keys().collect::<Vec<_>>(), [&promise], "words and id go together");
    }

    #[test]
    fn a_meter_gets_the_bands_that_fit_its_name() {
        let mut history = History::new(Documents::one("a", Scenario::empty("id", "title")));
        let (step, meter) = add_entry("a", history.scenario("a").unwrap(), Table::Meters);
        history.apply(step);
        let place = Table::Meters.place(&meter);
        let step = set_text("a", history.scenario("a").unwrap(), &place.clone().then("name"), &"Trust".into());
        history.apply(step);
        let (step, _) = name_entry("a", history.scenario("a").unwrap(), &place).unwrap();
        history.apply(step);
        let trust = &history.scenario("a").unwrap().meters["trust"];
        assert_eq!((trust.name.as_str(), trust.better), ("Trust", crate::scenario::Better::High));
        assert_eq!(trust.bands.last().unwrap().name.as_str(), "Firm");
    }

    #[test]
    fn a_band_is_named_too_and_ids_never_meet() {
        let mut case = Scenario::empty("id", "title");
        case.meters.insert(id("anger"), Meter::new("Anger", 0, 0, 100));
        let mut history = History::new(Documents::one("a", case));
        for expected in ["calm", "calm-2"] {
            let (step, band) = add_band("a", history.scenario("a").unwrap(), &id("anger"));
            history.apply(step);
            let place = Place::declared("meters", &id("anger")).then("bands").item(&band);
            let words = set_text("a", history.scenario("a").unwrap(), &place.clone().then("name"), &"Calm".into());
            history.apply(words);
            let (step, named) = name_entry("a", history.scenario("a").unwrap(), &place).unwrap();
            history.apply(step);
            assert_eq!(named.segments().last(), Some(&Segment::Id(id(expected))));
        }
    }
}
