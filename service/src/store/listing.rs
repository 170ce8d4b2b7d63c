//! Many instances.

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Row as _};

use super::record::tag_line;
use super::statements::SELECT;
use super::{Record, Store, StoreError};

/// Which instances of an organization are listed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    pub(crate) organization_id: i64,
    /// Those of the element that has these keys only, its former ones among them; of any where there
    /// are none.
    pub(crate) element_keys: Vec<&'static str>,
    /// Those with all of these tags only.
    pub(crate) tags: Vec<String>,
    /// Those with this text in their name or the key of their element only.
    pub(crate) search: Option<String>,
}

/// Which part of the list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    /// The most instances.
    pub(crate) size: i64,
    /// How many to leave out from the beginning.
    pub(crate) offset: i64,
    /// Begin after the instance that was made then and has this id.
    pub(crate) after: Option<(i64, i64)>,
}

impl Store {
    /// The instances of a page, in the order in which they were made.
    pub(crate) async fn list(&self, filter: &Filter, page: Page) -> Result<Vec<Record>, StoreError> {
        let (condition, next) = filter.condition();
        let after = page.after.map_or(String::new(), |_| {
            let (created, id) = (next, next + 1);
            format!(
                " AND (instances.created > ${created} OR (instances.created = ${created} AND instances.id > ${id}))"
            )
        });
        let next = next + if page.after.is_some() { 2 } else { 0 };
        let select = format!(
            "{SELECT}{condition}{after} ORDER BY instances.created, instances.id LIMIT ${next} OFFSET ${}",
            next + 1
        );
        let mut select = filter.bind(sqlx::query(AssertSqlSafe(select)));
        if let Some((created, id)) = page.after {
            select = select.bind(created).bind(id);
        }
        let rows = select.bind(page.size).bind(page.offset).fetch_all(&self.pool).await?;
        let mut records = Vec::new();
        for row in &rows {
            records.extend(self.readable(row).await?);
            // Other calls have their turn, and the limit of time.
            tokio::task::yield_now().await;
        }
        Ok(records)
    }

    /// The instance of a row; none where it was damaged, which must not hide the others.
    async fn readable(&self, row: &AnyRow) -> Result<Option<Record>, StoreError> {
        match self.with_keys(|| self.record(row)).await {
            Err(error @ (StoreError::Sealed(_) | StoreError::Unreadable(_))) => {
                tracing::error!(%error, "an instance is left out of a list");
                Ok(None)
            }
            other => other.map(Some),
        }
    }

    /// How many instances there are in all.
    pub(crate) async fn count(&self, filter: &Filter) -> Result<i64, StoreError> {
        let (condition, _) = filter.condition();
        let select = format!("SELECT count(*) AS total FROM instances WHERE {condition}");
        let row = filter.bind(sqlx::query(AssertSqlSafe(select))).fetch_one(&self.pool).await?;
        Ok(row.try_get("total")?)
    }
}

impl Filter {
    /// The condition in SQL, and the number of the next placeholder. That a text contains another is
    /// said with `replace`: `LIKE` minds the case in one database, and not in the other.
    fn condition(&self) -> (String, usize) {
        let mut conditions = vec!["instances.organization_id = $1".to_owned()];
        let mut next = 2;
        if !self.element_keys.is_empty() {
            conditions.push(format!("instances.element_key IN ({})", self.placeholders(next)));
            next += self.element_keys.len();
        }
        let mut add = |condition: &dyn Fn(usize) -> String| {
            conditions.push(condition(next));
            next += 1;
        };
        for _ in &self.tags {
            add(&|number| format!("replace(instances.tags, ${number}, '') <> instances.tags"));
        }
        if self.search.is_some() {
            add(&|number| format!("replace(instances.search, ${number}, '') <> instances.search"));
        }
        (conditions.join(" AND "), next)
    }

    /// A placeholder for each key of the element, from this number on.
    fn placeholders(&self, first: usize) -> String {
        let numbers = (first..).take(self.element_keys.len());
        numbers.map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
    }

    /// Gives the values of the condition, in its order.
    fn bind<'query>(&self, query: Query<'query, Any, AnyArguments>) -> Query<'query, Any, AnyArguments> {
        let query = query.bind(self.organization_id);
        let query = self.element_keys.iter().fold(query, |query, key| query.bind(*key));
        let tags = self.tags.iter().map(|tag| tag_line(tag));
        let query = tags.fold(query, Query::bind);
        self.search.iter().fold(query, |query, text| query.bind(text.to_lowercase()))
    }
}
