//! The run: the conversation so far, what can be said now, and what it did to the customer.

use egui::{Align, Button, Frame, Layout, Margin, Rect, RichText, ScrollArea, Ui, vec2};

use crate::play::{
    End, Event, Input, MetricValue, Moment, Run, Shown, Status, metrics, passed, percent, reasons_to_fail,
};
use crate::scenario::{Better, Choice, Grade, Line, Locked, Node, Place, Role, Strength, Tally, markup};
use crate::studio::play_session::PlaySession;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Shows the run.
pub fn play_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let Some(session) = &workspace.run else {
        ui.add_space(48.0);
        ui.vertical_centered(|ui| {
            ui.label(RichText::new("Play the case as a learner does.").color(theme.text_weak));
            if ui.button("Play from the start").clicked() {
                requests.push(Request::StartRun);
            }
        });
        return;
    };
    tools_ui(ui, workspace, session, theme, requests);
    ui.scope(|ui| meters_ui(ui, &session.run, theme));
    ui.separator();
    let run = &session.run;
    ScrollArea::vertical().auto_shrink(false).stick_to_bottom(true).id_salt("run").show(ui, |ui| {
        for moment in run.moments() {
            moment_ui(ui, run, moment, theme);
        }
        ui.add_space(theme::GAP);
        match run.status() {
            Status::Waiting => offers_ui(ui, run, theme, requests),
            Status::Over(end) => over_ui(ui, run, end, theme, requests),
        }
        ui.add_space(theme::GAP_LARGE);
    });
}

fn tools_ui(ui: &mut Ui, workspace: &Workspace, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    let run = &session.run;
    ui.horizontal(|ui| {
        if ui
            .add_enabled(run.inputs() > 0, Button::new("Step back"))
            .on_hover_text("Take the last answer back")
            .clicked()
        {
            requests.push(Request::Rewind(run.inputs() - 1));
        }
        if ui.button("Restart").on_hover_text("Play from the start again").clicked() {
            requests.push(Request::StartRun);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let clock = run.machine().tally(run.state(), Tally::Clock);
            let time = format!("step {} · {}:{:02}", run.inputs() + 1, clock / 60, clock % 60);
            ui.label(RichText::new(time).small().color(theme.text_weak));
        });
    });
    if session.revision != workspace.history.revision() {
        let text = "The case has changed since this run began. Restart to play it as it is now.";
        ui.label(RichText::new(text).small().color(theme.weak));
    }
}

fn meters_ui(ui: &mut Ui, run: &Run, theme: &Theme) {
    let machine = run.machine();
    ui.spacing_mut().interact_size.y = 18.0;
    for (index, meter) in machine.case().meters.values().enumerate() {
        let number = Tally::ALL.len() + index;
        let value = machine.number(run.state(), number);
        let last = run.moments().last().map(|moment| moment.events.as_slice()).unwrap_or_default();
        let before = last.iter().find_map(|event| match event {
            Event::Changed { number: n, from, .. } if *n == number => Some(*from),
            _other => None,
        });
        let change = if run.inputs() > 0 { before.map_or(0, |before| value - before) } else { 0 };
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(vec2(88.0, 18.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(88.0);
                ui.add(egui::Label::new(RichText::new(meter.name.as_str()).small()).truncate());
            });
            let (bar, _) =
                ui.allocate_exact_size(vec2((ui.available_width() - 140.0).max(40.0), 6.0), egui::Sense::hover());
            ui.painter().rect_filled(bar, 3.0, theme.sunken);
            let span = f64::from(meter.max) - f64::from(meter.min);
            #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
            let share = if span > 0.0 { ((f64::from(value) - f64::from(meter.min)) / span) as f32 } else { 0.0 };
            let colour = match meter.better {
                Better::Low if share > 0.66 => theme.harmful,
                Better::Low if share > 0.33 => theme.weak,
                Better::High if share < 0.33 => theme.weak,
                Better::Low | Better::High => theme.accent,
                Better::Neither => theme.scene,
            };
            ui.painter().rect_filled(
                Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height())),
                3.0,
                colour,
            );
            let band = meter.band(value).map_or("", |band| band.name.as_str());
            ui.label(RichText::new(format!("{value} {band}")).small().color(theme.text));
            if change != 0 {
                let good = match meter.better {
                    Better::Low => change < 0,
                    Better::High => change > 0,
                    Better::Neither => true,
                };
                let sign = if change > 0 { "+" } else { "−" };
                let colour = if good { theme.best } else { theme.harmful };
                ui.label(RichText::new(format!("{sign}{}", change.abs())).small().color(colour));
            }
        });
    }
}

fn moment_ui(ui: &mut Ui, run: &Run, moment: &Moment, theme: &Theme) {
    let machine = run.machine();
    let case = machine.case();
    let mut feedback = None;
    if let Some((node, input)) = moment.did
        && let Some(node) = case.nodes.get(machine.node_id(node))
    {
        match (input, &**node) {
            (Input::Choose { choice, .. }, node) => {
                if let Some(choice) = node.choices().get(choice) {
                    answer_ui(ui, choice, theme);
                    feedback = Some((choice.grade, &choice.feedback));
                }
            }
            (Input::TimeOut, Node::Decision(decision)) => {
                note_ui(ui, "You said nothing until time ran out.", theme);
                feedback = decision.timeout.as_ref().map(|timeout| (timeout.grade, &timeout.feedback));
            }
            (Input::Wrote(strength), _) => {
                note_ui(ui, &format!("You wrote a message: {}.", strength.label().to_lowercase()), theme);
            }
            (Input::Continue | Input::TimeOut, _) => {}
        }
    }
    for event in &moment.events {
        match *event {
            Event::Heard { line } => {
                if let Some(line) = machine.line(line) {
                    line_ui(ui, run, line, theme);
                }
            }
            Event::Entered { node } => {
                if let Some((text, grade)) =
                    feedback.take().and_then(|(grade, text)| (!text.is_blank()).then_some((text, grade)))
                {
                    feedback_ui(ui, text, grade, theme);
                }
                entered_ui(ui, run, node, theme);
            }
            Event::Revealed { fact } => {
                if let Some((_, fact)) = case.facts.get_index(fact) {
                    note_ui(ui, &format!("Case file: {}", fact.label), theme);
                }
            }
            Event::Promise { promise, status, .. } => {
                if let Some((_, promise)) = case.promises.get_index(promise) {
                    note_ui(ui, &format!("Promise {status}: {}", promise.what), theme);
                }
            }
            Event::Fired { .. } => note_ui(ui, "It was too much: the conversation turns.", theme),
            Event::Changed { .. } | Event::Flag { .. } | Event::Extended { .. } | Event::Drew { .. } => {}
        }
    }
    if let Some((grade, text)) = feedback.filter(|(_, text)| !text.is_blank()) {
        feedback_ui(ui, text, grade, theme);
    }
}

fn entered_ui(ui: &mut Ui, run: &Run, node: usize, theme: &Theme) {
    let machine = run.machine();
    let Some(node) = machine.case().nodes.get(machine.node_id(node)) else { return };
    if let Some(after) = node.after() {
        note_ui(ui, &format!("{after} later"), theme);
    }
    if let Node::Pause(pause) = &**node
        && !pause.prompt.is_blank()
    {
        note_ui(ui, &markup::plain(&pause.prompt), theme);
    }
}

fn bubble_ui(ui: &mut Ui, name: &str, words: &str, fill: egui::Color32, own: bool, theme: &Theme) {
    let layout = if own { Layout::right_to_left(Align::Min) } else { Layout::left_to_right(Align::Min) };
    ui.with_layout(layout, |ui| {
        ui.vertical(|ui| {
            ui.set_max_width((ui.available_width() - 40.0).max(120.0));
            ui.label(RichText::new(name).small().color(theme.text_weak));
            Frame::new().fill(fill).corner_radius(10.0).inner_margin(Margin::symmetric(10, 7)).show(ui, |ui| {
                ui.label(RichText::new(words).color(theme.text));
            });
        });
    });
    ui.add_space(2.0);
}

fn line_ui(ui: &mut Ui, run: &Run, line: &Line, theme: &Theme) {
    let words = markup::plain(&line.says);
    let Some(by) = &line.by else {
        note_ui(ui, &words, theme);
        return;
    };
    let person = run.machine().case().cast.get(by);
    let mut name = person.map_or_else(|| by.to_string(), |person| person.name.to_string());
    if !line.feeling.is_blank() {
        name = format!("{name} · {}", line.feeling);
    }
    for signal in &line.signals {
        name = format!("{name} · {}", signal.replace('-', " "));
    }
    let own = person.is_some_and(|person| person.role == Role::Agent);
    bubble_ui(ui, &name, &words, if own { theme.accent_soft } else { theme.bubble }, own, theme);
}

fn answer_ui(ui: &mut Ui, choice: &Choice, theme: &Theme) {
    let says = markup::plain(&choice.says);
    let does = markup::plain(&choice.does);
    let words = match (says.is_empty(), does.is_empty()) {
        (false, true) => says,
        (true, _) => format!("({does})"),
        (false, false) => format!("{says}\n({does})"),
    };
    bubble_ui(ui, "You", &words, theme.accent_soft, true, theme);
}

fn note_ui(ui: &mut Ui, text: &str, theme: &Theme) {
    ui.add(egui::Label::new(RichText::new(text).small().color(theme.text_weak)).wrap());
}

fn feedback_ui(ui: &mut Ui, text: &str, grade: Option<Grade>, theme: &Theme) {
    let colour = grade.map_or(theme.border_strong, |grade| theme.grade(grade));
    let inner = Frame::new().inner_margin(Margin { left: 12, right: 6, top: 4, bottom: 4 }).show(ui, |ui| {
        let word = grade.map_or("Coach", |grade| grade.label());
        ui.label(RichText::new(word).small().color(colour));
        ui.label(RichText::new(markup::plain(text)).small().color(theme.text));
    });
    let rect = inner.response.rect;
    ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 1.5, colour);
    ui.add_space(4.0);
}

fn offers_ui(ui: &mut Ui, run: &Run, theme: &Theme, requests: &mut Requests) {
    let Some((_, node)) = run.node() else { return };
    let offers = run.machine().offers(run.state());
    let prompt = match node {
        Node::Decision(decision) if decision.prompt.is_blank() => decision.asks.label().to_owned(),
        Node::Decision(decision) => markup::plain(&decision.prompt),
        Node::Rewrite(rewrite) => markup::plain(&rewrite.prompt),
        Node::Scene(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => String::new(),
    };
    if !prompt.is_empty() {
        ui.label(RichText::new(prompt).font(egui::FontId::new(13.5, theme::semibold())));
    }
    if offers.goes_on && wide_button(ui, "Continue").clicked() {
        requests.push(Request::Play(Input::Continue));
    }
    if let (true, Node::Rewrite(rewrite)) = (offers.writes, node) {
        note_ui(ui, "Say your message aloud or write it down, then compare it with the model answer:", theme);
        ui.label(markup::plain(&rewrite.model));
        for strength in Strength::ALL {
            if wide_button(ui, &format!("Mine was {}", strength.label().to_lowercase())).clicked() {
                requests.push(Request::Play(Input::Wrote(*strength)));
            }
        }
    }
    for (position, index) in run.machine().shown_order(run.state(), run.seed()).into_iter().enumerate() {
        let (Some(offer), Some(choice)) = (offers.choices.get(index), node.choices().get(index)) else { continue };
        let words = if choice.says.is_blank() {
            format!("({})", markup::plain(&choice.does))
        } else {
            markup::plain(&choice.says)
        };
        let text = format!("{}  {words}", position + 1);
        match offer.shown {
            Shown::Offered => {
                if wide_button(ui, &text).clicked() {
                    requests.push(Request::Play(Input::Choose { choice: index, ticks: 0 }));
                }
            }
            Shown::Locked => {
                let why = if let Locked::Show(why) = &choice.locked { markup::plain(why) } else { String::new() };
                ui.add_enabled_ui(false, |ui| wide_button(ui, &format!("{text}\n{why}")));
            }
            Shown::Hidden => {}
        }
    }
    if let Some(seconds) = offers.seconds
        && wide_button(ui, &format!("Say nothing ({seconds} s run out)")).clicked()
    {
        requests.push(Request::Play(Input::TimeOut));
    }
}

fn wide_button(ui: &mut Ui, text: &str) -> egui::Response {
    let width = ui.available_width();
    ui.add(Button::new(text).wrap().min_size(vec2(width, 32.0)))
}

fn over_ui(ui: &mut Ui, run: &Run, end: End, theme: &Theme, requests: &mut Requests) {
    ui.separator();
    let Some((id, node)) = run.node() else {
        ui.label("This case has no start yet.");
        return;
    };
    match (end, node) {
        (End::Ending, Node::Ending(ending)) => {
            let outcome = if ending.label.is_blank() { ending.outcome.label() } else { ending.label.as_str() };
            ui.label(RichText::new(outcome).heading());
            ui.label(markup::plain(&ending.summary));
            result_ui(ui, run, theme);
        }
        (End::Unwritten, _) => {
            ui.label(RichText::new("Not written yet").heading());
            ui.label("The exit that was taken is open: what follows has still to be written.");
            if ui.button("Go to the node").clicked() {
                requests.push(Request::GoTo(Place::node(id)));
            }
        }
        (End::LinkToNowhere, _) => _ = ui.label("The exit that was taken leads to a node that does not exist."),
        (End::Stuck, _) => _ = ui.label("Nothing can be done here: no choice is offered, and no timer runs."),
        (End::EndlessLoop, _) => _ = ui.label("Gates and chances lead in a circle without anybody doing anything."),
        (End::Ending, _) => {}
    }
}

fn result_ui(ui: &mut Ui, run: &Run, theme: &Theme) {
    let machine = run.machine();
    let verdict = match (percent(machine, run.state()), passed(machine, run.state())) {
        (Some(percent), Some(true)) => format!("{percent} % · passed"),
        (Some(percent), Some(false)) => format!("{percent} % · not passed"),
        (Some(percent), None) => format!("{percent} %"),
        (None, Some(true)) => "passed".to_owned(),
        (None, Some(false)) => "not passed".to_owned(),
        (None, None) => String::new(),
    };
    if !verdict.is_empty() {
        ui.label(RichText::new(verdict).font(egui::FontId::new(14.0, theme::semibold())).color(theme.accent));
    }
    for why in reasons_to_fail(machine, run.state()) {
        ui.label(RichText::new(markup::plain(why)).small().color(theme.harmful));
    }
    ui.add_space(theme::GAP);
    egui::Grid::new("metrics").num_columns(2).striped(true).show(ui, |ui| {
        for metric in metrics(run) {
            let value = match metric.value {
                MetricValue::Number(n) => n.to_string(),
                MetricValue::YesNo(yes) => if yes { "yes" } else { "no" }.to_owned(),
                MetricValue::Word(word) => word,
                MetricValue::None => continue,
            };
            ui.label(RichText::new(metric.name.replace(['_', '/'], " ")).small().color(theme.text_weak));
            ui.label(RichText::new(value).small());
            ui.end_row();
        }
    });
}
