//! The sections of a case: what it declares and settles beside its nodes, each with an editor of its own.

use crate::scenario::{Place, Scenario, Segment};

/// A part of the case that has an editor of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    Brief,
    Cast,
    Meters,
    Usual,
    Promises,
    Remedies,
    Facts,
    Flags,
    Policy,
    Terms,
    Whenever,
    Scoring,
    Play,
    Debrief,
    Habits,
    Media,
    About,
}

impl Section {
    /// Every section, in the order in which authors need them.
    pub const ALL: [Self; 17] = [
        Self::Brief,
        Self::Cast,
        Self::Meters,
        Self::Usual,
        Self::Promises,
        Self::Remedies,
        Self::Facts,
        Self::Flags,
        Self::Policy,
        Self::Terms,
        Self::Whenever,
        Self::Scoring,
        Self::Play,
        Self::Debrief,
        Self::Habits,
        Self::Media,
        Self::About,
    ];

    /// What it is called in lists and above its editor.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Brief => "Brief",
            Self::Cast => "Cast",
            Self::Meters => "Meters",
            Self::Usual => "Usual effects",
            Self::Promises => "Promises",
            Self::Remedies => "Remedies",
            Self::Facts => "Facts",
            Self::Flags => "Flags",
            Self::Policy => "Policy",
            Self::Terms => "Terms",
            Self::Whenever => "Whenever rules",
            Self::Scoring => "Scoring and passing",
            Self::Play => "Play settings",
            Self::Debrief => "Debrief",
            Self::Habits => "Habits",
            Self::Media => "Media",
            Self::About => "About the case",
        }
    }

    /// How many things it holds; none where it is not a list.
    #[must_use]
    pub fn count(self, case: &Scenario) -> Option<usize> {
        match self {
            Self::Brief | Self::Usual | Self::Policy | Self::Scoring | Self::Play | Self::Debrief | Self::About => None,
            Self::Cast => Some(case.cast.len()),
            Self::Meters => Some(case.meters.len()),
            Self::Promises => Some(case.promises.len()),
            Self::Remedies => Some(case.remedies.len()),
            Self::Facts => Some(case.facts.len()),
            Self::Flags => Some(case.flags.len()),
            Self::Terms => Some(case.terms.len()),
            Self::Whenever => Some(case.whenever.len()),
            Self::Habits => Some(case.habits.len()),
            Self::Media => Some(case.media.len()),
        }
    }

    /// The section in which a place outside of the nodes is edited; none for nodes, runs and the canvas.
    #[must_use]
    pub fn of(place: &Place) -> Option<Self> {
        let Some(Segment::Field(field)) = place.segments().first() else { return None };
        Some(match *field {
            "title" | "brief" | "language" | "channel" | "starts_at" | "start" => Self::Brief,
            "cast" => Self::Cast,
            "meters" => Self::Meters,
            "usual" | "usual_takes" => Self::Usual,
            "promises" => Self::Promises,
            "remedies" => Self::Remedies,
            "facts" => Self::Facts,
            "flags" => Self::Flags,
            "policy" => Self::Policy,
            "terms" => Self::Terms,
            "whenever" => Self::Whenever,
            "scoring" | "passing" => Self::Scoring,
            "play" => Self::Play,
            "debrief" => Self::Debrief,
            "habits" => Self::Habits,
            "media" => Self::Media,
            "about" | "stage" | "id" | "pack" | "ranges" => Self::About,
            _inside_nodes => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Id;

    #[test]
    fn findings_about_the_case_lead_to_the_section_that_mends_them() {
        let anger = Id::from_words("anger", "meter");
        assert_eq!(Section::of(&Place::declared("meters", &anger).then("name")), Some(Section::Meters));
        assert_eq!(Section::of(&Place::field("passing").then("percent")), Some(Section::Scoring));
        assert_eq!(Section::of(&Place::node(&anger)), None);
    }
}
