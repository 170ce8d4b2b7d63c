//! The page of an element: how an instance of it is created.

mod access;
mod answer;
mod entries;
mod request;

use openelements_runtime::{Authentication, Element, Entry, Role};

use crate::Options;
use crate::document::{Block, Line, Listed, Page};
use crate::files::ELEMENTS;
use crate::hubs::{self, hub};
use crate::links;

/// What the sections of a page are made of.
#[derive(Clone, Copy)]
struct Subject<'a> {
    element: &'static Element,
    /// The service that is called.
    service: &'a str,
}

/// Where the page of an element is.
pub(crate) fn place(element: &Element) -> String {
    format!("{ELEMENTS}/{}", element.key)
}

/// The page of an element.
pub(crate) fn page(element: &'static Element, options: &Options) -> Page {
    let subject = Subject { element, service: &options.service };
    let mut blocks = vec![introduction(element)];
    blocks.extend(element.deprecated.map(|advice| Block::Note(deprecated(advice))));
    blocks.push(facts(element));
    blocks.extend(access::section(subject));
    blocks.extend(request::section(subject));
    blocks.extend(entries::sections(element));
    blocks.extend(answer::section(element));
    blocks.extend(answer::refusals(element));
    blocks.extend(afterwards());
    let name = name(element);
    Page {
        place: place(element),
        summary: format!(
            "How an instance of {name} is created: the request, every entry, the answer, the errors"
        ),
        title: name,
        blocks,
    }
}

/// The element as the index lists it.
pub(crate) fn listed(element: &'static Element) -> Listed {
    let default = element.authentication.map(|authentication| authentication.default);
    let required = element.entries.iter().filter(|entry| entry.required);
    let required = required.filter(|entry| default.is_none_or(|default| entry.applies_to(default)));
    let required: Vec<&str> = required.map(|entry| entry.name).collect();
    Listed {
        key: element.key,
        name: Line::new().text(&name(element)),
        description: Line::of(element.description.trim()),
        authentication: Line::new().codes(&types(element), ", "),
        required: Line::new().codes(&required, ", "),
        is_deprecated: element.deprecated.is_some(),
        place: place(element),
    }
}

/// The name for people; the key where there is none to be seen.
pub(crate) fn name(element: &Element) -> String {
    let name = crate::document::one_line(element.name.trim());
    if name.is_empty() { element.key.to_owned() } else { name }
}

/// That something should not be used any more, and what to use instead.
fn deprecated(advice: &str) -> Line {
    Line::new().mark("deprecated").sentence(Line::of(advice.trim())).stopped()
}

/// The types of authentication, the default first.
fn types(element: &Element) -> Vec<&'static str> {
    let Some(authentication) = element.authentication else {
        return Vec::new();
    };
    let others = authentication.alternatives.iter().copied();
    let others = others.filter(|name| *name != authentication.default);
    std::iter::once(authentication.default).chain(others).collect()
}

fn introduction(element: &Element) -> Block {
    let description = Some(element.description.trim()).filter(|text| !text.is_empty());
    Block::Paragraph(Line::of(description.unwrap_or("An element without a description")).stopped())
}

/// What there is to know at a glance, and where it comes from.
fn facts(element: &Element) -> Block {
    let plain = |text: &str| Line::new().text(text);
    let resources = element.resources.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let base_url = element.base_url().and_then(Entry::default).filter(|url| !url.is_empty());
    let facts = [
        ("Key", Line::new().code(element.key)),
        ("Former keys", Line::new().codes(element.renamed_from, ", ")),
        ("Id", Line::new().code(&element.id.to_string())),
        ("Hub", Line::new().link(hub(element), links::INDEX, Some(hubs::id(hub(element))))),
        ("Authentication", authentication(element)),
        ("Base URL", base_url.map_or_else(Line::new, |url| Line::new().code(url))),
        ("Resources", plain(&resources)),
    ];
    Block::Facts(facts.into_iter().filter(|(_, fact)| !fact.is_empty()).collect())
}

fn authentication(element: &Element) -> Line {
    match types(element).as_slice() {
        [] => Line::new(),
        [only] => Line::new().code(only),
        [default, others @ ..] => Line::new().code(default).text(", or by choice ").codes(others, ", "),
    }
}

/// What comes after an instance is there.
fn afterwards() -> [Block; 3] {
    [
        Block::section("afterwards", "Afterwards"),
        Block::paragraph(
            "Later calls say which instance they mean with its token, in place of the organization:",
        ),
        Block::Facts(vec![
            ("Header", Line::of("`Authorization: User <secret>, Element <token>`")),
            ("Read it", Line::of("`GET /instances`")),
            (
                "Change entries",
                Line::of(
                    "`PATCH /instances` with `{\"configuration\": {...}}`: null takes an entry back to its default",
                ),
            ),
            ("Replace it", Line::of("`PUT /instances`; a secret sent as `********` stays as it is")),
            ("Disable and enable it", Line::of("`DELETE` and `PUT /instances/enabled`")),
            ("Remove it", Line::of("`DELETE /instances`")),
        ]),
    ]
}

/// The entries of a role that a person sees.
fn of_role(element: &'static Element, role: Role) -> impl Iterator<Item = &'static Entry> {
    element.entries.iter().filter(move |entry| entry.role == role)
}

/// Whether an element authenticates with that type, by default or by choice.
fn authenticates_with(element: &Element, name: &str) -> bool {
    let is = |authentication: Authentication| {
        authentication.default == name || authentication.alternatives.contains(&name)
    };
    element.authentication.is_some_and(is)
}
