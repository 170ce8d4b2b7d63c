//! The arguments of `show`.

use std::path::PathBuf;

use clap::Args;

use super::Format;

/// The arguments of `show`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements show chargebee
  openelements show chargebee --format json
  openelements show chargebee --rust
  openelements show recurly --specs drafts
  openelements show recurly --origin

The default of a secret is never shown: it says `set`.")]
pub(crate) struct Show {
    /// The key of the element, as `openelements list` has it
    pub(crate) key: String,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "rust")]
    pub(crate) format: Format,
    /// Print the Rust code that is generated for the element
    #[arg(long)]
    pub(crate) rust: bool,
    /// Print where each entry comes from: the place in the spec, the authentication or the group of
    /// settings that brings it
    #[arg(long, conflicts_with = "rust")]
    pub(crate) origin: bool,
    /// The directory of specs to take the element from, instead of those built in; with `--rust` and
    /// `--origin`, `specs` unless another is named
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
}
