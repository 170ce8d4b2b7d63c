//! The commands, each a function from its arguments to what is printed.

pub(crate) mod check;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod key;
pub(crate) mod list;
pub(crate) mod provision;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod user;

mod refusal;
