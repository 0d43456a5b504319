//! The running clock of a timed decision. Time passes only while it can be seen; nothing is repainted when none runs.

use std::time::Duration;

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::play::Input;
use crate::studio::play_session::{PlaySession, clock_words};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// How often the bar moves.
const REPAINT: Duration = Duration::from_millis(100);

/// Shows the clock, and says nothing for the learner when time has run out.
pub fn timer_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    let Some(timing) = session.now.asked.timing() else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let font = egui::FontId::proportional(theme::SMALL);
    let above = pos2(rect.left(), rect.top() + 8.0);
    let Some(stretch) = session.pace.stretch() else {
        let words = format!("Timer off · {} s", timing.seconds);
        ui.painter().text(
            pos2(rect.right(), rect.center().y),
            egui::Align2::RIGHT_CENTER,
            &words,
            font,
            theme.text_weak,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Timer, true, &words));
        return;
    };
    let total = f64::from(timing.seconds) * stretch;
    let runs = ui.input(|input| input.focused) && !super::is_covered(ui.ctx());
    let elapsed = session.timer.count(ui.ctx().cumulative_pass_nr(), ui.input(|input| input.time), runs);
    let left = (total - elapsed).max(0.0);
    #[expect(clippy::cast_possible_truncation, reason = "seconds of a timer, and a share between 0 and 1")]
    let (seconds, share) = (left.ceil() as i32, (left / total.max(1.0)) as f32);
    let colour = if share < 0.25 { theme.harmful } else { theme.weak };
    ui.painter().text(above, egui::Align2::LEFT_CENTER, "Time to answer", font, theme.text_weak);
    let words = if runs { clock_words(seconds) } else { format!("{} · paused", clock_words(seconds)) };
    let bold = egui::FontId::new(theme::SMALL, theme::semibold());
    ui.painter().text(pos2(rect.right(), above.y), egui::Align2::RIGHT_CENTER, &words, bold, colour);
    let bar = Rect::from_min_size(pos2(rect.left(), rect.top() + 20.0), vec2(rect.width(), theme::BAR));
    ui.painter().rect_filled(bar, theme::BAR * 0.5, theme.sunken);
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height()));
    ui.painter().rect_filled(filled, theme::BAR * 0.5, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Timer, true, format!("Time to answer {words}")));
    if runs && left > 0.0 {
        ui.ctx().request_repaint_after(REPAINT);
    } else if left <= 0.0 && session.timer.run_out() {
        requests.push(Request::Play(Input::TimeOut));
    }
}

/// How many ticks of waiting have passed.
pub fn ticks(session: &PlaySession) -> u32 {
    let (Some(timing), Some(stretch)) = (session.now.asked.timing(), session.pace.stretch()) else { return 0 };
    if timing.every == 0 {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a timer, never below 0")]
    let passed = (session.timer.elapsed() / (f64::from(timing.every) * stretch)) as u32;
    passed.min(timing.ticks)
}
