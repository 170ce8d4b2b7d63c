//! The arguments of `user`.

use clap::{Args, Subcommand};

use super::{Format, Listing, Storage};

/// The arguments of `user`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements user add --name 'Ada Lovelace'
  openelements user add --name Bob --organization Acme --format json
  openelements user list
  openelements user revoke 2024170693264105

A running service knows of it at once. Users of one organization share its instances.")]
pub(crate) struct User {
    /// What to do with users
    #[command(subcommand)]
    pub(crate) command: UserCommand,
    #[command(flatten)]
    pub(crate) storage: Storage,
}

/// What can be done with users.
#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Add a user, and print its secrets, once
    Add(UserAdd),
    /// List the users
    List(Listing),
    /// Refuse the secrets of a user from now on; the instances stay
    Revoke {
        /// The id, as `openelements user list` has it
        #[arg(value_parser = user_id)]
        id: i64,
    },
}

/// The arguments of `user add`.
#[derive(Args, Debug)]
pub(crate) struct UserAdd {
    /// The name of the user
    #[arg(long)]
    pub(crate) name: String,
    /// The name of the organization, made if there is none; by default the user gets its own
    #[arg(long, value_name = "NAME")]
    pub(crate) organization: Option<String>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// The id of a user.
fn user_id(text: &str) -> Result<i64, &'static str> {
    text.parse().map_err(|_| "expected a number, as `openelements user list` has it")
}
