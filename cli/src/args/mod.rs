//! The command line, a module a command. The comments of the arguments are their help texts.

mod check;
mod check_instances;
mod diff;
mod docs;
mod dump;
mod explain;
mod export;
mod fmt;
mod generate;
mod import;
mod key;
mod list;
mod new;
mod provision;
mod schema;
mod search;
mod serve;
mod show;
mod store;
mod user;
mod watch;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use self::check::{Check, CheckFormat, Checked, LintLevels};
pub(crate) use self::check_instances::CheckInstances;
pub(crate) use self::diff::{Diff, DiffBump, DiffFormat};
pub(crate) use self::docs::{Docs, DocsFormat};
pub(crate) use self::dump::Dump;
pub(crate) use self::explain::{Explain, ExplainFormat};
pub(crate) use self::export::{Export, ExportCommand, JsonSchema, Typescript};
pub(crate) use self::fmt::Fmt;
pub(crate) use self::generate::Generate;
pub(crate) use self::import::Import;
pub(crate) use self::key::{Key, KeyCommand};
pub(crate) use self::list::{List, ListFormat};
pub(crate) use self::new::New;
pub(crate) use self::provision::Provision;
pub(crate) use self::schema::Schema;
pub(crate) use self::search::Search;
pub(crate) use self::serve::Serve;
pub(crate) use self::show::Show;
pub(crate) use self::store::{Listing, Storage};
pub(crate) use self::user::{User, UserAdd, UserCommand};
pub(crate) use self::watch::Watch;

/// What `openelements --help` says below the commands.
const OVERVIEW: &str = "\
Start here:
  openelements serve                              the `/instances` API on this machine
  openelements list                               which elements there are
  openelements show chargebee                     what one of them takes
  openelements provision examples/chargebee.json  make an instance from a request
  openelements new acme                           begin the spec of an element of your own
  openelements check                              every problem of the specs in `specs`

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
    /// Write what is stored of each instance, without secrets, for `check-instances`
    Dump(Dump),
    /// Make an instance from a request, or say everything that is wrong with it
    Provision(Provision),
    /// List the elements that are built in
    List(List),
    /// Find elements by words: of their keys, names, hubs, descriptions and entries
    Search(Search),
    /// Show what an element takes, or the Rust code generated from a spec
    Show(Show),
    /// Write the first version of a spec
    New(New),
    /// Draft specs from documentation: pages with requests and responses, and element exports
    Import(Import),
    /// Check specs, and show every problem with its place
    Check(Check),
    /// Explain what the code of a problem means, with a wrong and a right example
    Explain(Explain),
    /// Put specs in canonical order, with their comments
    Fmt(Fmt),
    /// Check specs again whenever they are saved
    Watch(Watch),
    /// Tell what changes between two catalogues, whom it breaks, and which version it needs
    Diff(Diff),
    /// List the stored instances that a catalogue would refuse
    CheckInstances(CheckInstances),
    /// Generate the Rust library that specs describe
    Generate(Generate),
    /// Print the JSON Schema of specs, for editors, or of the configuration of an element
    Schema(Schema),
    /// Write the configurations of all elements for other tools: JSON Schemas, TypeScript
    Export(Export),
    /// Write the documentation of the elements: Markdown pages and a static site
    Docs(Docs),
}

/// The form of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}
