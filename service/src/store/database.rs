//! Where the data are.

use std::fmt;
use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection as _, Executor as _};
use url::Url;

use super::error::OpenError;

/// The most connections of one process. Those of SQLite wait for each other when they write.
const MAX_CONNECTIONS: u32 = 16;

/// How long a connection may have been idle and is still taken for alive. To ask each time would double
/// the way to the database and back.
const FRESH: Duration = Duration::from_secs(1);

/// How long a connection may take to answer when it is put back.
const RELEASE_PATIENCE: Duration = Duration::from_secs(5);

/// What every connection to SQLite is told: readers and a writer at once, and every answered write on
/// the disk.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";

/// The code of SQLite for a file of another kind.
const NOT_A_DATABASE: &str = "26";

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
            "sqlite" if rest.contains(":memory:") || rest.contains("mode=memory") => Err(OpenError::Url),
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
        self.reach(patience).await.map_err(|error| self.unreachable(&error))?;
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
        let options = options.after_release(move |connection, _| {
            Box::pin(async move { is_alive(connection, is_sqlite).await })
        });
        let connected = options.connect(&self.url).await;
        connected.map_err(|error| self.unreachable(&error))
    }

    /// Connects once: a pool tries again and again whatever the reason, and then does not tell it.
    async fn reach(&self, patience: Duration) -> Result<(), sqlx::Error> {
        let connect = tokio::time::timeout(patience, AnyConnection::connect(&self.url)).await;
        let mut connection = connect.unwrap_or(Err(sqlx::Error::PoolTimedOut))?;
        if self.is_sqlite {
            // A file is not read before it is asked for something.
            connection.execute("PRAGMA schema_version").await?;
        }
        connection.close().await
    }

    fn unreachable(&self, error: &sqlx::Error) -> OpenError {
        OpenError::Unreachable { database: self.to_string(), reason: reason(error), help: self.help(error) }
    }

    /// What to do when it cannot be reached.
    fn help(&self, error: &sqlx::Error) -> &'static str {
        match error {
            sqlx::Error::Configuration(_) => {
                "characters such as `@`, `/`, `?` and `#` in a password are written as `%40`, `%2F`, `%3F` and `%23`"
            }
            sqlx::Error::Database(_) if !self.is_sqlite => "create what is missing there, or correct the URL",
            sqlx::Error::Database(error) if error.code().as_deref() == Some(NOT_A_DATABASE) => {
                "name another file, which is made if there is none"
            }
            _ if self.is_sqlite => "its directory must exist, and this process must be able to write there",
            _ => "start the database, or correct the URL",
        }
    }

    /// The text of a migration in the words of the database.
    pub(super) fn translate(&self, sql: &str) -> String {
        if self.is_sqlite { sql.replace("BYTEA", "BLOB") } else { sql.to_owned() }
    }
}

/// Whether a connection that was used can be used again. The library asks that too, and waits for the
/// answer as long as it takes: a host that has vanished would hold its connections for ever.
async fn is_alive(connection: &mut AnyConnection, is_sqlite: bool) -> Result<bool, sqlx::Error> {
    if is_sqlite {
        return Ok(true);
    }
    let answer = tokio::time::timeout(RELEASE_PATIENCE, connection.ping()).await;
    answer.unwrap_or(Err(sqlx::Error::PoolTimedOut)).map(|()| true)
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
        sqlx::Error::Configuration(_) => "this is no URL of a database".to_owned(),
        sqlx::Error::Io(error) => error.to_string(),
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
        let place =
            if self.is_sqlite { rest.split('?').next().map(ToOwned::to_owned) } else { place(&self.url) };
        // A password may be what cannot be read, so nothing is shown of such a URL.
        write!(formatter, "{scheme}://{}", place.as_deref().unwrap_or("..."))
    }
}

/// The host and the path of a URL. None if a part of a password may be among them: one that begins with digits
/// and has a `/` or a `?` reads like a port and what follows it, and then there is an `@` behind.
fn place(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let behind = [Some(url.path()), url.query(), url.fragment()];
    if behind.into_iter().flatten().any(|part| part.contains('@')) {
        return None;
    }
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    Some(format!("{}{port}{}", url.host_str().unwrap_or_default(), url.path()))
}

impl fmt::Debug for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::Database;

    /// How a database is shown.
    fn shown(url: &str) -> String {
        Database::parse(url).map(|database| database.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_database_is_shown_without_password() {
        for (url, expected) in [
            ("postgres://api:hunter2@db.internal:5433/instances", "postgres://db.internal:5433/instances"),
            ("postgresql://db.internal/instances?password=hunter2", "postgresql://db.internal/instances"),
            ("postgres://api:hunter%402@[::1]/instances", "postgres://[::1]/instances"),
            ("postgres:///instances?host=/run/postgresql", "postgres:///instances"),
            ("sqlite://data/openelements.db?mode=rwc", "sqlite://data/openelements.db"),
        ] {
            assert_eq!(shown(url), expected);
        }
    }

    #[test]
    fn no_part_of_a_password_is_shown_that_makes_the_url_hard_to_read() {
        for password in
            ["hunter2?", "hunter2/", "hunter2#", "123/hunter2", "123?hunter2", "123#hunter2", "a:hunter2/"]
        {
            let url = format!("postgres://api:{password}@db.internal/instances");
            assert_eq!(shown(&url), "postgres://...", "{password}");
        }
        assert_eq!(shown("postgres://db.internal/instances?password=hunter@2"), "postgres://...");
    }
}
