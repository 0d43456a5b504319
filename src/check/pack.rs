//! Packs: what is wrong with the list of cases and with what has to be finished first. Knows of each case only what
//! stands at the head of its file.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::Severity;
use super::naming::quoted;
use crate::scenario::{Pack, Text, closest, markup};

/// What a pack has to know of the file of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseHead {
    /// There is no such file.
    Missing,
    /// It is there and cannot be read; what is the matter with it is its own finding.
    Unreadable,
    Readable {
        id: Text,
        title: Text,
        language: Text,
    },
}

/// Something that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackFinding {
    /// The name of the problem: `missing-case-file`.
    pub rule: &'static str,
    pub severity: Severity,
    /// The file name of the case that it is about; none: the pack as a whole.
    pub case: Option<String>,
    pub message: String,
    /// What to do about it.
    pub hint: &'static str,
}

/// Checks a pack. `head` tells what stands at the head of the file of this name. Findings come in the order of the
/// cases, the rules one after the other.
#[must_use]
pub fn check_pack(pack: &Pack, head: impl Fn(&str) -> CaseHead) -> Vec<PackFinding> {
    let mut heads: BTreeMap<&str, CaseHead> = BTreeMap::new();
    for file in &pack.scenarios {
        heads.entry(file.as_str()).or_insert_with(|| head(file));
    }
    let view = View { pack, heads };
    let mut findings = Vec::new();
    view.files(&mut findings);
    view.ids(&mut findings);
    view.languages(&mut findings);
    view.needs(&mut findings);
    view.circles(&mut findings);
    findings
}

struct View<'a> {
    pack: &'a Pack,
    heads: BTreeMap<&'a str, CaseHead>,
}

impl View<'_> {
    /// The cases in teaching order, each once.
    fn cases(&self) -> impl Iterator<Item = (&str, &CaseHead)> {
        let mut seen = BTreeSet::new();
        let files = self.pack.scenarios.iter().map(Text::as_str).filter(move |file| seen.insert(*file));
        files.filter_map(|file| self.heads.get_key_value(file).map(|(file, head)| (*file, head)))
    }

    /// What a case is called: its title, or its file where it has none.
    fn name(&self, file: &str) -> String {
        match self.heads.get(file) {
            Some(CaseHead::Readable { title, .. }) if !title.is_blank() => quoted(&markup::plain(title)),
            Some(CaseHead::Readable { .. } | CaseHead::Missing | CaseHead::Unreadable) | None => quoted(file),
        }
    }

    /// Files that are not there, and files that are listed twice.
    fn files(&self, findings: &mut Vec<PackFinding>) {
        for (file, head) in self.cases() {
            if *head == CaseHead::Missing {
                findings.push(PackFinding {
                    rule: "missing-case-file",
                    severity: Severity::Error,
                    case: Some(file.to_owned()),
                    message: format!("the pack lists {}, but there is no such file beside it", quoted(file)),
                    hint: "Put the file back, or take the case out of the pack.",
                });
            }
            let times = self.pack.scenarios.iter().filter(|other| other.as_str() == file).count();
            if times > 1 {
                findings.push(PackFinding {
                    rule: "case-listed-twice",
                    severity: Severity::Error,
                    case: Some(file.to_owned()),
                    message: format!("{} is listed {times} times", self.name(file)),
                    hint: "Keep the one at its place in the teaching order, and delete the others.",
                });
            }
        }
    }

    /// Two files with one id: learners' results and saved places would be taken for each other's.
    fn ids(&self, findings: &mut Vec<PackFinding>) {
        let mut first: HashMap<&str, &str> = HashMap::new();
        for (file, head) in self.cases() {
            let CaseHead::Readable { id, .. } = head else { continue };
            let other = *first.entry(id.as_str()).or_insert(file);
            if other != file {
                findings.push(PackFinding {
                    rule: "same-case-id",
                    severity: Severity::Error,
                    case: Some(file.to_owned()),
                    message: format!("{} has the same id as {}", self.name(file), self.name(other)),
                    hint: "One is a copy of the other: open it and save it as a case of its own, or write another id \
                           into its file.",
                });
            }
        }
    }

    /// Cases in another language than the pack, or than the first case where the pack names none.
    fn languages(&self, findings: &mut Vec<PackFinding>) {
        let of = |head: &CaseHead| match head {
            CaseHead::Readable { language, .. } => Some(language.to_string()),
            CaseHead::Missing | CaseHead::Unreadable => None,
        };
        let own = Some(self.pack.language.to_string()).filter(|language| !language.is_empty());
        let whose = if own.is_some() { "the pack" } else { "the first case" };
        let Some(expected) = own.or_else(|| self.cases().find_map(|(_, head)| of(head))) else { return };
        for (file, head) in self.cases() {
            if let Some(language) = of(head).filter(|language| *language != expected) {
                let message = format!("{} is in {language}, {whose} in {expected}", self.name(file));
                findings.push(PackFinding {
                    rule: "languages-differ",
                    severity: Severity::Warning,
                    case: Some(file.to_owned()),
                    message,
                    hint: "Learners get the words around the cases in one language: set the right one, or make a pack \
                           for each language.",
                });
            }
        }
    }

    /// What has to be finished first, and is not in the pack.
    fn needs(&self, findings: &mut Vec<PackFinding>) {
        for (file, needs) in &self.pack.needs {
            if !self.heads.contains_key(file.as_str()) {
                findings.push(PackFinding {
                    rule: "needs-of-no-case",
                    severity: Severity::Warning,
                    case: Some(file.to_string()),
                    message: format!("{} has to wait for others, but is not in the pack", quoted(file)),
                    hint: "Add the case to the pack, or delete what it needs.",
                });
                continue;
            }
            for need in needs.iter().filter(|need| !self.heads.contains_key(need.as_str())) {
                let meant = closest(need, self.heads.keys().copied());
                let meant = meant.map_or_else(String::new, |meant| format!("; did you mean {}?", quoted(meant)));
                findings.push(PackFinding {
                    rule: "needs-no-case",
                    severity: Severity::Error,
                    case: Some(file.to_string()),
                    message: format!("{} waits for {}, which is not in the pack{meant}", self.name(file), quoted(need)),
                    hint: "Nobody could ever begin it: choose a case of the pack, or let it wait for nothing.",
                });
            }
        }
    }

    /// Cases that wait for themselves: each circle once, told from its first case in teaching order.
    fn circles(&self, findings: &mut Vec<PackFinding>) {
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for (file, _) in self.cases() {
            if told.contains(file) {
                continue;
            }
            let Some(circle) = self.circle_from(file) else { continue };
            told.extend(circle.iter().copied());
            let message = if circle.len() == 1 {
                format!("{} waits for itself", self.name(file))
            } else {
                let way: Vec<String> = circle.iter().chain([&file]).map(|file| self.name(file)).collect();
                format!("these cases wait for each other: {}", way.join(" → "))
            };
            findings.push(PackFinding {
                rule: "needs-in-a-circle",
                severity: Severity::Error,
                case: Some(file.to_owned()),
                message,
                hint: "Nobody could ever begin any of them: let one of them wait for nothing in the circle.",
            });
        }
    }

    /// The shortest way from a case along its needs back to itself, without its end.
    fn circle_from<'s>(&'s self, start: &'s str) -> Option<Vec<&'s str>> {
        let mut from: HashMap<&str, &str> = HashMap::new();
        let mut waiting = std::collections::VecDeque::from([start]);
        while let Some(file) = waiting.pop_front() {
            for need in self.pack.needs.get(file).into_iter().flatten().map(Text::as_str) {
                if need == start {
                    let mut way = vec![file];
                    while way[way.len() - 1] != start {
                        way.push(from[way[way.len() - 1]]);
                    }
                    way.reverse();
                    return Some(way);
                }
                if self.heads.contains_key(need) && !from.contains_key(need) {
                    from.insert(need, file);
                    waiting.push_back(need);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;

    /// What is found in a pack of these words; `a`, `b` and `c` are there, each with its own id.
    fn found(body: &str) -> Vec<String> {
        let text = format!("(format: 1, id: \"p\", title: \"P\", {body})");
        let pack = read::<Pack>(text.as_bytes()).unwrap().document;
        let head = |file: &str| match file {
            "a" | "b" | "c" => {
                CaseHead::Readable { id: file.into(), title: file.to_uppercase().into(), language: "en".into() }
            }
            "copy" => CaseHead::Readable { id: "a".into(), title: "".into(), language: "de".into() },
            "broken" => CaseHead::Unreadable,
            _gone => CaseHead::Missing,
        };
        check_pack(&pack, head).into_iter().map(|found| format!("{} {}", found.rule, found.message)).collect()
    }

    #[test]
    fn a_sound_pack_has_no_findings() {
        assert_eq!(found(r#"scenarios: ["a", "b", "c"], needs: {"b": ["a"], "c": ["a", "b"]}"#), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn files_that_are_gone_and_listed_twice_are_told_once() {
        assert_eq!(
            found(r#"scenarios: ["a", "gone", "a", "gone", "broken"]"#),
            [
                "case-listed-twice “A” is listed 2 times",
                "missing-case-file the pack lists “gone”, but there is no such file beside it",
                "case-listed-twice “gone” is listed 2 times",
            ]
        );
    }

    #[test]
    fn a_copy_with_the_same_id_in_another_language_is_told() {
        assert_eq!(
            found(r#"scenarios: ["a", "copy"]"#),
            ["same-case-id “copy” has the same id as “A”", "languages-differ “copy” is in de, the first case in en",]
        );
        assert_eq!(found(r#"language: "de", scenarios: ["a"]"#), ["languages-differ “A” is in en, the pack in de"]);
    }

    #[test]
    fn needs_name_cases_of_the_pack() {
        assert_eq!(
            found(r#"scenarios: ["a", "b"], needs: {"b": ["aa"], "c": ["a"]}"#),
            [
                "needs-no-case “B” waits for “aa”, which is not in the pack; did you mean “a”?",
                "needs-of-no-case “c” has to wait for others, but is not in the pack",
            ]
        );
    }

    #[test]
    fn each_circle_is_told_once_and_by_its_shortest_way() {
        assert_eq!(
            found(r#"scenarios: ["a", "b", "c"], needs: {"a": ["c", "b"], "b": ["a"], "c": ["b"]}"#),
            [
                "needs-in-a-circle these cases wait for each other: “A” → “B” → “A”",
                "needs-in-a-circle these cases wait for each other: “C” → “B” → “A” → “C”"
            ]
        );
        assert_eq!(
            found(r#"scenarios: ["a", "b"], needs: {"a": ["a"], "b": ["a"]}"#),
            ["needs-in-a-circle “A” waits for itself"]
        );
    }
}
