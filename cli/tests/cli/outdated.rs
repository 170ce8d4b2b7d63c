//! Elements that have changed: former keys and names, and what is deprecated.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::run::{directory, run_in};

const SPEC: &str = "\
key: journal
name: Journal
renamed_from: ledger
deprecated: use chargebee instead
fields:
  site: {label: Subdomain, renamed_from: subdomain}
  note: {required: false, deprecated: nobody reads it}
";

const REQUEST: &str = r#"{
  "element": {"key": "ledger"}, "name": "Test",
  "configuration": {"subdomain": "hunter2-site", "note": "hunter2-note"}
}"#;

#[test]
fn what_is_outdated_in_a_request_is_told_beside_the_instance() {
    let directory = directory(&[("specs/journal.yaml", SPEC), ("request.json", REQUEST)]);
    let run = run_in(directory.path(), &["provision", "--specs", "specs", "request.json"]);
    assert_eq!(run.code, 0, "{run}");
    assert_snapshot!(run.stderr, @r"
    warning: renamed `element.key` (it is `journal` now)
    warning: deprecated `element.key` (use chargebee instead)
    warning: renamed `subdomain` (it is `site` now)
    warning: deprecated `note` (nobody reads it)
    ");
    let instance: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(instance["configuration"]["site"], "hunter2-site");
}

#[test]
fn an_element_is_shown_under_its_former_key() {
    let directory = directory(&[("specs/journal.yaml", SPEC)]);
    let run = |arguments: &[&str]| {
        run_in(directory.path(), &[&["show", "ledger", "--specs", "specs"], arguments].concat())
    };
    let text = run(&[]).stdout;
    for line in [
        "deprecated      use chargebee instead\n",
        "formerly        `ledger`\n",
        "formerly `subdomain`\n",
        "deprecated: nobody reads it\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let json: Value = serde_json::from_str(&run(&["--format", "json"]).stdout).unwrap();
    assert_eq!((&json["key"], &json["renamed_from"]), (&json!("journal"), &json!(["ledger"])));
    assert_eq!(json["entries"][0]["renamed_from"], json!(["subdomain"]));
    assert_eq!(json["entries"][1]["deprecated"], "nobody reads it");
    assert!(run(&["--rust"]).stdout.contains("from journal.yaml"));
}
