//! Sealing everything with the current key.

use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::record::{name, sealed};
use super::{LOOKUP_KEY, Store, StoreError};
use crate::vault::Sealed;

/// How many instances are visited at a time.
const BATCH: i64 = 500;

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
        let mut last: i64 = 0;
        loop {
            let select = "SELECT id, version, key_id, wrapped_key, sealed FROM instances \
                          WHERE key_id <> $1 AND id > $2 ORDER BY id LIMIT $3";
            let select = sqlx::query(select).bind(&key_id).bind(last).bind(BATCH);
            let rows = select.fetch_all(&self.pool).await?;
            let Some(row) = rows.last() else {
                return Ok(Rotation { key_id, instances });
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
        self.follow_rotation(row.try_get("id")?, row.try_get("version")?, &sealed(row)?).await
    }

    /// Wraps the data key of an instance with the current key, unless that has wrapped it, or it was
    /// changed meanwhile. A writer does it too for what it has just stored: a rotation may have looked
    /// before that, and then nobody else would.
    pub(super) async fn follow_rotation(
        &self,
        id: i64,
        version: i64,
        old: &Sealed,
    ) -> Result<u64, StoreError> {
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
