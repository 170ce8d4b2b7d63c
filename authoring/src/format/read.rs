//! The outline of a text: where its nodes and its comments are.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle, options};

/// What a text consists of.
#[derive(Debug)]
pub(super) struct Outline {
    /// The root of the only document.
    pub(super) root: Raw,
    /// The comments, in the order in which they are written.
    pub(super) comments: Vec<Comment>,
}

/// A comment.
#[derive(Clone, Debug)]
pub(super) struct Comment {
    /// Its text, with the `#`.
    pub(super) text: String,
    /// The byte at which it starts.
    pub(super) start: usize,
}

/// A node.
#[derive(Debug)]
pub(super) struct Raw {
    /// Its bytes, so far as the parser knows them: of a text below `|` or `>` and of a collection without
    /// brackets, only some.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) shape: Shape,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Shape {
    /// A scalar, and what it says.
    Scalar(ScalarStyle, String),
    /// A sequence; whether it is between brackets.
    Sequence(bool, Vec<Raw>),
    /// A mapping; whether it is between braces.
    Mapping(bool, Vec<(Raw, Raw)>),
}

type Events<'text> = std::vec::IntoIter<(Event<'text>, Range<usize>)>;

/// What comes next among the nodes of a collection.
enum Next {
    /// A node.
    Node(Raw),
    /// The end of the collection, which a closing bracket is part of.
    End(Range<usize>),
}

/// Reads a text that has one document.
///
/// # Errors
/// What cannot be read, in words.
pub(super) fn read(text: &str) -> Result<Outline, String> {
    let options = options! { max_buffered_comment_events: usize::MAX };
    let (mut events, mut comments) = (Vec::new(), Vec::new());
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next.map_err(|error| error.to_string())?;
        let span = bytes(&span)?;
        match event {
            Event::Comment(..) => {
                let text = text.get(span.clone()).unwrap_or_default().trim_end().to_owned();
                comments.push(Comment { text, start: span.start });
            }
            Event::DocumentStart(_, Some(_)) => return Err("it has a directive".to_owned()),
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
            event => events.push((event, span)),
        }
    }
    comments.sort_by_key(|comment| comment.start);
    match next(&mut events.into_iter())? {
        Next::Node(root) => Ok(Outline { root, comments }),
        Next::End(_) => Err("it is empty".to_owned()),
    }
}

fn bytes(span: &Span) -> Result<Range<usize>, String> {
    span.byte_range().ok_or_else(|| "the parser gives no place".to_owned())
}

fn next(events: &mut Events<'_>) -> Result<Next, String> {
    let Some((event, span)) = events.next() else { return Ok(Next::End(0..0)) };
    Ok(match event {
        Event::Scalar(text, style, 0, None) => {
            Next::Node(Raw { span, shape: Shape::Scalar(style, text.into_owned()) })
        }
        Event::SequenceStart(style, 0, None) => {
            Next::Node(sequence(style == StructureStyle::Flow, &span, events)?)
        }
        Event::MappingStart(style, 0, None) => {
            Next::Node(mapping(style == StructureStyle::Flow, &span, events)?)
        }
        Event::SequenceEnd | Event::MappingEnd => Next::End(span),
        _ => return Err("it has anchors, aliases or tags".to_owned()),
    })
}

fn sequence(is_flow: bool, start: &Range<usize>, events: &mut Events<'_>) -> Result<Raw, String> {
    let mut items = Vec::new();
    loop {
        match next(events)? {
            Next::Node(item) => items.push(item),
            Next::End(end) => {
                let span = start.start..end.end;
                return Ok(Raw { span, shape: Shape::Sequence(is_flow, items) });
            }
        }
    }
}

fn mapping(is_flow: bool, start: &Range<usize>, events: &mut Events<'_>) -> Result<Raw, String> {
    let mut entries = Vec::new();
    loop {
        let key = match next(events)? {
            Next::Node(key) => key,
            Next::End(end) => {
                let span = start.start..end.end;
                return Ok(Raw { span, shape: Shape::Mapping(is_flow, entries) });
            }
        };
        let Next::Node(value) = next(events)? else { return Err("a key has no value".to_owned()) };
        entries.push((key, value));
    }
}
