//! What the values of a document look like in JSON, for those types that write themselves.

use std::borrow::Cow;
use std::hash::Hash;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Duration, Exit, Id, MAX_ID_LENGTH, MediaPath, Ordered, Sorted, Text};

macro_rules! written_as_text {
    ($($type:ident $schema:expr;)*) => {
        $(impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        })*
    };
}

written_as_text! {
    Text json_schema!({ "type": "string", "description": "Words of the author, values filled in: plain text with paragraphs, *emphasis*, lists and links." });
    Id json_schema!({ "type": "string", "pattern": format!("^[a-z0-9][a-z0-9-]{{0,{}}}$", MAX_ID_LENGTH - 1), "description": "What a part of the case is called for good." });
    Duration json_schema!({ "type": "string", "pattern": "^[0-9]+[smhd]$", "description": "A length of time: 40s, 30m, 3h, 2d." });
    Exit json_schema!({ "type": "string", "description": "The name of a way out of a node." });
    MediaPath json_schema!({ "type": "string", "minLength": 1, "description": "A file below the folder of the case, with forward slashes." });
}

/// A table within a part of the case: an object, whose keys come in an order that means nothing.
macro_rules! written_as_object {
    ($($type:ident $($bound:ident)+;)*) => {
        $(impl<V: JsonSchema, K: $($bound +)+> JsonSchema for $type<V, K> {
            fn schema_name() -> Cow<'static, str> {
                format!("TableOf{}", V::schema_name()).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<V>() })
            }
        })*
    };
}

written_as_object! {
    Ordered Hash Eq;
    Sorted Ord;
}
