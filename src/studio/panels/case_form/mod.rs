//! The editors of the sections of a case.

use egui::{ScrollArea, Ui};

use crate::studio::request::Requests;
use crate::studio::section::Section;
use crate::studio::theme::Theme;
use crate::studio::workspace::Workspace;

/// Shows and edits a section of the case.
pub fn case_form_ui(ui: &mut Ui, workspace: &Workspace, section: Section, _theme: &Theme, _requests: &mut Requests) {
    ui.heading(section.label());
    ScrollArea::vertical().auto_shrink(false).id_salt(("case", section)).show(ui, |ui| {
        let _ = (ui, workspace);
    });
}
