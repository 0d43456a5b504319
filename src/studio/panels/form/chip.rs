//! An effect as a chip: its number is stepped by arrow keys or dragged, Backspace and a cross take it away.

use egui::{EventFilter, FontId, Id as WidgetId, Key, Modifiers, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::focus_stroke;
use super::value::shortened;
use crate::edit::effect_words;
use crate::scenario::{Duration, Effect, MAX_NUMBER, Scenario, Tally, Var, YEAR_SECONDS, currency_decimals};
use crate::studio::theme::{self, Theme};

const HEIGHT: f32 = 24.0;
/// How many points a number is dragged for one step.
const POINTS_A_STEP: f32 = 4.0;

/// What became of a chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chipped {
    Same,
    Changed(Effect),
    Gone,
}

/// Shows an effect.
pub fn chip_ui(ui: &mut Ui, theme: &Theme, case: &Scenario, effect: &Effect, label: &str, id: WidgetId) -> Chipped {
    // While a number is dragged, the chip shows where it is; the document changes when it is let go.
    let dragged: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, reason = "nobody drags a billion points")]
    let steps = (dragged / POINTS_A_STEP) as i32;
    let shown = stepped(case, effect, steps, true).unwrap_or_else(|| effect.clone());
    let words = effect_words(case, &shown);
    let font = FontId::proportional(theme::SMALL);
    let galley = ui.painter().layout_no_wrap(shortened(&words), font, theme.text);
    let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x + 10.0 + HEIGHT, HEIGHT), Sense::hover());
    let is_number = steps_of(case, effect).is_some();
    let sense = if is_number { Sense::click_and_drag() } else { Sense::click() };
    let body = rect.with_max_x(rect.right() - HEIGHT);
    let response = ui.interact(body, id.with("chip"), sense);
    let role = if is_number { Role::SpinButton } else { Role::ListItem };
    response.widget_info(|| WidgetInfo::labeled(role, true, &words));
    let cross = ui.interact(rect.with_min_x(body.right()), id.with("cross"), Sense::click());
    cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label}: take away {words}")));

    let lively = response.hovered() || response.dragged();
    ui.painter().rect_filled(rect, HEIGHT * 0.5, if lively { theme.hovered } else { theme.raised });
    let focused = response.has_focus() || cross.has_focus();
    let stroke = if focused { focus_stroke(ui) } else { egui::Stroke::new(1.0, theme.border) };
    ui.painter().rect_stroke(rect, HEIGHT * 0.5, stroke, egui::StrokeKind::Inside);
    ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y * 0.5), galley, theme.text);
    let ink = if cross.hovered() || cross.has_focus() { theme.harmful } else { theme.text_weak };
    let (centre, arm) = (pos2(rect.right() - HEIGHT * 0.5 - 1.0, rect.center().y), 3.0);
    for side in [-1.0, 1.0] {
        let ends = [centre + vec2(-arm, -arm * side), centre + vec2(arm, arm * side)];
        ui.painter().line_segment(ends, egui::Stroke::new(1.3, ink));
    }
    let cross = cross.on_hover_text(format!("Take away {words}"));
    let response = response.on_hover_text(if is_number {
        format!("{words}. Arrow keys step by five, with Shift by one; or drag it")
    } else {
        words
    });
    if is_number && response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
    if response.clicked() {
        response.request_focus();
    }
    if response.dragged() {
        ui.data_mut(|data| data.insert_temp(id, dragged + response.drag_delta().x));
    }
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove::<f32>(id));
        return if shown == *effect { Chipped::Same } else { Chipped::Changed(shown) };
    }
    let gone = response.has_focus() && pressed(ui, Modifiers::NONE, Key::Backspace)
        || response.has_focus() && pressed(ui, Modifiers::NONE, Key::Delete);
    if gone || cross.clicked() {
        return Chipped::Gone;
    }
    if is_number && response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        for (key, sign) in [(Key::ArrowUp, 1), (Key::ArrowDown, -1)] {
            // The keys with Shift come first: without them, Shift would be let pass.
            for (modifiers, fine) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
                if pressed(ui, modifiers, key)
                    && let Some(after) = stepped(case, effect, sign, fine)
                {
                    return Chipped::Changed(after);
                }
            }
        }
    }
    Chipped::Same
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(modifiers, key))
}

/// By how much the number of an effect is stepped, in large steps and in small ones.
fn steps_of(case: &Scenario, effect: &Effect) -> Option<(i32, i32)> {
    match effect {
        Effect::Add(Var::Tally(Tally::Cost), _) => {
            let unit = 10_i32.pow(currency_decimals(case.policy.as_ref().map_or("", |policy| &policy.currency)));
            Some((5 * unit, unit))
        }
        Effect::Add(Var::Meter(_) | Var::Tally(Tally::Points), _) | Effect::Set(..) | Effect::Extend(..) => {
            Some((5, 1))
        }
        // Contacts, transfers and fairness are counted on one hand.
        Effect::Add(Var::Tally(_), _) => Some((1, 1)),
        Effect::Raise(_)
        | Effect::Lower(_)
        | Effect::Reveal(_)
        | Effect::Make(_)
        | Effect::Keep(_)
        | Effect::Break(_) => None,
    }
}

/// An effect with its number stepped; none where it has no number.
fn stepped(case: &Scenario, effect: &Effect, count: i32, fine: bool) -> Option<Effect> {
    let (large, small) = steps_of(case, effect)?;
    let by = count.saturating_mul(if fine { small } else { large });
    let sum = |n: i32| n.saturating_add(by).clamp(-MAX_NUMBER, MAX_NUMBER);
    Some(match effect {
        Effect::Add(var, n) => Effect::Add(var.clone(), sum(*n)),
        Effect::Set(var, n) => Effect::Set(var.clone(), sum(*n)),
        Effect::Extend(promise, time) => {
            let minutes = i64::from(time.seconds() / 60) + i64::from(by);
            let seconds = (minutes * 60).clamp(60, i64::from(YEAR_SECONDS));
            Effect::Extend(promise.clone(), Duration::from_seconds(u32::try_from(seconds).unwrap_or(60)))
        }
        other => other.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Id, Policy};

    #[test]
    fn numbers_are_stepped_in_what_they_count() {
        let mut case = Scenario::empty("id", "T");
        case.policy = Some(Policy { currency: "USD".into(), ..Policy::default() });
        let anger = || Var::Meter(Id::new("anger").unwrap());
        let callback = Id::new("callback").unwrap();
        let cost = |n| Effect::Add(Var::Tally(Tally::Cost), n);
        let step = |effect: &Effect, count, fine| stepped(&case, effect, count, fine);
        assert_eq!(step(&Effect::Add(anger(), -15), 1, false), Some(Effect::Add(anger(), -10)));
        assert_eq!(step(&Effect::Add(anger(), -15), -1, true), Some(Effect::Add(anger(), -16)));
        assert_eq!(step(&cost(1_850), 1, false), Some(cost(2_350)), "five dollars");
        assert_eq!(
            step(&Effect::Extend(callback.clone(), Duration::from_seconds(120)), -1, false),
            Some(Effect::Extend(callback.clone(), Duration::from_seconds(60)))
        );
        assert_eq!(step(&Effect::Keep(callback), 1, true), None);
        assert_eq!(step(&cost(MAX_NUMBER), 1, true), Some(cost(MAX_NUMBER)));
    }
}
