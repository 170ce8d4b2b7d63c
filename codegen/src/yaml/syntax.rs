//! What is wrong with a text that is not YAML, in words of specs rather than of `libyaml`.

use super::finder::line_column;
use super::hints::{self, QUOTE_BRACE};
use super::outline::offset;
use super::{At, NodeId};
use crate::diagnostics::{Collector, codes};

const COLON: &str = "write the key, a colon and a space, as in `name: Acme`";
const DEEP: &str = "this is nested too deeply";
const FEW_LEVELS: &str = "a spec needs only a few levels";
const QUOTE: &str = "put the value in quotes";
/// How `libyaml` ends what is wrong with an alias, before its place.
pub(super) const SCANNING_ALIAS: &str = ", while scanning an alias";
const TAB: &str = "indent with spaces instead";

/// What `libyaml` says (the start of it), what is said instead, and what to do.
const MESSAGES: &[(&str, &str, Option<&str>)] = &[
    ("mapping values are not allowed", "`: ` cannot be used inside a value", Some(QUOTE)),
    ("found a tab character", "a tab cannot be used for indentation", Some(TAB)),
    ("could not find expected ':'", "expected a `:` after the key", Some(COLON)),
    (
        "did not find expected key",
        "expected a key here",
        Some("align keys of the same mapping, and put quotes around the whole of a value"),
    ),
    (
        "did not find expected ',' or '}'",
        "expected `,` or `}` in a mapping that starts with `{`",
        Some("close the mapping; in it, put quotes around a value with brackets, braces or commas"),
    ),
    (
        "did not find expected ',' or ']'",
        "expected `,` or `]` in a sequence that starts with `[`",
        Some("close the sequence, or put quotes around the whole value"),
    ),
    (
        "did not find expected '-'",
        "expected a `- ` like those of the items before",
        Some("align all items of a sequence"),
    ),
    ("did not find expected node content", "expected a value here", Some(QUOTE)),
    (
        "did not find expected <document start>",
        "expected the end of the file",
        Some("a spec is a single mapping; align its keys"),
    ),
    ("found unexpected end of stream", "a quote is not closed", Some("close the quote")),
    ("found unexpected document indicator", "a quote is not closed", Some("close the quote")),
    (
        "found unknown escape character",
        "this escape is unknown",
        Some("use single quotes, in which `\\` stands for itself"),
    ),
    (
        "did not find expected hexadecimal number",
        "this escape is incomplete",
        Some("write `\\x` with two digits and `\\u` with four, or use single quotes"),
    ),
    (
        "found invalid Unicode character escape code",
        "this escape stands for no character",
        Some("write the character itself, or use single quotes, in which `\\` stands for itself"),
    ),
    (
        "found unexpected ':'",
        "a `:` cannot stand here",
        Some("write a space after the `:` of a key, and put a value with `:` in quotes"),
    ),
    (
        "found incompatible YAML document",
        "this version of YAML is not supported",
        Some("remove the line: a spec needs no directive"),
    ),
    (
        "block sequence entries are not allowed",
        "an item cannot start here",
        Some("start the sequence on a line of its own, or quote a value that starts with `- `"),
    ),
    ("mapping keys are not allowed", "a key cannot start here", Some("quote a value that starts with `? `")),
    (
        "did not find expected comment or line break",
        "text cannot follow `>` or `|` on the same line",
        Some("put the value in quotes, or write the text on the lines below, indented"),
    ),
    (
        "control characters are not allowed",
        "control characters are not allowed",
        Some("remove the character"),
    ),
    ("recursion limit exceeded", DEEP, Some(FEW_LEVELS)),
];

/// Reports an error of the parser.
pub(super) fn report(index: usize, text: &str, error: &serde_yaml::Error, collector: &mut Collector) {
    let described = error.to_string();
    let place = place(text, error, &described);
    let found = text.get(place..).and_then(|rest| rest.chars().next());
    let at = At::Bytes(index, place..place + found.map_or(0, char::len_utf8));
    let words = words(found, &described);
    let message = words.map_or("this is not valid YAML", |(message, _)| message);
    let draft = collector.error(codes::SYNTAX, message, at);
    let known = words.and_then(|(_, help)| help);
    let hint = hints::help(text, place, &described).filter(|_| known != Some(TAB));
    if let Some(help) = hint.or_else(|| known.map(str::to_owned)) {
        draft.help(help);
    }
    if let Some(opening) = opening(text, &described).filter(|opening| !same_line(text, *opening, place)) {
        draft.label(At::Bytes(index, opening..opening + 1), "it starts here");
    }
    if let Some(quote) = hints::quote_from_above(text, place) {
        draft.label(At::Bytes(index, quote..quote + 1), "this quote is closed only there");
    }
    if words.is_none() {
        draft.note(problem(&described));
    }
}

/// Reports too many open brackets, of which `bracket` is the last.
pub(super) fn report_depth(index: usize, bracket: usize, collector: &mut Collector) {
    collector.error(codes::SYNTAX, DEEP, At::Bytes(index, bracket..bracket + 1)).help(FEW_LEVELS);
}

/// Reports a key that is a sequence or a mapping.
pub(super) fn report_key(index: usize, text: &str, key: NodeId, collector: &mut Collector) {
    let help = if text.contains('{') { QUOTE_BRACE } else { "write the key as text" };
    collector.error(codes::SYNTAX, "a key must be text", At::Key(index, key)).help(help);
}

/// The message and the help for an error at the character `found`.
fn words(found: Option<char>, described: &str) -> Option<(&'static str, Option<&'static str>)> {
    if described.starts_with("found character that cannot start any token") || is_anchor(described) {
        return Some(match found {
            Some('\t') => ("a tab cannot be used for indentation", Some(TAB)),
            Some('@') => ("a value cannot start with `@`", Some(QUOTE)),
            Some('`') => ("a value cannot start with a backtick", Some(QUOTE)),
            Some('%') => ("a value cannot start with `%`", Some(QUOTE)),
            Some('&') => ("a value cannot start with `&`", Some(QUOTE)),
            Some('*') => ("a value cannot start with `*`", Some(QUOTE)),
            _ => ("a value cannot start with this character", Some(QUOTE)),
        });
    }
    MESSAGES
        .iter()
        .find(|(start, _, _)| described.starts_with(start))
        .map(|(_, message, help)| (*message, *help))
}

/// Tells whether the error is in an anchor or an alias, which a value was not meant to be.
fn is_anchor(described: &str) -> bool {
    described.contains(", while scanning an anchor") || described.contains(SCANNING_ALIAS)
}

/// What `libyaml` says, without the places it adds.
fn problem(described: &str) -> String {
    let end = described.find(" at ").or_else(|| described.find(", "));
    let problem = end.and_then(|end| described.get(..end));
    format!("the parser says: {}", problem.unwrap_or(described))
}

/// Where the error is: for a key without `:`, a quote that is not closed, an anchor and an alias
/// where they start, as the parser notices only later.
fn place(text: &str, error: &serde_yaml::Error, described: &str) -> usize {
    if described.starts_with("control characters") {
        // Of these, the parser knows no line.
        return text.find(is_control).unwrap_or_default();
    }
    if described.contains("while scanning a simple key")
        || described.contains("while scanning a quoted scalar")
        || is_anchor(described)
    {
        let (line, column) = line_column(described).unwrap_or((1, 1));
        return offset(text, line, column);
    }
    error.location().map_or(0, |location| offset(text, location.line(), location.column()))
}

/// Tells whether YAML forbids a character everywhere.
fn is_control(character: char) -> bool {
    !matches!(
        character,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{A0}'..='\u{FEFE}'
            | '\u{FF00}'..='\u{FFFD}' | '\u{10000}'..
    )
}

/// Where the sequence or mapping in brackets starts in which the error is.
fn opening(text: &str, described: &str) -> Option<usize> {
    let (_, collection) = described.rsplit_once(", while parsing a flow ")?;
    let (line, column) = line_column(collection)?;
    Some(offset(text, line, column))
}

fn same_line(text: &str, start: usize, end: usize) -> bool {
    text.get(start..end).is_none_or(|between| !between.contains('\n'))
}
