//! Places in sources, and the bytes they stand for.

use std::ops::Range;

use super::outline::{self, Scalar, offset};
use super::{NodeId, reader};
use crate::source::{Position, Source, line_column};

/// A place in one of the sources, the first number being the index of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// The file as a whole.
    File(usize),
    /// A place in a file that has no text.
    Position(usize, Position),
    /// These bytes of the text.
    Bytes(usize, Range<usize>),
    /// A value.
    Value(usize, NodeId),
    /// A key.
    Key(usize, NodeId),
    /// These bytes of the text of a scalar value or key.
    Within(usize, NodeId, Range<usize>),
}

/// What an [`At`] stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The index of the source.
    pub source: usize,
    /// The line and column; none for a whole file.
    pub position: Option<Position>,
    /// The bytes; none for a file without text and for a whole file.
    pub span: Option<Range<usize>>,
}

impl At {
    /// Looks the place up, which reads the source again. What is not found is taken for the file
    /// as a whole.
    pub(crate) fn resolve(&self, sources: &[Source]) -> Place {
        let source = self.source();
        let text = sources.get(source).and_then(|source| source.text().ok());
        let span = text.and_then(|text| Some((text, self.span(text)?)));
        let position = match (self, &span) {
            (Self::Position(_, position), _) => Some(*position),
            (_, Some((text, span))) => Some(line_column(text, span.start)),
            _ => None,
        };
        Place { source, position, span: span.map(|(_, span)| span) }
    }

    /// These bytes of the scalar that stands here.
    pub(crate) fn within(&self, range: Range<usize>) -> Self {
        match *self {
            Self::Value(source, id) | Self::Key(source, id) => Self::Within(source, id, range),
            _ => self.clone(),
        }
    }

    fn source(&self) -> usize {
        match self {
            Self::File(source)
            | Self::Position(source, _)
            | Self::Bytes(source, _)
            | Self::Value(source, _)
            | Self::Key(source, _)
            | Self::Within(source, _, _) => *source,
        }
    }

    fn span(&self, text: &str) -> Option<Range<usize>> {
        match self {
            Self::File(_) | Self::Position(_, _) => None,
            Self::Bytes(_, span) => Some(within_text(text, span)),
            Self::Value(_, id) | Self::Key(_, id) => node(text, *id),
            Self::Within(_, id, range) => within_node(text, *id, range),
        }
    }
}

fn within_text(text: &str, span: &Range<usize>) -> Range<usize> {
    if text.get(span.clone()).is_some() {
        return span.clone();
    }
    text.len()..text.len()
}

/// The bytes of a key or value.
fn node(text: &str, id: NodeId) -> Option<Range<usize>> {
    let found = reader::find(text, id)?;
    let start = offset(text, found.line, found.column);
    let length = match &found.text {
        Some(value) => return Some(Scalar { text, start, value }.span()),
        None => outline::collection_length(text.get(start..)?),
    };
    Some(start..start + length)
}

/// The bytes of a part of a scalar, or of all of it if the part is not there literally.
fn within_node(text: &str, id: NodeId, range: &Range<usize>) -> Option<Range<usize>> {
    let found = reader::find(text, id)?;
    let start = offset(text, found.line, found.column);
    let part = found.text.as_deref().and_then(|value| {
        let scalar = Scalar { text, start, value };
        scalar.part(range)
    });
    part.or_else(|| node(text, id))
}
