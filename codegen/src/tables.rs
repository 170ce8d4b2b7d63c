//! From the model to the tables of the runtime, without a compiler in between: for tools that try
//! specs. What is made lives as long as the program, as tables in code do.

use openelements_runtime as runtime;

use crate::model::{Alternative, Authentication, Element, Entry, Member, Parameter, Preset};
use crate::template::{Segment, Template};

/// The catalogue of these elements, which are sorted by key.
pub(crate) fn catalogue(elements: &[Element]) -> runtime::Catalogue {
    runtime::Catalogue::new(list(elements, |it| -> &'static runtime::Element {
        Box::leak(element(it).into())
    }))
}

fn element(element: &Element) -> runtime::Element {
    let table = runtime::Element::new(text(&element.key.value), element.id.value, text(&element.name));
    // As the table counts its entries there.
    let mut table = table.entries(list(&element.entries, entry));
    table.description = text(&element.description);
    table.hub = element.hub.as_deref().map(text);
    table.image = element.image.as_deref().map(text);
    table.authentication = element.authentication.as_ref().map(authentication);
    table.members = list(&element.members, member);
    table.parameters = list(&element.parameters, parameter);
    table.resources = list(&element.resources, |resource| text(&resource.value));
    table.renamed_from = list(&element.renamed_from, |key| text(&key.value));
    table.deprecated = element.deprecated.as_ref().map(|advice| text(&advice.value));
    table
}

fn authentication(authentication: &Authentication) -> runtime::Authentication {
    let name = |alternative: &Alternative| text(&alternative.name.value);
    let alternatives = list(&authentication.alternatives, name);
    let choice = runtime::Authentication::choice(text(&authentication.default.value), alternatives);
    if authentication.answered { choice } else { choice.unanswered() }
}

fn member((name, member): &(String, Member)) -> runtime::Member {
    match member {
        Member::Flag(value) => runtime::Member::Flag(text(name), *value),
        Member::Text(value) => runtime::Member::Text(text(name), text(value)),
    }
}

fn parameter(parameter: &Parameter) -> runtime::Parameter {
    let [name, vendor_type, vendor_name] =
        [&parameter.name.value, &parameter.vendor_type, &parameter.vendor_name.value].map(|it| text(it));
    let mut table = runtime::Parameter::new(name, vendor_type, vendor_name);
    table.kind = text(&parameter.kind);
    table.source = text(&parameter.source);
    table.id = parameter.id;
    table.created = parameter.created.as_deref().map(text);
    table
}

fn entry(entry: &Entry) -> runtime::Entry {
    let mut row = runtime::Entry::field(text(&entry.name.value));
    row.label = text(&entry.label);
    row.description = text(&entry.description);
    row.kind = entry.kind;
    row.options = list(&entry.options, |option| text(&option.value));
    row.pattern = entry.pattern.as_ref().map(|pattern| -> &'static runtime::Pattern {
        Box::leak(runtime::Pattern::new(text(&pattern.source.value), text(&pattern.hint)).into())
    });
    row.example = entry.example.as_ref().map(|example| text(&example.value));
    row.required = entry.required;
    row.required_if = list(&entry.required_if, |condition| runtime::Condition {
        entry: text(&condition.entry.value),
        value: text(&condition.value.value),
    });
    row.preset = match &entry.preset.value {
        Preset::Absent => runtime::Preset::Absent,
        Preset::Null => runtime::Preset::Null,
        Preset::Value(value) | Preset::Document(value) => runtime::Preset::Value(text(value)),
    };
    row.template = entry.template.as_ref().map(|it| template(&it.value));
    row.aliases = list(&entry.aliases, |alias| text(&alias.value));
    row.renamed_from = list(&entry.renamed_from, |name| text(&name.value));
    row.deprecated = entry.deprecated.as_ref().map(|advice| text(&advice.value));
    row.alternatives = list(&entry.alternatives, |name| text(name));
    row.role = entry.role;
    row.hidden = entry.hidden;
    row
}

fn template(template: &Template) -> &'static runtime::Template {
    let pieces: Vec<&Segment> = template.segments.iter().filter(|segment| !segment.is_empty()).collect();
    Box::leak(runtime::Template::new(list(&pieces, |piece| segment(piece))).into())
}

fn segment(segment: &Segment) -> runtime::Segment {
    match segment {
        Segment::Literal(literal) => runtime::Segment::Literal(text(literal)),
        Segment::Placeholder(placeholder) => {
            runtime::Segment::new(placeholder.position, text(&placeholder.entry))
        }
    }
}

fn text(text: &str) -> &'static str {
    if text.is_empty() { "" } else { String::leak(text.to_owned()) }
}

fn list<T, U>(items: &[T], convert: impl Fn(&T) -> U) -> &'static [U] {
    Vec::leak(items.iter().map(convert).collect())
}
