//! What the package of a target would be: what stops it, what it cannot carry, how large it is, what it does to learners.

use egui::{Align, Button, CornerRadius, FontId, Frame, Label, Layout, Margin, RichText, Sense, Stroke, Ui, vec2};

use super::{PublishPage, heading_ui, quiet_ui};
use crate::export::Keeps;
use crate::publish::Change;
use crate::scenario::{Id, PublishTarget};
use crate::studio::panels::form::{part_label, quiet_button_ui};
use crate::studio::publishing::{Prepared, PublishRequest, Trouble};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// How many of a list are shown.
const MOST: usize = 30;

/// Shows it.
pub(super) fn preflight_ui(
    ui: &mut Ui,
    page: &PublishPage<'_>,
    id: &Id,
    target: &PublishTarget,
    theme: &Theme,
    requests: &mut Requests,
) {
    let prepared = page.publishing.prepared(id);
    ui.horizontal(|ui| {
        heading_ui(ui, "Before you publish", theme);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if page.publishing.is_preparing() {
                ui.spinner().widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, "Looking"));
            } else if quiet_button_ui(ui, theme, "Look again").clicked() {
                requests.push(Request::Publish(PublishRequest::LookAgain));
            }
        });
    });
    ui.add_space(theme::GAP);
    match prepared {
        None => quiet_ui(ui, "Exploring the cases and making the package…", theme),
        Some(Err(trouble)) => trouble_ui(ui, trouble, theme, requests),
        Some(Ok(prepared)) => {
            verdict_ui(ui, page, prepared, theme);
            buttons_ui(ui, page, target, prepared, theme, requests);
            test_ui(ui, page.test, theme, requests);
            unsaved_ui(ui, page.unsaved, theme, requests);
            blocking_ui(ui, prepared, theme, requests);
            figures_ui(ui, target, prepared, theme);
            change_ui(ui, prepared.package.change.as_ref(), theme);
            list_ui(
                ui,
                "Not in this format",
                &prepared.package.losses.iter().map(|loss| loss.what.clone()).collect::<Vec<_>>(),
                theme,
            );
            list_ui(ui, "Otherwise than set", &prepared.package.remarks, theme);
        }
    }
}

/// One sentence that says whether it can go out.
fn verdict_ui(ui: &mut Ui, page: &PublishPage<'_>, prepared: &Prepared, theme: &Theme) {
    let revision = prepared.package.publication.revision;
    let (sign, words, ink) = match (prepared.blocking.len(), prepared.package.unchanged) {
        (0, true) => ("✓", format!("Revision {revision} stands as it was published: nothing is new"), theme.best),
        (0, false) => ("✓", format!("Ready: this will be revision {revision}"), theme.best),
        (1, _) => ("×", "1 finding stops a case from running".to_owned(), theme.harmful),
        (n, _) => ("×", format!("{n} findings stop cases from running"), theme.harmful),
    };
    let fill = if page.publishing.is_preparing() { theme.sunken } else { theme.raised };
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, ink))
        .corner_radius(CornerRadius::same(theme::RADIUS))
        .inner_margin(Margin::same(10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(sign).color(ink));
            ui.label(RichText::new(words).font(FontId::new(theme::BODY, theme::semibold())).color(theme.text));
        });
    });
    ui.add_space(theme::GAP);
}

fn buttons_ui(
    ui: &mut Ui,
    page: &PublishPage<'_>,
    target: &PublishTarget,
    prepared: &Prepared,
    theme: &Theme,
    requests: &mut Requests,
) {
    let ready = !page.publishing.is_preparing();
    ui.horizontal_wrapped(|ui| {
        let words = if prepared.blocking.is_empty() { "Publish" } else { "Publish anyway" };
        let main = Button::new(RichText::new(words).color(theme.on_accent)).fill(theme.accent);
        if ui.add_enabled(ready, main.min_size(vec2(96.0, 30.0))).clicked() {
            requests.push(Request::Publish(PublishRequest::Publish));
        }
        match target.to.as_str() {
            "html" => {
                if ui.add_enabled(ready, Button::new("Open in browser")).clicked() {
                    requests.push(Request::Publish(PublishRequest::Show));
                }
            }
            "json" | "offpack" => {}
            _lms => {
                let test = ui.add_enabled(ready, Button::new("Test in an LMS"));
                let test = test.on_hover_text("Run this package in a small LMS on this computer, and see every call");
                if test.clicked() {
                    requests.push(Request::Publish(PublishRequest::Test));
                }
            }
        }
    });
    let path = page.pack.folder().join(&prepared.package.file);
    ui.add(Label::new(RichText::new(&prepared.package.file).small().color(theme.text_weak)).truncate())
        .on_hover_text(path.display().to_string());
}

/// Where the test LMS runs, and how to stop it.
fn test_ui(ui: &mut Ui, test: Option<&str>, theme: &Theme, requests: &mut Requests) {
    let Some(url) = test else { return };
    ui.add_space(theme::GAP);
    Frame::new()
        .fill(theme.accent_soft)
        .corner_radius(CornerRadius::same(theme::RADIUS))
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new("The test LMS is running, on this computer alone.").color(theme.text));
            ui.add(Label::new(RichText::new(url).small().color(theme.text)).truncate()).on_hover_text(url);
            ui.horizontal(|ui| {
                if ui.button("Show it again").clicked() {
                    requests.push(Request::Publish(PublishRequest::Open(url.into())));
                }
                if ui.button("Copy the address").clicked() {
                    ui.ctx().copy_text(url.to_owned());
                }
                if ui.button("Stop it").clicked() {
                    requests.push(Request::Publish(PublishRequest::StopTest));
                }
            });
        });
}

fn unsaved_ui(ui: &mut Ui, unsaved: usize, theme: &Theme, requests: &mut Requests) {
    if unsaved == 0 {
        return;
    }
    let words = match unsaved {
        1 => "One case has changes that are not saved; what is published is what stands on the disk.".to_owned(),
        n => format!("{n} cases have changes that are not saved; what is published is what stands on the disk."),
    };
    ui.add_space(theme::GAP);
    Frame::new()
        .fill(theme.notice)
        .corner_radius(CornerRadius::same(theme::RADIUS))
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(words).color(theme.text)).wrap());
            if ui.button("Save them").clicked() {
                requests.push(Request::Publish(PublishRequest::SaveCases));
            }
        });
}

fn blocking_ui(ui: &mut Ui, prepared: &Prepared, theme: &Theme, requests: &mut Requests) {
    for blocking in prepared.blocking.iter().take(MOST) {
        let words = format!("{}: {}", blocking.file, blocking.message);
        let link = Button::new(RichText::new(&words).color(theme.harmful)).frame_when_inactive(false).wrap();
        if ui.add(link).on_hover_text("Go there").clicked() {
            requests.push(Request::Publish(PublishRequest::GoTo(blocking.path.clone(), blocking.place.clone())));
        }
    }
}

/// Sizes, each with what it is measured against.
fn figures_ui(ui: &mut Ui, target: &PublishTarget, prepared: &Prepared, theme: &Theme) {
    let package = &prepared.package;
    ui.add_space(theme::GAP_LARGE);
    ui.label(part_label("Size", theme));
    let bytes: usize = package.files.values().map(Vec::len).sum();
    figure_ui(ui, "Package", &bytes_words(bytes), None, theme);
    figure_ui(ui, "Pictures, sounds and films", &bytes_words(package.media_bytes), None, theme);
    let keeps = match target.to.as_str() {
        "scorm12" => Some(Keeps::SCORM_12),
        "scorm2004-3rd" | "scorm2004-4th" | "cmi5" => Some(Keeps::SCORM_2004),
        _other => None,
    };
    if let Some(keeps) = keeps {
        let share = ratio(package.state_characters, keeps.state);
        let words = format!("{} of {} characters", package.state_characters, keeps.state);
        figure_ui(ui, "Where a learner stands, at worst", &words, Some(share), theme);
        quiet_ui(ui, &format!("The LMS keeps {} in all; the rest is for history and texts.", keeps.characters), theme);
    }
}

fn figure_ui(ui: &mut Ui, name: &str, value: &str, share: Option<f32>, theme: &Theme) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).color(theme.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(value).color(theme.text_weak));
        });
    });
    if let Some(share) = share {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::BAR), Sense::hover());
        ui.painter().rect_filled(rect, 3.0, theme.sunken);
        let mut full = rect;
        full.set_width(rect.width() * share.clamp(0.0, 1.0));
        ui.painter().rect_filled(full, 3.0, if share > 0.8 { theme.weak } else { theme.accent });
    }
}

fn change_ui(ui: &mut Ui, change: Option<&Change>, theme: &Theme) {
    let Some(change) = change.filter(|change| !change.same) else { return };
    ui.add_space(theme::GAP_LARGE);
    ui.label(part_label("Replacing the package that is live", theme));
    let words = change.to_string();
    let ink = if change.is_safe() { theme.best } else { theme.weak };
    let sign = if change.is_safe() { "✓" } else { "!" };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(sign).color(ink));
        ui.label(RichText::new(first_large(&words)).color(theme.text));
    });
    if !change.is_safe() {
        quiet_ui(
            ui,
            "Who stands there begins the case again, and is told so. What they completed or passed stays.",
            theme,
        );
    }
    let lost: Vec<String> = change.lost.iter().map(|(file, node)| format!("{file}: {node}")).collect();
    list_ui(ui, "", &lost, theme);
}

fn list_ui(ui: &mut Ui, name: &str, items: &[String], theme: &Theme) {
    if items.is_empty() {
        return;
    }
    if !name.is_empty() {
        ui.add_space(theme::GAP_LARGE);
        ui.label(part_label(&format!("{name} ({})", items.len()), theme));
    }
    for item in items.iter().take(MOST) {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new("·").color(theme.text_weak));
            ui.add(Label::new(RichText::new(item).color(theme.text)).wrap());
        });
    }
    if items.len() > MOST {
        quiet_ui(ui, &format!("and {} more", items.len() - MOST), theme);
    }
}

fn trouble_ui(ui: &mut Ui, trouble: &Trouble, theme: &Theme, requests: &mut Requests) {
    ui.add(Label::new(RichText::new(&trouble.message).color(theme.harmful)).wrap());
    quiet_ui(ui, &first_large(&trouble.hint), theme);
    if let Some(file) = &trouble.file
        && ui.button("Open the case").clicked()
    {
        requests.push(Request::Open(file.clone()));
    }
}

fn first_large(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[expect(clippy::cast_precision_loss, reason = "a share to be drawn")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}

#[expect(clippy::cast_precision_loss, reason = "a size to be read")]
fn bytes_words(bytes: usize) -> String {
    match bytes {
        0 => "none".to_owned(),
        1..=10_239 => format!("{bytes} bytes"),
        10_240..=1_048_575 => format!("{} KiB", bytes.div_ceil(1_024)),
        _more => format!("{:.1} MiB", bytes as f64 / 1_048_576.0),
    }
}
