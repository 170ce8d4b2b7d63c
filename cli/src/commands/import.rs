//! `openelements import`: drafts of specs from documentation.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use openelements_codegen::{Source, check, read_directory};
use openelements_import::{Draft, Failure as Unusable, import};

use crate::args::Import;
use crate::failure::Failure;
use crate::output::Output;
use crate::save::save;
use crate::words::{Count, one_line};

/// The most that is read of a file, in bytes: more than an import takes.
const SIZE_LIMIT: u64 = 5 * 1024 * 1024;

/// Runs the command.
pub(crate) fn run(args: &Import) -> Result<Output, Failure> {
    if args.out.exists() && !args.out.is_dir() {
        let message = format_args!("`{}` is not a directory", args.out.display());
        return Err(Failure::new(message).help("`--out DIR` names the directory that drafts are written to"));
    }
    let (documents, mut unusable) = read(&files(&args.files)?);
    let known = Known::read(&args.out);
    let imported = import(documents, &known.ids);
    unusable.extend(imported.failures);
    let mut report = Report::default();
    if args.out.as_os_str() == "-" {
        report.print(&imported.drafts);
    } else {
        report.write(&imported.drafts, args, &known);
    }
    for Unusable { path, reason, .. } in &unusable {
        report.fail(format_args!("nothing can be made of `{}`", one_line(path)), &one_line(reason));
    }
    Ok(report.finish(imported.drafts.len()))
}

/// What the specs of a directory have, so far as it can be told without their being right.
#[derive(Default)]
struct Known {
    /// The ids, with the keys they belong to.
    ids: BTreeMap<i64, String>,
    /// The keys, with the files they are in.
    keys: BTreeMap<String, PathBuf>,
}

impl Known {
    fn read(directory: &Path) -> Self {
        let mut known = Self::default();
        for source in read_directory(directory).unwrap_or_default() {
            let text = source.file().and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
            let member = |name: &str| {
                let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
                value.map(|value| value.trim().to_owned())
            };
            let Some(key) = member("key") else { continue };
            known.ids.extend(member("id").and_then(|id| Some((id.parse().ok()?, key.clone()))));
            known.keys.insert(key, source.path().into());
        }
        known
    }
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
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(|error| error.to_string())?;
    opened.take(SIZE_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > SIZE_LIMIT) {
        return Err(format!("it is too large; pages and exports have at most {SIZE_LIMIT} bytes"));
    }
    String::from_utf8(bytes)
        .map_err(|error| format!("it is not UTF-8, from byte {} on", error.utf8_error().valid_up_to() + 1))
}

/// What there is to say.
#[derive(Default)]
struct Report {
    stdout: String,
    stderr: String,
    failures: usize,
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
    fn write(&mut self, drafts: &[Draft], args: &Import, known: &Known) {
        for draft in drafts {
            let path = args.out.join(format!("{}.yaml", draft.key));
            if let Some(other) = known.keys.get(&draft.key).filter(|other| **other != path) {
                let message = format_args!("`{}` has the key `{}` already", other.display(), draft.key);
                self.fail(message, "remove it, or write elsewhere with `--out DIR`");
                continue;
            }
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
            let _ = writeln!(self.stderr, "  {}", one_line(&note.to_string()));
        }
    }

    fn fail(&mut self, message: impl std::fmt::Display, reason: &str) {
        self.failures += 1;
        self.stderr.push_str(&Failure::new(message).detail(reason).into_text());
    }

    /// Checks what was written, and counts it.
    fn finish(mut self, drafts: usize) -> Output {
        let written = Count(self.written.len(), "draft");
        let summary = format!("{written} written of {}", Count(drafts, "element"));
        let diagnostics = check(self.written);
        // Writing to a string cannot fail.
        if !diagnostics.is_empty() {
            self.stderr.push_str(&Failure::diagnostics(&diagnostics).into_text());
        }
        let problems = match self.failures + diagnostics.iter().count() {
            0 => "no problems".to_owned(),
            number => Count(number, "problem").to_string(),
        };
        let _ = writeln!(self.stderr, "{summary}, {problems}");
        let failed = self.failures > 0 || diagnostics.has_errors() || drafts == 0;
        Output { stdout: self.stdout, stderr: self.stderr, failed }
    }
}
