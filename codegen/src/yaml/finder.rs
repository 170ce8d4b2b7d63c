//! Where nodes are in a text.
//!
//! `yaml_serde` attaches a position to errors only. What is asked for as an enum is refused before
//! it is taken, and can be asked for again: so one reading finds any number of nodes.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use super::NodeId;
use super::outline::{Cursor, Scalar};
use super::reader::AsWritten;

/// What is found where a node begins.
#[derive(Debug)]
pub(super) struct Found {
    /// The byte at which it begins.
    pub start: usize,
    /// The text of a scalar; none for sequences and mappings.
    pub text: Option<String>,
    /// Where the text of a scalar stands as it is; looked for once, as many places may be within it.
    pub content: Option<usize>,
}

/// Finds the nodes of the first document of a text. Both lists are sorted.
pub(super) fn find(text: &str, wanted: &[NodeId]) -> Vec<(NodeId, Found)> {
    let mut search = Search { wanted, count: 0, marks: Vec::new() };
    let document = || serde_yaml::Deserializer::from_str(text).next();
    search.mark(|probe| document().map(|root| probe.deserialize(root)).transpose());
    let end = document().and_then(|root| Walk(&mut search).deserialize(root).err());
    search.mark_last(end.and_then(|error| error.location()));
    let mut cursor = Cursor::new(text);
    let found = search.marks.into_iter().map(|(id, mark)| {
        // Of the place where a text begins, errors say nothing.
        let (line, column) = mark.place.unwrap_or((1, 1));
        let start = cursor.offset(line, column);
        let content = mark.text.as_deref().and_then(|value| Scalar { text, start, value }.content());
        (id, Found { start, text: mark.text, content })
    });
    found.collect()
}

/// The line and column at the end of what `libyaml` or `yaml_serde` say.
pub(super) fn line_column(described: &str) -> Option<(usize, usize)> {
    let (_, place) = described.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// What errors say of a node.
struct Mark {
    /// The line and column, as `libyaml` counts them.
    place: Option<(usize, usize)>,
    /// The text of a scalar.
    text: Option<String>,
}

/// The state of looking for nodes.
struct Search<'w> {
    wanted: &'w [NodeId],
    /// Number of nodes so far.
    count: usize,
    /// In the order of the nodes.
    marks: Vec<(NodeId, Mark)>,
}

impl Search<'_> {
    /// Marks the next node, if it is wanted; `ask` asks for it, and gets an error with its place.
    fn mark<T, E: fmt::Display>(&mut self, ask: impl FnOnce(Probe) -> Result<T, E>) {
        let id = NodeId(self.count);
        if self.wanted.binary_search(&id).is_err() {
            return;
        }
        let mut is_scalar = false;
        if let Err(error) = ask(Probe(&mut is_scalar)) {
            let place = line_column(&error.to_string());
            // After the first key, only what has a tag is without a place.
            let is_scalar = is_scalar && (place.is_some() || id <= NodeId(1));
            self.marks.push((id, Mark { place, text: is_scalar.then(String::new) }));
        }
    }

    /// The mark of a node behind which there is none yet.
    fn marked(&mut self, id: NodeId) -> Option<&mut Mark> {
        self.marks.last_mut().filter(|(last, _)| *last == id).map(|(_, mark)| mark)
    }

    /// Marks the last node, at which the search has stopped because of a tag.
    fn mark_last(&mut self, location: Option<serde_yaml::Location>) {
        let last = NodeId(self.count.saturating_sub(1));
        if let (Some(mark), Some(location)) = (self.marked(last), location) {
            mark.place.get_or_insert((location.line(), location.column()));
        }
    }
}

/// Is refused by everything, and notes whether that is a scalar.
struct Probe<'p>(&'p mut bool);

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_enum("", &[], self)
    }
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("nothing")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        *self.0 = true;
        Err(A::Error::custom("a scalar"))
    }
}

/// Goes through a node, and counts as the reader does.
struct Walk<'s, 'w>(&'s mut Search<'w>);

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let id = NodeId(self.0.count);
        self.0.count += 1;
        match self.0.marked(id) {
            Some(Mark { text: Some(text), .. }) => *text = deserializer.deserialize_str(AsWritten)?,
            _ => deserializer.deserialize_any(self)?,
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        Ok(())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        loop {
            self.0.mark(|probe| items.next_element_seed(probe));
            if items.next_element_seed(Walk(&mut *self.0))?.is_none() {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        loop {
            self.0.mark(|probe| entries.next_key_seed(probe));
            if entries.next_key_seed(Walk(&mut *self.0))?.is_none() {
                return Ok(());
            }
            self.0.mark(|probe| entries.next_value_seed(probe));
            entries.next_value_seed(Walk(&mut *self.0))?;
        }
    }
}
