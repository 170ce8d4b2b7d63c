//! The regular expressions accept what the API accepts.

use jsonschema::Validator;
use proptest::prelude::proptest;
use proptest::prop_assert_eq;
use serde_json::json;

use super::super::forms;

fn validator(pattern: &str) -> Validator {
    jsonschema::draft202012::new(&json!({"pattern": pattern})).unwrap()
}

proptest! {
    #[test]
    fn names_and_tags_are_lines_that_are_more_than_white_space(text in r"[ \t\x85\x1fa\u{2003}<]{0,6}") {
        let is_line = |text: &str| !text.is_empty() && !text.chars().any(char::is_control);
        prop_assert_eq!(validator(forms::NAME).is_valid(&json!(text)), is_line(text.trim()));
        prop_assert_eq!(validator(forms::TAG).is_valid(&json!(text)), is_line(&text) && !text.trim().is_empty());
    }
}
