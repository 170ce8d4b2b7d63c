//! A program that has not followed the changes of its elements: it works, and is told.

use compiled::{AnyConfig, ledger_v1, retired, runtime};

#[test]
fn outdated_names_work() {
    let basic = ledger_v1::Authentication::Basic {
        username: "u".to_owned(),
        password: runtime::Secret::from("p"),
    };
    let builder = ledger_v1::Config::builder().authentication(basic);
    let config = builder.sub_domain("acme").mode(ledger_v1::Mode::Test).build().unwrap();
    assert_eq!(config.sub_domain(), "acme");
    assert_eq!(config.mode(), ledger_v1::Mode::Test);
    assert_eq!(retired::Config::builder().site("acme").build().unwrap().site(), "acme");
    let any = AnyConfig::from_json("ledger-v0", r#"{"site": "acme"}"#).unwrap();
    assert!(matches!(any, AnyConfig::Retired(_)));
}
