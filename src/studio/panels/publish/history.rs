//! What was published for a target.

use egui::{RichText, Ui};

use super::PublishPage;
use crate::scenario::{Id, Publication};
use crate::studio::panels::form::quiet_button_ui;
use crate::studio::publishing::PublishRequest;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// How many publications are listed.
const MOST: usize = 12;

/// The list, newest first.
pub(super) fn history_ui(ui: &mut Ui, page: &PublishPage<'_>, id: &Id, theme: &Theme, requests: &mut Requests) {
    let entries = page.pack.log().entries.iter().rev().filter(|entry| entry.target == *id);
    let entries: Vec<&Publication> = entries.take(MOST).collect();
    if entries.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_LARGE);
    super::heading_ui(ui, "Published", theme);
    for entry in entries {
        ui.horizontal(|ui| {
            ui.label(RichText::new(format!("Revision {}", entry.revision)).color(theme.text));
            let cases = match entry.cases.len() {
                1 => "1 case".to_owned(),
                n => format!("{n} cases"),
            };
            ui.label(RichText::new(format!("{} · {cases}", entry.on)).small().color(theme.text_weak));
            let path = page.pack.folder().join(entry.file.as_str());
            let folder = path.parent().map_or_else(|| path.clone(), std::path::Path::to_owned);
            if quiet_button_ui(ui, theme, "Show in folder").on_hover_text(entry.file.as_str()).clicked() {
                requests.push(Request::Publish(PublishRequest::Open(folder)));
            }
        });
    }
}
