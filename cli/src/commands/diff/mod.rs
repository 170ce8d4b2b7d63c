//! `openelements diff`: what changes between two catalogues, and whom it breaks.

mod git;
mod place;
mod verdict;
mod version;

use openelements_evolution::{Report, Side, compare};
use serde::Serialize;

use self::place::Place;
use self::verdict::Verdict;
use crate::args::{Diff, DiffBump, DiffFormat};
use crate::failure::Failure;
use crate::output::Output;

/// Runs the command.
pub(crate) fn run(args: &Diff) -> Result<Output, Failure> {
    let places = (Place::find(&args.old)?, Place::find(&args.new)?);
    let (old, new) = (side(&places.0)?, side(&places.1)?);
    let report = compare(&old, &new);
    let versions = (places.0.version()?, places.1.version()?);
    let verdict = Verdict::new(&report, versions, args.bump.map(DiffBump::into));
    let mut output = match args.format {
        DiffFormat::Text => Output::success(format!("{}{}\n", report.text(), verdict.sentence())),
        DiffFormat::Markdown => Output::success(report.markdown()),
        DiffFormat::Json => Output::json(&Document { report: &report, verdict: &verdict })?,
    };
    // Where the sentence is not part of what is printed, who is refused is told why.
    if verdict.is_refused() && args.format == DiffFormat::Markdown {
        output.stderr = Output::from(Failure::new(verdict.sentence())).stderr;
    }
    output.failed = verdict.is_refused();
    Ok(output)
}

/// The catalogue of a place.
fn side(place: &Place) -> Result<Side, Failure> {
    Side::read(place.sources()?).map_err(|diagnostics| {
        Failure::diagnostics(&diagnostics).help(format_args!("these are the specs of {place}"))
    })
}

/// The comparison for programs.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(flatten)]
    verdict: &'a Verdict,
}
