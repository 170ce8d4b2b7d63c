//! The documented requests and responses, with values of a caller in place of placeholders.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "support of tests, which Clippy does not take for one"
)]

use openelements::runtime::{Element, Identity, Instance, InstanceRequest, MASK, Violations, provision};
use serde_json::{Map, Value, json};

/// What stands for a value that the documents leave to the reader: it is a label of a host, too.
pub(crate) const CALLER: &str = "acme-4711";

/// The documented pairs, by name.
const DOCUMENTS: [(&str, &str); 5] = [
    ("chargify", include_str!("../seeds/chargify.json")),
    ("chargebee", include_str!("../seeds/chargebee.json")),
    ("stripe", include_str!("../seeds/stripe.json")),
    ("chargebee, renamed", include_str!("../seeds/chargebee-your-mom.json")),
    ("zuorav2", include_str!("../seeds/zuorav2.json")),
];

/// One documented pair of request and response.
pub(crate) struct Seed {
    pub(crate) name: &'static str,
    pub(crate) request: Value,
    pub(crate) response: Value,
}

/// Every documented pair. The one with another noun is read with the usual noun: which noun an
/// API uses is a setting of the service, not of an element.
pub(crate) fn seeds() -> Vec<Seed> {
    DOCUMENTS.map(|(name, text)| seed(name, text)).into()
}

/// The pair of that name.
pub(crate) fn seed_of(name: &str) -> Seed {
    seeds().into_iter().find(|seed| seed.name == name).unwrap()
}

fn seed(name: &'static str, text: &str) -> Seed {
    let usual = text.replace("\"your_mom\"", "\"element\"").replace("\"your_momId\"", "\"elementId\"");
    let pair: Value = serde_json::from_str(&usual).unwrap();
    let response = pair["response"].clone();
    let mut request = pair["request"].clone();
    fill(&mut request, &json!(CALLER));
    request["name"] = response["name"].clone();
    Seed { name, request, response }
}

/// Puts `value` in place of every `<PLACEHOLDER>`.
fn fill(node: &mut Value, value: &Value) {
    match node {
        Value::String(text) if text.starts_with('<') => *node = value.clone(),
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, value)),
        Value::Object(members) => members.values_mut().for_each(|member| fill(member, value)),
        _ => {}
    }
}

/// The documented configuration, with what the caller of the test supplied in its place.
pub(crate) fn expected_configuration(seed: &Seed) -> Value {
    let mut expected = seed.response["configuration"].clone();
    for (name, value) in seed.configuration() {
        let entry = seed.element().entry(name).unwrap();
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        expected[entry.name] = json!(if entry.is_secret() { MASK } else { &text });
    }
    expected
}

/// Asserts that `found` has all of `documented`; it may have more members.
pub(crate) fn assert_has(found: &Value, documented: &Value, place: &str) {
    match (found, documented) {
        (Value::Object(found), Value::Object(documented)) => {
            for (name, value) in documented {
                let place = format!("{place}.{name}");
                assert_has(found.get(name).expect(&place), value, &place);
            }
        }
        (Value::Array(found), Value::Array(documented)) => {
            assert_eq!(found.len(), documented.len(), "{place}");
            for (index, (found, documented)) in found.iter().zip(documented).enumerate() {
                assert_has(found, documented, &format!("{place}[{index}]"));
            }
        }
        _ => assert_eq!(found, documented, "{place}"),
    }
}

impl Seed {
    /// The element that the request is for.
    pub(crate) fn element(&self) -> &'static Element {
        let key = self.request["element"]["key"].as_str().unwrap();
        openelements::element(key).unwrap()
    }

    /// The configuration of the request.
    pub(crate) fn configuration(&self) -> &Map<String, Value> {
        self.request["configuration"].as_object().unwrap()
    }

    /// The entries of the request, under their wire names, in the order of the table.
    pub(crate) fn supplied(&self) -> Vec<&'static str> {
        let given = |name: &str| self.configuration().contains_key(name);
        let entries = self.element().entries.iter();
        let supplied =
            entries.filter(|entry| given(entry.name) || entry.aliases.iter().any(|name| given(name)));
        supplied.map(|entry| entry.name).collect()
    }

    /// The same request with another configuration.
    pub(crate) fn with(&self, configuration: impl Into<Value>) -> Self {
        let mut request = self.request.clone();
        request["configuration"] = configuration.into();
        Self { name: self.name, request, response: self.response.clone() }
    }

    /// The same request with one more entry.
    pub(crate) fn with_entry(&self, name: &str, value: impl Into<Value>) -> Self {
        let mut configuration = self.configuration().clone();
        configuration.insert(name.to_owned(), value.into());
        self.with(configuration)
    }

    /// Makes the instance, with the documented id and token.
    pub(crate) fn provision(&self) -> Result<Instance, Violations> {
        let request = InstanceRequest::from_json(&self.request.to_string())?;
        let identity = Identity {
            id: self.response["id"].as_u64().unwrap(),
            token: self.response["token"].as_str().unwrap().into(),
        };
        provision(self.element(), request, identity)
    }

    /// The answer to the request.
    pub(crate) fn answer(&self) -> Value {
        serde_json::to_value(self.provision().unwrap()).unwrap()
    }

    /// What is wrong with the request.
    pub(crate) fn violations(&self) -> Violations {
        self.provision().unwrap_err()
    }
}
