//! The commands, each a function from its arguments to what is printed.

pub(crate) mod check;
pub(crate) mod check_instances;
pub(crate) mod diff;
pub(crate) mod docs;
pub(crate) mod dump;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod key;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod provision;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod user;
pub(crate) mod watch;

mod refusal;
