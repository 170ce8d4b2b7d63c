//! What holds for every element, however many files are dropped into `specs`.

use std::path::Path;

use openelements::runtime::{Element, Entry, Role, Segment};
use openelements::{CATALOGUE, ELEMENTS, element, wrike};

fn entries() -> impl Iterator<Item = (&'static Element, &'static Entry)> {
    ELEMENTS.iter().flat_map(|element| element.entries.iter().map(|entry| (*element, entry)))
}

#[test]
fn each_spec_file_is_one_element() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let files = std::fs::read_dir(specs).unwrap().map(|file| file.unwrap().path());
    let is_spec = |path: &std::path::PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        path.is_file() && !hidden && matches!(extension, Some("yaml" | "yml"))
    };
    assert_eq!(files.filter(is_spec).count(), ELEMENTS.len());
}

#[test]
fn elements_are_sorted_by_key_and_each_key_is_there_once() {
    assert!(ELEMENTS.is_sorted_by(|a, b| a.key < b.key));
}

#[test]
fn each_element_is_found_by_its_key() {
    for known in ELEMENTS {
        assert!(std::ptr::eq(element(known.key).unwrap(), known), "{}", known.key);
    }
    assert_eq!(CATALOGUE.elements().len(), ELEMENTS.len());
}

#[test]
fn each_name_means_one_entry_of_its_element() {
    for (element, entry) in entries() {
        for name in std::iter::once(&entry.name).chain(entry.aliases) {
            let named = element.entries.iter().filter(|other| other.is_named(name));
            assert_eq!(named.count(), 1, "{}: {name}", element.key);
        }
    }
}

#[test]
fn each_placeholder_of_a_template_is_an_entry() {
    for element in ELEMENTS {
        let segments = element.templates().flat_map(|(_, template)| template.segments());
        for (name, _) in segments.filter_map(Segment::placeholder) {
            assert!(element.entries.iter().any(|entry| entry.name == name), "{}: {name}", element.key);
        }
    }
}

#[test]
fn each_preset_is_a_value_of_its_entry() {
    // A template may be repeated, but is no URL before it is rendered.
    for (element, entry) in entries() {
        let refusal = entry.default().and_then(|preset| entry.refusal(preset));
        assert_eq!(refusal, None, "{}: {}", element.key, entry.name);
    }
}

#[test]
fn each_example_is_a_value_of_its_entry() {
    for (element, entry) in entries() {
        let refusal = entry.example.and_then(|example| entry.refusal(example));
        assert_eq!(refusal, None, "{}: {}", element.key, entry.name);
    }
}

#[test]
fn what_is_fixed_has_a_value() {
    for (element, entry) in entries().filter(|(_, entry)| entry.role == Role::Fixed) {
        assert!(entry.default().is_some(), "{}: {}", element.key, entry.name);
    }
}

#[test]
fn a_url_that_is_made_of_what_is_set_at_run_time_is_none_until_then() {
    let json =
        r#"{"oauth.api.key": "k", "oauth.api.secret": "s", "oauth.callback.url": "https://a.example"}"#;
    let config = wrike::Config::from_json(json).unwrap();
    assert_eq!(config.helpdesk_wrike_url(), None);
    let json = json.replace('}', r#", "wrike.subdomain": "acme"}"#);
    let config = wrike::Config::from_json(&json).unwrap();
    let url = config.helpdesk_wrike_url();
    assert_eq!(url.as_ref().map(openelements::runtime::Url::as_str), Some("https://acme.wrike.com"));
}
