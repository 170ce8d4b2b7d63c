//! The arguments of `fmt`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `fmt`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements fmt
  openelements fmt specs/recurly.yaml
  openelements fmt --check
  openelements fmt - < draft.yaml

Members, attributes and settings come into the order of the documentation; fields and options stay in
the order of the author, and comments with what they stand at. A file that cannot be read as YAML is
left as it is, and told as `openelements check` does.")]
pub(crate) struct Fmt {
    /// Spec files, or directories of them; `-` for standard input
    #[arg(value_name = "PATH", default_value = "specs")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write nothing; fail if a file is not in order, and show how it differs
    #[arg(long)]
    pub(crate) check: bool,
}
