//! Unsaved work comes back as it was, whatever the case holds.

use std::path::Path;

use offramp::store::{Recovery, UserFolders, scenario_text};
use proptest::prelude::*;

use crate::generator::{Size, scenario};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_kept_is_found_at_the_next_start(seed: u64, name in proptest::option::of("[^/\0]{1,12}\\.ron")) {
        let home = tempfile::tempdir().unwrap();
        let folders = UserFolders::below(home.path());
        let case = scenario(seed, Size { nodes: 8, broken: true });
        let path = name.map(|name| home.path().join("cases").join(name));
        let text = scenario_text(Path::new("case.ron"), &case).unwrap();

        let program = Recovery::new(&folders, || 7);
        let key = program.key(path.as_deref());
        program.write(&key, path.as_deref(), None, "the words before").unwrap();
        program.write(&key, path.as_deref(), None, &text).unwrap();
        drop(program);

        let found = Recovery::new(&folders, || 8).found();
        prop_assert!(found.damaged.is_empty(), "{:?}", found.damaged);
        let [recovered] = &found.recovered[..] else { panic!("{found:?}") };
        prop_assert_eq!(&recovered.path, &path);
        prop_assert_eq!((recovered.when, &recovered.title), (7, &case.title.to_string()));
        prop_assert_eq!(scenario_text(Path::new("case.ron"), &recovered.scenario).unwrap(), text);
        prop_assert_eq!(&recovered.scenario, &case);
    }
}
