//! Reads element specs and writes the Rust library that they describe.
//!
//! ```text
//! specs/*.yaml -source-> [Source] -yaml-> tree -syntax-> [RawSpec] -lower-> [Element] -check-> -emit-> [Module] -render-> Files
//!                         '------------------ Diagnostics: every problem of every file, sorted ------------------'
//! ```
//!
//! From the bottom up there are three ways in: [`generate`] is a function from texts to
//! texts, [`Files::persist`] writes what it gives, and [`Builder`] does both in a build
//! script.
//!
//! A build script compiles all of this crate that it depends on. What only tools for authors need is behind the
//! feature `tools`: lints, explanations, origins of entries, the same tables in memory, and problems shown like
//! `rustc` shows them.
//!
//! ```
//! use openelements_codegen::{Options, Source, generate};
//!
//! let spec = "key: recurly\nname: Recurly\nfields:\n  site: {label: Subdomain}\n";
//! let files = generate(vec![Source::new("specs/recurly.yaml", spec)], &Options::default())?;
//! assert!(files.get("recurly.rs").unwrap().contains("pub struct Config"));
//!
//! let spec = "key: recurly\nname: Recurly\nfeilds: {}\n";
//! let problems = generate(vec![Source::new("specs/recurly.yaml", spec)], &Options::default()).unwrap_err();
//! assert_eq!(problems.iter().next().unwrap().help.as_deref(), Some("did you mean `fields`?"));
//! # Ok::<(), openelements_codegen::Diagnostics>(())
//! ```

mod builder;
mod check;
mod diagnostics;
mod emit;
mod files;
#[cfg(feature = "tools")]
mod lint;
mod lower;
mod model;
mod names;
#[cfg(feature = "tools")]
mod origin;
mod parallel;
mod render;
mod run;
mod secret_names;
mod sorted;
mod source;
mod standard;
mod syntax;
#[cfg(feature = "tools")]
mod tables;
mod template;
#[cfg(feature = "tools")]
mod tools;
mod yaml;

pub use builder::Builder;
pub use check::RESERVED_KEYS;
pub use diagnostics::{Code, Diagnostic, Diagnostics, Edit, Fix, Label, Severity};
pub use files::{Difference, Files, Generator, Persisted, replace, require_directory};
pub use secret_names::names_secret;
pub use source::{DirectoryError, Position, Source, is_spec_name, read_directory, spec_paths};
pub use syntax::{Attribute, FLAG_WORDS, Form, Mapping};
#[cfg(feature = "tools")]
pub use tools::*;

use run::Run;

/// What to generate, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The keys of the elements to generate; all of them if `None`.
    pub only: Option<Vec<String>>,
    /// The path under which generated code finds the runtime crate.
    pub runtime: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { only: None, runtime: "::openelements_runtime".to_owned() }
    }
}

/// Generates a module for each element, and `mod.rs` over them. Pure: the same sources in
/// any order give the same files.
///
/// # Errors
/// Every problem of every source at once.
pub fn generate(sources: Vec<Source>, options: &Options) -> Result<Files, Diagnostics> {
    let mut run = Run::new(sources);
    let elements = run.read();
    let elements = run.select(elements, options);
    let files = run.emit(&elements, options);
    let diagnostics = run.finish();
    if diagnostics.has_errors() { Err(diagnostics) } else { Ok(files) }
}

/// Checks specs without generating anything: every problem of every source, if there is any.
#[must_use]
pub fn check(sources: Vec<Source>) -> Diagnostics {
    let mut run = Run::new(sources);
    run.read();
    run.finish()
}
