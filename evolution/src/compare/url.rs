//! URLs that elements preset: the base URL, and those with places for values or without.

use openelements_runtime::{Element, Entry, Position, Role, Segment};

use super::notes::Notes;
use super::pairs::{Renames, is_of_caller};
use super::template::{text, text_with};
use crate::rules::entries as rules;

/// The parts of a URL, places for values included.
#[derive(Debug, PartialEq)]
struct Parts {
    scheme: String,
    /// In small letters, with the port unless it is that of the scheme.
    host: String,
    /// With the query.
    path: String,
}

impl Parts {
    fn of(text: &str) -> Self {
        let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let scheme = scheme.to_ascii_lowercase();
        Self { host: host_of(host, &scheme), path: path.to_owned(), scheme }
    }
}

/// A host as it is the same however it is written. Names of entries, in braces, stay as they are.
fn host_of(text: &str, scheme: &str) -> String {
    let port = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => "",
    };
    let host = text.strip_suffix(port).unwrap_or(text);
    let parts = host.split_inclusive(['{', '}']);
    let small = |part: &str| if part.ends_with('}') { part.to_owned() } else { part.to_ascii_lowercase() };
    parts.map(small).collect()
}

/// Notes what has changed of a URL that both entries preset.
pub(super) fn compare(notes: &mut Notes, before: &Entry, after: &Entry, renames: &Renames) {
    let (old, new) = (text_with(before, |name| renames.now(name)), text(after));
    let [was, is] = [&old, &new].map(|text| Parts::of(text.as_deref().unwrap_or_default()));
    let mut differ = |rule| notes.differ(rule, old.as_deref(), new.as_deref());
    let is_elsewhere = match (was.scheme.as_str(), is.scheme.as_str()) {
        ("https", "http") => {
            differ(&rules::URL_SCHEME_HTTP);
            false
        }
        ("http", "https") => {
            differ(&rules::URL_SCHEME_HTTPS);
            false
        }
        (was, is) => was != is,
    };
    if is_elsewhere || was.host != is.host {
        differ(&rules::URL_HOST);
    }
    if was.path != is.path {
        differ(if is_of_caller(before, after) { &rules::DEFAULT_CHANGED } else { &rules::URL_PATH });
    }
    if was == is {
        differ(&rules::URL_SPELLING);
    }
}

/// Notes whose values stand where they did not in any URL of the element, or in this URL no more.
pub(super) fn places(
    notes: &mut Notes,
    before: &Element,
    (old, new): (Option<&Entry>, &Entry),
    renames: &Renames,
) {
    let old = old.into_iter().flat_map(placeholders).map(|(name, position)| (renames.now(name), position));
    let (old, new): (Vec<_>, Vec<_>) = (old.collect(), placeholders(new).collect());
    for (name, position) in new.iter().filter(|place| !old.contains(place)) {
        let name_before = renames.before(name);
        let is_known = before.entries.iter().any(|entry| entry.name == name_before);
        if is_known && !before.positions(name_before).any(|it| it == *position) {
            notes.differ(&rules::URL_PLACE_ADDED, None, Some(name));
        }
    }
    for (name, _) in old.iter().filter(|place| !new.contains(place)) {
        notes.differ(&rules::URL_PLACE_REMOVED, Some(name), None);
    }
}

/// Notes the URLs whose text of before is refused now. A text with names in braces is accepted as a
/// repetition alone, and so is whatever the element fixes.
pub(super) fn compare_repeated(notes: &mut Notes, before: &Element, after: &Element) {
    for old in before.entries.iter().filter(|old| old.template.is_some() || old.role == Role::Fixed) {
        let (Some(new), Some(text)) = (after.entry(old.name), old.default()) else { continue };
        if new.refusal(text).is_some() {
            notes.about(new.name);
            notes.differ(&rules::URL_REPEATED, Some(text), new.default());
        }
    }
}

fn placeholders(entry: &Entry) -> impl Iterator<Item = (&'static str, Position)> {
    entry
        .template
        .into_iter()
        .flat_map(|template| template.segments().iter().filter_map(Segment::placeholder))
}
