//! The front end for build scripts.

use std::path::{Component, Path, PathBuf};
use std::{env, io};

use crate::render::GENERATOR;
use crate::{Files, Options, Source, generate, read_directory};

/// Generates a library of elements from a build script.
///
/// `build.rs`:
///
/// ```no_run
/// openelements_codegen::Builder::new().build();
/// ```
///
/// `src/lib.rs`:
///
/// ```ignore
/// include!(concat!(env!("OUT_DIR"), "/elements/mod.rs"));
/// ```
///
/// Cargo runs the script again when a spec is added, changed or removed. A problem in a spec
/// fails the build: each is shown with its place, and no code of an earlier run is left.
#[derive(Clone, Debug)]
#[must_use = "nothing is generated before `build`"]
pub struct Builder {
    specs: PathBuf,
    picked: Vec<PathBuf>,
    only: Option<Vec<String>>,
    output: String,
    runtime: String,
}

/// The directory of specs, beside `Cargo.toml`.
const SPECS: &str = "specs";

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// A builder that reads `specs` beside `Cargo.toml` and writes `OUT_DIR/elements`.
    pub fn new() -> Self {
        let runtime = Options::default().runtime;
        Self {
            specs: PathBuf::from(SPECS),
            picked: Vec::new(),
            only: None,
            output: "elements".to_owned(),
            runtime,
        }
    }

    /// Reads the specs of another directory, relative to `Cargo.toml`.
    ///
    /// ```no_run
    /// openelements_codegen::Builder::new().specs("connectors").build();
    /// ```
    pub fn specs(mut self, directory: impl Into<PathBuf>) -> Self {
        self.specs = directory.into();
        self
    }

    /// Adds elements of another directory, such as a checkout of a catalogue; each is in a file named
    /// by its key. The other files there are not read.
    ///
    /// ```no_run
    /// openelements_codegen::Builder::new().pick("catalogue/specs", ["chargebee", "stripe"]).build();
    /// ```
    pub fn pick<Key: AsRef<str>>(
        mut self,
        directory: impl AsRef<Path>,
        keys: impl IntoIterator<Item = Key>,
    ) -> Self {
        let file = |key: Key| directory.as_ref().join(format!("{}.yaml", key.as_ref()));
        self.picked.extend(keys.into_iter().map(file));
        self
    }

    /// Generates the elements of these keys only. Every spec is checked all the same.
    ///
    /// ```no_run
    /// openelements_codegen::Builder::new().only(["chargebee", "stripe"]).build();
    /// ```
    pub fn only<Key: Into<String>>(mut self, keys: impl IntoIterator<Item = Key>) -> Self {
        self.only = Some(keys.into_iter().map(Into::into).collect());
        self
    }

    /// Writes another directory below `OUT_DIR`, for a crate with several sets of elements. A path that
    /// leads elsewhere is an error of the build.
    ///
    /// ```no_run
    /// openelements_codegen::Builder::new().specs("billing").output("billing").build();
    /// ```
    pub fn output(mut self, directory: impl Into<String>) -> Self {
        self.output = directory.into();
        self
    }

    /// Names the runtime crate by another path, for a crate that has it from somewhere else.
    ///
    /// ```no_run
    /// openelements_codegen::Builder::new().runtime("::openelements::runtime").build();
    /// ```
    pub fn runtime(mut self, path: impl Into<String>) -> Self {
        self.runtime = path.into();
        self
    }

    /// Generates, and tells Cargo about it on standard output. What goes wrong fails the
    /// build with an error that says what and where.
    #[allow(clippy::print_stdout, reason = "this is how a build script speaks to Cargo")]
    pub fn build(self) {
        for path in std::iter::once(&self.specs).chain(&self.picked) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else {
            println!("cargo::error=OUT_DIR is not set: `Builder::build` works in a build script only");
            return;
        };
        if !is_below(&self.output) {
            println!(
                "cargo::error=the output `{}` is not the name of a directory below `OUT_DIR`",
                self.output
            );
            return;
        }
        for line in self.run(&out.join(&self.output)).err().iter().flatten() {
            println!("cargo::error={line}");
        }
    }

    /// Generates into a directory; the error is what to print, line by line.
    fn run(&self, directory: &Path) -> Result<(), Vec<String>> {
        let files = self.generate().or_else(|lines| {
            // So no old code is compiled.
            Files::new(GENERATOR, []).persist(directory).map_err(|error| lines_of(&error))?;
            Err(lines)
        })?;
        files.persist(directory).map(drop).map_err(|error| lines_of(&error))
    }

    fn generate(&self) -> Result<Files, Vec<String>> {
        // Who picks from a catalogue only has no specs.
        let has_own = self.picked.is_empty() || self.specs.exists() || self.specs != Path::new(SPECS);
        let own = if has_own { read_directory(&self.specs) } else { Ok(Vec::new()) };
        let mut sources = own.map_err(|error| vec![error.to_string()])?;
        sources.extend(self.picked.iter().map(|path| Source::read(path)));
        let options = Options { only: self.only.clone(), runtime: self.runtime.clone() };
        generate(sources, &options).map_err(|diagnostics| diagnostics.render_for_cargo())
    }
}

/// Whether a path leads from a directory to one below it, and nowhere else.
fn is_below(path: &str) -> bool {
    let mut components = Path::new(path).components();
    !path.is_empty() && components.all(|component| matches!(component, Component::Normal(_)))
}

fn lines_of(error: &io::Error) -> Vec<String> {
    vec![error.to_string()]
}

#[cfg(test)]
mod tests;
