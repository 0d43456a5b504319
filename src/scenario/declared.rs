//! What a case declares by id: cast, meters, facts, promises, remedies, media.

use serde::{Deserialize, Serialize};

use super::record::{amount, choice_of, number, rating, record};
use super::{Duration, Effect, Id, Text};

record! {
    /// Somebody who speaks in the case.
    Person {
        name: Text,
        role: Role;
        /// What they want from this conversation.
        goal: Text,
        /// What an actor or a trainer should know about them.
        about: Text,
        pronouns: Text,
        /// What the voice is like, for narrators and role players.
        voice: Text,
        /// A declared medium.
        picture: Option<Id>,
    }
}

choice_of! {
    /// What part somebody plays.
    Role {
        Customer = "Customer",
        /// The learner.
        Agent = "Agent",
        Colleague = "Colleague",
        Supervisor = "Supervisor",
        Bystander = "Bystander",
        System = "System",
    }
}

record! {
    /// A bounded number that the case moves, such as anger.
    Meter {
        name: Text,
        #[serde(deserialize_with = "number")]
        start: i32,
        #[serde(deserialize_with = "number")]
        min: i32,
        #[serde(deserialize_with = "number")]
        max: i32;
        better: Better,
        /// Named stretches in rising order; each ends at its `upto`, the first begins at `min`.
        bands: Vec<Band>,
    }
}

record! {
    /// A named stretch of a meter.
    Band {
        id: Id,
        /// The last value that belongs to it.
        #[serde(deserialize_with = "number")]
        upto: i32,
        name: Text;
    }
}

impl Meter {
    /// The band that holds `value`, if one does.
    #[must_use]
    pub fn band(&self, value: i32) -> Option<&Band> {
        self.bands.iter().find(|band| value <= band.upto)
    }

    /// `value` brought into the range.
    #[must_use]
    pub fn clamp(&self, value: i32) -> i32 {
        value.min(self.max).max(self.min)
    }
}

choice_of! {
    /// Which way a meter should go.
    #[derive(Default)]
    Better {
        #[default]
        Neither = "Neither",
        Low = "Lower is better",
        High = "Higher is better",
    }
}

record! {
    /// Something the learner can discover.
    Fact {
        /// The heading in the case file.
        label: Text;
        text: Text,
        /// Where the agent could know it from.
        source: Text,
    }
}

record! {
    /// Something that somebody commits to.
    Promise {
        what: Text;
        /// Who has to keep it: somebody of the cast.
        who: Option<Id>,
        /// How long after making it is due; left out: whenever.
        due: Option<Duration>,
        /// How the customer will know that it was kept.
        signal: Text,
        /// What happens if time runs short.
        fallback: Text,
        if_kept: Vec<Effect>,
        if_broken: Vec<Effect>,
    }
}

record! {
    /// What can be offered to repair the loss.
    Remedy {
        kind: RemedyKind,
        what: Text;
        /// In minor currency units.
        #[serde(deserialize_with = "amount")]
        cost: i32,
        /// The loss that it answers, in the customer's terms.
        answers: Text,
        /// Conditions that the learner should see beside it.
        terms: Text,
        /// Fits what the customer wants to reach, 0–3.
        #[serde(deserialize_with = "rating")]
        fits_goal: u8,
        /// Is made for this case, 0–3.
        #[serde(deserialize_with = "rating")]
        specific: u8,
        /// Comes in time to matter, 0–3.
        #[serde(deserialize_with = "rating")]
        timely: u8,
        /// Means something to this customer, 0–3.
        #[serde(deserialize_with = "rating")]
        meaning: u8,
        /// How far others could claim the same, 0–3.
        #[serde(deserialize_with = "rating")]
        precedent: u8,
        status: PolicyStatus,
        /// Given once, and said so.
        one_off: bool,
    }
}

choice_of! {
    /// What sort of repair it is.
    RemedyKind {
        Explanation = "Apology with explanation",
        Correction = "Correction on the spot",
        Refund = "Full refund",
        PartRefund = "Part refund",
        Credit = "Credit",
        ProvisionalCredit = "Provisional credit",
        Replacement = "Replacement",
        Exchange = "Exchange for what is in stock",
        Cancellation = "Cancellation without penalty",
        Expedite = "Expedited handling",
        Migration = "Help to move over",
        Workaround = "Workaround",
        WaivedFee = "Waived fee",
        Notifications = "Proactive notifications",
        Timeline = "Candid timeline",
        Report = "Report afterwards",
        Transparency = "Openness about the process",
        Perk = "Goodwill perk",
        Note = "Handwritten note",
    }
}

choice_of! {
    /// What the agent may do without asking.
    #[derive(Default)]
    PolicyStatus {
        #[default]
        Within = "Within policy",
        NeedsApproval = "Needs approval",
        Outside = "Outside policy",
    }
}

record! {
    /// A picture, sound or film.
    Media {
        /// Beside the scenario or below its folder.
        file: MediaPath,
        /// What it shows, for those who do not see it; for a sound, what it is.
        alt: Text;
        /// What is said in it.
        transcript: Text,
        credit: Text,
    }
}

/// A relative path with forward slashes and without `..`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MediaPath(String);

impl MediaPath {
    /// The path as it stands in the document.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for MediaPath {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        let parts_are_plain = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if !parts_are_plain || path.contains(['\\', ':', '\0']) || path.chars().any(char::is_control) {
            return Err(format!(
                "“{}” is no media path: write it relative to the scenario, with forward slashes and without “..”",
                path.escape_debug()
            ));
        }
        Ok(Self(path))
    }
}

impl From<MediaPath> for String {
    fn from(path: MediaPath) -> Self {
        path.0
    }
}
