//! Templates: what a new case begins from.

use crate::scenario::{ReadError, Scenario, Text, read};

/// A scenario to begin from.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    pub name: &'static str,
    /// What it is called on screen.
    pub title: &'static str,
    pub about: &'static str,
    text: &'static str,
}

/// Every template, the plainest first.
pub const TEMPLATES: [Template; 4] = [
    Template {
        name: "blank",
        title: "Blank",
        about: "One decision and one ending, with anger and trust set up",
        text: include_str!("../../assets/templates/blank.ron"),
    },
    Template {
        name: "three-beats",
        title: "Three beats",
        about: "Acknowledge, clarify, remedy: a whole short call, graded",
        text: include_str!("../../assets/templates/three-beats.ron"),
    },
    Template {
        name: "email-reply",
        title: "Email reply",
        about: "Read a complaint, notice what it is about, answer it in writing, keep the promise",
        text: include_str!("../../assets/templates/email-reply.ron"),
    },
    Template {
        name: "holding-a-limit",
        title: "Holding a limit",
        about: "A call for something you cannot give: the limit, a boundary, what is possible",
        text: include_str!("../../assets/templates/holding-a-limit.ron"),
    },
];

impl Template {
    /// A new case from this template.
    ///
    /// # Errors
    /// If the template itself is broken, which its test rules out.
    pub fn scenario(&self, id: &str, title: &str) -> Result<Scenario, ReadError> {
        let mut scenario = read::<Scenario>(self.text.as_bytes())?.document;
        scenario.id = id.into();
        scenario.title = Text::from(title);
        Ok(scenario)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::write;

    #[test]
    fn every_template_makes_a_case() {
        for template in &TEMPLATES {
            let read = read::<Scenario>(template.text.as_bytes()).unwrap();
            assert_eq!(
                write(&read.document).unwrap(),
                template.text,
                "{} is in the form it is saved in",
                template.name
            );
            let case = template.scenario("an-id", "A title").unwrap();
            assert_eq!(case.title.as_str(), "A title");
            assert!(case.start.is_some_and(|start| case.nodes.contains_key(&start)), "{}", template.name);
        }
    }
}
