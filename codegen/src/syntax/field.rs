//! The shape of a field.

use openelements_runtime::Kind;

use super::members::{Members, entries, quoted, text};
use super::preset;
use crate::diagnostics::{Collector, codes};
use crate::model::{Condition, Located, Preset};
use crate::yaml::{At, Node, Shape};

/// A field as it is written: `site: {label: Subdomain, sends: path}`.
#[derive(Debug)]
pub(crate) struct RawField {
    pub(crate) name: Located<String>,
    pub(crate) label: Option<Located<String>>,
    pub(crate) description: Option<Located<String>>,
    pub(crate) kind: Option<Located<Kind>>,
    pub(crate) required: Option<Located<bool>>,
    pub(crate) required_if: Vec<Condition>,
    pub(crate) default: Option<Located<Preset>>,
    pub(crate) options: Vec<Located<String>>,
    pub(crate) pattern: Option<Located<String>>,
    pub(crate) hint: Option<Located<String>>,
    pub(crate) example: Option<Located<String>>,
    pub(crate) aliases: Vec<Located<String>>,
    pub(crate) sends: Option<RawSends>,
    pub(crate) hidden: bool,
    pub(crate) rust_name: Option<Located<String>>,
}

/// `sends: path`, or a mapping with what the vendor calls it.
#[derive(Debug)]
pub(crate) struct RawSends {
    pub(crate) vendor_type: Located<String>,
    pub(crate) vendor_name: Option<Located<String>>,
    pub(crate) id: Option<u64>,
    pub(crate) created: Option<String>,
}

const ATTRIBUTES: [&str; 14] = [
    "label",
    "description",
    "kind",
    "required",
    "required_if",
    "default",
    "options",
    "pattern",
    "hint",
    "example",
    "alias",
    "sends",
    "hidden",
    "rust_name",
];

/// Where an entry may be sent to.
const VENDOR_TYPES: [&str; 6] = ["path", "query", "header", "body", "form", "bodyField"];

/// Reads every field.
pub(super) fn read_all(source: usize, node: &Node, collector: &mut Collector) -> Vec<RawField> {
    let fields = entries(source, "`fields`", node, collector);
    let read = fields.into_iter().map(|(key, node)| {
        let name = Located::new(key.text.clone(), At::Key(source, key.id));
        read_field(source, name, node, collector)
    });
    read.collect()
}

fn read_field(source: usize, name: Located<String>, node: &Node, collector: &mut Collector) -> RawField {
    let members = Members::read(source, "a field", name.at.clone(), node, &ATTRIBUTES, collector);
    let default = members.get("default");
    let options = members.texts("options", collector);
    let kind = match members.text("kind", collector) {
        Some(kind) => read_kind(kind, collector),
        // Options make an enum, even if there are none.
        None => members.get("options").map(|node| Located::new(Kind::Enum, At::Value(source, node.id))),
    };
    // Options that could not be read are not missing.
    let unread = options.is_empty() && has_items(members.get("options"));
    let kind = kind.filter(|kind| kind.value != Kind::Enum || !unread);
    RawField {
        name,
        label: members.text("label", collector),
        description: members.text("description", collector),
        kind,
        required: members.flag("required", collector),
        required_if: members
            .get("required_if")
            .map(|node| conditions(source, node, collector))
            .unwrap_or_default(),
        default: default
            .map(|node| Located::new(preset(source, node, collector), At::Value(source, node.id))),
        options,
        pattern: members.text("pattern", collector),
        hint: members.text("hint", collector),
        example: members.text("example", collector),
        aliases: members.texts("alias", collector),
        sends: members.get("sends").and_then(|node| read_sends(source, node, collector)),
        hidden: members.flag("hidden", collector).is_some_and(|hidden| hidden.value),
        rust_name: members.text("rust_name", collector).and_then(|name| read_rust_name(name, collector)),
    }
}

/// A name that is one in Rust, but for keywords, which have another form.
fn read_rust_name(name: Located<String>, collector: &mut Collector) -> Option<Located<String>> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let first = name.value.trim_start_matches('_').chars().next();
    if first.is_some_and(|first| first.is_ascii_alphabetic()) && name.value.chars().all(is_part) {
        return Some(name);
    }
    let message = format!("`{}` cannot be a name in Rust", name.value);
    collector
        .error(codes::BAD_ENTRY_NAME, message, name.at.clone())
        .help("write letters, digits and `_`, a letter first, such as `api_key`");
    None
}

fn has_items(node: Option<&Node>) -> bool {
    node.is_some_and(|node| node.value != Shape::Sequence(Vec::new()))
}

fn read_kind(kind: Located<String>, collector: &mut Collector) -> Option<Located<Kind>> {
    let found = Kind::from_name(&kind.value);
    if found.is_none() {
        one_of("kind", &kind, &Kind::ALL.map(Kind::name), collector);
    }
    Some(Located::new(found?, kind.at))
}

/// Reads `required_if: {name: value}`.
fn conditions(source: usize, node: &Node, collector: &mut Collector) -> Vec<Condition> {
    let entries = entries(source, "`required_if`", node, collector);
    if matches!(&node.value, Shape::Null | Shape::Mapping(_)) && entries.is_empty() {
        collector
            .error(codes::MISSING_MEMBER, "`required_if` has no condition", At::Value(source, node.id))
            .help("add one, such as `sandbox: true`, or remove it");
    }
    let read = entries.into_iter().filter_map(|(key, node)| {
        let entry = Located::new(key.text.clone(), At::Key(source, key.id));
        Some(Condition { entry, value: text(source, "a condition", node, collector)? })
    });
    read.collect()
}

fn read_sends(source: usize, node: &Node, collector: &mut Collector) -> Option<RawSends> {
    let sends = if matches!(node.value, Shape::Mapping(_)) {
        let known = ["as", "vendor_name", "id", "created"];
        let members = Members::read(source, "`sends`", At::Value(source, node.id), node, &known, collector);
        members.require("as", "path", collector);
        RawSends {
            vendor_type: members.text("as", collector)?,
            vendor_name: members.text("vendor_name", collector),
            id: members.number("id", collector).map(|id| id.value),
            created: members.text("created", collector).map(|created| created.value),
        }
    } else {
        let vendor_type = text(source, "`sends`", node, collector)?;
        RawSends { vendor_type, vendor_name: None, id: None, created: None }
    };
    if !VENDOR_TYPES.contains(&sends.vendor_type.value.as_str()) {
        one_of("place to send to", &sends.vendor_type, &VENDOR_TYPES, collector);
    }
    Some(sends)
}

/// Notes a value that is none of a few known ones.
fn one_of(what: &str, given: &Located<String>, known: &[&str], collector: &mut Collector) {
    let message = format!("there is no {what} `{}`", given.value);
    let all = format!("there are {}", quoted(known.iter().copied()));
    collector.error(codes::WRONG_KIND, message, given.at.clone()).suggest(
        &given.value,
        known.iter().copied(),
        all,
    );
}
