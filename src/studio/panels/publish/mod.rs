//! The room Publish: the targets of the pack, the settings of one of them, and what its package would be.

mod empty;
mod history;
mod preflight;
mod settings;
mod targets;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use crate::studio::open_pack::OpenPack;
use crate::studio::publishing::Publishing;
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};

pub use empty::no_pack_ui;

/// Below this width the list of targets is a menu above their settings.
const WIDE: f32 = 1_080.0;
/// Below this width everything stands in one column.
const NARROW: f32 = 760.0;
/// How wide the list and what is known of the package are, in points.
/// The widest column of settings that still reads well.
const COLUMN: f32 = 640.0;
const TARGETS_WIDTH: f32 = 248.0;
const PREFLIGHT_WIDTH: f32 = 400.0;

/// What the room shows.
pub struct PublishPage<'a> {
    pub publishing: &'a Publishing,
    pub pack: &'a OpenPack,
    /// Where the test LMS runs, if it does.
    pub test: Option<&'a str>,
    /// How many cases of the pack are open and not saved: they are published as they stand on the disk.
    pub unsaved: usize,
}

/// Shows the room.
pub fn publish_ui(ui: &mut Ui, page: &PublishPage<'_>, theme: &Theme, requests: &mut Requests) {
    // A track beside a page that scrolls says nothing that the handle does not say.
    ui.spacing_mut().scroll.dormant_background_opacity = 0.0;
    ui.spacing_mut().scroll.active_background_opacity = 0.0;
    let canvas = Frame::new().fill(theme.canvas);
    let targets = &page.pack.pack().targets;
    let Some((id, target)) = page.publishing.selected(page.pack).and_then(|id| targets.get_key_value(id)) else {
        CentralPanel::default().frame(canvas).show(ui, |ui| empty::no_targets_ui(ui, theme, requests));
        return;
    };
    let width = ui.available_width();
    let panel = Frame::new().fill(theme.panel).inner_margin(Margin::same(theme::MARGIN));
    if width >= WIDE {
        Panel::left("publish targets").exact_size(TARGETS_WIDTH).frame(panel).show(ui, |ui| {
            ScrollArea::vertical().id_salt("targets").auto_shrink(false).show(ui, |ui| {
                targets::targets_ui(ui, page, id, theme, requests);
            });
        });
    } else {
        let bar = panel.inner_margin(Margin::symmetric(theme::MARGIN, 8));
        Panel::top("publish target").frame(bar).show(ui, |ui| targets::target_menu_ui(ui, page, id, theme, requests));
    }
    if width >= NARROW {
        Panel::right("publish preflight").exact_size(PREFLIGHT_WIDTH.min(width * 0.48)).frame(panel).show(ui, |ui| {
            ScrollArea::vertical().id_salt("preflight").auto_shrink(false).show(ui, |ui| {
                preflight::preflight_ui(ui, page, id, target, theme, requests);
                history::history_ui(ui, page, id, theme, requests);
            });
        });
    }
    CentralPanel::default().frame(canvas.inner_margin(Margin::same(theme::MARGIN))).show(ui, |ui| {
        ScrollArea::vertical().id_salt("settings").auto_shrink(false).show(ui, |ui| {
            // The column stands in the middle of what there is.
            let free = (ui.available_width() - COLUMN).max(0.0);
            ui.set_max_width(ui.available_width() - free * 0.5);
            let left = ui.max_rect().left() + free * 0.5;
            ui.scope_builder(egui::UiBuilder::new().max_rect(ui.max_rect().with_min_x(left)), |ui| {
                settings::settings_ui(ui, page, id, target, theme, requests);
                if width < NARROW {
                    ui.add_space(theme::GAP_LARGE);
                    preflight::preflight_ui(ui, page, id, target, theme, requests);
                    history::history_ui(ui, page, id, theme, requests);
                }
            });
        });
    });
}

/// A heading of the room.
fn heading_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    let text = egui::RichText::new(words).font(egui::FontId::new(theme::HEADING, theme::semibold()));
    let label = ui.label(text.color(theme.text));
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, words));
}

/// A quiet sentence.
fn quiet_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add(egui::Label::new(egui::RichText::new(words).color(theme.text_weak)).wrap());
}
