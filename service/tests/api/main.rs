//! The API over both stores: SQLite always, and PostgreSQL wherever there is one.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "Clippy does not take the helpers of tests for tests"
)]

#[path = "../support/postgres.rs"]
mod postgres;

mod caller;
mod harness;
mod operators;
