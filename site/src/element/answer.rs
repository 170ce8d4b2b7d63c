//! What is answered: an instance, or why there is none.

use openelements_runtime::{Draft, Element, Noun, Violations};
use serde::Serialize;

use super::request::sample;
use super::types;
use crate::document::{Block, Code, Language, Line, Row, Table};
use crate::sample::{identity, pretty};

/// The answer for the first request of the page.
pub(super) fn section(element: &'static Element) -> Vec<Block> {
    let mut blocks = vec![Block::section("answer", "The answer")];
    let Some(instance) = sample(element, types(element).first().copied()).instance(element) else {
        let nothing = "The request above is no whole sample, so there is no answer to show.";
        blocks.push(Block::paragraph(nothing));
        return blocks;
    };
    let which = if types(element).len() > 1 { " for the first of the requests above" } else { "" };
    blocks.extend([
        Block::Paragraph(
            Line::of("Status ").code("200").text(which).text(", and the instance. Its ").code("id").text(" and its ").code("token").text(
                " are its own; what you did not supply has its default, secrets are masked, and a URL shows its template.",
            ),
        ),
        Block::Code(Code { label: "Answer", language: Language::Json, text: pretty(&instance) }),
        Block::paragraph("`warnings` names what was accepted and should not have been sent: an entry that the element does not have, which is not kept and which a service that runs with `--strict` refuses, and entries that are deprecated or have another name by now."),
    ]);
    blocks
}

/// What is refused, and how.
pub(super) fn refusals(element: &'static Element) -> Vec<Block> {
    let request = pretty(&Nothing { element: Key { key: element.key } });
    let mut blocks = vec![
        Block::section("errors", "Errors"),
        Block::paragraph(
            "A request is refused with everything that is wrong with it, at once, and no value that you sent is repeated. This one names the element and nothing else:",
        ),
        Block::Code(Code { label: "instance.json", language: Language::Json, text: request.clone() }),
    ];
    if let Some(violations) = violations(element, &request) {
        blocks.push(Block::paragraph("Status `400`, and what is missing:"));
        let text = pretty(&Refusal::new(&violations));
        blocks.push(Block::Code(Code { label: "Answer", language: Language::Json, text }));
    }
    blocks.push(Block::Table(statuses()));
    blocks
}

/// A request without anything.
#[derive(Serialize)]
struct Nothing {
    element: Key,
}

#[derive(Serialize)]
struct Key {
    key: &'static str,
}

/// The body of a refusal.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Refusal<'a> {
    request_id: &'static str,
    message: String,
    violations: &'a Violations,
}

impl<'a> Refusal<'a> {
    fn new(violations: &'a Violations) -> Self {
        Self { request_id: "5f0c9a4e1b7d2c3a6e8f0b1d", message: violations.to_string(), violations }
    }
}

/// What the library finds wrong with a request.
fn violations(element: &'static Element, request: &str) -> Option<Violations> {
    let mut draft = Draft::read(request, &Noun::default()).ok()?;
    let instance = draft.provision(Some(element), identity());
    draft.finish(instance).err()
}

/// Every status of a refusal.
fn statuses() -> Table {
    let statuses = [
        (
            "400",
            "The body is no JSON object, or members or entries are missing or wrong: `violations` has each.",
        ),
        ("401", "The header `Authorization` is absent or wrong, or the user was revoked."),
        ("406, 415", "The call wants, or sends, something other than JSON."),
        ("408", "The body does not arrive."),
        ("409", "Of later calls: the catalogue no longer has what the instance was made of."),
        ("413", "The body has more than 1 MiB."),
        ("500", "The service has a fault; its log says more under the `requestId`."),
        (
            "503",
            "The store does not answer, or too many calls are under way. Whether an instance was created is open: look for it in `GET /instances` before you try again after the seconds in `Retry-After`.",
        ),
    ];
    let rows =
        statuses.map(|(status, why)| Row { id: None, cells: vec![Line::new().code(status), Line::of(why)] });
    Table { label: "Why calls are refused".to_owned(), headings: &["Status", "Why"], rows: rows.into() }
}
