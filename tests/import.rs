//! The importer over everything that is documented: pages become drafts, drafts elements, and these
//! answer what the documents say.

#[path = "support/corpus/mod.rs"]
mod corpus;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use corpus::checks::differences;
use corpus::documents::{self, Document, Documents};
use corpus::exceptions::{self, corrected};
use openelements_codegen::{Source, load};
use openelements_import::{Draft, import};

/// The pages about an element, as documentation has them.
fn pages(documents: &Documents, damage: impl Fn(String) -> String) -> Vec<(String, String)> {
    let pages = ["create", "events"].into_iter().map(|page| {
        let of_page = |all: &[Document]| all.iter().filter(|it| it.page == page).cloned().collect::<Vec<_>>();
        let (requests, responses) = (of_page(&documents.requests), of_page(&documents.responses));
        let key = &documents.key;
        let mut text = format!("---\nheading: {key}\nelementKey: {key}\n---\n\n# {{{{page.heading}}}}\n");
        for (title, documents) in [("Request", requests), ("Response", responses)] {
            for document in documents {
                let json = serde_json::to_string_pretty(&document.body).unwrap();
                write!(text, "\n## Example {title}\n\n```json\n{}\n```\n", damage(json)).unwrap();
            }
        }
        (format!("{key}/{page}.md"), text)
    });
    pages.filter(|(_, text)| text.contains("```")).collect()
}

/// What real pages do to JSON.
fn damaged(json: String) -> String {
    let json = json.replacen("\n}", ",\n}", 1).replacen("{\n", "{ // as it is sent\n", 1);
    let json = json.replacen("\"element\"", "“element”", 1).replace('<', "&lt;").replace('>', "&gt;");
    json.replace("\n    ", "\n\t")
}

fn drafts(damage: impl Fn(String) -> String + Copy) -> Vec<Draft> {
    let pages = documents::read().iter().flat_map(|documents| pages(documents, damage)).collect();
    let import = import(pages, &BTreeMap::new());
    assert!(import.failures.is_empty(), "{:?}", import.failures);
    import.drafts
}

#[test]
fn every_documented_element_becomes_a_draft() {
    let keys: Vec<String> = documents::read().into_iter().map(|documents| documents.key).collect();
    let mut drafted: Vec<String> = drafts(|json| json).into_iter().map(|draft| draft.key).collect();
    drafted.sort();
    assert_eq!(drafted, keys);
}

#[test]
fn what_real_pages_do_to_json_changes_nothing() {
    for (draft, of_damaged) in drafts(|json| json).into_iter().zip(drafts(damaged)) {
        assert_eq!(of_damaged.text, draft.text, "{}", draft.key);
    }
}

#[test]
fn drafts_agree_with_the_documents_they_were_made_of() {
    let drafts = drafts(|json| json);
    let sources = drafts.iter().map(|draft| Source::new(format!("{}.yaml", draft.key), draft.text.clone()));
    let catalogue = load(sources.collect()).unwrap_or_else(|problems| panic!("{problems}"));
    let exceptions = exceptions::read();
    let differences: Vec<String> = documents::read()
        .iter()
        .flat_map(|documents| {
            let element = catalogue.element(&documents.key).unwrap();
            let of_element = exceptions.iter().filter(|it| it.elements.contains(&documents.key));
            differences(element, &corrected(documents, of_element))
        })
        .collect();
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}
