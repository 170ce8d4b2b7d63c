//! Presets that are templates, and values that are set while the instance lives.

use openelements_runtime::{Configuration, Element, Entry, Kind, Segment, Template, Violations, decode_json};

static ENTRIES: [Entry; 4] = [
    Entry::field("store.url").kind(Kind::Url).required(),
    Entry::field("session.url").kind(Kind::Url).runtime(),
    Entry::setting("base.url").kind(Kind::Url).fixed().preset("{session.url}/v1").template(&BASE_URL),
    Entry::setting("oauth.token.url").kind(Kind::Url).preset("{store.url}/token").template(&TOKEN_URL),
];

static BASE_URL: Template = Template::new(&[Segment::Url("session.url"), Segment::Literal("/v1")]);

static TOKEN_URL: Template = Template::new(&[Segment::Url("store.url"), Segment::Literal("/token")]);

static SHOP: Element = Element::new("shop", 1, "Shop").entries(&ENTRIES);

/// A shop with these members beside its store.
fn shop(members: &str) -> Result<Configuration, Violations> {
    decode_json(&SHOP, &format!(r#"{{"store.url": "https://a.example"{members}}}"#))
}

fn url(configuration: &Configuration, name: &str) -> Option<String> {
    configuration.url(name).map(|url| url.as_str().to_owned())
}

#[test]
fn a_setting_may_be_a_template_and_is_answered_as_one() {
    let configuration = shop("").unwrap();
    assert_eq!(configuration.get("oauth.token.url"), Some("{store.url}/token"));
    assert_eq!(url(&configuration, "oauth.token.url").as_deref(), Some("https://a.example/token"));
}

#[test]
fn a_caller_may_override_a_setting_that_is_a_template_or_repeat_it() {
    let configuration = shop(r#", "oauth.token.url": "https://b.example/t""#).unwrap();
    assert_eq!(url(&configuration, "oauth.token.url").as_deref(), Some("https://b.example/t"));
    let configuration = shop(r#", "oauth.token.url": "{store.url}/token""#).unwrap();
    assert_eq!(url(&configuration, "oauth.token.url").as_deref(), Some("https://a.example/token"));
    let error = shop(r#", "oauth.token.url": "{session.url}/token""#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "shop: invalid `oauth.token.url` (expected an absolute URL, such as `https://api.example.com/v1`)"
    );
}

#[test]
fn there_is_no_base_url_until_what_it_is_made_of_is_set() {
    let configuration = shop("").unwrap();
    assert_eq!((configuration.base_url(), url(&configuration, "base.url")), (None, None));
    let configuration = shop(r#", "session.url": "https://c.example/rest""#).unwrap();
    assert_eq!(url(&configuration, "base.url").as_deref(), Some("https://c.example/rest/v1"));
}

#[test]
fn a_value_must_fit_its_place_in_every_template() {
    let error = decode_json(&SHOP, r#"{"store.url": "https://a.example?b"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "shop: invalid `store.url` (expected an absolute URL without query, such as `https://shop.example.com`)"
    );
    let long = "a".repeat(64_000);
    let error = decode_json(&SHOP, &format!(r#"{{"store.url": "https://{long}.example"}}"#)).unwrap_err();
    assert!(error.to_string().contains("invalid `store.url`"), "{error}");
}

#[test]
fn a_repeated_template_is_the_elements_to_say() {
    let configuration = shop(r#", "oauth.token.url": "{store.url}/token""#).unwrap();
    let stored = serde_json::to_value(configuration.exposed()).unwrap();
    assert_eq!(stored, serde_json::json!({"store.url": "https://a.example"}));
}

static OWN_ENTRIES: [Entry; 1] = [Entry::field("base.url").kind(Kind::Url).required()];

static OWN: Element = Element::new("own", 2, "Own").entries(&OWN_ENTRIES);

#[test]
fn a_caller_may_supply_the_whole_base_url() {
    let configuration = decode_json(&OWN, r#"{"base.url": "https://a.example/rest/"}"#).unwrap();
    assert_eq!(url(&configuration, "base.url").as_deref(), Some("https://a.example/rest/"));
    assert_eq!(configuration.base_url(), configuration.url("base.url").as_ref());
}
