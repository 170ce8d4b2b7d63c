//! Reads URL templates and finds the position of each placeholder.

use std::ops::Range;

use openelements_runtime::{InvalidUrl, Kind, Position, Url};

/// A URL with places for values as the spec has it, in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Template {
    /// The pieces, in order.
    pub(crate) segments: Vec<Segment>,
}

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Text as it stands.
    Literal(String),
    /// A place for the value of an entry.
    Placeholder(Placeholder),
}

impl Segment {
    /// Whether it is a text without any characters.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Literal(text) if text.is_empty())
    }
}

/// A place for the value of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placeholder {
    /// The wire name of the entry.
    pub(crate) entry: String,
    /// Where in the URL it stands.
    pub(crate) position: Position,
    /// The bytes of the template that the name stands in.
    pub(crate) range: Range<usize>,
}

/// What is wrong with a template, and where in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TemplateError {
    pub(crate) range: Range<usize>,
    pub(crate) kind: TemplateErrorKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TemplateErrorKind {
    /// A brace without its other half, or nothing between the two.
    Brace(&'static str),
    /// A placeholder where no value may stand.
    Placement(&'static str),
    /// Text that is no URL.
    NoUrl(InvalidUrl),
}

impl Template {
    /// Reads a template.
    pub(crate) fn parse(text: &str) -> Result<Self, Vec<TemplateError>> {
        let pieces = split(text)?;
        let mut scanner = Scanner::new(&pieces);
        let segments: Vec<Segment> =
            pieces.iter().enumerate().map(|(index, piece)| scanner.place(index, piece)).collect();
        if !scanner.errors.is_empty() {
            return Err(scanner.errors);
        }
        let template = Self { segments };
        match Url::parse(&template.sample()) {
            Ok(_) => Ok(template),
            Err(why) => {
                Err(vec![TemplateError { range: 0..text.len(), kind: TemplateErrorKind::NoUrl(why) }])
            }
        }
    }

    /// The placeholders, in order.
    pub(crate) fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Placeholder(placeholder) => Some(placeholder),
            Segment::Literal(_) => None,
        })
    }

    /// The placeholders, in order, to be changed.
    pub(crate) fn placeholders_mut(&mut self) -> impl Iterator<Item = &mut Placeholder> {
        self.segments.iter_mut().filter_map(|segment| match segment {
            Segment::Placeholder(placeholder) => Some(placeholder),
            Segment::Literal(_) => None,
        })
    }

    /// The template with a value in each place that surely may stand there.
    fn sample(&self) -> String {
        let piece = |segment: &Segment| match segment {
            Segment::Literal(text) => text.clone(),
            Segment::Placeholder(placeholder) => match placeholder.position {
                Position::Url => "https://example.com".to_owned(),
                Position::Host | Position::HostName => "example.com".to_owned(),
                Position::Port => "1".to_owned(),
                _ => "x".to_owned(),
            },
        };
        self.segments.iter().map(piece).collect()
    }
}

/// Whether a value of a kind can stand at a position at all.
pub(crate) const fn can_stand(kind: Kind, position: Position) -> bool {
    match kind {
        Kind::String | Kind::Enum => true,
        Kind::Integer => {
            matches!(position, Position::HostLabel | Position::Port | Position::Path | Position::Query)
        }
        Kind::Boolean => matches!(position, Position::Path | Position::Query),
        Kind::Host => {
            matches!(position, Position::Host | Position::HostName | Position::Path | Position::Query)
        }
        Kind::Url => matches!(position, Position::Url | Position::Query),
        _ => false,
    }
}

/// The name of a position, for people.
pub(crate) const fn position_name(position: Position) -> &'static str {
    match position {
        Position::Url => "the beginning of a URL",
        Position::Host | Position::HostName => "the host",
        Position::HostLabel => "a label of the host",
        Position::Port => "the port",
        Position::Path => "the path",
        Position::Query => "the query",
        _ => "this position",
    }
}

/// A piece before its position is known.
enum Piece<'text> {
    Literal(&'text str),
    /// A name, and where it stands.
    Name(&'text str, Range<usize>),
}

/// Splits at braces.
fn split(text: &str) -> Result<Vec<Piece<'_>>, Vec<TemplateError>> {
    let (mut pieces, mut errors) = (Vec::new(), Vec::new());
    let mut rest = 0..text.len();
    while let Some(part) = text.get(rest.clone()).filter(|part| !part.is_empty()) {
        let literal = part.find(['{', '}']).unwrap_or(part.len());
        pieces.push(Piece::Literal(part.get(..literal).unwrap_or_default()));
        let brace = rest.start + literal;
        rest.start = match read_name(text, brace) {
            Ok(None) => text.len(),
            Ok(Some(range)) => {
                pieces.push(Piece::Name(text.get(range.clone()).unwrap_or_default(), range.clone()));
                range.end + 1
            }
            Err(error) => {
                let next = error.range.end;
                errors.push(error);
                next
            }
        };
    }
    if errors.is_empty() { Ok(pieces) } else { Err(errors) }
}

/// The range of the name in the braces that open at `brace`; none at the end of the text.
fn read_name(text: &str, brace: usize) -> Result<Option<Range<usize>>, TemplateError> {
    let error = |range, why| Err(TemplateError { range, kind: TemplateErrorKind::Brace(why) });
    let Some(part) = text.get(brace..).filter(|part| !part.is_empty()) else {
        return Ok(None);
    };
    if part.starts_with('}') {
        return error(brace..brace + 1, "a brace that closes nothing");
    }
    let inner = part.get(1..).unwrap_or_default();
    match inner.find(['{', '}']) {
        Some(0) if inner.starts_with('}') => error(brace..brace + 2, "no name between these braces"),
        Some(end) if inner.get(end..).is_some_and(|end| end.starts_with('}')) => {
            Ok(Some(brace + 1..brace + 1 + end))
        }
        end => error(brace..brace + 1 + end.unwrap_or(inner.len()), "a brace that is not closed"),
    }
}

/// The part of a URL that the scanner is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    Host,
    Port,
    Path,
    Query,
    Fragment,
}

/// Walks over the pieces and knows in which part of the URL it is.
struct Scanner<'pieces, 'text> {
    pieces: &'pieces [Piece<'text>],
    part: Part,
    errors: Vec<TemplateError>,
}

impl<'pieces, 'text> Scanner<'pieces, 'text> {
    fn new(pieces: &'pieces [Piece<'text>]) -> Self {
        Self { pieces, part: Part::Start, errors: Vec::new() }
    }

    fn place(&mut self, index: usize, piece: &Piece<'_>) -> Segment {
        match piece {
            Piece::Literal(text) => {
                self.part = advance(self.part, text);
                Segment::Literal((*text).to_owned())
            }
            Piece::Name(entry, range) => {
                let position = self.position(index, range);
                Segment::Placeholder(Placeholder {
                    entry: (*entry).to_owned(),
                    position,
                    range: range.clone(),
                })
            }
        }
    }

    fn position(&mut self, index: usize, range: &Range<usize>) -> Position {
        let following = self.following(index);
        let (position, refusal) = match self.part {
            Part::Start => {
                self.part = Part::Path;
                (Position::Url, misplaced_url(range, following))
            }
            Part::Host if following.is_some_and(|text| text.contains('@')) => {
                (Position::Host, Some(USER_INFORMATION))
            }
            Part::Host => self.host_position(index, following),
            Part::Port => (Position::Port, None),
            Part::Path => (Position::Path, None),
            Part::Query => (Position::Query, None),
            Part::Fragment => (Position::Query, Some("a URL of an API has no fragment")),
        };
        if let Some(why) = refusal {
            self.errors.push(TemplateError { range: range.clone(), kind: TemplateErrorKind::Placement(why) });
        }
        position
    }

    /// The position of a placeholder in the host, and why it cannot stand there. What ends the host
    /// must be whole labels: after part of one, a value would make it another host.
    fn host_position(&self, index: usize, following: Option<&str>) -> (Position, Option<&'static str>) {
        let position = match following {
            Some(text) if text.starts_with(':') => Position::HostName,
            _ if ends_host(following) => Position::Host,
            _ => return (Position::HostLabel, None),
        };
        (position, Some(GLUED).filter(|_| !self.begins_label(index)))
    }

    /// Whether what stands before is the end of a label, or the beginning of the host.
    fn begins_label(&self, index: usize) -> bool {
        let previous = index.checked_sub(1).and_then(|index| self.pieces.get(index));
        matches!(previous, Some(Piece::Literal(text)) if text.ends_with(['.', '/']))
    }

    /// The literal that follows; `None` at the end, and the empty text before a placeholder.
    fn following(&self, index: usize) -> Option<&'text str> {
        self.pieces.get(index + 1).map(|piece| match piece {
            Piece::Literal(text) => *text,
            Piece::Name(..) => "",
        })
    }
}

const GLUED: &str =
    "a value here would become part of the host: write `/` before it, or `.` where it ends the host";

const USER_INFORMATION: &str = "no value may stand before `@`: credentials do not belong in a URL";

/// Why a placeholder in front cannot stand for the beginning of a URL.
fn misplaced_url(range: &Range<usize>, following: Option<&str>) -> Option<&'static str> {
    let in_front = range.start == 1;
    let followed = following.is_none_or(|text| text.starts_with(['/', '?']));
    if !in_front {
        Some("the URL begins with `https://`, or with a placeholder for a whole URL")
    } else if !followed || following.is_some_and(|text| text.starts_with("//")) {
        Some("a placeholder in front stands for a whole URL, so `/` must follow it")
    } else {
        None
    }
}

/// Whether the host ends where `following` begins.
fn ends_host(following: Option<&str>) -> bool {
    following.is_none_or(|text| text.starts_with(['/', '?', '#']))
}

/// The part of the URL that is reached after a literal.
fn advance(part: Part, text: &str) -> Part {
    let (part, text) = match (part, text.split_once("://")) {
        (Part::Start, Some((_, rest))) => (Part::Host, rest),
        _ => (part, text),
    };
    text.chars().fold(part, |part, character| match (part, character) {
        (Part::Host, ':') => Part::Port,
        (Part::Host | Part::Port, '/') => Part::Path,
        (Part::Host | Part::Port | Part::Path, '?') => Part::Query,
        (Part::Host | Part::Port | Part::Path | Part::Query, '#') => Part::Fragment,
        _ => part,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(text: &str) -> Vec<Position> {
        Template::parse(text).unwrap().placeholders().map(|placeholder| placeholder.position).collect()
    }

    #[test]
    fn a_placeholder_takes_its_position_from_what_surrounds_it() {
        use Position::{Host, HostLabel, HostName, Path, Port, Query, Url};
        let cases: [(&str, &[Position]); 10] = [
            ("https://{site}.chargebee.com/api/v1", &[HostLabel]),
            ("https://api-{region}.example.com", &[HostLabel]),
            ("https://{site.url}/rest/v10", &[Host]),
            ("https://{host}:{port}/x", &[HostName, Port]),
            ("https://{site}-{region}.example.com", &[HostLabel, HostLabel]),
            ("{store.url}/api/rest", &[Url]),
            ("{baseUrl}", &[Url]),
            ("https://example.com/{account}/v1?tenant={tenant}", &[Path, Query]),
            ("https://{site}.{domain}/", &[HostLabel, Host]),
            ("https://api.example.com", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(positions(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_pointed_at() {
        use TemplateErrorKind::{Brace, NoUrl, Placement};
        let cases = [
            ("https://{site.example.com", "{site.example.com", "brace"),
            ("https://site}.example.com", "}", "brace"),
            ("https://{}.example.com", "{}", "brace"),
            ("https://{a{b}.example.com", "{a", "brace"),
            ("https://{user}@example.com", "user", "placement"),
            ("{scheme}://example.com", "scheme", "placement"),
            ("https://api.example.com{path}/v1", "path", "placement"),
            ("https://{site}{domain}/v1", "domain", "placement"),
            ("https://api-{host}:8443", "host", "placement"),
            ("api.{domain}", "domain", "placement"),
            ("{store.url}{path}", "store.url", "placement"),
            ("https://example.com/#{a}", "a", "placement"),
            ("htp://example.com", "htp://example.com", "no url"),
            ("https://exa mple.com", "https://exa mple.com", "no url"),
        ];
        for (text, underlined, expected) in cases {
            let errors = Template::parse(text).unwrap_err();
            let kind = match errors[0].kind {
                Brace(_) => "brace",
                Placement(_) => "placement",
                NoUrl(_) => "no url",
            };
            assert_eq!((&text[errors[0].range.clone()], kind), (underlined, expected), "{text}");
        }
    }
}
