//! `openelements check-instances`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use insta::assert_snapshot;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{Run, directory, run_in};

/// As the instances were made.
const OLD: &str = "\
key: recurly
id: 1
name: Recurly
authentication: basic
fields:
  site: {label: Subdomain}
  zone: {options: [eu, us, asia], default: eu}
  live: {default: \"false\"}
defaults:
  base.url: https://{site}.recurly.com/v2
  pagination.max: 100
";

/// As they are to be read: another base URL, a preset less, a required entry, an option less.
const NEW: &str = "\
key: recurly
id: 1
name: Recurly
authentication: basic
fields:
  site: {label: Subdomain}
  zone: {options: [eu, us], default: us}
  account: {pattern: ^a.*$, hint: an account}
defaults:
  base.url: https://{site}.recurly.example/v3
";

fn specs() -> TempDir {
    directory(&[("old/recurly.yaml", OLD), ("new/recurly.yaml", NEW)])
}

/// An instance as an answer has it, with what is preset.
fn answered(id: u64, supplied: &Value) -> Value {
    let mut configuration = json!({
        "username": "api", "password": "********", "site": "acme", "zone": "eu", "live": "false",
        "base.url": "https://{site}.recurly.com/v2", "pagination.max": "100",
        "event.notification.enabled": "false", "event.notification.callback.url": null,
    });
    for (name, value) in supplied.as_object().unwrap() {
        configuration[name] = value.clone();
    }
    json!({"id": id, "name": "Acme", "connector": {"key": "recurly", "id": 1}, "tags": [], "configuration": configuration})
}

fn check(directory: &TempDir, text: &str, arguments: &[&str]) -> Run {
    std::fs::write(directory.path().join("dump"), text).unwrap();
    let all = ["check-instances", "dump", "--specs", "new", "--answered-by", "old"];
    run_in(directory.path(), &[&all, arguments].concat())
}

#[test]
fn presets_of_answers_are_not_held_against_instances() {
    let accepted = answered(1, &json!({"account": "a1"}));
    let run = check(&specs(), &json!([accepted]).to_string(), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.ends_with("1 instance, 0 refused\n"), "{run}");
}

#[test]
fn refused_instances_are_listed_with_the_reasons() {
    let lines = [
        answered(1, &json!({"account": "a1"})).to_string(),
        answered(2, &json!({"zone": "asia", "live": "true"})).to_string(),
        json!({"id": 3, "name": "\u{1b}[1mDump", "element": {"key": "recurly"}, "supplied":
            {"username": "api", "password": "********", "site": "acme", "account": "********", "live": "false"}})
        .to_string(),
        "{\"id\": 4, \"password\": \"hunter2\"".to_owned(),
        "[1]".to_owned(),
        String::new(),
        json!({"id": 5, "element": {"key": "recurly"}, "valid": false}).to_string(),
        json!({"id": 6, "element": {"key": "recurly"}}).to_string(),
        json!({"id": 7, "configuration": {}}).to_string(),
        json!({"id": 8, "name": "Gone", "element": {"key": "recurli"}, "configuration": {}}).to_string(),
    ];
    // A line alone that is an array would be an array of instances.
    let (specs, text) = (specs(), lines.join("\n"));
    let run = check(&specs, &text, &[]);
    assert!(!run.to_string().contains("hunter2"), "{run}");
    assert_snapshot!("text", run);
    let json: Value = serde_json::from_str(&check(&specs, &text, &["--format", "json"]).stdout).unwrap();
    assert_eq!(json["elements"]["recurly"], json!({"instances": 3, "refused": 2}));
    assert_eq!(json["refused"][0]["violations"][0]["entry"], "account");
}

#[test]
fn former_names_are_warnings() {
    let new = OLD
        .replace("  site:", "  subdomain: {renamed_from: site}\n  sites:")
        .replace("{site}", "{subdomain}");
    let new = new.replace("sites: {label: Subdomain}", "sites: {required: false, deprecated: Use one.}");
    let specs = directory(&[("old/recurly.yaml", OLD), ("new/recurly.yaml", &new)]);
    let run = check(&specs, &answered(1, &json!({})).to_string(), &[]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!("warnings", run);
}

#[test]
fn what_a_mask_hides_is_told_where_it_may_be_refused() {
    let directory = specs();
    let spec = "key: recurly\nname: Recurly\nfields:\n  site: {label: Site}\n  username: {label: User}\n  \
                password: {kind: integer}\n";
    std::fs::write(directory.path().join("new/recurly.yaml"), spec).unwrap();
    let supplied = json!({"username": "api", "password": "********", "site": "acme"});
    let stored = json!({"id": 7, "name": "Acme", "element": {"key": "recurly"}, "supplied": supplied});
    let run = check(&directory, &stored.to_string(), &[]);
    assert_snapshot!("unchecked", run);
}

#[test]
fn arrays_are_read_one_after_the_other() {
    let array = |ids: [u64; 2]| json!(ids.map(|id| answered(id, &json!({"account": "a1"})))).to_string();
    let specs = specs();
    let run = check(&specs, &format!("\n{}\n{}", array([1, 2]), array([3, 4])), &[]);
    assert!(run.stdout.ends_with("4 instances, 0 refused\n"), "{run}");
    let run = check(&specs, &format!("{}[{{]", array([1, 2])), &[]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("the rest is not read"), "{run}");
    assert!(run.stdout.ends_with("2 instances, 0 refused, 1 not read\n"), "{run}");
}

#[test]
fn where_no_instance_is_read_there_is_no_table() {
    let run = check(&specs(), "{\"message\": \"not found\"}", &[]);
    let stdout = "\
line 1 is not read: it has no configuration, as in lists with `hydrate=false`

0 instances, 0 refused, 1 not read
";
    assert_eq!((run.code, run.stdout.as_str()), (1, stdout), "{run}");
}

#[test]
fn what_has_no_instances_is_a_mistake() {
    let specs = specs();
    for text in ["", "\n", "[]"] {
        let run = check(&specs, text, &[]);
        assert_eq!((run.code, run.stderr.as_str()), (1, "error: `dump` has no instances\n"), "{run}");
    }
    let run = run_in(specs.path(), &["check-instances", "nowhere"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.starts_with("error: cannot read `nowhere`"), "{run}");
}
