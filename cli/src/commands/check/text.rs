//! The diagnostics for people.

use std::collections::BTreeSet;

use openelements_codegen::{Code, Diagnostics};

use crate::failure::{Failure, tally};
use crate::output::Output;
use crate::words::Count;

/// The number of codes that are named below the problems.
const CODES: usize = 4;

/// The problems with the lines that they are in, or how many specs have none.
pub(super) fn output(diagnostics: &Diagnostics, specs: &Count) -> Result<Output, Failure> {
    if diagnostics.has_errors() {
        return Err(Failure::diagnostics(diagnostics).help(more(diagnostics)));
    }
    if diagnostics.is_empty() {
        return Ok(Output::success(format!("{specs}, no problems\n")));
    }
    Ok(Output {
        stdout: format!("{specs}, {}\n", tally(diagnostics)),
        stderr: format!("{}\n\n{}\n", diagnostics.render_styled(), more(diagnostics)),
        failed: false,
    })
}

/// Where the codes are explained.
fn more(diagnostics: &Diagnostics) -> String {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<&str> = codes.into_iter().take(CODES).map(Code::as_str).collect();
    format!("run `openelements explain {}` for more", codes.join(" "))
}
