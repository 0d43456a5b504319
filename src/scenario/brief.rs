//! What the case is about and for whom: shown before it begins, read by trainers and reviewers.

use super::record::{choice_of, record};
use super::{Id, Ordered, Text};

record! {
    /// Who answers for the case, and where it comes from.
    About {
        ;
        /// Who answers for the case.
        owner: Text,
        authors: Vec<Text>,
        /// Interviews, recordings, policies and studies that the case rests on.
        sources: Vec<Text>,
        licence: Text,
        /// When the case should be looked at again, `2027-03`.
        review_by: Text,
        /// Counted up by each release.
        revision: u32,
        changes: Vec<Change>,
    }
}

record! {
    /// What a revision changed.
    Change {
        /// The revision that brought it.
        revision: u32;
        /// The day, `2027-03-01`.
        on: Text,
        by: Text,
        what: Text,
    }
}

record! {
    /// What learners and trainers are told before the case begins.
    Brief {
        ;
        situation: Text,
        /// Who the learner is in the case: “Phone agent, tier 1”.
        learner_role: Text,
        audience: Text,
        /// How long the author expects it to take.
        minutes: u32,
        level: Level,
        objectives: Ordered<Objective>,
        /// What set the customer off.
        triggers: Vec<Id>,
        content_notes: Vec<ContentNote>,
    }
}

record! {
    /// Something the learner should be able to do afterwards.
    Objective {
        text: Text;
        /// The moves that show it.
        moves: Vec<Id>,
        /// How much evidence is enough; 0 stands for 1.
        #[serde(deserialize_with = "crate::scenario::record::amount")]
        met_at: i32,
    }
}

impl Objective {
    /// How much evidence is enough, at least 1.
    #[must_use]
    pub fn enough(&self) -> i32 {
        self.met_at.max(1)
    }
}

choice_of! {
    /// How demanding the case is.
    #[derive(Default)]
    Level {
        Intro = "Introductory",
        #[default]
        Core = "Core",
        Advanced = "Advanced",
    }
}

choice_of! {
    /// What a learner may want to be warned of.
    ContentNote {
        Shouting = "Shouting",
        Insults = "Insults",
        Profanity = "Profanity",
        Threats = "Threats",
        Discrimination = "Discrimination",
        Distress = "A person in distress",
        Money = "Money worries",
        Illness = "Illness",
        Loss = "Loss or grief",
        Children = "Children affected",
    }
}
