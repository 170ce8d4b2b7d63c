//! Connectors to `SaaS` APIs, described once as data: each file in `specs` is a module here.

include!(concat!(env!("OUT_DIR"), "/elements/mod.rs"));

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
