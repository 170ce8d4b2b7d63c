//! `openelements import`: drafts of specs from documentation.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use openelements_codegen::{Source, check};
use openelements_import::{Draft, Failure as Unusable, import};

use crate::args::Import;
use crate::failure::Failure;
use crate::output::Output;
use crate::words::Count;

/// The most that is read of a file, in bytes: more than an import takes.
const SIZE_LIMIT: u64 = 5 * 1024 * 1024;

/// Runs the command.
pub(crate) fn run(args: &Import) -> Result<Output, Failure> {
    let (documents, mut unusable) = read(&files(&args.files)?);
    let imported = import(documents, &ids(&args.out));
    unusable.extend(imported.failures);
    let mut report = Report::default();
    if args.out.as_os_str() == "-" {
        report.print(&imported.drafts);
    } else {
        report.write(&imported.drafts, args);
    }
    for Unusable { path, reason, .. } in &unusable {
        report.fail(format_args!("nothing can be made of `{path}`"), reason);
    }
    Ok(report.finish(imported.drafts.len()))
}

/// The ids that the specs of a directory have, with their keys.
fn ids(directory: &Path) -> BTreeMap<i64, String> {
    let files = fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    let specs = files.filter(|path| path.extension().is_some_and(|it| it == "yaml" || it == "yml"));
    let read = specs.filter_map(|path| fs::read_to_string(path).ok());
    let member = |text: &str, name: &str| {
        let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        value.map(|value| value.trim().to_owned())
    };
    read.filter_map(|text| Some((member(&text, "id")?.parse().ok()?, member(&text, "key")?))).collect()
}

/// The files that are named, and those in directories.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let found = in_directory(path).map_err(|error| {
            Failure::new(format_args!("cannot list the directory `{}`: {error}", path.display()))
        })?;
        if found.is_empty() {
            let message = format!("there are no pages and no exports in `{}`", path.display());
            return Err(
                Failure::new(message).help("name a directory with `*.md` or `*.json` files, or the files")
            );
        }
        files.extend(found);
    }
    Ok(files)
}

/// The pages and exports of a directory, by name.
fn in_directory(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        if extension.is_some_and(|extension| ["md", "markdown", "json"].contains(&extension.as_str())) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The texts of files, and why some have none.
fn read(files: &[PathBuf]) -> (Vec<(String, String)>, Vec<Unusable>) {
    let (mut documents, mut unusable) = (Vec::new(), Vec::new());
    for file in files {
        let path = file.display().to_string();
        match read_text(file) {
            Ok(text) => documents.push((path, text)),
            Err(reason) => unusable.push(Unusable::new(path, reason)),
        }
    }
    (documents, unusable)
}

fn read_text(file: &Path) -> Result<String, String> {
    let size = fs::metadata(file).map_err(|error| error.to_string())?.len();
    if size > SIZE_LIMIT {
        return Err(format!("it has {size} bytes; pages and exports have at most {SIZE_LIMIT}"));
    }
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    String::from_utf8(bytes)
        .map_err(|error| format!("it is not UTF-8, from byte {} on", error.utf8_error().valid_up_to() + 1))
}

/// What there is to say.
#[derive(Default)]
struct Report {
    stdout: String,
    stderr: String,
    failed: bool,
    written: Vec<Source>,
}

impl Report {
    /// Gives the drafts to standard output, as one stream of documents.
    fn print(&mut self, drafts: &[Draft]) {
        for (index, draft) in drafts.iter().enumerate() {
            self.stdout.push_str(if index == 0 { "" } else { "---\n" });
            self.stdout.push_str(&draft.text);
            self.tell(draft, "standard output");
            self.written.push(Source::new(format!("{}.yaml", draft.key), draft.text.clone()));
        }
    }

    /// Writes the drafts into a directory.
    fn write(&mut self, drafts: &[Draft], args: &Import) {
        for draft in drafts {
            let path = args.out.join(format!("{}.yaml", draft.key));
            match save(&path, &draft.text, args.force) {
                Ok(()) => {
                    self.tell(draft, &path.display().to_string());
                    self.written.push(Source::read(&path));
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    let help = "`--force` replaces it, `--out DIR` writes elsewhere";
                    self.fail(format_args!("there is a spec `{}` already", path.display()), help);
                }
                Err(error) => {
                    self.fail(format_args!("cannot write `{}`", path.display()), &error.to_string());
                }
            }
        }
    }

    /// Says what there is to know about a draft.
    fn tell(&mut self, draft: &Draft, place: &str) {
        // Writing to a string cannot fail.
        let _ =
            writeln!(self.stderr, "{}: written to {place}, {}", draft.key, Count(draft.notes.len(), "note"));
        for note in &draft.notes {
            let _ = writeln!(self.stderr, "  {note}");
        }
    }

    fn fail(&mut self, message: impl std::fmt::Display, reason: &str) {
        self.failed = true;
        self.stderr.push_str(&Failure::new(message).detail(reason).into_text());
    }

    /// Checks what was written, and counts it.
    fn finish(mut self, drafts: usize) -> Output {
        let written = Count(self.written.len(), "draft");
        let summary = format!("{written} written of {}", Count(drafts, "element"));
        let diagnostics = check(self.written);
        // Writing to a string cannot fail.
        if diagnostics.is_empty() {
            let _ = writeln!(self.stderr, "{summary}, no problems");
        } else {
            self.stderr.push_str(&Failure::diagnostics(&diagnostics).into_text());
            let _ = writeln!(self.stderr, "{summary}");
        }
        let failed = self.failed || diagnostics.has_errors() || drafts == 0;
        Output { stdout: self.stdout, stderr: self.stderr, failed }
    }
}

/// Writes a file that is not there yet, unless it may be replaced.
fn save(path: &Path, text: &str, force: bool) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    if force {
        return fs::write(path, text);
    }
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
