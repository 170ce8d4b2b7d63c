//! The arguments of `search`.

use clap::Args;

use super::Format;

/// The arguments of `search`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements search stripe
  openelements search payment site
  openelements search refresh_token --format json | jq '.[].key'

All words must be found, in any case of letters. What has them in its key comes first, then what has
them in its name. Exit code 1 says that nothing was found.")]
pub(crate) struct Search {
    /// What to look for
    #[arg(value_name = "WORD", required = true)]
    pub(crate) words: Vec<String>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
