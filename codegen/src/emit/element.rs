//! The table of an element.

use super::calls::{Calls, array, string, strings, text};
use crate::model::{Authentication, CONFIGURATION, Element, Entry, Member, Parameter};
use crate::names::Identifier;
use crate::template::{Segment, Template};

/// `ELEMENT` and the statics it refers to.
pub(super) fn emit(element: &Element) -> String {
    let members: Vec<String> = element.members.iter().map(member).collect();
    let parameters: Vec<String> = element.parameters.iter().map(parameter).collect();
    let statics = [
        table(element),
        array("MEMBERS", "runtime::Member", &members),
        if parameters.is_empty() {
            String::new()
        } else {
            array("PARAMETERS", "runtime::Parameter", &parameters)
        },
        element.templates().map(|(entry, it)| template(entry, &it.value)).collect::<Vec<_>>().join("\n"),
    ];
    statics.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn table(element: &Element) -> String {
    let (key, name) = (string(&element.key.value), string(&element.name));
    let start = format!("runtime::Element::new({key}, {}, {name})", number(element.id.value));
    let calls = Calls::on(start)
        .call_with("description", text(&element.description))
        .call_with("hub", element.hub.as_deref().map(string))
        .call_with("image", element.image.as_deref().map(string))
        .call_with("authentication", element.authentication.as_ref().map(authentication))
        .call("members", "&MEMBERS")
        .call_with("parameters", (!element.parameters.is_empty()).then(|| "&PARAMETERS".to_owned()))
        .call("entries", "&ENTRIES")
        .call_with("resources", strings(element.resources.iter().map(|resource| &resource.value)))
        .call_with("renamed_from", strings(element.renamed_from.iter().map(|key| &key.value)))
        .call_with("deprecated", element.deprecated.as_ref().map(|advice| string(&advice.value)));
    let docs = format!("/// The table of the element `{}`.", element.key.value);
    format!("{docs}\npub static ELEMENT: runtime::Element = {};\n", calls.end("    "))
}

/// A number as people write it: long ones in groups of three digits.
fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if digits.len() > 4 && index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

fn authentication(authentication: &Authentication) -> String {
    let default = string(&authentication.default.value);
    let unanswered = if authentication.answered { "" } else { ".unanswered()" };
    match strings(authentication.alternatives.iter().map(|alternative| &alternative.name.value)) {
        None => format!("runtime::Authentication::one({default}){unanswered}"),
        Some(names) => format!("runtime::Authentication::choice({default}, {names}){unanswered}"),
    }
}

fn member((name, member): &(String, Member)) -> String {
    match member {
        Member::Flag(value) => format!("runtime::Member::Flag({}, {value})", string(name)),
        Member::Text(value) => format!("runtime::Member::Text({}, {})", string(name), string(value)),
    }
}

fn parameter(parameter: &Parameter) -> String {
    let [name, vendor_type, vendor_name] =
        [&parameter.name.value, &parameter.vendor_type, &parameter.vendor_name.value]
            .map(|text| string(text));
    let kind = (parameter.kind != CONFIGURATION).then(|| string(&parameter.kind));
    Calls::on(format!("runtime::Parameter::new({name}, {vendor_type}, {vendor_name})"))
        .call_with("kind", kind)
        .call_if(parameter.source == "response", "of_response")
        .call_with("id", parameter.id.map(number))
        .call_with("created", parameter.created.as_deref().map(string))
        .end("        ")
}

fn template(entry: &Entry, template: &Template) -> String {
    let name = template_name(entry);
    let segments: Vec<String> = template.segments.iter().filter(|it| !it.is_empty()).map(segment).collect();
    let segments = segments.join(",\n    ");
    format!("static {name}: runtime::Template = runtime::Template::new(&[\n    {segments},\n]);\n")
}

/// The name of the template that an entry is preset to.
pub(super) fn template_name(entry: &Entry) -> Identifier {
    Identifier::constant(&format!("{} template", entry.identifier.as_str()))
}

fn segment(segment: &Segment) -> String {
    let (variant, value) = match segment {
        Segment::Literal(text) => ("Literal".to_owned(), text),
        Segment::Placeholder(placeholder) => (format!("{:?}", placeholder.position), &placeholder.entry),
    };
    format!("runtime::Segment::{variant}({})", string(value))
}
