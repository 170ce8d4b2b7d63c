//! What tools for authors need and no build script does.

use openelements_runtime::Catalogue;

pub use crate::diagnostics::Explanation;
pub use crate::lint::{Level, Levels, Reach, UnknownLint};
pub use crate::origin::{By, ElementOrigin, EntryOrigin, Origin, origins};
pub use crate::standard::published::{Answer, Setting, Standard};

use crate::run::Run;
use crate::{Diagnostics, Source, tables};

/// The tables that [`generate`](crate::generate) writes, in memory: for tools that try specs without compiling them. They
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

/// Checks specs as [`check`](crate::check) does, and finds what is allowed but likely not what was meant: each lint at the
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
