//! The shape of what is sent to the vendor: `sends` of a field, and `parameters` of a spec.

use super::Mapping;
use super::format::{PARAMETER_TYPES, PLACES, REQUEST, SOURCES};
use super::members::{Members, one_of, text};
use crate::diagnostics::{Collector, codes};
use crate::model::{CONFIGURATION, Located, Parameter};
use crate::yaml::{At, Node, Shape};

/// Reads `sends: path`, `sends: {as: path, vendor_name: site}`, or a sequence of them.
pub(super) fn read_sent(
    source: usize,
    entry: &Located<String>,
    node: &Node,
    collector: &mut Collector,
) -> Vec<Parameter> {
    let places = match &node.value {
        Shape::Sequence(places) => places.iter().collect(),
        _ => vec![node],
    };
    let read = places.into_iter().filter_map(|node| {
        if matches!(node.value, Shape::Mapping(_)) {
            let at = At::Value(source, node.id);
            let members = Members::of(source, &Mapping::SENDS, [], at, node, collector);
            return read_place(&members, entry.clone(), CONFIGURATION.to_owned(), collector);
        }
        let vendor_type = text(source, "`sends`", node, collector)?;
        check("place to send to", &vendor_type, PLACES, collector);
        Some(Parameter {
            name: entry.clone(),
            kind: CONFIGURATION.to_owned(),
            source: REQUEST.to_owned(),
            vendor_name: entry.clone(),
            vendor_type: vendor_type.value,
            id: None,
            created: None,
        })
    });
    read.collect()
}

/// Reads `parameters: [{name: application/json, type: value, as: header, vendor_name: Accept}]`.
pub(super) fn read_all(source: usize, node: &Node, collector: &mut Collector) -> Vec<Parameter> {
    let Shape::Sequence(items) = &node.value else {
        let message = format!("`parameters` is {}, but should be a sequence", node.value.kind());
        collector
            .error(codes::WRONG_KIND, message, At::Value(source, node.id))
            .help("write `- {name: application/json, type: value, as: header, vendor_name: Accept}`");
        return Vec::new();
    };
    items.iter().filter_map(|item| read_parameter(source, item, collector)).collect()
}

fn read_parameter(source: usize, node: &Node, collector: &mut Collector) -> Option<Parameter> {
    let at = At::Value(source, node.id);
    let members = Members::of(source, &Mapping::PARAMETER, [], at, node, collector);
    let kind = members.text("type", collector)?;
    if kind.value == CONFIGURATION {
        collector
            .error(codes::WRONG_KIND, "an entry is no parameter of its own", kind.at.clone())
            .help("write `sends` at the entry in `fields`, as in `site: {sends: path}`");
    } else {
        check("type of parameter", &kind, PARAMETER_TYPES, collector);
    }
    read_place(&members, members.text("name", collector)?, kind.value, collector)
}

/// Reads where a parameter goes.
fn read_place(
    members: &Members<'_>,
    name: Located<String>,
    kind: String,
    collector: &mut Collector,
) -> Option<Parameter> {
    let vendor_type = members.text("as", collector)?;
    check("place to send to", &vendor_type, PLACES, collector);
    let source = members.text("source", collector);
    if let Some(source) = &source {
        check("source", source, SOURCES, collector);
    }
    let vendor_name = members.text("vendor_name", collector);
    Some(Parameter {
        vendor_name: vendor_name.unwrap_or_else(|| name.clone()),
        vendor_type: vendor_type.value,
        source: source.map_or_else(|| REQUEST.to_owned(), |source| source.value),
        id: members.number("id", collector).map(|id| id.value),
        created: members.text("created", collector).map(|created| created.value),
        name,
        kind,
    })
}

fn check(what: &str, given: &Located<String>, known: &[&str], collector: &mut Collector) {
    if !known.contains(&given.value.as_str()) {
        one_of(what, given, known, collector);
    }
}
