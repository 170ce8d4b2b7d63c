//! Reading JSON without ever repeating what it holds.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::violations::{Problem, Violation, Violations};

/// The members of a JSON object, in order, repeated ones included, each with its JSON text. A name
/// that is no Unicode, which no entry has, is kept in the spelling of the document.
pub(crate) struct Members<'text>(pub(crate) Vec<(String, &'text RawValue)>);

impl<'text> Members<'text> {
    /// Reads an object.
    ///
    /// # Errors
    /// Where `text` is not a JSON object: the place, and what is wrong there in words that
    /// do not repeat the text. `what` says what the object is.
    pub(crate) fn read(text: &'text str, what: &str) -> Result<Self, Violations> {
        serde_json::from_str(text).map_err(|error| malformed(&error, what))
    }
}

impl<'text> Deserialize<'text> for Members<'text> {
    fn deserialize<D: Deserializer<'text>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'text> Visitor<'text> for MembersVisitor {
    type Value = Members<'text>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'text>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry::<&RawValue, _>()? {
            members.push((
                unquoted(name.get()).unwrap_or_else(|| name.get().trim_matches('"').to_owned()),
                value,
            ));
        }
        Ok(Members(members))
    }
}

/// The text of a JSON string; `None` where it is no Unicode. The parser skips over members
/// without looking into their escapes, and so lets half a surrogate pair pass.
pub(crate) fn unquoted(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

/// Whether `text` is a JSON document of any depth, its strings Unicode.
pub(crate) fn is_document(text: &str) -> bool {
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    is_json && strings(text).into_iter().all(|string| unquoted(string).is_some())
}

/// The strings of a JSON document that have escapes, in their quotes.
fn strings(json: &str) -> Vec<&str> {
    let (mut strings, mut start, mut escaped, mut worth_reading) = (Vec::new(), None, false, false);
    for (index, byte) in json.bytes().enumerate() {
        match (byte, start) {
            (b'"', None) => (start, worth_reading) = (Some(index), false),
            (b'"', Some(first)) if !escaped => {
                strings.extend(json.get(first..=index).filter(|_| worth_reading));
                start = None;
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
        worth_reading |= escaped;
    }
    strings
}

/// A document that is no JSON object, as a violation. The library's own words are kept only
/// where they speak of syntax: those about data quote the data.
fn malformed(error: &serde_json::Error, what: &str) -> Violations {
    let expected = if error.is_data() {
        format!("{what}: a JSON object, such as `{{\"key\": \"value\"}}`")
    } else {
        let message = error.to_string();
        let reason = message.split(" at line ").next().unwrap_or_default();
        format!("{what} in JSON, but: {reason}")
    };
    // The parser counts from 0 where it is at the beginning of a line.
    let (line, column) = (error.line().max(1), error.column().max(1));
    let problem = Problem::Malformed { line, column, expected };
    Violations::new(None, vec![Violation::new(what, problem)])
}

/// The JSON text of an array or object without the white space between its tokens.
pub(crate) fn compact(json: &str) -> String {
    let mut compact = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    for character in json.chars() {
        if quoted || !character.is_ascii_whitespace() {
            compact.push(character);
        }
        quoted ^= character == '"' && !escaped;
        escaped = quoted && character == '\\' && !escaped;
    }
    compact
}
