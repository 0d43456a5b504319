//! The repository keeps its own promises: versions, tables and lists agree with the code.

use std::path::Path;

fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_changelog_begins_with_the_version() {
    let changelog = file("CHANGELOG.md");
    let heading = changelog.lines().find(|line| line.starts_with("## ")).unwrap();
    assert!(heading.starts_with(&format!("## {}", env!("CARGO_PKG_VERSION"))), "{heading}");
}

#[test]
fn the_readme_lists_the_formats() {
    let readme = file("README.md");
    for format in offramp::export::ALL {
        assert!(readme.contains(&format!("`{}`", format.id)), "README.md does not name the format {}", format.id);
    }
}

#[test]
fn the_rule_page_is_what_the_rules_say() {
    crate::support::golden_file("docs/rules.md", &offramp::check::rule_page());
}
