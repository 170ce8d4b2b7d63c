//! The store: users and instances in SQLite, in PostgreSQL, or in what speaks its protocol.
//!
//! One SQL for all of them. A change is one statement, or a transaction whose first statement writes,
//! so that no database has to upgrade a lock.

mod database;
mod dump;
mod error;
mod instances;
mod listing;
mod migrations;
mod record;
mod rotation;
#[doc(hidden)]
pub mod statements;
mod users;

use std::sync::Arc;
use std::time::Duration;

use sqlx::AnyPool;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::vault::{KeySource, Keys, LookupKey, Sealed, Vault, VaultError};

pub use database::Database;
pub use dump::{StoredInstance, StoredPage, StoredPosition};
pub use error::{OpenError, StoreError};
pub use rotation::{KeyUse, Rotation};
pub use users::{NewUser, UserRow};

pub(crate) use listing::{Filter, Page};
pub(crate) use record::{Content, Record};
pub(crate) use users::Principal;

/// How long a request may wait for a connection before it is told that the store is not available.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often the store is asked which key it is sealed with.
const WATCH: Duration = Duration::from_secs(1);

/// The name under which the lookup key of tokens is kept.
const LOOKUP_KEY: &str = "lookup key of tokens";

/// Users and instances. Cheap to clone: clones share their connections.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    vault: Vault,
    lookup_key: Arc<LookupKey>,
    /// Where writers must take turns, the turn.
    turn: Option<Arc<Semaphore>>,
}

impl Store {
    /// Opens a database, and brings its tables up to date; makes a key file for a new store. In a runtime
    /// of Tokio, where a task looks after the keys until the store is closed, or its last clone dropped.
    ///
    /// # Errors
    /// Where it cannot be reached, was made by a later version, or was sealed with another key.
    pub async fn open(database: &Database, source: KeySource) -> Result<Self, OpenError> {
        let pool = database.connect(PATIENCE).await?;
        migrations::run(&pool, database).await?;
        // In this order: another process that starts makes the file before it seals anything with it.
        if sealed_lookup_key(&pool).await?.is_some() && source.is_missing() {
            let (origin, database) = (source.to_string(), database.to_string());
            return Err(OpenError::KeyFileLost { origin, database });
        }
        let vault = Vault::new(Arc::new(Keys::open(source)?));
        let lookup_key = Arc::new(lookup_key(&pool, &vault).await?);
        let turn = database.is_sqlite().then(|| Arc::new(Semaphore::new(1)));
        let store = Self { pool, vault, lookup_key, turn };
        store.require_keys().await?;
        store.watch_keys();
        Ok(store)
    }

    /// Keeps in view what the keys of the store open: a rotation by another process changes it, and then
    /// a key file is told from that of another store by it.
    fn watch_keys(&self) {
        let (pool, vault, store) = (self.pool.clone(), self.vault.clone(), Arc::downgrade(&self.lookup_key));
        tokio::spawn(async move {
            while !pool.is_closed() && store.strong_count() > 0 {
                if let Ok(Some(sealed)) = sealed_lookup_key(&pool).await {
                    vault.prove(sealed);
                }
                tokio::time::sleep(WATCH).await;
            }
        });
    }

    /// Seals or opens something; if the keys that are known do not fit, once more with those of now.
    async fn with_keys<T>(&self, operation: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let first = operation();
        if !matches!(
            first,
            Err(StoreError::Sealed(VaultError::UnknownKey { .. } | VaultError::Foreign { .. }))
        ) {
            return first;
        }
        if let Some(sealed) = sealed_lookup_key(&self.pool).await? {
            self.vault.prove(sealed);
        }
        operation()
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Where it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Waits until this writer may write. SQLite has one writer at a time, and lets the others try again
    /// and again until luck has it: without an order some wait for seconds.
    async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        let turn = self.turn.clone()?;
        turn.acquire_owned().await.ok()
    }

    /// Closes all connections, once what they are doing is done; those of a database that does not answer
    /// any more are given up.
    pub async fn close(&self) {
        if tokio::time::timeout(PATIENCE, self.pool.close()).await.is_err() {
            tracing::warn!("the database does not answer; connections are given up");
        }
    }
}

/// The key that finds tokens: the one of this store, or a new one for a new store. It is also what
/// tells a wrong master key at once.
async fn lookup_key(pool: &AnyPool, vault: &Vault) -> Result<LookupKey, OpenError> {
    if sealed_lookup_key(pool).await?.is_none() {
        add_lookup_key(pool, vault).await?;
    }
    // Of several processes that start at once one has been first, and all take its key.
    let sealed = sealed_lookup_key(pool).await?;
    let damaged = || StoreError::Unreadable(LOOKUP_KEY.to_owned());
    let bytes = vault.open(LOOKUP_KEY, &sealed.ok_or_else(damaged)?)?;
    LookupKey::of(&bytes).ok_or_else(|| damaged().into())
}

async fn sealed_lookup_key(pool: &AnyPool) -> Result<Option<Sealed>, StoreError> {
    let select = sqlx::query("SELECT key_id, wrapped_key, sealed FROM sealed_keys WHERE name = $1");
    let row = select.bind(LOOKUP_KEY).fetch_optional(pool).await?;
    Ok(row.map(|row| record::sealed(&row)).transpose()?)
}

async fn add_lookup_key(pool: &AnyPool, vault: &Vault) -> Result<(), StoreError> {
    let fresh = LookupKey::random()?;
    let sealed = vault.seal(LOOKUP_KEY, fresh.bytes())?;
    let insert = "INSERT INTO sealed_keys (name, key_id, wrapped_key, sealed) VALUES ($1, $2, $3, $4) \
                  ON CONFLICT DO NOTHING";
    let insert = sqlx::query(insert).bind(LOOKUP_KEY).bind(sealed.key_id);
    insert.bind(sealed.wrapped_key).bind(sealed.sealed).execute(pool).await?;
    Ok(())
}
