//! The schema of specs accepts what the loader accepts, and refuses what it refuses, so far as JSON Schema
//! can see it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

#[path = "specs/mutation.rs"]
mod mutation;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use openelements_codegen::{Source, check};
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::prop_assert;
use serde_json::Value;

use self::mutation::mutation;

/// The codes that no schema, or no schema alone, can see, and why. All others it sees.
const UNSEEN: [(&str, &str); 27] = [
    ("E0001", "about the file"),
    ("E0002", "about the file"),
    ("E0003", "about the file"),
    ("E0004", "about YAML"),
    ("E0006", "about YAML"),
    ("E0007", "about YAML: editors accept anchors, aliases and tags"),
    ("E0053", "a name twice in a mapping is about YAML; lists are seen, but `1` and `\"1\"` are two values"),
    ("E0103", "within a template"),
    ("E0104", "names another place"),
    ("E0105", "within a template"),
    ("E0106", "names another place"),
    ("E0107", "within a template"),
    ("E0108", "depends on a pattern, options, a template, or the spelling of a number"),
    ("E0109", "compares names"),
    ("E0110", "within a pattern"),
    ("E0112", "depends on what the authentication brings; settings are seen"),
    ("E0113", "names another place; a single type is seen"),
    ("E0114", "names another place"),
    ("E0115", "depends on what the authentication brings, or on `defaults`; within a field it is seen"),
    ("E0117", "depends on what is brought; names that nothing brings are seen"),
    ("E0201", "compares names in Rust"),
    ("E0202", "compares specs"),
    ("E0203", "compares specs"),
    ("E0204", "compares specs"),
    ("E0301", "about the generator"),
    ("E0302", "about the generator"),
    ("E0901", "about the generator"),
];

static SCHEMA: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::draft202012::new(&openelements_schema::element()).unwrap());

/// The specs of the catalogue, as JSON.
static SPECS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let specs = texts(&root().join("specs"));
    let examples = blocks(&root().join("docs/spec.md"));
    specs.into_values().chain(examples).map(|text| json(&text).unwrap()).collect()
});

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The YAML files of a directory by name.
fn texts(directory: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == "yaml"));
    let text = |file: PathBuf| {
        (file.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&file).unwrap())
    };
    files.map(text).collect()
}

/// The specs of a page of documentation.
fn blocks(page: &Path) -> Vec<String> {
    let page = fs::read_to_string(page).unwrap();
    page.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

fn json(text: &str) -> Option<Value> {
    serde_yaml::from_str(text).ok()
}

/// The codes of the errors that the loader finds in a text.
fn errors(text: &str) -> Vec<String> {
    let found = check(vec![Source::new("specs/sample.yaml", text)]);
    let errors = found.iter().filter(|found| found.severity == openelements_codegen::Severity::Error);
    errors.map(|error| error.code.to_string()).collect()
}

fn is_unseen(code: &str) -> bool {
    UNSEEN.iter().any(|(unseen, _)| *unseen == code)
}

#[test]
fn every_spec_of_the_catalogue_and_of_the_documentation_is_accepted() {
    for spec in SPECS.iter() {
        let problems: Vec<String> =
            SCHEMA.iter_errors(spec).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(problems.is_empty(), "{}: {problems:#?}", spec["key"]);
    }
    assert!(SPECS.len() > 120);
}

#[test]
fn every_fixture_that_a_schema_can_see_is_refused() {
    let mut table = String::new();
    for (name, text) in texts(&root().join("codegen/tests/fixtures/diagnostics")) {
        let Some(spec) = json(&text) else { continue };
        let is_refused = !SCHEMA.is_valid(&spec);
        if is_unseen(&name[..5]) {
            writeln!(table, "{} {name}", if is_refused { "seen  " } else { "unseen" }).unwrap();
        } else {
            assert!(is_refused, "{name}");
        }
    }
    insta::assert_snapshot!(table);
}

fn agree(spec: &Value) -> Result<(), String> {
    agree_on(&serde_json::to_string_pretty(spec).unwrap(), spec)
}

/// Holds the two against each other for a text, which is that spec.
fn agree_on(text: &str, spec: &Value) -> Result<(), String> {
    let (errors, is_accepted) = (errors(text), SCHEMA.is_valid(spec));
    if errors.is_empty() && !is_accepted {
        let refusals: Vec<String> =
            SCHEMA.iter_errors(spec).map(|error| format!("{}: {error}", error.instance_path())).collect();
        return Err(format!("only the schema refuses\n{text}\n{refusals:#?}"));
    }
    if is_accepted && errors.iter().any(|code| !is_unseen(code)) {
        return Err(format!("only the loader refuses, for {errors:?}\n{text}"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn specs_that_are_changed_at_random_are_judged_alike(
        which in any::<proptest::sample::Index>(),
        mutations in proptest::collection::vec(mutation(), 1..4),
    ) {
        let mut spec = which.get(&SPECS).clone();
        for mutation in mutations {
            mutation.apply(&mut spec);
        }
        let agreed = agree(&spec);
        prop_assert!(agreed.is_ok(), "{}", agreed.unwrap_err());
    }
}

/// What YAML reads as something else than text, or would once have, at every kind of member.
#[test]
fn scalars_of_yaml_are_judged_alike() {
    let scalars = [
        "yes",
        "No",
        "on",
        "True",
        "FALSE",
        "~",
        "null",
        "Null",
        "''",
        "0x10",
        "0o17",
        "017",
        "1_000",
        "1e3",
        ".5",
        "+1",
        "-0",
        "1.0",
        "2001-01-01",
        "12:30",
        "- a",
        "[]",
        "{}",
        "\"\\e\"",
        "text",
    ];
    let places = [
        "id: @",
        "name: @",
        "description: @",
        "hub: @",
        "active: @",
        "deprecated: @",
        "renamed_from: @",
        "without: @",
        "authentication: @",
        "parameters: @",
        "fields: @",
        "defaults: @",
        "defaults: {pagination.max: @}",
        "defaults: {pagination.type: @}",
        "defaults: {base.url: @}",
        "fields: {site: @}",
        "fields: {site: {kind: @}}",
        "fields: {site: {required: @}}",
        "fields: {site: {default: @}}",
        "fields: {site: {kind: integer, default: @}}",
        "fields: {site: {kind: boolean, default: @}}",
        "fields: {site: {options: @}}",
        "fields: {site: {alias: @}}",
        "fields: {site: {required_if: @}}",
        "fields: {site: {sends: @}}",
    ];
    let mut differences = String::new();
    for (place, scalar) in places.iter().flat_map(|place| scalars.iter().map(move |scalar| (place, scalar))) {
        let member = place.replace('@', scalar);
        let name = if place.starts_with("name") { "" } else { "name: Sample\n" };
        let text = format!("key: sample\n{name}{member}\n");
        let difference = json(&text).and_then(|spec| agree_on(&text, &spec).err());
        if let Some(first) = difference.iter().flat_map(|difference| difference.lines()).next() {
            writeln!(differences, "{member}: {first}").unwrap();
        }
    }
    // The spelling of numbers and flags, which no schema sees.
    insta::assert_snapshot!(differences);
}

#[test]
fn what_is_checked_in_is_what_is_made() {
    let made = serde_json::to_string_pretty(&openelements_schema::element()).unwrap() + "\n";
    let kept = fs::read_to_string(root().join("schema/element.schema.json")).unwrap_or_default();
    assert!(made == kept, "the schema is another now: cargo run -- schema > schema/element.schema.json");
}
