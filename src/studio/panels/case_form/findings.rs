//! What the checks say of a section: small lines that lead to their field.

use egui::{Button, RichText, Ui};

use super::CaseForm;
use crate::studio::problems::Due;
use crate::studio::request::Request;
use crate::studio::section::Section;

/// How many are shown; the problems below the canvas have them all.
const MOST: usize = 6;

impl CaseForm<'_> {
    pub(super) fn findings_ui(&mut self, ui: &mut Ui, section: Section) {
        let found: Vec<_> = self
            .workspace
            .checks
            .by_due()
            .filter(|(_, finding)| Section::of(&finding.place) == Some(section))
            .collect();
        for (due, finding) in found.iter().take(MOST) {
            let colour = match due {
                Due::Blocking => self.theme.harmful,
                Due::BeforeReview | Due::BeforeRelease => self.theme.weak,
            };
            let words = RichText::new(format!("! {}", finding.message)).small().color(colour);
            let line = ui.add(Button::new(words).frame(false).wrap()).on_hover_text("Go to the field");
            if line.accessible_name(format!("{}: {}", due.label(), finding.message)).clicked() {
                self.requests.push(Request::GoTo(finding.place.clone()));
            }
        }
        if found.len() > MOST {
            let words = format!("and {} more among the problems below", found.len() - MOST);
            ui.label(RichText::new(words).small().color(self.theme.text_weak));
        }
    }
}
