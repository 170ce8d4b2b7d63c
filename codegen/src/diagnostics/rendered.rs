//! Diagnostics in the style of `rustc`.

use std::collections::BTreeMap;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, normalize_untrusted_str,
};

use super::{Diagnostic, Diagnostics, Label, Severity};

/// Renders without colours.
pub(super) fn plain(diagnostics: &Diagnostics) -> String {
    render(diagnostics, &Renderer::plain())
}

/// Renders with ANSI colours.
pub(super) fn styled(diagnostics: &Diagnostics) -> String {
    render(diagnostics, &Renderer::styled())
}

fn render(diagnostics: &Diagnostics, renderer: &Renderer) -> String {
    let texts: Vec<String> =
        diagnostics.iter().map(|diagnostic| renderer.render(&[group(diagnostic, diagnostics)])).collect();
    texts.join("\n\n")
}

fn group<'a>(diagnostic: &'a Diagnostic, diagnostics: &'a Diagnostics) -> Group<'a> {
    let group = with_source(title(diagnostic), diagnostic, diagnostics);
    let help = diagnostic.help.iter().map(|help| (Level::HELP, help));
    let notes = diagnostic.notes.iter().map(|note| (Level::NOTE, note));
    let messages = help.chain(notes);
    group.elements(messages.map(|(level, text)| level.message(normalize_untrusted_str(text))))
}

fn title(diagnostic: &Diagnostic) -> Title<'_> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str())
}

/// Adds the lines the diagnostic is about or, without any, the path.
fn with_source<'a>(title: Title<'a>, diagnostic: &'a Diagnostic, diagnostics: &'a Diagnostics) -> Group<'a> {
    let Some(primary) = &diagnostic.primary else {
        return title.element(origin(diagnostic));
    };
    let snippet =
        snippet(primary.source, diagnostics).annotation(annotation(AnnotationKind::Primary, primary));
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        diagnostic.secondary.iter().partition(|label| label.source == primary.source);
    let snippet = snippet.annotations(here.into_iter().map(context));
    title.element(snippet).elements(snippets(elsewhere, diagnostics))
}

fn origin(diagnostic: &Diagnostic) -> Origin<'_> {
    let origin = Origin::path(diagnostic.path.as_str());
    match diagnostic.position {
        Some(position) => origin.line(position.line).char_column(position.column),
        None => origin,
    }
}

/// One snippet for each source that has labels.
fn snippets<'a>(
    labels: Vec<&'a Label>,
    diagnostics: &'a Diagnostics,
) -> impl Iterator<Item = Snippet<'a, Annotation<'a>>> {
    let mut sources: BTreeMap<usize, Vec<&Label>> = BTreeMap::new();
    for label in labels {
        sources.entry(label.source).or_default().push(label);
    }
    sources
        .into_iter()
        .map(|(source, labels)| snippet(source, diagnostics).annotations(labels.into_iter().map(context)))
}

fn snippet(source: usize, diagnostics: &Diagnostics) -> Snippet<'_, Annotation<'_>> {
    let (path, text) = diagnostics.source(source);
    Snippet::source(text).path(path)
}

fn context(label: &Label) -> Annotation<'_> {
    annotation(AnnotationKind::Context, label)
}

fn annotation(kind: AnnotationKind, label: &Label) -> Annotation<'_> {
    let text = Some(label.text.as_str()).filter(|text| !text.is_empty());
    kind.span(label.span.clone()).label(text)
}
