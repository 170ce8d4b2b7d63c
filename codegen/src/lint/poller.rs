//! The texts of poller configurations, which are JSON in YAML, and so twice removed from their places.

use std::ops::Range;

use serde_json::Value;

use super::Subject;
use crate::yaml::{At, Node, Shape};

/// The settings that have URLs to poll.
const SETTINGS: [&str; 2] = ["event.poller.configuration", "event.poller.urls"];

/// A text of a poller configuration.
pub(super) struct PollerText {
    /// The name of the member that it is the value of.
    pub(super) member: String,
    /// The text.
    pub(super) value: String,
    /// The YAML value that it is in.
    at: At,
    /// Where in the value it begins; none if it is not there literally.
    offset: Option<usize>,
}

impl PollerText {
    /// The place of these bytes of the text.
    pub(super) fn at(&self, range: &Range<usize>) -> At {
        match self.offset {
            Some(offset) => self.at.within(offset + range.start..offset + range.end),
            None => self.at.clone(),
        }
    }

    /// Whether it is a URL that is polled.
    pub(super) fn is_url(&self) -> bool {
        self.member == "url"
    }

    /// Whether it is the form of a date, as `updatedDateFormat` is.
    pub(super) fn is_date_format(&self) -> bool {
        self.member.ends_with("DateFormat")
    }
}

/// Every text of the poller configurations that a spec presets.
pub(super) fn texts(subject: &Subject<'_>) -> Vec<PollerText> {
    let mut texts = Vec::new();
    for name in SETTINGS {
        if let Some(node) = setting(subject, name) {
            collect(subject.source, "url", node, &mut texts);
        }
    }
    texts
}

/// The value to which a spec presets a setting.
pub(super) fn setting<'run>(subject: &Subject<'run>, name: &str) -> Option<&'run Node> {
    let default = || subject.root.member("fields")?.member(name)?.member("default");
    let preset = subject.root.member("defaults").and_then(|defaults| defaults.member(name));
    preset.or_else(default)
}

fn collect(source: usize, member: &str, node: &Node, texts: &mut Vec<PollerText>) {
    match &node.value {
        Shape::Text(text) => collect_text(member, text, &At::Value(source, node.id), texts),
        Shape::Sequence(items) => items.iter().for_each(|item| collect(source, member, item, texts)),
        Shape::Mapping(members) => {
            for (key, value) in members {
                collect(source, &key.text, value, texts);
            }
        }
        Shape::Null | Shape::Boolean(_) | Shape::Number(_) => {}
    }
}

/// A text may be JSON itself; otherwise it is one URL a line.
fn collect_text(member: &str, text: &str, at: &At, texts: &mut Vec<PollerText>) {
    if let Ok(Value::Object(_) | Value::Array(_)) = serde_json::from_str(text) {
        return collect_json(member, text, at, texts);
    }
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let value = line.trim_end().to_owned();
        texts.push(PollerText { member: member.to_owned(), value, at: at.clone(), offset: Some(offset) });
        offset += line.len();
    }
}

/// The texts of JSON as they are written, each with its own place: two may be equal.
fn collect_json(member: &str, json: &str, at: &At, texts: &mut Vec<PollerText>) {
    // The names of the members that are open, the innermost last.
    let mut open = vec![member.to_owned()];
    let mut start = 0;
    while let Some(found) = json.get(start..).and_then(|rest| rest.find(['{', '}', '"'])) {
        let rest = json.get(start + found..).unwrap_or_default();
        start += found + 1;
        if rest.starts_with('{') {
            open.push(String::new());
        } else if rest.starts_with('}') {
            open.pop();
        } else if let Some((value, length)) = string(rest) {
            let is_literal = length == value.len() + 2;
            let is_name = rest.get(length..).is_some_and(|rest| rest.trim_start().starts_with(':'));
            match open.last_mut() {
                Some(name) if is_name => *name = value,
                name => {
                    let member = name.cloned().unwrap_or_default();
                    let offset = is_literal.then_some(start);
                    texts.push(PollerText { member, value, at: at.clone(), offset });
                }
            }
            start += length - 1;
        }
    }
}

/// The string that JSON begins with, and the length of it with its quotes.
fn string(json: &str) -> Option<(String, usize)> {
    let mut strings = serde_json::Deserializer::from_str(json).into_iter();
    let value = strings.next()?.ok()?;
    Some((value, strings.byte_offset()))
}
