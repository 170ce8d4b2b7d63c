//! Reads element specs and writes the Rust library that they describe.
//!
//! ```text
//! specs/*.yaml -source-> [Source] -yaml-> tree -syntax-> [RawSpec] -lower-> [Element] -check-> -emit-> [Module] -render-> Files
//!                         '------------------ Diagnostics: every problem of every file, sorted ------------------'
//! ```
//!
//! From the bottom up there are three ways in: [`generate`] is a function from texts to
//! texts, [`Files::persist`] writes what it gives, and [`Builder`] does both in a build
//! script. [`load`] gives the same tables in memory, for tools.
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
mod lint;
mod lower;
mod model;
mod names;
mod origin;
mod parallel;
mod render;
mod run;
mod secret_names;
mod source;
mod standard;
mod syntax;
mod tables;
mod template;
mod yaml;

pub use builder::Builder;
pub use check::RESERVED_KEYS;
pub use diagnostics::{Code, Diagnostic, Diagnostics, Edit, Explanation, Fix, Label, Severity};
pub use files::{Difference, Files, Generator, Persisted, replace, require_directory};
pub use lint::{Level, Levels, Reach, UnknownLint};
pub use origin::{By, ElementOrigin, EntryOrigin, Origin, origins};
pub use secret_names::names_secret;
pub use source::{DirectoryError, Position, Source, is_spec_name, read_directory, spec_paths};
pub use standard::published::{Answer, Setting, Standard};
pub use syntax::{Attribute, FLAG_WORDS, Form, Mapping};

use openelements_runtime::Catalogue;
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

/// The tables that [`generate`] writes, in memory: for tools that try specs without compiling them. They
/// live as long as the program.
///
/// ```
/// use openelements_codegen::{Source, load};
/// use openelements_runtime::decode_json;
///
/// let spec = "key: recurly\nname: Recurly\nfields:\n  site: {label: Subdomain}\n";
/// let catalogue = load(vec![Source::new("specs/recurly.yaml", spec)])?;
/// let error = decode_json(catalogue.element("recurly").unwrap(), "{}").unwrap_err();
/// assert_eq!(error.to_string(), "recurly: missing `site`");
/// # Ok::<(), openelements_codegen::Diagnostics>(())
/// ```
///
/// # Errors
/// Every problem of every source at once.
pub fn load(sources: Vec<Source>) -> Result<Catalogue, Diagnostics> {
    let mut run = Run::new(sources);
    let elements = run.read();
    let diagnostics = run.finish();
    if diagnostics.has_errors() { Err(diagnostics) } else { Ok(tables::catalogue(&elements)) }
}

/// Checks specs without generating anything: every problem of every source, if there is any.
#[must_use]
pub fn check(sources: Vec<Source>) -> Diagnostics {
    let mut run = Run::new(sources);
    run.read();
    run.finish()
}

/// The text of a spec as problems show it: each character of a secret's preset and example is a mask, on however
/// many lines. So it is with what may be meant to be a secret, as its kind is none, or it is called like one. Of what
/// is no YAML, nothing is known, and nothing is hidden.
///
/// ```
/// use openelements_codegen::{Source, without_secrets};
///
/// let spec = "key: recurly\nname: Recurly\nfields: {api.token: {kind: secret, default: hunter2}}\n";
/// let shown = without_secrets(Source::new("specs/recurly.yaml", spec));
/// assert!(shown.ends_with("{kind: secret, default: *******}}\n"));
/// ```
#[must_use]
pub fn without_secrets(source: Source) -> String {
    let mut run = Run::new(vec![source]);
    run.read();
    run.shown(0)
}

/// Checks specs as [`check`] does, and finds what is allowed but likely not what was meant: each lint at the
/// level that comments in the spec, or else `levels`, give it.
///
/// ```
/// use openelements_codegen::{Level, Levels, Severity, Source, lint};
///
/// let spec = "key: recurly\nname: Recurly\n";
/// let source = Source::new("specs/recurly.yaml", spec);
/// let found = lint(vec![source.clone()], &Levels::default());
/// assert_eq!(found.iter().next().unwrap().message, "`recurly` has no description");
///
/// let mut levels = Levels::default();
/// levels.set("L0406", Level::Allow)?;
/// assert!(lint(vec![source], &levels).is_empty());
/// # Ok::<(), openelements_codegen::UnknownLint>(())
/// ```
#[must_use]
pub fn lint(sources: Vec<Source>, levels: &Levels) -> Diagnostics {
    let mut run = Run::new(sources);
    run.lint(levels);
    run.finish()
}
