//! One rule's fix for everything that it finds, as one step.
//!
//! Fixes may touch the same parts of a case. What one round repairs touches no part twice; then the rule looks again at
//! the case as it is by then, and what is still wrong is repaired from what stands there, never from what stood there.

use super::collector::Collector;
use super::{Case, Finding, Judged, Rule, fix};
use crate::edit::{Documents, History, Step};

/// What repairing everything that a rule finds comes to.
#[derive(Clone, Debug)]
pub struct FixedAll {
    /// Everything that was repaired, as one step.
    pub step: Step,
    /// How many findings were repaired.
    pub count: usize,
}

/// What one rule finds at the stage of the case and is not accepted, in the rule's own order.
#[must_use]
pub fn found_by(case: &Case<'_>, rule: &'static Rule) -> Vec<Finding> {
    let Some(severity) = rule.severity_at(case.stage()) else { return Vec::new() };
    let mut findings = Vec::new();
    (rule.check)(case, &mut Collector::new(rule, severity, &mut findings));
    Judged::of(case.scenario(), findings).open
}

/// Repairs everything that the rule finds and can repair, but no more than it finds now: what a repair uncovers is for
/// the author to see first. `None` when nobody waits for it any more.
#[must_use]
pub fn fix_all(case: &Case<'_>, rule: &'static Rule, file: &str, given_up: impl Fn() -> bool) -> Option<FixedAll> {
    let mut documents = Documents::one(file, case.scenario().clone());
    documents.pack = case.pack().cloned();
    let mut history = History::new(documents);
    let most = found_by(case, rule).iter().filter(|finding| finding.fix.is_some()).count();
    let mut count = 0;
    while count < most {
        let left = most - count;
        let (step, repaired) = if count == 0 {
            round(case, rule, file, left, &given_up)?
        } else {
            let now = looked_at_again(case, history.scenario(file)?, history.pack());
            round(&now, rule, file, left, &given_up)?
        };
        if step.is_empty() {
            break;
        }
        count += repaired;
        history.apply(step);
    }
    let label = format!("Fix {count}: {}", rule.id.replace('-', " "));
    let step = Step::between(label, file, case.scenario(), history.scenario(file)?);
    Some(FixedAll { step, count })
}

/// The case as it is by now, asked the same questions as before.
fn looked_at_again<'a>(
    before: &Case<'_>,
    scenario: &'a crate::scenario::Scenario,
    pack: Option<&'a crate::scenario::Pack>,
) -> Case<'a> {
    let case = Case::new(scenario, pack).at_stage(before.stage());
    match before.today() {
        Some(today) => case.on(today),
        None => case,
    }
}

/// The fixes of a round that touch no part twice, as one step, and how many they are.
fn round(
    case: &Case<'_>,
    rule: &'static Rule,
    file: &str,
    most: usize,
    given_up: &impl Fn() -> bool,
) -> Option<(Step, usize)> {
    let mut joined = Step::new("");
    let mut count = 0;
    for finding in found_by(case, rule) {
        if given_up() {
            return None;
        }
        if count == most {
            break;
        }
        let Some(step) = fix(case, &finding, file).filter(|step| are_apart(step, &joined)) else { continue };
        joined = step.after(joined);
        count += 1;
    }
    Some((joined, count))
}

/// Whether two steps touch no part that is the same.
fn are_apart(one: &Step, other: &Step) -> bool {
    let others = other.changes();
    one.changes().iter().all(|change| !others.iter().any(|o| o.file == change.file && o.slot.same_part(&change.slot)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{check_case, fixture, rule};
    use crate::edit::accept_finding;
    use crate::scenario::Scenario;

    fn fixed(scenario: &Scenario, id: &str) -> (History, FixedAll) {
        let case = Case::new(scenario, None);
        let all = fix_all(&case, rule(id).unwrap(), "a.ron", || false).unwrap();
        let mut history = History::new(Documents::one("a.ron", scenario.clone()));
        history.apply(all.step.clone());
        (history, all)
    }

    /// Three links to nowhere in one node, which each fix exchanges as a whole, and one in another.
    const LINKS: &str = r#"
        start: "a",
        nodes: {
            "a": Decision(title: "A", choices: [
                (id: "one", says: "One", to: "gone"),
                (id: "two", says: "Two", to: "lost"),
                (id: "three", says: "Three", to: "nowhere"),
            ]),
            "b": Scene(title: "B", then: "void"),
        },
    "#;

    #[test]
    fn fixes_of_one_node_compose_to_one_step_that_undoes() {
        let scenario = fixture::read_body(LINKS).document;
        let (mut history, all) = fixed(&scenario, "link-to-nowhere");
        assert_eq!((all.count, all.step.label.as_str()), (4, "Fix 4: link to nowhere"));
        assert!(
            found_by(&Case::new(history.scenario("a.ron").unwrap(), None), rule("link-to-nowhere").unwrap()).is_empty()
        );
        assert_eq!(history.undo().as_deref(), Some("Fix 4: link to nowhere"));
        assert_eq!(history.scenario("a.ron"), Some(&scenario));
        assert!(history.undo().is_none(), "it is one step");
    }

    #[test]
    fn what_lies_in_one_table_is_repaired_entry_by_entry() {
        let flags = (0..20).map(|n| format!("\"f{n}\": \"F\",")).collect::<Vec<_>>().join(" ");
        let body = format!(r#"start: "a", flags: {{ {flags} }}, nodes: {{ "a": Ending(outcome: Loyal) }}"#);
        let scenario = fixture::read_body(&body).document;
        let id = check_case(&Case::new(&scenario, None).at_stage(crate::scenario::Stage::Release))
            .into_iter()
            .find(|finding| finding.fix.is_some())
            .map(|finding| finding.rule)
            .unwrap();
        let case = Case::new(&scenario, None).at_stage(crate::scenario::Stage::Release);
        let all = fix_all(&case, rule(id).unwrap(), "a.ron", || false).unwrap();
        assert_eq!(all.count, 20, "{id}");
        let mut history = History::new(Documents::one("a.ron", scenario.clone()));
        history.apply(all.step);
        assert!(history.scenario("a.ron").unwrap().flags.is_empty());
    }

    #[test]
    fn what_is_accepted_is_left_alone() {
        let mut history = History::new(Documents::one("a.ron", fixture::read_body(LINKS).document));
        let case = Case::new(history.scenario("a.ron").unwrap(), None);
        let first = found_by(&case, rule("link-to-nowhere").unwrap()).remove(0);
        let step = accept_finding("a.ron", case.scenario(), (&first.place, first.rule), "To be written");
        history.apply(step);
        assert_eq!(fixed(history.scenario("a.ron").unwrap(), "link-to-nowhere").1.count, 3);
    }

    #[test]
    fn it_is_given_up_and_does_nothing_where_there_is_nothing_to_do() {
        let scenario = fixture::read_body(LINKS).document;
        let case = Case::new(&scenario, None);
        assert!(fix_all(&case, rule("link-to-nowhere").unwrap(), "a.ron", || true).is_none());
        let (_, nothing) = fixed(&scenario, "no-ending");
        assert!(nothing.count == 0 && nothing.step.is_empty());
    }
}
