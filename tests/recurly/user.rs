//! What users write once `recurly.yaml` is in `specs`. It is compiled in a copy of the repository.

use openelements::recurly::{Builder, Config, ELEMENT};
use openelements::{AnyConfig, ELEMENTS, element};

fn builder() -> Builder {
    Config::builder().username("key-1").password("s3cret")
}

#[test]
fn it_is_a_row_of_the_catalogue() {
    assert!(ELEMENTS.iter().any(|element| element.key == "recurly"));
    let found = element("recurly").unwrap();
    assert!(std::ptr::eq(found, &ELEMENT));
    assert_eq!((found.id, found.name, found.hub), (9001, "Recurly", Some("payment")));
}

#[test]
fn its_config_is_built_with_types() {
    let config = builder().site("acme").build().unwrap();
    assert_eq!(config.site(), "acme");
    assert_eq!(config.username(), "key-1");
    assert_eq!(config.password().expose(), "s3cret");
    assert_eq!(config.base_url().as_str(), "https://acme.recurly.com/v2");
    assert_eq!(config.configuration().get("pagination.max"), Some("200"));
}

#[test]
fn its_validator_says_everything_that_is_wrong() {
    let error = builder().build().unwrap_err();
    assert_eq!(error.missing().collect::<Vec<_>>(), ["site"]);
    let error = Config::from_json(r#"{"sight": "acme", "password": "s3cret"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "recurly: missing `username`, `site`; unknown `sight` (did you mean `site`?)"
    );
}

#[test]
fn it_is_a_variant_of_any_config() {
    let config =
        AnyConfig::from_json("recurly", r#"{"site": "a", "username": "u", "password": "p"}"#).unwrap();
    let AnyConfig::Recurly(config) = config else { panic!("another element") };
    assert_eq!(config.site(), "a");
}
