//! Regular expressions that values must match.

use std::sync::OnceLock;

use regex_lite::Regex;

/// A regular expression that a value must match, compiled at its first use.
///
/// ```
/// use openelements_runtime::Pattern;
///
/// static ACCOUNT: Pattern = Pattern::new("^[0-9]{4}$", "four digits");
/// assert!(ACCOUNT.accepts("1234"));
/// assert!(!ACCOUNT.accepts("12345"));
/// ```
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    hint: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern in the syntax of the `regex-lite` crate, and a hint in words that complete
    /// "expected ...". The generator has compiled it before.
    #[must_use]
    pub const fn new(source: &'static str, hint: &'static str) -> Self {
        Self { source, hint, regex: OnceLock::new() }
    }

    /// The regular expression as the spec has it.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// What the pattern accepts, in words.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        self.hint
    }

    /// Whether `text` matches. A pattern that does not compile, which the generator never
    /// writes, accepts nothing.
    #[must_use]
    pub fn accepts(&self, text: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(self.source).ok());
        regex.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}
