//! The arguments of `new`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `new`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements new acme --authentication basic --base-url https://{site}.example.com
  openelements new acme --authentication oauth2 --base-url https://api.example.com/v1 --hub crm
  openelements new acme --authentication basic,apiKey --out -

Each name in braces becomes a field, unless the authentication brings it; a name such as `token`, that of
a secret, cannot stand in a URL. The spec passes `openelements check`; its texts are for you to make
better.")]
pub(crate) struct New {
    /// The key of the element
    pub(crate) key: String,
    /// The types of authentication, the default first: basic, oauth1, oauth2, apiKey, awsv4, custom
    #[arg(long, value_name = "TYPE", value_delimiter = ',')]
    pub(crate) authentication: Vec<String>,
    /// The base URL, with a name in braces for what the caller supplies
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// The name for people; by default it is made of the key
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// What the element connects to
    #[arg(long, value_name = "TEXT")]
    pub(crate) description: Option<String>,
    /// The family it belongs to, such as `crm`
    #[arg(long)]
    pub(crate) hub: Option<String>,
    /// Where users grant access, with OAuth; by default a guess from the base URL
    #[arg(long, value_name = "URL")]
    pub(crate) authorization_url: Option<String>,
    /// Where tokens are given out, with OAuth; by default a guess from the base URL
    #[arg(long, value_name = "URL")]
    pub(crate) token_url: Option<String>,
    /// The file to write, or the directory for `KEY.yaml`, or `-` for standard output
    #[arg(long, value_name = "PATH", default_value = "specs")]
    pub(crate) out: PathBuf,
    /// Replace a spec that is there already
    #[arg(long)]
    pub(crate) force: bool,
}
