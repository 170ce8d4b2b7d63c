//! The diagnostics in JSON.

use openelements_codegen::{Diagnostic, Diagnostics, Edit, Fix, Label};
use serde::Serialize;

use super::places::Place;

/// The diagnostics as an array.
pub(super) fn records(diagnostics: &Diagnostics) -> Vec<Record<'_>> {
    diagnostics.iter().map(|diagnostic| Record::new(diagnostic, diagnostics)).collect()
}

/// A diagnostic in JSON.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    /// The stable code of its kind.
    code: &'a str,
    /// `error` or `warning`.
    severity: &'a str,
    /// What is wrong.
    message: &'a str,
    /// Where.
    #[serde(flatten)]
    place: Place<'a>,
    /// What to do about it.
    help: Option<&'a str>,
    /// What the code means, in a line.
    explanation: &'static str,
    /// Other places that it is about.
    related: Vec<Related<'a>>,
    /// Anything else worth knowing.
    notes: &'a [String],
    /// The change that surely mends it.
    fix: Option<FixRecord<'a>>,
}

/// Another place that a diagnostic is about.
#[derive(Serialize)]
struct Related<'a> {
    /// Where.
    #[serde(flatten)]
    place: Place<'a>,
    /// What is there.
    text: &'a str,
}

/// A change of specs.
#[derive(Serialize)]
struct FixRecord<'a> {
    /// What it does.
    title: &'a str,
    /// The parts that it replaces.
    edits: Vec<EditRecord<'a>>,
}

/// A part of a spec to be replaced.
#[derive(Serialize)]
struct EditRecord<'a> {
    /// Where.
    #[serde(flatten)]
    place: Place<'a>,
    /// The text in its stead.
    replacement: &'a str,
}

impl<'a> Record<'a> {
    fn new(diagnostic: &'a Diagnostic, diagnostics: &'a Diagnostics) -> Self {
        let related = |label: &'a Label| Related {
            place: Place::of(label.source, &label.span, diagnostics),
            text: &label.text,
        };
        Self {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            place: Place::primary(diagnostic, diagnostics),
            help: diagnostic.help.as_deref(),
            explanation: diagnostic.code.title(),
            related: diagnostic.secondary.iter().map(related).collect(),
            notes: &diagnostic.notes,
            fix: diagnostic.fix.as_ref().map(|fix| FixRecord::new(fix, diagnostics)),
        }
    }
}

impl<'a> FixRecord<'a> {
    fn new(fix: &'a Fix, diagnostics: &'a Diagnostics) -> Self {
        let edit = |edit: &'a Edit| EditRecord {
            place: Place::of(edit.source, &edit.span, diagnostics),
            replacement: &edit.replacement,
        };
        Self { title: &fix.title, edits: fix.edits.iter().map(edit).collect() }
    }
}
