//! Any text is markup, and any text may name values. The first line of the input is the value of `{company}`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use offramp::scenario::markup::{blocks, plain};
use offramp::scenario::{Id, Scenario, Values, braced};

fuzz_target!(|text: &str| {
    let (value, text) = text.split_once('\n').unwrap_or(("Wrapwell", text));
    let _ = (blocks(text), plain(text));

    let mut end = 0;
    for (range, _) in braced(text) {
        assert!(end <= range.start && range.start < range.end, "ranges rise and are not empty");
        assert!(text.get(range.clone()).is_some_and(|part| part.starts_with('{')), "{range:?} is a part of the text");
        end = range.end;
    }

    let mut scenario = Scenario::empty("fuzz", "Fuzz");
    let company = Id::new("company").expect("an id");
    scenario.terms.insert(company.clone(), value.into());
    let values = Values::of(&scenario);
    if let Some(filled) = values.fill(text) {
        let _ = (blocks(&filled), braced(&filled), values.fill(&filled));
    }
    // A value of one line is words and nothing else, whatever stands in it.
    let value = &scenario.terms[&company];
    if !value.contains('\n') {
        let filled = values.fill("x{company}y").expect("it names a value");
        assert_eq!(plain(&filled), format!("x{value}y"));
    }
});
