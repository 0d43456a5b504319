//! What stands on a card: made once a change of its node, painted every frame.

use super::setting::{Setting, promises};
use crate::scenario::{Choice, Decision, Exit, Grade, Id, Kind, Line, Node, Phase, Status, Timeout, markup, shortened};

/// The width of every card.
pub const CARD_WIDTH: f32 = 232.0;
/// Heights of the parts of a card.
pub const HEADER: f32 = 30.0;
pub const TEXT_LINE: f32 = 16.0;
pub const ROW: f32 = 22.0;
const PADDING: f32 = 8.0;

/// The content of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub kind: Kind,
    /// The title, else the first words.
    pub title: String,
    /// What stands at the right of the header: a time limit or a skip in time.
    pub badge: String,
    /// The badge is a time limit.
    pub timed: bool,
    /// An ending in which the customer's problem is solved.
    pub resolved: bool,
    /// The last speaker and their words, at most two lines; empty: no lines.
    pub words: String,
    /// One row an exit, in reading order.
    pub rows: Vec<Row>,
    pub status: Status,
    pub phase: Option<Phase>,
}

/// An exit on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub exit: Exit,
    pub label: String,
    pub grade: Option<Grade>,
    /// An act and not speech.
    pub act: bool,
    pub replied: bool,
    /// The meters that it moves: `A−− T+`.
    pub shifts: String,
    pub marks: Marks,
    pub to: Option<Id>,
}

/// What is special about a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Offered only if a condition holds.
    pub locked: bool,
    /// Offered until it has been taken.
    pub once: bool,
    /// Grants a remedy.
    pub remedy: bool,
    /// Makes, keeps or breaks a promise.
    pub promise: bool,
}

impl Card {
    /// Reads a node.
    #[must_use]
    pub fn of(node: &Node, setting: &Setting) -> Self {
        Self {
            kind: node.kind(),
            title: node.name(60),
            badge: badge(node),
            timed: matches!(node, Node::Decision(Decision { seconds: Some(_), .. })),
            resolved: matches!(node, Node::Ending(ending) if ending.resolved),
            words: words(node, setting),
            rows: node.exits().into_iter().map(|(exit, to)| row(node, exit, to, setting)).collect(),
            status: *node.status(),
            phase: *node.phase(),
        }
    }

    /// How high the card is.
    #[must_use]
    pub fn height(&self) -> f32 {
        let words = if self.words.is_empty() { 0.0 } else { PADDING + 2.0 * TEXT_LINE };
        HEADER + words + self.rows_height() + PADDING
    }

    /// Where the middle of a row is, from the top of the card.
    #[must_use]
    pub fn row_middle(&self, row: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a card has few rows")]
        let above = ROW * row as f32;
        self.height() - PADDING * 0.5 - self.rows_height() + above + ROW * 0.5
    }

    #[expect(clippy::cast_precision_loss, reason = "a card has few rows")]
    fn rows_height(&self) -> f32 {
        ROW * self.rows.len() as f32
    }

    /// What a screen reader says of the card.
    #[must_use]
    pub fn spoken(&self, number: &str) -> String {
        let open = self.rows.iter().filter(|row| row.to.is_none()).count();
        let choices = self.rows.iter().filter(|row| row.exit != Exit::OnTimeout).count();
        let exits = match (self.kind, self.rows.len()) {
            (Kind::Ending, _) => String::new(),
            (Kind::Decision, _) => format!(", {choices} {}", if choices == 1 { "choice" } else { "choices" }),
            (_, n) if n > 1 => format!(", {n} exits"),
            _one => String::new(),
        };
        let open = if open > 0 { format!(", {open} open") } else { String::new() };
        let resolved = if self.resolved { ", resolved" } else { "" };
        format!("{number} {}: {}{exits}{open}{resolved}", self.kind.label(), self.title)
    }
}

fn badge(node: &Node) -> String {
    match node {
        Node::Decision(Decision { seconds: Some(seconds), .. }) => format!("{seconds} s"),
        Node::Scene(scene) => scene.after.map_or_else(String::new, |after| format!("+{after}")),
        Node::Pause(pause) => pause.seconds.map_or_else(String::new, |seconds| format!("{seconds} s")),
        Node::Decision(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Ending(_) => String::new(),
    }
}

fn words(node: &Node, setting: &Setting) -> String {
    let said = |line: &Line| {
        let words = shortened(&markup::plain(&line.says), 90);
        match line.by.as_ref().and_then(|by| setting.name(by)) {
            Some(name) => format!("{name}: {words}"),
            None => words,
        }
    };
    match node {
        Node::Ending(ending) => {
            let outcome = if ending.label.is_blank() { ending.outcome.label() } else { ending.label.as_str() };
            if ending.summary.is_blank() {
                outcome.to_owned()
            } else {
                format!("{outcome}. {}", shortened(&markup::plain(&ending.summary), 90))
            }
        }
        Node::Pause(pause) => shortened(&markup::plain(&pause.prompt), 90),
        other => other.lines().last().map_or_else(String::new, said),
    }
}

fn row(node: &Node, exit: Exit, to: Option<&Id>, setting: &Setting) -> Row {
    let choice = match &exit {
        Exit::Item(id) => node.choices().iter().find(|choice| choice.id == *id),
        _reserved => None,
    };
    let timeout: Option<&Timeout> = match (&exit, node) {
        (Exit::OnTimeout, Node::Decision(decision)) => decision.timeout.as_ref(),
        _other => None,
    };
    let grade = choice.map_or_else(|| timeout.and_then(|timeout| timeout.grade), |choice| choice.grade);
    let own = choice.map_or_else(|| timeout.and_then(|t| t.effects.as_ref()), |choice| choice.effects.as_ref());
    Row {
        label: choice.map_or_else(|| exit_label(node, &exit), choice_label),
        grade,
        act: choice.is_some_and(|choice| choice.says.is_blank() && !choice.does.is_blank()),
        replied: choice.map_or_else(
            || timeout.is_some_and(|timeout| !timeout.reply.is_empty()),
            |choice| !choice.reply.is_empty(),
        ),
        shifts: setting.shifts(setting.effects(own, grade)),
        marks: choice.map_or_else(Marks::default, |choice| Marks {
            locked: choice.when.is_some(),
            once: choice.once,
            remedy: choice.remedy.is_some() || !choice.offers.is_empty(),
            promise: promises(choice),
        }),
        to: to.cloned(),
        exit,
    }
}

/// What a choice is called in one line.
pub fn choice_label(choice: &Choice) -> String {
    let words = [&choice.title, &choice.says, &choice.does].into_iter().find(|text| !text.is_blank());
    words.map_or_else(|| "(no words yet)".to_owned(), |words| shortened(&markup::plain(words), 60))
}

fn exit_label(node: &Node, exit: &Exit) -> String {
    match (node, exit) {
        (Node::Gate(gate), Exit::Item(id)) => gate
            .routes
            .iter()
            .find(|route| route.id == *id)
            .filter(|route| !route.label.is_blank())
            .map_or_else(|| "if…".to_owned(), |route| route.label.to_string()),
        (Node::Chance(chance), Exit::Item(id)) => chance
            .outcomes
            .iter()
            .find(|outcome| outcome.id == *id)
            .map_or_else(String::new, |outcome| format!("{} × {}", outcome.weight, outcome.label)),
        (_, Exit::Then) => "then".to_owned(),
        (_, Exit::OnTimeout) => "if time runs out".to_owned(),
        (_, Exit::Otherwise) => "otherwise".to_owned(),
        (_, Exit::Strong) => "strong".to_owned(),
        (_, Exit::Fair) => "fair".to_owned(),
        (_, Exit::Weak) => "weak".to_owned(),
        (_, Exit::Item(id)) => id.to_string(),
    }
}
