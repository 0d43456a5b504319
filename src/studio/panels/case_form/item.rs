//! One entry of a list: folded to a line with its name and a summary, or open with its fields.

use egui::{
    CornerRadius, FontId, Frame, Margin, Popup, Rect, Response, RichText, Role, Sense, Shape, Stroke, TextStyle,
    TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, pos2, vec2,
};

use super::CaseForm;
use crate::scenario::Place;
use crate::studio::panels::form::boxed;
use crate::studio::theme;
use crate::studio::usage::Usages;

/// The height of a folded entry.
const ROW: f32 = 24.0;
/// The width of the button at its right.
const DOTS: f32 = 24.0;

/// What is known of an entry before its fields are shown.
pub(super) struct Item<'i> {
    pub place: Place,
    /// Which one it is, of how many.
    pub at: (usize, usize),
    /// What the author calls it.
    pub name: String,
    /// What stands there while it has no name.
    pub nameless: &'i str,
    /// What a folded entry says beside its name.
    pub summary: String,
    /// It can be copied.
    pub copies: bool,
    /// Others name it: it says where, and asks before it goes.
    pub used: bool,
}

/// What is asked of an entry as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// To stand there.
    Move(usize),
    Duplicate,
    Delete,
}

impl Item<'_> {
    /// What it is called on screen.
    pub(super) fn shown(&self) -> &str {
        if self.name.trim().is_empty() { self.nameless } else { &self.name }
    }
}

impl CaseForm<'_> {
    /// Shows an entry; what was asked of it.
    pub(super) fn item_ui(
        &mut self,
        ui: &mut Ui,
        item: &Item<'_>,
        body: impl FnOnce(&mut Self, &mut Ui),
    ) -> Option<Wish> {
        let key = self.workspace.field_key(&item.place).to_string();
        let open_id = egui::Id::unique(("open", &key));
        let asks_id = egui::Id::unique(("asks", &key));
        let leads_here =
            self.workspace.focus.as_ref().is_some_and(|focus| focus.segments().starts_with(item.place.segments()));
        let was_open = ui.data(|data| data.get_temp(open_id)).unwrap_or(item.at.1 == 1);
        let open = was_open || leads_here;
        if leads_here {
            ui.data_mut(|data| data.insert_temp(open_id, true));
        }
        let frame = if open {
            boxed(self.theme)
        } else {
            let border = Stroke::new(1.0, self.theme.border);
            let round = CornerRadius::same(theme::RADIUS);
            Frame::new().fill(self.theme.raised).stroke(border).corner_radius(round)
        };
        let frame = frame.inner_margin(Margin { left: 8, right: 4, top: 3, bottom: if open { 10 } else { 3 } });
        frame
            .show(ui, |ui| {
                // Ids of its own: what appears above an entry must not take the focus away from its fields.
                let own = UiBuilder::new().scope_id(egui::Id::unique(("entry", &key)));
                ui.scope_builder(own, |ui| {
                    ui.set_width(ui.available_width());
                    let (head, mut wish) = self.head_ui(ui, item, open);
                    if leads_here && self.workspace.focus.as_ref() == Some(&item.place) {
                        head.request_focus();
                        head.scroll_to_me(Some(egui::Align::Center));
                    }
                    if head.clicked() {
                        ui.data_mut(|data| data.insert_temp(open_id, !open));
                    }
                    if wish == Some(Wish::Delete) && item.used && self.is_used(&item.place) {
                        ui.data_mut(|data| data.insert_temp(asks_id, true));
                        wish = None;
                    }
                    if ui.data(|data| data.get_temp(asks_id)).unwrap_or(false) {
                        let answer = self.ask_ui(ui, item);
                        if answer.is_some() {
                            ui.data_mut(|data| data.remove::<bool>(asks_id));
                        }
                        wish = answer.filter(|delete| *delete).map(|_| Wish::Delete).or(wish);
                    }
                    if open {
                        Frame::new().inner_margin(Margin { right: 6, ..Margin::ZERO }).show(ui, |ui| {
                            let who = crate::scenario::shortened(item.shown(), 40);
                            self.within(item.place.clone(), &who, |form| {
                                body(form, ui);
                                if item.used {
                                    ui.add_space(2.0);
                                    form.usage_ui(ui, &item.place, false);
                                }
                            });
                        });
                    }
                    wish
                })
                .inner
            })
            .inner
    }

    /// Whether something names the entry at `place` at this moment.
    fn is_used(&self, place: &Place) -> bool {
        !Usages::of(self.workspace.scenario()).places(place).is_empty()
    }

    /// Says where the entry is used, and asks whether it shall go all the same.
    fn ask_ui(&mut self, ui: &mut Ui, item: &Item<'_>) -> Option<bool> {
        let mut answer = None;
        let words = "It is still used. What names it stays as it is and is listed among the problems.";
        ui.label(RichText::new(words).color(self.theme.weak));
        let who = item.shown().to_owned();
        self.within(item.place.clone(), &who, |form| form.usage_ui(ui, &item.place, true));
        ui.horizontal_wrapped(|ui| {
            if ui.button("Keep it").clicked() {
                answer = Some(false);
            }
            if ui.button("Delete it all the same").clicked() {
                answer = Some(true);
            }
        });
        answer
    }

    /// The line that folds and unfolds, and the menu at its right.
    fn head_ui(&mut self, ui: &mut Ui, item: &Item<'_>, open: bool) -> (Response, Option<Wish>) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let size = vec2((ui.available_width() - DOTS - 2.0).max(40.0), ROW);
            let (rect, head) = ui.allocate_exact_size(size, Sense::click());
            head.widget_info(|| WidgetInfo::labeled(Role::Button, true, item.shown()));
            ui.ctx().accesskit_node_builder(head.id, |node| node.set_expanded(open));
            self.paint_head(ui, rect, item, open, head.hovered() || head.has_focus());
            let wish = self.menu_of_item_ui(ui, item);
            (head, wish)
        })
        .inner
    }

    fn paint_head(&self, ui: &Ui, rect: Rect, item: &Item<'_>, open: bool, lit: bool) {
        let painter = ui.painter();
        let colour = if lit { self.theme.accent } else { self.theme.text_weak };
        paint_fold(painter, pos2(rect.left() + 5.0, rect.center().y), open, colour);
        let left = rect.left() + 18.0;
        let room = rect.right() - left;
        let galley = |words: &str, font: FontId, colour, width: f32| {
            let text = WidgetText::from(RichText::new(words.replace('\n', " ")).font(font).color(colour));
            text.into_galley(ui, Some(TextWrapMode::Truncate), width, TextStyle::Body)
        };
        let nameless = item.name.trim().is_empty();
        let family = if nameless { theme::italic() } else { theme::semibold() };
        let ink = if nameless { self.theme.text_weak } else { self.theme.text };
        let summary = (!open && !item.summary.is_empty())
            .then(|| galley(&item.summary, FontId::proportional(theme::SMALL), self.theme.text_weak, room * 0.5));
        let beside = summary.as_ref().map_or(0.0, |summary| summary.size().x + theme::GAP);
        let name = galley(item.shown(), FontId::new(theme::BODY, family), ink, room - beside);
        let middle = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
        painter.galley(pos2(left, middle(&name)), name.clone(), ink);
        if let Some(summary) = summary {
            let at = pos2(rect.right() - summary.size().x, middle(&summary));
            painter.galley(at, summary, self.theme.text_weak);
        }
    }

    /// The menu of what can be done with an entry as a whole.
    fn menu_of_item_ui(&mut self, ui: &mut Ui, item: &Item<'_>) -> Option<Wish> {
        let (rect, response) = ui.allocate_exact_size(vec2(DOTS, ROW), Sense::click());
        let name = format!("{}: move, delete…", item.shown());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let lit = response.hovered() || response.has_focus();
        if lit {
            ui.painter().rect_filled(rect.shrink(2.0), theme::RADIUS, self.theme.sunken);
        }
        for n in [-1.0, 0.0, 1.0] {
            let ink = if lit { self.theme.text } else { self.theme.text_weak };
            ui.painter().circle_filled(rect.center() + vec2(n * 5.0, 0.0), 1.4, ink);
        }
        let (at, count) = item.at;
        let mut wish = None;
        Popup::menu(&response).show(|ui| {
            let wishes = [
                (at > 0, "Move up", Wish::Move(at.saturating_sub(1))),
                (at + 1 < count, "Move down", Wish::Move(at + 1)),
                (item.copies, "Duplicate", Wish::Duplicate),
                (true, "Delete", Wish::Delete),
            ];
            for (_, words, wanted) in wishes.into_iter().filter(|(possible, ..)| *possible) {
                if ui.button(words).clicked() {
                    wish = Some(wanted);
                }
            }
        });
        wish
    }
}

/// The triangle that says whether something is folded.
fn paint_fold(painter: &egui::Painter, centre: egui::Pos2, open: bool, colour: egui::Color32) {
    let corners = if open {
        [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)]
    } else {
        [vec2(-2.0, -4.0), vec2(3.0, 0.0), vec2(-2.0, 4.0)]
    };
    let corners = corners.into_iter().map(|corner| centre + corner).collect();
    painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
}
