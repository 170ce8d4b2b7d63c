//! Places in sources, and the bytes they stand for.

use std::ops::Range;

use super::NodeId;
use super::finder::{self, Found};
use super::outline::{self, Scalar};
use crate::sorted;
use crate::source::{Position, Source};

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
    /// The line and column in a file without text.
    pub position: Option<Position>,
    /// The bytes; none for a file without text and for a whole file.
    pub span: Option<Range<usize>>,
}

impl At {
    /// These bytes of the scalar that stands here.
    pub(crate) fn within(&self, range: Range<usize>) -> Self {
        match *self {
            Self::Value(source, id) | Self::Key(source, id) => Self::Within(source, id, range),
            _ => self.clone(),
        }
    }

    /// The same place, where its source is at another index.
    pub(crate) fn in_source(&self, index: usize) -> Self {
        match self.clone() {
            Self::File(_) => Self::File(index),
            Self::Position(_, position) => Self::Position(index, position),
            Self::Bytes(_, span) => Self::Bytes(index, span),
            Self::Value(_, id) => Self::Value(index, id),
            Self::Key(_, id) => Self::Key(index, id),
            Self::Within(_, id, range) => Self::Within(index, id, range),
        }
    }

    /// The index of the source.
    pub(crate) fn source(&self) -> usize {
        match self {
            Self::File(source)
            | Self::Position(source, _)
            | Self::Bytes(source, _)
            | Self::Value(source, _)
            | Self::Key(source, _)
            | Self::Within(source, _, _) => *source,
        }
    }

    /// The node that the place belongs to.
    pub(crate) fn node(&self) -> Option<NodeId> {
        match self {
            Self::Value(_, id) | Self::Key(_, id) | Self::Within(_, id, _) => Some(*id),
            Self::File(_) | Self::Position(_, _) | Self::Bytes(_, _) => None,
        }
    }
}

/// Where nodes of the sources are.
pub(crate) struct Places<'s> {
    sources: &'s [Source],
    /// By source and number.
    found: Vec<((usize, NodeId), Found)>,
}

impl<'s> Places<'s> {
    /// Looks for the nodes of these places, which takes reading their sources again.
    pub(crate) fn find<'a>(sources: &'s [Source], wanted: impl IntoIterator<Item = &'a At>) -> Self {
        let nodes = wanted.into_iter().filter_map(|at| Some((at.source(), at.node()?)));
        let mut nodes: Vec<(usize, NodeId)> = nodes.collect();
        nodes.sort_unstable();
        nodes.dedup();
        let mut found = Vec::with_capacity(nodes.len());
        for nodes in nodes.chunk_by(|(a, _), (b, _)| a == b) {
            let index = nodes.first().map_or(0, |(source, _)| *source);
            let text = sources.get(index).and_then(|source| source.text().ok()).unwrap_or_default();
            let ids: Vec<NodeId> = nodes.iter().map(|(_, id)| *id).collect();
            found.extend(finder::find(text, &ids).into_iter().map(|(id, it)| ((index, id), it)));
        }
        Self { sources, found }
    }

    /// What a place stands for. What is not found is taken for the file as a whole.
    pub(crate) fn resolve(&self, at: &At) -> Place {
        let position = match at {
            At::Position(_, position) => Some(*position),
            _ => None,
        };
        Place { source: at.source(), position, span: self.span(at) }
    }

    /// The bytes of the text of a scalar without its quotes, or of the part of it that the place is, if it
    /// is there literally: without escapes and line breaks.
    pub(crate) fn literal(&self, at: &At) -> Option<Range<usize>> {
        let text = self.sources.get(at.source())?.text().ok()?;
        let found = self.found(at)?;
        let value = found.text.as_deref()?;
        let range = match at {
            At::Within(_, _, range) => range.clone(),
            _ => 0..value.len(),
        };
        let span = part(text, found, &range)?;
        (text.get(span.clone()) == value.get(range)).then_some(span)
    }

    /// The bytes of a scalar with its quotes, if it is there literally.
    pub(crate) fn scalar(&self, at: &At) -> Option<Range<usize>> {
        let found = self.found(at)?;
        let Range { start, end } = self.literal(at)?;
        // A quote is one byte long; the content of a block begins on another line.
        match start.checked_sub(found.start)? {
            0 => Some(start..end),
            1 => Some(found.start..end + 1),
            _ => None,
        }
    }

    /// The bytes of the member of this name whose scalar value is here, with what separates it from the one
    /// before or, if it has lines of its own, with its line.
    pub(crate) fn member(&self, at: &At, name: &str) -> Option<Range<usize>> {
        let text = self.sources.get(at.source())?.text().ok()?;
        outline::member(text, name, self.scalar(at)?)
    }

    /// The bytes of the whole of a scalar, on however many lines it stands; else of what a place stands for.
    pub(crate) fn extent(&self, at: &At) -> Option<Range<usize>> {
        let text = self.sources.get(at.source())?.text().ok()?;
        match self.found(at).and_then(|found| Some((found.start, found.text.as_deref()?))) {
            Some((start, value)) => Some(Scalar { text, start, value }.extent()),
            None => self.span(at),
        }
    }

    /// What was found of the node that a place belongs to.
    fn found(&self, at: &At) -> Option<&Found> {
        sorted::find(&self.found, &(at.source(), at.node()?))
    }

    fn span(&self, at: &At) -> Option<Range<usize>> {
        let text = self.sources.get(at.source())?.text().ok()?;
        if let At::Bytes(_, span) = at {
            return Some(within_text(text, span));
        }
        let found = self.found(at)?;
        let part = match at {
            At::Within(_, _, range) => part(text, found, range),
            _ => None,
        };
        part.or_else(|| whole(text, found))
    }
}

fn within_text(text: &str, span: &Range<usize>) -> Range<usize> {
    if text.get(span.clone()).is_some() {
        return span.clone();
    }
    text.len()..text.len()
}

/// The bytes of a key or value.
fn whole(text: &str, found: &Found) -> Option<Range<usize>> {
    let start = found.start;
    let length = match &found.text {
        Some(value) => return Some(Scalar { text, start, value }.span()),
        None => outline::collection_length(text.get(start..)?),
    };
    Some(start..start + length)
}

/// The bytes of a part of a scalar, if the part is there literally.
fn part(text: &str, found: &Found, range: &Range<usize>) -> Option<Range<usize>> {
    let value = found.text.as_deref()?;
    value.get(range.clone())?;
    match found.content {
        Some(content) => Some(content + range.start..content + range.end),
        None => Scalar { text, start: found.start, value }.part_of_block(range),
    }
}
