//! What a command has to say, and how it ends.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::failure::Failure;

/// What a command prints. Styles are dropped where they are not shown.
#[derive(Debug, Default)]
pub(crate) struct Output {
    /// The result, for standard output.
    pub(crate) stdout: String,
    /// What there is to say about it, for standard error.
    pub(crate) stderr: String,
    /// Whether problems were found.
    pub(crate) failed: bool,
}

impl Output {
    /// A result, and all is well.
    pub(crate) fn success(stdout: String) -> Self {
        Self { stdout, ..Self::default() }
    }

    /// A result in JSON.
    pub(crate) fn json(value: &impl Serialize) -> Result<Self, Failure> {
        let json = serde_json::to_string_pretty(value)
            .map_err(|error| Failure::new(format!("cannot write the result as JSON: {error}")))?;
        Ok(Self::success(json + "\n"))
    }

    /// Prints, and gives the exit code.
    pub(crate) fn print(self) -> ExitCode {
        let written = write(&mut anstream::stdout(), &self.stdout);
        let lost = written.err().map(|error| {
            let failure = Failure::new(format!("cannot write to standard output: {error}"));
            Self::from(failure).stderr
        });
        // Where standard error does not work either, nobody is left to tell.
        let told = write(&mut anstream::stderr(), &(self.stderr + lost.as_deref().unwrap_or_default()));
        if self.failed || lost.is_some() || told.is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

impl From<Failure> for Output {
    fn from(failure: Failure) -> Self {
        Self { stderr: failure.into_text(), failed: true, ..Self::default() }
    }
}

/// Writes a text. A reader that has seen enough, such as `head`, is no error.
fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    let written = write!(stream, "{text}").and_then(|()| stream.flush());
    written.or_else(|error| match error.kind() {
        ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })
}
