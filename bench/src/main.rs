//! Measurements, each beside what it is to be compared with, in one run.

mod load;

use std::error::Error;

use clap::{Parser, Subcommand};

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
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match Arguments::parse().command {
        Command::Load(load) => runtime.block_on(load::run(&load)),
    }
}
