//! The API over both stores: SQLite always, and PostgreSQL wherever there is one.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "Clippy does not take the helpers of tests for tests"
)]

#[path = "../support/postgres.rs"]
mod postgres;

mod authorization;
mod caller;
mod catalogue;
mod concurrency;
mod configuration;
#[path = "../../../tests/support/mod.rs"]
mod documents;
mod fixtures;
mod harness;
mod instances;
mod isolation;
mod leaks;
mod listing;
mod migrations;
mod oauth;
mod operators;
mod outdated;
mod refusals;
mod renamed;
mod report;
mod seeds;
mod sockets;
