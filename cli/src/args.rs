//! The command line. The comments of the arguments are their help texts.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use openelements_runtime::{Noun, Secret};

/// What `openelements --help` says below the commands.
const OVERVIEW: &str = "\
Start here:
  openelements serve                              the `/instances` API on this machine
  openelements list                               which elements there are
  openelements show chargebee                     what one of them takes
  openelements provision examples/chargebee.json  make an instance from a request

Exit codes: 0 done, 1 refused or problems found, 2 the command line is wrong.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "openelements", version, after_help = OVERVIEW)]
#[command(about = "Connectors to SaaS APIs, described once as data")]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the command line can ask for.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the `/instances` API over HTTP
    Serve(Serve),
    /// Add, list and revoke the users of the API
    User(User),
    /// Change the key that the store is encrypted with
    Key(Key),
    /// Make an instance from a request, or say everything that is wrong with it
    Provision(Provision),
    /// Check specs, and show every problem with its place
    Check(Check),
    /// Draft specs from documentation: pages with requests and responses, and element exports
    Import(Import),
    /// List the elements that are built in
    List(List),
    /// Find elements by words: of their keys, names, hubs, descriptions and entries
    Search(Search),
    /// Show what an element takes, or the Rust code generated from a spec
    Show(Show),
    /// Generate the Rust library that specs describe
    Generate(Generate),
}

/// The form of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

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

/// The arguments of `check`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements check
  openelements check specs more-specs/recurly.yaml
  openelements check --format json | jq '.[].message'

Problems are shown on standard error as text, and on standard output as JSON.
Specs that are given together are checked together: no two may have one key.")]
pub(crate) struct Check {
    /// Spec files, or directories of them
    #[arg(value_name = "PATH", default_value = "specs")]
    pub(crate) paths: Vec<PathBuf>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

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

/// The arguments of `import`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements import docs/recurly.md
  openelements import docs/zendesk/authenticate.md docs/zendesk/events.md --out drafts
  openelements import exports --out - > drafts.yaml

What several files say about one element is put together. Each draft is `DIR/KEY.yaml`. The report
on standard error says what was assumed, what is unclear, and what was left out; read the drafts
before you use them.")]
pub(crate) struct Import {
    /// Markdown pages and JSON exports, or directories of `*.md` and `*.json` files
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The directory for the drafts, or `-` for standard output
    #[arg(long, value_name = "DIR", default_value = "specs")]
    pub(crate) out: PathBuf,
    /// Replace specs that are there already
    #[arg(long)]
    pub(crate) force: bool,
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

/// The arguments of `show`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements show chargebee
  openelements show chargebee --format json
  openelements show chargebee --rust
  openelements show recurly --specs drafts

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
    /// The directory of specs to take the element from, instead of those built in; with `--rust`,
    /// `specs` unless another is named
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
}

/// The arguments of `generate`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements generate --out src/elements
  openelements generate --out src/elements --only chargebee stripe
  openelements generate --out src/elements --check

A file that was generated before and is no longer is removed; no other file is touched.")]
pub(crate) struct Generate {
    /// The directory to write, made if need be
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The directory of the specs
    #[arg(long, value_name = "DIR", default_value = "specs")]
    pub(crate) specs: PathBuf,
    /// Generate the elements of these keys only
    #[arg(long, value_name = "KEY", num_args = 1.., value_delimiter = ',')]
    pub(crate) only: Option<Vec<String>>,
    /// The path under which the generated code finds the runtime crate
    #[arg(long, value_name = "PATH", default_value_t = openelements_codegen::Options::default().runtime)]
    pub(crate) runtime: String,
    /// Write nothing; fail if the directory is not what would be written
    #[arg(long)]
    pub(crate) check: bool,
}

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

/// The arguments of `user list` and of `key list`.
#[derive(Args, Debug)]
pub(crate) struct Listing {
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
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

/// An address to listen on.
fn address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "expected an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080")
}

/// The id of a user.
fn user_id(text: &str) -> Result<i64, &'static str> {
    text.parse().map_err(|_| "expected a number, as `openelements user list` has it")
}
