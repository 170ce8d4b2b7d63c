//! The calls, a module a kind.

mod change;
mod configuration;
mod definition;
mod docs;
mod document;
mod draft;
mod elements;
mod instances;
mod listing;
mod oauth;
mod operation;
mod operations;
mod page;
mod probes;

pub(crate) use draft::MAX_ENTRIES;
pub(crate) use elements::hubs;
pub(crate) use operation::{Access, Answer, Operation};
pub(crate) use operations::{of_operators, operations};
pub(crate) use page::routes as page;
