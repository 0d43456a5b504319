//! `offramp new FILE --template NAME`: makes a scenario.

use std::path::{Path, PathBuf};

use super::{Console, Exit, Form, Problem, Problems};
use crate::edit::TEMPLATES;
use crate::scenario::Scenario;
use crate::store::{Over, other_file, save, scenario_text};

/// Make a scenario from a template
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to make; `.ron` is added where it is missing. Nothing is overwritten.
    #[arg(required_unless_present = "list")]
    file: Option<PathBuf>,
    /// What it begins with.
    #[arg(long, default_value = "blank", value_parser = TEMPLATES.map(|template| template.name))]
    template: String,
    /// Show the templates.
    #[arg(long, conflicts_with = "file")]
    list: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let Some(file) = args.file.as_deref().filter(|_| !args.list) else {
        list(args.format, console);
        return Exit::Done;
    };
    match make(file, &args.template) {
        Ok((path, scenario)) => {
            let file = path.display().to_string();
            match args.format {
                Form::Text => {
                    console.say(format_args!("Made {file}: “{}”.", scenario.title));
                    console.say(format_args!("Play it with `offramp play {file}`."));
                }
                Form::Json => console.json(&serde_json::json!({
                    "file": file, "id": scenario.id, "title": scenario.title, "template": args.template,
                })),
            }
            Exit::Done
        }
        Err(problem) => {
            let mut problems = Problems::default();
            problems.error(console, problem);
            if args.format == Form::Json {
                console.json(&serde_json::json!({ "problems": problems }));
            }
            problems.exit()
        }
    }
}

fn list(form: Form, console: &mut Console) {
    match form {
        Form::Text => TEMPLATES.iter().for_each(|t| console.say(format_args!("{:16} {}", t.name, t.about))),
        Form::Json => {
            let templates: Vec<_> =
                TEMPLATES.iter().map(|t| serde_json::json!({ "name": t.name, "about": t.about })).collect();
            console.json(&templates);
        }
    }
}

fn make(file: &Path, template: &str) -> Result<(PathBuf, Scenario), Box<Problem>> {
    let unusable = |hint: &str| Box::new(Problem::new("this is no name for a scenario", hint).of_file(file.display()));
    let path = match file.extension() {
        Some(extension) if extension == "ron" => file.to_owned(),
        Some(_) | None => {
            let mut name = file.as_os_str().to_owned();
            name.push(".ron");
            PathBuf::from(name)
        }
    };
    let Some(title) = path.file_stem().map(|stem| title(&stem.to_string_lossy())).filter(|title| !title.is_empty())
    else {
        return Err(unusable("write a file name such as delayed-delivery.ron"));
    };
    if let Some(other) = other_file(&path) {
        return Err(unusable(&format!("files of this name are {}; choose another", other.name())));
    }
    let template = TEMPLATES.iter().find(|t| t.name == template).unwrap_or(&TEMPLATES[0]);
    let scenario = template
        .scenario(&uuid::Uuid::new_v4().to_string(), &title)
        .map_err(|error| Box::new(Problem::new(error.to_string(), "please report this").of_file(template.name)))?;
    let text = scenario_text(&path, &scenario).map_err(|error| Box::<Problem>::from(&error))?;
    save(&path, text.as_bytes(), Over::Nothing).map_err(|error| Box::<Problem>::from(&error))?;
    Ok((path, scenario))
}

/// `delayed-delivery` → `Delayed delivery`
fn title(stem: &str) -> String {
    let words: Vec<&str> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    let words = words.join(" ");
    let words: String = words.chars().filter(|c| !c.is_control()).collect();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_becomes_a_title() {
        assert_eq!(title("delayed-delivery"), "Delayed delivery");
        assert_eq!(title("élan__vital"), "Élan vital");
        assert_eq!(title("--"), "");
    }
}
