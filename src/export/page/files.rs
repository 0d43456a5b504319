//! The player's files, built into the program. Which of them make a page, and in what order, stands in
//! `assets/player/order.txt`; a new file needs a line there and its name in the list below.

use std::collections::BTreeSet;

use crate::export::ExportError;

const ORDER: &str = include_str!("../../../assets/player/order.txt");

macro_rules! player_files {
    ($($name:literal)+) => {
        /// Names below `assets/player`, and what is in them.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../assets/player/", $name)))),+];
    };
}

player_files! {
    "engine/case.js"
    "engine/duration.js"
    "engine/draw.js"
    "engine/state.js"
    "engine/machine.js"
    "engine/condition.js"
    "engine/compile.js"
    "engine/effect.js"
    "engine/step.js"
    "engine/offers.js"
    "engine/percent.js"
    "engine/pack.js"
    "engine/run.js"
    "engine/replay.js"
    "engine/metrics.js"
    "engine/ask.js"
    "engine/view.js"
    "page/content.js"
    "page/markup.js"
    "page/element.js"
    "page/words.js"
    "page/host.js"
    "page/session.js"
    "page/frame.js"
    "page/app.js"
    "page/button.js"
    "page/scale.js"
    "page/settings.js"
    "page/start.js"
    "page/meters.js"
    "page/file.js"
    "page/media.js"
    "page/entry.js"
    "page/log.js"
    "page/play.js"
    "page/scene.js"
    "page/decision.js"
    "page/timer.js"
    "page/rewrite.js"
    "page/pause.js"
    "page/feedback.js"
    "page/result.js"
    "page/metric.js"
    "page/chart.js"
    "page/path.js"
    "page/decisions.js"
    "page/worksheet.js"
    "page/summary.js"
    "page/debrief.js"
    "page/habits.js"
    "page/streak.js"
    "page/streak-marks.js"
    "page/ranges.js"
    "page/good-end.js"
    "page/way-out.js"
    "page/off-ramps.js"
    "page/compare.js"
    "page/watch.js"
    "page/local.js"
    "page/lms.js"
    "page/suspend.js"
    "page/kept-texts.js"
    "page/record.js"
    "page/lms-host.js"
    "page/standing.js"
    "page/send.js"
    "page/scorm-report.js"
    "page/scorm.js"
    "page/scorm12.js"
    "page/scorm2004.js"
    "page/statements.js"
    "page/lrs.js"
    "page/cmi5.js"
    "page/shelf.js"
    "page/menu.js"
    "page/single.js"
    "page/main.js"
    "style/base.css"
    "style/start.css"
    "style/play.css"
    "style/dock.css"
    "style/side.css"
    "style/debrief.css"
    "style/streak.css"
    "style/off-ramps.css"
    "style/ranges.css"
    "style/menu.css"
    "style/chat.css"
    "style/phone.css"
    "style/email.css"
    "style/social.css"
    "style/in-person.css"
    "style/lms.css"
    "style/print.css"
}

/// A line of `order.txt`: a file, and the feature without which it is left out.
fn order() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    ORDER.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?, words.next()))
    })
}

/// What is in the files of this kind, `js` or `css`, that a page with these features has, in their order.
///
/// # Errors
/// When a file that `order.txt` names is not built in. A test sees to it that this does not happen.
pub(super) fn of(kind: &str, features: &BTreeSet<&'static str>) -> Result<Vec<&'static str>, ExportError> {
    order()
        .filter(|(name, _)| name.rsplit_once('.').is_some_and(|(_, extension)| extension == kind))
        .filter(|(_, feature)| feature.is_none_or(|feature| features.contains(feature)))
        .map(|(name, _)| {
            let file = FILES.iter().find(|(known, _)| *known == name);
            file.map(|(_, text)| *text)
                .ok_or_else(|| ExportError::NotWritten(format!("the player's file {name} is not in this build")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::page::features::KNOWN;

    #[test]
    fn the_list_and_the_order_name_the_same_files() {
        let mut ordered: Vec<&str> = order().map(|(name, _)| name).collect();
        let mut listed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        ordered.sort_unstable();
        listed.sort_unstable();
        assert_eq!(ordered, listed);
        let count = ordered.len();
        ordered.dedup();
        assert_eq!(ordered.len(), count, "a file stands twice");
    }

    #[test]
    fn every_feature_is_known() {
        for (name, feature) in order() {
            assert!(feature.is_none_or(|feature| KNOWN.contains(&feature)), "{name} {feature:?}");
        }
    }

    #[test]
    fn no_file_ends_the_element_that_it_stands_in() {
        for (name, text) in FILES {
            assert!(!text.contains("</") && !text.contains("<!--"), "{name}");
        }
    }

    #[test]
    fn files_of_features_that_a_case_does_not_have_stay_out() {
        let bare = of("js", &BTreeSet::new()).unwrap().len() + of("css", &BTreeSet::new()).unwrap().len();
        assert_eq!(bare, order().filter(|(_, feature)| feature.is_none()).count());
        assert!(of("css", &BTreeSet::from(["chat"])).unwrap().len() > of("css", &BTreeSet::new()).unwrap().len());
    }
}
