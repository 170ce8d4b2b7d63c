//! What the decoder accepts, fills in and refuses.

mod support;

use openelements_runtime::{MASK, MAX_VALUE_BYTES, Problem, Secret, Supplied, Url, Value, Violation, decode};
use proptest::prelude::*;
use serde_json::json;
use support::{ELEMENT, REQUIRED, answer, only, refused, with};

#[test]
fn defaults_are_filled_in_and_secrets_masked() {
    let configuration = only(REQUIRED).unwrap();
    assert_eq!(
        serde_json::to_value(&configuration).unwrap(),
        json!({
            "username": "u",
            "password": MASK,
            "site": "acme",
            "account": "1234",
            "mode": "live",
            "sandbox.name": null,
            "live.contract": null,
            "callback": null,
            "proxy": null,
            "notes": null,
            "pagination.max": "100",
            "poller": "{}",
            "base.url": "https://{site}.example.com/{mode}",
        })
    );
    assert_eq!(configuration.authentication(), "basic");
    assert_eq!(configuration.secret("password").map(Secret::expose), Some("p"));
    assert_eq!(configuration.get("password"), None);
    assert!(configuration.secret("username").is_none());
    assert_eq!(configuration.base_url().unwrap().as_str(), "https://acme.example.com/live");
}

#[test]
fn values_are_read_as_what_they_are() {
    let configuration =
        with(r#""sandbox": "true", "sandbox.name": "s", "callback": "https://a.example/b", "pagination.max": "-007""#)
            .unwrap();
    assert_eq!(
        (configuration.boolean("sandbox"), configuration.integer("pagination.max")),
        (Some(true), Some(-7))
    );
    assert_eq!(configuration.url("callback"), Url::parse("https://a.example/b").ok());
    assert_eq!((configuration.boolean("proxy"), configuration.integer("site")), (None, None));
    assert_eq!(configuration.url("base.url").as_ref(), configuration.base_url());
    assert_eq!(configuration.url("password"), None);
}

proptest! {
    /// Generated code reads accepted values without a way to fail.
    #[test]
    fn an_accepted_value_can_be_read(
        boolean in "true|false|TRUE|yes|1| true|",
        integer in "[ +-]{0,2}[0-9]{0,20}(e1|[.]0)?",
        url in "(https?|ftp)://[a-z.:0-9]{0,8}(/[a-z{}.%?#]{0,6}){0,2}",
    ) {
        let accepted = |name: &str, value: &str| with(&format!("{name:?}: {value:?}")).ok();
        if let Some(configuration) = accepted("sandbox", &boolean) {
            prop_assert!(configuration.boolean("sandbox").is_some());
        }
        if let Some(configuration) = accepted("pagination.max", &integer) {
            prop_assert!(configuration.integer("pagination.max").is_some());
        }
        if let Some(configuration) = accepted("callback", &url) {
            prop_assert_eq!(configuration.url("callback").map(String::from), Some(url));
        }
    }
}

#[test]
fn what_is_stored_has_its_secrets_in_clear() {
    let stored = serde_json::to_value(only(REQUIRED).unwrap().exposed()).unwrap();
    assert_eq!(stored["password"], "p");
    assert_eq!(stored.get("sandbox"), None);
}

#[test]
fn values_are_coerced_and_keep_their_spelling() {
    assert_eq!(answer(r#""pagination.max": 7"#)["pagination.max"], "7");
    assert_eq!(answer(r#""pagination.max": "-007""#)["pagination.max"], "-007");
    assert_eq!(answer(r#""pagination.max": 50.0"#)["pagination.max"], "50");
    assert_eq!(answer(r#""pagination.max": -0.00"#)["pagination.max"], "0");
    assert_eq!(answer(r#""sandbox": false, "mode": "test""#)["sandbox"], "false");
    assert_eq!(answer(r#""poller": {"a": [ "b  \" c" , 1.50 ]}"#)["poller"], r#"{"a":["b  \" c",1.50]}"#);
    assert_eq!(answer(r#""notes": "a\nb""#)["notes"], "a\nb");
}

#[test]
fn null_is_as_if_not_supplied() {
    assert_eq!(answer(r#""pagination.max": null"#)["pagination.max"], "100");
    assert_eq!(answer(r#""clientSecret": null"#).get("clientSecret"), None);
    let error = only(r#""username": "u", "password": null, "site": "acme", "account": "1234""#).unwrap_err();
    assert_eq!(error.to_string(), "sample: missing `password`");
}

#[test]
fn everything_missing_is_said_in_the_order_of_the_table() {
    assert_eq!(
        only("").unwrap_err().to_string(),
        "sample: missing `username`, `password`, `site`, `account`"
    );
}

#[test]
fn a_missing_entry_says_what_is_expected_as_exactly_as_the_table_does() {
    let error = only("").unwrap_err();
    let shown: Vec<String> = error.iter().map(Violation::to_string).collect();
    assert_eq!(
        shown,
        [
            "missing `username` (expected one line of text)",
            "missing `password` (expected a secret text)",
            "missing `site` (expected one label of a host name: letters, digits, `_` and inner hyphens; it may be named `subdomain` too)",
            "missing `account` (expected four digits)",
        ]
    );
}

#[test]
fn an_invalid_value_is_refused_with_what_is_expected() {
    let cases = [
        (
            r#""callback": "ftp://example.com""#,
            "invalid `callback` (expected an absolute URL, such as `https://api.example.com/v1`)",
        ),
        (r#""proxy": "a b""#, "invalid `proxy` (expected a host name, such as `api.example.com`)"),
        (r#""mode": "Live""#, "invalid `mode` (expected one of `live`, `test`)"),
        (r#""sandbox": "TRUE""#, "invalid `sandbox` (expected `true` or `false`)"),
        (r#""pagination.max": 1.5"#, "invalid `pagination.max` (expected a whole number, such as `100`)"),
        (r#""pagination.max": "+5""#, "invalid `pagination.max` (expected a whole number, such as `100`)"),
        (
            r#""pagination.max": 9223372036854775808"#,
            "invalid `pagination.max` (expected a whole number, such as `100`)",
        ),
        (r#""poller": "{""#, "invalid `poller` (expected a JSON document, such as `{}`)"),
        (r#""notes": "a\u0000""#, "invalid `notes` (expected text without NUL characters)"),
        (r#""notes": {}"#, "invalid `notes` (expected text without NUL characters)"),
        (r#""sandbox.name": "a\tb""#, "invalid `sandbox.name` (expected one line of text)"),
        (
            r#""base.url": "https://evil.example""#,
            "invalid `base.url` (expected `https://{site}.example.com/{mode}`, which the element fixes)",
        ),
    ];
    for (members, expected) in cases {
        assert_eq!(refused(members), format!("sample: {expected}"), "{members}");
    }
}

#[test]
fn a_value_must_fit_its_place_in_the_base_url() {
    for site in ["", "a.b", "-a", "evil.com/", "a\u{0}"] {
        let mut supplied = Supplied::from_json(&format!("{{{REQUIRED}}}")).unwrap();
        supplied.set("site", site);
        let error = decode(&ELEMENT, supplied).unwrap_err();
        assert_eq!(error.invalid().collect::<Vec<_>>(), ["site"], "{site:?}");
    }
}

#[test]
fn a_pattern_must_match() {
    let error = only(r#""username": "u", "password": "p", "site": "acme", "account": 12345"#).unwrap_err();
    assert_eq!(error.to_string(), "sample: invalid `account` (expected four digits)");
}

#[test]
fn what_the_element_fixes_may_be_repeated() {
    let template = "https://{site}.example.com/{mode}";
    assert_eq!(answer(&format!(r#""base.url": "{template}""#))["base.url"], template);
}

#[test]
fn a_mask_is_no_secret() {
    let error =
        only(r#""username": "u", "password": "********", "site": "acme", "account": "1234""#).unwrap_err();
    assert_eq!(error.to_string(), "sample: invalid `password` (expected the secret itself, not its mask)");
    assert_eq!(answer(r#""notes": "********""#)["notes"], "********");
}

#[test]
fn a_value_may_be_long_but_not_huge() {
    let longest = "x".repeat(MAX_VALUE_BYTES);
    assert_eq!(answer(&format!(r#""notes": "{longest}""#))["notes"], longest);
    assert_eq!(
        refused(&format!(r#""notes": "{longest}x""#)),
        "sample: invalid `notes` (expected at most 65536 bytes)"
    );
}

#[test]
fn json_may_be_deep() {
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    assert_eq!(answer(&format!(r#""poller": {deep}"#))["poller"], deep);
}

#[test]
fn an_entry_is_refused_when_repeated_under_any_name() {
    assert_eq!(refused(r#""site": "acme""#), "sample: repeated `site` (also named `subdomain`)");
    assert_eq!(refused(r#""subdomain": "acme""#), "sample: repeated `site` (also named `subdomain`)");
    assert_eq!(refused(r#""notes": null, "notes": null"#), "sample: repeated `notes`");
}

#[test]
fn an_alias_stands_for_its_entry() {
    let configuration =
        only(r#""username": "u", "password": "p", "subdomain": "acme", "account": 1234"#).unwrap();
    assert_eq!(configuration.get("site"), Some("acme"));
    assert_eq!(configuration.get("subdomain"), None);
}

#[test]
fn a_condition_requires_an_entry_where_all_of_it_holds() {
    assert_eq!(refused(r#""sandbox": true"#), "sample: missing `sandbox.name`");
    assert_eq!(refused(r#""sandbox": false"#), "sample: missing `live.contract`");
    assert!(with(r#""sandbox": false, "mode": "test""#).is_ok());
    assert!(with(r#""sandbox": true, "sandbox.name": "s""#).is_ok());
}

#[test]
fn the_chosen_authentication_decides_what_is_required() {
    let custom = r#""authentication.type": "CUSTOM", "site": "acme", "account": 1234"#;
    let error = only(custom).unwrap_err();
    assert_eq!(error.to_string(), "sample: missing `clientSecret`");
    let configuration = only(&format!(r#"{custom}, "clientSecret": "s""#)).unwrap();
    assert_eq!(configuration.authentication(), "custom");
    assert_eq!(configuration.get("authentication.type"), Some("custom"));
    assert_eq!(
        refused(r#""authentication.type": "custom", "clientSecret": "s""#),
        "sample: inapplicable `username` (authentication is `custom`), `password` (authentication is `custom`)"
    );
}

#[test]
fn a_choice_that_is_refused_says_nothing_about_the_alternatives() {
    let expected = "sample: invalid `authentication.type` (expected one of `basic`, `custom`)";
    assert_eq!(refused(r#""authentication.type": "costum", "clientSecret": "s""#), expected);
}

#[test]
fn problems_are_told_by_kind_and_then_in_the_order_of_the_table() {
    let error = only(
        r#""sight": 1, "pagination.max": "x", "mode": "y", "notes": 1, "notes": 2, "username": "u",
            "clientSecret": "s", "zzzzz": 1"#,
    );
    assert_eq!(
        error.unwrap_err().to_string(),
        "sample: missing `password`, `site`, `account`; \
         invalid `mode` (expected one of `live`, `test`), \
         `pagination.max` (expected a whole number, such as `100`); \
         repeated `notes`; \
         inapplicable `clientSecret` (authentication is `basic`); \
         unknown `sight` (did you mean `site`?), `zzzzz`; \
         the fields are `authentication.type`, `username`, `password`, `clientSecret`, `site`, `account`, \
         `mode`, `sandbox`, `sandbox.name`, `live.contract`, `callback`, `proxy`, `notes`"
    );
}

#[test]
fn violations_are_answered_as_a_list() {
    let error = with(r#""sight": 1, "notes": 1, "notes": 2, "mode": 1"#).unwrap_err();
    assert_eq!(
        serde_json::to_value(&error).unwrap(),
        json!([
            {"entry": "mode", "problem": "invalid", "expected": "one of `live`, `test`"},
            {"entry": "notes", "problem": "repeated", "expected": "one value"},
            {"entry": "sight", "problem": "unknown", "expected": "`site`"},
        ])
    );
    assert_eq!(error.element().map(|element| element.key), Some("sample"));
}

#[test]
fn thousands_of_unknown_entries_are_all_named() {
    let members: Vec<String> = (0..10_000).map(|index| format!(r#""sight{index:060}": 1"#)).collect();
    let error = with(&members.join(",")).unwrap_err();
    assert_eq!(error.unknown().count(), 10_000);
    assert!(error.to_string().len() > 10_000);
}

#[test]
fn an_unknown_entry_is_named_once() {
    assert_eq!(with(r#""sight": 1, "zzz": 2, "sight": 3"#).unwrap_err().unknown().count(), 2);
}

#[test]
fn what_cannot_be_seen_is_not_repeated() {
    let error = with("\"si\u{202e}ght\u{200b}\u{feff}\": 1").unwrap_err();
    assert_eq!(error.unknown().collect::<Vec<_>>(), ["sight"]);
}

#[test]
fn the_name_of_an_unknown_entry_is_cut_between_characters() {
    for name in ["é".repeat(1_000_000), format!("x{}", "é".repeat(200)), "site\u{7}\u{1b}[31m".to_owned()] {
        let mut supplied = Supplied::from_json(&format!("{{{REQUIRED}}}")).unwrap();
        supplied.set(&name, 1);
        let error = decode(&ELEMENT, supplied).unwrap_err();
        let shown = error.unknown().next().unwrap();
        assert!(shown.chars().count() <= 64 && !shown.contains(char::is_control));
        assert!(matches!(error.iter().next().unwrap().problem, Problem::Unknown { .. }));
    }
}

#[test]
fn what_is_set_replaces_what_was_supplied_before() {
    let mut supplied = Supplied::from_json(r#"{"b": 1, "a": 1, "b": 2}"#).unwrap();
    supplied.set("b", 3);
    supplied.set("b", 4);
    supplied.set("c", true);
    assert_eq!(supplied.names().collect::<Vec<_>>(), ["a", "b", "c"]);
    let values: Vec<(String, Value)> = supplied.into_iter().collect();
    assert!(matches!(&values[1].1, Value::Text(text) if text.expose() == "4"));
}

#[test]
fn thousands_of_entries_can_be_set() {
    let mut supplied = Supplied::new();
    for index in 0..100_000 {
        supplied.set(&index.to_string(), index);
    }
    assert_eq!(supplied.names().count(), 100_000);
}
