//! Changes to specs that surely mend a problem.

use std::ops::Range;

use crate::yaml::{At, Places};

/// A change to specs that surely mends a problem, because only one thing can have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// What it does, in one line: "write `label`".
    pub title: String,
    /// The parts that it replaces; they do not overlap.
    pub edits: Vec<Edit>,
}

/// A part of a source to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// The index of the source.
    pub source: usize,
    /// The bytes of the source's text which are replaced.
    pub span: Range<usize>,
    /// The text in their stead; may be empty.
    pub replacement: String,
}

/// A part of a spec that a fix changes, before its place is looked up.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// The text of a scalar, or a part of it, becomes this; its quotes are kept.
    Text(At, String),
    /// A scalar and its quotes become this.
    Scalar(At, String),
    /// The member of this name goes, whose value is here.
    #[cfg_attr(not(feature = "tools"), expect(dead_code, reason = "only lints know what to remove"))]
    Removal(At, &'static str),
}

impl Change {
    /// The place that it is about.
    pub(super) fn place(&self) -> &At {
        match self {
            Self::Text(at, _) | Self::Scalar(at, _) | Self::Removal(at, _) => at,
        }
    }

    /// The edit, if the text there is just what it is taken for.
    pub(super) fn edit(self, places: &Places<'_>) -> Option<Edit> {
        let (source, span, replacement) = match self {
            Self::Text(at, text) => (at.source(), places.literal(&at)?, text),
            Self::Scalar(at, text) => (at.source(), places.scalar(&at)?, text),
            Self::Removal(at, name) => (at.source(), places.member(&at, name)?, String::new()),
        };
        // What has a meaning in YAML would need quotes, or have to be escaped within them.
        let is_plain = |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
        replacement.chars().all(is_plain).then_some(Edit { source, span, replacement })
    }
}

/// The known name that a given one surely is, but for a typing error.
///
/// It is [otherwise spelt](otherwise_spelt); or it differs in one letter, of at least five: a shorter one is
/// easily another word. No other name may be as near.
pub(crate) fn surely_meant<'name>(
    given: &str,
    known: impl Iterator<Item = &'name str> + Clone,
) -> Option<&'name str> {
    let is_slip = |name: &str| {
        // Comparing takes time in proportion to both lengths; a letter has at most four bytes.
        let is_near = name.len().abs_diff(given.len()) <= 4 && name.len().min(given.len()) >= 5;
        is_near && strsim::damerau_levenshtein(given, name) == 1
    };
    otherwise_spelt(given, known.clone()).or_else(|| only(known, is_slip))
}

/// The only known name that differs from a given one in case, `-`, `_` and `.` alone.
pub(crate) fn otherwise_spelt<'name>(
    given: &str,
    known: impl Iterator<Item = &'name str>,
) -> Option<&'name str> {
    let plain = letters(given);
    only(known, |name| letters(name) == plain)
}

/// The name of which something holds, if it holds of no other.
fn only<'name>(
    mut names: impl Iterator<Item = &'name str>,
    holds: impl Fn(&str) -> bool,
) -> Option<&'name str> {
    let name = names.find(|name| holds(name))?;
    names.all(|other| !holds(other)).then_some(name)
}

/// What is left of a name without that in which writers differ.
fn letters(name: &str) -> String {
    let kept = name.chars().filter(|character| !"-_.".contains(*character));
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{otherwise_spelt, surely_meant};

    #[test]
    fn only_a_typing_error_is_surely_another_name() {
        let known = ["label", "required_if", "bodyField", "text", "oauth1", "oauth2", "kind"];
        let sure = [
            ("lable", Some("label")),
            ("Label", Some("label")),
            ("requiredIf", Some("required_if")),
            ("body-field", Some("bodyField")),
            ("KIND", Some("kind")),
            // Two are as near, or the word is short, or there is more than one error.
            ("oauth", None),
            ("test", None),
            ("knd", None),
            ("lbale1", None),
            ("", None),
        ];
        for (given, meant) in sure {
            assert_eq!(surely_meant(given, known.into_iter()), meant, "{given}");
        }
    }

    #[test]
    fn another_letter_is_another_spelling_of_none() {
        let types = ["oauth2", "apiKey", "awsv4"];
        let sure =
            [("OAuth-2", Some("oauth2")), ("api_key", Some("apiKey")), ("awsv5", None), ("oauth", None)];
        for (given, meant) in sure {
            assert_eq!(otherwise_spelt(given, types.into_iter()), meant, "{given}");
        }
    }
}
