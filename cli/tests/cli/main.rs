//! Runs the real program, as a person or a script would.

mod check;
mod generate;
mod import;
mod list;
mod provision;
mod run;
mod search;
mod show;
mod usage;
