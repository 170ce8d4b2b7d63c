//! Templates of URLs as text.

use openelements_runtime::{Entry, Segment};

/// The URL that an entry is preset to, with the names of entries in braces; none for an empty one.
pub(super) fn text(entry: &Entry) -> Option<String> {
    text_with(entry, |name| name)
}

/// The same, with other names.
pub(super) fn text_with(entry: &Entry, name: impl Fn(&'static str) -> &'static str) -> Option<String> {
    let text = match entry.template {
        None => entry.default()?.to_owned(),
        Some(template) => template.segments().iter().map(|segment| piece(segment, &name)).collect(),
    };
    Some(text).filter(|text: &String| !text.is_empty())
}

fn piece(segment: &Segment, name: impl Fn(&'static str) -> &'static str) -> String {
    match (segment, segment.placeholder()) {
        (_, Some((entry, _))) => format!("{{{}}}", name(entry)),
        (Segment::Literal(text), None) => (*text).to_owned(),
        (_, None) => String::new(),
    }
}
