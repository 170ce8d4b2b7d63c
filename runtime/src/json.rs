//! JSON as text.

use serde::de::IgnoredAny;

/// The text of a JSON string; `None` where it is no Unicode. The parser skips over members
/// without looking into their escapes, and so lets half a surrogate pair pass.
pub(crate) fn unquoted(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

/// Whether `text` is a JSON document of any depth, its strings Unicode.
pub(crate) fn is_document(text: &str) -> bool {
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    // Strings without escapes are Unicode as they stand.
    is_json && (!text.contains('\\') || strings(text).into_iter().all(|string| unquoted(string).is_some()))
}

/// The strings of a JSON document that have escapes, in their quotes.
fn strings(json: &str) -> Vec<&str> {
    let (mut strings, mut start, mut escaped) = (Vec::new(), None, false);
    for (index, byte) in json.bytes().enumerate() {
        match (byte, start) {
            (b'"', None) => start = Some(index),
            (b'"', Some(first)) if !escaped => {
                strings.extend(json.get(first..=index).filter(|string| string.contains('\\')));
                start = None;
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    strings
}

/// Whether there is no white space between the tokens of an array or object that is JSON.
pub(crate) fn is_compact(json: &str) -> bool {
    // Mostly there is none anywhere. All is counted, as that looks at many bytes at once; JSON has no
    // other control characters.
    if json.bytes().filter(|byte| *byte <= b' ').count() == 0 {
        return true;
    }
    let (mut quoted, mut escaped) = (false, false);
    json.bytes().all(|byte| {
        let is_kept = quoted || !byte.is_ascii_whitespace();
        quoted ^= byte == b'"' && !escaped;
        escaped = quoted && byte == b'\\' && !escaped;
        is_kept
    })
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
