//! A manifest as a tree of elements. Entities of its own, nesting without end and broken XML are refused.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may stand in each other; real manifests reach 20.
const MAX_DEPTH: usize = 64;
/// How many elements a manifest may have.
const MAX_ELEMENTS: usize = 50_000;

/// An element; names are without their prefix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// What stands in it outside of other elements.
    text: String,
}

impl Element {
    /// Reads the bytes of a manifest. The error says what is wrong, in words.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let mut open: Vec<Self> = Vec::new();
        let mut elements = 0;
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            let closed = match event {
                Event::Start(start) => {
                    elements += 1;
                    if open.len() >= MAX_DEPTH || elements > MAX_ELEMENTS {
                        return Err("its elements are nested too deeply or are too many".to_owned());
                    }
                    open.push(Self::begin(&start)?);
                    continue;
                }
                Event::Empty(start) => {
                    elements += 1;
                    if elements > MAX_ELEMENTS {
                        return Err("its elements are too many".to_owned());
                    }
                    Self::begin(&start)?
                }
                // That it has the name of what is open is seen to by the reader.
                Event::End(_) => match open.pop() {
                    Some(element) => element,
                    None => return Err("an element ends that was not begun".to_owned()),
                },
                Event::Text(text) => {
                    if let Some(element) = open.last_mut() {
                        element.text.push_str(&text.xml10_content());
                    }
                    continue;
                }
                Event::CData(text) => {
                    if let Some(element) = open.last_mut() {
                        element.text.push_str(&text.xml10_content());
                    }
                    continue;
                }
                Event::GeneralRef(reference) => {
                    let name = reference.xml10_content();
                    let character = reference.resolve_char_ref().map_err(|error| error.to_string())?;
                    if let Some(element) = open.last_mut() {
                        match (character, resolve_predefined_entity(&name)) {
                            (Some(character), _) => element.text.push(character),
                            (None, Some(text)) => element.text.push_str(text),
                            (None, None) => return Err(format!("it uses the unknown entity &{name};")),
                        }
                    }
                    continue;
                }
                Event::Eof => return Err("it ends too early".to_owned()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            match open.last_mut() {
                Some(parent) => parent.children.push(closed),
                None => return Ok(closed),
            }
        }
    }

    fn begin(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut element = Self { name: start.local_name().as_ref().to_owned(), ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            element.attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
        }
        Ok(element)
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements in it of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element that lies at `path`, names one within the other.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        match path {
            [] => Some(self),
            [name, rest @ ..] => {
                self.children.iter().filter(|child| child.name == *name).find_map(|child| child.at(rest))
            }
        }
    }

    /// Its text, without the blanks around it.
    pub(super) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The text of the first element at `path`, if there is any.
    pub(super) fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path).map(Self::text).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read_whatever_their_prefix() {
        let xml = "\u{feff}<?xml version=\"1.0\"?><m x:id='a&amp;b'><!-- c --><n:i>one &lt; <![CDATA[<two>]]> &#x41;</n:i><i/></m>";
        let root = Element::read(xml.as_bytes()).unwrap();
        assert_eq!((root.name.as_str(), root.attribute("id")), ("m", Some("a&b")));
        assert_eq!(root.text_at(&["i"]), Some("one < <two> A"));
        assert_eq!(root.all("i").count(), 2);
    }

    #[test]
    fn what_is_no_sound_xml_is_refused_in_words() {
        for (xml, why) in [
            ("", "it ends too early"),
            ("<a><b></a>", "expected `</b>`"),
            ("<a>&bomb;</a>", "it uses the unknown entity &bomb;"),
            ("<!DOCTYPE a [<!ENTITY e \"ee\">]><a>&e;</a>", "it uses the unknown entity &e;"),
            ("</a>", "close tag"),
        ] {
            let error = Element::read(xml.as_bytes()).unwrap_err();
            assert!(error.contains(why), "{xml}: {error}");
        }
        assert!(Element::read(&[0xff, 0xfe, 0x3c]).unwrap_err().contains("UTF-8"));
        assert!(Element::read("<a>".repeat(100).as_bytes()).unwrap_err().contains("too deeply"));
    }
}
