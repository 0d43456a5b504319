//! What the list of problems asks for.

use super::{Group, ProblemKey, RowKey};

/// Something that is asked of the list, or of the case through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemsRequest {
    /// Select a row; with the keyboard on it, if `focus`.
    Select { row: RowKey, focus: bool },
    /// The keyboard is on the selected row.
    FocusGiven,
    /// Go to the field that it is about.
    Go(ProblemKey),
    /// Open or fold what stands under a heading.
    Fold(Group, bool),
    /// Show problems grouped by kind, or as one plain list.
    Grouped(bool),
    /// Say why this is a problem, or no longer.
    Explain(RowKey),
    /// Ask for the reason for which the author lives with it.
    AskReason(ProblemKey),
    /// The reason, as far as it has been written.
    WriteReason(String),
    /// Accept the problem for the reason that was written.
    Accept,
    /// Close what is open below a row.
    Leave,
    /// Live with it no longer.
    Withdraw(ProblemKey),
    /// Repair it.
    Fix(ProblemKey),
    /// Repair everything that this rule finds.
    FixAll(&'static str),
    /// Play the run that shows it.
    Play(ProblemKey),
}
