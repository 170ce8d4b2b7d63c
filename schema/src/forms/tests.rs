//! The regular expressions accept what the runtime accepts.

use jsonschema::Validator;
use openelements_runtime::{Kind, Position};
use proptest::prelude::{Strategy, prop};
use proptest::prop_assert;
use proptest::string::string_regex;
use proptest::test_runner::{Config, TestCaseError};
use serde_json::{Value, json};

use crate::forms::{self, Host};

fn validator(pattern: &str) -> Validator {
    jsonschema::draft202012::new(&json!({"pattern": pattern})).unwrap()
}

/// Texts of the form.
fn texts_of(pattern: &str) -> impl Strategy<Value = String> + use<> {
    string_regex(pattern.trim_start_matches('^').trim_end_matches('$')).unwrap()
}

/// Texts that are nearly one of the forms: pieces of them in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "https://",
        "http://",
        "a",
        "Z",
        "9",
        "-",
        ".",
        "/",
        ":",
        "?",
        "#",
        "@",
        "%2e",
        "%2F",
        "%",
        "..",
        "1.2.3.4",
        "256",
        "65535",
        "example.com",
        "_",
        "~",
        "é",
        " ",
        "\n",
        "0",
        "\u{0}",
        "\u{85}",
        "[",
        "]",
    ]);
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

/// Holds a regular expression against a check.
fn require_agreement(pattern: &str, accepts: impl Fn(&str) -> bool) {
    let is_told = validator(pattern);
    let mut runner = proptest::test_runner::TestRunner::new(Config {
        failure_persistence: None,
        ..Config::with_cases(300)
    });
    let of_form = |text: String| -> Result<(), TestCaseError> {
        // A host has at most 253 characters, which no expression counts.
        prop_assert!(text.len() > 200 || accepts(&text), "{text:?} is refused");
        prop_assert!(is_told.is_valid(&Value::from(text)));
        Ok(())
    };
    runner.run(&texts_of(pattern), of_form).unwrap();
    let nearly = |text: String| -> Result<(), TestCaseError> {
        let is_valid = is_told.is_valid(&Value::from(text.as_str()));
        prop_assert!(!is_valid || accepts(&text), "{text:?} is accepted");
        prop_assert!(is_valid || text.contains('[') || !accepts(&text), "{text:?} is refused");
        Ok(())
    };
    runner.run(&pieces(), nearly).unwrap();
}

fn position(position: Position) -> impl Fn(&str) -> bool {
    move |text| position.accepts(text)
}

fn kind(kind: Kind) -> impl Fn(&str) -> bool {
    move |text| kind.refusal(text).is_none()
}

#[test]
fn forms_are_those_of_the_runtime() {
    require_agreement(&forms::label(), position(Position::HostLabel));
    require_agreement(&forms::port(), position(Position::Port));
    require_agreement(&forms::host(Host::WithoutPort), position(Position::HostName));
    require_agreement(&forms::host(Host::Whole), position(Position::Host));
    require_agreement(&forms::host(Host::Whole), kind(Kind::Host));
    let after = |position: Position| move |text: &str| position.accepts(&format!("a.{text}"));
    require_agreement(&forms::host(Host::Rest), after(Position::Host));
    require_agreement(&forms::host(Host::RestWithoutPort), after(Position::HostName));
    require_agreement(&forms::url(), kind(Kind::Url));
    require_agreement(&forms::url_without_query(), position(Position::Url));
    require_agreement(forms::ONE_LINE, kind(Kind::String));
    require_agreement(forms::NO_NUL, kind(Kind::Text));
    require_agreement(forms::INTEGER, kind(Kind::Integer));
}

#[test]
fn usual_addresses_are_accepted() {
    let is_told = validator(&forms::host(Host::WithoutPort));
    for text in [
        "[::]",
        "[::1]",
        "[2001:db8::]",
        "[2001:db8::1]",
        "[fe80::1:2:3:4]",
        "[::2:3:4:5:6:7:8]",
        "[1:2:3:4:5:6:7::]",
        "[1:2:3:4:5:6:7:8]",
    ] {
        assert!(is_told.is_valid(&Value::from(text)) && Position::HostName.accepts(text), "{text}");
    }
}
