//! `openelements list`. Which elements there are is up to the specs; Chargebee is always there.

use serde_json::{Value, json};

use crate::run::run;

#[test]
fn a_table_has_a_line_for_each_element() {
    let run = run(&["list"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = run.stdout.lines().map(words).collect();
    assert_eq!(lines[0], "KEY NAME HUB AUTHENTICATION REQUIRED");
    assert!(
        lines.contains(&"chargebee Chargebee payment basic username, password, site".to_owned()),
        "{run}"
    );
    assert_eq!(lines.len(), openelements::ELEMENTS.len() + 1, "{run}");
}

#[test]
fn json_has_the_same() {
    let run = run(&["list", "--format", "json"]);
    let elements: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let chargebee = json!({
        "key": "chargebee",
        "name": "Chargebee",
        "hub": "payment",
        "authentication": ["basic"],
        "required": ["username", "password", "site"],
    });
    assert!(elements.contains(&chargebee), "{run}");
}
