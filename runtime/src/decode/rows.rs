//! What has been supplied for the entries of a table.

use crate::entry::Entry;
use crate::members::Plain;
use crate::supplied::Value;

/// A value as it was supplied.
#[derive(Clone, Copy)]
pub(super) enum Given<'text> {
    Null,
    Text(&'text str),
    Json(&'text str),
    /// JSON that the parser has read.
    Parsed(&'text str),
}

impl<'text> From<&'text Value> for Given<'text> {
    fn from(value: &'text Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Text(text) => Self::Text(text.expose()),
            Value::Json(text) => Self::Json(text.expose()),
        }
    }
}

impl<'text> From<Plain<'text>> for Given<'text> {
    fn from(value: Plain<'text>) -> Self {
        match value {
            Plain::Null => Self::Null,
            Plain::Text(text) => Self::Text(text),
            Plain::Json(text) => Self::Parsed(text),
        }
    }
}

/// An entry for which something was supplied.
#[derive(Clone, Copy)]
pub(crate) struct Row<'text> {
    /// The place of the entry in the table.
    pub(crate) index: usize,
    pub(crate) entry: &'static Entry,
    /// What was accepted; none where that was null, or refused.
    pub(crate) text: Option<&'text str>,
}

/// The entries for which something was supplied, in the order of the table: most tables have many
/// more.
pub(super) struct Rows<'text>(Vec<Row<'text>>);

impl<'text> Rows<'text> {
    /// No rows, and room for so many.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    /// The place in the table after the last entry that has a row.
    #[inline]
    pub(super) fn next(&self) -> usize {
        self.0.last().map_or(0, |last| last.index + 1)
    }

    /// Where the row of an entry is, or where it would be.
    #[inline]
    pub(super) fn find(&self, index: usize) -> Result<usize, usize> {
        match self.0.last() {
            Some(last) if last.index >= index => self.0.binary_search_by_key(&index, |row| row.index),
            // Documents mostly keep to the order of the table.
            _ => Err(self.0.len()),
        }
    }

    #[inline]
    pub(super) fn insert(&mut self, place: usize, row: Row<'text>) {
        self.0.insert(place, row);
    }

    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<&Row<'text>> {
        // Where each entry before it has a row, too, that is its place.
        let dense = self.0.get(index).filter(|row| row.index == index);
        dense.or_else(|| self.0.get(self.find(index).ok()?))
    }

    /// The row of the entry of that name.
    #[inline]
    pub(super) fn named(&self, name: &str) -> Option<&Row<'text>> {
        self.0.iter().find(|row| row.entry.name == name)
    }

    pub(super) fn as_slice(&self) -> &[Row<'text>] {
        &self.0
    }
}
