//! Changes of the structure of a spec.

use openelements_codegen::{Mapping, Standard};
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop};
use proptest::prop_oneof;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

/// A change at a place.
#[derive(Clone, Debug)]
pub(crate) enum Mutation {
    /// Takes away a member or an item.
    Remove(Index),
    /// Gives a member another name.
    Rename(Index, Index, String),
    /// Gives a place another value.
    Replace(Index, Value),
    /// Adds a member to a mapping.
    Insert(Index, String, Value),
    /// Adds a field with these attributes.
    Field(String, Map<String, Value>),
    /// Adds an item to a list, again.
    Repeat(Index),
}

/// A change.
pub(crate) fn mutation() -> BoxedStrategy<Mutation> {
    prop_oneof![
        1 => any::<Index>().prop_map(Mutation::Remove),
        1 => (any::<Index>(), any::<Index>(), name()).prop_map(|(map, member, name)| Mutation::Rename(map, member, name)),
        1 => (any::<Index>(), value()).prop_map(|(place, value)| Mutation::Replace(place, value)),
        1 => (any::<Index>(), name(), value()).prop_map(|(map, name, value)| Mutation::Insert(map, name, value)),
        4 => (entry_name(), attributes()).prop_map(|(name, attributes)| Mutation::Field(name, attributes)),
        1 => any::<Index>().prop_map(Mutation::Repeat),
    ]
    .boxed()
}

impl Mutation {
    /// Makes the change, where there is a place for it.
    pub(crate) fn apply(self, spec: &mut Value) {
        match self {
            Self::Remove(at) => with_mapping(spec, at, |members| {
                let names: Vec<String> = members.keys().cloned().collect();
                if !names.is_empty() {
                    members.remove(at.get(&names).as_str());
                }
            }),
            Self::Rename(at, member, name) => with_mapping(spec, at, |members| {
                let names: Vec<String> = members.keys().cloned().collect();
                if !names.is_empty()
                    && let Some(value) = members.remove(member.get(&names).as_str())
                {
                    members.insert(name, value);
                }
            }),
            Self::Replace(at, value) => {
                let paths = paths(spec, |_| true);
                *spec.pointer_mut(at.get(&paths).as_str()).unwrap() = value;
            }
            Self::Insert(at, name, value) => with_mapping(spec, at, |members| {
                members.insert(name, value);
            }),
            Self::Field(name, attributes) => {
                if let Some(fields) =
                    spec.as_object_mut().map(|spec| spec.entry("fields").or_insert(json!({})))
                    && let Some(fields) = fields.as_object_mut()
                {
                    fields.insert(name, attributes.into());
                }
            }
            Self::Repeat(at) => repeat(spec, at),
        }
    }
}

fn with_mapping(spec: &mut Value, at: Index, change: impl FnOnce(&mut Map<String, Value>)) {
    let paths = paths(spec, Value::is_object);
    if !paths.is_empty()
        && let Some(members) = spec.pointer_mut(at.get(&paths).as_str()).and_then(Value::as_object_mut)
    {
        change(members);
    }
}

fn repeat(spec: &mut Value, at: Index) {
    let paths = paths(spec, Value::is_array);
    if !paths.is_empty()
        && let Some(items) = spec.pointer_mut(at.get(&paths).as_str()).and_then(Value::as_array_mut)
    {
        items.extend(items.first().cloned());
    }
}

/// The places of a document.
fn paths(value: &Value, is_wanted: fn(&Value) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, String::new(), is_wanted, &mut found);
    found
}

fn collect(value: &Value, path: String, is_wanted: fn(&Value) -> bool, found: &mut Vec<String>) {
    let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                collect(value, format!("{path}/{}", escaped(name)), is_wanted, found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, format!("{path}/{index}"), is_wanted, found);
            }
        }
        _ => {}
    }
    if is_wanted(value) {
        found.push(path);
    }
}

/// A name that means something somewhere, or nothing.
fn name() -> BoxedStrategy<String> {
    let mappings =
        [Mapping::SPEC, Mapping::AUTHENTICATION, Mapping::FIELD, Mapping::SENDS, Mapping::PARAMETER];
    let members =
        mappings.iter().flat_map(|mapping| mapping.attributes).map(|attribute| attribute.name.to_owned());
    let standard = Standard::read();
    let flags = standard.flags.into_iter().map(|(name, _)| name);
    let types = standard.authentications.into_iter().map(|(name, _)| name);
    let names: Vec<String> = members.chain(flags).chain(standard.texts).chain(types).collect();
    prop_oneof![3 => prop::sample::select(names), 2 => entry_name()].boxed()
}

/// The name of an entry, or what is none.
fn entry_name() -> BoxedStrategy<String> {
    let standard = Standard::read();
    let names = standard.settings.into_iter().chain(standard.credentials).map(|setting| setting.name);
    let others = ["authentication.type", "site", "a b", "", "{x}", "é", "é1", ".", "x\u{200b}", "a\"b", "-"];
    let names: Vec<String> = names.chain(others.map(str::to_owned)).collect();
    prop_oneof![3 => prop::sample::select(names), 2 => Just("own".to_owned())].boxed()
}

/// Attributes of a field, of which some contradict each other.
fn attributes() -> BoxedStrategy<Map<String, Value>> {
    let names: Vec<&str> = Mapping::FIELD.attributes.iter().map(|attribute| attribute.name).collect();
    let attribute =
        prop::sample::select(names).prop_flat_map(|name| (Just(name.to_owned()), plausible(name)));
    prop::collection::vec(attribute, 0..4).prop_map(|attributes| attributes.into_iter().collect()).boxed()
}

/// A value that an attribute likely accepts.
fn plausible(name: &str) -> BoxedStrategy<Value> {
    let values = match name {
        "required" | "hidden" | "runtime" | "answered" => vec![json!(true), json!(false)],
        "kind" => openelements_runtime::Kind::ALL.map(|kind| json!(kind.name())).to_vec(),
        "options" => vec![json!([]), json!(["eu", "us"]), json!("eu"), json!([1, 2])],
        "required_if" => vec![json!({"own": "x"}), json!({}), json!({"site": true})],
        "sends" => vec![json!("path"), json!([]), json!(["path", {"as": "query"}]), json!({"as": "nowhere"})],
        "alias" => vec![json!("other"), json!(["one", "two"]), json!("a b"), json!([])],
        _ => return value(),
    };
    prop_oneof![6 => prop::sample::select(values), 1 => value()].boxed()
}

/// Any value.
fn value() -> BoxedStrategy<Value> {
    prop::sample::select(vec![
        Value::Null,
        json!(true),
        json!(false),
        json!(0),
        json!(5),
        json!(-5),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
        json!(" "),
        json!("true"),
        json!("basic"),
        json!("Basic"),
        json!("oauth2"),
        json!("none"),
        json!("eu"),
        json!("7"),
        json!("a b"),
        json!("a\nb"),
        json!("a\u{7}b"),
        json!("a_b"),
        json!("aB"),
        json!("_a"),
        json!("1a"),
        json!("keys"),
        json!("********"),
        json!("^[0-9]+$"),
        json!("https://example.com/a?b=c"),
        json!("https://[::1]:80/a"),
        json!("https://{site}.example.com"),
        json!("ftp://example.com"),
        json!("https://example.com/a b"),
        json!("example.com:80"),
        json!("[::1]"),
        json!("no host"),
        json!("path"),
        json!("header"),
        json!("response"),
        json!("username"),
        json!("oauth.user.token"),
        json!("x".repeat(70)),
        json!([]),
        json!({}),
        json!(["username"]),
        json!(["basic", null]),
        json!([["a"]]),
        json!({"a": 1}),
        json!({"default": "basic"}),
        json!({"default": "custom", "custom": ["site"], "basic": null}),
        json!({"as": "path"}),
        json!([{"name": "a", "type": "value", "as": "header"}]),
    ])
    .boxed()
}
