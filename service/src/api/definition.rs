//! An element as its definition describes it: the element object, and every entry of a configuration.

use openelements_runtime::{Element, ElementDocument, Entry, Kind, Noun, Preset};
use serde::Serialize;

/// An element with the entries of its configuration.
#[derive(Serialize)]
pub(super) struct Definition<'noun> {
    #[serde(flatten)]
    element: ElementDocument<'noun>,
    configuration: Vec<EntryDefinition>,
}

/// One entry, in the words of the API.
#[expect(clippy::struct_excessive_bools, reason = "the documented object has as many")]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EntryDefinition {
    id: u32,
    name: &'static str,
    key: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_value: Option<&'static str>,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<OptionDefinition>,
    /// Other names under which it may be supplied.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'static [&'static str],
    /// Names that it had, under which it may be supplied still.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    former_names: &'static [&'static str],
    /// Why callers should do without it, and what to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    deprecated: Option<&'static str>,
    required: bool,
    internal: bool,
    hide_from_console: bool,
    active: bool,
    display_order: usize,
    reseller_config: bool,
    company_config: bool,
    group_control: bool,
}

/// One value that an entry may have.
#[derive(Serialize)]
struct OptionDefinition {
    value: &'static str,
    description: &'static str,
}

impl<'noun> Definition<'noun> {
    pub(super) fn new(element: &'static Element, noun: &'noun Noun) -> Self {
        let entries = (1..).zip(element.entries);
        let configuration = entries.map(|(order, entry)| EntryDefinition::new(order, entry)).collect();
        Self { element: element.document(noun), configuration }
    }
}

impl EntryDefinition {
    fn new(display_order: usize, entry: &'static Entry) -> Self {
        Self {
            id: id_of(entry.name),
            name: entry.label,
            key: entry.name,
            description: if entry.description.is_empty() { entry.label } else { entry.description },
            default_value: default_value(entry),
            r#type: vendor_type(entry.kind),
            options: entry
                .options
                .iter()
                .map(|value| OptionDefinition { value, description: value })
                .collect(),
            aliases: entry.aliases,
            former_names: entry.renamed_from,
            deprecated: entry.deprecated,
            required: entry.required,
            internal: false,
            hide_from_console: entry.hidden,
            active: true,
            display_order,
            reseller_config: false,
            company_config: false,
            group_control: entry.name == openelements_runtime::Authentication::ENTRY,
        }
    }
}

/// The number of an entry of that name: it depends on the name alone, so that it stays when a spec
/// changes.
pub(super) fn id_of(name: &str) -> u32 {
    // FNV-1a, without the highest bit: the documented ids are positive numbers of 32 bits.
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    name.bytes().fold(0x811c_9dc5, mix) & 0x7fff_ffff
}

/// What the element presets; that of a secret is not shown.
fn default_value(entry: &Entry) -> Option<&'static str> {
    match entry.preset {
        Preset::Value(value) if !entry.is_secret() => Some(value),
        _ => None,
    }
}

/// What the API calls a kind.
const fn vendor_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Secret => "PASSWORD",
        Kind::Boolean => "BOOLEAN",
        Kind::Enum => "COMBO",
        Kind::Integer => "TEXTFIELD_32",
        Kind::Text | Kind::Json => "TEXTAREA",
        _ => "TEXTFIELD_1000",
    }
}
