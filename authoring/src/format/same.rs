//! Whether a text that was written anew says what it said.

use std::collections::BTreeSet;

use openelements_codegen::{Code, Levels, Position, Source, lint};

use super::read::{Outline, Raw, Shape, read};

/// The code of what is wrong with a comment that sets a level, such as that it stands in another place.
const MISPLACED_COMMENT: &str = "L0491";

/// Compares what two texts say: every scalar and comment, and what the check and the lints find.
///
/// # Errors
/// That they differ.
pub(super) fn require(path: &str, (old, old_text): (&Outline, &str), new: &str) -> Result<(), String> {
    let read = read(new).map_err(|error| format!("it would become a file that cannot be read: {error}"))?;
    if !is_same(&old.root, &read.root) {
        return Err("it would not say the same".to_owned());
    }
    if comments(old) != comments(&read) {
        return Err("a comment would be lost".to_owned());
    }
    if !finds_same(&found(path, old_text, old), &found(path, new, &read)) {
        return Err("other problems would be found in it".to_owned());
    }
    Ok(())
}

fn comments(outline: &Outline) -> Vec<&str> {
    let mut comments: Vec<&str> = outline.comments.iter().map(|comment| comment.text.as_str()).collect();
    comments.sort_unstable();
    comments
}

/// Whether two nodes are the same but for the order of members.
fn is_same(old: &Raw, new: &Raw) -> bool {
    match (&old.shape, &new.shape) {
        (Shape::Scalar(old_style, old), Shape::Scalar(new_style, new)) => {
            (old_style, old) == (new_style, new)
        }
        (Shape::Sequence(_, old), Shape::Sequence(_, new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
        }
        (Shape::Mapping(_, old), Shape::Mapping(_, new)) => {
            let (old, new) = (by_key(old), by_key(new));
            let is_same =
                |(old, new): (&(Raw, Raw), &(Raw, Raw))| is_same(&old.0, &new.0) && is_same(&old.1, &new.1);
            old.len() == new.len() && old.into_iter().zip(new).all(is_same)
        }
        _ => false,
    }
}

/// The entries of a mapping by their keys; those of one key stay in their order.
fn by_key(entries: &[(Raw, Raw)]) -> Vec<&(Raw, Raw)> {
    let mut sorted: Vec<&(Raw, Raw)> = entries.iter().collect();
    sorted.sort_by_key(|(key, _)| text(key));
    sorted
}

/// Something that is found in a spec: its code and message, and for a lint what it is about.
type Found = (Code, String, Vec<String>);

/// Whether the same is found. A comment about the whole file may have come to its beginning, where it belongs.
fn finds_same(old: &BTreeSet<Found>, new: &BTreeSet<Found>) -> bool {
    let is_mended = |(code, _, _): &Found| code.as_str() == MISPLACED_COMMENT;
    new.is_subset(old) && old.difference(new).all(is_mended)
}

/// What is found in a text, whichever lines it is in. What an error is about, its message says.
fn found(path: &str, text: &str, outline: &Outline) -> BTreeSet<Found> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let starts = lines.iter().scan(0, |next, line| Some(std::mem::replace(next, *next + line.len())));
    let starts: Vec<usize> = starts.collect();
    let byte = |Position { line, column }: Position| {
        let index = line.saturating_sub(1);
        let before = lines.get(index)?.chars().take(column.saturating_sub(1));
        Some(starts.get(index)? + before.map(char::len_utf8).sum::<usize>())
    };
    let found = lint(vec![Source::new(path, text)], &Levels::default());
    let found = found.iter().map(|found| {
        let place = found.position.filter(|_| found.code.is_lint()).and_then(byte);
        let about = place.map(|place| about(outline, place)).unwrap_or_default();
        (found.code, found.message.clone(), about)
    });
    found.collect()
}

/// What stands at a byte: a comment, or else the keys and items that lead to it.
fn about(outline: &Outline, byte: usize) -> Vec<String> {
    let comment = last(&outline.comments, |comment| comment.start <= byte).map(|(_, comment)| comment);
    if let Some(comment) = comment.filter(|comment| byte < comment.start + comment.text.len()) {
        return vec![comment.text.clone()];
    }
    let mut keys = Vec::new();
    let mut node = &outline.root;
    while let Some((key, value)) = entry_at(node, byte) {
        keys.push(key);
        node = value;
    }
    keys
}

/// The entry or item of a node that a byte is in, with its key or number.
fn entry_at(node: &Raw, byte: usize) -> Option<(String, &Raw)> {
    match &node.shape {
        Shape::Scalar(..) => None,
        Shape::Sequence(_, items) => {
            last(items, |item| item.span.start <= byte).map(|(index, item)| (index.to_string(), item))
        }
        Shape::Mapping(_, entries) => {
            let entry = last(entries, |(key, _)| key.span.start <= byte);
            entry.map(|(_, (key, value))| (text(key), value))
        }
    }
}

/// The last of the first of a list for which something holds, with its index.
fn last<T>(list: &[T], holds: impl Fn(&T) -> bool) -> Option<(usize, &T)> {
    let index = list.partition_point(holds).checked_sub(1)?;
    Some((index, list.get(index)?))
}

/// What a key says.
fn text(key: &Raw) -> String {
    match &key.shape {
        Shape::Scalar(_, text) => text.clone(),
        _ => String::new(),
    }
}
