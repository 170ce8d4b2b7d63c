//! Entries that depend on one another.

use openelements_codegen::{Source, load};
use openelements_schema::Unknown;
use serde_json::{Value, json};

use super::Subject;

const SPEC: &str = r#"
key: together
name: Together
authentication:
  default: basic
  basic: [username, password]
  custom: [clientSecret]
fields:
  site: {label: Subdomain, alias: subdomain}
  nickname: {label: Nickname, required: false, alias: [alias, pseudonym]}
  workspace: {label: Workspace, required: false, renamed_from: team}
  mode: {label: Mode, options: [live, test], default: live}
  version: {label: Version, options: ["1.0", "2.0", "1e2", "1", "2.5", "true"], default: "1"}
  sandbox: {label: Sandbox, kind: boolean, required: false}
  sandbox.name: {label: Name of the sandbox, required_if: {sandbox: true}}
  live.contract: {label: Contract, required_if: {mode: live, sandbox: false}}
  basic.note: {label: Note, required_if: {authentication.type: custom, pagination.max: 7}}
defaults:
  base.url: https://{site}.example.com
  pagination.max: 100
"#;

/// What `basic` cannot do without, with other entries.
fn basic(others: Value) -> Value {
    with(json!({"username": "u", "password": "p", "site": "acme"}), others)
}

/// The same for `custom`.
fn custom(others: Value) -> Value {
    with(json!({"authentication.type": "custom", "clientSecret": "c", "site": "acme"}), others)
}

fn with(mut configuration: Value, others: Value) -> Value {
    if let (Value::Object(members), Value::Object(others)) = (&mut configuration, others) {
        members.extend(others);
    }
    configuration
}

fn cases() -> Vec<(Value, bool)> {
    vec![
        (json!({}), false),
        (basic(json!({})), true),
        (basic(json!({"site": null})), false),
        (basic(json!({"username": null})), false),
        (json!({"username": "u", "password": "p"}), false),
        (json!({"username": "u", "password": "p", "subdomain": "a"}), true),
        (basic(json!({"subdomain": "a"})), false),
        (basic(json!({"subdomain": null})), false),
        (basic(json!({"alias": "a"})), true),
        (basic(json!({"alias": null})), true),
        (basic(json!({"alias": "a", "pseudonym": "b"})), false),
        (basic(json!({"workspace": "w"})), true),
        (basic(json!({"team": "w"})), true),
        (basic(json!({"team": null})), true),
        (basic(json!({"team": "w", "workspace": "w"})), false),
        (basic(json!({"authentication.type": null})), true),
        (basic(json!({"authentication.type": "basic"})), true),
        (basic(json!({"authentication.type": "oauth2"})), false),
        (basic(json!({"clientSecret": "c"})), false),
        (custom(json!({})), true),
        (custom(json!({"authentication.type": "Custom"})), true),
        (json!({"clientSecret": "c", "site": "a"}), false),
        (custom(json!({"username": null})), true),
        (custom(json!({"pagination.max": 7})), false),
        (custom(json!({"pagination.max": "7"})), false),
        (custom(json!({"pagination.max": 7, "basic.note": "n"})), true),
        (basic(json!({"pagination.max": 7})), true),
        (basic(json!({"sandbox": "true"})), false),
        (basic(json!({"sandbox": true, "sandbox.name": "n"})), true),
        (basic(json!({"sandbox": true, "sandbox.name": null})), false),
        (basic(json!({"sandbox": true, "live.contract": "n"})), false),
        (basic(json!({"sandbox": false})), false),
        (basic(json!({"sandbox": false, "mode": "test"})), true),
        (basic(json!({"sandbox": false, "mode": null})), false),
        (basic(json!({"sandbox": false, "live.contract": "n"})), true),
        (basic(json!({"unknown": "u"})), false),
        (basic(json!({"version": "1.0"})), true),
        (basic(json!({"version": 1.0})), true),
        (basic(json!({"version": 1})), true),
        (basic(json!({"version": 2.0})), false),
        (basic(json!({"version": 2.5})), true),
        (basic(json!({"version": 100})), false),
        (basic(json!({"version": "1e2"})), true),
        (basic(json!({"version": true})), true),
        (basic(json!({"version": false})), false),
    ]
}

#[test]
fn schemas_say_which_entries_go_together() {
    let catalogue = load(vec![Source::new("together.yaml", SPEC)]).unwrap();
    let subject = Subject::new(catalogue.elements()[0]).unwrap();
    for (configuration, is_accepted) in cases() {
        assert_eq!(subject.is_told(&configuration, Unknown::Refused), is_accepted, "schema: {configuration}");
        assert_eq!(
            subject.is_decoded(&configuration, Unknown::Refused),
            is_accepted,
            "decoder: {configuration}"
        );
    }
}
