//! The arguments of `check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The arguments of `check`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements check
  openelements check specs more-specs/recurly.yaml
  openelements check --format short
  openelements check --format json | jq '.[].message'
  openelements check --fix
  openelements check --format sarif > openelements.sarif
  openelements check --allow L0404 --deny warnings

Problems are shown on standard error as text, and on standard output in the other forms.
`openelements explain CODE` says what a code means.
Specs that are given together are checked together: no two may have one key.

The level of a lint is what a comment in the spec says (`# openelements: allow L0404 - reason`),
or else the command line, or else the table `lints` of the nearest `openelements.toml`, looked for
from each PATH upward; all must have the same.")]
pub(crate) struct Check {
    /// What is checked, and how it is told
    #[command(flatten)]
    pub(crate) checked: Checked,
    /// Mend what can only have been meant in one way, then check
    #[arg(long)]
    pub(crate) fix: bool,
}

/// What is checked, and how it is told.
#[derive(Args, Debug)]
pub(crate) struct Checked {
    /// Spec files, or directories of them
    #[arg(value_name = "PATH", default_value = "specs")]
    pub(crate) paths: Vec<PathBuf>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// The levels of lints
    #[command(flatten)]
    pub(crate) levels: LintLevels,
}

/// The form of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people, with the lines that the problems are in
    Text,
    /// A line each, for editors
    Short,
    /// For programs
    Json,
    /// SARIF 2.1.0, for what shows the results of analyses
    Sarif,
    /// Workflow commands, which GitHub shows beside the lines of a change
    Github,
}

/// The levels of lints; of a lint that is named twice, the stricter one counts.
#[derive(Args, Debug)]
pub(crate) struct LintLevels {
    /// Do not tell what this lint finds
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,
    /// Make a warning of what this lint finds
    #[arg(long, value_name = "CODE")]
    pub(crate) warn: Vec<String>,
    /// Make an error of what this lint finds; of every warning, if it is `warnings`
    #[arg(long, value_name = "CODE")]
    pub(crate) deny: Vec<String>,
}
