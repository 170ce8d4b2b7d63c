//! Diagnostics in the style of `rustc`.

use std::collections::BTreeMap;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title, normalize_untrusted_str,
};

use super::{Diagnostic, Diagnostics, Label, Severity, Texts, for_cargo};

/// The longest line, in bytes, that is shown in this style. Of a longer one, a part is shown as Cargo shows it.
const MAX_LINE: usize = 2_000;

/// Renders without colours.
pub(super) fn plain(diagnostics: &Diagnostics) -> String {
    render(diagnostics, &Renderer::plain())
}

/// Renders with ANSI colours.
pub(super) fn styled(diagnostics: &Diagnostics) -> String {
    render(diagnostics, &Renderer::styled())
}

fn render(diagnostics: &Diagnostics, renderer: &Renderer) -> String {
    let texts = &diagnostics.texts;
    let shown = diagnostics.iter().map(|diagnostic| {
        if is_long(diagnostic, texts) {
            for_cargo::lines(diagnostic, texts).join("\n")
        } else {
            renderer.render(&[group(diagnostic, texts)])
        }
    });
    shown.collect::<Vec<String>>().join("\n\n")
}

/// Whether a line that would be shown is very long. The renderer goes through all of it many times, and a program
/// may have put thousands of problems in it.
fn is_long(diagnostic: &Diagnostic, texts: &Texts) -> bool {
    let labels = diagnostic.primary.iter().chain(&diagnostic.secondary);
    labels
        .map(|label| texts.lines(label.source, label.span.clone(), 0))
        .any(|lines| lines.text.split('\n').any(|line| line.len() > MAX_LINE))
}

fn group<'a>(diagnostic: &'a Diagnostic, texts: &'a Texts) -> Group<'a> {
    let group = with_source(title(diagnostic), diagnostic, texts);
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
fn with_source<'a>(title: Title<'a>, diagnostic: &'a Diagnostic, texts: &'a Texts) -> Group<'a> {
    let Some(primary) = &diagnostic.primary else {
        return title.element(origin(diagnostic));
    };
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        diagnostic.secondary.iter().partition(|label| label.source == primary.source);
    let first = (AnnotationKind::Primary, primary);
    let labels = std::iter::once(first).chain(here.into_iter().map(context));
    title.element(snippet(labels.collect(), texts)).elements(snippets(elsewhere, texts))
}

fn origin(diagnostic: &Diagnostic) -> Origin<'_> {
    let origin = Origin::path(diagnostic.path.as_str());
    match diagnostic.position {
        Some(position) => origin.line(position.line).char_column(position.column),
        None => origin,
    }
}

/// A label that is shown, and how.
type Shown<'a> = (AnnotationKind, &'a Label);

/// One snippet for each source that has labels.
fn snippets<'a>(
    labels: Vec<&'a Label>,
    texts: &'a Texts,
) -> impl Iterator<Item = Snippet<'a, Annotation<'a>>> {
    let mut sources: BTreeMap<usize, Vec<Shown<'a>>> = BTreeMap::new();
    for label in labels {
        sources.entry(label.source).or_default().push(context(label));
    }
    sources.into_values().map(|labels| snippet(labels, texts))
}

/// The lines from the first label to the last: the whole text would be gone through for each snippet.
fn snippet<'a>(labels: Vec<Shown<'a>>, texts: &'a Texts) -> Snippet<'a, Annotation<'a>> {
    let source = labels.first().map_or(0, |(_, label)| label.source);
    let spans = || labels.iter().map(|(_, label)| &label.span);
    let first = spans().map(|span| span.start).min().unwrap_or_default();
    let last = spans().map(|span| span.end).max().unwrap_or_default();
    // The end of the text is shown on the line before, if its own is empty.
    let lines = texts.lines(source, first..last, 1);
    let start = lines.start;
    let annotations = labels.into_iter().map(move |(kind, label)| {
        let text = Some(label.text.as_str()).filter(|text| !text.is_empty());
        kind.span(label.span.start - start..label.span.end - start).label(text)
    });
    Snippet::source(lines.text).line_start(lines.number).path(texts.path(source)).annotations(annotations)
}

fn context(label: &Label) -> Shown<'_> {
    (AnnotationKind::Context, label)
}
