//! Where a string ends, and what it says.

use std::collections::BTreeSet;

use super::Repair;

/// How far is looked around the end of a line, in bytes or characters.
const NEAR: usize = 300;

/// A string that was read.
pub(super) struct Read {
    /// What it says.
    pub(super) value: String,
    /// How many bytes it takes.
    pub(super) length: usize,
    /// How many line breaks are in it.
    pub(super) lines: usize,
    /// What was mended.
    pub(super) repairs: BTreeSet<Repair>,
}

/// Reads the string that a text begins with.
pub(super) fn read(text: &str, open: char) -> Read {
    let mut repairs = BTreeSet::new();
    if open != '"' {
        repairs.insert(Repair::Quotes);
    }
    let begin = open.len_utf8();
    let body = text.get(begin..).unwrap_or_default();
    let (mut value, mut lines) = (String::new(), 0);
    let mut characters = body.char_indices();
    while let Some((index, character)) = characters.next() {
        let rest = characters.as_str();
        let length = begin + index + character.len_utf8();
        match character {
            '\\' => {
                let used = escape(rest, &mut value, &mut repairs);
                characters.by_ref().take(used).for_each(drop);
            }
            '\n' if is_open(&value, rest) => {
                repairs.insert(Repair::OpenString);
                // The comma is read again, as it is none of the string's.
                let comma = value.trim_end().len() - value.trim_end().trim_end_matches(',').len();
                let line = body.get(..index).unwrap_or_default().trim_end();
                let length = begin + line.len() - comma.min(line.len());
                let value = value.trim_end().trim_end_matches(',').to_owned();
                return Read { value, length, lines, repairs };
            }
            '\n' => {
                repairs.insert(Repair::LineBreak);
                lines += 1;
                value.push('\n');
            }
            _ if closes(open, character) && ends(rest) => {
                if character != '"' {
                    repairs.insert(Repair::Quotes);
                }
                return Read { value, length, lines, repairs };
            }
            _ => {
                if character == '"' {
                    repairs.insert(Repair::InnerQuote);
                }
                value.push(character);
            }
        }
    }
    repairs.insert(Repair::OpenString);
    Read { value, length: text.len(), lines, repairs }
}

/// Whether a character may end a string that another began.
fn closes(open: char, character: char) -> bool {
    match open {
        '"' | '“' | '”' | '„' => matches!(character, '"' | '“' | '”'),
        '`' => character == '`',
        _ => matches!(character, '\'' | '‘' | '’'),
    }
}

/// Whether a string can end here: something follows that follows strings.
fn ends(rest: &str) -> bool {
    let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\u{a0}']);
    let is_spaced = trimmed.len() < rest.len();
    match trimmed.chars().next() {
        None | Some(',' | ':' | '}' | ']' | '\n' | ';' | '\\') => true,
        Some('.') => trimmed.trim_start_matches('.').trim_start_matches([' ', '\t']).starts_with('\n'),
        Some('/') => trimmed.starts_with("//") || trimmed.starts_with("/*"),
        Some('"' | '“' | '#') => is_spaced,
        Some('<') => trimmed.starts_with("<!--"),
        // What a shell's quotes leave at the end is short; more is not looked through.
        Some('\'') => trimmed.len() < 80 && trimmed.trim_start_matches('\'').trim_start().is_empty(),
        Some(_) => false,
    }
}

/// Whether a string that reaches the end of a line lacks its quote, rather than going on.
fn is_open(value: &str, rest: &str) -> bool {
    // What decides is near; looking further at each line would take long.
    let (before, after) = (value.len().saturating_sub(NEAR), rest.char_indices().nth(NEAR));
    let before = (before..=value.len()).find_map(|begin| value.get(begin..)).unwrap_or_default();
    let rest = after.and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
    before.trim_end().ends_with(',') || rest.trim_start().is_empty() || is_member(rest)
}

/// Whether a line is the next member, or the end of the object.
fn is_member(rest: &str) -> bool {
    let line = rest.trim_start();
    if line.starts_with(['}', ']']) {
        return true;
    }
    let Some(name) = line.strip_prefix(['"', '“', '”']) else { return false };
    let name = name.split('\n').next().unwrap_or_default();
    let after = name.find(['"', '“', '”']).and_then(|end| name.get(end..)).unwrap_or_default();
    after.trim_start_matches(['"', '“', '”']).trim_start().starts_with(':')
}

/// Reads what follows a backslash; gives how many characters it took.
fn escape(rest: &str, value: &mut String, repairs: &mut BTreeSet<Repair>) -> usize {
    if let Some((character, used)) = unicode(rest) {
        value.push(character);
        return used;
    }
    let plain = match rest.chars().next() {
        Some(plain @ ('"' | '\\' | '/')) => plain,
        Some('n') => '\n',
        Some('t') => '\t',
        Some('r') => '\r',
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some(plain @ ('\'' | '_' | '*' | '<' | '>')) => {
            repairs.insert(Repair::Escape);
            plain
        }
        _ => {
            repairs.insert(Repair::Escape);
            value.push('\\');
            return 0;
        }
    };
    value.push(plain);
    1
}

/// The character of `u0041`, and how many characters that takes: pairs of surrogates need two.
fn unicode(rest: &str) -> Option<(char, usize)> {
    if !rest.starts_with('u') {
        return None;
    }
    [11, 5].into_iter().find_map(|length| {
        let digits = rest.get(..length)?;
        let read: String = serde_json::from_str(&format!("\"\\{digits}\"")).ok()?;
        let mut characters = read.chars();
        let character = characters.next()?;
        characters.next().is_none().then_some((character, length))
    })
}

/// Whether a text begins with a variable of the page, such as `{{page.elementId}}`.
pub(super) fn is_variable(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("{{") else { return false };
    let is_part = |character: &char| !matches!(character, '"' | '{' | ':' | '\n' | '}');
    let length: usize = rest.chars().take_while(is_part).take(100).map(char::len_utf8).sum();
    rest.get(length..).is_some_and(|rest| rest.starts_with("}}"))
}
