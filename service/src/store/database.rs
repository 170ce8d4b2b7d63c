//! Where the data are.

use std::fmt;
use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection as _, Executor as _};

use super::error::OpenError;

/// The most connections of one process. Those of SQLite wait for each other when they write.
const MAX_CONNECTIONS: u32 = 16;

/// How long a connection may have been idle and is still taken for alive. To ask each time would double
/// the way to the database and back.
const FRESH: Duration = Duration::from_secs(1);

/// What every connection to SQLite is told: readers and a writer at once, and every answered write on
/// the disk.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";

/// A database by its URL. `Debug` and `Display` leave out the password.
#[derive(Clone)]
pub struct Database {
    url: String,
    is_sqlite: bool,
}

impl Database {
    /// The SQLite file `openelements.db` in a directory.
    #[must_use]
    pub fn in_directory(directory: &Path) -> Self {
        Self::sqlite(&directory.join("openelements.db"))
    }

    /// A SQLite file, made if need be.
    #[must_use]
    pub fn sqlite(file: &Path) -> Self {
        let path = file.to_string_lossy();
        let escaped: String = path.chars().map(escape).collect();
        Self { url: format!("sqlite://{escaped}?mode=rwc"), is_sqlite: true }
    }

    /// Reads a URL: `postgres://user:password@host/database`, or `sqlite://file`.
    ///
    /// # Errors
    /// Where it has another scheme, or is no URL.
    pub fn parse(url: &str) -> Result<Self, OpenError> {
        let (scheme, rest) = url.split_once("://").ok_or(OpenError::Url)?;
        match scheme {
            "sqlite" if rest.contains('?') => Ok(Self { url: url.to_owned(), is_sqlite: true }),
            "sqlite" => Ok(Self { url: format!("{url}?mode=rwc"), is_sqlite: true }),
            "postgres" | "postgresql" => Ok(Self { url: url.to_owned(), is_sqlite: false }),
            _ => Err(OpenError::Url),
        }
    }

    /// Whether it is a file of SQLite.
    pub(super) const fn is_sqlite(&self) -> bool {
        self.is_sqlite
    }

    /// Connects; a request waits for a connection no longer than `patience`.
    pub(super) async fn connect(&self, patience: Duration) -> Result<AnyPool, OpenError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let is_sqlite = self.is_sqlite;
        let options = AnyPoolOptions::new().max_connections(MAX_CONNECTIONS).acquire_timeout(patience);
        let options = options.after_connect(move |connection, _| Box::pin(prepare(connection, is_sqlite)));
        let options = options.test_before_acquire(false).before_acquire(|connection, use_so_far| {
            Box::pin(async move {
                if use_so_far.idle_for > FRESH {
                    connection.ping().await?;
                }
                Ok(true)
            })
        });
        let connected = options.connect(&self.url).await;
        connected
            .map_err(|error| OpenError::Unreachable { database: self.to_string(), reason: reason(&error) })
    }

    /// The text of a migration in the words of the database.
    pub(super) fn translate(&self, sql: &str) -> String {
        if self.is_sqlite { sql.replace("BYTEA", "BLOB") } else { sql.to_owned() }
    }
}

async fn prepare(connection: &mut AnyConnection, is_sqlite: bool) -> Result<(), sqlx::Error> {
    if is_sqlite {
        connection.execute(SQLITE_SETTINGS).await?;
    }
    Ok(())
}

/// Why a connection failed; the library's words quote no password.
fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::PoolTimedOut => "nobody answers".to_owned(),
        sqlx::Error::Configuration(_) => "the URL cannot be read".to_owned(),
        sqlx::Error::Database(error) => error.message().to_owned(),
        other => other.to_string(),
    }
}

/// A character of a path as it stands in a URL.
fn escape(character: char) -> String {
    match character {
        '%' | '?' | '#' => format!("%{:02X}", u32::from(character)),
        _ => character.to_string(),
    }
}

impl fmt::Display for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.url.split_once("://").unwrap_or_default();
        let rest = rest.split('?').next().unwrap_or_default();
        // A password may have any character, `@` among them: the host is after the last one.
        let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
        write!(formatter, "{scheme}://{place}")
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
