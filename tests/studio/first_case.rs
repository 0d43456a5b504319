//! A first case: words and a grade are enough, and few clicks lead from the start page to an exported page.

use super::*;
use offramp::scenario::Grade;

/// Counts the clicks and chords of an author; words and going from field to field with Tab are writing.
struct Author {
    harness: Harness<'static, App>,
    clicks: usize,
}

impl Author {
    fn click(&mut self, role: Role, name: &str) {
        named(&self.harness, role, name).click();
        settle(&mut self.harness);
        self.clicks += 1;
    }

    fn chord(&mut self, modifiers: Modifiers, key: Key) {
        press(&mut self.harness, modifiers, key);
        self.clicks += 1;
    }

    /// Types over what the field with the focus holds.
    fn type_over(&mut self, words: &str) {
        self.chord(Modifiers::COMMAND, Key::A);
        self.type_on(words);
    }

    fn type_on(&mut self, words: &str) {
        self.harness.root().type_text(words);
        settle(&mut self.harness);
    }
}

#[test]
fn few_clicks_lead_from_the_start_page_to_an_exported_case() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("mine.html");
    let mut author = Author { harness: app([1440.0, 900.0], &[Answer::Path(page.clone())]), clicks: 0 };
    settle(&mut author.harness);
    author.click(Role::Button, "New case");
    // The line of the customer, then the words of each answer; grades stand before the words.
    author.click(Role::MultilineTextInput, "Customer");
    author.type_over("You charged me twice, and it is payday.");
    for (letter, words) in [
        ("A", "++ Two charges on payday is our mistake. I am putting one back while we speak."),
        ("B", "- Can I have your card number?"),
        ("C", "-- The bank does that, not us."),
    ] {
        if author.harness.query_by_role_and_label(Role::MultilineTextInput, &format!("{letter}: agent says")).is_some()
        {
            author.click(Role::MultilineTextInput, &format!("{letter}: agent says"));
        } else {
            author.click(Role::Button, &format!("{letter}, "));
        }
        author.type_over(words);
    }
    author.click(Role::Button, "File");
    author.click(Role::Button, "Export as web page…");
    assert!(author.clicks <= 12, "{} clicks and chords", author.clicks);

    let made = case(&author.harness);
    let choices = made.nodes["opening"].choices();
    assert_eq!(choices[0].grade, Some(Grade::Best));
    assert!(choices[2].says.starts_with("The bank"), "the grade is not part of the words: {}", choices[2].says);
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.contains("You charged me twice") && html.contains("The bank does that"));
}

#[test]
fn words_and_a_grade_are_a_case() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("case.html");
    let mut harness = app([1440.0, 900.0], &[Answer::Path(page.clone())]);
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::N);
    let new = case(&harness);
    assert_eq!(new.cast.len(), 2, "customer and agent");
    assert!(new.meters.values().all(|meter| meter.bands.len() == 4) && new.meters.len() == 2, "anger and trust");
    assert_eq!(new.usual.len(), 4, "what each grade changes");
    let blocking = |harness: &Harness<'_, App>| {
        harness.get_by_role_and_label(Role::Button, "0 blocking");
    };
    blocking(&harness);
    // It plays, scores and moves the meters, though no effect was written.
    press(&mut harness, Modifiers::SHIFT, Key::F5);
    press(&mut harness, Modifiers::NONE, Key::Num1);
    let run = &harness.state().workspace().unwrap().run.as_ref().unwrap().run;
    assert_eq!(offramp::play::percent(run.machine(), run.state()), Some(100));
    harness.get_by_role_and_label(Role::Button, "File").click();
    harness.run_steps(3);
    named(&harness, Role::Button, "Export as web page…").click();
    settle(&mut harness);
    assert!(std::fs::read_to_string(&page).unwrap().starts_with("<!doctype html>"));
}
