//! What an element is called on the wire.

use std::fmt;
use std::str::FromStr;

/// The longest word, in bytes.
const MAX_BYTES: usize = 32;

/// Members of the documents that stand beside the noun: they cannot be it.
const TAKEN: [&str; 25] = [
    "configuration",
    "disabled",
    "doc",
    "docs",
    "error",
    "health",
    "hub",
    "id",
    "instance",
    "key",
    "keys",
    "message",
    "metadata",
    "metric",
    "metrics",
    "name",
    "organization",
    "ready",
    "status",
    "tag",
    "tags",
    "token",
    "user",
    "valid",
    "warning",
];

/// What an element is called on the wire: `element`, unless somebody brands the API.
///
/// ```
/// use openelements_runtime::Noun;
///
/// let noun: Noun = "connector".parse()?;
/// assert_eq!((noun.singular(), noun.id(), noun.plural()), ("connector", "connectorId", "connectors"));
/// assert_eq!(Noun::default().singular(), "element");
/// # Ok::<(), openelements_runtime::InvalidNoun>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    singular: String,
    plural: String,
    id: String,
}

impl Noun {
    fn of(word: &str) -> Self {
        Self { singular: word.to_owned(), plural: format!("{word}s"), id: format!("{word}Id") }
    }

    /// The member that holds an element.
    #[must_use]
    pub fn singular(&self) -> &str {
        &self.singular
    }

    /// The part of paths that stands for all elements.
    #[must_use]
    pub fn plural(&self) -> &str {
        &self.plural
    }

    /// The member that holds the id of an element.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// Reads a noun: small letters, digits and `_`, a letter first, at most 32 of them; none that is the
/// name of another member of the documents.
impl FromStr for Noun {
    type Err = InvalidNoun;

    fn from_str(word: &str) -> Result<Self, InvalidNoun> {
        let is_known = |character: char| matches!(character, 'a'..='z' | '0'..='9' | '_');
        let is_word = word.starts_with(|character: char| character.is_ascii_lowercase());
        if !is_word || !word.chars().all(is_known) || word.len() > MAX_BYTES {
            return Err(InvalidNoun("small letters, digits and `_`, a letter first, at most 32 of them"));
        }
        if TAKEN.contains(&word) || TAKEN.contains(&word.trim_end_matches('s')) {
            return Err(InvalidNoun("a word that the API does not use for something else"));
        }
        Ok(Self::of(word))
    }
}

impl Default for Noun {
    fn default() -> Self {
        Self::of("element")
    }
}

/// A word cannot be the noun. It holds what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidNoun(&'static str);

impl fmt::Display for InvalidNoun {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}", self.0)
    }
}

impl std::error::Error for InvalidNoun {}

#[cfg(test)]
mod tests {
    use super::Noun;

    #[test]
    fn a_noun_is_a_word_that_is_free() {
        for word in ["element", "your_mom", "connector", "a1"] {
            assert_eq!(word.parse::<Noun>().unwrap().singular(), word);
        }
        for word in [
            "",
            "Element",
            "1st",
            "my-noun",
            "a/b",
            "é",
            "instance",
            "instances",
            "hubs",
            "doc",
            "valid",
            "keys",
        ] {
            assert!(word.parse::<Noun>().is_err(), "{word}");
        }
        assert!("n".repeat(33).parse::<Noun>().is_err());
    }
}
