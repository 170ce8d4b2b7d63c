//! The schema of the configuration of an element, made of its table.

use openelements_runtime::{Authentication, Condition, Element, Entry};
use serde_json::{Value, json};

use crate::{DIALECT, Object, Unknown, value};

/// The schema of what a caller supplies to provision an element: one object, or one for each
/// authentication to choose from. It accepts what the decoder accepts, and nothing else, so far as JSON
/// Schema can say it. What it cannot say:
///
/// * Whether a text is JSON: for an entry of kind `json` the schema accepts any text.
/// * What the digits of a number match: for an entry with a pattern it accepts no numbers, but the same as text.
/// * How large a whole number in a text is: it accepts 18 digits.
/// * How long a host is: it accepts more than 253 characters. Of IPv6 addresses it accepts the usual spellings.
/// * A pattern in a form that only Rust knows, such as `(?i)`: it has none.
///
/// ```
/// use openelements_runtime::{Element, Entry};
/// use openelements_schema::{Unknown, configuration};
///
/// static ENTRIES: [Entry; 1] = [Entry::field("site").required()];
/// static ELEMENT: Element = Element::new("example", 1, "Example").entries(&ENTRIES);
///
/// let schema = configuration(&ELEMENT, Unknown::Refused);
/// assert_eq!(schema["required"][0], "site");
/// assert_eq!(schema["additionalProperties"], false);
/// ```
#[must_use]
pub fn configuration(element: &Element, unknown: Unknown) -> Value {
    let Some(authentication) = element.authentication else {
        return object(element, "", unknown);
    };
    if authentication.alternatives.is_empty() {
        return object(element, authentication.default, unknown);
    }
    let alternatives = authentication.alternatives.iter();
    let alternatives = alternatives.map(|alternative| object(element, alternative, unknown));
    json!({"title": element.name, "anyOf": alternatives.collect::<Vec<_>>()})
}

/// The same as a document of its own, with the dialect it is written in.
#[must_use]
pub fn document(element: &Element, unknown: Unknown) -> Value {
    let mut schema = configuration(element, unknown);
    if let Some(members) = schema.as_object_mut() {
        members.insert("$schema".to_owned(), DIALECT.into());
        members.insert("$id".to_owned(), format!("{}.schema.json", element.key).into());
    }
    schema
}

/// The schema where this authentication is chosen.
fn object(element: &Element, alternative: &str, unknown: Unknown) -> Value {
    let table = Table { element, alternative };
    let mut schema = Object::new();
    let mut set = |name: &str, value: Value| schema.insert(name.to_owned(), value);
    set("type", "object".into());
    set("title", table.title().into());
    set("description", element.description.into());
    set("properties", table.properties().into());
    set("required", table.required().into());
    if unknown == Unknown::Refused {
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
        let names =
            self.element.entries.iter().flat_map(|entry| entry.names().map(move |name| (entry, name)));
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
            let is_former = entry.renamed_from.contains(&name);
            let what = if is_former { "A former name" } else { "Another name" };
            members.insert("description".to_owned(), format!("{what} of `{}`.", entry.name).into());
            if is_former {
                members.insert("deprecated".to_owned(), true.into());
            }
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
        let entries = self.element.entries.iter().filter(|entry| has_one_name(entry));
        entries.filter(|entry| self.is_required(entry)).map(|entry| entry.name).collect()
    }

    /// What is to hold beyond single entries.
    fn rules(&self) -> Vec<Value> {
        let entries = self.element.entries.iter().filter(|entry| entry.applies_to(self.alternative));
        entries.flat_map(|entry| self.one_name(entry).into_iter().chain(self.condition(entry))).collect()
    }

    /// An entry is supplied under one of its names only.
    fn one_name(&self, entry: &Entry) -> Option<Value> {
        if has_one_name(entry) {
            return None;
        }
        let given: Vec<Value> = entry.names().map(|name| json!({"required": [name]})).collect();
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
        let supplied = entry
            .names()
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
            entry.names().map(|name| json!({"required": [name], "properties": {name: {"enum": values}}}));
        let absent = entry.names().map(|name| (name.to_owned(), json!({"type": "null"}))).collect::<Object>();
        let preset = (entry.default() == Some(condition.value)).then(|| json!({"properties": absent}));
        json!({"anyOf": given.chain(preset).collect::<Vec<_>>()})
    }
}

/// Whether an entry may be supplied under its name only.
fn has_one_name(entry: &Entry) -> bool {
    entry.names().nth(1).is_none()
}

/// A value in every JSON that stands for it: `"5"` and `5`, `"true"` and `true`.
fn spellings(value: &str) -> Vec<Value> {
    let scalar =
        serde_json::from_str(value).ok().filter(|json: &Value| json.is_number() || json.is_boolean());
    std::iter::once(value.into()).chain(scalar).collect()
}
