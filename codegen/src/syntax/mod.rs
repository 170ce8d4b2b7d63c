//! The shape of a spec: which members there are, and of which kind. What they mean together
//! is not known here.

mod field;
mod format;
mod json;
mod members;
mod parameter;
mod secrets;
mod standard;

use openelements_runtime::did_you_mean;

use crate::diagnostics::{Collector, codes};
use crate::model::{Located, Member, Parameter, Preset};
use crate::standard::Standard;
use crate::yaml::{At, Key, Node, Shape};

pub(crate) use field::RawField;
pub use format::{Attribute, Form, Mapping};
pub use members::FLAG_WORDS;
pub(crate) use members::quoted;
use members::{Members, entries, flag, text, texts};
pub(crate) use secrets::hide as hide_secrets;
pub(crate) use standard::read_standard;

/// A spec as it is written. What could not be read is left out; it has been noted.
#[derive(Debug)]
pub(crate) struct RawSpec {
    /// The index of the source.
    pub(crate) source: usize,
    /// Whether everything that declares entries could be read.
    pub(crate) complete: bool,
    pub(crate) key: Option<Located<String>>,
    pub(crate) id: Option<Located<u64>>,
    pub(crate) name: Option<Located<String>>,
    pub(crate) description: Option<Located<String>>,
    pub(crate) hub: Option<Located<String>>,
    pub(crate) image: Option<Located<String>>,
    pub(crate) authentication: Option<RawAuthentication>,
    /// The further members of the element object that are given.
    pub(crate) members: Vec<(String, Member)>,
    /// The standard entries that the element does not have.
    pub(crate) without: Vec<Located<String>>,
    pub(crate) fields: Vec<RawField>,
    pub(crate) defaults: Vec<RawDefault>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) resources: Vec<Located<String>>,
    /// The keys that the element had.
    pub(crate) renamed_from: Vec<Located<String>>,
    /// Why callers should do without the element, and what to use instead.
    pub(crate) deprecated: Option<Located<String>>,
}

/// `authentication: basic`, or a mapping of alternatives.
#[derive(Debug)]
pub(crate) struct RawAuthentication {
    pub(crate) default: Located<String>,
    pub(crate) alternatives: Vec<RawAlternative>,
    pub(crate) answered: bool,
}

/// `custom: [clientId, clientSecret]`, or `basic:` without a list.
#[derive(Debug)]
pub(crate) struct RawAlternative {
    pub(crate) name: Located<String>,
    pub(crate) entries: Option<Vec<Located<String>>>,
}

/// `pagination.max: 100`.
#[derive(Debug)]
pub(crate) struct RawDefault {
    pub(crate) name: Located<String>,
    pub(crate) value: Located<Preset>,
}

/// The members that declare entries.
const DECLARING: [&str; 3] = ["authentication", "fields", "defaults"];

/// Reads the root of a spec; whatever is wrong with its shape is noted.
pub(crate) fn read(source: usize, root: &Node, standard: &Standard, collector: &mut Collector) -> RawSpec {
    let at = At::Value(source, root.id);
    let flags = standard.flags.iter().map(|(name, _)| name.as_str());
    let others = flags.chain(standard.texts.iter().map(String::as_str));
    let members = Members::of(source, &Mapping::SPEC, others, at, root, collector);
    let authentication =
        members.get("authentication").map(|node| read_authentication(source, node, collector));
    RawSpec {
        source,
        complete: !DECLARING.iter().any(|name| members.is_misspelled(name))
            && is_mapping(members.get("fields"))
            && authentication.as_ref().is_none_or(Option::is_some),
        key: members.text("key", collector),
        id: members.number("id", collector),
        name: members.text("name", collector).inspect(|name| refuse_empty(name, collector)),
        description: members.text("description", collector),
        hub: members.text("hub", collector),
        image: members.text("image", collector),
        authentication: authentication.flatten(),
        members: read_members(&members, standard, collector),
        fields: members
            .get("fields")
            .map(|node| field::read_all(source, node, collector))
            .unwrap_or_default(),
        defaults: members
            .get("defaults")
            .map(|node| read_defaults(source, node, collector))
            .unwrap_or_default(),
        without: members.texts("without", collector),
        parameters: members
            .get("parameters")
            .map(|node| parameter::read_all(source, node, collector))
            .unwrap_or_default(),
        resources: members.texts("resources", collector),
        renamed_from: members.texts("renamed_from", collector),
        deprecated: members.line("deprecated", collector),
    }
}

/// People have nothing to call an element by whose name is empty.
fn refuse_empty(name: &Located<String>, collector: &mut Collector) {
    if name.value.trim().is_empty() {
        let help = "write what people call the element, as in `name: Chargebee`";
        collector.error(codes::MISSING_MEMBER, "`name` is empty", name.at.clone()).help(help);
    }
}

fn is_mapping(node: Option<&Node>) -> bool {
    node.is_none_or(|node| matches!(node.value, Shape::Mapping(_) | Shape::Null))
}

fn read_members(
    members: &Members<'_>,
    standard: &Standard,
    collector: &mut Collector,
) -> Vec<(String, Member)> {
    let mut given = Vec::new();
    for (name, _) in &standard.flags {
        given.extend(members.flag(name, collector).map(|flag| (name.clone(), Member::Flag(flag.value))));
    }
    for name in &standard.texts {
        given.extend(members.text(name, collector).map(|text| (name.clone(), Member::Text(text.value))));
    }
    given
}

fn read_authentication(source: usize, node: &Node, collector: &mut Collector) -> Option<RawAuthentication> {
    if matches!(node.value, Shape::Sequence(_)) {
        report_types(source, node, collector);
        return None;
    }
    if !matches!(node.value, Shape::Mapping(_)) {
        let default = text(source, "`authentication`", node, collector)?;
        return Some(RawAuthentication { default, alternatives: Vec::new(), answered: true });
    }
    let (mut default, mut alternatives, mut answered) = (None, Vec::new(), true);
    let mut given = false;
    for (key, value) in entries(source, "`authentication`", node, collector) {
        match key.text.as_str() {
            "default" => {
                given = true;
                default = text(source, "`default`", value, collector);
            }
            "answered" => answered = flag(source, "answered", value, collector).is_none_or(|flag| flag.value),
            name if matches!(value.value, Shape::Boolean(_)) => report_flag(source, key, name, collector),
            name => {
                let listed = value.value != Shape::Null;
                let entries = listed.then(|| texts(source, name, value, collector));
                let name = Located::new(name.to_owned(), At::Key(source, key.id));
                alternatives.push(RawAlternative { name, entries });
            }
        }
    }
    if !given {
        report_no_default(source, node, collector);
    }
    Some(RawAuthentication { default: default?, alternatives, answered })
}

fn report_types(source: usize, node: &Node, collector: &mut Collector) {
    let message =
        "`authentication` is a sequence, but should be one type, or a mapping of those to choose from";
    collector
        .error(codes::WRONG_KIND, message, At::Value(source, node.id))
        .help("write a choice as `authentication: {default: basic, basic: [username, password], apiKey: [api.key]}`");
}

/// No alternative is `true` or `false`; it is the one flag that is meant.
fn report_flag(source: usize, key: &Key, name: &str, collector: &mut Collector) {
    let message = format!("`authentication` has no flag `{name}`");
    let all = "there is `answered`; an alternative has a list of its entries";
    collector.error(codes::UNKNOWN_MEMBER, message, At::Key(source, key.id)).suggest(name, ["answered"], all);
}

fn report_no_default(source: usize, node: &Node, collector: &mut Collector) {
    let entries = match &node.value {
        Shape::Mapping(entries) => entries.as_slice(),
        _ => &[],
    };
    let misspelled = entries.iter().find(|(key, _)| did_you_mean(&key.text, ["default"]).is_some());
    let at = misspelled.map_or(At::Value(source, node.id), |(key, _)| At::Key(source, key.id));
    let help = match misspelled {
        Some(_) => "did you mean `default`?",
        None => "add the type that applies where the caller chooses none, such as `default: basic`",
    };
    let message = "`authentication` needs the member `default`";
    collector.error(codes::MISSING_MEMBER, message, at).help(help);
}

fn read_defaults(source: usize, node: &Node, collector: &mut Collector) -> Vec<RawDefault> {
    let entries = entries(source, "`defaults`", node, collector);
    let read = entries.into_iter().map(|(key, node)| RawDefault {
        name: Located::new(key.text.clone(), At::Key(source, key.id)),
        value: Located::new(preset(source, node, collector), At::Value(source, node.id)),
    });
    read.collect()
}

/// Any value as a preset: scalars as they are written, mappings and sequences as JSON.
fn preset(source: usize, node: &Node, collector: &mut Collector) -> Preset {
    match &node.value {
        Shape::Null => Preset::Null,
        Shape::Boolean(text) | Shape::Number(text) | Shape::Text(text) => Preset::Value(text.clone()),
        Shape::Sequence(_) | Shape::Mapping(_) => Preset::Document(json::to_json(source, node, collector)),
    }
}
