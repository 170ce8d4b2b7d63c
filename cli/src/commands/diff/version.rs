//! The version of the crate that specs belong to.

use std::path::{Path, PathBuf};
use std::{fs, io};

use openelements_evolution::Version;
use toml::{Table, Value};

use crate::failure::Failure;

/// The version in the manifests of a directory and of those above it.
pub(super) fn of_directory(directory: &Path) -> Result<Option<Version>, Failure> {
    let whole = fs::canonicalize(directory).unwrap_or_else(|_| directory.to_owned());
    of(whole.ancestors().map(|above| above.join("Cargo.toml")), |file| match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::new(format_args!("cannot read `{}`: {error}", file.display()))),
        Ok(text) => Ok(Some(text)),
    })
}

/// The version in the first of these manifests that has a package, or, where that refers to its
/// workspace, in the first after it that is one.
pub(super) fn of(
    manifests: impl Iterator<Item = PathBuf>,
    read: impl Fn(&Path) -> Result<Option<String>, Failure>,
) -> Result<Option<Version>, Failure> {
    let mut is_of_workspace = false;
    for file in manifests {
        let Some(text) = read(&file)? else {
            continue;
        };
        let table = text.parse::<Table>().map_err(|error| unreadable(&file, error.message()))?;
        let package = at(&table, &["package", "version"]);
        let workspace = at(&table, &["workspace", "package", "version"]);
        let found = if is_of_workspace || package.is_none_or(Value::is_table) { workspace } else { package };
        if let Some(found) = found {
            let version = found.as_str().and_then(|text| text.parse().ok());
            return version.map(Some).ok_or_else(|| unreadable(&file, "it has no version such as `1.2.3`"));
        }
        is_of_workspace = is_of_workspace || package.is_some();
        // A crate without a version is never released; it is not that of the workspace around it.
        if package.is_none() && table.contains_key("package") {
            return Ok(None);
        }
    }
    Ok(None)
}

fn at<'table>(table: &'table Table, path: &[&str]) -> Option<&'table Value> {
    let (last, above) = path.split_last()?;
    let mut table = table;
    for name in above {
        table = table.get(*name)?.as_table()?;
    }
    table.get(*last)
}

fn unreadable(file: &Path, reason: &str) -> Failure {
    Failure::new(format_args!("cannot tell the version of `{}`: {reason}", file.display()))
}
