//! The settings of a target.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Stroke, Ui};

use super::targets::deeds_ui;
use super::{PublishPage, heading_ui, quiet_ui};
use crate::export::{ALL, Format};
use crate::publish::PRESETS;
use crate::scenario::{Id, PublishTarget, Text};
use crate::studio::panels::form::{Labelled, Look, choice_ui, edit_ui, label_ui, number_ui, written_field_ui};
use crate::studio::publishing::PublishRequest;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// The values of an enum of the document with their words.
macro_rules! labels {
    ($type:ident) => {
        crate::scenario::$type::ALL.iter().map(|value| (*value, value.label())).collect::<Vec<_>>()
    };
}

/// The settings of one target while they are shown.
struct Settings<'a> {
    id: &'a Id,
    target: &'a PublishTarget,
    theme: &'a Theme,
    requests: &'a mut Requests,
}

/// Shows them.
pub(super) fn settings_ui(
    ui: &mut Ui,
    page: &PublishPage<'_>,
    id: &Id,
    target: &PublishTarget,
    theme: &Theme,
    requests: &mut Requests,
) {
    ui.horizontal(|ui| {
        heading_ui(ui, id, theme);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| deeds_ui(ui, id, requests));
    });
    ui.add_space(4.0);
    if let Some(preset) = PRESETS.iter().find(|preset| id.as_str().starts_with(preset.id)) {
        quiet_ui(ui, preset.advice, theme);
    }
    let format = ALL.iter().copied().find(|format| format.id == target.to.as_str());
    let mut settings = Settings { id, target, theme, requests };
    sheet_ui(ui, theme, "Package", |ui| {
        settings.format_ui(ui, format);
        settings.cases_ui(ui, page);
    });
    if has(format, "mode") {
        sheet_ui(ui, theme, "How learners play it", |ui| settings.course_ui(ui, format));
    }
    if has(format, "status") {
        sheet_ui(ui, theme, "What the LMS is told", |ui| settings.judging_ui(ui));
    }
    if has(format, "intro") {
        sheet_ui(ui, theme, "Look", |ui| settings.look_ui(ui, page));
    }
    sheet_ui(ui, theme, "What stays the same", |ui| settings.identity_ui(ui, format));
}

/// A part of the settings, as a sheet with a heading.
fn sheet_ui(ui: &mut Ui, theme: &Theme, words: &str, content: impl FnOnce(&mut Ui)) {
    ui.add_space(theme::GAP_LARGE);
    let sheet = Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(CornerRadius::same(theme::RADIUS + 4))
        .inner_margin(Margin::symmetric(18, 14));
    sheet.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = egui::RichText::new(words).font(egui::FontId::new(theme::BODY + 1.0, theme::semibold()));
        let label = ui.label(text.color(theme.text));
        label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, words));
        ui.add_space(4.0);
        content(ui);
    });
}

/// From this width on, two values stand beside each other.
const PAIRS: f32 = 440.0;

/// Two values, beside each other where there is room.
fn pair_ui(ui: &mut Ui, mut each: impl FnMut(&mut Ui, usize)) {
    if ui.available_width() < PAIRS {
        (0..2).for_each(|at| each(ui, at));
        return;
    }
    ui.columns(2, |columns| columns.iter_mut().enumerate().for_each(|(at, ui)| each(ui, at)));
}

impl Settings<'_> {
    fn set(&mut self, field: &'static str, name: &'static str, set: impl FnOnce(&mut PublishTarget)) {
        let mut target = self.target.clone();
        set(&mut target);
        let target = Box::new(target);
        self.requests.push(Request::Publish(PublishRequest::Set { id: self.id.clone(), field, name, target }));
    }

    fn text_ui(&mut self, ui: &mut Ui, field: &'static str, look: Look<'_>, value: &Text) -> Option<Text> {
        let id = egui::Id::unique("publish target").with((self.id.as_str(), field));
        edit_ui(ui, self.theme, id, value, look, Labelled::Above).1.map(Text::from)
    }

    fn format_ui(&mut self, ui: &mut Ui, format: Option<&'static Format>) {
        let options: Vec<(&str, &str)> = ALL.iter().map(|format| (format.id, format.name)).collect();
        if let Some(to) = choice_ui(ui, self.theme, "Format", format.map_or("", |format| format.id), &options) {
            self.set("to", "Change the format", |target| target.to = to.into());
        }
        match format {
            Some(format) => quiet_ui(ui, format.about, self.theme),
            None => quiet_ui(ui, &format!("There is no format “{}”: choose one.", self.target.to), self.theme),
        }
    }

    /// Which cases go into it.
    fn cases_ui(&mut self, ui: &mut Ui, page: &PublishPage<'_>) {
        let listed = &page.pack.pack().scenarios;
        ui.add_space(theme::GAP);
        label_ui(ui, self.theme, "Cases");
        if listed.is_empty() {
            quiet_ui(ui, "The pack lists no case yet: add some in the Library.", self.theme);
            return;
        }
        let all = self.target.cases.is_empty();
        let mut every = all;
        if ui.checkbox(&mut every, "All cases of the pack, those to come too").changed() {
            let names = listed.clone();
            self.set("cases", "Choose cases", |target| target.cases = if every { Vec::new() } else { names });
        }
        if all {
            return;
        }
        for name in listed {
            let mut taken = self.target.cases.contains(name);
            if ui.checkbox(&mut taken, name.as_str()).changed() {
                let chosen = |other: &&Text| if *other == name { taken } else { self.target.cases.contains(*other) };
                let cases: Vec<Text> = listed.iter().filter(chosen).cloned().collect();
                // Without any there is nothing to publish; all is what an empty list stands for.
                if !cases.is_empty() {
                    self.set("cases", "Choose cases", |target| target.cases = cases);
                }
            }
        }
    }

    fn course_ui(&mut self, ui: &mut Ui, format: Option<&'static Format>) {
        if has(format, "title") {
            let look = Look { label: "Title in the LMS", hint: "the title of the pack, or of the one case", rows: 0 };
            if let Some(title) = self.text_ui(ui, "title", look, &self.target.title) {
                self.set("title", "Change the title", |target| target.title = title);
            }
        }
        pair_ui(ui, |ui, at| match at {
            0 => {
                if let Some(mode) = choice_ui(ui, self.theme, "Mode", self.target.mode, &labels!(Mode)) {
                    self.set("mode", "Change the mode", |target| target.mode = mode);
                }
            }
            _second => {
                if has(format, "shape")
                    && let Some(shape) = choice_ui(ui, self.theme, "Several cases", self.target.shape, &labels!(Shape))
                {
                    self.set("shape", "Change how cases stand in the LMS", |target| target.shape = shape);
                }
            }
        });
        if has(format, "attempts") {
            let attempts = i32::try_from(self.target.attempts).unwrap_or(0);
            if let Some(attempts) = number_ui(ui, self.theme, "Attempts (0: any number)", attempts, (0, 99)) {
                self.set("attempts", "Change the attempts", |target| target.attempts = attempts.unsigned_abs());
            }
        }
    }

    fn judging_ui(&mut self, ui: &mut Ui) {
        let when = choice_ui(ui, self.theme, "A case is complete", self.target.complete_when, &labels!(CompleteWhen));
        if let Some(when) = when {
            self.set("complete_when", "Change when a case is complete", |target| target.complete_when = when);
        }
        if self.target.shape == crate::scenario::Shape::Menu {
            let needed = i32::try_from(self.target.cases_needed).unwrap_or(0);
            if let Some(needed) = number_ui(ui, self.theme, "Cases needed for the whole (0: all)", needed, (0, 1_000)) {
                self.set("cases_needed", "Change the cases needed", |target| {
                    target.cases_needed = needed.unsigned_abs();
                });
            }
        }
        pair_ui(ui, |ui, at| match at {
            0 => {
                if let Some(status) = choice_ui(ui, self.theme, "Status", self.target.status, &labels!(StatusWording)) {
                    self.set("status", "Change the status", |target| target.status = status);
                }
            }
            _second => {
                if let Some(score) = choice_ui(ui, self.theme, "Score", self.target.score_sent, &labels!(ScoreSent)) {
                    self.set("score_sent", "Change the score that is sent", |target| target.score_sent = score);
                }
            }
        });
        let mut sends = self.target.sends_texts;
        ui.add_space(4.0);
        if ui.checkbox(&mut sends, "Send what learners write in their own words").changed() {
            self.set("sends_texts", "Send learners’ texts", |target| target.sends_texts = sends);
        }
        quiet_ui(
            ui,
            "Left off, their words stay on their device and with the LMS’s own bookmark. Which timer they used is never sent.",
            self.theme,
        );
    }

    fn look_ui(&mut self, ui: &mut Ui, page: &PublishPage<'_>) {
        let brands = &page.pack.pack().brands;
        if !brands.is_empty() {
            let mut options: Vec<(Option<&Id>, &str)> = vec![(None, "None")];
            options.extend(brands.iter().map(|(id, brand)| (Some(id), brand.name.as_str())));
            if let Some(brand) = choice_ui(ui, self.theme, "Brand", self.target.brand.as_ref(), &options) {
                let brand = brand.cloned();
                self.set("brand", "Change the brand", |target| target.brand = brand);
            }
        }
        let look = Look { label: "Words of welcome", hint: "shown before the case begins", rows: 2 };
        if let Some(intro) = self.text_ui(ui, "intro", look, &self.target.intro) {
            self.set("intro", "Change the words of welcome", |target| target.intro = intro);
        }
    }

    fn identity_ui(&mut self, ui: &mut Ui, format: Option<&'static Format>) {
        if has(format, "course-id") {
            let look = Look { label: "Course id", hint: "made of the pack and this target", rows: 0 };
            if let Some(course_id) = self.text_ui(ui, "course_id", look, &self.target.course_id) {
                self.set("course_id", "Change the course id", |target| target.course_id = course_id);
            }
            quiet_ui(ui, "Changed, the LMS takes the next package for another course.", self.theme);
        }
        if has(format, "seed") {
            let written = self.target.seed.map(|seed| seed.to_string()).unwrap_or_default();
            let read = |typed: &str| match typed.trim() {
                "" => Ok(None),
                typed => typed.parse::<u32>().map(Some).map_err(|_| "Write a whole number, or nothing".to_owned()),
            };
            let hint = "every learner has luck of their own";
            let value = (&self.target.seed, written.as_str());
            if let (_, Some(seed)) = written_field_ui(ui, self.theme, "Seed", hint, value, read) {
                self.set("seed", "Change the seed", |target| target.seed = seed);
            }
        }
        let look = Look { label: "File", hint: "published/…", rows: 0 };
        if let Some(out) = self.text_ui(ui, "out", look, &self.target.out) {
            self.set("out", "Change the file", |target| target.out = out);
        }
        label_ui(ui, self.theme, &format!("On the command line: offramp publish {}", self.id));
    }
}

/// Whether a format can be set so.
fn has(format: Option<&'static Format>, key: &str) -> bool {
    format.is_some_and(|format| format.setting(key).is_ok())
}
