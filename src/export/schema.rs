//! What Offramp JSON looks like, for programs that read it: a JSON Schema made of the types that write it.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;

use crate::scenario::{FORMAT, Resolved};

/// The JSON Schema of Offramp JSON, draft 2020-12, as text with one element a line.
///
/// # Panics
/// Never: the schema is made of the types alone, and a test makes it.
#[must_use]
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.with_transform(RecursiveTransform(without_width)).into_generator();
    let mut schema = generator.into_root_schema_for::<Resolved>();
    schema.insert("$id".to_owned(), format!("urn:offramp:case:{FORMAT}").into());
    schema.insert("title".to_owned(), format!("Offramp case, format {FORMAT}").into());
    if let Some(format) = schema.pointer_mut("/properties/format") {
        *format =
            serde_json::json!({ "const": FORMAT, "description": "Which version of this schema the case keeps to." });
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Takes out how many bits hold a number here: no format that JSON Schema knows.
fn without_width(schema: &mut Schema) {
    let is_width = |format: &str| format.starts_with("int") || format.starts_with("uint");
    if schema.get("format").and_then(serde_json::Value::as_str).is_some_and(is_width) {
        schema.remove("format");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_schema_of_one_format_and_refuses_what_is_unknown() {
        let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["properties"]["format"]["const"], FORMAT);
        assert_eq!(schema["additionalProperties"], false);
        assert_eq!(schema["$defs"]["Choice"]["additionalProperties"], false);
        assert!(!schema.to_string().contains("uint"));
    }
}
