//! The start page: go on with what was begun, begin a case, or look at a sample.

use std::path::Path;

use egui::{Button, FontId, Frame, Margin, Painter, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui};
use egui::{WidgetInfo, vec2};

use crate::edit::TEMPLATES;
use crate::store::{RecentFiles, Recovered};
use crate::studio::command::Command;
use crate::studio::library::LibraryRequest;
use crate::studio::request::{Request, Requests};
use crate::studio::samples::{Picture, Shown};
use crate::studio::theme::{self, Theme};

/// The widest that the page becomes.
const WIDTH: f32 = 1_040.0;
/// From this width on, recent files stand beside the rest.
const TWO_COLUMNS: f32 = 860.0;
const RECENT_WIDTH: f32 = 300.0;
const FORGET_WIDTH: f32 = 26.0;
/// How many recent files are shown.
const SHOWN_RECENT: usize = 8;
const SHOWN_FOLDERS: usize = 4;
/// A sample's picture, and the card around it.
const PICTURE_HEIGHT: f32 = 96.0;
const CARD_WIDTH: f32 = 220.0;

/// What the page knows.
pub struct StartPage<'a> {
    pub notice: Option<&'a str>,
    /// A case is on its way from the disk.
    pub opening: bool,
    /// Work that an earlier sitting left behind.
    pub recovered: &'a [Recovered],
    pub recent: &'a RecentFiles,
    /// Folders that were shown in the library.
    pub folders: &'a RecentFiles,
    pub samples: &'a [Shown],
}

/// Shows the start page.
pub fn start_ui(ui: &mut Ui, page: &StartPage<'_>, theme: &Theme, requests: &mut Requests) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = (ui.available_width() - 48.0).clamp(240.0, WIDTH);
        let side = (ui.available_width() - width) * 0.5;
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(36.0);
                ui.label(RichText::new("Offramp").font(FontId::new(34.0, theme::semibold())).color(theme.accent));
                ui.label(RichText::new("Write conversations that calm down.").size(15.0).color(theme.text_weak));
                notices_ui(ui, page, theme, requests);
                ui.add_space(theme::GAP_LARGE);
                if width >= TWO_COLUMNS && !(page.recent.is_empty() && page.folders.is_empty()) {
                    ui.horizontal_top(|ui| {
                        ui.vertical(|ui| {
                            ui.set_width(width - RECENT_WIDTH - 32.0);
                            begin_ui(ui, page, theme, requests);
                        });
                        ui.add_space(32.0 - ui.spacing().item_spacing.x);
                        ui.vertical(|ui| {
                            ui.set_width(RECENT_WIDTH);
                            recent_ui(ui, page, theme, requests);
                        });
                    });
                } else {
                    recent_ui(ui, page, theme, requests);
                    begin_ui(ui, page, theme, requests);
                }
                ui.add_space(36.0);
            });
        });
    });
}

fn notices_ui(ui: &mut Ui, page: &StartPage<'_>, theme: &Theme, requests: &mut Requests) {
    if page.opening {
        ui.add_space(theme::GAP);
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(RichText::new("Opening…").color(theme.text_weak));
        });
    } else if let Some(notice) = page.notice {
        ui.add_space(theme::GAP);
        ui.label(RichText::new(notice).color(theme.harmful));
    }
    for recovered in page.recovered {
        recovered_ui(ui, recovered, theme, requests);
    }
}

fn heading_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add_space(theme::GAP);
    ui.label(RichText::new(words).font(FontId::new(15.0, theme::semibold())).color(theme.text));
    ui.add_space(2.0);
}

/// Templates, opening a file, samples.
fn begin_ui(ui: &mut Ui, page: &StartPage<'_>, theme: &Theme, requests: &mut Requests) {
    heading_ui(ui, "Begin", theme);
    cards_ui(ui, TEMPLATES.len() + 2, |ui, at, width| match (at, TEMPLATES.get(at)) {
        (0, Some(blank)) => {
            if titled_ui(ui, theme, "New case", blank.about, width, true) {
                requests.run(Command::New);
            }
        }
        (at, Some(template)) => {
            if titled_ui(ui, theme, template.title, template.about, width, false) {
                requests.push(Request::NewFrom(at));
            }
        }
        (at, None) if at > TEMPLATES.len() => {
            let about = "All cases of a folder, or a pack, in the library";
            if titled_ui(ui, theme, "Open a folder…", about, width, false) {
                requests.run(Command::OpenFolder);
            }
        }
        (_, None) => {
            if titled_ui(ui, theme, "Open…", "A scenario file; you can also drop one here", width, false) {
                requests.run(Command::Open);
            }
        }
    });
    ui.add_space(theme::GAP);
    heading_ui(ui, "Start from a sample", theme);
    let about = "Each opens as a copy of your own, to play and to take apart.";
    ui.label(RichText::new(about).small().color(theme.text_weak));
    ui.add_space(2.0);
    cards_ui(ui, page.samples.len(), |ui, at, width| {
        if sample_ui(ui, &page.samples[at], width, theme) {
            requests.push(Request::OpenSample(at));
        }
    });
}

/// Cards beside each other, as many as there is room for, all of one width.
fn cards_ui(ui: &mut Ui, count: usize, mut card: impl FnMut(&mut Ui, usize, f32)) {
    let room = ui.available_width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive count of columns")]
    let columns = ((room + theme::GAP) / (CARD_WIDTH + theme::GAP)).floor().max(1.0) as usize;
    #[expect(clippy::cast_precision_loss, reason = "a small count of columns")]
    let width = (room + theme::GAP) / columns as f32 - theme::GAP;
    for row in 0..count.div_ceil(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP;
            for at in row * columns..((row + 1) * columns).min(count) {
                card(ui, at, width);
            }
        });
    }
}

/// A card with a title, and something about it below; whether it was clicked.
fn titled_ui(ui: &mut Ui, theme: &Theme, title: &str, about: &str, width: f32, first: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 96.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    let (fill, ink, weak) = match (first, response.hovered()) {
        (true, _) => (theme.accent, theme.on_accent, theme.on_accent),
        (false, true) => (theme.hovered, theme.text, theme.text_weak),
        (false, false) => (theme.raised, theme.text, theme.text_weak),
    };
    card_ground(ui.painter(), rect, fill, &response, theme);
    let inner = rect.shrink2(vec2(12.0, 10.0));
    let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
    let drawn =
        painter.text(inner.left_top(), egui::Align2::LEFT_TOP, title, FontId::new(14.0, theme::semibold()), ink);
    let galley = painter.layout(about.to_owned(), FontId::proportional(theme::SMALL), weak, inner.width());
    painter.galley(inner.left_top() + vec2(0.0, drawn.height() + 4.0), galley, weak);
    response.on_hover_text(about).clicked()
}

fn card_ground(painter: &Painter, rect: Rect, fill: egui::Color32, response: &egui::Response, theme: &Theme) {
    let stroke = match (response.has_focus(), response.hovered()) {
        (true, _) => Stroke::new(2.0, theme.accent),
        (false, true) => Stroke::new(1.0, theme.border_strong),
        (false, false) => Stroke::new(1.0, theme.border),
    };
    painter.rect(rect, 8.0, fill, stroke, egui::StrokeKind::Inside);
}

/// A sample with its picture; whether it was clicked.
fn sample_ui(ui: &mut Ui, sample: &Shown, width: f32, theme: &Theme) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(width, PICTURE_HEIGHT + 104.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {}", sample.title, sample.facts)));
    card_ground(ui.painter(), rect, theme.raised, &response, theme);
    let picture = Rect::from_min_size(rect.min, vec2(width, PICTURE_HEIGHT)).shrink(1.0);
    let corners = egui::CornerRadius { nw: 7, ne: 7, sw: 0, se: 0 };
    ui.painter().rect_filled(picture, corners, theme.canvas);
    picture_ui(
        &ui.painter().with_clip_rect(picture.intersect(ui.clip_rect())),
        &sample.picture,
        picture.shrink(10.0),
        theme,
    );
    let inner = Rect::from_min_max(picture.left_bottom(), rect.max).shrink2(vec2(12.0, 8.0));
    let facts_font = FontId::proportional(11.0);
    lines_in(
        ui.painter(),
        inner,
        &[
            (&sample.title, FontId::new(14.0, theme::semibold()), theme.text, 1),
            (&sample.situation, FontId::proportional(theme::SMALL), theme.text_weak, 2),
            (&sample.facts, facts_font, theme.accent, 2),
        ],
    );
    response.on_hover_text(&sample.situation).clicked()
}

/// A case in miniature.
fn picture_ui(painter: &Painter, picture: &Picture, frame: Rect, theme: &Theme) {
    let area = picture.within(frame);
    let place = |at: egui::Pos2| area.min + at.to_vec2() * area.size();
    for (ends, grade) in &picture.links {
        let colour = grade.map_or(theme.border_strong, |grade| theme.grade(grade)).gamma_multiply(0.7);
        painter.line_segment(ends.map(place), Stroke::new(1.0, colour));
    }
    for (card, kind) in &picture.cards {
        let rect = Rect::from_min_max(place(card.min), place(card.max)).expand(0.5);
        painter.rect_filled(rect, 1.0, theme.kind(*kind));
    }
}

/// Work that an earlier sitting left behind.
fn recovered_ui(ui: &mut Ui, recovered: &Recovered, theme: &Theme, requests: &mut Requests) {
    ui.add_space(theme::GAP);
    let place = recovered.path.as_ref().map_or_else(|| "never saved".to_owned(), |path| path.display().to_string());
    let changed = if recovered.base_changed { "; the file has changed since" } else { "" };
    let frame = Frame::new().fill(theme.accent_soft).corner_radius(8.0).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(format!("Unsaved work on “{}”", recovered.title)).strong());
        ui.label(RichText::new(format!("{place}{changed}")).small().color(theme.text_weak));
        ui.horizontal(|ui| {
            if ui.button("Bring it back").clicked() {
                requests.push(Request::BringBack(recovered.key.clone()));
            }
            if ui.button("Throw it away").clicked() {
                requests.push(Request::Discard(recovered.key.clone()));
            }
        });
    });
}

fn recent_ui(ui: &mut Ui, page: &StartPage<'_>, theme: &Theme, requests: &mut Requests) {
    if !page.recent.is_empty() {
        heading_ui(ui, "Go on", theme);
    }
    for file in page.recent.iter().take(SHOWN_RECENT) {
        let title = if file.title.trim().is_empty() { "Untitled case" } else { file.title.as_str() };
        let (open, forget) = recent_row_ui(ui, title, &file.path, theme);
        if open {
            requests.push(Request::Open(file.path.clone()));
        }
        if forget {
            requests.push(Request::ForgetRecent(file.path.clone()));
        }
    }
    if !page.folders.is_empty() {
        heading_ui(ui, "Packs and folders", theme);
    }
    for folder in page.folders.iter().take(SHOWN_FOLDERS) {
        let (open, forget) = recent_row_ui(ui, &folder.title, &folder.path, theme);
        if open {
            requests.push(Request::Library(LibraryRequest::OpenFolder(folder.path.clone())));
        }
        if forget {
            requests.push(Request::Library(LibraryRequest::ForgetFolder(folder.path.clone())));
        }
    }
}

/// Something that was opened before; whether it was clicked, and whether it is to be forgotten.
fn recent_row_ui(ui: &mut Ui, title: &str, path: &Path, theme: &Theme) -> (bool, bool) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let open = recent_file_ui(ui, title, path, theme);
        let forget = ui.add(Button::new("×").frame(false).min_size(vec2(FORGET_WIDTH, 44.0)));
        forget.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Forget {title}")));
        (open, forget.on_hover_text("Take it out of this list; on the disk it stays").clicked())
    })
    .inner
}

/// A recent file as a row; whether it was clicked.
fn recent_file_ui(ui: &mut Ui, title: &str, path: &Path, theme: &Theme) -> bool {
    let width = ui.available_width() - FORGET_WIDTH - 2.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 44.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}, {}", path.display())));
    let fill = if response.hovered() { theme.hovered } else { theme.raised };
    card_ground(ui.painter(), rect, fill, &response, theme);
    let inner = rect.shrink2(vec2(10.0, 5.0));
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let title_font = FontId::new(theme::BODY, theme::semibold());
    lines_in(
        ui.painter(),
        inner,
        &[(title, title_font, theme.text, 1), (&name, FontId::proportional(theme::SMALL), theme.text_weak, 1)],
    );
    response.on_hover_text(path.display().to_string()).clicked()
}

/// Texts below each other, each cut to its number of rows.
fn lines_in(painter: &Painter, rect: Rect, lines: &[(&str, FontId, egui::Color32, usize)]) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut at = rect.left_top();
    for (words, font, colour, rows) in lines {
        let format = egui::TextFormat::simple(font.clone(), *colour);
        let mut job = egui::text::LayoutJob::single_section((*words).to_owned(), format);
        job.wrap = egui::text::TextWrapping {
            max_width: rect.width(),
            max_rows: *rows,
            break_anywhere: false,
            overflow_character: Some('…'),
        };
        let galley = painter.layout_job(job);
        let height = galley.size().y;
        painter.galley(at, galley, *colour);
        at.y += height + 3.0;
    }
}
