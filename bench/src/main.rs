//! Measurements, each beside what it is to be compared with, in one run.

mod failure;
mod load;
mod report;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;

/// The command line.
#[derive(Parser)]
#[command(name = "bench", about = "Measure openelements beside what it is compared with")]
struct Arguments {
    /// What to measure
    #[command(subcommand)]
    command: Command,
}

/// What can be measured.
#[derive(Subcommand)]
enum Command {
    /// Calls of the service beside the bare statements of its store
    Load(load::Load),
    /// What building, validating and generating cost, as a page
    Report(report::Report),
    /// What the report has valgrind watch
    #[command(hide = true)]
    Instructions(report::Instructions),
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // There is nobody left to tell.
            let _ = writeln!(anstream::stderr(), "error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Load(load) => {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
            runtime.block_on(load::run(&load))
        }
        Command::Report(report) => report::run(&report),
        Command::Instructions(instructions) => report::repeat(&instructions),
    }
}
