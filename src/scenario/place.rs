//! Places: where in a document something stands, for findings, jumps and addresses.

use std::fmt;

use super::Id;

/// One step from a document towards a place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// A field of a struct.
    Field(&'static str),
    /// An entry of a table, or the element of a list that has this id.
    Id(Id),
    /// An element of a list without ids, from 0.
    Index(usize),
}

/// Where something stands: the steps from the document to it. Empty: the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(Vec<Segment>);

impl Place {
    /// A place at the end of `path`.
    #[must_use]
    pub fn new(path: &[Segment]) -> Self {
        Self(path.to_vec())
    }

    /// A field of the document itself.
    #[must_use]
    pub fn field(name: &'static str) -> Self {
        Self(vec![Segment::Field(name)])
    }

    /// An entry of a table of the document, such as `meters` and `anger`.
    #[must_use]
    pub fn declared(table: &'static str, id: &Id) -> Self {
        Self(vec![Segment::Field(table), Segment::Id(id.clone())])
    }

    /// A node.
    #[must_use]
    pub fn node(id: &Id) -> Self {
        Self::declared("nodes", id)
    }

    /// A choice of a node.
    #[must_use]
    pub fn choice(node: &Id, choice: &Id) -> Self {
        Self::node(node).then("choices").item(choice)
    }

    /// A field below this place.
    #[must_use]
    pub fn then(mut self, field: &'static str) -> Self {
        self.0.push(Segment::Field(field));
        self
    }

    /// An element with an id below this place.
    #[must_use]
    pub fn item(mut self, id: &Id) -> Self {
        self.0.push(Segment::Id(id.clone()));
        self
    }

    /// An element of a list without ids below this place.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Segment::Index(index));
        self
    }

    /// The steps from the document.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// The node that it is in, if it is in one.
    #[must_use]
    pub fn in_node(&self) -> Option<&Id> {
        match self.0.as_slice() {
            [Segment::Field("nodes"), Segment::Id(node), ..] => Some(node),
            _elsewhere => None,
        }
    }

    /// The choice that it is in, if it is in one.
    #[must_use]
    pub fn in_choice(&self) -> Option<&Id> {
        match self.0.as_slice() {
            [Segment::Field("nodes"), Segment::Id(_), Segment::Field("choices"), Segment::Id(choice), ..] => {
                Some(choice)
            }
            _elsewhere => None,
        }
    }

    /// The line that it is in, if it is in one.
    #[must_use]
    pub fn in_line(&self) -> Option<&Id> {
        self.0.windows(2).rev().find_map(|pair| match pair {
            [Segment::Field("lines" | "reply"), Segment::Id(line)] => Some(line),
            _elsewhere => None,
        })
    }

    /// The name of the innermost field.
    #[must_use]
    pub fn last_field(&self) -> Option<&'static str> {
        self.0.iter().rev().find_map(|segment| match segment {
            Segment::Field(field) => Some(*field),
            Segment::Id(_) | Segment::Index(_) => None,
        })
    }
}

impl fmt::Display for Place {
    /// The address: `line-id`, `node/field`, `node/choice/field`; outside nodes `:table/id/field`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps: &[Segment] = &self.0;
        if let Some(line) = self.in_line() {
            let after = self.0.iter().rposition(|s| *s == Segment::Id(line.clone())).map_or(0, |at| at + 1);
            steps = &self.0[after..];
            write!(f, "{line}")?;
            if steps.is_empty() || steps == [Segment::Field("says")] {
                return Ok(());
            }
            f.write_str("/")?;
        } else if let [Segment::Field("nodes"), inside @ ..] = steps {
            steps = inside;
        } else {
            f.write_str(":")?;
        }
        let named = |step: &&Segment| !matches!(step, Segment::Field("choices" | "routes" | "outcomes"));
        for (n, step) in steps.iter().filter(named).enumerate() {
            if n > 0 {
                f.write_str("/")?;
            }
            match step {
                Segment::Field(field) => f.write_str(field)?,
                Segment::Id(id) => f.write_str(id)?,
                Segment::Index(index) => write!(f, "{index}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_short_and_tell_places_apart() {
        let id = |name| Id::new(name).unwrap();
        let node = id("first-words");
        assert_eq!(Place::node(&node).then("prompt").to_string(), "first-words/prompt");
        let choice = Place::choice(&node, &id("own-it"));
        assert_eq!(choice.clone().then("feedback").to_string(), "first-words/own-it/feedback");
        let line = choice.then("reply").item(&id("k3pa7wd"));
        assert_eq!(line.to_string(), "k3pa7wd");
        assert_eq!(line.clone().then("says").to_string(), "k3pa7wd");
        assert_eq!(line.then("need").to_string(), "k3pa7wd/need");
        assert_eq!(Place::declared("meters", &id("anger")).then("name").to_string(), ":meters/anger/name");
        assert_eq!(Place::field("whenever").index(0).to_string(), ":whenever/0");
    }
}
