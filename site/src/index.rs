//! The page that lists all elements, by hub.

use openelements_runtime::Element;

use crate::document::{Block, Line, Page};
use crate::element::listed;
use crate::{hubs, links};

/// The page.
pub(crate) fn page(elements: &[&'static Element]) -> Page {
    let hubs = hubs::of(elements);
    let count = format!("{} in {}", counted(elements.len(), "element"), counted(hubs.len(), "hub"));
    let mut blocks = vec![
        Block::Paragraph(Line::new().text(&count).text(
            ". An element is a connector to one API. Each page says how an instance is created: what to send, what every entry is, what is answered and what is refused.",
        )),
        Block::Search,
    ];
    for hub in hubs {
        blocks.push(Block::Heading { level: 2, id: hubs::id(hub.name), text: Line::new().text(hub.name) });
        blocks.push(Block::Elements(hub.elements.into_iter().map(listed).collect()));
    }
    Page {
        place: links::INDEX.to_owned(),
        title: "Elements".to_owned(),
        summary: format!("{count}, and how instances of them are created"),
        blocks,
    }
}

/// A number of things: `1 hub`, `2 hubs`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
