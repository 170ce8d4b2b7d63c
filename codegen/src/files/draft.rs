//! Files are written beside their place and put there whole: a reader sees the old text or the
//! new, never half of one.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{fs, io, process};

use super::{explain, paths};
use crate::render::MARK;

/// What the name of a draft ends with: nothing compiles such a file.
const SUFFIX: &str = ".draft";

/// The age of a draft whose run was killed. One of a run that still goes on is never so old.
const FORGOTTEN: Duration = Duration::from_secs(60 * 60);

/// Writes a text to a path.
///
/// # Errors
/// Where it cannot be written. Then no draft is left.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    let written = create(path).and_then(|(draft, file)| {
        let written = fill(file, text).and_then(|()| fs::rename(&draft, path));
        // What was wrong first is what is told.
        written.inspect_err(|_| drop(fs::remove_file(&draft)))
    });
    written.map_err(|error| explain("write", path, &error))
}

/// Makes a draft of a file. No other run has it, so that several can write into one directory.
fn create(path: &Path) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let mut draft = path.as_os_str().to_owned();
        draft.push(format!(".{}-{count}{SUFFIX}", process::id()));
        match File::create_new(&draft) {
            // Process ids are used again, and containers have their own.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (draft.into(), file)),
        }
    }
}

/// Writes and closes a file: not every system renames an open one.
fn fill(mut file: File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())
}

/// Removes the drafts of runs that were killed. One that stays does no harm.
pub(super) fn remove_forgotten(directory: &Path) {
    for path in paths(directory).unwrap_or_default() {
        if is_draft(&path) && is_forgotten(&path) {
            drop(fs::remove_file(path));
        }
    }
}

/// Whether a file is a draft, which may have been cut short, and not somebody's work.
fn is_draft(path: &Path) -> bool {
    let is_text = |text: &[u8]| text.starts_with(MARK.as_bytes()) || MARK.as_bytes().starts_with(text);
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(is_draft_name) && fs::read(path).is_ok_and(|text| is_text(&text))
}

fn is_draft_name(name: &str) -> bool {
    let name = name.strip_suffix(SUFFIX).and_then(|name| name.rsplit_once(".rs."));
    name.is_some_and(|(_, run)| run.chars().all(|letter| letter.is_ascii_digit() || letter == '-'))
}

fn is_forgotten(path: &Path) -> bool {
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
    modified.is_ok_and(|modified| modified.elapsed().is_ok_and(|age| age > FORGOTTEN))
}
