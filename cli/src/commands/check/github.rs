//! The diagnostics as workflow commands, which GitHub shows beside the lines of a change.

use std::fmt::Display;

use openelements_codegen::{Diagnostic, Diagnostics};

use super::places::Place;
use crate::words::one_line;

/// A command on a line for each diagnostic.
pub(super) fn commands(diagnostics: &Diagnostics) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, diagnostics)).collect()
}

fn command(diagnostic: &Diagnostic, diagnostics: &Diagnostics) -> String {
    let place = Place::primary(diagnostic, diagnostics);
    let numbers = [
        ("line", place.line),
        ("endLine", place.end_line),
        ("col", place.column),
        ("endColumn", place.end_column),
    ];
    let numbers = numbers.into_iter().filter_map(|(name, number)| Some(property(name, number?)));
    let properties: Vec<String> = std::iter::once(property("file", place.path))
        .chain(numbers)
        .chain([property("title", diagnostic.code)])
        .collect();
    let message = escaped(&message(diagnostic, diagnostics));
    format!("::{} {}::{message}\n", diagnostic.severity.name(), properties.join(","))
}

fn property(name: &str, value: impl Display) -> String {
    let value = escaped(&value.to_string()).replace(':', "%3A").replace(',', "%2C");
    format!("{name}={value}")
}

/// What is wrong and what to do, a line each.
fn message(diagnostic: &Diagnostic, diagnostics: &Diagnostics) -> String {
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let related = diagnostic.secondary.iter().map(|label| {
        let Place { path, line, column, .. } = Place::of(label.source, &label.span, diagnostics);
        format!("{path}:{}:{}: {}", line.unwrap_or(1), column.unwrap_or(1), label.text)
    });
    let lines = std::iter::once(diagnostic.message.clone()).chain(help).chain(related);
    let lines: Vec<String> =
        lines.chain(diagnostic.notes.iter().cloned()).map(|line| one_line(&line)).collect();
    lines.join("\n")
}

/// What would end the line of a command, or be taken for an escape, escaped.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
