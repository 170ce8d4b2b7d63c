//! The table of one element, and the list of all.

mod document;
mod ruled;

use std::fmt;

use crate::characters::shown;
use crate::entry::Entry;
use crate::suggest::did_you_mean;
use crate::template::{Position, Template};

pub use document::ElementDocument;

use ruled::Ruled;

/// How callers of an element prove who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Authentication {
    /// The type used where the caller does not choose one: `basic`, `oauth2`, ...
    pub default: &'static str,
    /// What the caller may choose from with `authentication.type`; empty where there is no choice.
    pub alternatives: &'static [&'static str],
    /// Whether the element object names the type; some documented ones answer `{}`.
    pub answered: bool,
}

impl Authentication {
    /// The wire name of the entry that chooses an alternative.
    pub const ENTRY: &'static str = "authentication.type";

    /// One type.
    #[must_use]
    pub const fn one(name: &'static str) -> Self {
        Self { default: name, alternatives: &[], answered: true }
    }

    /// A choice of alternatives.
    #[must_use]
    pub const fn choice(default: &'static str, alternatives: &'static [&'static str]) -> Self {
        Self { default, alternatives, answered: true }
    }

    /// Leaves the type out of the element object.
    #[must_use]
    pub const fn unanswered(self) -> Self {
        Self { answered: false, ..self }
    }

    /// The alternative of that name, in any case of letters; the default where none is given.
    #[must_use]
    pub fn alternative(&self, name: Option<&str>) -> Option<&'static str> {
        let Some(name) = name else {
            return Some(self.default);
        };
        self.alternatives.iter().copied().find(|known| known.eq_ignore_ascii_case(name))
    }
}

/// A further member of the element object in an answer, as documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Member {
    /// A flag, such as `"active": true`.
    Flag(&'static str, bool),
    /// A text, such as `"hookName": "ZuoraV2"`.
    Text(&'static str, &'static str),
}

/// What is sent to the vendor with each request, as the element object lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// The wire name of the entry that is sent; or what `kind` says.
    pub name: &'static str,
    /// What the name is: that of an entry (`configuration`), the text itself (`value`), or the name
    /// of something in the caller's request (`header`, `query`, ...).
    pub kind: &'static str,
    /// Whether it goes with the `request`, or comes with the `response`.
    pub source: &'static str,
    /// The name under which the vendor takes it.
    pub vendor_name: &'static str,
    /// Where the vendor takes it: `path`, `header`, `query`, ...
    pub vendor_type: &'static str,
    /// The id under which the documents list it.
    pub id: Option<u64>,
    /// The date that the documents give, as they write it.
    pub created: Option<&'static str>,
}

impl Parameter {
    /// The entry `name`, sent to the vendor as `vendor_type` under `vendor_name`.
    #[must_use]
    pub const fn new(name: &'static str, vendor_type: &'static str, vendor_name: &'static str) -> Self {
        Self {
            name,
            kind: "configuration",
            source: "request",
            vendor_name,
            vendor_type,
            id: None,
            created: None,
        }
    }

    /// Says what the name is, where it is not that of an entry.
    #[must_use]
    pub const fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    /// Says that it comes with the vendor's response.
    #[must_use]
    pub const fn of_response(self) -> Self {
        Self { source: "response", ..self }
    }

    /// Sets the documented id.
    #[must_use]
    pub const fn id(self, id: u64) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Sets the documented date.
    #[must_use]
    pub const fn created(self, created: &'static str) -> Self {
        Self { created: Some(created), ..self }
    }
}

/// The table of one element: what its spec says, as data.
///
/// [`document`](Self::document) writes the element object of an answer.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Element {
    /// The key that names the element: `chargebee`.
    pub key: &'static str,
    /// The documented id.
    pub id: u64,
    /// The name for people.
    pub name: &'static str,
    /// What it connects to.
    pub description: &'static str,
    /// The family it belongs to, if any: `payment`.
    pub hub: Option<&'static str>,
    /// The address of a logo, if any.
    pub image: Option<&'static str>,
    /// How its callers prove who they are; `None` where the documents do not say.
    pub authentication: Option<Authentication>,
    /// The further members of the element object.
    pub members: &'static [Member],
    /// What is sent to the vendor with each request.
    pub parameters: &'static [Parameter],
    /// Every entry of a configuration, in the order of the spec.
    pub entries: &'static [Entry],
    /// The resources of the hub that the element has: `customers`, `orders`.
    pub resources: &'static [&'static str],
    /// Keys that it had: they name it still.
    pub renamed_from: &'static [&'static str],
    /// Why callers should do without it, and what to use instead.
    pub deprecated: Option<&'static str>,
    ruled: Ruled,
}

impl Element {
    /// The wire name of the entry that holds the URL which the paths of the vendor's API are appended to.
    pub const BASE_URL: &'static str = "base.url";

    /// An element without entries.
    #[must_use]
    pub const fn new(key: &'static str, id: u64, name: &'static str) -> Self {
        Self {
            key,
            id,
            name,
            description: "",
            hub: None,
            image: None,
            authentication: None,
            members: &[],
            parameters: &[],
            entries: &[],
            resources: &[],
            renamed_from: &[],
            deprecated: None,
            ruled: Ruled::of(&[]),
        }
    }

    /// Says what it connects to.
    #[must_use]
    pub const fn description(self, description: &'static str) -> Self {
        Self { description, ..self }
    }

    /// Sets the hub.
    #[must_use]
    pub const fn hub(self, hub: &'static str) -> Self {
        Self { hub: Some(hub), ..self }
    }

    /// Sets the address of the logo.
    #[must_use]
    pub const fn image(self, image: &'static str) -> Self {
        Self { image: Some(image), ..self }
    }

    /// Sets the authentication.
    #[must_use]
    pub const fn authentication(self, authentication: Authentication) -> Self {
        Self { authentication: Some(authentication), ..self }
    }

    /// Sets the further members of the element object.
    #[must_use]
    pub const fn members(self, members: &'static [Member]) -> Self {
        Self { members, ..self }
    }

    /// Sets what is sent to the vendor.
    #[must_use]
    pub const fn parameters(self, parameters: &'static [Parameter]) -> Self {
        Self { parameters, ..self }
    }

    /// Sets the entries.
    #[must_use]
    pub const fn entries(self, entries: &'static [Entry]) -> Self {
        Self { entries, ruled: Ruled::of(entries), ..self }
    }

    /// Sets the resources.
    #[must_use]
    pub const fn resources(self, resources: &'static [&'static str]) -> Self {
        Self { resources, ..self }
    }

    /// Sets the keys that it had.
    #[must_use]
    pub const fn renamed_from(self, renamed_from: &'static [&'static str]) -> Self {
        Self { renamed_from, ..self }
    }

    /// Says why callers should do without it, and what to use instead.
    #[must_use]
    pub const fn deprecated(self, advice: &'static str) -> Self {
        Self { deprecated: Some(advice), ..self }
    }

    /// Its key, and those that it had.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.key).chain(self.renamed_from.iter().copied())
    }

    /// Whether `key` is its key, or was.
    #[must_use]
    pub fn has_key(&self, key: &str) -> bool {
        self.key == key || self.renamed_from.contains(&key)
    }

    /// The entry of that wire name, of that alias, or of that former name.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&'static Entry> {
        self.entries.get(self.position(name)?)
    }

    /// The place of that entry in the table. No two entries answer to one name.
    #[inline]
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        let own = self.entries.iter().position(|entry| entry.name == name);
        own.or_else(|| self.entries.iter().position(|entry| entry.is_named(name)))
    }

    /// The entry of the base URL, if the element has one.
    #[must_use]
    pub fn base_url(&self) -> Option<&'static Entry> {
        self.entries.iter().find(|entry| entry.name == Self::BASE_URL)
    }

    /// The first entries of the table, up to the last of which something is to be said even where
    /// nothing is supplied for it.
    #[inline]
    pub(crate) fn ruled(&self) -> &'static [Entry] {
        self.ruled.entries(self.entries)
    }

    /// The entries that are preset to a template, and the templates.
    pub fn templates(&self) -> impl Iterator<Item = (&'static Entry, &'static Template)> + use<> {
        self.ruled().iter().filter_map(|entry| Some((entry, entry.template?)))
    }

    /// The positions at which the value of an entry stands in the templates of the element.
    pub fn positions<'name>(&self, entry: &'name str) -> impl Iterator<Item = Position> + use<'name> {
        self.templates().flat_map(move |(_, template)| template.positions(entry))
    }
}

/// All elements of one generated library, sorted by key.
#[derive(Clone, Copy, Debug)]
pub struct Catalogue {
    elements: &'static [&'static Element],
}

impl Catalogue {
    /// The catalogue of these elements, which the generator has sorted by key.
    #[must_use]
    pub const fn new(elements: &'static [&'static Element]) -> Self {
        Self { elements }
    }

    /// The elements, sorted by key.
    #[must_use]
    pub const fn elements(&self) -> &'static [&'static Element] {
        self.elements
    }

    /// The element of that key, or of that former key.
    ///
    /// # Errors
    /// [`UnknownElement`] where there is none, with the key that may have been meant.
    pub fn element(&self, key: &str) -> Result<&'static Element, UnknownElement> {
        self.index(key).map(|(_, element)| element)
    }

    /// The same, and its place among the [`elements`](Self::elements), for generated code.
    ///
    /// # Errors
    /// As [`element`](Self::element).
    #[doc(hidden)]
    pub fn index(&self, key: &str) -> Result<(usize, &'static Element), UnknownElement> {
        // Byte by byte, as most keys differ soon.
        let found = self.elements.binary_search_by(|element| element.key.bytes().cmp(key.bytes())).ok();
        let former = || self.elements.iter().position(|element| element.renamed_from.contains(&key));
        let index = found.or_else(former);
        let element = index.and_then(|index| Some((index, *self.elements.get(index)?)));
        element.ok_or_else(|| self.unknown(key))
    }

    /// The element of that id.
    #[must_use]
    pub fn element_of_id(&self, id: u64) -> Option<&'static Element> {
        self.elements.iter().copied().find(|element| element.id == id)
    }

    /// The error for a key that is none of the catalogue's.
    #[must_use]
    pub fn unknown(&self, key: &str) -> UnknownElement {
        UnknownElement {
            key: shown(key),
            suggestion: did_you_mean(key, self.elements.iter().flat_map(|element| element.keys())),
        }
    }
}

/// There is no element of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownElement {
    /// The key that was asked for, cut at 64 characters.
    pub key: String,
    /// The key that may have been meant.
    pub suggestion: Option<&'static str>,
}

impl UnknownElement {
    /// What is expected instead, in words that complete "expected ...".
    #[must_use]
    pub fn expected(&self) -> String {
        let hint = self.suggestion.map(|key| format!(", perhaps `{key}`")).unwrap_or_default();
        format!("the key of an element{hint}")
    }
}

impl fmt::Display for UnknownElement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "there is no element `{}`", self.key)?;
        match self.suggestion {
            Some(suggestion) => write!(formatter, "; did you mean `{suggestion}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownElement {}
