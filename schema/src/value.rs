//! The schema of the value of an entry: which JSON the decoder accepts for it.

use openelements_runtime::{
    Element, Entry, Kind, MASK, MAX_VALUE_BYTES, Pattern, Position, Role, Segment, Template,
};
use serde_json::{Value, json};

use crate::forms::{self, Host};
use crate::pattern::portable;
use crate::{Object, object};

/// The schema of the values that an entry accepts, with what is said of it.
pub(crate) fn schema(element: &Element, entry: &Entry, is_nullable: bool) -> Value {
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
    let mut parts = of_positions(element, entry.name);
    // What may be part of a host is one line of text in any case.
    let is_told_by_position = matches!(entry.kind, Kind::String | Kind::Text)
        && parts.first().is_some_and(|part| part.get("pattern").is_some());
    let mut schema = if is_told_by_position { object(parts.remove(0)) } else { of_entry(entry) };
    if let Some(pattern) = entry.pattern {
        restrict(&mut schema, &mut parts, pattern);
    }
    if !parts.is_empty() {
        schema.insert("allOf".to_owned(), parts.into());
    }
    schema
}

/// Restricts to what matches a pattern. It is about texts, and booleans are two of them. A number would match
/// by its digits, which no schema can say, so it is to be given as text.
fn restrict(schema: &mut Object, parts: &mut Vec<Value>, pattern: &Pattern) {
    let Some(portable) = portable(pattern.source()) else { return };
    parts.push(json!({"pattern": portable}));
    let is_refused = |value: &bool| !pattern.accepts(if *value { "true" } else { "false" });
    let refused: Vec<bool> = [true, false].into_iter().filter(is_refused).collect();
    let types = if refused.len() == 2 { json!(["string"]) } else { json!(["string", "boolean"]) };
    schema.insert("type".to_owned(), types);
    if let [refused] = refused[..] {
        parts.push(json!({"not": {"const": refused}}));
    }
}

/// What the kind of an entry accepts.
fn of_entry(entry: &Entry) -> Object {
    match entry.kind {
        Kind::Enum => object(of_options(entry)),
        kind => object(of_kind(kind)),
    }
}

/// What a kind accepts, but for the options of an enum, which are not known here. Numbers and booleans
/// stand for the text of their JSON.
pub(crate) fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Boolean => json!({"enum": [true, false, "true", "false"]}),
        Kind::Integer => json!({
            "type": ["integer", "string"], "minimum": i64::MIN, "maximum": i64::MAX, "pattern": forms::INTEGER,
        }),
        Kind::Url => json!({"type": ["string"], "pattern": forms::url()}),
        Kind::Host => json!({"type": ["string", "boolean"], "pattern": forms::host(Host::Whole)}),
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
    }
}

fn text(pattern: &str) -> Value {
    json!({"type": ["string", "number", "boolean"], "pattern": pattern, "maxLength": MAX_VALUE_BYTES})
}

/// The options of an entry. The choice of an authentication may be in any case of letters.
fn of_options(entry: &Entry) -> Value {
    if entry.name == openelements_runtime::Authentication::ENTRY {
        return json!({"type": ["string"], "pattern": in_any_case(entry.options)});
    }
    let texts = entry.options.iter().map(|option| Value::from(*option));
    let others = entry.options.iter().filter_map(|option| number_or_boolean(option));
    json!({"enum": texts.chain(others).collect::<Vec<_>>()})
}

/// The number or boolean that stands for a text. None stands for `1.0`, which is the number 1, nor for `1e2`.
fn number_or_boolean(text: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(text).ok()?;
    let written = value.to_string();
    let is_told_apart = written == text && !written.contains('e') && !written.ends_with(".0");
    (value.is_boolean() || (value.is_number() && is_told_apart)).then_some(value)
}

/// One of these words, in any case of letters, as a regular expression.
pub(crate) fn in_any_case(words: &[&str]) -> String {
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

/// What may stand at the positions of an entry in the templates of the element.
fn of_positions(element: &Element, name: &str) -> Vec<Value> {
    let of_template = |template: &Template| {
        let segments = template.segments();
        let previous = [None].into_iter().chain(segments.iter().map(Some));
        let placed = previous.zip(segments).filter_map(|(previous, segment)| {
            let (entry, position) = segment.placeholder()?;
            let begins = matches!(previous, Some(Segment::Literal(text)) if text.ends_with("//"));
            (entry == name).then(|| of_position(position, begins))
        });
        placed.collect::<Vec<_>>()
    };
    element.templates().flat_map(|(_, template)| of_template(template)).collect()
}

/// What may stand at a position of the base URL, which may begin the host.
fn of_position(position: Position, begins: bool) -> Value {
    let host = |form| json!({"type": ["string", "boolean"], "pattern": forms::host(form)});
    match position {
        Position::Url => json!({"type": ["string"], "pattern": forms::url_without_query()}),
        Position::Host => host(if begins { Host::Whole } else { Host::Rest }),
        Position::HostName => host(if begins { Host::WithoutPort } else { Host::RestWithoutPort }),
        Position::HostLabel => {
            json!({"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": forms::label()})
        }
        Position::Port => {
            json!({"type": ["integer", "string"], "minimum": 1, "maximum": u16::MAX, "pattern": forms::port()})
        }
        _ => json!({"not": {"enum": ["", ".", ".."]}}),
    }
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
    if entry.deprecated.is_some() {
        schema.insert("deprecated".to_owned(), true.into());
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
    let advice = entry.deprecated.map(|advice| format!("Deprecated: {}.", advice.trim_end_matches('.')));
    let sentences = [hint, fixed, options, others, advice].into_iter().flatten();
    let description = Some(entry.description.to_owned()).filter(|text| !text.is_empty());
    description.into_iter().chain(sentences).collect::<Vec<_>>().join(" ")
}
