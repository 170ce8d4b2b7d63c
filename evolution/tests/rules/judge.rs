//! What the decoder makes of a change: whether instances and requests that the old element accepts are
//! refused by the new one.

use std::collections::BTreeMap;

use openelements_evolution::{Audience, Change, Severity};
use openelements_runtime::{Catalogue, Configuration, Element, Entry, Problem, decode_json};
use proptest::collection::vec;
use proptest::prelude::{Strategy as _, any};
use proptest::sample::Index;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

/// What is supplied: JSON by name.
type Document = Map<String, Value>;

/// How many choices a document takes before they are repeated.
pub(crate) const CHOICES: usize = 24;

/// Texts of every form.
const TEXTS: [&str; 21] = [
    "",
    "a",
    "eu",
    "us",
    "asia",
    "A b",
    "two\nlines",
    ".",
    "a.b:1",
    "a.b",
    "true",
    "1",
    "007",
    "443",
    "70000",
    "{}",
    "https://eu.example.com",
    "https://eu.example.com/v1?a=b",
    "http://eu.example.com",
    "a-label-of-63-letters-is-the-longest-that-a-host-name-has-so-far",
    "-",
];

/// Choices that are the same each time.
pub(crate) fn choices(documents: usize) -> Vec<Vec<Index>> {
    let mut runner = TestRunner::deterministic();
    let strategy = vec(vec(any::<Index>(), CHOICES), documents);
    strategy.new_tree(&mut runner).unwrap().current()
}

/// The values that an entry accepts, as callers write them.
fn accepted(entry: &Entry) -> Vec<Value> {
    let of_entry = entry.options.iter().copied().chain(entry.default());
    let texts = TEXTS.into_iter().chain(of_entry).filter(|text| entry.refusal(text).is_none());
    let mut values: Vec<Value> = texts.map(Value::from).collect();
    let others = [json!(true), json!(1), json!({"a": [1]})];
    let mut alone = *entry;
    (alone.required, alone.required_if, alone.alternatives) = (false, &[], &[]);
    let element = Element::new("it", 1, "It").entries(vec![alone].leak());
    let element: &'static Element = Box::leak(Box::new(element));
    let is_accepted = |value: &Value| decode_json(element, &json!({entry.name: value}).to_string()).is_ok();
    values.extend(others.into_iter().filter(is_accepted));
    values
}

/// A document that an element accepts, of these values of its entries, by these choices; none where none was
/// found.
fn document(element: &'static Element, values: &[Vec<Value>], choices: &[Index]) -> Option<Document> {
    let mut choices = choices.iter().cycle();
    let mut choose = |count: usize| choices.next().map_or(0, |choice| choice.index(count.max(1)));
    let mut document = Document::new();
    for (entry, values) in element.entries.iter().zip(values) {
        if entry.required || choose(2) == 0 {
            let names: Vec<&str> = entry.names().collect();
            let (name, value) = (names.get(choose(names.len())), values.get(choose(values.len())));
            document.extend(name.zip(value).map(|(name, value)| ((*name).to_owned(), value.clone())));
        }
    }
    // What does not go together is put right.
    for _ in 0..12 {
        let Err(violations) = decode_json(element, &Value::from(document.clone()).to_string()) else {
            return Some(document);
        };
        for violation in &violations {
            let index = element.entries.iter().position(|entry| entry.name == violation.entry)?;
            let (entry, values) = (element.entries.get(index)?, values.get(index)?);
            document.retain(|name, _| !entry.is_named(name));
            if matches!(violation.problem, Problem::Missing { .. }) {
                let value = values.get(choose(values.len()));
                document.extend(value.map(|value| (entry.name.to_owned(), value.clone())));
            }
        }
    }
    None
}

/// What is stored of a document, some of it by an earlier catalogue under the name of that day.
fn stored(configuration: &Configuration, choice: Index) -> Document {
    let text = serde_json::to_string(&configuration.exposed()).unwrap();
    let stored: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
    let name = |name: String| {
        let names: Vec<&str> = configuration.element().entry(&name).unwrap().names().collect();
        (*choice.get(&names)).to_owned()
    };
    stored.into_iter().map(|(entry, value)| (name(entry), value)).collect()
}

/// What a catalogue makes of a document of the element of that key.
fn decoded(catalogue: &Catalogue, key: &str, document: &Document) -> Result<Configuration, String> {
    let element = catalogue.element(key).map_err(|unknown| unknown.to_string())?;
    let decoded = decode_json(element, &Value::from(document.clone()).to_string());
    decoded.map_err(|violations| violations.to_string())
}

/// What a change is for what was accepted before.
#[derive(Debug, Default)]
pub(crate) struct Effect {
    /// A document that is refused now, and why, for each audience.
    pub(crate) refused: Vec<(Audience, String)>,
    /// Whether something that is stored means something else.
    pub(crate) is_different: bool,
}

/// What a change is for random documents of the element of that key.
pub(crate) fn effect(key: &str, [before, after]: [&Catalogue; 2], choices: &[Vec<Index>]) -> Effect {
    let mut effect = Effect::default();
    let Ok(element) = before.element(key) else { return effect };
    let values: Vec<Vec<Value>> = element.entries.iter().map(accepted).collect();
    let document = |choices: &Vec<Index>| document(element, &values, choices);
    let documents = choices.iter().filter_map(|choices| document(choices).zip(choices.first()));
    for (document, choice) in documents {
        let old = decode_json(element, &Value::from(document.clone()).to_string()).unwrap();
        let stored = stored(&old, *choice);
        for (audience, document) in [(Audience::Instances, stored), (Audience::Callers, document)] {
            for key in element.keys() {
                match decoded(after, key, &document) {
                    Ok(new) => effect.is_different |= is_different(&old, &new),
                    Err(refusal) => {
                        let document = Value::from(document.clone());
                        effect.refused.push((audience, format!("{key}: {document}\n{refusal}")));
                    }
                }
            }
        }
    }
    effect
}

/// Whether an instance has other values than it had.
fn is_different(old: &Configuration, new: &Configuration) -> bool {
    let value = |name: &str| {
        let name = new.element().entry(name)?.name;
        new.iter().find(|(entry, _)| entry.name == name).map(|(_, text)| text)
    };
    let mut values = old.iter();
    old.base_url() != new.base_url()
        || old.authentication() != new.authentication()
        || values.any(|(entry, text)| value(entry.name).is_some_and(|now| now != text))
}

/// Which of the refusals are not told as breaking.
pub(crate) fn untold<'effect>(
    effect: &'effect Effect,
    changes: &[&Change],
) -> Vec<&'effect (Audience, String)> {
    let breaks = |audience| changes.iter().any(|change| change.severity(audience) == Severity::Breaking);
    effect.refused.iter().filter(|(audience, _)| !breaks(*audience)).collect()
}
