//! The arguments of `dump`.

use std::path::PathBuf;

use clap::Args;

use super::Storage;

/// The arguments of `dump`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements dump > dump.jsonl
  openelements dump --database postgres://api:...@db.internal/api | openelements check-instances -

Each line is a JSON object with the id and the name of an instance, the key of its element, and
what its caller supplied: `{\"id\", \"name\", \"element\": {\"key\"}, \"supplied\": {...}}`. Secrets are
`********`, and so are the values of entries that no catalogue knows. Tokens are left
out. All organizations are in it. The service may run meanwhile.")]
pub(crate) struct Dump {
    #[command(flatten)]
    pub(crate) storage: Storage,
    /// The directory of the specs of another catalogue that knows which entries are secrets, beside the one
    /// that is built in
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
}
