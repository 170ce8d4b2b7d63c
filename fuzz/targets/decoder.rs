//! Text as the configuration of an element: what is decoded can be stored and changed, and no secret is shown.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use openelements_codegen::{Source, load};
use openelements_runtime::{
    Catalogue, Configuration, Element, InstanceRequest, MASK, Supplied, Value, Violations, decode,
};

/// Alternatives, conditions, templates, defaults of every kind, values set at run time.
const SPECS: [&str; 6] = [
    include_str!("../../specs/chargebee.yaml"),
    include_str!("../../specs/ecwid.yaml"),
    include_str!("../../specs/intacct.yaml"),
    include_str!("../../specs/marketo.yaml"),
    include_str!("../../specs/netsuitefinancev2.yaml"),
    include_str!("../../specs/zuorav2.yaml"),
];

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let named = SPECS.iter().enumerate();
    let sources = named.map(|(index, spec)| Source::new(format!("specs/{index}.yaml"), *spec)).collect();
    load(sources).expect("the specs pass the check")
});

/// In no input: it is no Unicode that a fuzzer comes upon.
const SECRET: &str = "hunter2-\u{10ABCD}-never-shown";

fuzz_target!(|text: &str| {
    let elements = CATALOGUE.elements();
    let (element, json) = match text.char_indices().next() {
        Some((_, first)) => (elements[first as usize % elements.len()], &text[first.len_utf8()..]),
        None => return,
    };
    let _ = InstanceRequest::from_json(json).map_err(|violations| shown(&violations));
    match Supplied::from_json(json) {
        Ok(supplied) => {
            decodes(element, &supplied);
            hides(element, supplied);
        }
        Err(violations) => drop(shown(&violations)),
    }
});

fn decodes(element: &'static Element, supplied: &Supplied) {
    let again = decode(element, supplied.clone());
    let configuration = match decode(element, supplied.clone()) {
        Ok(configuration) => configuration,
        Err(violations) => {
            let again = again.expect_err("it was refused just now");
            assert_eq!(shown(&violations), shown(&again));
            return;
        }
    };
    assert_eq!(stored(&configuration), stored(&again.expect("it was accepted just now")));
    let read = Supplied::from_json(&stored(&configuration)).expect("what is stored can be read");
    let restored = decode(element, read.clone()).expect("what is stored is accepted");
    assert_eq!(stored(&restored), stored(&configuration));
    changes(element, &configuration, &read);
}

/// What was answered is sent back: secrets are masked, and stay as they were.
fn changes(element: &'static Element, configuration: &Configuration, stored_before: &Supplied) {
    let answer = answered(configuration);
    for is_update in [true, false] {
        let mut changed = stored_before.clone();
        let later = Supplied::from_json(&answer).expect("an answer is a configuration");
        if is_update {
            changed.update(element, later);
        } else {
            changed.replace(element, later);
        }
        let changed = decode(element, changed).expect("what is answered may be sent");
        assert_eq!(answered(&changed), answer);
        for (entry, _) in configuration.iter().filter(|(entry, _)| entry.is_secret()) {
            assert_eq!(changed.get(entry.name), configuration.get(entry.name), "{}", entry.name);
        }
    }
}

/// Supplies a secret wherever one may be, once as it may be, once as most refuse it.
fn hides(element: &'static Element, supplied: Supplied) {
    for secret in [SECRET.to_owned(), format!("{SECRET}\n\0")] {
        let mut supplied = supplied.clone();
        let mut later = Supplied::new();
        for entry in element.entries.iter().filter(|entry| entry.is_secret()) {
            later.set(entry.name, Value::from(secret.as_str()));
        }
        supplied.update(element, later);
        assert_hidden(&format!("{supplied:?}"));
        match decode(element, supplied) {
            Ok(configuration) => {
                assert_hidden(&answered(&configuration));
                assert_hidden(&format!("{configuration:?}"));
                assert_masked(&configuration);
            }
            Err(violations) => assert_hidden(&shown(&violations)),
        }
    }
}

fn assert_masked(configuration: &Configuration) {
    let answer: serde_json::Value =
        serde_json::from_str(&answered(configuration)).expect("an answer is JSON");
    for (entry, value) in configuration.iter().filter(|(entry, value)| entry.is_secret() && value.is_some()) {
        assert_eq!(answer[entry.name], MASK, "{} is {value:?}", entry.name);
    }
}

fn assert_hidden(shown: &str) {
    assert!(!shown.contains(SECRET) && !shown.contains("never-shown"), "{shown}");
}

fn stored(configuration: &Configuration) -> String {
    serde_json::to_string(&configuration.exposed()).expect("a configuration is JSON")
}

fn answered(configuration: &Configuration) -> String {
    serde_json::to_string(configuration).expect("a configuration is JSON")
}

/// Everything that can be seen of a refusal.
fn shown(violations: &Violations) -> String {
    let answered = serde_json::to_string(violations).expect("violations are JSON");
    assert!(violations.iter().next().is_some(), "refused for nothing");
    format!("{violations} {violations:?} {answered}")
}
