//! What generated code does, asked of it as its users do.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod tables;

use std::path::Path;

use compiled::support::{Secret, Supplied, Url, Violations};
use compiled::{AnyConfig, authentication_none, authentication_one, authentication_optional};
use compiled::{
    documentation, kinds, names, none, nothing, one, options, positions, prose, rules, seeds, types,
};

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn every_kind() -> kinds::Builder {
    kinds::Config::builder()
        .string("text")
        .secret("s3cret")
        .boolean(true)
        .integer(i64::MIN)
        .url(url("https://a.b/c"))
        .host("a.b:1")
        .r#enum(kinds::Enum::A)
        .json("{\"a\":1}")
        .text("one\ntwo")
}

#[test]
fn required_values_of_every_kind_come_back() {
    let config = every_kind().build().unwrap();
    assert_eq!((config.string(), config.secret().expose()), ("text", "s3cret"));
    assert_eq!((config.boolean(), config.integer()), (true, i64::MIN));
    assert_eq!((config.url().as_str(), config.host()), ("https://a.b/c", "a.b:1"));
    assert_eq!(config.r#enum(), kinds::Enum::A);
    assert_eq!((config.json(), config.text()), ("{\"a\":1}", "one\ntwo"));
}

#[test]
fn optional_values_of_every_kind_may_be_left_out() {
    let config = every_kind().build().unwrap();
    assert_eq!((config.string_optional(), config.host_optional()), (None, None));
    assert!(config.secret_optional().is_none() && config.url_optional().is_none());
    assert_eq!((config.boolean_optional(), config.integer_optional()), (None, None));
    assert_eq!(config.enum_optional(), None);
    assert_eq!((config.json_optional(), config.text_optional()), (None, None));
}

#[test]
fn optional_values_of_every_kind_come_back() {
    let builder = every_kind().string_optional("a").secret_optional("b").boolean_optional(false);
    let builder = builder.integer_optional(-1).url_optional(url("http://a.b")).host_optional("[::1]");
    let builder = builder.enum_optional(kinds::EnumOptional::B).json_optional("[]").text_optional("c");
    let config = builder.build().unwrap();
    assert_eq!((config.string_optional(), config.host_optional()), (Some("a"), Some("[::1]")));
    assert_eq!(config.secret_optional().map(Secret::expose), Some("b"));
    assert_eq!(config.url_optional(), Some(url("http://a.b")));
    assert_eq!((config.boolean_optional(), config.integer_optional()), (Some(false), Some(-1)));
    assert_eq!(config.enum_optional(), Some(kinds::EnumOptional::B));
    assert_eq!((config.json_optional(), config.text_optional()), (Some("[]"), Some("c")));
}

#[test]
fn presets_of_every_kind_are_filled_in() {
    let config = every_kind().build().unwrap();
    assert_eq!((config.string_preset(), config.secret_preset().expose()), ("1.0", "hush"));
    assert_eq!((config.boolean_preset(), config.integer_preset()), (true, -7));
    assert_eq!((config.url_preset().as_str(), config.host_preset()), ("https://a.example", "a.example:8080"));
    assert_eq!(config.enum_preset(), kinds::EnumPreset::B);
    assert_eq!((config.json_preset(), config.text_preset()), ("{\"a\":[1,true,null]}", "one\ntwo"));
}

#[test]
fn everything_missing_is_told_at_once() {
    let violations = kinds::Config::builder().build().unwrap_err();
    let missing: Vec<&str> = violations.missing().collect();
    let kinds = ["string", "secret", "boolean", "integer", "url", "host", "enum", "json", "text"];
    assert_eq!(missing, kinds);
}

#[test]
fn json_is_read_under_wire_names() {
    let config = seeds::chargebee::Config::from_json(
        r#"{"site": "acme", "username": "key", "password": "s3cret", "pagination.max": 7}"#,
    );
    let config = config.unwrap();
    assert_eq!(config.base_url().as_str(), "https://acme.chargebee.com/api/v1");
    assert_eq!(config.configuration().get("pagination.max"), Some("7"));
    let configuration = config.clone().into_configuration();
    assert_eq!(serde_json::to_value(&configuration).unwrap()["password"], "********");
    assert!(!format!("{config:?}").contains("s3cret"));
    assert!(!format!("{:?}", every_kind()).contains("s3cret"));
}

/// No wildcard: this compiles only if every element of the library is a variant.
fn is_documented(config: &seeds::AnyConfig) -> &'static str {
    match config {
        seeds::AnyConfig::Chargebee(config) => config.configuration().element().key,
        seeds::AnyConfig::Chargify(config) => config.configuration().element().key,
        seeds::AnyConfig::Stripe(config) => config.configuration().element().key,
        seeds::AnyConfig::Zuorav2(config) => config.configuration().element().key,
    }
}

#[test]
fn a_key_chooses_the_variant() {
    let json = r#"{"site": "acme", "username": "key", "password": "s3cret"}"#;
    let config = seeds::AnyConfig::from_json("chargebee", json).unwrap();
    assert_eq!(is_documented(&config), "chargebee");
    assert_eq!(config.configuration().get("site"), Some("acme"));
    let unknown = seeds::AnyConfig::from_json("chargebe", json).unwrap_err();
    assert!(unknown.to_string().contains("chargebee"), "{unknown}");
}

#[test]
fn every_key_of_a_library_finds_its_element() {
    for element in compiled::ELEMENTS {
        assert_eq!(compiled::element(element.key).unwrap().key, element.key);
        let decoded = AnyConfig::from_json(element.key, r#"{"no such entry": 1}"#);
        assert!(decoded.unwrap_err().unknown().eq(["no such entry"]));
    }
    assert!(compiled::ELEMENTS.is_sorted_by(|left, right| left.key < right.key));
}

#[test]
fn a_configuration_of_another_element_is_refused() {
    let config = nothing::Config::builder().build().unwrap();
    let configuration = config.into_configuration();
    let violations: Violations = seeds::stripe::Config::try_from(configuration).unwrap_err();
    assert!(violations.invalid().eq(["element.key"]), "{violations}");
}

#[test]
fn an_empty_library_knows_no_element() {
    assert!(none::ELEMENTS.is_empty());
    assert!(none::element("stripe").is_err());
    assert!(none::AnyConfig::from_json("stripe", "{}").is_err());
    assert_eq!(one::ELEMENTS.map(|element| element.key), ["stripe"]);
}

#[test]
fn every_value_finds_its_position_in_the_base_url() {
    let builder = positions::Config::builder().site("acme").region(positions::Region::Eu);
    let builder =
        builder.host("example.com").port(8443).account("a/b").beta(true).back(url("https://c.d/?e"));
    assert_eq!(
        builder.build().unwrap().base_url().as_str(),
        "https://acme.eu.example.com:8443/a%2Fb/true?site=acme&back=https%3A%2F%2Fc.d%2F%3Fe"
    );
}

#[test]
fn a_configuration_of_another_library_is_not_taken_for_one_of_this() {
    let theirs = one::stripe::Config::builder().username("sk_live").build().unwrap();
    let refused = seeds::stripe::Config::try_from(theirs.clone().into_configuration()).unwrap_err();
    assert_eq!(refused.to_string(), "stripe: invalid `element.key` (expected `stripe` of this library)");
    assert!(seeds::AnyConfig::try_from(theirs.clone().into_configuration()).is_err());
    assert!(one::AnyConfig::try_from(theirs.into_configuration()).is_ok());
}

#[test]
fn a_second_authentication_replaces_the_first() {
    use authentication_optional::{Authentication, Config};
    let basic = Authentication::Basic { username: "u".to_owned(), password: Some(Secret::from("p")) };
    let digits = Authentication::Digits { _3cx: None, _8x8: Secret::from("8") };
    let config = Config::builder().authentication(basic).authentication(digits).build().unwrap();
    assert_eq!(config.configuration().authentication(), "digits");
    assert!(config.configuration().get("username").is_none());
}

#[test]
fn authentication_is_set_and_read_as_one_value() {
    use authentication_optional::{ApiMode, Authentication, Config};
    let chosen = Authentication::Type {
        client_id: "id".to_owned(),
        api_mode: Some(ApiMode::Self_),
        api_back: None,
        api_size: 5,
        api_on: false,
        username: "user".to_owned(),
    };
    let config = Config::builder().authentication(chosen).build().unwrap();
    let Authentication::Type { client_id, api_mode, api_back, api_size, .. } = config.authentication() else {
        unreachable!("{config:?}");
    };
    assert_eq!((client_id.as_str(), api_mode, api_size), ("id", Some(ApiMode::Self_), 5));
    assert!(api_back.is_none());
    let plain = Config::builder().authentication(Authentication::ApiKey).build().unwrap();
    assert!(matches!(plain.authentication(), Authentication::ApiKey));
}

#[test]
fn alternatives_without_entries_are_plain_values() {
    use authentication_none::{Authentication, Config};
    let chosen = Authentication::Custom;
    let config = Config::builder().authentication(chosen).build().unwrap();
    assert_eq!(config.authentication(), chosen);
    let usual = Config::builder().build().unwrap();
    assert_eq!(usual.authentication(), Authentication::ApiKey);
}

#[test]
fn a_single_alternative_is_the_only_value() {
    use authentication_one::{Authentication, Config};
    let builder = Config::builder().authentication(Authentication::Basic).username("a").password("b");
    assert_eq!(builder.build().unwrap().authentication(), Authentication::Basic);
}

#[test]
fn options_have_the_wire_values_of_the_spec() {
    for option in ["self", "Self_x", "", "2.5", "true", "Option"] {
        let json = serde_json::json!({"keyword": option, "prefix": "prefix_a", "text": "*/"});
        let config = options::Config::from_json(&json.to_string()).unwrap();
        assert_eq!(config.keyword().as_str(), option);
    }
}

#[test]
fn rules_of_a_field_are_kept() {
    let european = rules::Config::builder().region(rules::Region::Eu).r#type("x");
    let european = european.setting("pagination.max", 5);
    assert!(european.clone().build().unwrap_err().missing().eq(["account"]));
    assert!(european.clone().account("12").build().unwrap_err().invalid().eq(["account"]));
    assert_eq!(european.account("1234").build().unwrap().account(), Some("1234"));
    let json = r#"{"region": "us", "accountNumber": 1234, "site": "x", "page.size": 5}"#;
    assert_eq!(rules::Config::from_json(json).unwrap().account(), Some("1234"));
}

#[test]
fn names_that_mean_something_in_rust_are_entries_like_others() {
    let config = names::Config::builder().default_("a").try_from_("b").clone_("c").self_("d");
    let config = config.config_site("e").base_url_("f").r_raw("g").ncd_x("h").into_account("i").as_user(7);
    let config = config.to_address(url("https://example.com")).build().unwrap();
    let copy = config.clone();
    assert_eq!((copy.default_(), copy.try_from_(), copy.clone_()), (Some("a"), Some("b"), Some("c")));
    let typed = types::Config::builder().option(types::Option_::One).r#box(types::Box::Two).build().unwrap();
    assert_eq!((typed.option(), typed.r#box()), (Some(types::Option_::One), Some(types::Box::Two)));
}

#[test]
fn texts_of_the_spec_arrive_unchanged() {
    let element = prose::ELEMENT;
    assert_eq!(element.name, "QuickBooks™ `Online` */ <b>[Beta]</b> \"x\" \\ #1!");
    let lines = element.entry("lines").unwrap();
    assert_eq!(lines.description, "one\n\n    two\n\tthree\r\nfour\u{2028}five");
    assert_eq!(element.entry("reversed").unwrap().label, "\u{202e}esrever");
    assert!(Supplied::new().names().next().is_none());
}

#[test]
fn the_tables_in_memory_are_those_of_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    tables::assert_loaded_alike(&root.join("seeds"), &seeds::ELEMENTS);
    tables::assert_loaded_alike(&root.join("hazards"), &compiled::ELEMENTS);
    tables::assert_loaded_alike(&root.join("documentation"), &documentation::ELEMENTS);
}
