//! What can go wrong with a store.

use crate::vault::{KeyError, NoRandomBytes, VaultError};

/// A store cannot be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The URL names no database that is known.
    #[error(
        "this is no URL of a database; one is `postgres://USER:PASSWORD@HOST/DATABASE` or `sqlite://FILE`"
    )]
    Url,
    /// The database does not answer.
    #[error("cannot connect to {database}: {reason}; {help}")]
    Unreachable {
        /// The database, without password.
        database: String,
        /// What the database or the system says.
        reason: String,
        /// What to do about it.
        help: &'static str,
    },
    /// The tables are those of a later version, or of something else.
    #[error("the tables of {database} cannot be brought up to date: {reason}")]
    Tables {
        /// The database, without password.
        database: String,
        /// Why not.
        reason: String,
    },
    /// It was sealed with another key.
    #[error(transparent)]
    Key(#[from] VaultError),
    /// The keys cannot be read or made.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// There is no key file, but data that were sealed with one.
    #[error(
        "{origin} is not there, and what is stored in {database} is sealed with it; put your copy of it there"
    )]
    KeyFileLost {
        /// The key file, in words.
        origin: String,
        /// The database, without password.
        database: String,
    },
    /// The database refuses a statement.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The store did not do what it was asked for.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The database cannot be reached, or cannot serve now. Trying again later may help.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The database refuses the statement: a fault of this program, or of the database.
    #[error("the database refuses a statement: {0}")]
    Refused(String),
    /// What is stored cannot be read.
    #[error("what is stored cannot be read: {0}")]
    Unreadable(String),
    /// What is stored cannot be decrypted.
    #[error(transparent)]
    Sealed(#[from] VaultError),
}

impl From<NoRandomBytes> for StoreError {
    fn from(error: NoRandomBytes) -> Self {
        Self::Sealed(VaultError::from(error))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error;
        match error {
            Error::Database(error) if is_passing(error.code().as_deref()) => {
                Self::Unavailable(reason(error.code().as_deref()))
            }
            // The message of a database may quote a value; its code does not.
            Error::Database(error) => Self::Refused(code(error.code().as_deref())),
            Error::ColumnDecode { index, .. } => Self::Unreadable(format!("column {index}")),
            Error::RowNotFound | Error::ColumnNotFound(_) | Error::TypeNotFound { .. } => {
                Self::Unreadable("a row or a column is missing".to_owned())
            }
            Error::PoolTimedOut => Self::Unavailable("no connection could be had in time".to_owned()),
            Error::Io(_) | Error::Tls(_) | Error::PoolClosed | Error::WorkerCrashed | Error::Protocol(_) => {
                Self::Unavailable("the connection was lost".to_owned())
            }
            _ => Self::Refused("it, or its driver, gives no code".to_owned()),
        }
    }
}

/// Why a database cannot serve now, with the code that its documentation has.
fn reason(given: Option<&str>) -> String {
    let primary = given.and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff);
    let sentence = match primary.filter(|_| !is_state(given.unwrap_or_default())) {
        Some(5 | 6) => "another process holds its file",
        Some(8 | 14) => "this process may not write its file, or its directory",
        Some(10) => "its file cannot be read or written",
        Some(13) => "its disk is full",
        _ => return code(given),
    };
    format!("{sentence} ({})", code(given))
}

fn code(code: Option<&str>) -> String {
    code.map_or_else(|| "it gives no code".to_owned(), |code| format!("code {code}"))
}

/// States of a database that pass: it has become a replica, a lock is held, an engine is in trouble.
const STATES: [&str; 3] = ["25006", "55P03", "XX000"];

/// Whether an error of the database passes: it shuts down, has no room for connections, asks to try
/// again (classes of SQLSTATE), or a file of SQLite is locked, or its disk full.
fn is_passing(code: Option<&str>) -> bool {
    let code = code.unwrap_or_default();
    if is_state(code) {
        return ["08", "40", "53", "57"].iter().any(|class| code.starts_with(class))
            || STATES.contains(&code);
    }
    // The low byte of an extended code is the code: busy, locked, read-only, I/O, full, cannot open.
    code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14))
}

/// Whether a code is one of SQLSTATE, and not of `SQLite`.
fn is_state(code: &str) -> bool {
    code.len() == 5 && code.bytes().any(|byte| byte.is_ascii_alphabetic() || byte == b'0')
}
