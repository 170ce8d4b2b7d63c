//! Bringing the tables up to date.

use std::time::Duration;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AnyPool, AssertSqlSafe, SqlSafeStr as _};

use super::database::Database;
use super::error::OpenError;

/// Every migration there has been, in order. One that was released is never changed.
const MIGRATIONS: [(&str, &str); 2] = [
    ("instances", include_str!("../../migrations/0001_instances.sql")),
    ("listings", include_str!("../../migrations/0002_listings.sql")),
];

/// How often it is tried: processes that start at once get in each other's way, and a database may
/// have no locks for that.
const ATTEMPTS: u32 = 10;

/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(200);

/// Brings the tables of a database up to date.
pub(super) async fn run(pool: &AnyPool, database: &Database) -> Result<(), OpenError> {
    let migrator = migrator(database);
    let mut outcome = migrator.run(pool).await;
    for _ in 1..ATTEMPTS {
        let Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..)) = outcome else {
            break;
        };
        tokio::time::sleep(PAUSE).await;
        outcome = migrator.run(pool).await;
    }
    outcome.map_err(|error| OpenError::Tables { database: database.to_string(), reason: reason(&error) })
}

fn migrator(database: &Database) -> Migrator {
    let numbered = (1..).zip(MIGRATIONS);
    let migrations = numbered.map(|(version, (name, sql))| {
        let sql = AssertSqlSafe(database.translate(sql)).into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    });
    let mut migrator = Migrator::with_migrations(migrations.collect());
    // Advisory locks are PostgreSQL's own: what only speaks its protocol may lack them.
    migrator.set_locking(false);
    migrator
}

fn reason(error: &MigrateError) -> String {
    match error {
        MigrateError::VersionMissing(version) => {
            format!("they have version {version}, which a later openelements has made; run that one")
        }
        MigrateError::Execute(sqlx::Error::Database(error))
        | MigrateError::ExecuteMigration(sqlx::Error::Database(error), _) => {
            format!("{}; its user must be allowed to make tables", error.message())
        }
        other => other.to_string(),
    }
}
