//! The time limit of a decision: what saying nothing brings, and what waiting costs.

use egui::Ui;

use super::super::form::{Look, choice_ui, fold_row_ui, number_ui, optional};
use super::NodeForm;
use super::kind::MAX_SECONDS;
use crate::edit::Lines;
use crate::scenario::{Decision, Exit, Grade, Place, Timeout, WhileWaiting};

impl NodeForm<'_> {
    /// The time limit, in one row until it is opened.
    pub(super) fn time_limit_ui(&mut self, ui: &mut Ui, decision: &Decision) {
        let timed = decision.seconds.is_some() || decision.timeout.is_some() || decision.on_timeout.is_some();
        let timed = timed || decision.while_waiting.is_some();
        if !self.has(ui, "seconds", "Time limit", timed) {
            return;
        }
        let opened = egui::Id::unique(("time limit", self.node.to_string()));
        let focus = self.workspace.focus.as_ref().filter(|place| place.in_node() == Some(&self.node));
        let of_timer = |place: &&Place| {
            let at = place.segments().get(2);
            let fields = ["seconds", "timeout", "on_timeout", "while_waiting"];
            fields.iter().any(|field| at == Some(&crate::scenario::Segment::Field(field)))
        };
        if focus.as_ref().is_some_and(of_timer) || self.asked.target == Some(Exit::OnTimeout) {
            ui.data_mut(|data| data.insert_temp(opened, true));
        }
        let open = !timed || ui.data(|data| data.get_temp(opened)) == Some(true);
        let seconds = decision.seconds.map_or_else(|| "no time limit".to_owned(), |seconds| format!("{seconds} s"));
        let words = format!("{seconds} to answer, then → {}", self.target_words(decision.on_timeout.as_ref()));
        if fold_row_ui(ui, self.theme, open, &words, &format!("Time limit: {words}")).clicked() {
            ui.data_mut(|data| data.insert_temp(opened, !open));
        }
        if open {
            self.box_ui(ui, |form, ui| form.timer_ui(ui, decision));
        }
    }

    fn timer_ui(&mut self, ui: &mut Ui, decision: &Decision) {
        let seconds = i32::try_from(decision.seconds.unwrap_or(0)).unwrap_or(MAX_SECONDS);
        if let Some(n) = number_ui(ui, self.theme, "Seconds to answer (0: no limit)", seconds, (0, MAX_SECONDS)) {
            let seconds = u32::try_from(n).ok().filter(|n| *n > 0);
            self.change_decision("Change the time limit", |decision| decision.seconds = seconds);
        }
        self.exit_ui(ui, &Exit::OnTimeout, decision.on_timeout.as_ref(), "If time runs out");
        let timeout = decision.timeout.clone().unwrap_or_default();
        let outer = self.place.clone();
        self.place = outer.clone().then("timeout");
        let grades = optional(Grade::ALL, Grade::label, "no grade");
        if let Some(grade) = choice_ui(ui, self.theme, "Grade of saying nothing", timeout.grade, &grades) {
            self.change_timeout("Grade saying nothing", |timeout| timeout.grade = grade);
        }
        self.lines_ui(ui, &timeout.reply, &Lines::TimeoutReply, "+ Reply to silence", false);
        if decision.timeout.is_some() {
            let look = Look { label: "Coach’s feedback on silence", hint: "", rows: 2 };
            self.text_ui(ui, "feedback", &timeout.feedback, look);
        }
        if self.has(ui, "effects", "Effects of saying nothing", timeout.effects.is_some()) {
            let effects = timeout.effects.clone().unwrap_or_default();
            if let Some(effects) = self.effects_ui(ui, "Effects of saying nothing", &effects) {
                self.change_timeout("Change effects", |timeout| timeout.effects = Some(effects));
            }
        }
        self.place = outer;
        if self.has(ui, "while_waiting", "Patience that runs down", decision.while_waiting.is_some()) {
            let waiting = decision.while_waiting.clone();
            let every = waiting.as_ref().map_or(0, |waiting| i32::try_from(waiting.every).unwrap_or(0));
            if let Some(n) =
                number_ui(ui, self.theme, "While waiting, every … seconds (0: nothing)", every, (0, MAX_SECONDS))
            {
                self.change_decision("Change waiting", |decision| {
                    let every = u32::try_from(n).unwrap_or(0);
                    decision.while_waiting = (every > 0).then(|| {
                        let effects = decision.while_waiting.take().map(|w| w.effects).unwrap_or_default();
                        WhileWaiting { effects, ..WhileWaiting::new(every) }
                    });
                });
            }
            if let Some(waiting) = waiting
                && let Some(effects) = self.effects_ui(ui, "Each time", &waiting.effects)
            {
                self.change_decision("Change effects of waiting", |decision| {
                    if let Some(waiting) = &mut decision.while_waiting {
                        waiting.effects = effects;
                    }
                });
            }
        }
        self.add_menu_ui(ui, "Time limit: add…");
    }

    fn change_timeout(&mut self, label: &str, change: impl FnOnce(&mut Timeout)) {
        self.change_decision(label, |decision| {
            let mut timeout = decision.timeout.take().unwrap_or_default();
            change(&mut timeout);
            decision.timeout = (timeout != Timeout::default()).then_some(timeout);
        });
    }
}
