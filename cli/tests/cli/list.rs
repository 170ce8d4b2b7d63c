//! `openelements list`. Which elements there are is up to the specs; Chargebee is always there.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
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
fn json_has_the_same_and_the_base_url() {
    let run = run(&["list", "--format", "json"]);
    let elements: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let chargebee = json!({
        "key": "chargebee",
        "name": "Chargebee",
        "hub": "payment",
        "authentication": ["basic"],
        "required": ["username", "password", "site"],
        "base_url": "https://{site}.chargebee.com/api/v1",
    });
    assert!(elements.contains(&chargebee), "{run}");
}

#[test]
fn a_hub_has_its_elements_in_any_case_of_letters() {
    let run = run(&["list", "--hub", "Payment", "--format", "json"]);
    let elements: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let keys = elements.iter().map(|element| element["key"].as_str().unwrap());
    let of_hub = openelements::ELEMENTS.iter().filter(|element| element.hub == Some("payment"));
    assert!(keys.eq(of_hub.map(|element| element.key)), "{run}");
}

#[test]
fn a_misspelt_hub_is_found_and_the_others_are_told() {
    let run = run(&["list", "--hub", "paymnt"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    let first = "error: there is no hub `paymnt`; did you mean `payment`?\nhelp: the hubs are `";
    assert!(run.stderr.starts_with(first), "{run}");
    let hubs = openelements::ELEMENTS.iter().filter_map(|element| element.hub);
    assert!(hubs.into_iter().all(|hub| run.stderr.contains(&format!("`{hub}`"))), "{run}");
}

#[test]
fn the_catalogue_has_a_row_for_each_element() {
    let page = run(&["list", "--format", "markdown"]).stdout;
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows.len(), openelements::ELEMENTS.len(), "{page}");
    let chargebee = rows.iter().filter(|row| row.starts_with("| `chargebee` |"));
    assert_snapshot!("catalogue", chargebee.copied().collect::<String>());
}

#[test]
fn the_catalogue_in_the_documentation_is_that_of_the_specs() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/catalog.md");
    let checked_in = fs::read_to_string(file).unwrap();
    let is_fresh = checked_in == run(&["list", "--format", "markdown"]).stdout;
    assert!(
        is_fresh,
        "docs/catalog.md is not what the specs say; run `cargo run -- list --format markdown > docs/catalog.md`"
    );
}
