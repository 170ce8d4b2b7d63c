//! Refuses what makes the same YAML mean different things in different places: anchors, aliases,
//! merge keys and tags.
//!
//! `yaml_serde` expands aliases, and tells nothing about anchors and most tags. What it does tell
//! is the place of an alias that has no anchor. So every `&anchor` and `!tag` is turned into an
//! alias, which keeps all places, and then no alias has an anchor. What only looks like one
//! (in quotes, comments and so on) stays the text that it is.

use std::ops::Range;

use serde::de::IgnoredAny;

use super::At;
use super::finder::line_column;
use super::outline::offset;
use super::syntax::SCANNING_ALIAS;
use crate::diagnostics::{Collector, codes};

/// Number of problems of this kind which are reported for a file.
const REPORT_LIMIT: usize = 10;

/// What anchors, tags and aliases begin with.
const MARKS: [char; 3] = ['&', '!', '*'];

/// The characters after which a value may follow at once: in brackets, and where `libyaml` skips a byte order mark.
const STARTS: [char; 6] = ['[', '{', ',', ':', '?', '\u{FEFF}'];

/// Reports anchors, aliases and tags; tells whether there are any.
pub(super) fn report(index: usize, text: &str, collector: &mut Collector) -> bool {
    if !MARKS.iter().any(|mark| text.contains(*mark)) {
        return false;
    }
    let (mut aliases, candidates) = with_aliases(text);
    if candidates == 0 {
        return false;
    }
    let mut found = false;
    for _ in 0..REPORT_LIMIT {
        let Some(start) = first_property(text, &aliases) else {
            break;
        };
        let end = start + length(text, start);
        report_property(index, text, start..end, collector);
        found = true;
        // A lone value keeps the structure, while an anchor or a tag is followed by one.
        let is_alias = text.as_bytes().get(start) == Some(&b'*');
        let filler = if is_alias { "x" } else { " " };
        aliases = overwritten(&aliases, start..end, filler);
    }
    found
}

/// Reports a tag.
pub(super) fn report_tag(at: At, collector: &mut Collector) {
    collector
        .error(codes::UNSUPPORTED_YAML, "tags are not supported in specs", at)
        .help("remove the tag; quote a value to make it text");
}

/// Reports a merge key.
pub(super) fn report_merge_key(at: At, collector: &mut Collector) {
    collector
        .error(codes::UNSUPPORTED_YAML, "merge keys are not supported in specs", at)
        .help("write out the members");
}

fn report_property(index: usize, text: &str, span: Range<usize>, collector: &mut Collector) {
    let first = text.as_bytes().get(span.start);
    let at = At::Bytes(index, span);
    let (name, help) = match first {
        Some(b'!') => return report_tag(at, collector),
        Some(b'&') => ("anchors", "remove the anchor, and write the value out at each place"),
        _ => ("aliases", "write the value out; quote it if it is meant to start with `*`"),
    };
    let message = format!("{name} are not supported in specs");
    collector.error(codes::UNSUPPORTED_YAML, message, at).help(help);
}

/// Turns what may be an anchor or a tag into an alias of the same length; counts what may be an
/// anchor, a tag or an alias.
fn with_aliases(text: &str) -> (String, usize) {
    let mut result = String::with_capacity(text.len());
    let mut candidates = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with('%') {
            // Directives declare tags, but do not have any.
            result.push_str(line);
        } else {
            candidates += push_with_aliases(line, &mut result);
        }
    }
    (result, candidates)
}

fn push_with_aliases(line: &str, result: &mut String) -> usize {
    let mut candidates = 0;
    let mut previous = ' ';
    let mut in_tag = false;
    for character in line.chars() {
        let may_start = previous.is_whitespace() || STARTS.contains(&previous);
        let starts = may_start && MARKS.contains(&character);
        in_tag &= is_tag_character(character);
        in_tag |= starts && character == '!';
        candidates += usize::from(starts);
        result.push(match character {
            _ if starts => '*',
            _ if in_tag => 'x',
            other => other,
        });
        previous = character;
    }
    candidates
}

fn is_tag_character(character: char) -> bool {
    character.is_ascii_graphic()
        && !matches!(character, ',' | ':' | '[' | ']' | '{' | '}' | '"' | '\'' | '\\' | '#')
}

/// The offset of the first anchor, alias or tag of a text, given the text in which they are aliases.
fn first_property(text: &str, aliases: &str) -> Option<usize> {
    let error = serde_yaml::from_str::<IgnoredAny>(aliases).err()?;
    let described = error.to_string();
    if described.starts_with("unknown anchor") {
        let location = error.location()?;
        return Some(offset(aliases, location.line(), location.column()));
    }
    // A tag, unlike an alias, needs no name. Of the place where a text begins, errors say nothing.
    let (_, place) = described.split_once(SCANNING_ALIAS)?;
    let (line, column) = line_column(place).unwrap_or((1, 1));
    let start = offset(aliases, line, column);
    text.get(start..)?.starts_with('!').then_some(start)
}

/// The length of an anchor, alias or tag.
fn length(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let is_end = |character: char| character.is_whitespace() || matches!(character, ',' | ']' | '}');
    rest.find(is_end).unwrap_or(rest.len())
}

fn overwritten(text: &str, span: Range<usize>, filler: &str) -> String {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let filler = filler.repeat(span.len());
    format!("{before}{filler}{after}")
}
