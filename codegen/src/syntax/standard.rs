//! The shape of `standard.yaml`.

use openelements_runtime::Kind;

use super::members::{Members, entries, texts};
use super::preset;
use crate::diagnostics::Collector;
use crate::model::Preset;
use crate::names::Identifier;
use crate::standard::{Standard, StandardEntry};
use crate::yaml::{At, Key, Node, Shape};

const SECTIONS: [&str; 5] = ["settings", "authentication", "credentials", "flags", "texts"];

const ATTRIBUTES: [&str; 8] =
    ["label", "description", "kind", "options", "usual", "always", "required", "runtime"];

/// Reads the root of `standard.yaml`.
pub(crate) fn read_standard(source: usize, root: &Node, collector: &mut Collector) -> Standard {
    let at = At::File(source);
    let sections = Members::read(source, "the standard", at, root, &SECTIONS, collector);
    let mut standard = Standard::default();
    for (group, node) in section(source, &sections, "settings", collector) {
        for member in entries(source, "a group", node, collector) {
            standard.settings.push(read_entry(source, &group.text, member, collector));
        }
    }
    for (name, node) in section(source, &sections, "authentication", collector) {
        let brought = texts(source, "authentication", node, collector).into_iter().map(|name| name.value);
        standard.authentication.push((name.text.clone(), brought.collect()));
    }
    for member in section(source, &sections, "credentials", collector) {
        standard.credentials.push(read_entry(source, "", member, collector));
    }
    for (name, node) in section(source, &sections, "flags", collector) {
        let usual = match &node.value {
            Shape::Boolean(text) => Some(text == "true"),
            _ => None,
        };
        standard.flags.push((name.text.clone(), usual));
    }
    let names = sections.get("texts").map(|node| texts(source, "texts", node, collector));
    standard.texts = names.into_iter().flatten().map(|name| name.value).collect();
    standard
}

fn section<'node>(
    source: usize,
    sections: &Members<'node>,
    name: &str,
    collector: &mut Collector,
) -> Vec<&'node (Key, Node)> {
    sections.get(name).map(|node| entries(source, "a section", node, collector)).unwrap_or_default()
}

fn read_entry(source: usize, group: &str, member: &(Key, Node), collector: &mut Collector) -> StandardEntry {
    let (key, node) = member;
    let at = At::Key(source, key.id);
    let members = Members::read(source, "an entry", at.clone(), node, &ATTRIBUTES, collector);
    let text = |name: &str, collector: &mut Collector| members.text(name, collector).map(|text| text.value);
    let usual = members.get("usual").map(|node| preset(source, node, collector));
    let options: Vec<String> =
        members.texts("options", collector).into_iter().map(|option| option.value).collect();
    let kind = text("kind", collector).and_then(|kind| Kind::from_name(&kind));
    StandardEntry {
        name: key.text.clone(),
        constant: Identifier::constant(&key.text),
        identifier: Identifier::value(&key.text),
        options_type: Identifier::of_type(&key.text),
        at,
        group: group.to_owned(),
        label: text("label", collector).unwrap_or_default(),
        description: text("description", collector).unwrap_or_default(),
        kind: kind.unwrap_or(if options.is_empty() { Kind::String } else { Kind::Enum }),
        options,
        usual: usual.unwrap_or(Preset::Absent),
        always: members.flag("always", collector).is_some_and(|always| always.value),
        required: members.flag("required", collector).is_some_and(|required| required.value),
        runtime: members.flag("runtime", collector).is_some_and(|runtime| runtime.value),
    }
}
