//! `openelements dump`: what is stored of each instance, without secrets.

use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;

use openelements_runtime::{Catalogue, Element, Entry, MASK, Secret};
use openelements_service::{Store, StoredInstance};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use crate::args::{Dump, Storage};
use crate::failure::Failure;
use crate::output::Output;
use crate::words::Count;
use crate::{specs, store};

/// Runs the command. Lines are printed as they are read: all of them may be more than fits into memory.
pub(crate) fn run(args: &Dump) -> Result<Output, Failure> {
    require_store(&args.storage)?;
    let catalogues = [specs::catalogue(None)?, specs::catalogue(args.specs.as_ref())?];
    store::runtime()?.block_on(async {
        let store = store::open_existing(&args.storage).await?.store;
        let unreadable = write_all(&store, &catalogues).await;
        store.close().await;
        unreadable.map(|unreadable| told(&unreadable))
    })
}

/// Makes sure that there is a store: opening one that is not there would make it.
fn require_store(storage: &Storage) -> Result<(), Failure> {
    let (file, what) = match &storage.database {
        None => {
            (storage.data.join("openelements.db"), format!("in the directory `{}`", storage.data.display()))
        }
        Some(url) => match sqlite_path(url) {
            Some(path) => (decoded(path)?, format!("at `sqlite://{path}`")),
            None => return Ok(()),
        },
    };
    if file.is_file() {
        return Ok(());
    }
    let failure = Failure::new(format_args!("there is no store {what}"));
    Err(failure.help("name its directory with `--data`, or its database with `--database`"))
}

/// The path in the URL of a SQLite database, as it is written there.
fn sqlite_path(url: &Secret) -> Option<&str> {
    let rest = url.expose().strip_prefix("sqlite://")?;
    Some(rest.split_once('?').map_or(rest, |(path, _)| path))
}

/// The file that a path of a URL names: `my%20store.db` is `my store.db`.
fn decoded(path: &str) -> Result<PathBuf, Failure> {
    let file = percent_decode_str(path).decode_utf8();
    let file =
        file.map_err(|_| Failure::new(format_args!("the escapes of `sqlite://{path}` are no UTF-8")))?;
    Ok(PathBuf::from(file.as_ref()))
}

/// Prints every instance, and gives the ids of those that cannot be read.
async fn write_all(store: &Store, catalogues: &[Catalogue]) -> Result<Vec<i64>, Failure> {
    let (mut unreadable, mut position) = (Vec::new(), None);
    loop {
        let page = store.stored(position).await.map_err(Failure::new)?;
        let mut lines = String::new();
        for instance in &page.instances {
            match line(instance, catalogues) {
                Some(line) => lines.extend([line.to_string().as_str(), "\n"]),
                None => unreadable.push(instance.id),
            }
        }
        unreadable.extend(page.unreadable);
        if !print(&lines)? {
            return Ok(unreadable);
        }
        position = page.next;
        if position.is_none() {
            return Ok(unreadable);
        }
    }
}

/// Prints some lines; tells whether somebody still reads them.
fn print(lines: &str) -> Result<bool, Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(lines.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::new(format_args!("cannot write to standard output: {error}"))),
    }
}

/// An instance in one line; none where what was supplied is no JSON object.
fn line(instance: &StoredInstance, catalogues: &[Catalogue]) -> Option<Value> {
    Some(json!({
        "id": instance.id,
        "name": instance.name,
        "element": {"key": instance.element_key},
        "supplied": masked(&instance.supplied, catalogues, &instance.element_key)?,
    }))
}

/// What was supplied, with a mask for whatever one of the catalogues takes for a secret, and for what none
/// of them knows.
fn masked(supplied: &Secret, catalogues: &[Catalogue], key: &str) -> Option<Map<String, Value>> {
    let elements: Vec<&Element> =
        catalogues.iter().filter_map(|catalogue| catalogue.element(key).ok()).collect();
    let mut entries: Map<String, Value> = serde_json::from_str(supplied.expose()).ok()?;
    for (name, value) in &mut entries {
        let mut known = elements.iter().filter_map(|element| element.entry(name)).peekable();
        if known.peek().is_none() || known.any(Entry::is_secret) {
            *value = Value::from(MASK);
        }
    }
    Some(entries)
}

/// Says which instances cannot be read, if there are such.
fn told(unreadable: &[i64]) -> Output {
    if unreadable.is_empty() {
        return Output::default();
    }
    let count = Count(unreadable.len(), "instance");
    let failure = Failure::new(format_args!("{count} cannot be read: damaged, or sealed with another key"));
    unreadable.iter().fold(failure, Failure::detail).into()
}

#[cfg(test)]
mod tests {
    use openelements_codegen::{Source, load};

    use super::*;

    fn catalogue(fields: &str) -> Catalogue {
        let spec = format!("key: recurly\nname: Recurly\nfields: {fields}\n");
        load(vec![Source::new("specs/recurly.yaml", spec)]).unwrap()
    }

    #[test]
    fn what_any_catalogue_takes_for_a_secret_is_masked() {
        let secret = catalogue("{token: {kind: secret}, site: {}}");
        let plain = catalogue("{token: {}, site: {}, region: {}}");
        let supplied = Secret::from(r#"{"token": "t", "site": "s", "region": "r", "gone": "g"}"#);
        let shown = json!({"token": MASK, "site": "s", "region": "r", "gone": MASK});
        for catalogues in [[secret, plain], [plain, secret]] {
            assert_eq!(masked(&supplied, &catalogues, "recurly").map(Value::Object), Some(shown.clone()));
        }
        assert_eq!(
            masked(&Secret::from(r#"{"site": "s"}"#), &[plain], "other").map(Value::Object),
            Some(json!({"site": MASK}))
        );
    }

    #[test]
    fn what_is_no_object_is_unreadable() {
        for supplied in ["", "hunter2", "[]", "{\"site\": "] {
            assert!(masked(&Secret::from(supplied), &[catalogue("{site: {}}")], "recurly").is_none());
        }
    }
}
