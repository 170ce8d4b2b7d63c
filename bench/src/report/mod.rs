//! The report: what using this project costs, beside what would be used instead.
//!
//! ```text
//! Section -run-> Chapter -page-> docs/performance.md
//! ```
//!
//! A section makes its measurements in turns, so that what slows the machine down slows all of them
//! down, and says what came of them as ratios.

mod build;
mod catalogue;
mod chapter;
mod child;
mod downstream;
mod generate;
mod instructions;
mod machine;
mod page;
mod scratch;
mod table;
mod timing;
mod validation;

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use self::chapter::Chapter;
pub(crate) use self::instructions::{Instructions, repeat};
use self::page::Page;
use self::scratch::Scratch;
use crate::failure::Failure;

/// Where the report is, unless it is told otherwise.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/performance.md");

/// The arguments of `report`.
#[derive(Args)]
pub(crate) struct Report {
    /// Do little of everything, to see that it works; the figures say nothing, and no page is written
    /// unless `--out` names one
    #[arg(long)]
    quick: bool,
    /// Run this section only, and leave the others of the page as they are; may be repeated
    #[arg(long, value_enum)]
    only: Vec<Section>,
    /// The page to write [default: docs/performance.md]
    #[arg(long)]
    out: Option<PathBuf>,
}

/// How much is done to be sure of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effort {
    /// As little as shows that it works.
    Quick,
    /// What a figure takes that can be told.
    Full,
}

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Section {
    /// Compiling generated code
    Build,
    /// Compiling more and more generated code
    Growth,
    /// Validating a configuration
    Validation,
    /// From specs to files
    Generate,
    /// What depending on the library adds to a build
    Downstream,
    /// Instructions, counted by valgrind
    Instructions,
}

impl Section {
    fn run(self, effort: Effort, scratch: &Scratch) -> Result<Chapter, Failure> {
        match self {
            Self::Build => build::run(effort, scratch),
            Self::Growth => build::growth::run(effort, scratch),
            Self::Validation => Ok(validation::run(effort)),
            Self::Generate => generate::run(effort, scratch),
            Self::Downstream => downstream::run(effort),
            Self::Instructions => instructions::run(effort),
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Build => "Compiling generated code",
            Self::Growth => "Compiling more of it",
            Self::Validation => "Validating a configuration",
            Self::Generate => "Generating",
            Self::Downstream => "Depending on it",
            Self::Instructions => "Instructions",
        }
    }
}

/// Runs what was asked for, prints it, and writes the page after each section: a long run that ends
/// early has told what it found.
///
/// # Errors
/// Where something cannot be measured, or the page not be read or written.
pub(crate) fn run(report: &Report) -> Result<(), Failure> {
    let effort = if report.quick { Effort::Quick } else { Effort::Full };
    let out = report.out.clone().or_else(|| (!report.quick).then(|| PathBuf::from(PAGE)));
    let scratch = Scratch::create()?;
    for section in Section::value_variants().iter().copied() {
        if !report.only.is_empty() && !report.only.contains(&section) {
            continue;
        }
        let text = section.run(effort, &scratch)?.render();
        writeln!(anstream::stdout(), "## {}\n\n{text}", section.title())?;
        if let Some(out) = &out {
            let mut page = Page::read(out)?;
            page.set(section, &text);
            page.write(out)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum as _;

    use super::{PAGE, Section};

    #[test]
    fn the_page_has_every_section() {
        let page = std::fs::read_to_string(PAGE).expect("the page");
        for section in Section::value_variants() {
            assert!(page.contains(&format!("\n## {}\n", section.title())), "{}", section.title());
        }
    }
}
