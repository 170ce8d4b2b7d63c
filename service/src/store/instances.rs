//! Single instances: made, found, changed, removed.

use openelements_runtime::Secret;
use sqlx::AssertSqlSafe;

use super::record::COLUMNS;
use super::{Record, Store, StoreError};

impl Store {
    /// Adds an instance.
    pub(crate) async fn insert(&self, record: &Record) -> Result<(), StoreError> {
        let sealed = self.seal(record)?;
        let insert = "INSERT INTO instances (id, organization_id, user_id, element_key, name, tags, search, \
                      disabled, external_authentication, token_fingerprint, key_id, wrapped_key, sealed, \
                      version, created) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
        let insert = sqlx::query(insert).bind(record.id).bind(record.organization_id);
        let insert = insert.bind(record.user.id.cast_signed()).bind(&record.element_key).bind(&record.name);
        let insert = insert.bind(record.tags_text()?).bind(record.search()).bind(i64::from(record.disabled));
        let insert =
            insert.bind(&record.external_authentication).bind(self.fingerprint(&record.content.token));
        let insert = insert.bind(sealed.key_id).bind(sealed.wrapped_key).bind(sealed.sealed);
        insert.bind(record.version).bind(record.created).execute(&self.pool).await?;
        Ok(())
    }

    /// The instance of an organization with that id.
    pub(crate) async fn find(&self, organization_id: i64, id: i64) -> Result<Option<Record>, StoreError> {
        let select = format!(
            "SELECT {COLUMNS} FROM instances JOIN users ON users.id = instances.user_id \
             WHERE instances.id = $1 AND instances.organization_id = $2"
        );
        let select = sqlx::query(AssertSqlSafe(select)).bind(id).bind(organization_id);
        let row = select.fetch_optional(&self.pool).await?;
        row.map(|row| self.record(&row)).transpose()
    }

    /// The instance of an organization with that token.
    pub(crate) async fn find_by_token(
        &self,
        organization_id: i64,
        token: &Secret,
    ) -> Result<Option<Record>, StoreError> {
        let select = format!(
            "SELECT {COLUMNS} FROM instances JOIN users ON users.id = instances.user_id \
             WHERE instances.token_fingerprint = $1 AND instances.organization_id = $2"
        );
        let select = sqlx::query(AssertSqlSafe(select)).bind(self.fingerprint(token)).bind(organization_id);
        let row = select.fetch_optional(&self.pool).await?;
        row.map(|row| self.record(&row)).transpose()
    }

    /// Stores a changed instance, unless another change came first; tells whether it did.
    pub(crate) async fn update(&self, record: &Record) -> Result<bool, StoreError> {
        let sealed = self.seal(record)?;
        let update = "UPDATE instances SET name = $1, tags = $2, search = $3, disabled = $4, \
                      external_authentication = $5, key_id = $6, wrapped_key = $7, sealed = $8, \
                      version = version + 1 WHERE id = $9 AND organization_id = $10 AND version = $11";
        let update = sqlx::query(update).bind(&record.name).bind(record.tags_text()?).bind(record.search());
        let update = update.bind(i64::from(record.disabled)).bind(&record.external_authentication);
        let update = update.bind(sealed.key_id).bind(sealed.wrapped_key).bind(sealed.sealed);
        let update = update.bind(record.id).bind(record.organization_id).bind(record.version);
        Ok(update.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// Removes an instance; tells whether there was one.
    pub(crate) async fn remove(&self, organization_id: i64, id: i64) -> Result<bool, StoreError> {
        let delete = "DELETE FROM instances WHERE id = $1 AND organization_id = $2";
        let delete = sqlx::query(delete).bind(id).bind(organization_id);
        Ok(delete.execute(&self.pool).await?.rows_affected() > 0)
    }

    fn fingerprint(&self, token: &Secret) -> String {
        self.lookup_key.fingerprint(token.expose())
    }
}
