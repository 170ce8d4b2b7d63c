//! A checked configuration: every entry of one instance.

mod kept;
mod typed;

use std::fmt;
use std::sync::OnceLock;

use serde::ser::{Serialize, Serializer};

use crate::decode::Row;
use crate::element::Element;
use crate::entry::{Entry, Preset, Role};
use crate::secret::{MASK, Secret};
use crate::supplied::Supplied;
use crate::template::Template;
use crate::url::Url;
use crate::violations::{Problem, Violation, Violations};

use kept::Kept;

/// Every entry of one instance, checked, with defaults filled in.
///
/// [`Serialize`] writes it as the API answers it: an object whose values are strings or null,
/// secrets masked. `Debug` shows names only. It is made by [`decode`](crate::decode).
#[derive(Clone)]
pub struct Configuration {
    element: &'static Element,
    alternative: &'static str,
    kept: Kept,
    warnings: Vec<Violation>,
    /// Put together at its first use; empty where there is none, or none yet.
    base_url: OnceLock<Url>,
}

impl Configuration {
    /// What the decoder has accepted of an element's entries, in the order of the table.
    pub(crate) fn new(
        element: &'static Element,
        alternative: &'static str,
        rows: &[Row<'_>],
        warnings: Vec<Violation>,
    ) -> Self {
        let kept = Kept::new(element, alternative, rows);
        Self { element, alternative, kept, warnings, base_url: OnceLock::new() }
    }

    /// Makes sure that the values in each template make a URL together, if there are all of them.
    ///
    /// # Errors
    /// Where they do not: a host of more than 253 characters, for instance.
    pub(crate) fn check_templates(&self) -> Result<(), Violations> {
        for (entry, template) in self.element.templates() {
            if self.fills(template) && template.render(|name| self.text(name)).is_none() {
                return Err(no_url(self.element, entry, template));
            }
        }
        Ok(())
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

    /// What was accepted and should be supplied otherwise: under a former name, or for a deprecated
    /// entry. No warning holds a value.
    #[must_use]
    pub fn warnings(&self) -> &[Violation] {
        &self.warnings
    }

    /// The value of an entry by its wire name, if it has one and is no secret. That of a URL may be a
    /// template, whose values [`url`](Self::url) puts in place.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let (index, entry) = self.entry(name).filter(|(_, entry)| !entry.is_secret())?;
        self.slot(index, entry).text()
    }

    /// A secret by its wire name.
    #[must_use]
    pub fn secret(&self, name: &str) -> Option<&Secret> {
        let (index, _) = self.entry(name).filter(|(_, entry)| entry.is_secret())?;
        self.kept.secret(index)
    }

    /// The entries that are part of the configuration, in the order of the table, each with
    /// its text as an answer shows it: `None` for null, the mask for a secret.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Entry, Option<&str>)> {
        let present = self.rows().filter(|(_, slot)| !matches!(slot, Slot::Absent));
        present
            .map(|(entry, slot)| (entry, slot.text().map(|text| if entry.is_secret() { MASK } else { text })))
    }

    /// What the caller supplied of it, secrets in clear, for a store that encrypts them. The rest is
    /// the element's to say: a later version of its spec may preset something else.
    #[must_use]
    pub const fn exposed(&self) -> Exposed<'_> {
        Exposed(self)
    }

    /// The base URL, values in place; `None` where the element has none, or where a value is still to
    /// be set while the instance lives.
    #[must_use]
    pub fn base_url(&self) -> Option<&Url> {
        Some(self.required_base_url()).filter(|url| !url.as_str().is_empty())
    }

    /// The URL that an entry holds, with the values in place if it is a template; `None` where it holds
    /// none, or where a value is still to be set while the instance lives.
    #[must_use]
    pub fn url(&self, name: &str) -> Option<Url> {
        let (index, entry) = self.entry(name).filter(|(_, entry)| !entry.is_secret())?;
        let text = self.slot(index, entry).text()?;
        match entry.template.filter(|_| entry.default() == Some(text)) {
            Some(template) => template.render(|name| self.text(name)),
            None => Url::parse(text).ok(),
        }
    }

    /// Whether every place of a template has a value.
    fn fills(&self, template: &Template) -> bool {
        template.placeholders().all(|(entry, _)| self.text(entry).is_some())
    }

    fn text(&self, name: &str) -> Option<&str> {
        let (index, entry) = self.entry(name)?;
        self.slot(index, entry).text()
    }

    /// The entry of that wire name, and its place in the table.
    fn entry(&self, name: &str) -> Option<(usize, &'static Entry)> {
        self.element.entries.iter().enumerate().find(|(_, entry)| entry.name == name)
    }

    /// What the configuration has for the entry at a place of the table.
    fn slot(&self, index: usize, entry: &'static Entry) -> Slot<'_> {
        match (self.kept.text(index), entry.preset) {
            (Some(text), _) => Slot::Supplied(text),
            _ if !entry.applies_to(self.alternative) => Slot::Absent,
            (None, Preset::Value(text)) => Slot::Preset(text),
            (None, Preset::Null) => Slot::Null,
            (None, Preset::Absent) => Slot::Absent,
        }
    }

    fn rows(&self) -> impl Iterator<Item = (&'static Entry, Slot<'_>)> {
        let entries = self.element.entries.iter().enumerate();
        entries.map(|(index, entry)| (entry, self.slot(index, entry)))
    }
}

fn no_url(element: &'static Element, entry: &Entry, template: &Template) -> Violations {
    let names = template.placeholders().map(|(name, _)| format!("`{name}`"));
    let names = names.collect::<Vec<_>>().join(", ");
    let problem = Problem::Invalid { expected: format!("values of {names} that make a URL together").into() };
    Violations::new(Some(element), vec![Violation::of(entry, problem)])
}

/// What a configuration has for an entry.
#[derive(Clone, Copy)]
enum Slot<'a> {
    /// It is not part of the configuration.
    Absent,
    /// Null.
    Null,
    /// What the element presets.
    Preset(&'a str),
    /// What the caller supplied.
    Supplied(&'a str),
}

impl<'a> Slot<'a> {
    /// Whether it is the caller's to say. What is fixed a caller can only have repeated.
    fn is_stored(self, entry: &Entry) -> bool {
        matches!(self, Self::Supplied(_)) && entry.role != Role::Fixed
    }

    const fn text(self) -> Option<&'a str> {
        match self {
            Self::Preset(text) | Self::Supplied(text) => Some(text),
            Self::Absent | Self::Null => None,
        }
    }
}

/// What the caller supplied, to be supplied again with changes.
impl From<Configuration> for Supplied {
    fn from(configuration: Configuration) -> Self {
        let mut supplied = Self::new();
        for (entry, slot) in configuration.rows().filter(|(entry, slot)| slot.is_stored(entry)) {
            supplied.set(entry.name, slot.text().unwrap_or_default());
        }
        supplied
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

/// What the caller supplied of a configuration, secrets in clear: [`Serialize`] writes them, and
/// [`Supplied::from_json`] reads them. Do not log it, nor store it in clear.
pub struct Exposed<'configuration>(&'configuration Configuration);

/// As the configuration: without a value.
impl fmt::Debug for Exposed<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Exposed").field(self.0).finish()
    }
}

impl Serialize for Exposed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let supplied = self.0.rows().filter(|(entry, slot)| slot.is_stored(entry));
        serializer.collect_map(supplied.map(|(entry, slot)| (entry.name, slot.text())))
    }
}
