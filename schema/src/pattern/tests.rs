//! Patterns mean the same to other readers as to the runtime.

use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use proptest::{prop_assert_eq, prop_assume};
use regex_lite::Regex;
use serde_json::{Value, json};

use super::portable;

fn is_told(pattern: &str, text: &str) -> bool {
    let validator = jsonschema::draft202012::new(&json!({"pattern": pattern})).unwrap();
    validator.is_valid(&Value::from(text))
}

/// Pieces of patterns in any order; about a third of what they make is a pattern.
fn patterns() -> impl Strategy<Value = String> {
    let pieces = [
        "^",
        "$",
        "a",
        "é",
        "-",
        ".",
        r"\d",
        r"\D",
        r"\w",
        r"\W",
        r"\s",
        r"\S",
        r"\.",
        r"\-",
        r"\#",
        r"\\",
        r"\x61",
        r"\u00e9",
        r"\n",
        r"\a",
        "[a-z]",
        "[^a]",
        "[-a]",
        "[--a]",
        "[]a]",
        "[a-]",
        r"[\w-]",
        r"[\d.]",
        r"[^\s&]",
        "[&~]",
        r"[\-\]\^]",
        "(a)",
        "(?:a|b)",
        "|",
        "?",
        "*",
        "+",
        "+?",
        "{2}",
        "{0,1}",
        "{1,}",
        "]",
        "}",
        r"\A",
        r"\z",
        "(",
        ")",
        "[",
        r"\b",
        "(?i)",
        "[[:digit:]]",
        r"\x{61}",
        "{ 1 }",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..6).prop_map(|pieces| pieces.concat())
}

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select("ab1_-.é]&^#\\ \u{a0}\u{663}\u{2028}\r\n\u{7}".chars().collect::<Vec<_>>()),
        0..6,
    )
    .prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, cases: 600, max_global_rejects: 100_000, ..ProptestConfig::default()
    })]

    #[test]
    fn others_match_what_the_runtime_matches(pattern in patterns(), texts in prop::collection::vec(texts(), 4)) {
        let regex = Regex::new(&pattern);
        prop_assume!(regex.is_ok());
        let Some(portable) = portable(&pattern) else { return Ok(()) };
        for text in texts {
            let is_accepted = regex.as_ref().unwrap().is_match(&text);
            prop_assert_eq!(is_told(&portable, &text), is_accepted, "{} as {}: {:?}", pattern, portable, text);
        }
    }
}

#[test]
fn patterns_are_spelt_out() {
    for (pattern, expected) in [
        ("^[a-z]+$", Some("^[a-z]+$")),
        (r"^\d{4}$", Some("^[0-9]{4}$")),
        (r"^\S+$", Some(r"^[^\t-\r ]+$")),
        (r"^[\w.-]+\.example\.com$", Some(r"^[0-9A-Za-z_.-]+\.example\.com$")),
        (r"\Aa.c\z", Some(r"^a[^\n]c$")),
        (r"^\#(a|b)$", Some(r"^\x23(a|b)$")),
        ("(?i)a", None),
        ("(?P<name>a)", None),
        (r"\ba", None),
        ("a**", None),
        ("^*", None),
        ("[[:alpha:]]", None),
        (r"\x{61}", None),
        (r"[\S]", None),
    ] {
        assert_eq!(portable(pattern).as_deref(), expected, "{pattern}");
        assert!(Regex::new(pattern).is_ok(), "{pattern}");
    }
}
