//! What a caller supplied, before it is checked.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use crate::element::{Authentication, Element};
use crate::entry::Entry;
use crate::json::{compact, unquoted};
use crate::members::{Members, Plain, read_plain};
use crate::outdated::{has_outdated, note};
use crate::secret::{MASK, Secret};
use crate::unknown::unknown;
use crate::url::Url;
use crate::violations::{Violation, Violations};

/// What is expected of a string that is no Unicode.
const NOT_UNICODE: &str = "text in Unicode, without half a surrogate pair";

/// One supplied value. `Debug` shows its form, never the value.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value {
    /// Null: as if the entry were not supplied.
    Null,
    /// A string, or a number or boolean in its JSON spelling.
    Text(Secret),
    /// A JSON object or array, as text without white space between its tokens.
    Json(Secret),
}

impl Value {
    /// The value of a member of a document; `None` where it is a string that is no Unicode.
    fn from_json(json: &RawValue) -> Option<Self> {
        let json = json.get();
        match json.bytes().next() {
            Some(b'n') => Some(Self::Null),
            Some(b'{' | b'[') => Some(Self::Json(Secret::from(compact(json)))),
            Some(b'"') => unquoted(json).map(Self::from),
            _ => Some(Self::from(whole(json))),
        }
    }

    fn is_mask(&self) -> bool {
        matches!(self, Self::Text(text) if text.expose() == MASK)
    }
}

/// A number that is whole without the fraction of zeros that some writers of JSON give it: for them, and
/// for JSON Schema, `50.0` is `50`.
fn whole(json: &str) -> &str {
    match json.split_once('.') {
        Some(("-0", zeros)) if zeros.bytes().all(|byte| byte == b'0') => "0",
        Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => whole,
        _ => json,
    }
}

impl From<Plain<'_>> for Value {
    fn from(value: Plain<'_>) -> Self {
        match value {
            Plain::Null => Self::Null,
            Plain::Text(text) => Self::from(text),
            Plain::Json(text) => Self::Json(Secret::from(text)),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Secret::from(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Secret::from(text))
    }
}

impl From<Secret> for Value {
    fn from(secret: Secret) -> Self {
        Self::Text(secret)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::from(if value { "true" } else { "false" })
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::from(value.to_string())
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::from(i64::from(value))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::from(i64::from(value))
    }
}

impl From<Url> for Value {
    fn from(url: Url) -> Self {
        Self::from(String::from(url))
    }
}

/// The entries that a caller supplied, under the names that the caller used: those of a
/// document in its order, then those that were [`set`](Self::set), by name.
///
/// ```
/// use openelements_runtime::Supplied;
///
/// let mut supplied = Supplied::from_json(r#"{"site": "acme", "pagination.max": 50}"#)?;
/// supplied.set("password", "s3cret");
/// assert_eq!(supplied.names().collect::<Vec<_>>(), ["site", "pagination.max", "password"]);
/// # Ok::<(), openelements_runtime::Violations>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Supplied {
    document: Vec<(String, Value)>,
    /// A map, so that thousands of entries can be set without a search through all of them.
    set: BTreeMap<String, Value>,
}

impl Supplied {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { document: Vec::new(), set: BTreeMap::new() }
    }

    /// Reads a configuration in JSON: an object from wire names to values. An entry that
    /// stands in it twice is kept twice, for the decoder to refuse.
    ///
    /// # Errors
    /// Where the text is not a JSON object, and every value in it that is a string, but no Unicode.
    pub fn from_json(json: &str) -> Result<Self, Violations> {
        let (supplied, violations) = Self::read(json)?;
        Violations::check(None, violations)?;
        Ok(supplied)
    }

    /// Reads the entries that can be read, and says what is wrong with the others.
    pub(crate) fn read(json: &str) -> Result<(Self, Vec<Violation>), Violations> {
        if let Some(supplied) = Self::read_plain(json) {
            return Ok((supplied, Vec::new()));
        }
        let members = Members::read(json, "configuration")?;
        let mut supplied = Self::new();
        let mut violations = Vec::new();
        for (name, json) in members.0 {
            match Value::from_json(json) {
                Some(value) => supplied.document.push((name, value)),
                None => violations.push(Violation::invalid(&name, NOT_UNICODE)),
            }
        }
        Ok((supplied, violations))
    }

    /// Reads an object of plain members.
    fn read_plain(json: &str) -> Option<Self> {
        let mut supplied = Self::new();
        let take = |name: &str, value: Plain<'_>| supplied.document.push((name.to_owned(), value.into()));
        read_plain(json, take).map(|()| supplied)
    }

    /// Supplies a value for an entry, in place of the one supplied before.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.set.insert(name.to_owned(), value.into());
    }

    /// Chooses an authentication alternative of an element, in place of the one chosen before: what
    /// belongs to alternatives is as if it had not been supplied.
    pub fn choose(&mut self, element: &Element, alternative: &str) {
        let of_alternatives = element.entries.iter().filter(|entry| !entry.alternatives.is_empty());
        for entry in of_alternatives {
            self.set.retain(|name, _| !entry.is_named(name));
            self.document.retain(|(name, _)| !entry.is_named(name));
        }
        self.set(Authentication::ENTRY, alternative);
    }

    /// The number of entries supplied, repetitions included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names().count()
    }

    /// Whether nothing is supplied.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.document.is_empty() && self.set.is_empty()
    }

    /// Takes away the entries that an element does not have, and names them: for a service that
    /// accepts them, as the documented API does, but says so.
    pub fn take_unknown(&mut self, element: &Element) -> Vec<Violation> {
        let is_known = |name: &str| element.entry(name).is_some();
        let violations = unknown(element, self.names().filter(|name| !is_known(name)));
        self.retain(is_known);
        violations
    }

    /// What is supplied under a former name, or for a deprecated entry: each is accepted, and should
    /// be supplied otherwise.
    #[must_use]
    pub fn warnings(&self, element: &Element) -> Vec<Violation> {
        let mut warnings = Vec::new();
        if !has_outdated(element) {
            return warnings;
        }
        for (name, value) in self.iter() {
            if let Some(entry) = element.entry(name).filter(|_| !matches!(value, Value::Null)) {
                note(entry, name, &mut warnings);
            }
        }
        warnings
    }

    /// Supplies what a later request supplies, in place of what was supplied before under whatever
    /// name. A secret that is given by its [`MASK`] stays as it was: an answer has shown it so.
    pub fn update(&mut self, element: &Element, later: Self) {
        let later = self.without_masks(element, later);
        let replaced: BTreeSet<String> = later.iter().map(|(name, _)| canonical(element, name)).collect();
        self.retain(|name| !replaced.contains(&canonical(element, name)));
        self.document.extend(later);
    }

    /// Supplies what a later request supplies, and nothing else, but for the secrets that it gives by
    /// their [`MASK`].
    pub fn replace(&mut self, element: &Element, later: Self) {
        let named: BTreeSet<String> = later.names().map(|name| canonical(element, name)).collect();
        self.retain(|name| named.contains(&canonical(element, name)));
        self.update(element, later);
    }

    /// The entries of a later request but for the secrets that stay as they are.
    fn without_masks(&self, element: &Element, later: Self) -> Vec<(String, Value)> {
        let known: BTreeSet<String> = self.names().map(|name| canonical(element, name)).collect();
        let has_secret =
            |entry: &Entry| entry.is_secret() && (known.contains(entry.name) || entry.default().is_some());
        let is_kept = |name: &str| element.entry(name).is_some_and(has_secret);
        later.into_iter().filter(|(name, value)| !(value.is_mask() && is_kept(name))).collect()
    }

    fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.document.retain(|(name, _)| is_kept(name));
        self.set.retain(|name, _| is_kept(name));
    }

    /// The names supplied, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// The entries supplied, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        let document = self.document.iter().filter(|(name, _)| !self.set.contains_key(name));
        document
            .map(|(name, value)| (name.as_str(), value))
            .chain(self.set.iter().map(|(name, value)| (name.as_str(), value)))
    }
}

impl IntoIterator for Supplied {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        let Self { mut document, set } = self;
        document.retain(|(name, _)| !set.contains_key(name));
        document.extend(set);
        document.into_iter()
    }
}

/// The name of the entry that a name or an alias stands for.
fn canonical(element: &Element, name: &str) -> String {
    element.entry(name).map_or(name, |entry| entry.name).to_owned()
}
