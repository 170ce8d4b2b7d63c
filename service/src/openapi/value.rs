//! The schema of the value of an entry: which JSON the decoder accepts for it.

use openelements_runtime::{Element, Entry, Kind, MASK, MAX_VALUE_BYTES, Position, Role};
use serde_json::{Value, json};

use super::{Object, forms};

/// The schema of the values that an entry accepts, with what is said of it.
pub(super) fn schema(element: &Element, entry: &Entry, is_nullable: bool) -> Value {
    let mut schema = accepted(element, entry);
    if is_nullable {
        allow_null(&mut schema);
    }
    describe(&mut schema, entry);
    schema.into()
}

/// The schema of the values, without null.
fn accepted(element: &Element, entry: &Entry) -> Object {
    if let (Role::Fixed, Some(fixed)) = (entry.role, entry.default()) {
        return object(json!({"enum": [fixed]}));
    }
    if let (Some(template), Some(_)) = (entry.default(), entry.template) {
        // A pattern says nothing about null, which may be allowed beside.
        return object(
            json!({"type": ["string"], "anyOf": [{"pattern": forms::url()}, {"const": template}]}),
        );
    }
    let mut parts: Vec<Value> = element.positions(entry.name).map(of_position).collect();
    // What may be part of a host is one line of text in any case.
    let is_told_by_position = matches!(entry.kind, Kind::String | Kind::Text)
        && parts.first().is_some_and(|part| part.get("pattern").is_some());
    let mut schema = if is_told_by_position { object(parts.remove(0)) } else { of_kind(entry) };
    if let Some(pattern) = entry.pattern.filter(|pattern| is_portable(pattern.source())) {
        schema.insert("type".to_owned(), json!(["string"]));
        parts.push(json!({"pattern": pattern.source()}));
    }
    if !parts.is_empty() {
        schema.insert("allOf".to_owned(), parts.into());
    }
    schema
}

/// What a kind accepts. Numbers and booleans stand for the text of their JSON.
fn of_kind(entry: &Entry) -> Object {
    object(match entry.kind {
        Kind::Boolean => json!({"enum": [true, false, "true", "false"]}),
        Kind::Integer => json!({
            "type": ["integer", "string"], "minimum": i64::MIN, "maximum": i64::MAX, "pattern": forms::INTEGER,
        }),
        Kind::Url => json!({"type": ["string"], "pattern": forms::url()}),
        Kind::Host => json!({"type": ["string", "boolean"], "pattern": forms::host()}),
        Kind::Enum => of_options(entry),
        Kind::Json => json!({
            "type": ["object", "array", "string", "number", "boolean"],
            "format": "json", "contentMediaType": "application/json", "maxLength": MAX_VALUE_BYTES,
        }),
        Kind::Secret => json!({
            "type": ["string", "number", "boolean"], "format": "password", "writeOnly": true,
            "pattern": forms::NO_NUL, "maxLength": MAX_VALUE_BYTES, "not": {"const": MASK},
        }),
        Kind::Text => text(forms::NO_NUL),
        _ => text(forms::ONE_LINE),
    })
}

fn text(pattern: &str) -> Value {
    json!({"type": ["string", "number", "boolean"], "pattern": pattern, "maxLength": MAX_VALUE_BYTES})
}

/// The options of an entry. The choice of an authentication may be in any case of letters.
fn of_options(entry: &Entry) -> Value {
    if entry.name == openelements_runtime::Authentication::ENTRY {
        return json!({"type": ["string"], "pattern": in_any_case(entry.options)});
    }
    json!({"enum": entry.options})
}

/// One of these words, in any case of letters, as a regular expression.
pub(super) fn in_any_case(words: &[&str]) -> String {
    let letter = |character: char| {
        if character.is_ascii_alphabetic() {
            format!("[{}{}]", character.to_ascii_lowercase(), character.to_ascii_uppercase())
        } else if character.is_alphanumeric() || character == '_' {
            character.to_string()
        } else {
            format!("[{character}]")
        }
    };
    let words: Vec<String> = words.iter().map(|word| word.chars().map(letter).collect()).collect();
    format!("^({})$", words.join("|"))
}

/// What may stand at a position of the base URL.
fn of_position(position: Position) -> Value {
    match position {
        Position::Url => json!({"type": ["string"], "pattern": forms::url_without_query()}),
        Position::Host => json!({"type": ["string", "boolean"], "pattern": forms::host()}),
        Position::HostName => json!({"type": ["string", "boolean"], "pattern": forms::host_name()}),
        Position::HostLabel => {
            json!({"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": forms::label()})
        }
        Position::Port => {
            json!({"type": ["integer", "string"], "minimum": 1, "maximum": u16::MAX, "pattern": forms::port()})
        }
        _ => json!({"not": {"enum": ["", ".", ".."]}}),
    }
}

/// Whether other readers of regular expressions read this one as the runtime does.
fn is_portable(pattern: &str) -> bool {
    let particular = [r"\A", r"\z", r"\x{", r"\u{", r"\U", "[[:"];
    let groups = pattern.matches("(?").count() == pattern.matches("(?:").count();
    groups && !particular.iter().any(|form| pattern.contains(form))
}

/// Null is as if the entry were not supplied.
fn allow_null(schema: &mut Object) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.push("null".into());
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    // Also the further conditions name their types.
    if let Some(parts) = schema.remove("allOf") {
        schema.insert("anyOf".to_owned(), json!([{"type": "null"}, {"allOf": parts}]));
    }
}

/// The name, the description, the default and a sample of an entry.
fn describe(schema: &mut Object, entry: &Entry) {
    schema.insert("title".to_owned(), entry.label.into());
    let description = description(entry);
    if !description.is_empty() {
        schema.insert("description".to_owned(), description.into());
    }
    if let Some(default) = entry.default().filter(|_| !entry.is_secret() && entry.role != Role::Fixed) {
        schema.insert("default".to_owned(), default.into());
    }
    if let Some(example) = entry.example {
        schema.insert("examples".to_owned(), json!([example]));
    }
}

/// What an entry is for, and what a schema cannot say of it.
fn description(entry: &Entry) -> String {
    let hint = entry.pattern.map(|pattern| format!("Expected: {}.", pattern.hint()));
    let fixed = (entry.role == Role::Fixed).then(|| "Its value is fixed.".to_owned());
    let options = (entry.name == openelements_runtime::Authentication::ENTRY)
        .then(|| format!("One of `{}`, in any case of letters.", entry.options.join("`, `")));
    let others = (!entry.aliases.is_empty()).then(|| format!("Also named `{}`.", entry.aliases.join("`, `")));
    let sentences = [hint, fixed, options, others].into_iter().flatten();
    let description = Some(entry.description.to_owned()).filter(|text| !text.is_empty());
    description.into_iter().chain(sentences).collect::<Vec<_>>().join(" ")
}

/// The members of a schema.
fn object(schema: Value) -> Object {
    match schema {
        Value::Object(members) => members,
        _ => Object::new(),
    }
}
