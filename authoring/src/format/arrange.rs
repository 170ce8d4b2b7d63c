//! The order of members, and the blank lines between sections.

use std::sync::LazyLock;

use openelements_codegen::{Mapping, Standard};
use openelements_runtime::did_you_mean;

use super::tree::{Block, Document, Entry, Flow, Line, Name, Node};

/// What a value is, which says in which order its members are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Spec,
    Authentication,
    Fields,
    Field,
    Sends,
    Defaults,
    Parameter,
    /// What has an order of its own.
    Other,
}

/// The members that begin a section; what is above them is the head.
const SECTIONS: [&str; 6] = ["authentication", "without", "fields", "defaults", "parameters", "resources"];

/// Puts a document in order.
pub(super) fn arrange(document: &mut Document) {
    // Whoever formats one spec formats many.
    static ORDER: LazyLock<Order> = LazyLock::new(Order::read);
    Arranger { order: &ORDER }.block(&mut document.root, Part::Spec);
    let mut above: Option<&str> = None;
    for entry in &mut document.root.items {
        let leading = entry.lead.iter().take_while(|line| **line == Line::Blank).count();
        entry.lead.drain(..leading);
        let name = entry.key.meant.as_str();
        if above.is_some_and(|above| is_apart(above, name)) {
            entry.lead.insert(0, Line::Blank);
        }
        above = Some(name);
    }
}

/// Whether a blank line is between two members: around every section.
fn is_apart(above: &str, name: &str) -> bool {
    SECTIONS.contains(&name) || SECTIONS.contains(&above)
}

/// The names of what may be written, each list in the order in which it is written.
struct Order {
    spec: Vec<String>,
    field: Vec<String>,
    sends: Vec<String>,
    parameter: Vec<String>,
    settings: Vec<String>,
}

impl Order {
    fn read() -> Self {
        let standard = Standard::read();
        let names = |mapping: Mapping| -> Vec<String> {
            mapping.attributes.iter().map(|attribute| attribute.name.to_owned()).collect()
        };
        let mut spec = names(Mapping::SPEC);
        // The members of the element object are above what makes the configuration.
        let sections = spec.iter().position(|name| SECTIONS.contains(&name.as_str())).unwrap_or(spec.len());
        let flags = standard.flags.into_iter().map(|(name, _)| name);
        spec.splice(sections..sections, flags.chain(standard.texts));
        Self {
            spec,
            field: names(Mapping::FIELD),
            sends: names(Mapping::SENDS),
            parameter: names(Mapping::PARAMETER),
            settings: standard.settings.into_iter().map(|setting| setting.name).collect(),
        }
    }
}

struct Arranger<'order> {
    order: &'order Order,
}

impl Arranger<'_> {
    fn block(&self, block: &mut Block<Entry>, part: Part) {
        self.sort(&mut block.items, part, |entry| &entry.key);
        if let Some(first) = block.items.first_mut().filter(|first| first.lead.first() == Some(&Line::Blank))
        {
            first.lead.remove(0);
        }
        for entry in &mut block.items {
            self.node(&mut entry.value, member_of(part, &entry.key.meant));
        }
    }

    fn node(&self, node: &mut Node, part: Part) {
        match node {
            Node::Mapping(block) => self.block(block, part),
            Node::Sequence(block) => {
                for item in &mut block.items {
                    self.node(&mut item.value, part);
                }
            }
            Node::Flow(flow) => self.flow(flow, part),
            Node::Nothing | Node::Line(_) | Node::Lines { .. } | Node::Literal { .. } => {}
        }
    }

    fn flow(&self, flow: &mut Flow, part: Part) {
        match flow {
            Flow::Scalar(_) => {}
            Flow::Sequence(items) => {
                for item in items {
                    self.flow(item, part);
                }
            }
            Flow::Mapping(entries) => {
                self.sort(entries, part, |(key, _)| key);
                for (key, value) in entries {
                    self.flow(value, member_of(part, &key.meant));
                }
            }
        }
    }

    /// Sorts members; what has one place stays in the order of the author.
    fn sort<T>(&self, entries: &mut [T], part: Part, key: impl Fn(&T) -> &Name) {
        if let Some(names) = self.names(part) {
            entries.sort_by_cached_key(|entry| rank(part, &key(entry).meant, names));
        }
    }

    /// The names of the members of a part, in order.
    fn names(&self, part: Part) -> Option<&[String]> {
        match part {
            Part::Spec => Some(&self.order.spec),
            Part::Field => Some(&self.order.field),
            Part::Sends => Some(&self.order.sends),
            Part::Parameter => Some(&self.order.parameter),
            Part::Defaults => Some(&self.order.settings),
            Part::Authentication => Some(&[]),
            Part::Fields | Part::Other => None,
        }
    }
}

/// Where a member belongs. One that is misspelt belongs where the one belongs that is meant, any other
/// unknown one to the end.
fn rank(part: Part, name: &str, names: &[String]) -> usize {
    if part == Part::Authentication {
        return match name {
            "default" => 0,
            "answered" => 2,
            _ => 1,
        };
    }
    let place = |name: &str| names.iter().position(|known| known == name);
    let meant = || did_you_mean(name, names.iter().map(String::as_str));
    place(name).or_else(|| place(meant()?)).unwrap_or(usize::MAX)
}

/// What the member of a part is.
fn member_of(part: Part, name: &str) -> Part {
    match (part, name) {
        (Part::Spec, "authentication") => Part::Authentication,
        (Part::Spec, "fields") => Part::Fields,
        (Part::Spec, "defaults") => Part::Defaults,
        (Part::Spec, "parameters") => Part::Parameter,
        (Part::Fields, _) => Part::Field,
        (Part::Field, "sends") => Part::Sends,
        _ => Part::Other,
    }
}
