//! The store of the service, for the commands that use it.

use std::fs;
use std::io;
use std::path::Path;

use openelements_runtime::Secret;
use openelements_service::{Database, KeySource, Store};
use tokio::runtime::{Builder, Runtime};

use crate::args::Storage;
use crate::failure::Failure;

/// The variable with the keys, where they are not in a file.
const KEY_VARIABLE: &str = "OPENELEMENTS_KEY";

/// The store, and where it is.
pub(crate) struct Opened {
    pub(crate) store: Store,
    /// The database in words, without password.
    pub(crate) place: String,
}

/// What commands that wait for a database run in.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    let runtime = Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| Failure::new(format_args!("cannot start threads: {error}")))
}

/// Opens the store; makes what is not there.
pub(crate) async fn open(storage: &Storage) -> Result<Opened, Failure> {
    // Of a URL that is none nothing is made.
    database(storage)?;
    let has_key = std::env::var_os(KEY_VARIABLE).is_some();
    if storage.database.is_none() || !has_key {
        make_directory(&storage.data)?;
    }
    open_existing(storage).await
}

/// Opens the store; makes no data directory where there is none.
pub(crate) async fn open_existing(storage: &Storage) -> Result<Opened, Failure> {
    let database = database(storage)?;
    keep_to_owner();
    let store = Store::open(&database, key_source(storage)?).await.map_err(Failure::new)?;
    Ok(Opened { store, place: database.to_string() })
}

/// The database that is named, or else that of the data directory.
fn database(storage: &Storage) -> Result<Database, Failure> {
    match &storage.database {
        None => Ok(Database::in_directory(&storage.data)),
        Some(url) => Database::parse(url.expose()).map_err(Failure::new),
    }
}

/// Has the files that this process makes be those of its owner alone: a database among them.
fn keep_to_owner() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}

/// Where the key is: in the environment, or else in the data directory.
fn key_source(storage: &Storage) -> Result<KeySource, Failure> {
    match std::env::var(KEY_VARIABLE) {
        Ok(text) => Ok(KeySource::Environment { variable: KEY_VARIABLE, text: Secret::from(text) }),
        Err(std::env::VarError::NotPresent) => Ok(KeySource::File(storage.data.join("key"))),
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(Failure::new(format_args!("the environment variable {KEY_VARIABLE} is not text")))
        }
    }
}

/// Makes the data directory, for its owner alone, and keeps it out of repositories.
fn make_directory(directory: &Path) -> Result<(), Failure> {
    let made = create(directory)
        .and_then(|is_new| if is_new { fs::write(directory.join(".gitignore"), "*\n") } else { Ok(()) });
    made.map_err(|error| {
        Failure::new(format_args!("cannot make the data directory `{}`: {error}", directory.display()))
            .help("name another with `--data`")
    })
}

/// Creates a directory; tells whether it is new.
fn create(directory: &Path) -> io::Result<bool> {
    if directory.is_dir() {
        return Ok(false);
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)?;
    Ok(true)
}
