//! A run as a file: what was done, from which seed, in which scenario.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::Problem;
use crate::play::Run;
use crate::scenario::{RunStep, Scenario, closest};
use crate::store::{look, read_bytes};

/// What `--save` writes and `--replay` reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The id of the scenario.
    #[serde(default)]
    pub scenario: Option<String>,
    pub seed: u32,
    pub steps: Vec<RunStep>,
}

impl Record {
    pub(super) fn of(run: &Run) -> Self {
        Self { scenario: Some(run.machine().case().id.to_string()), seed: run.seed(), steps: run.record() }
    }

    /// The file's text: one step a line.
    pub(super) fn text(&self) -> String {
        let scenario = serde_json::json!(self.scenario);
        let steps: Vec<String> = self.steps.iter().map(|step| format!("\n    {}", serde_json::json!(step))).collect();
        let end = if steps.is_empty() { "" } else { "\n  " };
        format!(
            "{{\n  \"scenario\": {scenario},\n  \"seed\": {},\n  \"steps\": [{}{end}]\n}}\n",
            self.seed,
            steps.join(",")
        )
    }
}

/// The record that `name` means: a file, or a saved run of the scenario.
pub(super) fn find_record(name: &str, scenario: &Scenario) -> Result<Record, Box<Problem>> {
    let saved = |id: &str| {
        let run = scenario.runs.iter().find(|(key, run)| key.as_str() == id || run.title.as_str() == id)?.1;
        Some(Record { scenario: Some(scenario.id.to_string()), seed: run.seed, steps: run.steps.clone() })
    };
    if let Some(id) = name.strip_prefix("run:") {
        return saved(id).ok_or_else(|| {
            let ids: Vec<&str> = scenario.runs.keys().map(crate::scenario::Id::as_str).collect();
            let hint = match closest(id, ids.iter().copied()) {
                Some(nearest) => format!("did you mean `run:{nearest}`?"),
                None if ids.is_empty() => "it has no saved runs".to_owned(),
                None => format!("its saved runs are: {}", ids.join(", ")),
            };
            Box::new(Problem::new(format!("the scenario has no saved run “{id}”"), hint))
        });
    }
    let path = Path::new(name);
    if look(path).is_err()
        && let Some(record) = saved(name)
    {
        return Ok(record);
    }
    let bytes = read_bytes(path).map_err(|error| Box::<Problem>::from(&error))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let hint = "name a file that `offramp play --save` wrote";
        let mut problem = Problem::new(format!("this is no recorded run ({error})"), hint).of_file(name);
        (problem.line, problem.column) = (Some(error.line()), Some(error.column()));
        Box::new(problem)
    })
}
