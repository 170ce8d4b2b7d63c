//! Reads element specs and writes the Rust library that they describe.
//!
//! ```text
//! specs/*.yaml -source-> [Source] -yaml-> tree -syntax-> [RawSpec] -lower-> [Element] -check-> -emit-> tokens -render-> Files
//!                         '------------------ Diagnostics: every problem of every file, sorted ------------------'
//! ```
//!
//! From the bottom up there are three ways in: [`generate`] is a function from texts to
//! texts, [`Files::persist`] writes what it gives, and [`Builder`] does both in a build
//! script.
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
mod lower;
mod model;
mod names;
mod render;
mod source;
mod standard;
mod syntax;
mod template;
mod yaml;

pub use builder::Builder;
pub use diagnostics::{Code, Diagnostic, Diagnostics, Label, Severity};
pub use files::{Difference, Files};
pub use source::{DirectoryError, Position, Source, read_directory};

use diagnostics::{Collector, codes};
use model::Element;
use standard::Standard;
use yaml::At;

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
    let mut reading = Reading::new(sources);
    let mut elements = reading.read();
    reading.select(&mut elements, options);
    let files = reading.emit(&elements, options);
    let diagnostics = reading.finish();
    if diagnostics.has_errors() { Err(diagnostics) } else { Ok(files) }
}

/// Checks specs without generating anything: every problem of every source, if there is any.
#[must_use]
pub fn check(sources: Vec<Source>) -> Diagnostics {
    let mut reading = Reading::new(sources);
    reading.read();
    reading.finish()
}

/// One run of the pipeline.
struct Reading {
    /// The specs, then the standard, then what stands for the options of the caller.
    sources: Vec<Source>,
    standard: usize,
    options: usize,
    collector: Collector,
}

impl Reading {
    fn new(mut sources: Vec<Source>) -> Self {
        sources.sort_by(|a, b| a.path().cmp(b.path()));
        let standard = sources.len();
        sources.extend([standard::source(), Source::new("options of the generator", "")]);
        Self { sources, standard, options: standard + 1, collector: Collector::default() }
    }

    /// Reads and checks every spec. The elements are sorted here, and nowhere else.
    fn read(&mut self) -> Vec<Element> {
        let Self { sources, standard, collector, .. } = self;
        let Some((specs, standard_source)) = sources.get(..*standard).zip(sources.get(*standard)) else {
            return Vec::new();
        };
        let standard = Standard::read(*standard, standard_source, collector);
        let mut elements = Vec::with_capacity(specs.len());
        for (index, source) in specs.iter().enumerate() {
            let root = yaml::parse(index, source, collector);
            let spec = root.map(|root| syntax::read(index, &root, &standard, collector));
            elements.extend(spec.map(|spec| lower::lower(spec, source.path(), &standard, collector)));
        }
        elements.sort_by(|a, b| a.key.value.cmp(&b.key.value));
        check::check(&elements, collector);
        elements
    }

    /// Keeps the elements that were asked for.
    fn select(&mut self, elements: &mut Vec<Element>, options: &Options) {
        let Some(only) = &options.only else {
            return;
        };
        for key in only {
            let mut known = elements.iter().map(|element| element.key.value.as_str());
            if !known.clone().any(|known| known == key) {
                let suggestion = openelements_runtime::did_you_mean(key, &mut known);
                let help = suggestion.map_or_else(
                    || "no spec has that key".to_owned(),
                    |key| format!("did you mean `{key}`?"),
                );
                let message = format!("there is no element `{key}` to select");
                self.collector.error(codes::UNKNOWN_SELECTION, message, At::File(self.options)).help(help);
            }
        }
        elements.retain(|element| only.contains(&element.key.value));
    }

    /// Emits and renders, unless an error was noted: then nothing may be generated.
    fn emit(&mut self, elements: &[Element], options: &Options) -> Files {
        let Ok(runtime) = syn::parse_str::<syn::Path>(&options.runtime) else {
            let message = format!("`{}` is not a path of Rust", options.runtime);
            let help = "write the path of the runtime crate, such as `::openelements_runtime`";
            self.collector.error(codes::BAD_OPTION, message, At::File(self.options)).help(help);
            return Files::default();
        };
        if self.collector.has_errors() {
            return Files::default();
        }
        let modules = emit::emit(elements, &runtime).into_iter();
        modules.filter_map(|module| Some((module.path.clone(), self.render(module)?))).collect()
    }

    fn render(&mut self, module: emit::Module) -> Option<String> {
        let path = module.path.clone();
        let rendered = render::render(module);
        if let Err(error) = &rendered {
            let message = format!("the code generated for `{path}` is not Rust: {error}");
            let help = "this is a mistake in openelements; please report it with the spec";
            self.collector.error(codes::INTERNAL, message, At::File(self.options)).help(help);
        }
        rendered.ok()
    }

    fn finish(self) -> Diagnostics {
        self.collector.finish(&self.sources)
    }
}
