//! A checked configuration: every entry of one instance.

mod typed;

use std::fmt;

use serde::ser::{Serialize, Serializer};

use crate::element::Element;
use crate::entry::{Entry, Role};
use crate::secret::{MASK, Secret};
use crate::supplied::Supplied;
use crate::template::{Segment, Template};
use crate::url::Url;
use crate::violations::{Problem, Violation, Violations};

/// What a row of the table holds.
#[derive(Clone)]
pub(crate) enum Slot {
    /// Not part of the configuration.
    Absent,
    /// Null.
    Null,
    /// What the element presets.
    Preset(Secret),
    /// What the caller supplied; each value is kept as a secret, so that none is shown by accident.
    Supplied(Secret),
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
    warnings: Vec<Violation>,
    /// Empty where there is none, or none yet.
    base_url: Url,
}

impl Configuration {
    /// What the decoder has made of an element's rows.
    ///
    /// # Errors
    /// Where the values that stand in a template together make no URL: a host of more than
    /// 253 characters, for instance.
    pub(crate) fn new(
        element: &'static Element,
        alternative: &'static str,
        slots: Vec<Slot>,
        warnings: Vec<Violation>,
    ) -> Result<Self, Violations> {
        let base_url = Url::unchecked("");
        let mut configuration = Self { element, alternative, slots, warnings, base_url };
        for (entry, template) in element.templates() {
            let is_whole = configuration.fills(template);
            if is_whole && template.render(|name| configuration.text(name)).is_none() {
                return Err(no_url(element, entry, template));
            }
        }
        let base_url = configuration.url(Element::BASE_URL);
        configuration.base_url = base_url.unwrap_or(configuration.base_url);
        Ok(configuration)
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
        (!self.base_url.as_str().is_empty()).then_some(&self.base_url)
    }

    /// The URL that an entry holds, with the values in place if it is a template; `None` where it holds
    /// none, or where a value is still to be set while the instance lives.
    #[must_use]
    pub fn url(&self, name: &str) -> Option<Url> {
        let (entry, slot) = self.rows().find(|(entry, _)| entry.name == name && !entry.is_secret())?;
        let text = slot.text()?;
        match entry.template.filter(|_| entry.default() == Some(text)) {
            Some(template) => template.render(|name| self.text(name)),
            None => Url::parse(text).ok(),
        }
    }

    /// Whether every place of a template has a value.
    fn fills(&self, template: &Template) -> bool {
        let mut places = template.segments().iter().filter_map(Segment::placeholder);
        places.all(|(entry, _)| self.text(entry).is_some())
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.rows().find(|(entry, _)| entry.name == name).and_then(|(_, slot)| slot.text())
    }

    fn rows(&self) -> impl Iterator<Item = (&'static Entry, &Slot)> {
        self.element.entries.iter().zip(&self.slots)
    }
}

fn no_url(element: &'static Element, entry: &Entry, template: &Template) -> Violations {
    let placeholders = template.segments().iter().filter_map(Segment::placeholder);
    let names = placeholders.map(|(name, _)| format!("`{name}`"));
    let names = names.collect::<Vec<_>>().join(", ");
    let problem = Problem::Invalid { expected: format!("values of {names} that make a URL together") };
    Violations::new(Some(element), vec![Violation::new(entry.name, problem)])
}

impl Slot {
    /// Whether it is the caller's to say. What is fixed a caller can only have repeated.
    fn is_stored(&self, entry: &Entry) -> bool {
        matches!(self, Self::Supplied(_)) && entry.role != Role::Fixed
    }

    const fn secret(&self) -> Option<&Secret> {
        match self {
            Self::Preset(value) | Self::Supplied(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    fn text(&self) -> Option<&str> {
        self.secret().map(Secret::expose)
    }
}

/// What the caller supplied, to be supplied again with changes.
impl From<Configuration> for Supplied {
    fn from(configuration: Configuration) -> Self {
        let mut supplied = Self::new();
        for (entry, slot) in configuration.element.entries.iter().zip(configuration.slots) {
            let is_stored = slot.is_stored(entry);
            if let (Slot::Supplied(value), true) = (slot, is_stored) {
                supplied.set(entry.name, value);
            }
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
