//! The schema that is exported of the element, and what makes checks of it.

use std::sync::LazyLock;

use jsonschema::{PatternOptions, ValidationError, Validator};
use openelements::chargebee;
use openelements_schema::{Unknown, configuration};
use serde_json::Value;

pub(super) use self::typed::ChargebeeConfiguration as Typed;

/// The types that typify makes of the file, which a test compares with the schema of today.
mod typed {
    #![allow(clippy::all, clippy::pedantic, clippy::expect_used, clippy::panic, clippy::unwrap_used)]
    #![allow(dead_code, missing_docs, unreachable_pub, reason = "as it is made")]

    typify::import_types!(schema = "src/report/validation/chargebee.schema.json");
}

/// The checks of `jsonschema`, made once.
static VALIDATOR: LazyLock<Result<Validator, String>> = LazyLock::new(|| {
    let schema = configuration(&chargebee::ELEMENT, Unknown::Refused);
    let options = jsonschema::draft202012::options().with_pattern_options(PatternOptions::regex());
    options.build(&schema).map_err(|error| error.to_string())
});

/// Reads JSON, and checks it with `jsonschema`.
pub(super) fn read(json: &str) -> Result<Value, String> {
    let validator = VALIDATOR.as_ref()?;
    let value: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let problems: Vec<String> = validator.iter_errors(&value).map(|error| told(&error)).collect();
    if problems.is_empty() { Ok(value) } else { Err(problems.join("; ")) }
}

fn told(error: &ValidationError<'_>) -> String {
    format!("{}: {error}", error.instance_path())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use openelements::chargebee;
    use openelements_schema::{Unknown, configuration};
    use serde_json::{Map, Value, json};

    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/report/validation/chargebee.schema.json");

    /// The schema as typify reads it: it makes no types of options that are flags and texts, and calls types
    /// as titles say. What people are told is left out, so that the file changes with the checks only.
    fn for_typify() -> Value {
        let mut schema = configuration(&chargebee::ELEMENT, Unknown::Refused);
        for property in schema["properties"].as_object_mut().expect("properties").values_mut() {
            spell_for_typify(property.as_object_mut().expect("a schema"));
        }
        schema["title"] = "ChargebeeConfiguration".into();
        schema.as_object_mut().expect("a schema").remove("description");
        schema
    }

    fn spell_for_typify(property: &mut Map<String, Value>) {
        for told in ["title", "description", "examples"] {
            property.remove(told);
        }
        if property.get("enum").is_some_and(|options| options[0].is_boolean()) {
            property.remove("enum");
            let texts = json!({"type": "string", "enum": ["true", "false"]});
            property.insert("oneOf".to_owned(), json!([{"type": "boolean"}, texts, {"type": "null"}]));
        }
    }

    #[test]
    fn the_types_are_made_of_the_schema_of_today() {
        let fresh = serde_json::to_string_pretty(&for_typify()).expect("JSON") + "\n";
        if std::env::var_os("BENCH_WRITE").is_some() {
            fs::write(FILE, &fresh).expect("written");
        }
        let known = fs::read_to_string(FILE).expect("the schema");
        assert_eq!(known, fresh, "BENCH_WRITE=1 cargo test -p bench writes it");
    }
}
