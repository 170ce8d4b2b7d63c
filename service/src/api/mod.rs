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
mod probes;

pub(crate) use operation::Operation;
pub(crate) use operations::{of_operators, operations};
