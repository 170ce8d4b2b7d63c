//! Generated files as a value, which can fail only while it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use crate::render::MARK;

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
        fs::create_dir_all(directory).map_err(|error| explain("make", directory, &error))?;
        for difference in self.differences(directory)? {
            match difference {
                Difference::Stale(path) => {
                    fs::remove_file(&path).map_err(|error| explain("remove", &path, &error))?;
                }
                Difference::Missing(path) | Difference::Changed(path) => self.write(directory, &path)?,
            }
        }
        Ok(())
    }

    fn write(&self, directory: &Path, path: &Path) -> io::Result<()> {
        let text =
            path.strip_prefix(directory).ok().and_then(|name| self.get(name.to_str()?)).unwrap_or_default();
        // A reader sees the old text or the new, never half of one.
        let draft = path.with_extension("rs.tmp");
        let written = fs::write(&draft, text).and_then(|()| fs::rename(&draft, path));
        written.map_err(|error| explain("write", path, &error))
    }

    /// How a directory differs from the files, sorted by path. One that is not there lacks all.
    ///
    /// # Errors
    /// Where the directory or a file in it cannot be read, and where a file of the name of a
    /// generated one is not generated: it is somebody's work, and must not be lost.
    pub fn differences(&self, directory: &Path) -> io::Result<Vec<Difference>> {
        let mut differences = Vec::new();
        for (name, text) in self.iter() {
            let path = directory.join(name);
            match fs::read_to_string(&path) {
                Ok(found) if found == text => {}
                Ok(found) if !found.starts_with(MARK) => return Err(foreign(&path)),
                Ok(_) => differences.push(Difference::Changed(path)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    differences.push(Difference::Missing(path));
                }
                Err(error) => return Err(explain("read", &path, &error)),
            }
        }
        let generated = generated(directory)?.into_iter();
        let stale = generated.filter(|path| {
            !path.file_name().and_then(|name| name.to_str()).is_some_and(|name| self.0.contains_key(name))
        });
        differences.extend(stale.map(Difference::Stale));
        differences.sort_by(|a, b| a.path().cmp(b.path()));
        Ok(differences)
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
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(explain("read", directory, &error)),
    };
    let mut generated = BTreeSet::new();
    for entry in entries {
        let path = entry?.path();
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        if is_rust && fs::read_to_string(&path).is_ok_and(|text| text.starts_with(MARK)) {
            generated.insert(path);
        }
    }
    Ok(generated)
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
