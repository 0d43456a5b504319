//! What outlives a sitting: recent files, the theme, and unsaved work after a bad end.

use super::*;
use offramp::store::UserFolders;

/// The app with folders of its own.
fn keeping(folder: &Path) -> Harness<'static, App> {
    let mut harness = app([1000.0, 900.0], &[]);
    let ctx = harness.ctx.clone();
    harness.state_mut().keep_in(&ctx, &UserFolders::below(folder));
    settle(&mut harness);
    harness
}

/// A copy of the sample in a folder.
fn sample_in(folder: &Path) -> PathBuf {
    let path = folder.join("case.ron");
    std::fs::copy(SAMPLE, &path).unwrap();
    path
}

/// Changes the title of a node, and waits until the change is kept.
fn change(harness: &mut Harness<'_, App>, words: &str) {
    harness.state_mut().workspace_mut().unwrap().selection = [id("third-call")].into();
    settle(harness);
    retype(harness, Role::TextInput, "Title", words);
}

#[test]
fn unsaved_work_is_found_and_brought_back_after_a_bad_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_in(folder.path());
    let on_disk = std::fs::read(&path).unwrap();
    let mut harness = keeping(folder.path());
    harness.state_mut().open(&path);
    settle(&mut harness);
    change(&mut harness, "Kept in spite of everything");
    let unsaved = case(&harness);
    // The program ends without a word.
    drop(harness);

    let mut again = keeping(folder.path());
    again.get_by_role_and_label(Role::Button, "Bring it back").click();
    settle(&mut again);
    assert_eq!(case(&again), unsaved);
    assert_eq!(std::fs::read(&path).unwrap(), on_disk, "the file is as it was");
    assert!(again.state().workspace().unwrap().is_dirty());
    press(&mut again, Modifiers::COMMAND, Key::S);
    settle(&mut again);
    drop(again);

    let saved = keeping(folder.path());
    assert!(saved.query_by_role_and_label(Role::Button, "Bring it back").is_none(), "what was saved is not offered");
}

#[test]
fn recent_files_and_the_theme_are_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_in(folder.path());
    let mut harness = keeping(folder.path());
    harness.state_mut().open(&path);
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert!(harness.ctx.global_style().visuals.dark_mode);
    drop(harness);

    let mut again = keeping(folder.path());
    assert!(again.ctx.global_style().visuals.dark_mode, "it is dark again");
    let recent = again
        .get_all_by_role(Role::Button)
        .find(|button| button.accesskit_node().label().is_some_and(|label| label.contains(path.to_str().unwrap())));
    recent.expect("the file is among the recent ones").click();
    settle(&mut again);
    assert_eq!(case(&again).title.as_str(), "The delayed delivery spiral");
}
