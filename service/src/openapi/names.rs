//! The words of a branded API, and the names of its operations.

use openelements_runtime::Noun;
use serde_json::Value;

use crate::api::Operation;

/// What the names of the response headers begin with: the noun does not change them.
const HEADERS: &str = "Elements-";

/// Puts the noun where texts and names say `element`.
pub(super) struct Names<'a> {
    noun: &'a Noun,
    capital: String,
    with_article: String,
}

impl<'a> Names<'a> {
    pub(super) fn new(noun: &'a Noun) -> Self {
        let singular = noun.singular();
        let article = if singular.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        Self { noun, capital: capitalized(singular), with_article: format!("{article} {singular}") }
    }

    pub(super) const fn noun(&self) -> &Noun {
        self.noun
    }

    /// A text or a name in the words of the API.
    pub(super) fn text(&self, text: &str) -> String {
        let parts: Vec<String> = text.split(HEADERS).map(|part| self.part(part)).collect();
        parts.join(HEADERS)
    }

    fn part(&self, text: &str) -> String {
        let text = text.replace("an element", &self.with_article);
        let text = text.replace("An element", &capitalized(&self.with_article));
        text.replace("element", self.noun.singular()).replace("Element", &self.capital)
    }

    /// A document in the words of the API: its texts, and the names of its members.
    pub(super) fn applied(&self, value: Value) -> Value {
        match value {
            Value::String(text) => self.text(&text).into(),
            Value::Array(items) => items.into_iter().map(|item| self.applied(item)).collect(),
            Value::Object(members) => {
                members.into_iter().map(|(name, value)| (self.text(&name), self.applied(value))).collect()
            }
            other => other,
        }
    }
}

/// A word with a capital letter.
pub(super) fn capitalized(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(initial) = word.get_mut(..1) {
        initial.make_ascii_uppercase();
    }
    word
}

/// A name of the operation for generated code: `getInstancesById`.
pub(super) fn operation_id(operation: &Operation) -> String {
    let words = operation.path.split('/').map(|segment| match segment.strip_prefix('{') {
        Some(name) => format!("By{}", capitalized(name.trim_end_matches('}'))),
        None => capitalized(segment),
    });
    operation.method.as_str().to_lowercase() + &words.collect::<String>()
}
