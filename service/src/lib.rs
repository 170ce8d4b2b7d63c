//! The `/instances` API as a library: a router over any catalogue of elements, a store for the
//! instances, and the encryption of what is stored.
//!
//! ```
//! use openelements_service::{Database, KeySource, Service, Settings, Store};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let directory = tempfile::tempdir()?;
//! # let directory = directory.path();
//! // The key file and the database are made at the first start.
//! let key = KeySource::File(directory.join("key"));
//! let store = Store::open(&Database::in_directory(directory), key).await?;
//! let user = store.add_user("Ada Lovelace", Some("Analytical Engines")).await?;
//! assert_eq!(user.user_secret.expose().len(), 44);
//!
//! // A router of axum, to be served, or merged with routes of yours.
//! let service = Service::new(openelements::CATALOGUE, store.clone(), Settings::default());
//! let router: axum::Router = service.router();
//! # drop(router);
//! # store.close().await;
//! # Ok(())
//! # }
//! ```
//!
//! [`serve`] listens, with limits, and ends without losing answers.

mod api;
mod authorization;
mod body;
mod clock;
mod envelope;
mod markup;
mod metrics;
mod openapi;
mod paths;
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
pub use store::{
    Database, KeyUse, NewUser, OpenError, Rotation, Store, StoreError, StoredInstance, StoredPage,
    StoredPosition, UserRow,
};
pub use vault::{InvalidKeys, KeyError, KeySource, NoRandomBytes, VaultError};
