//! The schema of the configuration of an element, made of its table.

use openelements_runtime::{Authentication, Condition, Element, Entry};
use serde_json::{Value, json};

use super::{Object, value};
use crate::api::MAX_ENTRIES;

/// The schema of what a caller supplies to provision an element: one object, or one for each
/// authentication to choose from.
pub(super) fn schema(element: &Element, is_strict: bool) -> Value {
    let Some(authentication) = element.authentication else {
        return object(element, "", is_strict);
    };
    if authentication.alternatives.is_empty() {
        return object(element, authentication.default, is_strict);
    }
    let alternatives = authentication.alternatives.iter();
    let alternatives = alternatives.map(|alternative| object(element, alternative, is_strict));
    json!({"title": element.name, "anyOf": alternatives.collect::<Vec<_>>()})
}

/// The schema where this authentication is chosen.
fn object(element: &Element, alternative: &str, is_strict: bool) -> Value {
    let table = Table { element, alternative };
    let mut schema = Object::new();
    let mut set = |name: &str, value: Value| schema.insert(name.to_owned(), value);
    set("type", "object".into());
    set("title", table.title().into());
    set("description", element.description.into());
    set("properties", table.properties().into());
    set("required", table.required().into());
    set("maxProperties", MAX_ENTRIES.into());
    if is_strict {
        set("additionalProperties", false.into());
    }
    let rules = table.rules();
    if !rules.is_empty() {
        set("allOf", rules.into());
    }
    schema.into()
}

/// The table of an element as it is where an authentication is chosen.
struct Table<'a> {
    element: &'a Element,
    alternative: &'a str,
}

impl Table<'_> {
    fn title(&self) -> String {
        let choice = self.element.authentication.is_some_and(|known| !known.alternatives.is_empty());
        let name = self.element.name;
        if choice { format!("{name}, authentication {}", self.alternative) } else { name.to_owned() }
    }

    fn properties(&self) -> Object {
        let names = self.element.entries.iter().flat_map(|entry| names(entry).map(move |name| (entry, name)));
        names.map(|(entry, name)| (name.to_owned(), self.property(entry, name))).collect()
    }

    /// The schema of an entry under one of its names.
    fn property(&self, entry: &Entry, name: &str) -> Value {
        if !entry.applies_to(self.alternative) {
            return json!({"type": "null", "description": "Belongs to another authentication."});
        }
        let mut schema = value::schema(self.element, entry, !self.is_required(entry));
        if self.is_choice(entry)
            && let Some(members) = schema.as_object_mut()
        {
            members.insert("pattern".to_owned(), value::in_any_case(&[self.alternative]).into());
            members.insert("default".to_owned(), self.alternative.into());
        }
        if name != entry.name
            && let Some(members) = schema.as_object_mut()
        {
            let description = format!("Another name of `{}`.", entry.name);
            members.insert("description".to_owned(), description.into());
        }
        schema
    }

    /// Whether an entry chooses the authentication.
    fn is_choice(&self, entry: &Entry) -> bool {
        let has_choice = self.element.authentication.is_some_and(|known| !known.alternatives.is_empty());
        has_choice && entry.name == Authentication::ENTRY
    }

    /// Whether an entry must be supplied whatever the others are.
    fn is_required(&self, entry: &Entry) -> bool {
        let is_default = self.element.authentication.is_none_or(|known| known.default == self.alternative);
        let is_chosen = self.is_choice(entry) && !is_default;
        entry.applies_to(self.alternative) && (entry.required || is_chosen)
    }

    /// The names of the entries that must be supplied and have one name only.
    fn required(&self) -> Vec<&str> {
        let entries = self.element.entries.iter().filter(|entry| entry.aliases.is_empty());
        entries.filter(|entry| self.is_required(entry)).map(|entry| entry.name).collect()
    }

    /// What is to hold beyond single entries.
    fn rules(&self) -> Vec<Value> {
        let entries = self.element.entries.iter().filter(|entry| entry.applies_to(self.alternative));
        entries.flat_map(|entry| self.one_name(entry).into_iter().chain(self.condition(entry))).collect()
    }

    /// An entry is supplied under one of its names only.
    fn one_name(&self, entry: &Entry) -> Option<Value> {
        if entry.aliases.is_empty() {
            return None;
        }
        let given: Vec<Value> = names(entry).map(|name| json!({"required": [name]})).collect();
        let absent = json!({"not": {"anyOf": given}});
        let absent = (!self.is_required(entry)).then_some(absent);
        Some(json!({"oneOf": given.into_iter().chain(absent).collect::<Vec<_>>()}))
    }

    /// An entry must be supplied where certain entries have certain values.
    fn condition(&self, entry: &Entry) -> Option<Value> {
        if entry.required_if.is_empty() {
            return None;
        }
        let conditions: Vec<Value> =
            entry.required_if.iter().map(|condition| self.holds(condition)).collect();
        let supplied = names(entry)
            .map(|name| json!({"required": [name], "properties": {name: {"not": {"type": "null"}}}}));
        let supplied: Vec<Value> = supplied.collect();
        Some(json!({"if": {"allOf": conditions}, "then": {"anyOf": supplied}}))
    }

    /// A schema of the configurations in which a condition holds.
    fn holds(&self, condition: &Condition) -> Value {
        if condition.entry == Authentication::ENTRY {
            return (condition.value == self.alternative).into();
        }
        let found = self.element.entries.iter().find(|entry| entry.name == condition.entry);
        let Some(entry) = found.filter(|entry| entry.applies_to(self.alternative)) else {
            return false.into();
        };
        let values = spellings(condition.value);
        let given =
            names(entry).map(|name| json!({"required": [name], "properties": {name: {"enum": values}}}));
        let absent = names(entry).map(|name| (name.to_owned(), json!({"type": "null"}))).collect::<Object>();
        let preset = (entry.default() == Some(condition.value)).then(|| json!({"properties": absent}));
        json!({"anyOf": given.chain(preset).collect::<Vec<_>>()})
    }
}

/// All names under which an entry may be supplied.
fn names(entry: &Entry) -> impl Iterator<Item = &'static str> {
    std::iter::once(entry.name).chain(entry.aliases.iter().copied())
}

/// A value in every JSON that stands for it: `"5"` and `5`, `"true"` and `true`.
fn spellings(value: &str) -> Vec<Value> {
    let scalar =
        serde_json::from_str(value).ok().filter(|json: &Value| json.is_number() || json.is_boolean());
    std::iter::once(value.into()).chain(scalar).collect()
}
