//! The members of JSON objects, read without ever repeating what they hold.

mod plain;

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::json::unquoted;
use crate::violations::{Problem, Violation, Violations};

pub(crate) use plain::{Plain, read as read_plain};

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
        serde_json::from_str(text).map_err(|error| malformed(text, &error, what))
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

/// A document that is no JSON object, as a violation. The library's own words are kept only
/// where they speak of syntax: those about data quote the data.
fn malformed(text: &str, error: &serde_json::Error, what: &str) -> Violations {
    let expected: Cow<'static, str> = if error.is_data() {
        "a JSON object, such as `{\"key\": \"value\"}`".into()
    } else if is_at_comment(text, error) {
        "valid JSON, which has no comments: remove the one that begins here".into()
    } else {
        let message = error.to_string();
        let reason = message.split(" at line ").next().unwrap_or_default();
        format!("valid JSON; the parser says: {reason}").into()
    };
    // The parser counts from 0 where it is at the beginning of a line.
    let (line, column) = (error.line().max(1), error.column().max(1));
    let problem = Problem::Malformed { line, column, expected };
    Violations::new(None, vec![Violation::new(what, problem)])
}

/// Whether it is a comment that the parser has stumbled over. Documents have some.
fn is_at_comment(text: &str, error: &serde_json::Error) -> bool {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let rest = line.as_bytes().get(error.column().saturating_sub(1)..).unwrap_or_default();
    rest.starts_with(b"//") || rest.starts_with(b"/*")
}
