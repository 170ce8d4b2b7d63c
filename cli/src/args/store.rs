//! What the commands about the store have in common.

use std::path::PathBuf;

use clap::Args;
use openelements_runtime::Secret;

use super::Format;

/// Where the service keeps its data.
#[derive(Args, Debug)]
pub(crate) struct Storage {
    /// The directory of the data: the key, and the database unless `--database` names another
    #[arg(
        long,
        value_name = "DIR",
        env = "OPENELEMENTS_DATA",
        global = true,
        default_value = "openelements-data"
    )]
    pub(crate) data: PathBuf,
    /// The database, as `postgres://USER:PASSWORD@HOST/DATABASE` or `sqlite://FILE`
    #[arg(long, value_name = "URL", env = "OPENELEMENTS_DATABASE", global = true, hide_env_values = true)]
    pub(crate) database: Option<Secret>,
}

/// The arguments of `user list` and of `key list`.
#[derive(Args, Debug)]
pub(crate) struct Listing {
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
