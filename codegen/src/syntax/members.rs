//! Reads mappings, and notes every member that is unknown, repeated, missing or of the wrong kind.

use std::collections::btree_map::{BTreeMap, Entry};

use openelements_runtime::did_you_mean;

use crate::diagnostics::{Collector, codes};
use crate::model::Located;
use crate::yaml::{At, Key, Node, Shape};

/// What a value should have been.
#[derive(Clone, Copy)]
enum Expected {
    Mapping,
    Text,
    Texts,
    Flag,
    Number,
}

impl Expected {
    const fn name(self) -> &'static str {
        match self {
            Self::Mapping => "a mapping",
            Self::Text => "text",
            Self::Texts => "text or a sequence of texts",
            Self::Flag => "`true` or `false`",
            Self::Number => "a whole number from 0 up",
        }
    }

    const fn help(self) -> &'static str {
        match self {
            Self::Mapping => "write its members below it, indented, each as `name: value`",
            Self::Text => "write one value; put it in quotes where YAML takes it for something else",
            Self::Texts => "write one value, or several as in `[eu, us]`",
            Self::Flag => "write `true` or `false`, without quotes",
            Self::Number => "write it in digits, at most 19 of them, as in `451`",
        }
    }
}

/// The members of a mapping, known ones only.
pub(super) struct Members<'node> {
    source: usize,
    /// What the mapping is, with its article: "a spec", "a field".
    what: &'static str,
    at: At,
    /// Otherwise it could not be read, which has been noted.
    is_mapping: bool,
    given: Vec<&'node (Key, Node)>,
    /// The known members that unknown ones look like misspellings of.
    misspelled: Vec<String>,
}

impl<'node> Members<'node> {
    /// Reads a mapping; null is an empty one. What is no mapping, or no known member of it, is noted.
    pub(super) fn read(
        source: usize,
        what: &'static str,
        at: At,
        node: &'node Node,
        known: &[&str],
        collector: &mut Collector,
    ) -> Self {
        let (mut given, mut misspelled) = (Vec::new(), Vec::new());
        for member in entries(source, what, node, collector) {
            if known.contains(&member.0.text.as_str()) {
                given.push(member);
            } else {
                let meant = did_you_mean(&member.0.text, known.iter().copied());
                misspelled.extend(meant.map(str::to_owned));
                unknown(source, what, &member.0, meant, known, collector);
            }
        }
        let is_mapping = matches!(node.value, Shape::Mapping(_) | Shape::Null);
        Self { source, what, at, is_mapping, given, misspelled }
    }

    /// Whether a member is likely meant by another that is not known.
    pub(super) fn is_misspelled(&self, name: &str) -> bool {
        self.misspelled.iter().any(|meant| meant == name)
    }

    /// The value of a member, where it is given.
    pub(super) fn get(&self, name: &str) -> Option<&'node Node> {
        self.given.iter().find(|(key, _)| key.text == name).map(|(_, node)| node)
    }

    /// Notes the absence of a member that must be given; `example` shows one.
    pub(super) fn require(&self, name: &str, example: &str, collector: &mut Collector) {
        if self.is_mapping && self.get(name).is_none() && !self.is_misspelled(name) {
            let message = format!("{} needs the member `{name}`", self.what);
            collector
                .error(codes::MISSING_MEMBER, message, self.at.clone())
                .help(format!("add it, as in `{name}: {example}`"));
        }
    }

    /// The text of a scalar member, as it is written.
    pub(super) fn text(&self, name: &str, collector: &mut Collector) -> Option<Located<String>> {
        text(self.source, &format!("`{name}`"), self.get(name)?, collector)
    }

    /// A member that is `true` or `false`.
    pub(super) fn flag(&self, name: &str, collector: &mut Collector) -> Option<Located<bool>> {
        flag(self.source, name, self.get(name)?, collector)
    }

    /// A member that is a whole number, from 0 up.
    pub(super) fn number(&self, name: &str, collector: &mut Collector) -> Option<Located<u64>> {
        let node = self.get(name)?;
        let number = match &node.value {
            Shape::Number(text) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            wrong_kind(self.source, &format!("`{name}`"), Expected::Number, node, collector);
        }
        Some(Located::new(number?, At::Value(self.source, node.id)))
    }

    /// A member that is a text or a sequence of texts.
    pub(super) fn texts(&self, name: &str, collector: &mut Collector) -> Vec<Located<String>> {
        self.get(name).map(|node| texts(self.source, name, node, collector)).unwrap_or_default()
    }
}

/// The entries of a mapping whose keys are names that the author chose; repeated ones are noted.
pub(super) fn entries<'node>(
    source: usize,
    what: &str,
    node: &'node Node,
    collector: &mut Collector,
) -> Vec<&'node (Key, Node)> {
    let mut firsts: BTreeMap<&str, &Key> = BTreeMap::new();
    let mapping = match &node.value {
        Shape::Mapping(mapping) => mapping.as_slice(),
        Shape::Null => &[],
        _ => {
            wrong_kind(source, what, Expected::Mapping, node, collector);
            &[]
        }
    };
    let mut entries = Vec::with_capacity(mapping.len());
    for entry in mapping {
        match firsts.entry(&entry.0.text) {
            Entry::Occupied(first) => repeated(source, first.get(), &entry.0, collector),
            Entry::Vacant(place) => {
                place.insert(&entry.0);
                entries.push(entry);
            }
        }
    }
    entries
}

/// A text, or every text of a sequence.
pub(super) fn texts(
    source: usize,
    name: &str,
    node: &Node,
    collector: &mut Collector,
) -> Vec<Located<String>> {
    let what = format!("an item of `{name}`");
    match &node.value {
        Shape::Sequence(items) => {
            items.iter().filter_map(|item| text(source, &what, item, collector)).collect()
        }
        Shape::Mapping(_) => {
            wrong_kind(source, &format!("`{name}`"), Expected::Texts, node, collector);
            Vec::new()
        }
        _ => text(source, &format!("`{name}`"), node, collector).into_iter().collect(),
    }
}

/// The text of a scalar, as it is written.
pub(super) fn text(
    source: usize,
    what: &str,
    node: &Node,
    collector: &mut Collector,
) -> Option<Located<String>> {
    match &node.value {
        Shape::Text(text) | Shape::Number(text) | Shape::Boolean(text) => {
            Some(Located::new(text.clone(), At::Value(source, node.id)))
        }
        Shape::Null | Shape::Sequence(_) | Shape::Mapping(_) => {
            wrong_kind(source, what, Expected::Text, node, collector);
            None
        }
    }
}

/// `true` or `false`.
pub(super) fn flag(
    source: usize,
    name: &str,
    node: &Node,
    collector: &mut Collector,
) -> Option<Located<bool>> {
    if let Shape::Boolean(text) = &node.value {
        return Some(Located::new(text.eq_ignore_ascii_case("true"), At::Value(source, node.id)));
    }
    wrong_kind(source, &format!("`{name}`"), Expected::Flag, node, collector);
    None
}

/// Notes that a value is not of the kind that is expected.
fn wrong_kind(source: usize, what: &str, expected: Expected, node: &Node, collector: &mut Collector) {
    let message = format!("{what} is {}, but should be {}", node.value.kind(), expected.name());
    collector.error(codes::WRONG_KIND, message, At::Value(source, node.id)).help(expected.help());
}

fn unknown(
    source: usize,
    what: &str,
    key: &Key,
    meant: Option<&str>,
    known: &[&str],
    collector: &mut Collector,
) {
    let message = format!("{what} has no member `{}`", key.text);
    let draft = collector.error(codes::UNKNOWN_MEMBER, message, At::Key(source, key.id));
    match meant {
        Some(name) => draft.help(format!("did you mean `{name}`?")),
        None => draft.help(format!("its members are {}", quoted(known.iter().copied()))),
    };
}

fn repeated(source: usize, first: &Key, again: &Key, collector: &mut Collector) {
    collector
        .error(codes::DUPLICATE_MEMBER, format!("`{}` is given twice", again.text), At::Key(source, again.id))
        .text("again here")
        .label(At::Key(source, first.id), "first here")
        .help("keep one of the two");
}

/// Notes a value that is none of a few known ones.
pub(super) fn one_of(what: &str, given: &Located<String>, known: &[&str], collector: &mut Collector) {
    let message = format!("there is no {what} `{}`", given.value);
    let all = format!("there are {}", quoted(known.iter().copied()));
    collector.error(codes::WRONG_KIND, message, given.at.clone()).suggest(
        &given.value,
        known.iter().copied(),
        all,
    );
}

/// Names in quotes, separated by commas.
pub(crate) fn quoted<'name>(names: impl IntoIterator<Item = &'name str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
