//! Who may call: users, each of an organization, each with a pair of secrets.

use openelements_runtime::{Secret, User};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{Store, StoreError};
use crate::clock::now;
use crate::vault::{equal, hash, random_id, random_secret};

/// The organization of the first user.
const FIRST_ORGANIZATION: &str = "default";

/// The name of the first user.
const FIRST_USER: &str = "First User";

/// A user that was just added, with the secrets that are never shown again.
#[derive(Debug)]
#[non_exhaustive]
pub struct NewUser {
    /// The id.
    pub id: i64,
    /// The name.
    pub name: String,
    /// The name of the organization.
    pub organization: String,
    /// The secret of the user.
    pub user_secret: Secret,
    /// The secret of the organization that goes with it.
    pub organization_secret: Secret,
}

/// A user as listed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UserRow {
    /// The id.
    pub id: i64,
    /// The name.
    pub name: String,
    /// The name of the organization.
    pub organization: String,
    /// When it was added, in milliseconds since 1970.
    pub created: i64,
    /// When it was revoked, in milliseconds since 1970.
    pub revoked: Option<i64>,
}

/// Who calls: a user whose secret was right.
#[derive(Clone, Debug)]
pub(crate) struct Principal {
    pub(crate) user: User,
    pub(crate) organization_id: i64,
    organization_hash: String,
}

impl Principal {
    /// Whether it is the organization's secret that goes with the user's.
    pub(crate) fn has_organization_secret(&self, secret: &Secret) -> bool {
        equal(&self.organization_hash, &hash(secret.expose()))
    }
}

impl Store {
    /// Adds a user to the organization of that name, which is made if there is none. Without a name
    /// of an organization the user gets a new one.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub async fn add_user(&self, name: &str, organization: Option<&str>) -> Result<NewUser, StoreError> {
        let new = NewUser::random(name, organization)?;
        let mut transaction = self.pool.begin().await?;
        let insert =
            "INSERT INTO organizations (id, name, created) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let insert = sqlx::query(insert).bind(random_id()?).bind(&new.organization).bind(now());
        insert.execute(&mut *transaction).await?;
        let select = sqlx::query("SELECT id FROM organizations WHERE name = $1").bind(&new.organization);
        let organization_id: i64 = select.fetch_one(&mut *transaction).await?.try_get("id")?;
        new.insert(organization_id).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(new)
    }

    /// Adds the first user of a store that has none, and whose process is the first to do so.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub async fn add_first_user(&self) -> Result<Option<NewUser>, StoreError> {
        let new = NewUser::random(FIRST_USER, Some(FIRST_ORGANIZATION))?;
        let organization_id = random_id()?;
        let mut transaction = self.pool.begin().await?;
        let insert = "INSERT INTO organizations (id, name, created) SELECT $1, $2, $3 \
                      WHERE NOT EXISTS (SELECT 1 FROM organizations) ON CONFLICT DO NOTHING";
        let insert = sqlx::query(insert).bind(organization_id).bind(&new.organization).bind(now());
        if insert.execute(&mut *transaction).await?.rows_affected() == 0 {
            transaction.rollback().await?;
            return Ok(None);
        }
        new.insert(organization_id).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(Some(new))
    }

    /// Every user, revoked ones included, in the order in which they were added.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub async fn users(&self) -> Result<Vec<UserRow>, StoreError> {
        let select = "SELECT users.id, users.name, organizations.name AS organization, users.created, users.revoked \
                      FROM users JOIN organizations ON organizations.id = users.organization_id \
                      ORDER BY users.created, users.id";
        let rows = sqlx::query(select).fetch_all(&self.pool).await?;
        rows.iter().map(UserRow::read).collect()
    }

    /// Revokes a user: its secrets are refused from now on. The instances stay.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub async fn revoke_user(&self, id: i64) -> Result<bool, StoreError> {
        let update = "UPDATE users SET revoked = $1 WHERE id = $2 AND revoked IS NULL";
        let done = sqlx::query(update).bind(now()).bind(id).execute(&self.pool).await?;
        Ok(done.rows_affected() > 0)
    }

    /// The user of a secret, unless revoked.
    pub(crate) async fn authenticate(&self, user_secret: &Secret) -> Result<Option<Principal>, StoreError> {
        let user_hash = hash(user_secret.expose());
        let select = "SELECT id, name, organization_id, user_hash, organization_hash FROM users \
                      WHERE user_hash = $1 AND revoked IS NULL";
        let Some(row) = sqlx::query(select).bind(&user_hash).fetch_optional(&self.pool).await? else {
            return Ok(None);
        };
        let principal = Principal {
            user: user(row.try_get("id")?, row.try_get("name")?),
            organization_id: row.try_get("organization_id")?,
            organization_hash: row.try_get("organization_hash")?,
        };
        let found: String = row.try_get("user_hash")?;
        Ok(equal(&found, &user_hash).then_some(principal))
    }
}

impl NewUser {
    fn random(name: &str, organization: Option<&str>) -> Result<Self, StoreError> {
        let id = random_id()?;
        let organization = organization.map_or_else(|| format!("{name} {id}"), ToOwned::to_owned);
        let (user_secret, organization_secret) = (random_secret()?, random_secret()?);
        Ok(Self { id, name: name.to_owned(), organization, user_secret, organization_secret })
    }

    fn insert(&self, organization_id: i64) -> sqlx::query::Query<'_, sqlx::Any, sqlx::any::AnyArguments> {
        let insert = "INSERT INTO users (id, organization_id, name, user_hash, organization_hash, created) \
                      VALUES ($1, $2, $3, $4, $5, $6)";
        let insert = sqlx::query(insert).bind(self.id).bind(organization_id).bind(&self.name);
        let insert = insert.bind(hash(self.user_secret.expose()));
        insert.bind(hash(self.organization_secret.expose())).bind(now())
    }
}

impl UserRow {
    fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.try_get("id")?,
            name: row.try_get("name")?,
            organization: row.try_get("organization")?,
            created: row.try_get("created")?,
            revoked: row.try_get("revoked")?,
        })
    }
}

/// The user object of an answer. What is called after an address has it for the address.
pub(super) fn user(id: i64, name: &str) -> User {
    let (first_name, last_name) = name.split_once(' ').unwrap_or((name, ""));
    let email_address = if name.contains('@') { name } else { "" };
    User {
        id: id.unsigned_abs(),
        email_address: email_address.to_owned(),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
    }
}
