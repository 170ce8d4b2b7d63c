//! Colours for JSON: names, texts and the rest.

use std::fmt::Write as _;

use super::escaped;

/// JSON in HTML, with names and texts apart.
pub(super) fn json(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (before, from) = rest.split_at(start);
        let (literal, after) = from.split_at(end_of_literal(from));
        let class = if after.starts_with(':') { "name" } else { "text" };
        html.push_str(&escaped(before));
        // Writing to a string cannot fail.
        let _ = write!(html, "<span class=\"{class}\">{}</span>", escaped(literal));
        rest = after;
    }
    html + &escaped(rest)
}

/// Where a text that begins with a quote ends, after its last quote.
fn end_of_literal(text: &str) -> usize {
    let mut is_escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}
