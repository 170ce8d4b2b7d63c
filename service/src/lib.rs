//! The `/instances` API as a library: a router over any catalogue of elements, a store for the
//! instances, and the encryption of what is stored.

mod api;
mod authorization;
mod body;
mod clock;
mod envelope;
mod markup;
mod metrics;
mod openapi;
mod query;
mod refusal;
mod router;
mod server;
mod service;
mod store;
mod vault;

pub use server::serve;
pub use service::{Service, Settings};
#[doc(hidden)]
pub use store::statements;
pub use store::{Database, KeyUse, NewUser, OpenError, Rotation, Store, StoreError, UserRow};
pub use vault::{InvalidKeys, KeyError, KeySource, NoRandomBytes, VaultError};
