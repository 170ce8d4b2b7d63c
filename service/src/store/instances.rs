//! Single instances: made, found, changed, removed.

use openelements_runtime::Secret;
use sqlx::AssertSqlSafe;

use super::{Record, Store, StoreError, statements};

impl Store {
    /// Adds an instance.
    pub(crate) async fn insert(&self, record: &Record) -> Result<(), StoreError> {
        let sealed = self.with_keys(|| self.seal(record)).await?;
        let insert = sqlx::query(statements::INSERT).bind(record.id).bind(record.organization_id);
        let insert = insert.bind(record.user.id.cast_signed()).bind(&record.element_key).bind(&record.name);
        let insert = insert.bind(record.tags_text()).bind(record.search()).bind(i64::from(record.disabled));
        let insert =
            insert.bind(&record.external_authentication).bind(self.fingerprint(&record.content.token));
        let insert = insert.bind(&sealed.key_id).bind(&sealed.wrapped_key).bind(&sealed.sealed);
        let turn = self.turn().await;
        insert.bind(record.version).bind(record.created).execute(&self.pool).await?;
        drop(turn);
        self.follow_rotation(record.id, record.version, &sealed).await;
        Ok(())
    }

    /// The instance of an organization with that id.
    pub(crate) async fn find(&self, organization_id: i64, id: i64) -> Result<Option<Record>, StoreError> {
        let select = AssertSqlSafe([statements::SELECT, statements::BY_ID].concat());
        let select = sqlx::query(select).bind(id).bind(organization_id);
        match select.fetch_optional(&self.pool).await? {
            Some(row) => self.with_keys(|| self.record(&row)).await.map(Some),
            None => Ok(None),
        }
    }

    /// The instance of an organization with that token.
    pub(crate) async fn find_by_token(
        &self,
        organization_id: i64,
        token: &Secret,
    ) -> Result<Option<Record>, StoreError> {
        let select = AssertSqlSafe([statements::SELECT, statements::BY_TOKEN].concat());
        let select = sqlx::query(select).bind(self.fingerprint(token)).bind(organization_id);
        match select.fetch_optional(&self.pool).await? {
            Some(row) => self.with_keys(|| self.record(&row)).await.map(Some),
            None => Ok(None),
        }
    }

    /// Stores a changed instance, unless another change came first; tells whether it did.
    pub(crate) async fn update(&self, record: &Record) -> Result<bool, StoreError> {
        let sealed = self.with_keys(|| self.seal(record)).await?;
        let update =
            sqlx::query(statements::UPDATE).bind(&record.name).bind(record.tags_text()).bind(record.search());
        let update = update.bind(i64::from(record.disabled)).bind(&record.external_authentication);
        let update = update.bind(&sealed.key_id).bind(&sealed.wrapped_key).bind(&sealed.sealed);
        let update = update.bind(record.id).bind(record.organization_id).bind(record.version);
        let turn = self.turn().await;
        let is_updated = update.execute(&self.pool).await?.rows_affected() > 0;
        drop(turn);
        if is_updated {
            self.follow_rotation(record.id, record.version + 1, &sealed).await;
        }
        Ok(is_updated)
    }

    /// Removes an instance; tells whether there was one.
    pub(crate) async fn remove(&self, organization_id: i64, id: i64) -> Result<bool, StoreError> {
        let delete = sqlx::query(statements::REMOVE).bind(id).bind(organization_id);
        let _turn = self.turn().await;
        Ok(delete.execute(&self.pool).await?.rows_affected() > 0)
    }

    fn fingerprint(&self, token: &Secret) -> String {
        self.lookup_key.fingerprint(token.expose())
    }
}
