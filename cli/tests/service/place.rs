//! Where a service has its data.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::postgres::Postgres;
use crate::process::Service;
use crate::run::{Run, command};

/// A data directory, and for PostgreSQL a database.
pub(crate) struct Place {
    directory: TempDir,
    /// The URL, where the database is not the one of the directory.
    url: Option<String>,
    _postgres: Option<Postgres>,
}

impl Place {
    /// A data directory with all in it.
    pub(crate) fn sqlite() -> Self {
        Self { directory: TempDir::new().unwrap(), url: None, _postgres: None }
    }

    /// A database in PostgreSQL; none where there is none.
    pub(crate) fn postgres() -> Option<Self> {
        let postgres = Postgres::create()?;
        Some(Self {
            directory: TempDir::new().unwrap(),
            url: Some(postgres.url()),
            _postgres: Some(postgres),
        })
    }

    /// A new data directory with this database.
    pub(crate) fn at(url: impl Into<String>) -> Self {
        Self { directory: TempDir::new().unwrap(), url: Some(url.into()), _postgres: None }
    }

    /// The URL of the database, where it is not in the data directory.
    pub(crate) fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The directory that nothing else is in.
    pub(crate) fn root(&self) -> &Path {
        self.directory.path()
    }

    /// The data directory. It is not there before the first start.
    pub(crate) fn data(&self) -> PathBuf {
        self.root().join("data")
    }

    /// The key file.
    pub(crate) fn key_file(&self) -> PathBuf {
        self.data().join("key")
    }

    /// A command about this data.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = bare_command(self.root(), arguments);
        command.arg("--data").arg(self.data());
        if let Some(url) = &self.url {
            command.args(["--database", url]);
        }
        command
    }

    /// The command that serves this data at any free port.
    pub(crate) fn serve_command(&self) -> Command {
        self.command(&["serve", "--listen", "127.0.0.1:0"])
    }

    /// Starts a service, and waits until it serves.
    #[track_caller]
    pub(crate) fn serve(&self) -> Service {
        Service::start(self.serve_command())
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::from(self.command(arguments).output().unwrap())
    }

    /// Every byte of every file of the data directory.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let files = fs::read_dir(self.data()).unwrap().map(|entry| entry.unwrap().path());
        files.flat_map(|file| fs::read(file).unwrap()).collect()
    }
}

/// A command in an environment that says nothing to it.
pub(crate) fn bare_command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = command(directory, arguments);
    for name in ["LISTEN", "DATA", "DATABASE", "NOUN", "STRICT", "KEY", "LOG"] {
        command.env_remove(format!("OPENELEMENTS_{name}"));
    }
    command
}
