//! What the checks found in many cases; each line goes to its place.

use egui::{Align, Color32, FontId, Layout, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::check::Severity;
use crate::studio::library::{Library, LibraryRequest, ResultLine, Results};
use crate::studio::panels::form::focus_stroke;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const ROW: f32 = 26.0;

pub fn results_ui(ui: &mut Ui, library: &Library, found: &Results, theme: &Theme, requests: &mut Requests) {
    ui.horizontal(|ui| {
        let cases = if found.cases == 1 { "1 case".to_owned() } else { format!("{} cases", found.cases) };
        let words = match found.findings {
            0 => format!("Nothing found in {cases}"),
            1 => format!("1 finding in {cases}"),
            findings => format!("{findings} findings in {cases}"),
        };
        let heading = ui.label(RichText::new(&words).font(FontId::new(13.5, theme::semibold())).color(theme.text));
        heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.small_button("×");
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Close the findings"));
            if close.on_hover_text("Close").clicked() {
                requests.push(Request::Library(LibraryRequest::CloseResults));
            }
            if library.is_checking() {
                ui.spinner();
            }
        });
    });
    if found.lines.is_empty() {
        let words = "Every rule is content, as far as it goes without exploring what runs come to; Insights does that.";
        ui.label(RichText::new(words).color(theme.text_weak));
        ui.allocate_space(ui.available_size());
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("library results").auto_shrink(false).show_rows(
        ui,
        ROW,
        found.lines.len(),
        |ui, seen| {
            for line in &found.lines[seen] {
                line_ui(ui, line, theme, requests);
            }
        },
    );
}

fn line_ui(ui: &mut Ui, line: &ResultLine, theme: &Theme, requests: &mut Requests) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, theme::RADIUS, theme.hovered);
    }
    if response.has_focus() {
        painter.rect_stroke(rect.shrink(1.0), theme::RADIUS, focus_stroke(ui), egui::StrokeKind::Inside);
    }
    let strong = FontId::new(13.0, theme::semibold());
    let (plain, small) = (FontId::proportional(13.0), FontId::proportional(theme::SMALL));
    let (file, place, spoken, left, right) = match line {
        ResultLine::About { file, title, counts } => {
            let counts = counts.map_or_else(String::new, |[blocking, review, release]| {
                format!("{blocking} blocking · {review} before review · {release} before release")
            });
            let spoken = format!("{title} {counts}");
            (file, None, spoken, (title.clone(), strong, theme.text, 4.0), (counts, small))
        }
        ResultLine::Found { file, place, severity, message, hint } => {
            mark_ui(ui, pos2(rect.left() + 18.0, rect.center().y), *severity, theme);
            let spoken = format!("{}: {message}, {hint}", severity.label());
            (file, place.clone(), spoken, (message.clone(), plain, theme.text, 32.0), (hint.clone(), small))
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &spoken));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let (words, font, ink, indent) = left;
    // The message comes first: what is said beside it has the rest, up to a half.
    let most = rect.width() * 0.5;
    let aside = cut(ui, &right.0, right.1, theme.text_weak, most);
    let width = (rect.width() - indent - aside.size().x - 24.0).max(60.0);
    let said = cut(ui, &words, font, ink, width);
    let middle = rect.center().y;
    let at_right = pos2(rect.right() - 10.0 - aside.size().x, middle - aside.size().y * 0.5);
    ui.painter().galley(at_right, aside, theme.text_weak);
    ui.painter().galley(pos2(rect.left() + indent, middle - said.size().y * 0.5), said, ink);
    let response = response.on_hover_text(spoken);
    if response.clicked()
        && let Some(file) = file
    {
        requests.push(Request::Library(LibraryRequest::Open { file: file.clone(), place }));
    }
}

fn cut(ui: &Ui, words: &str, font: FontId, ink: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::single_section(words.to_owned(), egui::TextFormat::simple(font, ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// How grave it is: by its shape first.
fn mark_ui(ui: &Ui, centre: egui::Pos2, severity: Severity, theme: &Theme) {
    let painter = ui.painter();
    match severity {
        Severity::Error => {
            painter.circle_filled(centre, 5.0, theme.harmful);
        }
        Severity::Warning => {
            let points = vec![centre + vec2(0.0, -5.0), centre + vec2(5.5, 4.5), centre + vec2(-5.5, 4.5)];
            painter.add(egui::Shape::convex_polygon(points, theme.weak, egui::Stroke::NONE));
        }
        Severity::Note => {
            painter.circle_stroke(centre, 4.0, egui::Stroke::new(1.5, theme.text_weak));
        }
    }
}
