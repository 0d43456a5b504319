//! What suits an LMS: settings to begin with, and a sentence of advice.

use crate::scenario::{CompleteWhen, PublishTarget, ScoreSent, StatusWording};

/// A kind of LMS.
#[derive(Debug)]
pub struct Preset {
    /// What the id of a target made of it begins with.
    pub id: &'static str,
    pub name: &'static str,
    /// What to know before uploading.
    pub advice: &'static str,
    to: &'static str,
    status: StatusWording,
    score_sent: ScoreSent,
}

/// Every preset, in the order in which people are offered them.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "moodle",
        name: "Moodle",
        advice: "Add it as a SCORM package activity, with attempt grading on the highest attempt; SCORM 1.2 is what Moodle \
                 has supported longest.",
        to: "scorm12",
        status: StatusWording::PassedFailed,
        score_sent: ScoreSent::Best,
    },
    Preset {
        id: "cornerstone",
        name: "Cornerstone",
        advice: "Publish as SCORM 2004 3rd edition: its course connector lists that edition and SCORM 1.2, not the 4th \
                 edition and not cmi5.",
        to: "scorm2004-3rd",
        status: StatusWording::PassedFailed,
        score_sent: ScoreSent::Best,
    },
    Preset {
        id: "successfactors",
        name: "SuccessFactors",
        advice: "Publish as SCORM 2004 3rd edition, and let failing leave the item incomplete, so that people may try again \
                 without being assigned anew.",
        to: "scorm2004-3rd",
        status: StatusWording::PassedIncomplete,
        score_sent: ScoreSent::Best,
    },
    Preset {
        id: "cmi5",
        name: "cmi5 with a record store",
        advice: "Choose it where the LMS takes cmi5: every decision arrives as a statement, which gives the best reports.",
        to: "cmi5",
        status: StatusWording::PassedFailed,
        score_sent: ScoreSent::Best,
    },
    Preset {
        id: "lms",
        name: "Any other LMS",
        advice: "SCORM 1.2 is what nearly every LMS takes; try the package with one learner before you assign it to all.",
        to: "scorm12",
        status: StatusWording::PassedFailed,
        score_sent: ScoreSent::Best,
    },
    Preset {
        id: "web",
        name: "A web page",
        advice: "One file without an LMS: put it on a server or send it; what learners do stays on their device.",
        to: "html",
        status: StatusWording::PassedFailed,
        score_sent: ScoreSent::Best,
    },
];

impl Preset {
    /// A target with these settings.
    #[must_use]
    pub fn target(&self) -> PublishTarget {
        let mut target = PublishTarget::new(self.to);
        target.status = self.status;
        target.score_sent = self.score_sent;
        target.complete_when = CompleteWhen::AnyEnding;
        target
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::format;
    use crate::scenario::Id;

    #[test]
    fn presets_are_formats_that_there_are() {
        for preset in PRESETS {
            assert!(format(preset.to).is_ok(), "{}", preset.id);
            assert!(Id::new(preset.id).is_ok() && preset.advice.ends_with('.'), "{}", preset.id);
        }
    }
}
