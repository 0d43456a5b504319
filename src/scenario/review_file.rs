//! `NAME.review.ron`: comments, approvals and previews beside a scenario, so that they never dirty its text.

use super::record::{choice_of, record};
use super::{Id, Ordered, Text};

record! {
    /// Everything that reviewers said of one scenario.
    ReviewFile {
        format: u32,
        /// The id of the scenario.
        scenario: Text;
        comments: Ordered<Comment>,
        approvals: Vec<Approval>,
        previews: Vec<Preview>,
    }
}

record! {
    /// A remark, or an answer to one.
    Comment {
        by: Text,
        on: Text,
        text: Text;
        role: ReviewRole,
        kind: CommentKind,
        state: CommentState,
        /// The address that it is about; left out: the whole case.
        at: Text,
        /// The comment that it answers.
        answers: Option<Id>,
    }
}

choice_of! {
    /// For whom a reviewer speaks.
    #[derive(Default)]
    ReviewRole {
        #[default]
        Author = "Author",
        Expert = "Subject expert",
        Legal = "Legal",
        Brand = "Brand",
        Access = "Accessibility",
        Trainer = "Trainer",
    }
}

choice_of! {
    /// What a comment asks for.
    #[derive(Default)]
    CommentKind {
        #[default]
        Remark = "Remark",
        Question = "Question",
        Suggestion = "Suggestion",
        MustChange = "Must change",
    }
}

choice_of! {
    /// Whether a comment still waits.
    #[derive(Default)]
    CommentState { #[default] Open = "Open", Done = "Done", Declined = "Declined" }
}

record! {
    /// Somebody's word that a wording may go out.
    Approval {
        area: ApprovalArea,
        by: Text,
        on: Text,
        /// The hash of what was approved.
        content: Text;
    }
}

choice_of! {
    /// What an approval covers.
    ApprovalArea {
        Content = "Content",
        Legal = "Legal",
        Brand = "Brand",
        Access = "Accessibility",
        Rollout = "Rollout",
    }
}

record! {
    /// Which choices and endings somebody saw, in which wording.
    Preview {
        by: Text,
        on: Text,
        /// The hash of what was seen.
        content: Text;
        /// `node/choice`.
        choices: Vec<Text>,
        endings: Vec<Id>,
    }
}
