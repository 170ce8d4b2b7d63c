//! The arguments of `check-instances`.

use std::path::PathBuf;

use clap::Args;

use super::Format;

/// The arguments of `check-instances`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements dump | openelements check-instances - --specs specs
  openelements check-instances instances.json --specs specs --answered-by released-specs
  openelements check-instances dump.jsonl --format json | jq '.refused[].id'

DUMP has an instance a line, as `openelements dump` writes them, or is an array, as
`GET /instances` answers them. An answer does not tell what the caller supplied from what the
element presets: a value that the catalogue which answered presets is taken to be preset. A dump
has what was supplied alone, and is exact. Secrets are masked in both, and taken to be valid.

Former names and deprecated entries are listed as warnings. The exit code is 1 where an instance
is refused, or could not be read. No value is shown.")]
pub(crate) struct CheckInstances {
    /// A file with instances, or `-` for standard input
    pub(crate) dump: PathBuf,
    /// The directory of the specs of the new catalogue; by default the one that is built in
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
    /// The directory of the specs of the catalogue that answered; by default the one that is built in
    #[arg(long, value_name = "DIR")]
    pub(crate) answered_by: Option<PathBuf>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
