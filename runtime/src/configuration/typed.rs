//! Entries as values of their kinds.
//!
//! The `required_` functions are for generated code, which calls them for entries that every
//! configuration of the element has. A configuration comes from the decoder alone, and that has
//! refused whatever they could stumble over; so they cannot fail.

use std::sync::LazyLock;

use super::Configuration;
use crate::element::Element;
use crate::secret::Secret;
use crate::url::Url;
use crate::violations::{Problem, Violation, Violations};

impl Configuration {
    /// The value of a boolean entry by its wire name, if it has one.
    #[must_use]
    pub fn boolean(&self, name: &str) -> Option<bool> {
        self.get(name)?.parse().ok()
    }

    /// The value of an integer entry by its wire name, if it has one.
    #[must_use]
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.get(name)?.parse().ok()
    }

    /// The text of an entry that has one.
    #[doc(hidden)]
    #[must_use]
    pub fn required_text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// A secret that is there.
    #[doc(hidden)]
    #[must_use]
    pub fn required_secret(&self, name: &str) -> &Secret {
        static NONE: LazyLock<Secret> = LazyLock::new(|| Secret::from(""));
        self.secret(name).unwrap_or(&NONE)
    }

    /// The value of a boolean entry that has one.
    #[doc(hidden)]
    #[must_use]
    pub fn required_boolean(&self, name: &str) -> bool {
        self.boolean(name).unwrap_or_default()
    }

    /// The value of an integer entry that has one.
    #[doc(hidden)]
    #[must_use]
    pub fn required_integer(&self, name: &str) -> i64 {
        self.integer(name).unwrap_or_default()
    }

    /// The value of a URL entry that has one.
    #[doc(hidden)]
    #[must_use]
    pub fn required_url(&self, name: &str) -> Url {
        self.url(name).unwrap_or_else(|| Url::unchecked(""))
    }

    /// The base URL of an element that has one.
    #[doc(hidden)]
    #[must_use]
    pub fn required_base_url(&self) -> &Url {
        self.base_url.get_or_init(|| self.required_url(Element::BASE_URL))
    }

    /// The same configuration, if it is one of `element`: of this very table, as that of another
    /// library may have other entries under the same key.
    ///
    /// # Errors
    /// Where it configures another.
    pub fn of(self, element: &'static Element) -> Result<Self, Violations> {
        if std::ptr::eq(self.element, element) {
            return Ok(self);
        }
        let from = if self.element.key == element.key { " of this library" } else { "" };
        let problem = Problem::Invalid { expected: format!("`{}`{from}", element.key).into() };
        Err(Violations::new(Some(self.element), vec![Violation::new("element.key", problem)]))
    }
}
