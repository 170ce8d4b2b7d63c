//! The arguments of `provision`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `provision`.
#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  openelements provision examples/chargebee.json
  openelements provision request.json --specs drafts

A request is JSON such as:
  {
    \"element\": {\"key\": \"chargebee\"},
    \"configuration\": {\"site\": \"acme\", \"username\": \"...\", \"password\": \"...\"},
    \"tags\": [\"Docs\"],
    \"name\": \"Test\"
  }

The instance is printed as JSON, its token in clear. Nothing is sent anywhere.")]
pub(crate) struct Provision {
    /// The file with the request, or `-` for standard input
    pub(crate) file: PathBuf,
    /// The directory of specs to take the element from, instead of those built in
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
}
