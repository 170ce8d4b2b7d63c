//! Documentation of elements, as Markdown and as a static site.
//!
//! ```text
//! Catalogue -element, index-> [Page] -markdown, html-> Files -persist-> a directory
//! ```
//!
//! A page is made of the tables that the library decodes with, so that it cannot say anything else than
//! what the library does; its samples are answered by the library itself.
//!
//! ```
//! use openelements_runtime::{Authentication, Catalogue, Element, Entry};
//! use openelements_site::{Options, render};
//!
//! static ENTRIES: [Entry; 1] = [Entry::field("site").label("Subdomain").required()];
//! static ELEMENT: Element = Element::new("recurly", 1, "Recurly")
//!     .authentication(Authentication::one("custom"))
//!     .entries(&ENTRIES);
//! static ELEMENTS: [&Element; 1] = [&ELEMENT];
//!
//! let files = render(&Catalogue::new(&ELEMENTS), &Options::default());
//! assert!(files.get("elements/recurly.md").unwrap().contains("\"site\": \"sample-subdomain\""));
//! assert!(files.get("index.html").unwrap().contains("Recurly"));
//! ```

mod curl;
mod document;
mod element;
mod files;
mod html;
mod hubs;
mod index;
mod links;
mod markdown;
mod sample;
mod search;

use document::Page;
use openelements_codegen::Files;
use openelements_runtime::{Catalogue, is_unseen};

/// What a file of the site beside the pages has.
const STYLE: (&str, &str) = ("assets/site.css", include_str!("assets/site.css"));
/// The same.
const SCRIPT: (&str, &str) = ("assets/site.js", include_str!("assets/site.js"));

/// In which form documentation is written, and for callers of which service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether there are Markdown pages.
    pub markdown: bool,
    /// Whether there is a site of HTML pages.
    pub html: bool,
    /// The URL that the paths of calls are below, without a slash at its end.
    pub service: String,
}

impl Default for Options {
    /// Both forms, for a service on the same machine.
    fn default() -> Self {
        let service = "http://127.0.0.1:8080/elements/api-v2".to_owned();
        Self { markdown: true, html: true, service }
    }
}

/// The documentation of every element, and the index of all of them. Pure: the same catalogue gives the same
/// files.
#[must_use]
pub fn render(catalogue: &Catalogue, options: &Options) -> Files {
    let elements = catalogue.elements();
    let mut pages: Vec<Page> = elements.iter().map(|element| element::page(element, options)).collect();
    pages.push(index::page(elements));
    let mut files = Vec::new();
    if options.markdown {
        files.extend(pages.iter().map(|page| file(page, markdown::EXTENSION, &markdown::page(page))));
    }
    if options.html {
        files.extend(pages.iter().map(|page| file(page, html::EXTENSION, &html::page(page))));
        files.extend([STYLE, SCRIPT].map(|(path, text)| (path.to_owned(), text.to_owned())));
        files.push((format!("{}/search.js", files::ASSETS), search::script(elements)));
    }
    Files::new(files::GENERATOR, files)
}

/// The file of a page. What nobody would see of it is marked: it may change how the rest is shown.
fn file(page: &Page, extension: &str, text: &str) -> (String, String) {
    (format!("{}.{extension}", page.place), text.replace(is_unseen, "\u{fffd}"))
}
