//! The importer over everything that is documented: pages become drafts, drafts elements, and these
//! answer what the documents say.

#![allow(clippy::panic, clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

#[path = "support/corpus/mod.rs"]
mod corpus;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use corpus::checks::differences;
use corpus::documents::{self, Document, Documents};
use corpus::exceptions::{self, corrected};
use corpus::requests::{filled, send};
use openelements::runtime::{Catalogue, Entry};
use openelements_codegen::{Source, load};
use openelements_import::{Draft, import};
use serde_json::{Map, Value, json};

/// The pages about an element, as documentation has them.
fn pages(documents: &Documents, damage: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let pages = ["create", "events"].into_iter().map(|page| {
        let of_page = |all: &[Document]| all.iter().filter(|it| it.page == page).cloned().collect::<Vec<_>>();
        let (requests, responses) = (of_page(&documents.requests), of_page(&documents.responses));
        let key = &documents.key;
        let mut text = format!("---\nheading: {key}\nelementKey: {key}\n---\n\n# {{{{page.heading}}}}\n");
        for (title, documents) in [("Request", requests), ("Response", responses)] {
            for document in documents {
                let json = serde_json::to_string_pretty(&document.body).unwrap();
                write!(text, "\n## Example {title}\n\n```json\n{}\n```\n", damage(&json)).unwrap();
            }
        }
        (format!("{key}/{page}.md"), text)
    });
    pages.filter(|(_, text)| text.contains("```")).collect()
}

/// What real pages do to JSON.
fn damaged(json: &str) -> String {
    let json = json.replacen("\n}", ",\n}", 1).replacen("{\n", "{ // as it is sent\n", 1);
    let json = json.replacen("\"element\"", "“element”", 1).replace('<', "&lt;").replace('>', "&gt;");
    json.replace("\n    ", "\n\t")
}

fn drafts(damage: impl Fn(&str) -> String + Copy) -> Vec<Draft> {
    let pages = documents::read().iter().flat_map(|documents| pages(documents, damage)).collect();
    let import = import(pages, &BTreeMap::new());
    assert!(import.failures.is_empty(), "{:?}", import.failures);
    import.drafts
}

#[test]
fn every_documented_element_becomes_a_draft() {
    let keys: Vec<String> = documents::read().into_iter().map(|documents| documents.key).collect();
    let mut drafted: Vec<String> = drafts(str::to_owned).into_iter().map(|draft| draft.key).collect();
    drafted.sort();
    assert_eq!(drafted, keys);
}

#[test]
fn what_real_pages_do_to_json_changes_nothing() {
    for (draft, of_damaged) in drafts(str::to_owned).into_iter().zip(drafts(damaged)) {
        assert_eq!(of_damaged.text, draft.text, "{}", draft.key);
    }
}

/// The elements whose documents contradict each other, which their authors have to settle: Marketo has two
/// responses of different years, Slack two pages with other scopes, and Zuora a response of a copy.
const CONTRADICTORY: [&str; 3] = ["marketo", "slack", "zuorav2"];

#[test]
fn drafts_agree_with_the_documents_they_were_made_of() {
    let catalogue = loaded(&drafts(str::to_owned));
    let exceptions = exceptions::read();
    let mut lines = Vec::new();
    for documents in documents::read() {
        let element = catalogue.element(&documents.key).unwrap();
        let of_element = exceptions.iter().filter(|it| it.elements.contains(&documents.key));
        let differences = differences(element, &corrected(&documents, of_element));
        // Of several elements with one id, one draft gets it.
        let differences: Vec<_> =
            differences.into_iter().filter(|line| !line.contains("`element.id`")).collect();
        if CONTRADICTORY.contains(&element.key) {
            assert!(!differences.is_empty(), "{} is settled", element.key);
        } else {
            lines.extend(differences);
        }
    }
    assert!(lines.is_empty(), "{} differences\n{}", lines.len(), lines.join("\n"));
}

fn loaded(drafts: &[Draft]) -> Catalogue {
    let sources = drafts.iter().map(|draft| Source::new(format!("{}.yaml", draft.key), draft.text.clone()));
    load(sources.collect()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The exports of elements, by key.
fn exports() -> Vec<(String, Value)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports");
    let files = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let read = files.map(|file| {
        let key = file.file_stem().unwrap().to_string_lossy().into_owned();
        (key, serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap())
    });
    let mut exports: Vec<_> = read.collect();
    exports.sort_by(|(one, _), (other, _)| one.cmp(other));
    exports
}

/// An export as the API answers it: the entries are a member of the element.
fn flat(export: &Value) -> Value {
    let mut flat = export["element"].clone();
    for member in ["configuration", "parameters", "resources"] {
        flat[member] = export[member].clone();
    }
    flat
}

fn import_exports(form: impl Fn(&Value) -> Value) -> Vec<Draft> {
    let exports = exports().into_iter();
    let documents = exports.map(|(key, export)| (format!("{key}.json"), form(&export).to_string()));
    let import = import(documents.collect(), &BTreeMap::new());
    assert!(import.failures.is_empty(), "{:?}", import.failures);
    import.drafts
}

#[test]
fn an_export_in_either_form_becomes_the_same_draft() {
    let texts = |drafts: Vec<Draft>| drafts.into_iter().map(|draft| draft.text).collect::<Vec<_>>();
    assert_eq!(texts(import_exports(flat)), texts(import_exports(Value::clone)));
}

#[test]
fn what_an_export_has_is_in_its_draft_or_in_the_report() {
    for ((key, export), draft) in exports().iter().zip(import_exports(Value::clone)) {
        let element = loaded(std::slice::from_ref(&draft)).element(key).unwrap();
        let is_told = |name: &str| draft.notes.iter().any(|note| note.text.contains(&format!("`{name}`")));
        for entry in export["configuration"].as_array().unwrap() {
            let name = entry["key"].as_str().unwrap();
            assert!(element.entry(name).is_some() || is_told(name), "{key}: {name}");
            let preset = element.entry(name).and_then(Entry::default);
            let is_kept = preset == entry["defaultValue"].as_str() || is_told(name);
            assert!(is_kept || name == "authentication.type", "{key}: {name}: {preset:?}");
        }
        for parameter in export["parameters"].as_array().unwrap() {
            let vendor_name = parameter["vendorName"].as_str().unwrap();
            let is_sent = element.parameters.iter().any(|known| known.vendor_name == vendor_name);
            assert!(is_sent || is_told(vendor_name), "{key}: {vendor_name}");
        }
    }
}

#[test]
fn the_draft_of_an_export_provisions() {
    for ((key, _), draft) in exports().iter().zip(import_exports(Value::clone)) {
        let element = loaded(&[draft]).element(key).unwrap();
        let is_needed = |entry: &&Entry| entry.required && entry.applies_to("basic");
        let needed = element.entries.iter().filter(is_needed).map(|entry| entry.name.to_owned());
        let placeholders: Map<_, _> = needed.map(|name| (name, "<VALUE>".into())).collect();
        let request = Document::new("create", json!({"element": {"key": key}, "name": "Test"}));
        let provisioned = send(element, &request, filled(element, &placeholders));
        assert!(provisioned.is_ok(), "{}", provisioned.unwrap_err());
    }
}
