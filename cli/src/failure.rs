//! Why a command was not done, in words for the person who asked for it.

use std::fmt::Display;

use clap::builder::styling::{AnsiColor, Style};
use openelements_codegen::{Diagnostics, Severity};

use crate::words::Count;

/// How `error` looks.
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
/// How `warning` looks.
const WARNING: Style = AnsiColor::BrightYellow.on_default().bold();
/// How `help` looks.
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// What was done, and should be asked for otherwise, as a line.
pub(crate) fn warning(message: impl Display) -> String {
    format!("{WARNING}warning{WARNING:#}: {message}\n")
}

/// Why a command was not done: a line that says what is wrong, details, and help.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The lines, with styles.
    text: String,
}

impl Failure {
    /// Something is wrong.
    pub(crate) fn new(message: impl Display) -> Self {
        Self { text: format!("{ERROR}error{ERROR:#}: {message}\n") }
    }

    /// Problems in specs, each with its place.
    pub(crate) fn diagnostics(diagnostics: &Diagnostics) -> Self {
        let summary = Self::new(format_args!("found {}", tally(diagnostics)));
        Self { text: format!("{}\n\n{}", diagnostics.render_styled(), summary.text) }
    }

    /// Adds a detail.
    pub(crate) fn detail(self, detail: impl Display) -> Self {
        Self { text: format!("{}  {detail}\n", self.text) }
    }

    /// Adds what to do about it.
    pub(crate) fn help(self, help: impl Display) -> Self {
        Self { text: format!("{}{HELP}help{HELP:#}: {help}\n", self.text) }
    }

    /// The lines, with styles.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

/// How many problems there are: `2 errors, 1 warning`.
pub(crate) fn tally(diagnostics: &Diagnostics) -> String {
    let of = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    let counts = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, noun)| Count(count, noun).to_string()).collect();
    counts.join(", ")
}
