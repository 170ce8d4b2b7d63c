//! Documented requests, made ready to be sent: what stands for a value gets one.

use openelements::runtime::{
    Configuration, Element, Entry, Identity, InstanceRequest, Secret, Violations, provision,
};
use serde_json::{Map, Value, json};

use super::documents::Document;

/// What stands for any value that documents leave to the reader. One of them suits every entry.
const CALLER: [&str; 7] =
    ["acme-4711", "acme.example.com", "https://acme.example.com", "443", "false", "{}", "2020-01-31"];

/// Whether a value is none, but says what to put in its place: `<KEY>`, `{{page.key}}`, `xxxx`, `YOUR_KEY`.
pub(crate) fn is_placeholder(value: &Value) -> bool {
    let Some(text) = value.as_str() else {
        return false;
    };
    let is_bracketed = text.starts_with('<') || text.contains("{{");
    let is_blackened = text.contains("xxxx");
    let is_capital = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    let is_shouted = text.contains(['_', '.', ' '])
        && text.contains(|letter: char| letter.is_ascii_uppercase())
        && text.chars().all(|letter| is_capital(letter) || "_-. !".contains(letter));
    is_bracketed || is_blackened || is_shouted
}

/// The configuration of a documented request, with values in place of placeholders that the element
/// does not take as they stand.
pub(crate) fn filled(element: &'static Element, configuration: &Map<String, Value>) -> Map<String, Value> {
    let fill = |(name, value): (&String, &Value)| {
        let entry = element.entry(name).filter(|_| is_placeholder(value));
        let value = entry.map_or_else(|| value.clone(), |entry| filling(element, entry, value));
        (name.clone(), value)
    };
    configuration.iter().map(fill).collect()
}

/// The value itself if the entry takes it, or else one that it takes.
fn filling(element: &'static Element, entry: &Entry, value: &Value) -> Value {
    let suits = |text: &str| {
        let mut positions = element.positions(entry.name);
        entry.refusal(text).is_none() && positions.all(|position| position.accepts(text))
    };
    if value.as_str().is_some_and(suits) {
        return value.clone();
    }
    let known = entry.example.into_iter().chain(entry.options.iter().copied()).chain(entry.default());
    let text = known.chain(CALLER).find(|text| suits(text));
    text.map_or_else(|| value.clone(), |text| json!(text))
}

/// The configuration of the instance that a documented request asks for, in place of its own
/// configuration another one.
pub(crate) fn send(
    element: &'static Element,
    request: &Document,
    configuration: Map<String, Value>,
) -> Result<Configuration, Violations> {
    let mut body = request.body.clone();
    body["configuration"] = configuration.into();
    if body["name"].is_null() {
        // Some documents are about the configuration alone.
        body["name"] = json!("Test");
    }
    let request = InstanceRequest::from_json(&body.to_string())?;
    let identity = Identity { id: 1, token: Secret::from("token") };
    provision(element, request, identity).map(|instance| instance.configuration)
}
