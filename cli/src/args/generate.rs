//! The arguments of `generate`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `generate`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements generate --out src/elements
  openelements generate --out src/elements --only chargebee stripe
  openelements generate --out src/elements --check

A file that was generated before and is no longer is removed; no other file is touched.")]
pub(crate) struct Generate {
    /// The directory to write, made if need be
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The directory of the specs
    #[arg(long, value_name = "DIR", default_value = "specs")]
    pub(crate) specs: PathBuf,
    /// Generate the elements of these keys only
    #[arg(long, value_name = "KEY", num_args = 1.., value_delimiter = ',')]
    pub(crate) only: Option<Vec<String>>,
    /// The path under which the generated code finds the runtime crate
    #[arg(long, value_name = "PATH", default_value_t = openelements_codegen::Options::default().runtime)]
    pub(crate) runtime: String,
    /// Write nothing; fail if the directory is not what would be written
    #[arg(long)]
    pub(crate) check: bool,
}
