//! URL templates whose values are checked by the position they stand at.

mod certain;

use crate::url::{self, Url};

/// Where in a URL a value stands, and so what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Position {
    /// The whole beginning of the URL, as in `{store.url}/api`.
    Url,
    /// The host or its end, as in `https://{site.url}/rest`.
    Host,
    /// The host or its end, before a port, as in `https://{host}:8443`.
    HostName,
    /// One label of a host that the template fixes, as in `https://{site}.example.com`.
    HostLabel,
    /// The port, as in `https://example.com:{port}`.
    Port,
    /// In the path: any text, percent-encoded.
    Path,
    /// In the query: any text, percent-encoded.
    Query,
}

impl Position {
    /// What may stand there, in words that complete "expected ...".
    #[must_use]
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Url => "an absolute URL without query, such as `https://shop.example.com`",
            Self::Host => "a host name, such as `acme.example.com`",
            Self::HostName => "a host name without a port, such as `acme.example.com`",
            Self::HostLabel => "one label of a host name: letters, digits, `_` and inner hyphens",
            Self::Port => "a port number, from 1 to 65535",
            Self::Path | Self::Query => "text that is not empty, `.` or `..`",
        }
    }

    /// Whether `value` may stand there.
    #[must_use]
    pub fn accepts(self, value: &str) -> bool {
        match self {
            Self::Url => Url::check(value).is_ok() && !value.contains('?'),
            Self::Host => url::is_host(value),
            Self::HostName => url::is_host_without_port(value),
            Self::HostLabel => url::is_host_label(value),
            Self::Port => url::is_port(value),
            Self::Path | Self::Query => !matches!(value, "" | "." | ".."),
        }
    }
}

/// A piece of a [`Template`]: text, or the name of the entry whose value goes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Segment {
    /// Text as it stands.
    Literal(&'static str),
    /// A value at [`Position::Url`].
    Url(&'static str),
    /// A value at [`Position::Host`].
    Host(&'static str),
    /// A value at [`Position::HostName`].
    HostName(&'static str),
    /// A value at [`Position::HostLabel`].
    HostLabel(&'static str),
    /// A value at [`Position::Port`].
    Port(&'static str),
    /// A value at [`Position::Path`].
    Path(&'static str),
    /// A value at [`Position::Query`].
    Query(&'static str),
}

impl Segment {
    /// A place for the value of an entry.
    #[must_use]
    pub const fn new(position: Position, entry: &'static str) -> Self {
        match position {
            Position::Url => Self::Url(entry),
            Position::Host => Self::Host(entry),
            Position::HostName => Self::HostName(entry),
            Position::HostLabel => Self::HostLabel(entry),
            Position::Port => Self::Port(entry),
            Position::Path => Self::Path(entry),
            Position::Query => Self::Query(entry),
        }
    }

    /// The entry whose value goes there, and the position; `None` for a literal.
    #[must_use]
    pub const fn placeholder(&self) -> Option<(&'static str, Position)> {
        match *self {
            Self::Literal(_) => None,
            Self::Url(entry) => Some((entry, Position::Url)),
            Self::Host(entry) => Some((entry, Position::Host)),
            Self::HostName(entry) => Some((entry, Position::HostName)),
            Self::HostLabel(entry) => Some((entry, Position::HostLabel)),
            Self::Port(entry) => Some((entry, Position::Port)),
            Self::Path(entry) => Some((entry, Position::Path)),
            Self::Query(entry) => Some((entry, Position::Query)),
        }
    }
}

/// Room for most URLs, in bytes.
const USUAL_URL: usize = 64;

/// A URL with named places for values.
///
/// No value can change the host that a template fixes: each is checked, or encoded, by
/// the [`Position`] it stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    segments: &'static [Segment],
    is_certain: bool,
}

impl Template {
    /// A template of these segments, which the generator has read.
    #[must_use]
    pub const fn new(segments: &'static [Segment]) -> Self {
        Self { segments, is_certain: certain::is_certain(segments) }
    }

    /// The segments, in order.
    #[must_use]
    pub const fn segments(&self) -> &'static [Segment] {
        self.segments
    }

    /// Whether values that may stand at their positions are certain to make a URL together. Where not,
    /// nothing is known.
    pub(crate) const fn is_certain(&self) -> bool {
        self.is_certain
    }

    /// The entries whose values stand in it, each with the position, in order.
    pub(crate) fn placeholders(&self) -> impl Iterator<Item = (&'static str, Position)> + use<> {
        self.segments.iter().filter_map(Segment::placeholder)
    }

    /// The positions at which the value of `entry` stands.
    pub fn positions<'a>(&self, entry: &'a str) -> impl Iterator<Item = Position> + use<'a> {
        self.placeholders().filter(move |(name, _)| *name == entry).map(|(_, position)| position)
    }

    /// Puts values into the places; `value` gives that of an entry.
    ///
    /// `None` where a value is missing, may not stand at its position, or where together
    /// they make no URL (a host of more than 253 characters, for instance).
    pub fn render<'value>(&self, value: impl Fn(&str) -> Option<&'value str>) -> Option<Url> {
        let mut text = String::with_capacity(USUAL_URL);
        for segment in self.segments {
            match segment.placeholder() {
                None => text.push_str(segment.literal()),
                Some((entry, position)) => push(&mut text, position, value(entry)?)?,
            }
        }
        Url::from_text(text)
    }
}

impl Segment {
    const fn literal(&self) -> &'static str {
        match *self {
            Self::Literal(text) => text,
            _ => "",
        }
    }
}

/// Appends a value as its position wants it; `None` where it may not stand there.
fn push(text: &mut String, position: Position, value: &str) -> Option<()> {
    // Text for the path would be part of the host where no path has begun yet.
    let misplaced = matches!(position, Position::Path | Position::Query) && !url::is_past_host(text);
    if misplaced || !position.accepts(value) {
        return None;
    }
    match position {
        // `{store.url}/api` is meant to have one slash between the two.
        Position::Url => text.push_str(value.trim_end_matches('/')),
        Position::Path | Position::Query => text.push_str(&url::encode(value).to_string()),
        Position::Host | Position::HostName | Position::HostLabel | Position::Port => text.push_str(value),
    }
    Some(())
}
