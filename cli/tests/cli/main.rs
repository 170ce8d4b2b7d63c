//! Runs the real program, as a person or a script would.

mod check;
mod check_instances;
mod diff;
mod docs;
mod explain;
mod export;
mod fmt;
mod forms;
mod generate;
mod import;
mod levels;
mod list;
mod new;
mod outdated;
mod provision;
mod run;
mod sarif;
mod schema;
mod search;
mod show;
mod usage;
#[cfg(unix)]
mod watch;
