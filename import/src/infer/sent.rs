//! `sends`, `parameters` and `resources`: what goes to the vendor.

use std::collections::BTreeSet;

use super::Inference;
use super::entry::member_of;
use crate::document::StatementKind;
use crate::draft::Yaml;
use crate::json::Node;
use crate::note::{Note, Place};

impl Inference<'_> {
    /// Where an entry is sent, as the attribute of its field.
    pub(super) fn sends(&self, name: &str) -> Option<Yaml> {
        let mut seen = BTreeSet::new();
        let of_entry = |parameter: &Node| {
            parameter.text_of("type") == Some("configuration") && parameter.text_of("name") == Some(name)
        };
        let parameters = self.parameters().into_iter().map(|(_, parameter)| parameter);
        let mut places: Vec<Yaml> = Vec::new();
        for parameter in parameters.filter(of_entry) {
            let vendor = parameter.text_of("vendorName").unwrap_or(name).to_owned();
            let Some(kind) = parameter.text_of("vendorType") else { continue };
            if seen.insert((vendor.clone(), kind.to_owned())) {
                places.push(place(kind, &vendor, name, &parameter));
            }
        }
        if let Some((_, vendor)) = self.vendor_names.iter().find(|(entry, _)| entry == name) {
            let path = [("as", "path"), ("vendor_name", vendor.as_str())];
            places.push(Yaml::Mapping(path.map(|(name, text)| (name.to_owned(), Yaml::text(text))).into()));
        }
        match places.as_slice() {
            [] => None,
            [place] => Some(place.clone()),
            _ => Some(Yaml::List(places)),
        }
    }

    /// Writes `parameters` and `resources`.
    pub(super) fn sent(&mut self) {
        for (path, parameter) in self.parameters() {
            let place = Place::new(&path, parameter.line);
            if parameter.text_of("type") == Some("configuration") {
                let name = parameter.text_of("name").unwrap_or_default().to_owned();
                self.send_unwritten(&name, place);
                continue;
            }
            match value(&parameter) {
                Some(value) if !self.spec.parameters.contains(&value) => self.spec.parameters.push(value),
                Some(_) => {}
                None => {
                    let text = "a parameter has no name, type or vendor's name";
                    self.notes.push(Note::left_out(place, text));
                }
            }
        }
        self.resources();
    }

    /// Writes where an entry of the standard is sent that has no field so far.
    fn send_unwritten(&mut self, name: &str, place: Place) {
        if name.is_empty() {
            self.notes.push(Note::left_out(place, "a parameter names no entry of the configuration"));
            return;
        }
        if self.spec.fields.iter().any(|field| field.name == name) {
            return;
        }
        let is_known = self.entry(name).is_some() && !self.without.iter().any(|known| known == name);
        if let Some(sends) = self.sends(name).filter(|_| is_known) {
            let value = Yaml::Mapping(vec![("sends".to_owned(), sends)]);
            self.spec.fields.push(crate::draft::Member::new(name, value));
        } else {
            let text = format!("the parameter `{name}` is no entry of the configuration");
            self.notes.push(Note::left_out(place, text));
        }
    }

    fn resources(&mut self) {
        let mut seen = BTreeSet::new();
        for statement in self.subject.of(StatementKind::Export) {
            let resources = member_of(&statement.node, "resources").map(Node::items).unwrap_or_default();
            for resource in resources {
                let name = resource.text_of("path").and_then(resource_of);
                match name {
                    Some(name) if seen.insert(name.clone()) => self.spec.resources.push(name),
                    Some(_) => {}
                    None => {
                        let place = Place::new(&statement.path, resource.line);
                        self.notes
                            .push(Note::left_out(place, "a resource of the export has no path of a hub"));
                    }
                }
            }
            if !resources.is_empty() {
                let text = "of the resources only their names are in the draft";
                self.notes.push(Note::left_out(Place::file(&statement.path), text));
            }
        }
    }
}

/// The resource of a path such as `/hubs/crm/contacts/{id}`.
fn resource_of(path: &str) -> Option<String> {
    let mut parts = path.trim_start_matches('/').split('/');
    let first = parts.next()?;
    let name = if first == "hubs" { parts.nth(1)? } else { first };
    let is_name = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
    (!name.is_empty() && name.chars().all(is_name)).then(|| name.to_owned())
}

fn place(kind: &str, vendor: &str, name: &str, parameter: &Node) -> Yaml {
    let mut members = vec![("as".to_owned(), Yaml::text(kind))];
    if vendor != name {
        members.push(("vendor_name".to_owned(), Yaml::text(vendor)));
    }
    members.extend(origin(parameter));
    match members.as_slice() {
        [(_, kind)] => kind.clone(),
        _ => Yaml::Mapping(members),
    }
}

/// The documented id and time of a parameter.
fn origin(parameter: &Node) -> Vec<(String, Yaml)> {
    let id = parameter.get("id").and_then(Node::integer);
    let created = parameter.text_of("createdDate");
    let id = id.map(|id| ("id".to_owned(), Yaml::Number(id.to_string())));
    id.into_iter().chain(created.map(|created| ("created".to_owned(), Yaml::text(created)))).collect()
}

/// A parameter that is no entry.
fn value(parameter: &Node) -> Option<Yaml> {
    let text = |name: &str| parameter.text_of(name).filter(|text| !text.is_empty());
    let (name, kind, vendor_type) = (text("name")?, text("type")?, text("vendorType")?);
    let mut members = vec![("name", name), ("type", kind), ("as", vendor_type)];
    members.extend(text("vendorName").filter(|vendor| *vendor != name).map(|vendor| ("vendor_name", vendor)));
    members.extend(text("source").filter(|source| *source != "request").map(|source| ("source", source)));
    let members = members.into_iter().map(|(name, text)| (name.to_owned(), Yaml::text(text)));
    Some(Yaml::Mapping(members.chain(origin(parameter)).collect()))
}
