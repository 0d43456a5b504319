//! Insights as a table file: sections below each other, each under its title, as a spreadsheet shows them.

use std::fmt::Display;

use super::figures::learner_name;
use super::{Insights, Share};
use crate::explore::Learner;

/// A growing file.
#[derive(Default)]
struct Sheet(String);

impl Sheet {
    fn section(&mut self, title: &str, heads: &[&str]) {
        if !self.0.is_empty() {
            self.0.push_str("\r\n");
        }
        self.row(&[title.to_owned()]);
        self.row(&heads.iter().map(ToString::to_string).collect::<Vec<_>>());
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.0.push_str(&cells.join(","));
        self.0.push_str("\r\n");
    }
}

/// A cell as a file has it. Words that a spreadsheet would take for a formula are given a mark that stops it.
fn quoted(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let begins_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
    let cell = if begins_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

fn share(share: f64) -> String {
    let percent = (share * 1e6).round() / 1e4;
    format!("{percent}")
}

fn some(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Everything that the room shows, in the encoding that spreadsheets expect: UTF-8 with a mark at its beginning.
#[must_use]
pub fn csv(title: &str, insights: &Insights) -> String {
    let mut sheet = Sheet::default();
    sheet.section("Insights", &[title]);
    sheet.row(std::slice::from_ref(&insights.overview.trust));
    for tile in &insights.overview.tiles {
        sheet.row(&[tile.title.to_owned(), tile.figure.clone(), tile.about.clone()]);
    }
    endings(&mut sheet, insights);
    scores(&mut sheet, insights);
    meters(&mut sheet, insights);
    choices(&mut sheet, insights);
    objectives(&mut sheet, insights);
    sheet.section("What goes wrong", &["Sort", "What"]);
    for trouble in &insights.troubles {
        sheet.row(&[trouble.sort.label().to_owned(), trouble.words.clone()]);
    }
    format!("\u{feff}{}", sheet.0)
}

fn endings(sheet: &mut Sheet, insights: &Insights) {
    let mut heads = vec!["Number".to_owned(), "Ending".to_owned(), "Outcome".to_owned(), "Ends well".to_owned()];
    heads.extend(["Paths", "% of paths", "Fewest answers", "Fewest nodes", "Most nodes"].map(str::to_owned));
    heads.extend(["Shortest, s", "Longest, s"].map(str::to_owned));
    for learner in Learner::ALL {
        let name = learner_name(learner);
        heads.push(format!("{name} %"));
        if !insights.endings.exact {
            heads.extend([format!("{name} at least %"), format!("{name} at most %")]);
        }
    }
    sheet.section("Endings", &heads.iter().map(String::as_str).collect::<Vec<_>>());
    for row in &insights.endings.rows {
        let mut cells = vec![row.number.clone(), row.title.clone(), row.about.clone()];
        cells.push(if row.well { "yes" } else { "no" }.to_owned());
        cells.extend([some(row.paths.as_ref()), some(row.of_all.map(share)), some(row.inputs)]);
        match &row.lengths {
            Some(lengths) => cells.extend(lengths.iter().map(|cell| some(cell.figure))),
            None => cells.extend(std::iter::repeat_n(String::new(), 4)),
        }
        for Share { share: of, between } in row.shares {
            cells.push(share(of));
            if !insights.endings.exact {
                cells.extend([some(between.map(|(low, _)| share(low))), some(between.map(|(_, high)| share(high)))]);
            }
        }
        sheet.row(&cells);
    }
}

fn scores(sheet: &mut Sheet, insights: &Insights) {
    let scores = &insights.scores;
    let heads: Vec<&str> =
        ["Percent"].into_iter().chain(scores.learners.iter().map(|row| learner_name(row.learner))).collect();
    sheet.section("Scores: % of runs", &heads);
    for bin in 0..super::BINS {
        let label = if bin + 1 == super::BINS { "100".to_owned() } else { format!("{} to {}", bin * 5, bin * 5 + 4) };
        sheet.row(
            &[label].into_iter().chain(scores.learners.iter().map(|row| share(row.bins[bin]))).collect::<Vec<_>>(),
        );
    }
    let mut line = |name: &str, of: fn(&super::LearnerScores) -> Option<f64>| {
        let cells = scores.learners.iter().map(|row| some(of(row)));
        sheet.row(&[name.to_owned()].into_iter().chain(cells).collect::<Vec<_>>());
    };
    line("Average percent", |row| row.mean.map(|mean| (mean * 1e4).round() / 1e4));
    line("Passes, %", |row| row.passed.map(|passed| (passed * 1e6).round() / 1e4));
    line("No percent, %", |row| Some((row.without * 1e6).round() / 1e4));
    sheet.row(&["Pass mark".to_owned(), some(scores.pass_mark)]);
    sheet.row(&["Lowest percent".to_owned(), some(scores.lowest.map(|(percent, _)| percent))]);
    sheet.row(&["Highest percent".to_owned(), some(scores.highest.map(|(percent, _)| percent))]);
}

fn meters(sheet: &mut Sheet, insights: &Insights) {
    sheet.section("Meters", &["Meter", "Number", "Node", "Lowest", "Highest"]);
    for meter in &insights.meters {
        let (low, high) = meter.range.map_or((None, None), |(low, high)| (Some(low), Some(high)));
        sheet.row(&[meter.name.clone(), String::new(), "anywhere".to_owned(), some(low), some(high)]);
        for at in &meter.at {
            let node = &at.node;
            let cells = [&meter.name, &node.number, &node.title].map(Clone::clone);
            sheet.row(&[cells.to_vec(), vec![at.low.to_string(), at.high.to_string()]].concat());
        }
    }
    sheet.section("Meters held at their range", &["Meter", "Number", "Node", "Answer"]);
    for meter in &insights.meters {
        for clamp in &meter.clamps {
            let (number, title) =
                clamp.node.as_ref().map_or_else(Default::default, |node| (node.number.clone(), node.title.clone()));
            sheet.row(&[meter.name.clone(), number, title, clamp.words.clone()]);
        }
    }
}

fn choices(sheet: &mut Sheet, insights: &Insights) {
    let heads =
        ["Number", "Node", "Choice", "Grade", "Words", "Gives away at least", "Gives away up to", "On the model run"];
    sheet.section("Choices: percent points given away", &heads);
    for row in &insights.regrets.rows {
        let choice = &row.choice;
        let grade = choice.grade.map_or("", crate::scenario::Grade::label).to_owned();
        let cells = [choice.node.number.clone(), choice.node.title.clone(), choice.letter.clone(), grade];
        let (lowest, highest) = row.range.unzip();
        let figures = [choice.label.clone(), some(lowest), some(highest), some(row.on_model)];
        sheet.row(&[cells, figures].concat());
    }
    sheet.section("Off-ramps", &["Number", "Node"]);
    for row in &insights.ramps.saved {
        sheet.row(&[row.node.number.clone(), row.node.title.clone()]);
    }
    sheet.section("Points of no return", &["Number", "Node", "Answer"]);
    for row in &insights.ramps.lost {
        sheet.row(&[row.node.number.clone(), row.node.title.clone(), row.words.clone()]);
    }
}

fn objectives(sheet: &mut Sheet, insights: &Insights) {
    let heads =
        ["Objective", "Number", "Choice", "Words", "Moves", "Evidence", "Taken by some run", "On the model run"];
    sheet.section("Objectives", &heads);
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    for objective in &insights.coverage.objectives {
        for giver in &objective.givers {
            let choice = &giver.choice;
            let cells =
                [objective.text.clone(), choice.node.number.clone(), choice.letter.clone(), choice.label.clone()];
            let more =
                [giver.moves.clone(), giver.evidence.to_string(), yes(giver.shows.is_some()), yes(giver.on_model)];
            sheet.row(&[cells, more].concat());
        }
        for missing in &objective.missing {
            let cells = [objective.text.clone(), String::new(), String::new(), "no choice has this move".to_owned()];
            sheet.row(&[cells.to_vec(), vec![missing.clone()]].concat());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_words_become_a_formula() {
        for (cell, written) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("says \"no\"", "\"says \"\"no\"\"\""),
            ("=1+1", "'=1+1"),
            ("-5", "-5"),
            ("- a list", "'- a list"),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
