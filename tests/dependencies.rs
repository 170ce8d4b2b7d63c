//! What users of the library get with it: these packages and no others. A build compiles each of them, and whoever
//! must vouch for what is in a program reads each of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::env;
use std::process::Command;

/// What a program has in it that depends on `openelements`.
const LIBRARY: &[&str] = &[
    "itoa",
    "memchr",
    "openelements",
    "openelements-runtime",
    "percent-encoding",
    "regex-lite",
    "serde",
    "serde_core",
    "serde_json",
    "strsim",
    "zeroize",
    "zmij",
];

/// What is compiled for a build script that depends on `openelements-codegen`.
const BUILD_SCRIPT: &[&str] = &[
    "equivalent",
    "hashbrown",
    "heck",
    "indexmap",
    "itoa",
    "libyaml-rs",
    "memchr",
    "openelements-codegen",
    "openelements-runtime",
    "percent-encoding",
    "prettyplease",
    "proc-macro2",
    "quote",
    "regex-lite",
    "ryu",
    "serde",
    "serde_core",
    "serde_json",
    "strsim",
    "syn",
    "unicode-ident",
    "yaml_serde",
    "zeroize",
    "zmij",
];

/// The names of the packages that Cargo compiles for a package with default features, itself included.
fn packages(package: &str, edges: &str) -> BTreeSet<String> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["tree", "--offline", "--locked", "--prefix=none", "--format={p}"])
        .args(["--package", package, "--edges", edges])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CARGO_TERM_COLOR", "never")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn assert_are(packages: &BTreeSet<String>, listed: &[&str], of: &str) {
    let listed: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    let names = |difference: Vec<&String>| format!("{difference:?}");
    let came = names(packages.difference(&listed).collect());
    let went = names(listed.difference(packages).collect());
    assert_eq!(
        packages,
        &listed,
        "the packages that users get with {of} are others than `{file}` says: {came} came, {went} went.\n\
         `cargo tree --invert NAME` says what brings one. If users are to have it, put it into the list there; \
         otherwise do without it, or have it behind a feature that is not a default one.",
        file = file!(),
    );
}

#[test]
fn a_program_gets_no_other_packages_with_the_library() {
    assert_are(&packages("openelements", "normal"), LIBRARY, "the library");
}

#[test]
fn a_build_script_compiles_no_other_packages() {
    assert_are(&packages("openelements-codegen", "normal,build"), BUILD_SCRIPT, "`openelements-codegen`");
}
