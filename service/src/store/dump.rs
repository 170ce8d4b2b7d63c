//! What is stored of every instance, for programs that look at all of them.

use openelements_runtime::Secret;
use sqlx::{AssertSqlSafe, Row as _};

use super::statements::SELECT;
use super::{Store, StoreError};

/// How many instances a page has: few enough to be in memory at once, whatever they hold.
const PAGE: i64 = 200;

/// What is stored of an instance, of whatever organization.
#[derive(Clone, Debug)]
pub struct StoredInstance {
    /// The id.
    pub id: i64,
    /// The name.
    pub name: String,
    /// The key of its element, when it was made.
    pub element_key: String,
    /// What the caller supplied, as the JSON text of an object, secrets in clear.
    pub supplied: Secret,
}

/// Some of the stored instances.
#[derive(Clone, Debug)]
pub struct StoredPage {
    /// The instances, in the order in which they were made.
    pub instances: Vec<StoredInstance>,
    /// The ids of those that cannot be read.
    pub unreadable: Vec<i64>,
    /// Where the next page begins; none after the last.
    pub next: Option<StoredPosition>,
}

/// Where a page of stored instances begins.
#[derive(Clone, Copy, Debug)]
pub struct StoredPosition {
    created: i64,
    id: i64,
}

impl Store {
    /// The first page of all instances, or the one that begins at a position.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn stored(&self, position: Option<StoredPosition>) -> Result<StoredPage, StoreError> {
        let StoredPosition { created, id } =
            position.unwrap_or(StoredPosition { created: i64::MIN, id: i64::MIN });
        let select = format!(
            "{SELECT}(instances.created > $1 OR (instances.created = $1 AND instances.id > $2)) \
             ORDER BY instances.created, instances.id LIMIT $3"
        );
        let select = sqlx::query(AssertSqlSafe(select)).bind(created).bind(id).bind(PAGE);
        let rows = select.fetch_all(&self.pool).await?;
        let mut page = StoredPage { instances: Vec::new(), unreadable: Vec::new(), next: None };
        for row in &rows {
            let (id, created) = (row.try_get("id")?, row.try_get("created")?);
            page.next = Some(StoredPosition { created, id });
            match self.with_keys(|| self.record(row)).await {
                Ok(record) => page.instances.push(StoredInstance {
                    id,
                    name: record.name,
                    element_key: record.element_key,
                    supplied: record.content.configuration,
                }),
                // One that was damaged must not hide the others.
                Err(StoreError::Sealed(_) | StoreError::Unreadable(_)) => page.unreadable.push(id),
                Err(error) => return Err(error),
            }
        }
        Ok(page)
    }
}
