//! The `openelements` command: a thin shell around the runtime and the generator.
//!
//! Each command turns its arguments into an [`Output`] or a
//! [`Failure`](failure::Failure); only `main` prints.

mod args;
mod commands;
mod failure;
mod input;
mod levels;
mod output;
mod save;
mod specs;
mod stop;
mod store;
mod table;
mod words;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};
use crate::output::Output;

/// Runs the command that was asked for, and prints what came of it.
fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Serve(args) => commands::serve::run(&args),
        Command::User(args) => commands::user::run(&args),
        Command::Key(args) => commands::key::run(&args),
        Command::Dump(args) => commands::dump::run(&args),
        Command::Provision(args) => commands::provision::run(&args),
        Command::List(args) => commands::list::run(&args),
        Command::Search(args) => commands::search::run(&args),
        Command::Show(args) => commands::show::run(&args),
        Command::New(args) => commands::new::run(&args),
        Command::Import(args) => commands::import::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Fmt(args) => commands::fmt::run(&args),
        Command::Watch(args) => commands::watch::run(&args),
        Command::Diff(args) => commands::diff::run(&args),
        Command::CheckInstances(args) => commands::check_instances::run(&args),
        Command::Generate(args) => commands::generate::run(&args),
        Command::Schema(args) => commands::schema::run(&args),
        Command::Export(args) => commands::export::run(&args),
        Command::Docs(args) => commands::docs::run(&args),
    };
    result.unwrap_or_else(Output::from).print()
}
