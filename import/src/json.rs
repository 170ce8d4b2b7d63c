//! JSON values that know the line they are written in.

use std::fmt::Write as _;

/// A value and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    /// The line in the file, from 1.
    pub(crate) line: usize,
    /// The value.
    pub(crate) value: Value,
}

/// A JSON value. Members keep their order, and numbers their text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The members of an object; of anything else there are none.
    pub(crate) fn members(&self) -> &[(String, Node)] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of an array; of anything else there are none.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The last member of that name, as parsers of JSON take it.
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        self.members().iter().rev().find(|(known, _)| known == name).map(|(_, node)| node)
    }

    /// The text of the member of that name.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Node::text)
    }

    /// Whether a member of that name is anywhere within the value.
    pub(crate) fn has_within(&self, name: &str) -> bool {
        let is_own = self.members().iter().any(|(known, node)| known == name || node.has_within(name));
        is_own || self.items().iter().any(|item| item.has_within(name))
    }

    /// The text of a string.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is true or false, also in quotes.
    pub(crate) fn boolean(&self) -> Option<bool> {
        match &self.value {
            Value::Boolean(value) => Some(*value),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The whole number that it is, also in quotes.
    pub(crate) fn integer(&self) -> Option<i64> {
        match &self.value {
            Value::Number(text) | Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// Whether it is an object.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    /// Whether it is an array.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.value, Value::List(_))
    }

    /// What a configuration has for the value: null, or a text. Objects and arrays become JSON.
    pub(crate) fn wire(&self) -> Option<String> {
        match &self.value {
            Value::Null => None,
            Value::Boolean(value) => Some(value.to_string()),
            Value::Number(text) | Value::Text(text) => Some(text.clone()),
            Value::List(_) | Value::Object(_) => Some(self.compact()),
        }
    }

    /// The JSON text of the value, without white space.
    pub(crate) fn compact(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        match &self.value {
            Value::Null => out.push_str("null"),
            Value::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Value::Number(text) => out.push_str(text),
            Value::Text(text) => quote(out, text),
            Value::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    item.write(out);
                }
                out.push(']');
            }
            Value::Object(members) => {
                out.push('{');
                for (index, (name, node)) in members.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    quote(out, name);
                    out.push(':');
                    node.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// Writes a JSON string.
pub(crate) fn quote(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{}", serde_json::Value::from(text));
}
