//! The schema of `fields`.

use openelements_codegen::{Setting, Standard};
use openelements_runtime::{Authentication, Element, Kind};
use serde_json::{Value, json};

use super::{scalars, settings};
use crate::{Object, object};

/// The kinds whose entries may have a pattern.
const TEXTS: [Kind; 3] = [Kind::String, Kind::Secret, Kind::Text];

/// The fields of a spec: the author's own, and standard entries that are adjusted.
pub(super) fn schema(standard: &Standard) -> Value {
    let credential = json!({"$ref": "#/$defs/credential"});
    let credentials =
        standard.credentials.iter().map(|entry| (entry.name.clone(), nullable(entry, &credential)));
    let settings = standard.settings.iter().map(|entry| (entry.name.clone(), setting(entry)));
    json!({
        "type": ["object", "null"],
        "propertyNames": {"$ref": "#/$defs/entry", "not": {"const": Authentication::ENTRY}},
        "properties": credentials.chain(settings).collect::<Object>(),
        "additionalProperties": {"anyOf": [{"$ref": "#/$defs/field"}, {"type": "null"}]},
    })
}

/// The kinds.
pub(super) fn kinds() -> Value {
    json!({"enum": Kind::ALL.map(Kind::name)})
}

/// Where `defaults` fix the base URL, no field says it.
pub(super) fn one_base_url() -> Value {
    let fixed = json!({"type": "object", "required": [Element::BASE_URL]});
    json!({
        "if": {"required": ["defaults"], "properties": {"defaults": fixed}},
        "then": {"properties": {"fields": {"properties": {Element::BASE_URL: false}}}},
    })
}

/// What fields are referred to by.
pub(super) fn definitions() -> Object {
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Enum);
    let adjusted = kinds.map(|kind| (adjusted_name(kind), adjusted(kind, &values(kind))));
    let others =
        [("field", own()), ("credential", credential()), ("base.url", base_url()), ("rules", rules())];
    adjusted.chain(others.map(|(name, schema)| (name.to_owned(), schema))).collect()
}

fn adjusted_name(kind: Kind) -> String {
    format!("setting.{}", kind.name())
}

/// A field of the author's own.
fn own() -> Value {
    let is_plain = json!({"not": {"anyOf": [has("kind"), has("options")]}});
    let string = json!({"if": is_plain, "then": values(Kind::String)});
    json!({"$ref": "#/$defs/credential", "allOf": [answered(), string]})
}

/// What authentication may bring, and is the author's own where it does not.
fn credential() -> Value {
    let mut rules = vec![no_pattern_unless_text()];
    rules.extend(options_of_enum());
    rules.extend(values_of_kind());
    with_rules(&rules)
}

/// The base URL where the caller supplies it.
fn base_url() -> Value {
    let fixed =
        json!({"properties": {"kind": {"const": Kind::Url.name()}, "options": false, "pattern": false}});
    with_rules(&[fixed, values(Kind::Url)])
}

/// A setting of a kind, which stays, unless a text becomes a secret.
fn adjusted(kind: Kind, values_of_kind: &Value) -> Value {
    let mut kinds = vec![kind.name()];
    if matches!(kind, Kind::String | Kind::Text) {
        kinds.push(Kind::Secret.name());
    }
    let mut rules =
        vec![json!({"properties": {"kind": {"enum": kinds}, "options": {"maxItems": 0, "type": "array"}}})];
    if kind != Kind::Enum {
        rules.push(json!({"if": has("options"), "then": {"required": ["kind"]}}));
    }
    if !TEXTS.contains(&kind) {
        rules.push(json!({"properties": {"pattern": false}}));
    }
    rules.push(json!({"if": of_kind(Kind::Secret), "then": values(Kind::Secret), "else": values_of_kind}));
    with_rules(&rules)
}

/// The attributes of a field, and what holds among them.
fn with_rules(rules: &[Value]) -> Value {
    let rules: Vec<Value> =
        std::iter::once(json!({"$ref": "#/$defs/rules"})).chain(rules.iter().cloned()).collect();
    json!({"$ref": "#/$defs/attributes", "allOf": rules})
}

/// A setting that is adjusted.
fn setting(setting: &Setting) -> Value {
    match setting.kind {
        _ if setting.name == Element::BASE_URL => nullable(setting, &json!({"$ref": "#/$defs/base.url"})),
        Kind::Enum => nullable(setting, &adjusted(Kind::Enum, &of_options(setting))),
        kind => nullable(setting, &json!({"$ref": format!("#/$defs/{}", adjusted_name(kind))})),
    }
}

/// The default and the example are options of the setting.
fn of_options(setting: &Setting) -> Value {
    let example = json!({"enum": setting.options});
    json!({"properties": {"default": {"enum": with_null(&setting.options)}, "example": example}})
}

fn with_null(options: &[String]) -> Vec<Value> {
    options.iter().map(|option| option.as_str().into()).chain([Value::Null]).collect()
}

/// A standard entry. Nothing adjusts nothing.
fn nullable(setting: &Setting, adjusted: &Value) -> Value {
    let mut schema = object(json!({"anyOf": [adjusted, {"type": "null"}]}));
    schema.extend(settings::description(setting));
    schema.into()
}

/// What holds for every field: attributes that contradict each other, or need each other.
fn rules() -> Value {
    let contradict = |one: Value, others: &[Value]| json!({"if": one, "then": {"not": {"anyOf": others}}});
    json!({
        "dependentRequired": {"hint": ["pattern"]},
        "allOf": [
            contradict(is("required", true), &[is("runtime", true), has("required_if"), has_default()]),
            contradict(is("runtime", true), &[has("required_if")]),
        ],
    })
}

/// An enum has options, and nothing else does.
fn options_of_enum() -> [Value; 2] {
    let given = json!({"properties": {"options": {"not": {"const": []}}}});
    let mut needed = object(given.clone());
    needed.insert("required".to_owned(), json!(["options"]));
    let none = json!({"properties": {"options": {"const": []}}});
    [
        json!({"if": of_kind(Kind::Enum), "then": needed}),
        json!({"if": {"allOf": [has("kind"), {"not": of_kind(Kind::Enum)}]}, "then": none, "else": given}),
    ]
}

/// Only texts have a pattern.
fn no_pattern_unless_text() -> Value {
    let texts = json!({"enum": TEXTS.map(Kind::name)});
    let is_text = json!({"properties": {"kind": texts}});
    let needs_kind = json!({"if": has("options"), "then": {"required": ["kind"]}});
    json!({"if": has("pattern"), "then": {"allOf": [is_text, needs_kind]}})
}

/// An answer can leave out only what need not have a value.
fn answered() -> Value {
    let optional = [is("required", false), has("required_if"), is("runtime", true)];
    let uncertain = json!({"anyOf": optional, "not": {"anyOf": [has("default"), is("required", true)]}});
    json!({"if": is("answered", false), "then": uncertain})
}

/// The default and the example are of the kind.
fn values_of_kind() -> Vec<Value> {
    let kinds = Kind::ALL.into_iter();
    kinds.map(|kind| json!({"if": of_kind(kind), "then": values(kind)})).collect()
}

/// A default and an example of a kind.
fn values(kind: Kind) -> Value {
    let example = json!({"allOf": [scalars::text(), scalars::of_kind(kind)]});
    json!({"properties": {"default": {"anyOf": [scalars::of_kind(kind), {"type": "null"}]}, "example": example}})
}

fn has(attribute: &str) -> Value {
    json!({"required": [attribute]})
}

fn has_default() -> Value {
    json!({"required": ["default"], "properties": {"default": {"not": {"type": "null"}}}})
}

fn is(attribute: &str, flag: bool) -> Value {
    json!({"required": [attribute], "properties": {attribute: {"const": flag}}})
}

fn of_kind(kind: Kind) -> Value {
    json!({"required": ["kind"], "properties": {"kind": {"const": kind.name()}}})
}
