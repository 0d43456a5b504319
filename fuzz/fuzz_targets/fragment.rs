//! Any text on the clipboard is nodes, or an error. Nodes are the same after another trip, and can be pasted.

#![no_main]

use libfuzzer_sys::fuzz_target;
use offramp::edit::{Fragment, TEMPLATES, paste};
use offramp::scenario::FreshIds;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(fragment) = Fragment::from_text(text) else { return };
    let written = fragment.to_text();
    let again = Fragment::from_text(&written).unwrap_or_else(|error| panic!("{error} in\n{written}"));
    assert!(fragment == again, "other nodes were read from\n{written}");
    assert!(again.to_text() == written, "other text for the same nodes:\n{written}");

    let scenario = TEMPLATES[0].scenario("fuzz", "Fuzz").expect("the template loads");
    let (_, ids) = paste("case.ron", &scenario, &fragment, None, &mut FreshIds::new(1));
    assert_eq!(ids.len(), fragment.ids().count());
    assert!(ids.iter().all(|id| !scenario.nodes.contains_key(id)), "pasted nodes have ids of their own");
});
