//! Reads mappings, and notes every member that is unknown, repeated, missing or of the wrong kind.

use openelements_runtime::{Kind, did_you_mean};

use super::Mapping;
use crate::diagnostics::{Change, Collector, Draft, codes, surely_meant};
use crate::model::Located;
use crate::sorted::Names;
use crate::yaml::{At, Key, Node, Shape};

/// What a value should have been.
#[derive(Clone, Copy)]
enum Expected {
    Mapping,
    Text,
    Line,
    Texts,
    Flag,
    Number,
}

impl Expected {
    const fn name(self) -> &'static str {
        match self {
            Self::Mapping => "a mapping",
            Self::Text => "text",
            Self::Line => "a reason in one line of text",
            Self::Texts => "text or a sequence of texts",
            Self::Flag => "`true` or `false`",
            Self::Number => "a whole number from 0 up",
        }
    }

    /// What to write in place of something; of what is left empty, whether to write it is the question.
    fn help(self, given: &Shape) -> &'static str {
        match self {
            Self::Text | Self::Texts | Self::Flag | Self::Number if *given == Shape::Null => {
                "write a value, or remove the line"
            }
            Self::Mapping => "write its members below it, indented, each as `name: value`",
            Self::Text => "write one value; put it in quotes where YAML takes it for something else",
            Self::Line => "say why, and what to use instead, as in `deprecated: use account instead`",
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
    /// Reads a mapping of the format, which may have `others` beside its own members. What it needs and
    /// does not have is noted, too.
    pub(super) fn of<'known>(
        source: usize,
        mapping: &'known Mapping,
        others: impl IntoIterator<Item = &'known str>,
        at: At,
        node: &'node Node,
        collector: &mut Collector,
    ) -> Self {
        let known: Vec<&str> = mapping.names().chain(others).collect();
        let members = Self::read(source, mapping.what, at, node, &known, collector);
        for attribute in mapping.attributes.iter().filter(|attribute| attribute.required) {
            members.require(attribute.name, attribute.example, collector);
        }
        members
    }

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
                let meant = unknown(source, what, &member.0, known, node, collector);
                misspelled.extend(meant.map(str::to_owned));
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
    fn require(&self, name: &str, example: &str, collector: &mut Collector) {
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

    /// A member that says something to people in one line. A flag says nothing.
    pub(super) fn line(&self, name: &str, collector: &mut Collector) -> Option<Located<String>> {
        let node = self.get(name)?;
        let line = match &node.value {
            Shape::Text(text) if Kind::String.refusal(text).is_none() => Some(text.trim()),
            _ => None,
        };
        let line = line.filter(|line| !line.is_empty() && !is_flag(line)).map(str::to_owned);
        if line.is_none() {
            wrong_kind(self.source, &format!("`{name}`"), Expected::Line, node, collector);
        }
        Some(Located::new(line?, At::Value(self.source, node.id)))
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
            let draft = wrong_kind(self.source, &format!("`{name}`"), Expected::Number, node, collector);
            let digits = match &node.value {
                Shape::Text(text) => text.parse::<u64>().ok().map(|number| number.to_string()),
                _ => None,
            };
            let change = digits.map(|digits| Change::Scalar(At::Value(self.source, node.id), digits));
            draft.fix_if("write it without quotes", change);
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
    let mut firsts = Names::new();
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
        match firsts.claim(&entry.0.text, &entry.0) {
            Some(first) => repeated(source, first, &entry.0, collector),
            None => entries.push(entry),
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
        Shape::Mapping(_) | Shape::Null => {
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
    let draft = wrong_kind(source, &format!("`{name}`"), Expected::Flag, node, collector);
    let flag = match &node.value {
        Shape::Text(text) => Some(text.to_ascii_lowercase()),
        _ => None,
    };
    let flag = flag.filter(|flag| ["true", "false"].contains(&flag.as_str()));
    draft
        .fix_if("write it without quotes", flag.map(|flag| Change::Scalar(At::Value(source, node.id), flag)));
    None
}

/// What is meant for true or false, in any case of letters: YAML once had more words for them. None of them is a
/// reason, as `deprecated` has one.
pub const FLAG_WORDS: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "y", "n"];

fn is_flag(text: &str) -> bool {
    FLAG_WORDS.iter().any(|flag| text.eq_ignore_ascii_case(flag))
}

/// Notes that a value is not of the kind that is expected.
fn wrong_kind<'collector>(
    source: usize,
    what: &str,
    expected: Expected,
    node: &Node,
    collector: &'collector mut Collector,
) -> &'collector mut Draft {
    let message = format!("{what} is {}, but should be {}", node.value.kind(), expected.name());
    collector.error(codes::WRONG_KIND, message, At::Value(source, node.id)).help(expected.help(&node.value))
}

/// Notes a member that is not known, and gives the one that is likely meant. Where it is surely meant and not
/// given yet, writing that is offered.
fn unknown<'known>(
    source: usize,
    what: &str,
    key: &Key,
    known: &[&'known str],
    given: &Node,
    collector: &mut Collector,
) -> Option<&'known str> {
    let (name, at) = (&key.text, At::Key(source, key.id));
    let known = known.iter().copied();
    let likely = did_you_mean(name, known.clone());
    let all = || format!("its members are {}", quoted(known.clone()));
    collector
        .error(codes::UNKNOWN_MEMBER, format!("{what} has no member `{name}`"), at.clone())
        .help(likely.map_or_else(all, |name| format!("did you mean `{name}`?")))
        .correct(surely_meant(name, known.clone()).filter(|name| !given.value.has(name)), &at);
    likely
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
    collector
        .error(codes::WRONG_KIND, message, given.at.clone())
        .suggest(&given.value, known.iter().copied(), all)
        .correct(surely_meant(&given.value, known.iter().copied()), &given.at);
}

/// The most names that a message lists.
const MAX_LISTED: usize = 100;

/// Names in quotes, separated by commas; of very many the first, and how many more there are.
pub(crate) fn quoted<'name>(names: impl IntoIterator<Item = &'name str>) -> String {
    let mut names = names.into_iter();
    let quoted: Vec<String> = names.by_ref().take(MAX_LISTED).map(|name| format!("`{name}`")).collect();
    match names.count() {
        0 => quoted.join(", "),
        more => format!("{} and {more} more", quoted.join(", ")),
    }
}
