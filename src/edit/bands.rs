//! Move the ends of a meter and of its bands: they stay in rising order, and fill the meter from end to end.

use super::{Step, edit_case};
use crate::scenario::{Band, Id, MAX_NUMBER, Meter, Scenario, Text};

/// Which end of a meter is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Least,
    Most,
}

/// Moves an end of a meter; its start and its bands make room.
pub fn set_meter_end(meter: &mut Meter, end: End, value: i32) {
    // Each band has at least one value of its own.
    let room = i32::try_from(meter.bands.len()).unwrap_or(0).max(2) - 1;
    match end {
        End::Least => meter.min = value.clamp(-MAX_NUMBER, meter.max - room),
        End::Most => {
            let value = value.clamp(meter.min + room, MAX_NUMBER);
            if let Some(last) = meter.bands.last_mut().filter(|last| last.upto >= meter.max || last.upto > value) {
                last.upto = value;
            }
            meter.max = value;
        }
    }
    meter.start = meter.clamp(meter.start);
    straighten(meter);
}

/// Moves where a meter starts.
pub fn set_meter_start(meter: &mut Meter, value: i32) {
    meter.start = meter.clamp(value);
}

/// Moves the last value of a band between those of its neighbours.
pub fn set_band_end(meter: &mut Meter, band: usize, value: i32) {
    let least = band.checked_sub(1).and_then(|before| meter.bands.get(before)).map_or(meter.min, |band| band.upto + 1);
    let most = meter.bands.get(band + 1).map_or(meter.max, |after| after.upto - 1);
    if let Some(band) = meter.bands.get_mut(band)
        && least <= most
    {
        band.upto = value.clamp(least, most);
    }
}

/// Brings bands that an end has pushed together back into rising order.
fn straighten(meter: &mut Meter) {
    let mut least = meter.min;
    for band in &mut meter.bands {
        band.upto = band.upto.max(least);
        least = band.upto + 1;
    }
    let mut most = meter.max;
    for band in meter.bands.iter_mut().rev() {
        band.upto = band.upto.min(most);
        most = band.upto - 1;
    }
}

/// Adds a band: the first one fills the meter, another one is the upper half of the widest. Returns the step and the
/// id of the band, which is to be named; a meter that has a band for every value gets none.
#[must_use]
pub fn add_band(file: &str, scenario: &Scenario, meter: &Id) -> (Step, Id) {
    let base = Id::from_words("band", "band");
    let taken = scenario.meters.get(meter).map_or(&[][..], |meter| &meter.bands);
    let id = Id::free(&base, |id| taken.iter().any(|band| band.id.as_str() == id));
    let step = edit_case(file, scenario, "Add a band", |case| {
        if let Some(meter) = case.meters.get_mut(meter) {
            split_widest(meter, id.clone());
        }
    });
    (step, id)
}

fn split_widest(meter: &mut Meter, id: Id) {
    let begins = |at: usize| if at == 0 { meter.min } else { meter.bands[at - 1].upto.saturating_add(1) };
    let widest = (0..meter.bands.len()).max_by_key(|at| (meter.bands[*at].upto - begins(*at), std::cmp::Reverse(*at)));
    match widest {
        None => meter.bands.push(Band::new(id, meter.max, Text::default())),
        Some(at) => {
            let (first, last) = (begins(at), meter.bands[at].upto);
            if first < last {
                meter.bands[at].upto = first + (last - first - 1) / 2;
                meter.bands.insert(at + 1, Band::new(id, last, Text::default()));
            }
        }
    }
}

/// Deletes a band; the one below it, or above the lowest, takes its values.
#[must_use]
pub fn delete_band(file: &str, scenario: &Scenario, meter: &Id, band: &Id) -> Step {
    edit_case(file, scenario, "Delete a band", |case| {
        if let Some(meter) = case.meters.get_mut(meter)
            && let Some(at) = meter.bands.iter().position(|found| found.id == *band)
        {
            let gone = meter.bands.remove(at);
            if let Some(below) = at.checked_sub(1).and_then(|below| meter.bands.get_mut(below)) {
                below.upto = gone.upto;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};

    fn meter(ends: &[i32]) -> Meter {
        let mut meter = Meter::new("Anger", 50, 0, 100);
        let band = |(n, upto): (usize, &i32)| Band::new(Id::new(&format!("b{n}")).unwrap(), *upto, "Band");
        meter.bands = ends.iter().enumerate().map(band).collect();
        meter
    }

    fn ends(meter: &Meter) -> Vec<i32> {
        meter.bands.iter().map(|band| band.upto).collect()
    }

    #[test]
    fn a_band_ends_between_its_neighbours() {
        let mut anger = meter(&[25, 50, 100]);
        set_band_end(&mut anger, 1, 30);
        assert_eq!(ends(&anger), [25, 30, 100]);
        set_band_end(&mut anger, 1, 7);
        assert_eq!(ends(&anger), [25, 26, 100]);
        set_band_end(&mut anger, 0, 90);
        assert_eq!(ends(&anger), [25, 26, 100]);
        set_band_end(&mut anger, 1, 900);
        assert_eq!(ends(&anger), [25, 99, 100]);
    }

    #[test]
    fn the_ends_of_a_meter_push_its_bands_and_its_start() {
        let mut anger = meter(&[25, 50, 100]);
        set_meter_end(&mut anger, End::Most, 40);
        assert_eq!((ends(&anger), anger.start), (vec![25, 39, 40], 40));
        set_meter_end(&mut anger, End::Most, 60);
        assert_eq!(ends(&anger), [25, 39, 60]);
        set_meter_end(&mut anger, End::Least, 39);
        assert_eq!((ends(&anger), anger.min), (vec![39, 40, 60], 39));
        set_meter_end(&mut anger, End::Least, 500);
        assert_eq!((ends(&anger), anger.min), (vec![58, 59, 60], 58));
        set_meter_start(&mut anger, 0);
        assert_eq!(anger.start, 58);
    }

    #[test]
    fn bands_are_added_in_the_widest_and_go_to_their_neighbours() {
        let mut case = Scenario::empty("id", "title");
        let anger = Id::new("anger").unwrap();
        case.meters.insert(anger.clone(), meter(&[]));
        let mut history = History::new(Documents::one("a", case));
        let now = |history: &History| history.scenario("a").unwrap().clone();
        for expected in [vec![100], vec![49, 100], vec![49, 74, 100]] {
            let (step, _) = add_band("a", &now(&history), &anger);
            history.apply(step);
            assert_eq!(ends(&now(&history).meters[&anger]), expected);
        }
        for _ in 0..3 {
            let bands = now(&history).meters[&anger].bands.clone();
            history.apply(delete_band("a", &now(&history), &anger, &bands[0].id));
            let left = now(&history);
            assert_eq!(left.meters[&anger].bands.len(), bands.len() - 1);
            assert!(left.meters[&anger].bands.last().is_none_or(|last| last.upto == 100));
        }
    }

    #[test]
    fn a_meter_with_a_band_for_every_value_gets_no_more() {
        let mut case = Scenario::empty("id", "title");
        let anger = Id::new("anger").unwrap();
        let mut small = meter(&[0, 1]);
        small.max = 1;
        small.start = 0;
        case.meters.insert(anger.clone(), small);
        assert!(add_band("a", &case, &anger).0.is_empty());
    }
}
