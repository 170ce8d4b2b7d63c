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
        let (specs, standard_source) = (sources.len(), standard::source());
        let mut collector = Collector::default();
        let root = yaml::parse(specs, &standard_source, &mut collector);
        let standard = root.map(|root| syntax::read_standard(specs, &root, &mut collector));
        let standard = standard.unwrap_or_default();
        sources.extend([standard_source, Source::new("options of the generator", "")]);
        Self { sources, specs, standard, collector }
    }

    /// What every spec can rely on.
    pub(crate) fn standard(&self) -> &Standard {
        &self.standard
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
        let known: Vec<&str> = elements.iter().map(|element| element.key.value.as_str()).collect();
        for key in only.iter().filter(|key| !known.contains(&key.as_str())) {
            let message = format!("there is no element `{key}` to select");
            self.collector.error(codes::UNKNOWN_SELECTION, message, At::File(self.specs + 1)).suggest(
                key,
                known.iter().copied(),
                "no spec has that key",
            );
        }
        elements.retain(|element| only.contains(&element.key.value));
        elements
    }

    /// Emits and renders, unless an error was noted: then nothing may be generated.
    pub(crate) fn emit(&mut self, elements: &[Element], options: &Options) -> Files {
        let Ok(runtime) = syn::parse_str::<syn::Path>(&options.runtime) else {
            let message = format!("`{}` is not a path of Rust", options.runtime);
            let help = "write the path of the runtime crate, such as `::openelements_runtime`";
            self.collector.error(codes::BAD_OPTION, message, At::File(self.specs + 1)).help(help);
            return Files::default();
        };
        if self.collector.has_errors() {
            return Files::default();
        }
        let modules = parallel::map(elements, |_, element| render::render(emit::emit_element(element)));
        let standard = render::render(emit::emit_standard(&self.standard));
        let catalogue = render::render(emit::emit_catalogue(elements, &runtime));
        let rendered = modules.into_iter().chain([standard, catalogue]);
        rendered.filter_map(|rendered| self.rendered(rendered)).collect()
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

/// Reads one spec; its problems are noted beside it.
fn read_spec(index: usize, source: &Source, standard: &Standard) -> (Option<Element>, Collector) {
    let mut collector = Collector::default();
    let root = yaml::parse(index, source, &mut collector);
    let spec = root.map(|root| syntax::read(index, &root, standard, &mut collector));
    let element = spec.map(|spec| lower::lower(spec, source.path(), standard, &mut collector));
    (element, collector)
}
