//! YAML files as trees whose nodes know where they are.
//!
//! `yaml_serde` attaches positions to errors only. So every node is known by its number, and all
//! nodes that there is something to report about are found by reading the text once more: positions
//! cost nothing as long as there is nothing to report.

use crate::diagnostics::{Collector, codes};
use crate::source::{Source, Unreadable};

mod at;
#[cfg(feature = "tools")]
mod comments;
mod finder;
mod hints;
mod outline;
mod properties;
mod reader;
mod syntax;

pub(crate) use at::{At, Place, Places};
#[cfg(feature = "tools")]
pub(crate) use comments::{Comment, comments, said};
use reader::Failure;

/// The number of a key or value in its file, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(usize);

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its number, for [`At::Value`].
    pub id: NodeId,
    /// What it is.
    pub value: Shape,
}

/// The kinds of values. Scalars have their text as it is written, such as `1.10` or `True`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Boolean(String),
    /// A number.
    Number(String),
    /// Any other scalar, or a quoted one.
    Text(String),
    /// A sequence.
    Sequence(Vec<Node>),
    /// A mapping, with repeated keys, in the order in which it is written.
    Mapping(Vec<(Key, Node)>),
}

impl Shape {
    /// Whether it is a mapping with a member of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        matches!(self, Self::Mapping(members) if members.iter().any(|(key, _)| key.text == name))
    }

    /// Returns the name of the kind, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::Sequence(_) => "a sequence",
            Self::Mapping(_) => "a mapping",
        }
    }
}

impl Node {
    /// Returns the members, repeated ones too, where this is a mapping.
    pub(crate) fn members(&self) -> &[(Key, Self)] {
        match &self.value {
            Shape::Mapping(members) => members,
            _ => &[],
        }
    }

    /// Returns the text of a scalar, as it is written; none of what is null.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Shape::Boolean(text) | Shape::Number(text) | Shape::Text(text) => Some(text),
            Shape::Null | Shape::Sequence(_) | Shape::Mapping(_) => None,
        }
    }
}

/// What only tools ask for.
#[cfg(feature = "tools")]
impl Node {
    /// Returns the value of a member, where this is a mapping that has it.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        match &self.value {
            Shape::Mapping(members) => members.iter().find(|(key, _)| key.text == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Returns the member that a key or value below this is in, where this is a mapping.
    pub(crate) fn member_at(&self, node: NodeId) -> Option<&(Key, Self)> {
        let Shape::Mapping(members) = &self.value else {
            return None;
        };
        let index = members.partition_point(|(key, _)| key.id <= node).checked_sub(1)?;
        members.get(index)
    }
}

/// The key of a mapping's entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// Its number, for [`At::Key`].
    pub id: NodeId,
    /// Its text, as it is written but for quotes.
    pub text: String,
}

/// Reads the source at `index` among the sources. Returns its root, which is a mapping, or `None`
/// after adding at least one error to the `collector`.
pub(crate) fn parse(index: usize, source: &Source, collector: &mut Collector) -> Option<Node> {
    let text = match source.text() {
        Ok(text) => text,
        Err(unreadable) => {
            report_unreadable(index, unreadable, collector);
            return None;
        }
    };
    if is_refused(index, text, collector) {
        return None;
    }
    match reader::read(text) {
        Ok(root) => mapping(index, text, root, collector),
        Err(failure) => {
            report_failure(index, text, &failure, collector);
            None
        }
    }
}

/// Reports what could make reading the text take long: deep nesting, and aliases, which are
/// expanded while the tree is built.
fn is_refused(index: usize, text: &str, collector: &mut Collector) -> bool {
    if let Some(bracket) = outline::too_deep(text) {
        syntax::report_depth(index, bracket, collector);
        return true;
    }
    properties::report(index, text, collector)
}

fn report_unreadable(index: usize, unreadable: &Unreadable, collector: &mut Collector) {
    match unreadable {
        Unreadable::Io(reason) => collector
            .error(codes::CANNOT_READ, format!("cannot read the file: {reason}"), At::File(index))
            .help("make the file readable, or move it out of the directory of specs"),
        Unreadable::TooLarge => collector
            .error(codes::TOO_LARGE, "the file is larger than 1 MiB", At::File(index))
            .help("a spec is a few kilobytes of YAML; is this one?"),
        Unreadable::NotUtf8(position) => collector
            .error(codes::NOT_UTF8, "the file is not UTF-8", At::Position(index, *position))
            .help("save the file with the encoding UTF-8"),
    };
}

fn report_failure(index: usize, text: &str, failure: &Failure, collector: &mut Collector) {
    match failure {
        Failure::Syntax(error) => syntax::report(index, text, error, collector),
        Failure::KeyIsNoScalar(key) => syntax::report_key(index, text, *key, collector),
        Failure::SeveralDocuments => report_documents(index, text, collector),
        Failure::Tag(node) => properties::report_tag(At::Value(index, *node), collector),
        Failure::MergeKey(key) => properties::report_merge_key(At::Key(index, *key), collector),
        Failure::TooManyNodes => {
            collector
                .error(
                    codes::TOO_LARGE,
                    format!("the file has over {} keys and values", reader::NODE_LIMIT),
                    At::File(index),
                )
                .help("split the spec");
        }
    }
}

fn report_documents(index: usize, text: &str, collector: &mut Collector) {
    collector
        .error(
            codes::SEVERAL_DOCUMENTS,
            "the file has several YAML documents",
            At::Bytes(index, outline::second_document(text)),
        )
        .help("move each document to a file of its own");
}

fn mapping(index: usize, text: &str, root: Node, collector: &mut Collector) -> Option<Node> {
    let kind = match &root.value {
        Shape::Mapping(_) => return Some(root),
        Shape::Null => {
            collector
                .error(codes::EMPTY, "the file is empty", At::File(index))
                .help("write the members of the spec, or remove the file");
            return None;
        }
        other => other.kind(),
    };
    let help =
        hints::missing_space(text, 0).unwrap_or("a spec is a mapping of members such as `key: chargebee`");
    collector
        .error(codes::WRONG_KIND, format!("expected a mapping, found {kind}"), At::Value(index, root.id))
        .help(help);
    None
}

#[cfg(test)]
mod tests;
