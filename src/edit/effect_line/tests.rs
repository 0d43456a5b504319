//! What a line means, part by part.

use proptest::prelude::*;

use super::super::{Documents, History};
use super::*;
use crate::scenario::{Fact, Id, Meter, Policy, Promise, Tally, Text, Var};

const FILE: &str = "case.ron";

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn case() -> Scenario {
    let mut case = Scenario::empty("id", "title");
    for (name, words) in
        [("anger", "Anger"), ("trust", "Trust in us"), ("truth", "Truth"), ("effort", "Cost of effort")]
    {
        case.meters.insert(id(name), Meter::new(words, 50, 0, 100));
    }
    case.facts.insert(id("party-today"), Fact::new("The party is today"));
    case.facts.insert(id("party-place"), Fact::new("Where, and when"));
    case.flags.insert(id("refund-mentioned"), "A refund has been mentioned".into());
    let mut callback = Promise::new("a call back within thirty minutes");
    callback.due = Some("30m".parse().unwrap());
    case.promises.insert(id("callback"), callback);
    case.policy = Some(Policy { currency: "USD".into(), ..Policy::default() });
    case
}

fn meter(name: &str) -> Var {
    Var::Meter(id(name))
}

#[track_caller]
fn meaning(text: &str) -> Meaning {
    let line = effects_from_line(&case(), text);
    assert_eq!(line.parts.len(), 1, "{text}: {line:?}");
    line.parts[0].meaning.clone()
}

#[track_caller]
fn means(text: &str, effect: Effect) {
    assert_eq!(meaning(text), Meaning::Effect(effect), "{text}");
}

#[track_caller]
fn has_problem(text: &str, problem: &str) {
    assert_eq!(meaning(text), Meaning::Problem(problem.to_owned()), "{text}");
}

#[track_caller]
fn is_unknown(text: &str, kind: Declared, words: &str, due: Option<&str>, closest: Option<&str>) {
    let due = due.map(|due| due.parse().unwrap());
    let closest = closest.map(str::to_owned);
    assert_eq!(meaning(text), Meaning::Unknown(Unknown { kind, words: words.to_owned(), due, closest }), "{text}");
}

#[test]
fn every_kind_of_effect_can_be_typed() {
    means("anger -15", Effect::Add(meter("anger"), -15));
    means("trust +10", Effect::Add(meter("trust"), 10));
    means("set anger 40", Effect::Set(meter("anger"), 40));
    means("set anger to 40", Effect::Set(meter("anger"), 40));
    means("cost 18", Effect::Add(Var::Tally(Tally::Cost), 1_800));
    means("cost $18.50", Effect::Add(Var::Tally(Tally::Cost), 1_850));
    means("cost 18,50 usd", Effect::Add(Var::Tally(Tally::Cost), 1_850));
    means("transfer", Effect::Add(Var::Tally(Tally::Transfers), 1));
    means("contacts 2", Effect::Add(Var::Tally(Tally::Contacts), 2));
    means("points -3", Effect::Add(Var::Tally(Tally::Points), -3));
    means("fair treatment 2", Effect::Add(Var::Tally(Tally::FairRespect), 2));
    means("reveal party-today", Effect::Reveal(id("party-today")));
    means("flag refund mentioned", Effect::Raise(id("refund-mentioned")));
    means("unflag refund mentioned", Effect::Lower(id("refund-mentioned")));
    means("promise callback 30m", Effect::Make(id("callback")));
    means("keep callback", Effect::Keep(id("callback")));
    means("break callback", Effect::Break(id("callback")));
    means("extend callback 1h", Effect::Extend(id("callback"), "1h".parse().unwrap()));
    assert_eq!(meaning("2m"), Meaning::Takes("2m".parse().unwrap()));
}

#[test]
fn names_match_by_words_in_any_case_and_by_a_unique_beginning() {
    means("TRUST in  us +1", Effect::Add(meter("trust"), 1));
    means("Reveal the party is TODAY", Effect::Reveal(id("party-today")));
    means("reveal where", Effect::Reveal(id("party-place")));
    means("reveal “Where, and when”", Effect::Reveal(id("party-place")));
    means("flag refund", Effect::Raise(id("refund-mentioned")));
    means("keep call back", Effect::Keep(id("callback")));
    means("cost of effort +5", Effect::Add(meter("effort"), 5));
    means("\"anger\" +5", Effect::Add(meter("anger"), 5));
    has_problem("tru +1", "“tru” could be “Trust in us” or “Truth”: write more of it");
    has_problem("reveal party", "“party” could be “The party is today” or “Where, and when”: write more of it");
}

#[test]
fn what_does_not_exist_can_be_created() {
    is_unknown("loyalty +5", Declared::Meter, "loyalty", None, None);
    is_unknown("angre -5", Declared::Meter, "angre", None, Some("Anger"));
    is_unknown("set a -5", Declared::Meter, "a", None, None);
    is_unknown("flag escalation  offered", Declared::Flag, "escalation offered", None, None);
    is_unknown("reveal “Her boss, too”", Declared::Fact, "Her boss, too", None, None);
    is_unknown("promise letter 2d", Declared::Promise, "letter", Some("2d"), None);
    is_unknown("extend letter 2d", Declared::Promise, "letter", None, None);
}

#[test]
fn problems_say_what_to_write() {
    has_problem("anger", "how much? write anger -15");
    has_problem("anger -15.5", "“-15.5” is no whole number: write one such as -15");
    has_problem("anger -2000000", "-2000000 is too much: at most 1,000,000 either way");
    has_problem("-15", "what does -15 change? write anger -15");
    has_problem("cost", "how much? write cost 18");
    has_problem("cost much", "how much? write cost 18");
    has_problem("set anger", "to what number? write set anger 40");
    has_problem("set cost 40", "cost cannot be set, only added to: write cost 40");
    has_problem("extend callback", "by how long? write extend callback 1h");
    has_problem("reveal", "reveal what? write reveal party");
    has_problem("refund mentioned", "what about the flag? write flag refund mentioned or unflag refund mentioned");
    has_problem("reveel it", "“reveel” is not known; did you mean reveal? write reveal party");
    has_problem("xyzzy", "“xyzzy” is not known: write anger -15, reveal party, promise callback 30m");
}

#[test]
fn parts_know_where_they_stand() {
    let text = " anger -15 ,, trust +1,000; “a, b” +1\nflag refund,";
    let line = effects_from_line(&case(), text);
    let parts: Vec<&str> = line.parts.iter().map(|part| &text[part.span.clone()]).collect();
    assert_eq!(parts, ["anger -15", "trust +1,000", "“a, b” +1", "flag refund"]);
    assert_eq!(line.effects().count(), 2);
    assert!(!line.understood());
    assert!(effects_from_line(&case(), "anger -15, 2m").understood());
}

#[test]
fn a_line_is_written_in_words() {
    let typed = "anger -15, Trust in us +10, cost 18.50, reveal The party is today, reveal “Where, and when”, \
                 promise a call back within thirty minutes, extend a call back within thirty minutes 1h, \
                 flag A refund has been mentioned, transfer, transfer 2, set anger 40, fair respect 2";
    let line = effects_from_line(&case(), typed);
    let effects: Vec<Effect> = line.effects().cloned().collect();
    assert!(line.understood(), "{line:?}");
    assert_eq!(line_from_effects(&case(), &effects), typed);
}

#[test]
fn a_missing_reference_is_written_so_that_it_reads_as_unknown() {
    let line = line_from_effects(&case(), &[Effect::Reveal(id("odd"))]);
    is_unknown(&line, Declared::Fact, "odd", None, None);
}

#[track_caller]
fn completes(line: &str, texts: &[&str]) {
    let found = complete(&case(), line, line.len());
    assert_eq!(found.iter().map(|completion| completion.text.as_str()).collect::<Vec<_>>(), texts, "{line}");
}

#[test]
fn a_line_is_completed_after_two_letters() {
    completes("a", &[]);
    completes("ang", &["anger "]);
    completes("an", &["anger ", "reveal “Where, and when”"]);
    completes("tru", &["Trust in us ", "truth "]);
    completes("anger -15, rev", &["reveal "]);
    completes("reveal ", &["reveal The party is today", "reveal “Where, and when”"]);
    completes("reveal t", &["reveal The party is today"]);
    completes("keep ca", &["keep a call back within thirty minutes"]);
    completes("extend ca", &["extend a call back within thirty minutes "]);
    completes("set an", &["set anger "]);
    completes("refund", &["flag A refund has been mentioned", "unflag A refund has been mentioned"]);
    completes("transf", &["transfer"]);
    completes("anger -15", &[]);
    completes("anger -15, ", &[]);
    let middle = complete(&case(), "trust in us +1, an, flag refund", 18);
    assert_eq!(middle[0].replaces, 16..18);
    assert_eq!(middle[0].about, "meter, 0 to 100, starts at 50");
}

#[test]
fn what_is_created_is_declared_once_and_can_be_undone() {
    let line = "loyalty +5, promise letter 2d, flag Then, reveal her boss";
    let mut history = History::new(Documents::one(FILE, case()));
    for _ in 0..4 {
        let now = history.scenario(FILE).unwrap();
        let unknown = effects_from_line(now, line).parts.into_iter().find_map(|part| match part.meaning {
            Meaning::Unknown(unknown) => Some(unknown),
            Meaning::Effect(_) | Meaning::Takes(_) | Meaning::Problem(_) => None,
        });
        let step = create(FILE, now, &unknown.unwrap());
        history.apply(step);
    }
    let now = history.scenario(FILE).unwrap();
    assert!(effects_from_line(now, line).understood());
    assert_eq!(now.meters["loyalty"].name.as_str(), "Loyalty");
    assert_eq!(now.meters["loyalty"].band(50).unwrap().name.as_str(), "Growing");
    assert_eq!(now.promises["letter"].due, Some("2d".parse().unwrap()));
    assert_eq!(now.flags["flag"].as_str(), "Then");
    assert_eq!(now.facts["her-boss"].label.as_str(), "Her boss");
    assert_eq!(history.undo_label(), Some("Create fact “her boss”"));
    while history.undo().is_some() {}
    assert_eq!(history.scenario(FILE), Some(&case()));
}

/// Names that could be taken for something else.
const NAMES: [&str; 20] = [
    "Anger",
    "anger",
    "cost",
    "set",
    "Set anger",
    "a, b",
    "“quoted”",
    "say \"no\"",
    "30m",
    "call 30m",
    "-15",
    "to",
    "call to",
    "7",
    "*strong*",
    "",
    "two\nlines",
    "Ärger",
    "reveal party",
    "1,000",
];
const IDS: [&str; 8] = ["anger", "7", "30m", "cost", "a-b", "transfer", "fair", "to"];

fn odd_case() -> impl Strategy<Value = Scenario> {
    let table = || prop::collection::vec((prop::sample::select(&IDS[..]), prop::sample::select(&NAMES[..])), 1..6);
    (table(), table(), table(), table(), prop::sample::select(&["USD", "JPY", ""][..])).prop_map(
        |(meters, flags, facts, promises, currency)| {
            let mut case = Scenario::empty("id", "title");
            case.meters = meters.into_iter().map(|(name, words)| (id(name), Meter::new(words, 5, 0, 9))).collect();
            case.flags = flags.into_iter().map(|(name, words)| (id(name), Text::from(words))).collect();
            case.facts = facts.into_iter().map(|(name, words)| (id(name), Fact::new(words))).collect();
            case.promises = promises.into_iter().map(|(name, words)| (id(name), Promise::new(words))).collect();
            case.policy = Some(Policy { currency: currency.into(), ..Policy::default() });
            case
        },
    )
}

/// Every effect of a case on everything it declares, with a number.
fn all_effects(case: &Scenario, n: i32, seconds: u32) -> Vec<Effect> {
    let mut effects = Vec::new();
    for id in case.meters.keys() {
        effects.extend([Effect::Add(Var::Meter(id.clone()), n), Effect::Set(Var::Meter(id.clone()), n)]);
    }
    for id in case.flags.keys() {
        effects.extend([Effect::Raise(id.clone()), Effect::Lower(id.clone())]);
    }
    effects.extend(case.facts.keys().cloned().map(Effect::Reveal));
    for id in case.promises.keys() {
        let id = || id.clone();
        effects.extend([Effect::Make(id()), Effect::Keep(id()), Effect::Break(id())]);
        effects.push(Effect::Extend(id(), Duration::from_seconds(seconds)));
    }
    let tallies = Tally::ALL.iter().filter(|tally| **tally != Tally::Clock);
    effects.extend(tallies.map(|tally| Effect::Add(Var::Tally(*tally), n)));
    effects
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_the_same(case in odd_case(), n in -1_000_000..=1_000_000, seconds in 0_u32..40_000_000) {
        let effects = all_effects(&case, n, seconds);
        let line = line_from_effects(&case, &effects);
        let read: Vec<Effect> = effects_from_line(&case, &line).effects().cloned().collect();
        prop_assert_eq!(read, effects, "{}", line);
    }

    #[test]
    fn any_line_is_read_and_what_is_created_is_then_understood(
        case in odd_case(),
        line in "([a-z]{0,3}|set |flag |promise |keep |reveal |extend |[ ,;“”\"-]|30m|-15|[0-9,.]{1,4}|\\PC){0,12}",
        cursor in 0_usize..40,
    ) {
        let read = effects_from_line(&case, &line);
        prop_assert!(complete(&case, &line, cursor).len() <= 8);
        for (index, part) in read.parts.iter().enumerate() {
            prop_assert!(!line[part.span.clone()].trim().is_empty());
            if let Meaning::Unknown(unknown) = &part.meaning {
                let mut history = History::new(Documents::one(FILE, case.clone()));
                history.apply(create(FILE, &case, unknown));
                let again = effects_from_line(history.scenario(FILE).unwrap(), &line);
                prop_assert!(matches!(again.parts[index].meaning, Meaning::Effect(_)), "{:?} {:?}", part, again);
            }
        }
    }
}
