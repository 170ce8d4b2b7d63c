//! The arguments of `diff`.

use clap::{Args, ValueEnum};

/// The form of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For a changelog
    Markdown,
}

/// A step from one version to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffBump {
    /// 1.2.3 to 1.2.4
    Patch,
    /// 1.2.3 to 1.3.0
    Minor,
    /// 1.2.3 to 2.0.0
    Major,
}

/// The arguments of `diff`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements diff v0.1.0 specs
  openelements diff HEAD~3 HEAD --format markdown
  openelements diff main:connectors connectors --bump minor

A side is a directory of specs, or a revision of the git repository around this directory: of
its `specs`, or of the directory named after a colon. Nothing is checked out.

Each change is breaking, minor or patch for instances that are stored, for callers of the API and
for users of the Rust library. The exit code is 1 where the step from the old version to the new
one is too small for the worst of them: what breaks needs a major one (before 1.0.0, a minor one),
what is new a minor one (before 1.0.0, a patch), all else a patch. The versions are those in the
Cargo.toml nearest above the specs, of the package or of its workspace. `--bump` says what is
planned instead. Where a side has no version, and nothing is planned, the exit code is 0.")]
pub(crate) struct Diff {
    /// The catalogue as it was: a directory, REVISION or REVISION:DIRECTORY
    pub(crate) old: String,
    /// The catalogue as it is
    pub(crate) new: String,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
    /// The step that is planned, in place of the one between the two versions
    #[arg(long, value_enum)]
    pub(crate) bump: Option<DiffBump>,
}
