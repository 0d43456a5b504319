//! What the list of problems asks for, carried out.

use super::App;
use super::requests::go_to;
use super::run::play_steps;
use crate::check::{Case, Finding, fix, found_by, rule};
use crate::edit::{accept_finding, withdraw_acceptance};
use crate::scenario::{Place, Segment, Stage};
use crate::studio::panels::problems_have_focus;
use crate::studio::problems::{Detail, ProblemFilter, ProblemKey, ProblemsRequest, Row, RowKey, rule_name};
use crate::studio::section::Section;
use crate::studio::workspace::{Pane, Room, Workspace};

/// How much of a message stands above the run that shows it.
const ABOUT_LETTERS: usize = 160;

impl App {
    pub(super) fn carry_out_problems(&mut self, ctx: &egui::Context, request: ProblemsRequest) {
        if let ProblemsRequest::Grouped(by_kind) = request {
            self.preferences.problems_by_kind = by_kind;
            return;
        }
        if let ProblemsRequest::Explain(_) | ProblemsRequest::AskReason(_) = request {
            self.show_problems();
        }
        let follows = problems_have_focus(ctx);
        let Some(workspace) = self.cases.shown_mut() else { return };
        let (list, found) = workspace.checks.list_mut();
        match request {
            ProblemsRequest::Grouped(_) => {}
            ProblemsRequest::Select { row, focus } => {
                list.select(found, row, focus);
                if focus {
                    workspace.pane_had_focus = Some(Pane::Problems);
                }
            }
            ProblemsRequest::FocusGiven => list.focus_was_given(),
            ProblemsRequest::Fold(group, open) => list.fold(found, group, open),
            ProblemsRequest::Explain(row) => {
                let open = matches!(list.detail(), Some((at, Detail::Why)) if *at == row);
                list.select(found, row.clone(), follows);
                list.show_detail(found, (!open).then_some((row, Detail::Why)));
            }
            ProblemsRequest::AskReason(key) => {
                let row = RowKey::Problem(key);
                list.select(found, row.clone(), false);
                let asks = Detail::Reason { written: String::new(), refused: false };
                if !matches!(list.detail(), Some((at, Detail::Reason { .. })) if *at == row) {
                    list.show_detail(found, Some((row, asks)));
                }
            }
            ProblemsRequest::WriteReason(reason) => {
                if let Some(Detail::Reason { written, refused }) = list.detail_mut() {
                    *refused &= reason.trim().is_empty();
                    *written = reason;
                }
            }
            ProblemsRequest::Leave => {
                let row = list.detail().map(|(row, _)| row.clone());
                list.show_detail(found, None);
                if let Some(row) = row {
                    list.select(found, row, true);
                }
            }
            ProblemsRequest::Accept => accept(workspace),
            ProblemsRequest::Go(key) => self.go_to_problem(&key),
            ProblemsRequest::Withdraw(key) => {
                let Some(name) = found.problem(&key).map(|problem| found.finding(problem).acceptance()) else { return };
                step_over(workspace, &key, follows);
                let step = withdraw_acceptance(&workspace.file, workspace.scenario(), &name);
                workspace.apply(step);
            }
            ProblemsRequest::Fix(key) => {
                let Some(step) = as_it_is_now(workspace, &key).and_then(|finding| {
                    let case = Case::new(workspace.scenario(), workspace.history.pack());
                    fix(&case, &finding, &workspace.file)
                }) else {
                    self.notice = Some("There is nothing to repair here any more.".to_owned().into());
                    return;
                };
                step_over(workspace, &key, follows);
                self.notice = Some(format!("{} – Ctrl+Z brings it back", step.label).into());
                workspace.apply(step);
            }
            ProblemsRequest::FixAll(id) => {
                let Some(rule) = rule(id) else { return };
                let of_rule = |row: &Row| match row {
                    Row::Heading(heading) => heading.group == crate::studio::problems::Group::Rule(id),
                    Row::Open { at, .. } => found.open()[*at].key.rule == id,
                    Row::Accepted { .. } => false,
                };
                list.step_over(found, of_rule, follows);
                workspace.checks.fix_all(ctx, &workspace.history, &workspace.file, rule);
            }
            ProblemsRequest::Play(key) => {
                let Some(finding) = found.problem(&key).map(|problem| found.finding(problem)) else { return };
                let Some(steps) = finding.witness.clone() else { return };
                let about = crate::scenario::shortened(&finding.message, ABOUT_LETTERS);
                let about = format!("{}: {about}", rule_name(finding.rule));
                list.select(found, RowKey::Problem(key), false);
                play_steps(workspace, &steps, &about);
            }
        }
    }

    /// Takes in what repairing everything has come to.
    pub(super) fn finish_fixing(&mut self) {
        let by_kind = self.preferences.problems_by_kind;
        let Some(workspace) = self.cases.shown_mut() else { return };
        let (list, found) = workspace.checks.list_mut();
        list.group(found, by_kind);
        match workspace.checks.take_fixed(&workspace.history) {
            None => {}
            Some(Ok(fixed)) if fixed.step.is_empty() => {
                self.notice = Some("There is nothing to repair here any more.".to_owned().into());
            }
            Some(Ok(fixed)) => {
                let problems = if fixed.count == 1 { "problem" } else { "problems" };
                self.notice = Some(format!("{} {problems} repaired – Ctrl+Z brings it back", fixed.count).into());
                workspace.apply(fixed.step);
            }
            Some(Err(why)) => self.notice = Some(why.into()),
        }
    }

    /// Goes to the problem that comes `by` after the one that was gone to last.
    pub(super) fn walk_problems(&mut self, by: isize) {
        let next = self.cases.shown().and_then(|workspace| {
            let checks = &workspace.checks;
            checks.list().beside(checks.found(), by)
        });
        if let Some(next) = next {
            self.go_to_problem(&next);
        }
    }

    /// Goes to the field that a problem is about; where there is none, the problem says what it is about.
    fn go_to_problem(&mut self, key: &ProblemKey) {
        let view = self.canvas;
        let Some(workspace) = self.cases.shown_mut() else { return };
        let (list, found) = workspace.checks.list_mut();
        let row = RowKey::Problem(key.clone());
        list.select(found, row.clone(), false);
        if key.place.in_node().is_none() && Section::of(&key.place).is_none() {
            list.show_detail(found, Some((row, Detail::Why)));
            return;
        }
        workspace.pane_had_focus = Some(Pane::Form);
        go_to(workspace, view, field_of(&key.place));
    }

    /// Shows only problems of this sort, where they can be seen.
    pub(super) fn filter_problems(&mut self, filter: ProblemFilter) {
        self.show_problems();
        if let Some(workspace) = self.cases.shown_mut() {
            workspace.checks.show_only(filter);
        }
    }

    /// Brings the list into view.
    pub(super) fn show_problems(&mut self) {
        if !self.preferences.panel("problems").shown {
            self.toggle_panel("problems");
        }
        if let Some(workspace) = self.cases.shown_mut() {
            workspace.room = Room::Write;
            workspace.pane_had_focus = Some(Pane::Problems);
        }
    }

    /// Asks the list for something about the selected row, as a command does.
    pub(super) fn ask_problems(
        &mut self,
        ctx: &egui::Context,
        request: impl FnOnce(&Workspace) -> Option<ProblemsRequest>,
    ) {
        if let Some(request) = self.cases.shown().and_then(request) {
            self.carry_out_problems(ctx, request);
        }
    }
}

/// The field to write in for a place: what is said of a node as a whole, or of one of its lists, leads to its title.
fn field_of(place: &Place) -> Place {
    match place.segments() {
        [Segment::Field("nodes"), Segment::Id(node)]
        | [Segment::Field("nodes"), Segment::Id(node), Segment::Field("choices" | "lines" | "routes" | "outcomes")] => {
            Place::node(node).then("title")
        }
        _field => place.clone(),
    }
}

/// Accepts the problem for which a reason was written; without one it says why not.
fn accept(workspace: &mut Workspace) {
    let (list, found) = workspace.checks.list_mut();
    let Some((RowKey::Problem(key), Detail::Reason { written, .. })) = list.detail().cloned() else { return };
    if written.trim().is_empty() {
        if let Some(Detail::Reason { refused, .. }) = list.detail_mut() {
            *refused = true;
        }
        return;
    }
    list.show_detail(found, None);
    list.select(found, RowKey::Problem(key.clone()), true);
    step_over(workspace, &key, true);
    let step = accept_finding(&workspace.file, workspace.scenario(), (&key.place, key.rule), &written);
    workspace.apply(step);
}

/// What is selected goes to the next problem, before this one goes.
fn step_over(workspace: &mut Workspace, key: &ProblemKey, focus: bool) {
    let (list, found) = workspace.checks.list_mut();
    let gone = |row: &Row| row.problem(found).is_some_and(|problem| problem.key == *key);
    list.step_over(found, gone, focus);
}

/// The finding as the rule makes it now: while somebody types, what is shown may be about words of the past.
fn as_it_is_now(workspace: &Workspace, key: &ProblemKey) -> Option<Finding> {
    let checks = &workspace.checks;
    if checks.is_current(&workspace.history) {
        return checks.found().problem(key).map(|problem| checks.found().finding(problem).clone());
    }
    let case = Case::new(workspace.scenario(), workspace.history.pack()).at_stage(Stage::Release);
    found_by(&case, rule(key.rule)?).into_iter().filter(|finding| finding.place == key.place).nth(key.nth)
}
