//! The service as it is run: one process and several, over SQLite and PostgreSQL, killed, cut off, stopped.

#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that cannot run has failed, and says why"
)]

mod client;
mod crowd;
mod documentation;
mod dump;
mod durability;
mod faults;
mod first_start;
mod keys;
mod load;
mod messages;
mod options;
mod place;
#[path = "../../../service/tests/support/postgres.rs"]
mod postgres;
mod process;
mod proxy;
mod random;
#[path = "../cli/run.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod run;
mod secrets;
mod sharing;
mod shutdown;
mod users;
