//! One run of the pipeline.

use crate::diagnostics::{Collector, Diagnostics, codes};
use crate::model::Element;
use crate::source::Source;
use crate::standard::{self, Standard};
use crate::yaml::At;
use crate::{Files, Options, check, emit, lower, parallel, render, syntax, yaml};

/// The sources of a run, and what it has found to be wrong with them so far.
pub(crate) struct Run {
    /// The specs, sorted by path; then the standard; then what stands for the caller's options.
    sources: Vec<Source>,
    /// How many specs there are.
    specs: usize,
    standard: Standard,
    collector: Collector,
}

impl Run {
    /// A run over these specs.
    pub(crate) fn new(mut sources: Vec<Source>) -> Self {
        sources.sort_by(|a, b| a.path().cmp(b.path()));
        let specs = sources.len();
        sources.extend([standard::source(), Source::new("options of the generator", "")]);
        Self { sources, specs, standard: Standard::at(specs), collector: Collector::default() }
    }

    /// Reads and checks every spec. The elements are sorted here, and nowhere else.
    pub(crate) fn read(&mut self) -> Vec<Element> {
        let specs = self.sources.get(..self.specs).unwrap_or_default();
        let read = parallel::map(specs, |index, source| read_spec(index, source, &self.standard));
        let mut elements = Vec::with_capacity(read.len());
        for (element, problems) in read {
            self.collector.append(problems);
            elements.extend(element);
        }
        elements.sort_by(|a, b| a.key.value.cmp(&b.key.value));
        check::check(&elements, &mut self.collector);
        elements
    }

    /// Keeps the elements that were asked for; a key that none has is noted.
    pub(crate) fn select(&mut self, mut elements: Vec<Element>, options: &Options) -> Vec<Element> {
        let Some(only) = &options.only else {
            return elements;
        };
        let known: Vec<&str> = elements.iter().flat_map(Element::keys).collect();
        for key in only.iter().filter(|key| !known.contains(&key.as_str())) {
            let message = format!("there is no element `{key}` to select");
            self.collector.error(codes::UNKNOWN_SELECTION, message, At::File(self.specs + 1)).suggest(
                key,
                known.iter().copied(),
                "no spec has that key",
            );
        }
        elements.retain(|element| element.keys().any(|key| only.iter().any(|only| only == key)));
        elements
    }

    /// Emits and renders, unless an error was noted: then nothing may be generated.
    pub(crate) fn emit(&mut self, elements: &[Element], options: &Options) -> Files {
        let none = Files::new(render::GENERATOR, []);
        if syn::parse_str::<syn::Path>(&options.runtime).is_err() {
            let message = format!("`{}` is not a path of Rust", options.runtime);
            let help = "write the path of the runtime crate, such as `::openelements_runtime`";
            self.collector.error(codes::BAD_OPTION, message, At::File(self.specs + 1)).help(help);
            return none;
        }
        if self.collector.has_errors() {
            return none;
        }
        // The list of all elements is the largest file by far.
        let list: Vec<Option<&Element>> = std::iter::once(None).chain(elements.iter().map(Some)).collect();
        let rendered = parallel::map(&list, |_, element| {
            render::render(match element {
                Some(element) => emit::emit_element(element),
                None => emit::emit_catalogue(elements, &options.runtime),
            })
        });
        let standard = render::render(emit::emit_standard(&self.standard));
        let rendered = rendered.into_iter().chain([standard]);
        Files::new(render::GENERATOR, rendered.filter_map(|rendered| self.rendered(rendered)))
    }

    fn rendered(&mut self, rendered: Result<(String, String), String>) -> Option<(String, String)> {
        if let Err(message) = &rendered {
            let help = "this is a mistake in openelements; please report it with the spec";
            self.collector.error(codes::INTERNAL, message, At::File(self.specs + 1)).help(help);
        }
        rendered.ok()
    }

    /// Every problem that was noted, sorted.
    pub(crate) fn finish(self) -> Diagnostics {
        self.collector.finish(&self.sources)
    }
}

/// What only tools ask for.
#[cfg(feature = "tools")]
impl Run {
    /// What every spec can rely on.
    pub(crate) fn standard(&self) -> &Standard {
        &self.standard
    }

    /// The specs, sorted by path, and what stands behind them: places are about these.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Reads and checks every spec, and notes its lints.
    pub(crate) fn lint(&mut self, levels: &crate::Levels) {
        let elements = self.read();
        let found = parallel::map(&elements, |_, element| {
            let errors: Vec<_> = self.collector.errors_in(element.key.at.source()).collect();
            crate::lint::lint(element, &errors, &self.sources, &self.standard, levels)
        });
        for found in found {
            self.collector.append(found);
        }
    }

    /// The text of a spec that was read, without its secrets.
    pub(crate) fn shown(&self, spec: usize) -> String {
        self.collector.shown(spec, &self.sources)
    }
}

/// Reads one spec; its problems are noted beside it.
fn read_spec(index: usize, source: &Source, standard: &Standard) -> (Option<Element>, Collector) {
    let mut collector = Collector::default();
    let root = yaml::parse(index, source, &mut collector);
    let spec = root.map(|root| {
        syntax::hide_secrets(index, &root, standard, &mut collector);
        syntax::read(index, &root, standard, &mut collector)
    });
    let element = spec.map(|spec| lower::lower(spec, source.path(), standard, &mut collector));
    (element, collector)
}
