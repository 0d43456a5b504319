//! Packs: scenarios in teaching order, and what they share.

use super::record::{choice_of, record};
use super::{
    Effect, Grade, Id, Meter, Ordered, Passing, Person, PlaySettings, Policy, Remedy, Scenario, Scoring, Sorted, Text,
    UsualTakes,
};

record! {
    /// `pack.ron`: the scenarios of a folder in teaching order, and what they inherit.
    Pack {
        format: u32,
        id: Text,
        title: Text;
        about: Text,
        language: Text,
        /// File names without a folder, in teaching order.
        scenarios: Vec<Text>,
        terms: Ordered<Text>,
        cast: Ordered<Person>,
        meters: Ordered<Meter>,
        usual: Sorted<Vec<Effect>, Grade>,
        usual_takes: Option<UsualTakes>,
        remedies: Ordered<Remedy>,
        policy: Option<Policy>,
        scoring: Option<Scoring>,
        passing: Option<Passing>,
        play: Option<PlaySettings>,
        house_style: HouseStyle,
        brands: Ordered<Brand>,
        targets: Ordered<PublishTarget>,
    }
}

record! {
    /// Words that the house wants and does not want, beyond the coach's rules.
    HouseStyle {
        ;
        prefer: Vec<Text>,
        avoid: Vec<Text>,
        notes: Text,
    }
}

record! {
    /// What differs by client.
    Brand {
        name: Text;
        terms: Ordered<Text>,
        policy: Option<Policy>,
        /// How this client speaks.
        voice: Text,
        look: Look,
    }
}

impl Brand {
    /// Puts the words and the policy of this client on a case. They win over the case's own: a brand is chosen on
    /// purpose, and for one export. Its look is the exporter's.
    pub fn put_on(&self, scenario: &mut Scenario) {
        for (id, term) in &self.terms {
            scenario.terms.insert(id.clone(), term.clone());
        }
        if let Some(policy) = &self.policy {
            scenario.policy = Some(policy.clone());
        }
    }
}

record! {
    /// What an export looks like.
    Look {
        ;
        /// A file beside the pack.
        logo: Option<super::MediaPath>,
        /// `#rrggbb`.
        primary: Text,
        /// `#rrggbb`.
        accent: Text,
        intro: Text,
    }
}

record! {
    /// An export that is saved to be repeated.
    PublishTarget {
        /// An id of `offramp export --list`.
        to: Text;
        title: Text,
        brand: Option<Id>,
        language: Text,
        /// Stays the same across revisions, so that an LMS replaces and does not duplicate.
        course_id: Text,
        mode: Mode,
        complete_when: CompleteWhen,
        status: StatusWording,
        score_sent: ScoreSent,
        /// How often a learner may try; 0 is any number of times.
        attempts: u32,
        sends_texts: bool,
    }
}

choice_of! {
    /// Whether the case teaches or tests.
    #[derive(Default)]
    Mode { #[default] Practice = "Practice", Assessment = "Assessment" }
}

choice_of! {
    /// When an LMS is told that the case is complete.
    #[derive(Default)]
    CompleteWhen {
        #[default]
        AnyEnding = "At any ending",
        ResolvedEnding = "At a resolved ending",
        DebriefSent = "When the debrief is sent",
    }
}

choice_of! {
    /// The words in which an LMS is told of success.
    #[derive(Default)]
    StatusWording {
        #[default]
        PassedFailed = "Passed – Failed",
        PassedIncomplete = "Passed – Incomplete",
        CompletedIncomplete = "Completed – Incomplete",
        CompletedFailed = "Completed – Failed",
    }
}

choice_of! {
    /// Which attempt's score an LMS gets.
    #[derive(Default)]
    ScoreSent { #[default] Best = "The best", Last = "The last", First = "The first" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{read, resolve};

    #[test]
    fn a_brand_wins_over_the_case_and_the_case_over_its_pack() {
        let pack = r#"(format: 1, id: "p", title: "P", terms: {"company": "Pack", "site": "pack.example"}, brands: {
            "acme": (name: "Acme", terms: {"company": "Acme"}, policy: (currency: "EUR", remedy_limit: 900)),
            "plain": (name: "Plain"),
        })"#;
        let pack = read::<Pack>(pack.as_bytes()).unwrap().document;
        let case = r#"(format: 1, id: "x", title: "{company} {site} {limit}", language: "en",
            terms: {"company": "Case"}, channel: Phone, policy: (remedy_limit: 100, currency: "USD"))"#;
        let case = read::<Scenario>(case.as_bytes()).unwrap().document;
        let title = |brand: &str| {
            let mut case = case.clone();
            pack.brands[brand].put_on(&mut case);
            resolve(&case, Some(&pack)).title.to_string()
        };
        assert_eq!(title("acme"), "Acme pack.example €9");
        assert_eq!(title("plain"), "Case pack.example $1");
    }
}
