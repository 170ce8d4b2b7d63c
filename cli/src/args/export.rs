//! The arguments of `export`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// The arguments of `export`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements export json-schema --out schemas
  openelements export typescript --out openelements.d.ts
  openelements export typescript --specs drafts")]
pub(crate) struct Export {
    /// What to export
    #[command(subcommand)]
    pub(crate) command: ExportCommand,
}

/// What can be exported.
#[derive(Debug, Subcommand)]
pub(crate) enum ExportCommand {
    /// Write a JSON Schema of the configuration of each element, `KEY.schema.json`
    JsonSchema(JsonSchema),
    /// Write a TypeScript declaration file of the configurations of all elements
    Typescript(Typescript),
}

/// The arguments of `export json-schema`.
#[derive(Args, Debug)]
pub(crate) struct JsonSchema {
    /// The directory to write, made if need be; schemas that were written before and are no longer are
    /// removed, other files are left alone
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The directory of specs to take the elements from, instead of those built in
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
}

/// The arguments of `export typescript`.
#[derive(Args, Debug)]
pub(crate) struct Typescript {
    /// The file to write, instead of standard output; one that was not written before is not replaced
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// The directory of specs to take the elements from, instead of those built in
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
}
