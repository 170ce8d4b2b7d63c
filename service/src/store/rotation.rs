//! Sealing everything with the current key.

use std::collections::BTreeMap;

use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::record::{name, sealed};
use super::{LOOKUP_KEY, OpenError, Store, StoreError};
use crate::vault::Sealed;

/// How many instances are visited at a time.
const BATCH: i64 = 500;

/// How often all instances are looked through: writers go on meanwhile, and some have the old key still.
const PASSES: usize = 20;

/// A key, and how much was sealed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyUse {
    /// The id of the key.
    pub id: String,
    /// Whether it is the one that seals.
    pub is_current: bool,
    /// How many instances need it to be read.
    pub instances: u64,
}

/// What a rotation has done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rotation {
    /// The key that seals everything now.
    pub key_id: String,
    /// How many instances it took over.
    pub instances: u64,
}

impl Store {
    /// Makes a new key, and seals everything with it. With keys in the environment the first of them is
    /// the new one.
    ///
    /// # Errors
    /// Where the key file cannot be written, or the environment has one key only.
    pub async fn rotate_key(&self) -> Result<Rotation, OpenError> {
        self.vault.rotate()?;
        Ok(self.rewrap().await?)
    }

    /// Seals with the current key what was sealed with another. Only the keys of the contents are
    /// sealed anew, not the contents. Calls are served all the while; it can be interrupted, and run
    /// again.
    ///
    /// # Errors
    /// Where the store does not answer, or a key is missing.
    pub async fn rewrap(&self) -> Result<Rotation, StoreError> {
        let key_id = self.vault.current_key_id();
        self.rewrap_lookup_key().await?;
        let mut instances = 0;
        for _ in 0..PASSES {
            let taken = self.rewrap_all(&key_id).await?;
            instances += taken;
            if taken == 0 {
                break;
            }
        }
        Ok(Rotation { key_id, instances })
    }

    /// The keys of this process, and how many instances need each.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub async fn key_uses(&self) -> Result<Vec<KeyUse>, StoreError> {
        let select = "SELECT key_id, count(*) AS instances FROM instances GROUP BY key_id";
        let rows = sqlx::query(select).fetch_all(&self.pool).await?;
        let mut counts = BTreeMap::new();
        for row in &rows {
            counts.insert(
                row.try_get::<String, _>("key_id")?,
                row.try_get::<i64, _>("instances")?.unsigned_abs(),
            );
        }
        let ring = self.vault.ring();
        let uses = ring.keys().map(|key| KeyUse {
            id: key.id().to_owned(),
            is_current: key.id() == ring.current().id(),
            instances: counts.get(key.id()).copied().unwrap_or_default(),
        });
        Ok(uses.collect())
    }

    /// Makes sure that every instance can be opened with the keys that are there.
    pub(super) async fn require_keys(&self) -> Result<(), OpenError> {
        let select = sqlx::query("SELECT DISTINCT key_id FROM instances").fetch_all(&self.pool);
        for row in select.await.map_err(StoreError::from)? {
            let key_id: String = row.try_get("key_id").map_err(StoreError::from)?;
            self.vault.require_key(&key_id)?;
        }
        Ok(())
    }

    /// Looks once through all instances, and tells how many it took over.
    async fn rewrap_all(&self, key_id: &str) -> Result<u64, StoreError> {
        let (mut instances, mut last) = (0, 0_i64);
        loop {
            let select = "SELECT id, version, key_id, wrapped_key, sealed FROM instances \
                          WHERE key_id <> $1 AND id > $2 ORDER BY id LIMIT $3";
            let select = sqlx::query(select).bind(key_id).bind(last).bind(BATCH);
            let rows = select.fetch_all(&self.pool).await?;
            let Some(row) = rows.last() else {
                return Ok(instances);
            };
            last = row.try_get("id")?;
            for row in &rows {
                instances += self.rewrap_instance(row).await?;
            }
        }
    }

    async fn rewrap_lookup_key(&self) -> Result<(), StoreError> {
        let select = "SELECT key_id, wrapped_key, sealed FROM sealed_keys WHERE name = $1";
        let row = sqlx::query(select).bind(LOOKUP_KEY).fetch_one(&self.pool).await?;
        let old = sealed(&row)?;
        let Some(new) = self.vault.rewrap(LOOKUP_KEY, &old)? else {
            return Ok(());
        };
        let update = "UPDATE sealed_keys SET key_id = $1, wrapped_key = $2 WHERE name = $3 AND key_id = $4";
        let update = sqlx::query(update).bind(new.key_id).bind(new.wrapped_key);
        update.bind(LOOKUP_KEY).bind(old.key_id).execute(&self.pool).await?;
        Ok(())
    }

    async fn rewrap_instance(&self, row: &AnyRow) -> Result<u64, StoreError> {
        self.rewrap_one(row.try_get("id")?, row.try_get("version")?, &sealed(row)?).await
    }

    /// What a writer does for what it has just stored, if the key was rotated since it was sealed: the
    /// rotation may have looked before that. If it fails, what was stored is stored all the same; a start
    /// without the old key, and `key list`, tell that it is needed.
    pub(super) async fn follow_rotation(&self, id: i64, version: i64, old: &Sealed) {
        if let Err(error) = self.rewrap_one(id, version, old).await {
            tracing::error!(%error, "an instance is sealed with an earlier key still");
        }
    }

    /// Wraps the data key of an instance with the current key, unless that has wrapped it, or it was
    /// changed meanwhile.
    async fn rewrap_one(&self, id: i64, version: i64, old: &Sealed) -> Result<u64, StoreError> {
        let Some(new) = self.vault.rewrap(&name(id), old)? else {
            return Ok(0);
        };
        let update = "UPDATE instances SET key_id = $1, wrapped_key = $2 \
                      WHERE id = $3 AND version = $4 AND key_id = $5";
        let update = sqlx::query(update).bind(new.key_id).bind(new.wrapped_key).bind(id).bind(version);
        let _turn = self.turn().await;
        Ok(update.bind(&old.key_id).execute(&self.pool).await?.rows_affected())
    }
}
