//! The arguments of `key`.

use clap::{Args, Subcommand};

use super::{Listing, Storage};

/// The arguments of `key`.
#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  openelements key rotate

The new key is put into the key file before the others. Running services that use the file follow
by themselves. With keys in OPENELEMENTS_KEY, separated by commas, add a new one at the end and
restart the services; then put it first, restart them again, and run the command with it.")]
pub(crate) struct Key {
    /// What to do with the key
    #[command(subcommand)]
    pub(crate) command: KeyCommand,
    #[command(flatten)]
    pub(crate) storage: Storage,
}

/// What can be done with the key.
#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// List the keys, and how many instances need each
    List(Listing),
    /// Make a new key, and encrypt everything with it; services go on meanwhile
    Rotate,
}
