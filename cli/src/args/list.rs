//! The arguments of `list`.

use clap::{Args, ValueEnum};

/// The form of a list of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For documentation
    Markdown,
}

/// The arguments of `list`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements list
  openelements list --hub crm
  openelements list --format json | jq '.[].key'

The required entries are those of the default authentication, which comes first.")]
pub(crate) struct List {
    /// List the elements of one hub only
    #[arg(long)]
    pub(crate) hub: Option<String>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,
}
