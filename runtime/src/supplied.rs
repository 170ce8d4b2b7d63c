//! What a caller supplied, before it is checked.

use serde_json::value::RawValue;

use crate::json::{Members, compact};
use crate::secret::Secret;
use crate::url::Url;
use crate::violations::Violations;

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
    fn from_json(json: &RawValue) -> Self {
        let json = json.get();
        match json.bytes().next() {
            Some(b'n') => Self::Null,
            Some(b'{' | b'[') => Self::Json(Secret::from(compact(json))),
            // A string that the parser accepted as part of the document is one by itself.
            Some(b'"') => Self::from(serde_json::from_str::<String>(json).unwrap_or_default()),
            _ => Self::from(json),
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

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::from(value.to_string())
    }
}

impl From<Url> for Value {
    fn from(url: Url) -> Self {
        Self::from(String::from(url))
    }
}

/// The entries that a caller supplied, in order, under the names that the caller used.
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
    entries: Vec<(String, Value)>,
}

impl Supplied {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// Reads a configuration in JSON: an object from wire names to values. An entry that
    /// stands in it twice is kept twice, for the decoder to refuse.
    ///
    /// # Errors
    /// Where the text is not a JSON object.
    pub fn from_json(json: &str) -> Result<Self, Violations> {
        let members = Members::read(json, "configuration")?;
        let entries = members
            .0
            .into_iter()
            .map(|(name, json)| (name, Value::from_json(json)));
        Ok(Self {
            entries: entries.collect(),
        })
    }

    /// Supplies a value for an entry, in place of the one supplied before.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.entries.retain(|(known, _)| known != name);
        self.entries.push((name.to_owned(), value.into()));
    }

    /// The names supplied, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(name, _)| name.as_str())
    }
}

impl IntoIterator for Supplied {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}
