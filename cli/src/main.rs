//! The `openelements` command: a thin shell around the runtime and the generator.
//!
//! Each command turns its arguments into an [`Output`] or a
//! [`Failure`](failure::Failure); only `main` prints.

mod args;
mod commands;
mod failure;
mod input;
mod output;
mod specs;
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
        Command::Provision(args) => commands::provision::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Import(args) => commands::import::run(&args),
        Command::List(args) => commands::list::run(&args),
        Command::Search(args) => commands::search::run(&args),
        Command::Show(args) => commands::show::run(&args),
        Command::Generate(args) => commands::generate::run(&args),
    };
    result.unwrap_or_else(Output::from).print()
}
