//! The case that is played beside ink: both languages play the same file.

use offramp::scenario::resolve;

use crate::ink_case::ink_case;

#[test]
fn the_case_beside_ink_is_the_one_that_clients_play() {
    let mut text = serde_json::to_string(&resolve(&ink_case(), None)).unwrap();
    // An element of the big table a line, for whoever looks at a change.
    text = text.replace("],[\"n", "],\n[\"n") + "\n";
    crate::support::golden_file("benches/ink/case.json", &text);
}
