//! The regular expressions accept what the runtime accepts.

use jsonschema::Validator;
use openelements_runtime::{Kind, Position};
use proptest::prelude::{Strategy, prop, proptest};
use proptest::string::string_regex;
use proptest::test_runner::{Config, TestCaseError};
use proptest::{prop_assert, prop_assert_eq};
use serde_json::{Value, json};

use super::super::forms;

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
        prop_assert_eq!(is_told.is_valid(&Value::from(text.as_str())), accepts(&text), "{:?}", text);
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
    require_agreement(&forms::host_name(), position(Position::HostName));
    require_agreement(&forms::host(), position(Position::Host));
    require_agreement(&forms::host(), kind(Kind::Host));
    require_agreement(&forms::url(), kind(Kind::Url));
    require_agreement(&forms::url_without_query(), position(Position::Url));
    require_agreement(forms::ONE_LINE, kind(Kind::String));
    require_agreement(forms::NO_NUL, kind(Kind::Text));
    require_agreement(forms::INTEGER, kind(Kind::Integer));
}

proptest! {
    #[test]
    fn names_and_tags_are_lines_that_are_more_than_white_space(text in r"[ \t\x85\x1fa\u{2003}<]{0,6}") {
        let is_line = |text: &str| !text.is_empty() && !text.chars().any(char::is_control);
        prop_assert_eq!(validator(forms::NAME).is_valid(&json!(text)), is_line(text.trim()));
        prop_assert_eq!(validator(forms::TAG).is_valid(&json!(text)), is_line(&text) && !text.trim().is_empty());
    }
}
