//! From the text of an example to JSON: what is broken in it is mended, and each repair told.

mod lexer;
mod parse;
mod strings;

use std::collections::BTreeSet;

use crate::json::Node;
use lexer::Lexer;

/// Something that had to be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Repair {
    /// `&lt;` and the like.
    Entities,
    /// Typographic quotes, or single ones.
    Quotes,
    /// A quote within a string that was not escaped.
    InnerQuote,
    /// A string that nothing ends.
    OpenString,
    /// A line break within a string.
    LineBreak,
    /// A backslash that escapes nothing.
    Escape,
    /// Commas that are missing, left over or something else.
    Commas,
    /// Comments.
    Comments,
    /// Page tags such as `{% include %}`.
    PageTags,
    /// A word or placeholder without quotes.
    Unquoted,
    /// Ellipses.
    Ellipsis,
    /// Braces or brackets that are missing or in the wrong order.
    Braces,
    /// Members without braces around them.
    Fragment,
    /// Quotes as shells write them.
    Shell,
}

impl Repair {
    /// What was done, in words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Entities => "character entities decoded",
            Self::Quotes => "quotes straightened",
            Self::InnerQuote => "quotes within strings escaped",
            Self::OpenString => "strings closed",
            Self::LineBreak => "line breaks within strings kept as text",
            Self::Escape => "backslashes escaped",
            Self::Commas => "commas set right",
            Self::Comments => "comments removed",
            Self::PageTags => "page tags removed",
            Self::Unquoted => "words without quotes taken as text",
            Self::Ellipsis => "ellipses removed",
            Self::Braces => "braces closed",
            Self::Fragment => "braces put around members",
            Self::Shell => "shell quotes removed",
        }
    }
}

/// A JSON value that was found in a text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The value, with lines of the file.
    pub(crate) node: Node,
    /// What had to be mended.
    pub(crate) repairs: BTreeSet<Repair>,
    /// The comments, with their lines.
    pub(crate) comments: Vec<(usize, String)>,
}

/// Text that looks like JSON, and cannot be read as such.
#[derive(Clone, Debug)]
pub(crate) struct Unreadable {
    /// The line in the file where it begins.
    pub(crate) line: usize,
    /// Why it cannot be read.
    pub(crate) reason: String,
}

/// Every object and array in a page's text whose first line is `line`, and what looks like one.
pub(crate) fn extract(text: &str, line: usize) -> (Vec<Found>, Vec<Unreadable>) {
    let mut shared = BTreeSet::new();
    let text = prepare(text, &mut shared);
    extract_from(&text, &shared, line)
}

/// The same for a text that is JSON as a whole: what is sound stays as it is.
pub(crate) fn extract_json(text: &str) -> (Vec<Found>, Vec<Unreadable>) {
    if serde_json::from_str::<serde_json::Value>(text).is_ok() {
        return extract_from(text, &BTreeSet::new(), 1);
    }
    extract(text, 1)
}

fn extract_from(text: &str, shared: &BTreeSet<Repair>, line: usize) -> (Vec<Found>, Vec<Unreadable>) {
    let (mut found, mut unreadable) = (Vec::new(), Vec::new());
    let mut offset = 0;
    let mut at = line;
    while let Some(candidate) = candidate(text.get(offset..).unwrap_or_default()) {
        let start = offset + candidate.start;
        at += newlines(text.get(offset..start).unwrap_or_default());
        let rest = text.get(start..).unwrap_or_default();
        let mut lexer = Lexer::new(rest);
        lexer.repairs.clone_from(shared);
        let read = lexer.run(candidate.is_fragment).and_then(|()| parse::parse(&lexer.out, at));
        match read {
            Ok((node, has_commas)) => {
                let mut repairs = lexer.repairs;
                repairs.extend(has_commas.then_some(Repair::Commas));
                let comments = lexer.comments.into_iter().map(|(line, text)| (at + line, text)).collect();
                found.push(Found { node, repairs, comments });
            }
            Err(reason) => unreadable.push(Unreadable { line: at, reason }),
        }
        let end = start + lexer.position.max(1);
        at += newlines(text.get(start..end).unwrap_or_default());
        offset = end;
    }
    (found, unreadable)
}

/// Where something that looks like JSON begins.
struct Candidate {
    start: usize,
    is_fragment: bool,
}

/// The first place that looks like the beginning of JSON.
fn candidate(text: &str) -> Option<Candidate> {
    let braced = text.char_indices().find(|(index, character)| {
        let rest = text.get(index + 1..).unwrap_or_default();
        match character {
            '{' => begins_object(text.get(..*index).unwrap_or_default(), rest),
            '[' => rest.trim_start().strip_prefix('{').is_some_and(|rest| begins_object("", rest)),
            _ => false,
        }
    });
    let fragment = fragment_start(text, braced.map_or(text.len(), |(index, _)| index));
    if let Some(start) = fragment {
        return Some(Candidate { start, is_fragment: true });
    }
    braced.map(|(start, _)| Candidate { start, is_fragment: false })
}

/// Whether an object begins, to judge by what follows its brace.
fn begins_object(before: &str, rest: &str) -> bool {
    if before.ends_with('$') || before.ends_with('{') {
        return false;
    }
    let rest = rest.trim_start();
    if rest.starts_with(['"', '“', '”', '}']) || rest.starts_with("//") || rest.starts_with("/*") {
        return !(rest.starts_with('}') && before.ends_with(|last: char| !last.is_whitespace()));
    }
    let name = rest.trim_start_matches(['\'', '‘', '’']);
    let is_quoted = name.len() < rest.len();
    let end = name.find(|character: char| !(character.is_alphanumeric() || "_.-$".contains(character)));
    let after = end.and_then(|end| name.get(end..).filter(|_| end > 0)).unwrap_or_default();
    let after = if is_quoted { after.trim_start_matches(['\'', '’', '‘']) } else { after };
    after.trim_start().starts_with(':')
}

/// Where members without braces begin, before a place.
fn fragment_start(text: &str, end: usize) -> Option<usize> {
    let mut start = 0;
    for line in text.get(..end)?.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        if let Some(rest) = trimmed.strip_prefix(['"', '“', '”']) {
            let close = rest.find(['"', '“', '”']);
            let after = close.and_then(|close| rest.get(close..)).unwrap_or_default();
            let name = close.and_then(|close| rest.get(..close)).unwrap_or_default();
            let after = after.trim_start_matches(['"', '“', '”']).trim_start();
            if after.starts_with(':') && !name.is_empty() {
                return Some(start + indent);
            }
        }
        start += line.len();
    }
    None
}

/// Mends what is wrong with the whole text. The line breaks stay.
fn prepare(text: &str, repairs: &mut BTreeSet<Repair>) -> String {
    let mut text = without_tags(&text.replace("\r\n", "\n").replace('\r', "\n"), repairs);
    if text.contains(r"'\''") {
        repairs.insert(Repair::Shell);
        text = text.replace(r"'\''", "'");
    }
    text = unquoted(&text, repairs);
    let plain = text.matches('"').count();
    let is_encoded = text.matches("&quot;").count() > plain || text.matches("&#34;").count() > plain;
    if is_encoded || ["&lt;", "&gt;", "&amp;", "&nbsp;", "&#39;"].iter().any(|entity| text.contains(entity)) {
        repairs.insert(Repair::Entities);
    }
    if is_encoded {
        text = text.replace("&quot;", "\"").replace("&#34;", "\"");
    } else if text.contains("&quot;") {
        repairs.insert(Repair::Entities);
        text = text.replace("&quot;", "\\\"");
    }
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&#39;", "'"), ("&amp;", "&")];
    pairs.into_iter().fold(text, |text, (entity, character)| text.replace(entity, character))
}

/// The text with bodies of commands in double quotes, `-d "{\"a\": 1}"`, as they are sent.
fn unquoted(text: &str, repairs: &mut BTreeSet<Repair>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\"{") {
        out.push_str(before);
        let option =
            before.trim_end_matches([' ', '=']).rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_body = ["-d", "--json"].contains(&option) || option.starts_with("--data");
        if is_body && after.trim_start().starts_with("\\\"") {
            repairs.insert(Repair::Shell);
            rest = unescaped(after, &mut out);
        } else {
            out.push_str("\"{");
            rest = after;
        }
    }
    out + rest
}

/// Writes what a shell makes of a text that an open brace begins, up to its quote; gives the rest.
fn unescaped<'text>(text: &'text str, out: &mut String) -> &'text str {
    out.push('{');
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => match characters.next() {
                Some(plain @ ('"' | '\\' | '$' | '`')) => out.push(plain),
                other => out.extend(std::iter::once('\\').chain(other)),
            },
            _ => out.push(character),
        }
    }
    characters.as_str()
}

/// The text without page tags such as `{% include %}`.
fn without_tags(text: &str, repairs: &mut BTreeSet<Repair>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{%") {
        let Some((tag, after)) = after.split_once("%}") else { break };
        repairs.insert(Repair::PageTags);
        out.push_str(before);
        out.extend(std::iter::repeat_n('\n', newlines(tag)));
        rest = after;
    }
    out + rest
}

fn newlines(text: &str) -> usize {
    text.matches('\n').count()
}

#[cfg(test)]
mod tests;
