//! `openelements search`. The words are such that no other element has them.

#![allow(clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

use insta::assert_snapshot;
use serde_json::Value;

use crate::run::{Run, run};

fn keys(run: &Run) -> Vec<String> {
    let elements: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    elements.iter().map(|element| element["key"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_element_is_found_by_its_entry() {
    assert_snapshot!(run(&["search", "ZUORAV2.sandbox"]));
}

#[test]
fn all_words_must_be_found() {
    let both = run(&["search", "payment", "zuorav2.sandbox", "--format", "json"]);
    assert_eq!(keys(&both), ["zuorav2"], "{both}");
    assert_eq!(keys(&run(&["search", "payment zuorav2.sandbox", "--format", "json"])), ["zuorav2"]);
    assert_snapshot!("no_element_has_both", run(&["search", "zuorav2.sandbox", "chargebee"]));
}

#[test]
fn the_key_comes_first() {
    let found = keys(&run(&["search", "site", "chargebee", "--format", "json"]));
    assert_eq!(found.first().map(String::as_str), Some("chargebee"));
    let found = keys(&run(&["search", "charg", "--format", "json"]));
    assert_eq!(found[..2], ["chargebee", "chargify"]);
}

#[test]
fn nothing_is_found_for_a_misspelt_word() {
    assert_snapshot!("misspelt", run(&["search", "chargebe\u{1b}x", "payment"]));
}

#[test]
fn nothing_found_is_an_empty_list_in_json() {
    assert_snapshot!("nothing_json", run(&["search", "nonsense-4711", "--format", "json"]));
}
