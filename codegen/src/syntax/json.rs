//! Writes a YAML value as JSON.

use std::fmt::Write as _;

use super::members::entries;
use crate::diagnostics::Collector;
use crate::yaml::{Node, Shape};

/// The JSON text of a value, without white space; repeated members are noted.
pub(super) fn to_json(source: usize, node: &Node, collector: &mut Collector) -> String {
    let mut json = String::new();
    write(&mut json, source, node, collector);
    json
}

fn write(json: &mut String, source: usize, node: &Node, collector: &mut Collector) {
    match &node.value {
        Shape::Null => json.push_str("null"),
        Shape::Boolean(text) => json.push_str(&text.to_lowercase()),
        Shape::Number(text) if is_number(text) => json.push_str(text),
        Shape::Number(text) | Shape::Text(text) => write_text(json, text),
        Shape::Sequence(items) => write_sequence(json, source, items, collector),
        Shape::Mapping(_) => write_mapping(json, source, node, collector),
    }
}

fn write_sequence(json: &mut String, source: usize, items: &[Node], collector: &mut Collector) {
    json.push('[');
    for (index, item) in items.iter().enumerate() {
        json.push_str(if index == 0 { "" } else { "," });
        write(json, source, item, collector);
    }
    json.push(']');
}

fn write_mapping(json: &mut String, source: usize, node: &Node, collector: &mut Collector) {
    json.push('{');
    for (index, (key, value)) in entries(source, "the object", node, collector).into_iter().enumerate() {
        json.push_str(if index == 0 { "" } else { "," });
        write_text(json, &key.text);
        json.push(':');
        write(json, source, value, collector);
    }
    json.push('}');
}

fn write_text(json: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(json, "{}", serde_json::Value::from(text));
}

/// Whether a YAML number is one in JSON too: `0x1F` and `.5` are not.
fn is_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
}
