//! Whether an element agrees with its documents. What does not is told in a line each.

use openelements::runtime::{Configuration, Element, Entry, Kind, MASK, Noun, Role, Violations};
use serde_json::{Map, Value};

use super::documents::{Document, Documents};
use super::requests::{filled, is_placeholder, send};

/// Everything in which an element differs from its documents.
pub(crate) fn differences(element: &'static Element, documents: &Documents) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, request) in documents.requests.iter().enumerate() {
        lines.extend(refusals(element, request).map(|why| line(element, request, "request", number, &why)));
    }
    for (number, response) in documents.responses.iter().enumerate() {
        let unlike = unlike_members(element, response);
        let unlike = unlike.into_iter().chain(unlike_entries(element, documents, response));
        lines.extend(unlike.map(|what| line(element, response, "response", number, &what)));
    }
    lines
}

fn line(element: &Element, document: &Document, direction: &str, index: usize, what: &str) -> String {
    format!("{}: {direction} {} ({}): {what}", element.key, index + 1, document.page)
}

/// Why a documented request is refused, if it is.
fn refusals(element: &'static Element, request: &Document) -> Option<String> {
    let key = &request.body["element"]["key"];
    if key.as_str().is_some_and(|key| key != element.key) {
        return Some(format!("it is for {key}"));
    }
    let empty = Map::new();
    let configuration = request.configuration().unwrap_or(&empty);
    let violations = send(element, request, filled(element, configuration)).err()?;
    Some(told(&violations, configuration))
}

/// Violations with the documented values they are about.
fn told(violations: &Violations, configuration: &Map<String, Value>) -> String {
    let told = violations.iter().map(|violation| match configuration.get(&*violation.entry) {
        Some(value) => format!("{violation}, documented {value}"),
        None => violation.to_string(),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The members of the element object that are not as a documented response has them.
fn unlike_members(element: &'static Element, response: &Document) -> Vec<String> {
    let answer = serde_json::to_value(element.document(&Noun::default())).unwrap();
    let documented = response.body["element"].as_object().unwrap();
    let unlike = documented.iter().filter(|(name, value)| answer.get(*name) != Some(*value));
    unlike.map(|(name, value)| differs(&format!("element.{name}"), answer.get(name), value)).collect()
}

fn differs(name: &str, answered: Option<&Value>, documented: &Value) -> String {
    match answered {
        Some(answered) => format!("`{name}` is {answered}, documented {documented}"),
        None => format!("`{name}` is missing, documented {documented}"),
    }
}

/// The entries of the configuration that are not as a documented response has them.
fn unlike_entries(element: &'static Element, documents: &Documents, response: &Document) -> Vec<String> {
    let Some(documented) = response.configuration() else {
        return Vec::new();
    };
    let Some(request) = answered_request(element, documents, response) else {
        return vec!["no request is documented".to_owned()];
    };
    let supplied = supplied(element, request, documented);
    let configuration = match send(element, request, supplied.clone()) {
        Ok(configuration) => configuration,
        Err(violations) => return vec![format!("not to be had: {}", told(&violations, &supplied))],
    };
    let is_compared = |name: &str| !response.ignored.iter().any(|ignored| ignored == name);
    let sent = |entry: &Entry| {
        let sent = supplied.iter().find(|(name, _)| entry.is_named(name));
        sent.map(|(_, value)| value.clone())
    };
    let mut unlike = Vec::new();
    for (name, value) in answer(&configuration) {
        match documented.get(&name) {
            None if is_compared(&name) => unlike.push(format!("`{name}` is answered, not documented")),
            Some(right) if !is_alike(element.entry(&name), &sent, &value, right) => {
                unlike.push(differs(&name, Some(&value), right));
            }
            _ => {}
        }
    }
    let answer = answer(&configuration);
    let missing = documented.iter().filter(|(name, _)| !answer.contains_key(*name));
    unlike.extend(missing.map(|(name, value)| differs(name, None, value)));
    unlike
}

fn answer(configuration: &Configuration) -> Map<String, Value> {
    match serde_json::to_value(configuration).unwrap() {
        Value::Object(entries) => entries,
        _ => Map::new(),
    }
}

/// The request that a response answers: the one that sends the least that it has not, and the most
/// that it has; among equals one of the same page.
fn answered_request<'documents>(
    element: &Element,
    documents: &'documents Documents,
    response: &Document,
) -> Option<&'documents Document> {
    let documented = response.configuration()?;
    documents.requests.iter().max_by_key(|request| {
        let names = request.configuration().into_iter().flat_map(Map::keys);
        let names = names.map(|name| element.entry(name).map_or(name.as_str(), |entry| entry.name));
        let (echoed, lost): (Vec<_>, Vec<_>) = names.partition(|name| documented.contains_key(*name));
        (std::cmp::Reverse(lost.len()), echoed.len(), request.page == response.page)
    })
}

/// The entries of a request, and what else its caller must have supplied, as the response has it.
fn supplied(
    element: &'static Element,
    request: &Document,
    response: &Map<String, Value>,
) -> Map<String, Value> {
    let mut supplied = request.configuration().cloned().unwrap_or_default();
    for (name, value) in response.iter().filter(|(_, value)| value.is_string()) {
        let is_known = |entry: &Entry| supplied.keys().any(|name| entry.is_named(name));
        let entry = element.entry(name).filter(|entry| entry.role == Role::Field && !is_known(entry));
        let is_of_caller =
            |entry: &Entry| entry.default().is_none() && (is_placeholder(value) || value == MASK);
        if entry.is_some_and(|entry| entry.required || is_of_caller(entry)) {
            supplied.insert(name.clone(), value.clone());
        }
    }
    filled(element, &supplied)
}

/// Whether a value is as documented, or one that the documents do not settle.
fn is_alike(
    entry: Option<&Entry>,
    sent: &impl Fn(&Entry) -> Option<Value>,
    value: &Value,
    documented: &Value,
) -> bool {
    let Some(entry) = entry else {
        return value == documented;
    };
    if let Some(sent) = sent(entry) {
        return is_echo(entry, value, &sent);
    }
    is_of_run_time(entry)
        || is_placeholder(documented)
        || value == documented
        || (entry.kind == Kind::Json && is_same_json(value, documented))
}

/// Whether a value is answered as it was sent, but for secrets.
fn is_echo(entry: &Entry, value: &Value, sent: &Value) -> bool {
    let text = sent.as_str().map_or_else(|| sent.to_string(), str::to_owned);
    let is_preset = sent.is_null() && value.as_str() == entry.default();
    is_preset || value == &Value::from(if entry.is_secret() { MASK } else { text.as_str() })
}

/// Whether it is filled in while an instance lives, so that no document can say its value.
fn is_of_run_time(entry: &Entry) -> bool {
    entry.role == Role::Runtime && entry.default().is_none()
}

fn is_same_json(value: &Value, documented: &Value) -> bool {
    let parse = |value: &Value| serde_json::from_str::<Value>(value.as_str()?).ok();
    parse(value).is_some_and(|value| Some(value) == parse(documented))
}
