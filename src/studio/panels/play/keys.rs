//! The keys of the room: a learner's answers without the mouse, and steps back and forward.

use egui::{Key, Modifiers, Ui};

use super::choices::choose;
use super::question::prompt_id;
use crate::play::Input;
use crate::scenario::Strength;
use crate::studio::play_session::{Asked, PlaySession, RunRequest};
use crate::studio::request::{Request, Requests};

const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Takes the keys that mean something here, unless a field or a menu wants them. At most one answer a frame: what
/// comes next is asked of another node.
pub fn take_keys(ui: &Ui, session: &PlaySession, requests: &mut Requests) {
    if super::is_covered(ui.ctx()) {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if let Asked::Write(_) = session.now.asked
        && !session.compared
        && pressed(Modifiers::COMMAND, Key::Enter)
    {
        requests.push(Request::Run(RunRequest::Compare));
        return;
    }
    if ui.ctx().text_edit_focused() {
        return;
    }
    for (number, key) in (1..).zip(DIGITS) {
        let Some(request) = answer(session, number) else { continue };
        if pressed(Modifiers::NONE, key) {
            requests.push(request);
            return;
        }
    }
    // What has the focus gets the keys that widgets know; the prompt knows none.
    let focused = ui.memory(egui::Memory::focused);
    if focused.is_some_and(|id| id != prompt_id(session)) {
        return;
    }
    let inputs = session.run.inputs();
    let goes_on = matches!(session.now.asked, Asked::Continue | Asked::Pause(_));
    if goes_on && (pressed(Modifiers::NONE, Key::Space) || pressed(Modifiers::NONE, Key::Enter)) {
        requests.push(Request::Play(Input::Continue));
    } else if inputs > 0 && (pressed(Modifiers::NONE, Key::ArrowLeft) || pressed(Modifiers::NONE, Key::Backspace)) {
        requests.push(Request::Rewind(inputs - 1));
    } else if !session.ahead.is_empty() && pressed(Modifiers::NONE, Key::ArrowRight) {
        requests.push(Request::Rewind(inputs + 1));
    }
}

/// What a number answers.
fn answer(session: &PlaySession, number: usize) -> Option<Request> {
    match &session.now.asked {
        Asked::Choose { .. } => {
            let offer = session.now.offers.iter().find(|offer| offer.number == Some(number))?;
            Some(choose(session, offer))
        }
        Asked::Write(_) if session.compared => {
            Strength::ALL.get(number - 1).map(|strength| Request::Play(Input::Wrote(*strength)))
        }
        Asked::Continue | Asked::Pause(_) | Asked::Write(_) | Asked::Over(_) => None,
    }
}
