//! Every element agrees with its documents, but for mistakes that are listed with their reasons.

#[path = "support/corpus/mod.rs"]
mod corpus;

use corpus::checks::differences;
use corpus::documents::{self, Documents};
use corpus::exceptions::{self, Exception, corrected};
use openelements::CATALOGUE;
use openelements::runtime::{Catalogue, Element};

/// The documents of each element of a catalogue, and of those that it lacks the keys.
fn described<'documents>(
    catalogue: &Catalogue,
    corpus: &'documents [Documents],
) -> (Vec<(&'static Element, &'documents Documents)>, Vec<&'documents str>) {
    let mut described = Vec::new();
    let mut missing = Vec::new();
    for documents in corpus {
        match catalogue.element(&documents.key) {
            Ok(element) => described.push((element, documents)),
            Err(_) => missing.push(documents.key.as_str()),
        }
    }
    (described, missing)
}

/// The exceptions for one element.
fn exceptions_of<'exceptions>(
    exceptions: &'exceptions [Exception],
    key: &str,
) -> Vec<&'exceptions Exception> {
    let is_for = |exception: &&Exception| exception.elements.iter().any(|named| named == key);
    exceptions.iter().filter(is_for).collect()
}

/// The exceptions for an element without which nothing would change.
fn needless(element: &'static Element, documents: &Documents, exceptions: &[&Exception]) -> Vec<String> {
    let differences_without = |left_out: Option<usize>| {
        let kept = exceptions.iter().enumerate().filter(|(index, _)| Some(*index) != left_out);
        differences(element, &corrected(documents, kept.map(|(_, exception)| *exception)))
    };
    let usual = differences_without(None);
    let needless = exceptions.iter().enumerate();
    let needless = needless.filter(|(index, _)| differences_without(Some(*index)) == usual);
    needless
        .map(|(_, exception)| format!("{}: {}: {}", element.key, exception.title(), exception.reason))
        .collect()
}

#[test]
fn every_documented_element_is_described() {
    let corpus = documents::read();
    let (described, missing) = described(&CATALOGUE, &corpus);
    let (found, all) = (described.len(), corpus.len());
    assert!(missing.is_empty(), "{found} of {all} are described, but not {}", missing.join(", "));
}

#[test]
fn every_element_agrees_with_its_documents() {
    let (corpus, exceptions) = (documents::read(), exceptions::read());
    let (described, _) = described(&CATALOGUE, &corpus);
    let lines: Vec<String> = described
        .into_iter()
        .flat_map(|(element, documents)| {
            let exceptions = exceptions_of(&exceptions, element.key);
            differences(element, &corrected(documents, exceptions))
        })
        .collect();
    assert!(lines.is_empty(), "{} differences:\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn what_differs_is_told() {
    let mut documents = documents::read().into_iter().find(|documents| documents.key == "chargify").unwrap();
    let element = openelements::element("chargify").unwrap();
    assert!(differences(element, &documents).is_empty());
    documents.requests[0].body["configuration"]["colour"] = "red".into();
    let response = &mut documents.responses[0].body;
    response["element"]["hub"] = "crm".into();
    response["configuration"]["pagination.max"] = "51".into();
    response["configuration"]["shade"] = "blue".into();
    response["configuration"].as_object_mut().unwrap().remove("bulk.relations");
    let page = &documents.responses[0].page;
    let told = differences(element, &documents);
    let of_response = |what: &str| format!("chargify: response 1 ({page}): {what}");
    assert_eq!(
        told[1..],
        [
            of_response("`element.hub` is \"payment\", documented \"crm\""),
            of_response("`bulk.relations` is answered, not documented"),
            of_response("`pagination.max` is \"50\", documented \"51\""),
            of_response("`shade` is missing, documented \"blue\""),
        ]
    );
    assert!(told[0].contains("unknown `colour`"), "{}", told[0]);
}

#[test]
fn every_exception_still_applies() {
    let (corpus, exceptions) = (documents::read(), exceptions::read());
    let (described, _) = described(&CATALOGUE, &corpus);
    let is_known = |key: &&String| corpus.iter().any(|documents| documents.key == **key);
    let named = exceptions.iter().flat_map(|exception| &exception.elements);
    let unknown =
        named.filter(|key| !is_known(key)).map(|key| format!("{key}: there are no documents of it"));
    let lines: Vec<String> = described
        .into_iter()
        .flat_map(|(element, documents)| {
            needless(element, documents, &exceptions_of(&exceptions, element.key))
        })
        .chain(unknown)
        .collect();
    assert!(lines.is_empty(), "in exceptions.yaml, these no longer apply:\n{}", lines.join("\n"));
}
