//! Where the specs of one side are: in a directory, or in a revision.

use std::fmt;
use std::path::{Path, PathBuf};

use openelements_codegen::Source;
use openelements_evolution::Version;

use super::git::Revision;
use super::version;
use crate::failure::Failure;
use crate::specs;
use crate::words::one_line;

/// Where the specs of one side are.
pub(super) enum Place {
    Directory(PathBuf),
    Revision(Revision),
}

impl Place {
    /// What the command line names.
    pub(super) fn find(name: &str) -> Result<Self, Failure> {
        let directory = Path::new(name);
        let is_path = name.starts_with(['.', '/']) || directory.is_absolute();
        if is_path {
            return Ok(Self::Directory(directory.to_owned()));
        }
        match (directory.is_dir(), Revision::find(name)) {
            (true, Ok(_)) => Err(both(name)),
            (true, Err(_)) => Ok(Self::Directory(directory.to_owned())),
            (false, Ok(revision)) => Ok(Self::Revision(revision)),
            (false, Err(failure)) => Err(failure),
        }
    }

    /// The specs, at least one.
    pub(super) fn sources(&self) -> Result<Vec<Source>, Failure> {
        match self {
            Self::Directory(directory) => specs::read(directory),
            Self::Revision(revision) => revision.sources(),
        }
    }

    /// The version of the crate around the specs, if there is one.
    pub(super) fn version(&self) -> Result<Option<Version>, Failure> {
        match self {
            Self::Directory(directory) => version::of_directory(directory),
            Self::Revision(revision) => revision.version(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directory(directory) => write!(formatter, "the directory `{}`", directory.display()),
            Self::Revision(revision) => write!(formatter, "the revision `{revision}`"),
        }
    }
}

/// A name that two things have.
fn both(name: &str) -> Failure {
    let name = one_line(name);
    let message = format!("`{name}` is a directory, and a revision too");
    Failure::new(message)
        .help(format_args!("write `./{name}` for the directory, or `{name}:specs` for the revision"))
}
