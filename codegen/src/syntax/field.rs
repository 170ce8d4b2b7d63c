//! The shape of a field.

use openelements_runtime::Kind;

use super::format::kind_names;
use super::members::{Members, entries, one_of, text};
use super::{Mapping, parameter, preset};
use crate::diagnostics::{Collector, codes};
use crate::model::{Condition, Located, Parameter, Preset};
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
    pub(crate) sends: Vec<Parameter>,
    pub(crate) hidden: bool,
    pub(crate) runtime: Option<Located<bool>>,
    pub(crate) answered: Option<Located<bool>>,
    pub(crate) rust_name: Option<Located<String>>,
    pub(crate) renamed_from: Vec<Located<String>>,
    pub(crate) deprecated: Option<Located<String>>,
}

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
    let members = Members::of(source, &Mapping::FIELD, [], name.at.clone(), node, collector);
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
    let sends = members.get("sends").map(|node| parameter::read_sent(source, &name, node, collector));
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
        sends: sends.unwrap_or_default(),
        hidden: members.flag("hidden", collector).is_some_and(|hidden| hidden.value),
        runtime: members.flag("runtime", collector),
        answered: members.flag("answered", collector),
        rust_name: members.text("rust_name", collector).and_then(|name| read_rust_name(name, collector)),
        renamed_from: members.texts("renamed_from", collector),
        deprecated: members.line("deprecated", collector),
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
        one_of("kind", &kind, &kind_names(), collector);
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
