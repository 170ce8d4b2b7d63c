//! HTML that every browser reads alike, and links that lead somewhere.

use std::collections::BTreeSet;

use openelements_codegen::Files;
use pulldown_cmark::{Event, Parser, Tag};
use scraper::{Html, Selector};

use crate::SITE;

/// A page as a browser reads it.
pub(crate) fn parse(path: &str, text: &str) -> Html {
    let html = Html::parse_document(text);
    assert!(html.errors.is_empty(), "{path}: {:?}", html.errors);
    html
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, Html)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, text)| (path, parse(path, text)))
}

/// The values of an attribute.
fn values(html: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selected = Selector::parse(selector).unwrap();
    html.select(&selected).filter_map(|node| node.attr(attribute)).map(ToOwned::to_owned).collect()
}

/// Where a link of a page leads: a path below the directory.
fn target(path: &str, link: &str) -> String {
    let folder = path.rsplit_once('/').map(|(folder, _)| folder);
    match (link.strip_prefix("../"), folder) {
        (Some(rest), Some(_)) => rest.to_owned(),
        (None, Some(folder)) => format!("{folder}/{link}"),
        _ => link.to_owned(),
    }
}

#[test]
fn pages_have_their_landmarks_and_links_lead_to_what_is_there() {
    let pages: Vec<(&str, Html)> = pages(&SITE).collect();
    let ids: Vec<(&str, BTreeSet<String>)> = pages
        .iter()
        .map(|(path, html)| {
            let all = values(html, "[id]", "id");
            let unique: BTreeSet<String> = all.iter().cloned().collect();
            assert_eq!(all.len(), unique.len(), "{path}: {all:?}");
            (*path, unique)
        })
        .collect();
    let has_id = |page: &str, id: &str| ids.iter().any(|(path, ids)| *path == page && ids.contains(id));
    for (path, html) in &pages {
        has_landmarks(path, html);
        for link in values(html, "a[href]", "href") {
            let (file, id) = link.split_once('#').unwrap_or((&link, ""));
            let file = if file.is_empty() { (*path).to_owned() } else { target(path, file) };
            assert!(SITE.get(&file).is_some(), "{path}: {link}");
            assert!(id.is_empty() || has_id(&file, id), "{path}: {link}");
        }
        let loaded = values(html, "script", "src").into_iter().chain(values(html, "link", "href"));
        for link in loaded {
            assert!(SITE.get(&target(path, &link)).is_some(), "{path}: {link}");
        }
    }
}

/// What those who do not see a page find their way by.
fn has_landmarks(path: &str, html: &Html) {
    let count = |selector: &str| html.select(&Selector::parse(selector).unwrap()).count();
    for landmark in
        ["html[lang]", "title", "header nav[aria-label]", "nav.contents", "main h1", "footer", "h1"]
    {
        assert_eq!(count(landmark), 1, "{path}: {landmark}");
    }
    assert_eq!(count("table:not(.scroll > table), th:not([scope])"), 0, "{path}");
}

#[test]
fn links_of_markdown_lead_to_what_is_there() {
    let mut count = 0;
    for (path, text) in SITE.iter().filter(|(path, _)| path.ends_with(".md")) {
        for event in Parser::new_ext(text, pulldown_cmark::Options::all()) {
            if let Event::Start(Tag::Link { dest_url, .. }) = event {
                assert!(SITE.get(&target(path, &dest_url)).is_some(), "{path}: {dest_url}");
                count += 1;
            }
        }
    }
    assert!(count > openelements::ELEMENTS.len());
}
