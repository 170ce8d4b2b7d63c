//! `openelements new`: the first version of a spec.

use std::io;
use std::path::{Path, PathBuf};

use openelements_authoring::{New as Draft, new};
use openelements_codegen::{Diagnostic, Source, check, read_directory};

use crate::args::New;
use crate::failure::Failure;
use crate::output::Output;
use crate::save::save;

/// What the spec is called in messages: it is not written yet.
const UNWRITTEN: &str = "the new spec";

/// Runs the command.
pub(crate) fn run(args: &New) -> Result<Output, Failure> {
    let (drafted, path) = (new(UNWRITTEN, &draft(args)), path(args));
    let taken = path.as_deref().filter(|path| path.exists() && !args.force).map(taken);
    let refused: String =
        [taken, without_oauth(args)].into_iter().flatten().map(Failure::into_text).collect();
    let text = match drafted {
        Ok(text) if refused.is_empty() => text,
        drafted => {
            let told = drafted.err().map(|diagnostics| Failure::diagnostics(&diagnostics).into_text());
            let stderr = told.unwrap_or_default() + &refused;
            return Ok(Output { stderr, failed: true, ..Output::default() });
        }
    };
    let Some(path) = path else { return Ok(Output::success(text)) };
    require_no_clash(&path, &text)?;
    save(&path, &text, args.force).map_err(|error| unwritten(&path, &error))?;
    Ok(Output::success(next_steps(&args.key, &path)))
}

/// An address that only OAuth has is given, and OAuth is not.
fn without_oauth(args: &New) -> Option<Failure> {
    let has_oauth = args.authentication.iter().any(|name| name == "oauth1" || name == "oauth2");
    let urls = [("--authorization-url", &args.authorization_url), ("--token-url", &args.token_url)];
    let (option, _) = urls.into_iter().find(|(_, url)| url.is_some() && !has_oauth)?;
    let failure = Failure::new(format_args!("`{option}` is for OAuth, which is no authentication here"));
    Some(failure.help("add it, as in `--authentication oauth2`, or leave the option out"))
}

fn draft(args: &New) -> Draft {
    Draft {
        key: args.key.clone(),
        name: args.name.clone(),
        description: args.description.clone(),
        hub: args.hub.clone(),
        authentication: args.authentication.clone(),
        base_url: args.base_url.clone(),
        authorization_url: args.authorization_url.clone(),
        token_url: args.token_url.clone(),
    }
}

/// The file to write; none for standard output.
fn path(args: &New) -> Option<PathBuf> {
    let extension = args.out.extension().unwrap_or_default();
    let is_file = ["yaml", "yml"].iter().any(|yaml| extension.eq_ignore_ascii_case(yaml));
    match args.out.as_os_str() {
        out if out == "-" => None,
        _ if is_file && !args.out.is_dir() => Some(args.out.clone()),
        _ => Some(args.out.join(format!("{}.yaml", args.key))),
    }
}

fn taken(path: &Path) -> Failure {
    Failure::new(format_args!("there is a spec `{}` already", path.display()))
        .help("`--force` replaces it, `--out DIR` writes elsewhere")
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::AlreadyExists => taken(path),
        _ => Failure::new(format_args!("cannot write `{}`: {error}", path.display())),
    }
}

/// Makes sure that the specs beside a new one stay without problems.
fn require_no_clash(path: &Path, text: &str) -> Result<(), Failure> {
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty());
    let mut specs = read_directory(directory.unwrap_or(Path::new("."))).unwrap_or_default();
    specs.retain(|spec| spec.file() != Some(path));
    let key = |found: &Diagnostic| (found.code, found.message.clone());
    let before: Vec<_> = check(specs.clone()).iter().map(key).collect();
    specs.push(Source::new(path.to_string_lossy(), text));
    let found = check(specs);
    let mut clashes = found.iter().filter(|found| !before.contains(&key(found))).peekable();
    if clashes.peek().is_none() {
        return Ok(());
    }
    let failure = Failure::new("the new spec does not fit those that are there:");
    let detail = |failure: Failure, found: &Diagnostic| {
        let line = found.position.map_or(1, |position| position.line);
        failure.detail(format_args!("{}:{line}: {}", found.path, found.message))
    };
    Err(clashes.fold(failure, detail).help("choose another key, or write elsewhere with `--out DIR`"))
}

fn next_steps(key: &str, path: &Path) -> String {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (path, directory) = (path.display(), directory.display());
    format!(
        "written: {path}

Next:
  edit {path}; `openelements watch {directory}` checks it whenever you save
  openelements show {key} --origin --specs {directory}
  openelements provision REQUEST.json --specs {directory}
"
    )
}
