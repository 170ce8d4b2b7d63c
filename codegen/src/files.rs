//! Generated files as a value, which can fail only while it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use crate::render::MARK;

mod draft;

/// The generated files: their text by their path below the output directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

/// How a directory differs from the generated files.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// A file is not there.
    Missing(PathBuf),
    /// A file has another text.
    Changed(PathBuf),
    /// A file was generated once and is no longer.
    Stale(PathBuf),
}

impl Difference {
    /// The file that differs.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing(path) | Self::Changed(path) | Self::Stale(path) => path,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(formatter, "{} is missing", path.display()),
            Self::Changed(path) => write!(formatter, "{} differs", path.display()),
            Self::Stale(path) => write!(formatter, "{} is no longer generated", path.display()),
        }
    }
}

impl Files {
    /// The files with their text, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Writes the files into a directory, which is made if need be, and removes those that
    /// were generated before and are no longer. A file whose text does not change is not touched.
    ///
    /// # Errors
    /// The first file that cannot be written or removed, by name; before anything is written,
    /// a file of the name of a generated one that is not generated.
    pub fn persist(&self, directory: &Path) -> io::Result<()> {
        let changes = self.changes(directory)?;
        fs::create_dir_all(directory).map_err(|error| explain("make", directory, &error))?;
        for (difference, text) in changes {
            match text {
                Some(text) => draft::write(difference.path(), text)?,
                None => remove(difference.path())?,
            }
        }
        draft::remove_forgotten(directory);
        Ok(())
    }

    /// How a directory differs from the files, sorted by path. One that is not there lacks all.
    ///
    /// # Errors
    /// Where the directory or a file in it cannot be read, and where a file of the name of a
    /// generated one is not generated: it is somebody's work, and must not be lost.
    pub fn differences(&self, directory: &Path) -> io::Result<Vec<Difference>> {
        Ok(self.changes(directory)?.into_iter().map(|(difference, _)| difference).collect())
    }

    /// The differences, each with the text that its file is to have; none of one to remove.
    fn changes(&self, directory: &Path) -> io::Result<Vec<(Difference, Option<&str>)>> {
        require_directory(directory)?;
        let mut changes = Vec::new();
        for (name, text) in self.iter() {
            let path = directory.join(name);
            match fs::read_to_string(&path) {
                Ok(found) if found == text => {}
                Ok(found) if !found.starts_with(MARK) => return Err(foreign(&path)),
                Ok(_) => changes.push((Difference::Changed(path), Some(text))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    changes.push((Difference::Missing(path), Some(text)));
                }
                Err(error) => return Err(explain("read", &path, &error)),
            }
        }
        let stale = generated(directory)?.into_iter().filter(|path| !self.has(path));
        changes.extend(stale.map(|path| (Difference::Stale(path), None)));
        changes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
        Ok(changes)
    }

    fn has(&self, path: &Path) -> bool {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| self.0.contains_key(name))
    }
}

/// Removes every generated file of a directory, so that no old one is compiled.
///
/// # Errors
/// The first file that cannot be removed, by name.
pub(crate) fn clear(directory: &Path) -> io::Result<()> {
    Files::default().persist(directory)
}

impl FromIterator<(String, String)> for Files {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(files: T) -> Self {
        Self(files.into_iter().collect())
    }
}

/// The files of a directory that carry the mark, sorted.
fn generated(directory: &Path) -> io::Result<BTreeSet<PathBuf>> {
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    let has_mark = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|text| text.starts_with(MARK));
    let paths = paths(directory)?.into_iter();
    Ok(paths.filter(|path| is_rust(path) && has_mark(path)).collect())
}

/// What is in a directory; nothing is in one that is not there.
fn paths(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = match fs::read_dir(directory) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    };
    paths.map_err(|error| explain("read", directory, &error))
}

/// Removes a file, unless another run was faster.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(explain("remove", path, &error)),
        _ => Ok(()),
    }
}

/// Makes sure that no file is where the directory or one above it has to be.
fn require_directory(directory: &Path) -> io::Result<()> {
    let is_file = |path: &&Path| fs::metadata(path).is_ok_and(|metadata| !metadata.is_dir());
    let Some(file) = directory.ancestors().find(is_file) else {
        return Ok(());
    };
    let message =
        format!("{} is a file, not a directory: move it, or choose another directory", file.display());
    Err(io::Error::new(io::ErrorKind::NotADirectory, message))
}

fn foreign(path: &Path) -> io::Error {
    let message = format!(
        "{} is not generated, so it is not replaced: move it, or choose another directory",
        path.display()
    );
    io::Error::new(io::ErrorKind::AlreadyExists, message)
}

fn explain(verb: &str, path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot {verb} {}: {error}", path.display()))
}

#[cfg(test)]
mod tests;
