//! Documentation comments.

use openelements_runtime::{Kind, Role, is_invisible};
use proc_macro2::TokenStream;
use quote::quote;

use super::lints;
use crate::model::{Condition, Element, Entry, Located, Preset};

/// Outer documentation as tokens, an attribute for each line.
pub(super) fn outer(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Writes documentation as text, a comment for each line.
pub(super) fn write(code: &mut String, mark: &str, text: &str) {
    for line in text.lines() {
        code.extend([mark, if line.is_empty() { "" } else { " " }, line, "\n"]);
    }
}

/// The documentation of an element's module.
pub(super) fn module(element: &Element) -> String {
    let hub = element.hub.as_ref().map(|hub| format!(" of hub {}", code(hub))).unwrap_or_default();
    let authentication = element.authentication.as_ref();
    let authentication =
        authentication.map(|it| format!(", authentication {}", code(&it.default.value))).unwrap_or_default();
    let title = sentence(&prose(&element.name));
    let description = if element.description.is_empty() {
        String::new()
    } else {
        format!("\n{}\n", sentence(&prose(&element.description)))
    };
    let key = &element.key.value;
    let rows: Vec<String> = element.entries.iter().map(row).collect();
    let docs = format!(
        "{title}\n{description}\nElement `{key}`{hub}{authentication}.\n\n| entry | kind | caller | default | what it is |\n|---|---|---|---|---|\n{}",
        rows.join("\n")
    );
    let mut comments = String::with_capacity(docs.len() + docs.len() / 8);
    write(&mut comments, "//!", &docs);
    let technical =
        if is_technical(texts(element)) { format!("#![{}]\n", lints::TECHNICAL) } else { String::new() };
    format!("{comments}\n#![{}]\n{technical}", lints::UNUSED)
}

/// Every text of the spec that is documentation: of the settings only the labels are.
fn texts(element: &Element) -> impl Iterator<Item = &str> {
    let labels = element.entries.iter().map(|entry| entry.label.as_str());
    let fields = element.entries.iter().filter(|entry| entry.is_field());
    let fields = fields.flat_map(|entry| {
        let hint = entry.pattern.as_ref().map_or("", |pattern| &pattern.hint);
        let advice = entry.deprecated.as_ref().map_or("", |advice| &advice.value);
        [entry.description.as_str(), hint, advice]
    });
    [element.name.as_str(), &element.description].into_iter().chain(labels).chain(fields)
}

/// A row of the table of entries.
fn row(entry: &Entry) -> String {
    let caller = caller(entry);
    let default = match &entry.preset.value {
        Preset::Value(_) if entry.kind == Kind::Secret => "set".to_owned(),
        Preset::Value(text) if text.is_empty() => "empty".to_owned(),
        Preset::Value(text) | Preset::Document(text) => code(text),
        Preset::Null => "null".to_owned(),
        Preset::Absent => String::new(),
    };
    format!(
        "| {}{} | {} | {caller} | {default} | {} |",
        code(&entry.name.value),
        aliases(entry),
        entry.kind.name(),
        prose(Some(&entry.label).filter(|label| !label.trim().is_empty()).unwrap_or(&entry.name.value))
    )
}

/// The documentation of an item that stands for an entry: what it is, then its wire name.
pub(super) fn entry(entry: &Entry) -> String {
    let required = requirement(entry).map(|requirement| format!(", {requirement}")).unwrap_or_default();
    let hint =
        entry.pattern.as_ref().map(|pattern| format!(": {}", prose(&pattern.hint))).unwrap_or_default();
    let (name, kind) = (code(&entry.name.value), entry.kind.name());
    let wire = sentence(&format!("Entry {name}{}, of kind {kind}{required}{hint}", aliases(entry)));
    let wire = advice(entry).map_or(wire.clone(), |advice| format!("{wire} {advice}"));
    match said(entry) {
        Some(said) => format!("{}\n\n{wire}", sentence(&prose(said))),
        None => wire,
    }
}

/// Why callers should do without an entry of an authentication: it is part of a variant, whose fields
/// must all be given, so that no attribute can ask for it.
fn advice(entry: &Entry) -> Option<String> {
    let deprecated = entry.deprecated.as_ref().filter(|_| !entry.alternatives.is_empty())?;
    Some(sentence(&format!("Deprecated: {}", prose(&deprecated.value))))
}

/// The other names under which an entry may be supplied, to follow its name.
fn aliases(entry: &Entry) -> String {
    let listed = |what: &str, names: &[Located<String>]| {
        let names: Vec<String> = names.iter().map(|name| code(&name.value)).collect();
        (!names.is_empty()).then(|| format!("{what} {}", names.join(", ")))
    };
    let names = [listed("or", &entry.aliases), listed("formerly", &entry.renamed_from)];
    let names: Vec<String> = names.into_iter().flatten().collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join("; ")) }
}

/// What the spec says about an entry beside its name.
fn said(entry: &Entry) -> Option<&str> {
    let texts = [&entry.description, &entry.label].into_iter();
    let mut said = texts.filter(|text| !text.trim().is_empty() && **text != entry.name.value);
    said.next().map(String::as_str)
}

/// What the caller has to do with an entry.
fn caller(entry: &Entry) -> String {
    let usual = match entry.role {
        Role::Fixed => "fixed",
        Role::Runtime => "at run time",
        _ => "optional",
    };
    let caller = requirement(entry).unwrap_or_else(|| usual.to_owned());
    let alternatives: Vec<String> = entry.alternatives.iter().map(|name| code(name)).collect();
    let with =
        if alternatives.is_empty() { String::new() } else { format!(" with {}", alternatives.join(", ")) };
    let deprecated = if entry.deprecated.is_some() { ", deprecated" } else { "" };
    format!("{caller}{with}{deprecated}")
}

/// When the caller must supply an entry, if ever.
fn requirement(entry: &Entry) -> Option<String> {
    if entry.required {
        return Some("required".to_owned());
    }
    let condition = |condition: &Condition| {
        format!("{} is {}", code(&condition.entry.value), code(&condition.value.value))
    };
    let conditions: Vec<String> = entry.required_if.iter().map(condition).collect();
    (!conditions.is_empty()).then(|| format!("required if {}", conditions.join(" and ")))
}

/// Text with a full stop.
pub(super) fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '\u{3002}', '\u{FF01}', '\u{FF1F}']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Whether the texts have words that Clippy takes for code.
pub(super) fn is_technical<'text>(texts: impl IntoIterator<Item = &'text str>) -> bool {
    texts.into_iter().flat_map(str::split_whitespace).any(is_technical_word)
}

/// Text in a form that Markdown shows as it is, in one line. What its author put between
/// backticks stays code.
pub(super) fn prose(text: &str) -> String {
    let line = one_line(text);
    if is_plain(&line) {
        return unlisted(line);
    }
    let pieces: Vec<&str> = line.split('`').collect();
    let mut between = pieces.iter().skip(1).step_by(2);
    if pieces.len().is_multiple_of(2) || between.any(|piece| piece.trim().is_empty()) {
        return unlisted(words(&line));
    }
    let pieces = pieces.into_iter().enumerate();
    let shown = pieces.map(|(index, piece)| if index % 2 == 0 { words(piece) } else { code(piece) });
    unlisted(shown.collect())
}

/// Whether Markdown shows a line as it is, which most are, wherever its words stand.
fn is_plain(line: &str) -> bool {
    !line.bytes().any(is_mark) && !line.contains("://")
}

/// Text between backticks, also within a table.
pub(super) fn code(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return "Empty".to_owned();
    }
    format!("`{}`", line.replace('`', "'").replace('|', "\\|"))
}

/// Whether Markdown gives a character a meaning within a line.
const fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'`' | b'*' | b'_' | b'{' | b'}' | b'[' | b']' | b'<' | b'>' | b'#' | b'|' | b'~' | b'&'
    )
}

/// Text on one line, without characters that are not seen or turn the direction of others.
pub(super) fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().filter(|character| !is_invisible(*character)).collect())
        .collect();
    words.join(" ")
}

/// Whether a text consists of ASCII words with one space between them, as most do.
fn is_one_line(text: &str) -> bool {
    let mut after_space = true;
    for byte in text.bytes() {
        let is_space = byte == b' ';
        if is_space && after_space || !is_space && !byte.is_ascii_graphic() {
            return false;
        }
        after_space = is_space;
    }
    !after_space
}

/// The words of a line, each escaped.
fn words(line: &str) -> String {
    let words: Vec<String> = line.split(' ').map(word).collect();
    words.join(" ")
}

/// A word; a URL in it becomes code, without the punctuation around it.
fn word(word: &str) -> String {
    if !word.contains("://") {
        return escaped(word);
    }
    let start = word.trim_start_matches(['(', '<', '[', '"', '\'']);
    let url = start.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', ']', '"', '\'']);
    let (before, _) = word.split_at(word.len() - start.len());
    let (_, after) = start.split_at(url.len());
    format!("{}{}{}", escaped(before), code(url), escaped(after))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if u8::try_from(character).is_ok_and(is_mark) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A line that Markdown does not take for the item of a list, a rule or the line below a heading.
fn unlisted(line: String) -> String {
    let digits = line.len() - line.trim_start_matches(|first: char| first.is_ascii_digit()).len();
    let (before, rest) = line.split_at(digits);
    let marks = if digits == 0 { "-+=" } else { ".)" };
    if rest.starts_with(|mark: char| marks.contains(mark)) {
        return format!("{before}\\{rest}");
    }
    line
}

/// Whether Clippy takes a word for code.
fn is_technical_word(word: &str) -> bool {
    let upper = word.chars().filter(|letter| letter.is_uppercase()).count();
    let mixed = upper > 1 && word.contains(char::is_lowercase);
    mixed || word.contains('_') || word.contains("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_shown_as_it_is() {
        let cases = [
            ("plain  text\n here", "plain text here"),
            ("a `code | span` b", "a `code \\| span` b"),
            ("a ` b", "a \\` b"),
            ("a `` b", "a \\`\\` b"),
            ("*a* [b] <c> d_e", "\\*a\\* \\[b\\] \\<c\\> d\\_e"),
            ("(see https://a.b/c_d).", "(see `https://a.b/c_d`)."),
            ("- a - b", "\\- a - b"),
            ("1. one", "1\\. one"),
            ("12) one", "12\\) one"),
            ("1 one", "1 one"),
            ("\u{202E}a\u{200B}b\u{7}", "ab"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(prose(text), expected, "{text:?}");
        }
    }
}
