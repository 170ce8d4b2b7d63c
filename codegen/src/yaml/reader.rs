//! Reading a text into a tree.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::{Key, Node, NodeId, Shape};
use crate::sorted;

/// Number of keys and values above which a file is refused.
pub(super) const NODE_LIMIT: usize = 100_000;

const MERGE_KEY: &str = "<<";

/// What is in a text in which a boolean or a whole number is written otherwise than it is printed.
const OTHER_SPELLINGS: [&str; 9] = ["+", "-0", "0x", "0o", "0b", "True", "TRUE", "False", "FALSE"];

/// Why a text is not a tree.
#[derive(Debug)]
pub(super) enum Failure {
    /// It is not YAML.
    Syntax(serde_yaml::Error),
    /// It has more than one document.
    SeveralDocuments,
    /// This key is a sequence or a mapping.
    KeyIsNoScalar(NodeId),
    /// This node has a tag.
    Tag(NodeId),
    /// This key merges another mapping into its own.
    MergeKey(NodeId),
    /// It has more than [`NODE_LIMIT`] keys and values.
    TooManyNodes,
}

/// Reads the only document of a text.
pub(super) fn read(text: &str) -> Result<Node, Failure> {
    let is_usual = !OTHER_SPELLINGS.iter().any(|spelling| text.contains(spelling));
    let mut reading = Reading { is_usual, ..Reading::default() };
    let root = reading.document(text)?;
    if reading.literals.is_empty() {
        return Ok(root);
    }
    // The kind of a scalar and its text as written are not given at the same time.
    let mut again = Reading { known: reading.literals, ..Reading::default() };
    again.document(text)
}

#[derive(Clone, Copy)]
enum Literal {
    Boolean,
    Number,
}

/// The state of reading a document.
#[derive(Default)]
struct Reading {
    /// Number of nodes so far.
    count: usize,
    /// Whether booleans and whole numbers are surely written as they are printed.
    is_usual: bool,
    /// The nodes that turned out to be booleans or numbers and may be written in another way, sorted.
    literals: Vec<(NodeId, Literal)>,
    /// The nodes already known to be booleans or numbers, which are read as text.
    known: Vec<(NodeId, Literal)>,
    /// Why the document is refused, as an error of `yaml_serde` can only have a message.
    refusal: Option<Failure>,
}

impl Reading {
    fn document(&mut self, text: &str) -> Result<Node, Failure> {
        let mut documents = serde_yaml::Deserializer::from_str(text);
        let root = match documents.next() {
            Some(document) => Value(self).deserialize(document),
            None => Err(Error::custom("no document")),
        };
        let root = root.map_err(|error| self.refusal.take().unwrap_or(Failure::Syntax(error)))?;
        match documents.next().map(IgnoredAny::deserialize) {
            None => Ok(root),
            Some(Ok(_)) => Err(Failure::SeveralDocuments),
            // What cannot go on with the first document is taken for the second one.
            Some(Err(error)) => Err(Failure::Syntax(error)),
        }
    }

    /// Numbers the next node.
    fn enter<E: Error>(&mut self) -> Result<NodeId, E> {
        let id = NodeId(self.count);
        self.count += 1;
        if self.count > NODE_LIMIT {
            return Err(self.refuse(Failure::TooManyNodes));
        }
        Ok(id)
    }

    fn refuse<E: Error>(&mut self, refusal: Failure) -> E {
        self.refusal = Some(refusal);
        E::custom("refused")
    }
}

/// Reads a value.
struct Value<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let Self(reading) = self;
        let id = reading.enter()?;
        let value = match sorted::find(&reading.known, &id) {
            Some(Literal::Boolean) => Shape::Boolean(deserializer.deserialize_str(AsWritten)?),
            Some(Literal::Number) => Shape::Number(deserializer.deserialize_str(AsWritten)?),
            None => deserializer.deserialize_any(AnyShape { reading, id })?,
        };
        Ok(Node { id, value })
    }
}

/// Reads a key.
struct KeyText<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for KeyText<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        let Self(reading) = self;
        let id = reading.enter()?;
        match deserializer.deserialize_str(AsWritten) {
            Ok(text) if text == MERGE_KEY => Err(reading.refuse(Failure::MergeKey(id))),
            Ok(text) => Ok(Key { id, text }),
            Err(_) => Err(reading.refuse(Failure::KeyIsNoScalar(id))),
        }
    }
}

/// Takes whatever comes.
struct AnyShape<'r> {
    reading: &'r mut Reading,
    id: NodeId,
}

impl AnyShape<'_> {
    fn boolean(self, value: bool) -> Shape {
        if !self.reading.is_usual {
            self.reading.literals.push((self.id, Literal::Boolean));
        }
        Shape::Boolean(value.to_string())
    }

    fn whole_number(self, value: impl fmt::Display) -> Shape {
        if !self.reading.is_usual {
            self.reading.literals.push((self.id, Literal::Number));
        }
        Shape::Number(value.to_string())
    }
}

impl<'de> Visitor<'de> for AnyShape<'_> {
    type Value = Shape;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_none<E: Error>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_unit<E: Error>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Shape, E> {
        Ok(self.boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Shape, E> {
        Ok(self.whole_number(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Shape, E> {
        Ok(self.whole_number(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Shape, E> {
        Ok(self.whole_number(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Shape, E> {
        Ok(self.whole_number(value))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Shape, E> {
        // Reading again gives the text: `1.10` is not printed so.
        self.reading.literals.push((self.id, Literal::Number));
        Ok(Shape::Number(String::new()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Shape, E> {
        Ok(Shape::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Shape, A::Error> {
        let mut sequence = Vec::new();
        while let Some(item) = items.next_element_seed(Value(self.reading))? {
            sequence.push(item);
        }
        Ok(Shape::Sequence(sequence))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Shape, A::Error> {
        let mut mapping = Vec::new();
        while let Some(key) = entries.next_key_seed(KeyText(self.reading))? {
            let value = entries.next_value_seed(Value(self.reading))?;
            mapping.push((key, value));
        }
        Ok(Shape::Mapping(mapping))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Shape, A::Error> {
        Err(self.reading.refuse(Failure::Tag(self.id)))
    }
}

/// Takes the text of a scalar.
pub(super) struct AsWritten;

impl Visitor<'_> for AsWritten {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }
}
