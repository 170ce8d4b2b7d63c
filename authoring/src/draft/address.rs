//! The base URL of a new element.

/// A name in a template.
pub(super) struct Placeholder<'url> {
    /// The name.
    pub(super) name: &'url str,
    /// The kind that an entry must have to stand there, unless it is a text.
    pub(super) kind: Option<&'static str>,
}

/// The names in templates, each once.
pub(super) fn placeholders<'url>(urls: &[&'url str]) -> Vec<Placeholder<'url>> {
    let mut found: Vec<Placeholder<'url>> = Vec::new();
    for url in urls {
        let mut start = 0;
        while let Some((before, name, after)) = next(url, start) {
            start = after;
            if !name.is_empty() && found.iter().all(|placeholder| placeholder.name != name) {
                found.push(Placeholder { name, kind: kind(before) });
            }
        }
    }
    found
}

/// The next name from a byte on: what is before it, the name, and the byte after it.
fn next(url: &str, start: usize) -> Option<(&str, &str, usize)> {
    let open = start + url.get(start..)?.find('{')?;
    let close = open + url.get(open..)?.find('}')?;
    Some((url.get(..open)?, url.get(open + 1..close)?, close + 1))
}

fn kind(before: &str) -> Option<&'static str> {
    let is_port =
        before.ends_with(':') && before.split_once("://").is_some_and(|(_, host)| !host.contains('/'));
    match before {
        "" => Some("url"),
        _ if is_port => Some("integer"),
        _ => None,
    }
}

/// The part of a URL before its path.
pub(super) fn server(url: &str) -> &str {
    let host = url.find("://").map_or(0, |colon| colon + "://".len());
    let path = url.get(host..).and_then(|rest| rest.find(['/', '?', '#']));
    path.and_then(|path| url.get(..host + path)).unwrap_or(url)
}
