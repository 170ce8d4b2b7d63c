//! Connectors to `SaaS` APIs, described once as data: each file in `specs` is a module here.

include!(concat!(env!("OUT_DIR"), "/elements/mod.rs"));
