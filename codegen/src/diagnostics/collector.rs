//! Where the stages of reading specs put their diagnostics.

use std::collections::BTreeMap;

use openelements_runtime::did_you_mean;

use super::{Code, Diagnostic, Diagnostics, Label, Severity, Texts};
use crate::source::Source;
use crate::yaml::{At, Place, Places};

/// Collects diagnostics. Their places are looked up only when it is finished, because that
/// takes reading the file again.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    /// By the order they were added in; a map because its entries can be borrowed right away.
    drafts: BTreeMap<usize, Draft>,
}

/// A diagnostic in the making.
#[derive(Debug)]
pub(crate) struct Draft {
    code: Code,
    severity: Severity,
    message: String,
    at: At,
    text: String,
    secondary: Vec<(At, String)>,
    help: Option<String>,
    notes: Vec<String>,
}

impl Collector {
    /// Adds an error, and returns it for details to be added.
    pub(crate) fn error(&mut self, code: Code, message: impl Into<String>, at: At) -> &mut Draft {
        self.push(Severity::Error, code, message.into(), at)
    }

    /// Adds what another collector holds.
    pub(crate) fn append(&mut self, other: Self) {
        let index = self.drafts.len();
        self.drafts.extend((index..).zip(other.drafts.into_values()));
    }

    /// Tells whether an error has been added.
    pub(crate) fn has_errors(&self) -> bool {
        self.drafts.values().any(|draft| draft.severity == Severity::Error)
    }

    /// Looks up all places in the `sources`, which must be those that were parsed.
    pub(crate) fn finish(self, sources: &[Source]) -> Diagnostics {
        let wanted = || self.drafts.values().flat_map(Draft::places);
        let texts = Texts::new(sources, &wanted().map(At::source).collect());
        let places = Places::find(sources, wanted());
        let drafts = self.drafts.into_values();
        let diagnostics = drafts.map(|draft| draft.finish(&places, &texts)).collect();
        Diagnostics::new(diagnostics, texts)
    }

    fn push(&mut self, severity: Severity, code: Code, message: String, at: At) -> &mut Draft {
        let index = self.drafts.len();
        self.drafts.entry(index).or_insert(Draft {
            code,
            severity,
            message: escaped(message),
            at,
            text: String::new(),
            secondary: Vec::new(),
            help: None,
            notes: Vec::new(),
        })
    }
}

/// A message as one line, whatever an author put into a name or value.
fn escaped(message: String) -> String {
    if !message.contains(char::is_control) {
        return message;
    }
    let escape = |character: char| {
        if character.is_control() { character.escape_default().to_string() } else { character.to_string() }
    };
    message.chars().map(escape).collect()
}

impl Draft {
    /// Says what to do about the problem.
    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Says which known name is likely meant by the given one; `otherwise`, what to do instead.
    pub(crate) fn suggest<'name>(
        &mut self,
        given: &str,
        known: impl IntoIterator<Item = &'name str>,
        otherwise: impl Into<String>,
    ) -> &mut Self {
        let meant = did_you_mean(given, known);
        self.help(meant.map_or_else(|| otherwise.into(), |name| format!("did you mean `{name}`?")))
    }

    /// Adds anything else worth knowing.
    pub(crate) fn note(&mut self, note: impl Into<String>) -> &mut Self {
        self.notes.push(note.into());
        self
    }

    /// Says something at the place of the problem itself.
    pub(crate) fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.text = text.into();
        self
    }

    /// Says something at another place, which may be in another file.
    pub(crate) fn label(&mut self, at: At, text: impl Into<String>) -> &mut Self {
        self.secondary.push((at, text.into()));
        self
    }

    /// Every place that the diagnostic is about.
    fn places(&self) -> impl Iterator<Item = &At> {
        std::iter::once(&self.at).chain(self.secondary.iter().map(|(at, _)| at))
    }

    fn finish(self, places: &Places<'_>, texts: &Texts) -> Diagnostic {
        let place = places.resolve(&self.at);
        let start = place.span.as_ref().map(|span| texts.position(place.source, span.start));
        let mut diagnostic = Diagnostic {
            code: self.code,
            severity: self.severity,
            message: self.message,
            path: texts.path(place.source).to_owned(),
            position: place.position.or(start),
            primary: place.label(self.text),
            secondary: Vec::new(),
            help: self.help,
            notes: self.notes,
        };
        for (at, text) in self.secondary {
            let place = places.resolve(&at);
            let whole_file = format!("{}: {text}", texts.path(place.source));
            match place.label(text) {
                Some(label) => diagnostic.secondary.push(label),
                None => diagnostic.notes.push(whole_file),
            }
        }
        diagnostic
    }
}

impl Place {
    fn label(self, text: String) -> Option<Label> {
        self.span.map(|span| Label { source: self.source, span, text })
    }
}
