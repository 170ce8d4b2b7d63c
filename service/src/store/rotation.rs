//! Sealing everything with the current key.

use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::record::{name, sealed};
use super::{LOOKUP_KEY, Store, StoreError};

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
        let mut last = 0;
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
        let Some(new) = self.vault.rewrap(LOOKUP_KEY, &sealed(&row)?)? else {
            return Ok(());
        };
        let update = "UPDATE sealed_keys SET key_id = $1, wrapped_key = $2 WHERE name = $3";
        let update = sqlx::query(update).bind(new.key_id).bind(new.wrapped_key).bind(LOOKUP_KEY);
        update.execute(&self.pool).await?;
        Ok(())
    }

    /// Takes over one instance, unless it was changed meanwhile: then the current key has sealed it.
    async fn rewrap_instance(&self, row: &AnyRow) -> Result<u64, StoreError> {
        let (id, version): (i64, i64) = (row.try_get("id")?, row.try_get("version")?);
        let Some(new) = self.vault.rewrap(&name(id), &sealed(row)?)? else {
            return Ok(0);
        };
        let update = "UPDATE instances SET key_id = $1, wrapped_key = $2 WHERE id = $3 AND version = $4";
        let update = sqlx::query(update).bind(new.key_id).bind(new.wrapped_key).bind(id).bind(version);
        Ok(update.execute(&self.pool).await?.rows_affected())
    }
}
