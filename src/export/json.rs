//! Offramp JSON: the resolved case, exactly as the player reads it. Cannot carry: saved runs but the model run, the
//! frames and notes of the canvas.

use super::{Bundle, CaseSource, ExportError, Format, Loss, MediaTaken, Options, Setting, Source, Takes};
use crate::scenario::{Id, Place, Resolved};

pub(super) static FORMAT: Format = Format {
    id: "json",
    name: "Offramp JSON",
    extension: "json",
    about: "The whole case as data, for other programs: everything that playing it needs, nothing left to look up.",
    settings: &[Setting {
        key: "pretty",
        about: "one element a line, for people to read",
        takes: Takes::OneOf(&["false", "true"]),
    }],
    media: MediaTaken::Nothing,
    joins_cases: false,
    takes_ramps: false,
    takes_beside: false,
    export,
};

fn export(source: &Source, options: &Options) -> Result<Bundle, ExportError> {
    let mut bundle = Bundle::default();
    for CaseSource { file, case, .. } in &source.cases {
        let written = match options.words("pretty") {
            Some("true") => serde_json::to_vec_pretty(case),
            Some(_) | None => serde_json::to_vec(case),
        };
        let mut bytes = written.map_err(|error| ExportError::NotWritten(error.to_string()))?;
        bytes.push(b'\n');
        // In a pack the names of the files tell the cases apart.
        let stem = if source.cases.len() == 1 { Id::from_words(&case.title, "case").to_string() } else { stem(file) };
        bundle.files.insert(format!("{stem}.json"), bytes);
        bundle.losses.extend(losses(file, case));
    }
    Ok(bundle)
}

fn stem(file: &str) -> String {
    file.strip_suffix(".ron").unwrap_or(file).to_owned()
}

fn losses(file: &str, case: &Resolved) -> Vec<Loss> {
    let mut losses = Vec::new();
    let mut lose = |place: Place, what: String| losses.push(Loss { file: file.to_owned(), place, what });
    for (id, run) in &case.runs {
        if case.model.as_ref() != Some(run) {
            lose(Place::declared("runs", id), format!("the saved run “{}” stays in the scenario", run.title));
        }
    }
    for (id, frame) in &case.frames {
        lose(Place::declared("frames", id), format!("the frame “{}” stays on the canvas", frame.title));
    }
    for id in case.notes.keys() {
        lose(Place::declared("notes", id), "a note stays on the canvas".to_owned());
    }
    losses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Value;
    use crate::scenario::{Note, SavedRun, Scenario, resolve};

    fn case() -> CaseSource {
        let mut scenario = Scenario::empty("x", "The delayed delivery");
        scenario.notes.insert(Id::new("aaaaaaa").unwrap(), Note::new("remember"));
        let mut model = SavedRun::new("Handled well", 1_u32);
        model.model = true;
        scenario.runs.insert(Id::new("model").unwrap(), model);
        scenario.runs.insert(Id::new("worst").unwrap(), SavedRun::new("Everything wrong", 1_u32));
        let case = resolve(&scenario, None);
        CaseSource::new("x.ron", scenario, case)
    }

    fn export(options: &Options) -> Result<Bundle, ExportError> {
        FORMAT.export(&case().into(), options)
    }

    fn bytes(options: &[(&str, &str)]) -> Result<Vec<u8>, ExportError> {
        let set = |(key, value): &(&str, &str)| ((*key).to_owned(), Value::Words((*value).to_owned()));
        let options = Options(options.iter().map(set).collect());
        Ok(export(&options)?.files.remove("the-delayed-delivery.json").unwrap())
    }

    #[test]
    fn it_is_the_resolved_case_on_one_line_or_many() {
        let compact = bytes(&[]).unwrap();
        assert_eq!(compact, bytes(&[("pretty", "false")]).unwrap());
        assert!(compact.ends_with(b"}\n") && !compact[..compact.len() - 1].contains(&b'\n'));
        let pretty = bytes(&[("pretty", "true")]).unwrap();
        assert!(pretty.starts_with(b"{\n  \"format\": 1,\n"));
        let value = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
        assert_eq!(value(&compact), value(&pretty));
        assert_eq!(value(&compact)["model"]["title"], "Handled well");
    }

    #[test]
    fn what_it_cannot_carry_is_said() {
        let losses = export(&Options::default()).unwrap().losses;
        let said: Vec<String> = losses.iter().map(|loss| format!("{} {}", loss.place, loss.what)).collect();
        assert_eq!(
            said,
            [
                ":runs/worst the saved run “Everything wrong” stays in the scenario",
                ":notes/aaaaaaa a note stays on the canvas",
            ]
        );
    }

    #[test]
    fn settings_that_it_does_not_have_are_refused() {
        let error = bytes(&[("prety", "true")]).unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.hint().as_str()),
            ("the format “json” has no setting “prety”", "did you mean `pretty`?",)
        );
        let error = bytes(&[("pretty", "yes")]).unwrap_err();
        assert_eq!(error.hint(), "one of `false`, `true` is meant here");
    }
}
