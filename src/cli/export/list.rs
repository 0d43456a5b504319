//! `offramp export --list`: the forms and what can be set about them.

use serde_json::{Value, json};

use crate::cli::{Console, Form};
use crate::export::{ALL, Format, Setting, Takes};

/// Shows every form.
pub(super) fn list(form: Form, console: &mut Console) {
    match form {
        Form::Text => {
            for format in ALL {
                console.say(format_args!("{:12} {}: {}", format.id, format.name, format.about));
                for Setting { key, about, takes } in format.settings {
                    console.say(format_args!("{:12} --set {key}={}  {about}", "", takes.usage()));
                }
            }
        }
        Form::Json => console.json(&ALL.iter().map(|format| described(format)).collect::<Vec<_>>()),
    }
}

fn described(format: &Format) -> Value {
    json!({
        "id": format.id, "name": format.name, "extension": format.extension, "about": format.about,
        "settings": format.settings.iter().map(setting).collect::<Vec<_>>(),
    })
}

fn setting(setting: &Setting) -> Value {
    let mut described = json!({ "key": setting.key, "about": setting.about, "takes": setting.takes.name() });
    match setting.takes {
        Takes::OneOf(values) => described["values"] = json!(values),
        Takes::File { extensions, most_bytes } => {
            described["extensions"] = json!(extensions);
            described["most_bytes"] = json!(most_bytes);
        }
        Takes::Number { least, most } => {
            described["least"] = json!(least);
            described["most"] = json!(most);
        }
        Takes::Colour | Takes::Text | Takes::Day | Takes::Brand => {}
    }
    described
}
