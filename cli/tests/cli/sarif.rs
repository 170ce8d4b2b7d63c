//! The log of `openelements check --format sarif`, held against the schema of the standard and against the files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use crate::run::{RECURLY, WRONG, directory, run_in};

/// The schema that the standard comes with.
const SCHEMA: &str = include_str!("../vendor/sarif-schema-2.1.0.json");

/// Letters of several bytes, and of two units of UTF-16, before what has a fix.
const LETTERS: &str = "key: letters\nname: Éléments\nfields:\n  site: {label: \"日本 😀\", patern: x}\n";

/// The schema, with formats such as that of addresses.
fn validator() -> Validator {
    // A bracket that some readers of patterns want to be escaped.
    let schema = serde_json::from_str(&SCHEMA.replace("]?$", r"\\]?$")).unwrap();
    jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap()
}

/// The results of checking paths in a directory, after the log was held against the schema.
fn results(directory: &Path, paths: &[&str]) -> Vec<Value> {
    let run = run_in(directory, &[&["check", "--format", "sarif"][..], paths].concat());
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let validator = validator();
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{run}");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], run["tool"]["driver"]["rules"][index]["id"]);
    }
    results.clone()
}

/// The address of the file that the first of the results is about.
fn uri(results: &[Value]) -> &str {
    results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap()
}

/// What is in a region of a text, whose columns are counted in code points.
fn part<'t>(text: &'t str, region: &Value) -> &'t str {
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
    let offset = |line: usize, column: usize| {
        let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let line = text.split_inclusive('\n').nth(line - 1).unwrap_or_default();
        before + line.chars().take(column - 1).map(char::len_utf8).sum::<usize>()
    };
    let start = offset(number("startLine"), number("startColumn"));
    &text[start..offset(number("endLine"), number("endColumn"))]
}

#[test]
fn a_schema_that_takes_anything_would_prove_nothing() {
    let validator = validator();
    for wrong in ["{}", r#"{"version": "2.1.0", "runs": [{"results": []}]}"#] {
        assert!(!validator.is_valid(&serde_json::from_str(wrong).unwrap()), "{wrong}");
    }
}

#[test]
fn no_problems_are_no_results() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY)]);
    assert!(results(directory.path(), &[]).is_empty());
}

#[test]
fn a_problem_of_a_whole_file_has_no_region() {
    let directory = directory(&[("empty.yaml", "")]);
    let results = results(directory.path(), &["empty.yaml", "."]);
    assert_eq!(results.len(), 1);
    assert!(results[0]["locations"][0]["physicalLocation"].get("region").is_none());
}

#[test]
fn a_problem_of_two_files_names_both() {
    let directory = directory(&[("a.yaml", RECURLY), ("more/b.yaml", RECURLY)]);
    let results = results(directory.path(), &["a.yaml", "more"]);
    let place = &results[0]["relatedLocations"][0]["physicalLocation"];
    let (told, other) = (uri(&results), place["artifactLocation"]["uri"].as_str().unwrap());
    assert_eq!([told, other], ["more/b.yaml", "a.yaml"]);
    assert_eq!(part(RECURLY, &place["region"]), "recurly");
}

#[test]
fn a_fix_replaces_what_it_is_about_whatever_letters_are_before() {
    let directory = directory(&[("letters.yaml", LETTERS)]);
    let results = results(directory.path(), &["letters.yaml"]);
    let fixed = results.iter().find(|result| result.get("fixes").is_some()).unwrap();
    let change = &fixed["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "letters.yaml");
    let replacement = &change["replacements"][0];
    assert_eq!(part(LETTERS, &replacement["deletedRegion"]), "patern");
    assert_eq!(replacement["insertedContent"]["text"], "pattern");
    assert_eq!(part(LETTERS, &fixed["locations"][0]["physicalLocation"]["region"]), "patern");
}

#[test]
fn a_change_that_removes_is_one() {
    let needless = RECURLY.replace("Subdomain", "Subdomain, required: true");
    let directory = directory(&[("needless.yaml", &needless)]);
    let results = results(directory.path(), &["needless.yaml"]);
    let replacement = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(part(&needless, &replacement["deletedRegion"]), ", required: true");
    assert_eq!(replacement["insertedContent"]["text"], "");
}

#[test]
fn paths_become_addresses() {
    let names = [
        ("two words.yaml", "two%20words.yaml"),
        ("100%, é.yaml", "100%25%2C%20%C3%A9.yaml"),
        ("a/b+c.yaml", "a/b%2Bc.yaml"),
    ];
    for (name, address) in names {
        let directory = directory(&[(name, WRONG)]);
        assert_eq!(uri(&results(directory.path(), &[name])), address);
    }
}

#[cfg(unix)]
#[test]
fn a_name_with_what_separates_addresses_stays_a_path() {
    let names = [("c:d.yaml", "c%3Ad.yaml"), ("a?b#c.yaml", "a%3Fb%23c.yaml"), ("a\nb.yaml", "a%0Ab.yaml")];
    for (name, address) in names {
        let directory = directory(&[(name, WRONG)]);
        assert_eq!(uri(&results(directory.path(), &[name])), address);
    }
}

#[cfg(unix)]
#[test]
fn an_absolute_path_is_an_address_of_a_file() {
    let directory = directory(&[("two words/wrong.yaml", WRONG)]);
    let file = std::fs::canonicalize(directory.path().join("two words/wrong.yaml")).unwrap();
    let found = results(directory.path(), &[file.to_str().unwrap()]);
    assert_eq!(uri(&found), format!("file://{}", file.to_str().unwrap().replace(' ', "%20")));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_a_result() {
    let directory = directory(&[]);
    std::os::unix::fs::symlink("nowhere", directory.path().join("dangling.yaml")).unwrap();
    assert_eq!(results(directory.path(), &["dangling.yaml"])[0]["ruleId"], "E0001");
}
