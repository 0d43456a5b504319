//! A frame around a node that does not exist.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Slot, Step};
use crate::scenario::{Place, Segment, Stage};

pub(super) static RULE: Rule = Rule {
    id: "missing-frame-member",
    family: Family::Housekeeping,
    severity: Severity::Note,
    stage: Stage::Draft,
    todo: false,
    finds: "a frame on the canvas that lists a node which does not exist",
    why: "It changes nothing for learners, but the frame no longer says what belongs together.",
    cure: "Take the node off the frame's list.",
    check,
    fix: Some(take_off),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, frame) in &case.scenario().frames {
        for (n, member) in frame.members.iter().enumerate() {
            if case.node(member).is_none() {
                let title = quoted(if frame.title.is_blank() { id } else { &frame.title });
                let message = format!("the frame {title} lists {}, which does not exist", quoted(member));
                let place = Place::declared("frames", id).then("members").index(n);
                report.place(place, message).offer("Take it off the frame");
            }
        }
    }
}

fn take_off(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let [_, Segment::Id(id), ..] = finding.place.segments() else { return None };
    let mut frame = case.scenario().frames.get(id)?.clone();
    frame.members.retain(|member| case.node(member).is_some());
    Some(Step::new("Take missing nodes off a frame").with(file, Slot::Frame(id.clone(), Some(frame))))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const FRAMED: &str = r#"
            nodes: { "a": Scene() },
            frames: { "aaaaaaa": (title: "Opening", members: [
                "a",
                "gone", // ! the frame “Opening” lists “gone”, which does not exist
            ]) },
        "#;

    #[test]
    fn a_frame_lists_nodes_that_exist() {
        check_file(&RULE, FRAMED);
    }

    #[test]
    fn missing_nodes_are_taken_off() {
        cures(&RULE, &read_body(FRAMED).document);
    }
}
