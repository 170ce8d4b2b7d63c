//! Texts as YAML, in quotes only where they need them.

use std::fmt::Write as _;

/// A text, in quotes where it would be read as something else between brackets.
///
/// ```
/// assert_eq!(openelements_authoring::flow_scalar("a, b"), r#""a, b""#);
/// ```
#[must_use]
pub fn flow_scalar(text: &str) -> String {
    if is_plain(text, "") { text.to_owned() } else { quoted(text) }
}

/// A text, in quotes where it would be read as something else on a line of its own.
///
/// ```
/// assert_eq!(openelements_authoring::block_scalar("a, b"), "a, b");
/// assert_eq!(openelements_authoring::block_scalar("yes"), r#""yes""#);
/// ```
#[must_use]
pub fn block_scalar(text: &str) -> String {
    if is_plain(text, ",{}[]") { text.to_owned() } else { quoted(text) }
}

/// Whether a text is read as itself without quotes, where these characters have no meaning.
fn is_plain(text: &str, idle: &str) -> bool {
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/');
    let is_known =
        |character: char| character.is_alphanumeric() || " ._-/'()+=%~;`\"!?$^*<>|&@".contains(character);
    let is_spoken = |character: char| is_known(character) || character == ':' || idle.contains(character);
    let colons = text.contains(": ") || text.ends_with(':') || text.contains(":\"") || text.contains(":'");
    begins
        && text.chars().all(is_spoken)
        && !colons
        && !text.contains(" #")
        && !text.ends_with(' ')
        && serde_yaml::from_str::<serde_yaml::Value>(text).ok() == Some(serde_yaml::Value::from(text))
        && !is_word(text)
}

/// Whether readers of older YAML take a word for something else than text.
fn is_word(text: &str) -> bool {
    ["y", "n", "yes", "no", "on", "off", "null", "true", "false"].contains(&text.to_lowercase().as_str())
}

/// A text in double quotes, which JSON and YAML write alike.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for character in serde_json::Value::from(text).to_string().chars() {
        let is_plain = character == '\u{a0}' || !(character.is_control() || is_break(character));
        if is_plain && character != '\u{feff}' {
            out.push(character);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(character));
        }
    }
    out
}

/// Whether YAML takes a character for a line break.
#[must_use]
pub fn is_break(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}')
}
