//! The documentation as it is written: of every element of the library, and of specs that mean harm.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot run has failed"
)]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the names are known")]

mod directories;
mod escaping;
mod golden;
mod markup;
mod samples;

use std::sync::LazyLock;

use openelements_codegen::Files;
use openelements_codegen::{Source, load};
use openelements_site::{Options, render};

/// The documentation of every element of the library.
static SITE: LazyLock<Files> = LazyLock::new(|| render(&openelements::CATALOGUE, &Options::default()));

/// The documentation of the element of a spec.
fn of(spec: &str) -> Files {
    let catalogue = load(vec![Source::new("specs/test.yaml", spec)]);
    render(&catalogue.unwrap_or_else(|problems| panic!("{}", problems.render())), &Options::default())
}

/// A page.
#[track_caller]
fn page<'files>(files: &'files Files, path: &str) -> &'files str {
    files.get(path).unwrap_or_else(|| panic!("there is no {path}"))
}
