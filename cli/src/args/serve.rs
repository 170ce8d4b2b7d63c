//! The arguments of `serve`.

use std::net::SocketAddr;

use clap::Args;
use clap::builder::BoolishValueParser;
use openelements_runtime::Noun;

use super::Storage;

/// The arguments of `serve`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements serve
  openelements serve --listen 0.0.0.0:8080 --database postgres://api:...@db.internal/api
  openelements serve --noun connector

The first start makes a user and prints its secrets, once. The store is encrypted with the key in
the file `key` of the data directory, or with that in OPENELEMENTS_KEY. What is logged is set with
OPENELEMENTS_LOG: `error`, `warn`, `info`, `debug`.")]
pub(crate) struct Serve {
    /// The address and port to listen on
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "OPENELEMENTS_LISTEN",
        default_value = "127.0.0.1:8080",
        value_parser = address
    )]
    pub(crate) listen: SocketAddr,
    #[command(flatten)]
    pub(crate) storage: Storage,
    /// What an element is called in paths and documents
    #[arg(long, value_name = "WORD", env = "OPENELEMENTS_NOUN", default_value = "element")]
    pub(crate) noun: Noun,
    /// Refuse entries that an element does not have, instead of answering with a warning
    #[arg(long, env = "OPENELEMENTS_STRICT", value_parser = BoolishValueParser::new())]
    pub(crate) strict: bool,
}

/// An address to listen on.
fn address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "expected an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080")
}
