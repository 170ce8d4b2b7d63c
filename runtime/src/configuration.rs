//! A checked configuration: every entry of one instance.

use std::fmt;

use serde::ser::{Serialize, Serializer};

use crate::element::Element;
use crate::entry::Entry;
use crate::secret::{MASK, Secret};
use crate::url::Url;
use crate::violations::{Problem, Violation, Violations};

/// What a row of the table holds.
#[derive(Clone)]
pub(crate) enum Slot {
    /// Not part of the configuration.
    Absent,
    /// Null.
    Null,
    /// A value; each is kept as a secret, so that none is shown by accident.
    Value(Secret),
}

/// Every entry of one instance, checked, with defaults filled in.
///
/// [`Serialize`] writes it as the API answers it: an object whose values are strings or null,
/// secrets masked. `Debug` shows names only. It is made by [`decode`](crate::decode).
#[derive(Clone)]
pub struct Configuration {
    element: &'static Element,
    alternative: &'static str,
    slots: Vec<Slot>,
}

impl Configuration {
    pub(crate) const fn new(element: &'static Element, alternative: &'static str, slots: Vec<Slot>) -> Self {
        Self { element, alternative, slots }
    }

    /// The element it configures.
    #[must_use]
    pub const fn element(&self) -> &'static Element {
        self.element
    }

    /// The authentication that applies: the one chosen, or the default; empty where the
    /// element has none.
    #[must_use]
    pub const fn authentication(&self) -> &'static str {
        self.alternative
    }

    /// The value of an entry by its wire name, if it has one and is no secret.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.rows()
            .find(|(entry, _)| entry.name == name && !entry.is_secret())
            .and_then(|(_, slot)| slot.text())
    }

    /// A secret by its wire name.
    #[must_use]
    pub fn secret(&self, name: &str) -> Option<&Secret> {
        let found = self.rows().find(|(entry, _)| entry.name == name && entry.is_secret());
        found.and_then(|(_, slot)| slot.secret())
    }

    /// The entries that are part of the configuration, in the order of the table, each with
    /// its text as an answer shows it: `None` for null, the mask for a secret.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Entry, Option<&str>)> {
        let present = self.rows().filter(|(_, slot)| !matches!(slot, Slot::Absent));
        present
            .map(|(entry, slot)| (entry, slot.text().map(|text| if entry.is_secret() { MASK } else { text })))
    }

    /// The same, secrets in clear, for a store that encrypts them.
    #[must_use]
    pub const fn exposed(&self) -> Exposed<'_> {
        Exposed(self)
    }

    /// The base URL, values in place.
    ///
    /// # Errors
    /// Where the element has no base URL, or the values together make none: a host of more
    /// than 253 characters, for instance.
    pub fn render_base_url(&self) -> Result<Url, Violations> {
        let value = |name: &str| self.text(name);
        let rendered = self.element.base_url.and_then(|template| template.render(value));
        rendered.ok_or_else(|| {
            let expected = "values that together make a URL".to_owned();
            self.violation("base.url", Problem::Invalid { expected })
        })
    }

    /// A typed value that the configuration must have. For generated code.
    ///
    /// # Errors
    /// Where there is no such value, which the decoder has made sure of.
    pub fn required<T: FromText>(&self, name: &str) -> Result<T, Violations> {
        let missing = || self.violation(name, Problem::Missing { expected: "a value".to_owned() });
        self.optional(name)?.ok_or_else(missing)
    }

    /// A typed value that the configuration may have. For generated code.
    ///
    /// # Errors
    /// Where the value is not of that type, which the decoder has made sure of.
    pub fn optional<T: FromText>(&self, name: &str) -> Result<Option<T>, Violations> {
        let invalid = || self.violation(name, Problem::Invalid { expected: "another type".to_owned() });
        self.text(name).map(|text| T::from_text(text).ok_or_else(invalid)).transpose()
    }

    /// Makes sure that it configures `element`. For generated code.
    ///
    /// # Errors
    /// Where it configures another.
    pub fn of(&self, element: &'static Element) -> Result<(), Violations> {
        if self.element.key == element.key {
            return Ok(());
        }
        let expected = format!("`{}`", element.key);
        Err(self.violation("element.key", Problem::Invalid { expected }))
    }

    fn violation(&self, entry: &str, problem: Problem) -> Violations {
        Violations::new(Some(self.element), vec![Violation::new(entry, problem)])
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.rows().find(|(entry, _)| entry.name == name).and_then(|(_, slot)| slot.text())
    }

    fn rows(&self) -> impl Iterator<Item = (&'static Entry, &Slot)> {
        self.element.entries.iter().zip(&self.slots)
    }
}

impl Slot {
    const fn secret(&self) -> Option<&Secret> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    fn text(&self) -> Option<&str> {
        self.secret().map(Secret::expose)
    }
}

impl fmt::Debug for Configuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.iter().map(|(entry, _)| entry.name).collect();
        formatter
            .debug_struct("Configuration")
            .field("element", &self.element.key)
            .field("entries", &names)
            .finish_non_exhaustive()
    }
}

impl Serialize for Configuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(entry, text)| (entry.name, text)))
    }
}

/// A configuration with its secrets in clear: [`Serialize`] writes them. Do not log it.
pub struct Exposed<'configuration>(&'configuration Configuration);

impl Serialize for Exposed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let present = self.0.rows().filter(|(_, slot)| !matches!(slot, Slot::Absent));
        serializer.collect_map(present.map(|(entry, slot)| (entry.name, slot.text())))
    }
}

/// A type that the text of a value is read as. For generated code.
pub trait FromText: Sized {
    /// Reads the text; `None` where it is not of the type.
    fn from_text(text: &str) -> Option<Self>;
}

impl FromText for String {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl FromText for Secret {
    fn from_text(text: &str) -> Option<Self> {
        Some(Self::from(text))
    }
}

impl FromText for bool {
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromText for i64 {
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromText for Url {
    fn from_text(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}
