//! A heading of the list: what problems are about, the rule that found them, or what the author lives with.

use egui::{FontId, Role, Ui, pos2};

use super::button::{Look, tooltip};
use super::line::Line;
use super::mark::severity_mark;
use crate::check::rule;
use crate::studio::command::Command;
use crate::studio::panels::form::fold_sign;
use crate::studio::problems::{Group, Heading, ProblemsRequest, RowKey, rule_name};
use crate::studio::theme;

/// From this width on, a rule also says what it finds.
const ROOM_FOR_FINDS: f32 = 460.0;

impl Line<'_> {
    pub fn heading_ui(&mut self, ui: &mut Ui, heading: &Heading) {
        let theme = self.theme;
        let name = match heading.group {
            Group::Family(family) => family.label().to_owned(),
            Group::Rule(id) => rule_name(id),
            Group::Accepted => "Accepted".to_owned(),
        };
        let problems = if heading.count == 1 { "problem" } else { "problems" };
        let state = if heading.open { "open" } else { "folded" };
        let worst = heading.severity.label();
        let spoken = match heading.group {
            Group::Accepted => format!("{name}: {} {problems}, {state}", heading.count),
            Group::Family(_) | Group::Rule(_) => {
                format!("{name}: {} {problems}, up to {worst}, {state}", heading.count)
            }
        };
        let lively = self.is_lively(ui);
        let response = self.row_ui(ui, Role::Button, &spoken);
        let middle = self.rect.center().y;
        if let Group::Rule(id) = heading.group {
            self.indent(1);
            if !self.deeds_below {
                self.rule_buttons_ui(ui, id, &name, heading, lively);
            }
        }
        fold_sign(ui, pos2(self.left + 8.0, middle), heading.open, theme.text_weak);
        self.left += 20.0;
        match heading.group {
            Group::Family(_) | Group::Accepted => {
                let font = FontId::new(11.0, theme::semibold());
                self.words_ui(ui, &name.to_uppercase(), font, theme.text_weak, 40.0);
                self.left += theme::GAP;
                self.count_ui(ui, heading.count);
            }
            Group::Rule(id) => {
                severity_mark(ui.painter(), pos2(self.left + 6.0, middle), heading.severity, theme);
                self.left += 18.0;
                self.words_ui(ui, &name, FontId::new(13.0, theme::semibold()), theme.text, 40.0);
                self.left += theme::GAP;
                self.count_ui(ui, heading.count);
                if let Some(rule) = rule(id).filter(|_| self.rect.width() >= ROOM_FOR_FINDS) {
                    let font = FontId::proportional(theme::SMALL);
                    self.words_ui(ui, rule.finds, font, theme.text_weak, theme::GAP);
                }
            }
        }
        if let Group::Rule(id) = heading.group
            && self.go_below()
        {
            self.rule_buttons_ui(ui, id, &name, heading, true);
        }
        if response.clicked() {
            self.ask(ProblemsRequest::Fold(heading.group, !heading.open));
            self.ask(ProblemsRequest::Select { row: self.key.clone(), focus: true });
        }
    }

    fn rule_buttons_ui(&mut self, ui: &mut Ui, id: &'static str, name: &str, heading: &Heading, lively: bool) {
        let repairs = heading.fixable > 0 && !self.workspace.checks.is_fixing();
        if repairs {
            let words = if heading.fixable == heading.count {
                format!("Fix all {}", heading.fixable)
            } else {
                format!("Fix {} of {}", heading.fixable, heading.count)
            };
            let tooltip = tooltip(ui, Command::FixAllProblems);
            if self.button_ui(ui, Look::Deed, &words, &format!("{words}: {name}"), &tooltip) {
                self.ask(ProblemsRequest::FixAll(id));
            }
        }
        if lively {
            let tooltip = tooltip(ui, Command::ExplainProblem);
            if self.button_ui(ui, Look::Quiet, "Why?", &format!("Why: {name}"), &tooltip) {
                self.ask(ProblemsRequest::Explain(RowKey::Group(Group::Rule(id))));
            }
        }
    }
}
