//! A line for each diagnostic, as editors and `grep` read them.

use openelements_codegen::{Diagnostic, Diagnostics};

use crate::words::one_line;

/// `specs/recurly.yaml:7:22: error[E0104]: what is wrong (help: what to do)`.
pub(super) fn lines(diagnostics: &Diagnostics) -> String {
    diagnostics.iter().map(|diagnostic| one_line(&line(diagnostic)) + "\n").collect()
}

fn line(diagnostic: &Diagnostic) -> String {
    let place = diagnostic
        .position
        .map(|position| format!(":{}:{}", position.line, position.column))
        .unwrap_or_default();
    let help = diagnostic.help.as_ref().map(|help| format!(" (help: {help})")).unwrap_or_default();
    let Diagnostic { code, severity, message, path, .. } = diagnostic;
    format!("{path}{place}: {}[{code}]: {message}{help}", severity.name())
}
