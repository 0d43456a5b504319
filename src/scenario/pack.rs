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
        /// What has to be finished first: the file name of a case, and the file names that it waits for.
        needs: Sorted<Vec<Text>, Text>,
        cover: Cover,
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
    /// What a learner sees before the list of cases.
    Cover {
        ;
        /// Words of welcome; left out: what the pack is about.
        text: Text,
        /// A file beside the pack.
        picture: Option<super::MediaPath>,
        /// The picture in words, for who does not see it.
        alt: Text,
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
        /// What learners and the LMS call it; left out: the title of the pack, or of the one case.
        title: Text,
        /// The file names of its cases, in the order of the pack; left out: all of the pack.
        cases: Vec<Text>,
        shape: Shape,
        brand: Option<Id>,
        /// Stays the same across revisions, so that an LMS replaces and does not duplicate; left out: made of the ids
        /// of the pack and the target.
        course_id: Text,
        mode: Mode,
        complete_when: CompleteWhen,
        /// How many cases make the whole complete; 0 is all of them.
        cases_needed: u32,
        status: StatusWording,
        score_sent: ScoreSent,
        /// How often a learner may try; 0 is any number of times.
        attempts: u32,
        sends_texts: bool,
        /// Draws are the same for every learner where it is set.
        seed: Option<u32>,
        /// Words of the house before the case begins.
        intro: Text,
        /// Where it is written, as from the folder of the pack; left out: `published/ID.EXTENSION`.
        out: Text,
    }
}

choice_of! {
    /// How several cases stand in one package.
    #[derive(Default)]
    Shape {
        #[default]
        Parts = "Each case on its own in the LMS",
        Menu = "One entry with a menu page",
    }
}

choice_of! {
    /// Whether the case teaches or tests.
    #[derive(Default)]
    Mode {
        #[default]
        AsWritten = "As each case says",
        Practice = "Practice",
        Assessment = "Assessment",
    }
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
