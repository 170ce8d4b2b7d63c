//! `openelements watch`: specs are checked again when they are saved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{sleep, timeout};

use super::check;
use crate::args::Watch;
use crate::failure::Failure;
use crate::output::Output;
use crate::stop::stop;
use crate::{levels, specs, store};

/// For how long nothing has changed when a save is over: editors write in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// How often the files are looked at where no change is told: not every file system tells all of them.
const PATROL: Duration = Duration::from_secs(2);

/// Runs the command until it is told to stop.
pub(crate) fn run(args: &Watch) -> Result<Output, Failure> {
    store::runtime()?.block_on(watch(args))
}

async fn watch(args: &Watch) -> Result<Output, Failure> {
    let stop = stop().map_err(|error| Failure::new(format_args!("cannot listen to signals: {error}")))?;
    tokio::pin!(stop);
    let mut seen = Seen::look(&args.checked.paths)?;
    let (mut watcher, mut changes) = watcher()?;
    follow(&mut watcher, &args.checked.paths);
    report(args, "watching; Ctrl-C ends it");
    loop {
        tokio::select! {
            () = &mut stop => return Ok(Output::default()),
            () = settled(&mut changes) => {}
            () = sleep(PATROL) => {}
        }
        let now = Seen::look(&args.checked.paths);
        // What was removed and made again is not followed any more.
        follow(&mut watcher, &args.checked.paths);
        match now {
            Ok(now) if now == seen => {}
            Ok(now) => report(args, &now.since(&std::mem::replace(&mut seen, now.clone()))),
            Err(_) if seen.is_lost => {}
            Err(failure) => {
                seen = Seen { is_lost: true, files: BTreeMap::new() };
                tell("the specs cannot be read", &failure.help("it is waited for").into_text());
            }
        }
    }
}

/// What tells that something may have changed.
fn watcher() -> Result<(RecommendedWatcher, UnboundedReceiver<()>), Failure> {
    let (sender, changes) = unbounded_channel();
    let tell = move |_| {
        // Nobody listens any more when the command ends.
        let _ = sender.send(());
    };
    let watcher = notify::recommended_watcher(tell)
        .map_err(|error| Failure::new(format_args!("cannot watch files: {error}")))?;
    Ok((watcher, changes))
}

/// Follows what is at the paths, and the directories that they are in: there they vanish and come back. So
/// does the file that has the levels.
fn follow(watcher: &mut RecommendedWatcher, paths: &[PathBuf]) {
    let levels = paths.iter().filter_map(|path| levels::nearest(path));
    for path in paths.iter().cloned().chain(levels) {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let inside = Some(path.as_path()).filter(|path| path.is_dir());
        for directory in inside.into_iter().chain([parent.unwrap_or(Path::new("."))]) {
            // One that is not there now is looked for later.
            let _ = watcher.watch(directory, RecursiveMode::NonRecursive);
        }
    }
}

/// Waits for a change, and until no more follow at once.
async fn settled(changes: &mut UnboundedReceiver<()>) {
    if changes.recv().await.is_none() {
        std::future::pending::<()>().await;
    }
    while timeout(QUIET, changes.recv()).await.is_ok() {}
}

/// What tells that a file was saved.
type Stamp = Option<(SystemTime, u64)>;

fn stamp(file: &Path) -> Stamp {
    let metadata = fs::metadata(file).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// The files that were there, by what tells that they were saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Seen {
    files: BTreeMap<String, Stamp>,
    /// Whether the paths could not be read, which was told.
    is_lost: bool,
}

impl Seen {
    /// Looks at the files without reading them.
    fn look(paths: &[PathBuf]) -> Result<Self, Failure> {
        check::require(paths)?;
        let mut files = BTreeMap::new();
        for path in paths {
            let specs = if path.is_dir() { specs::paths(path)? } else { vec![path.clone()] };
            for file in specs.into_iter().chain(levels::nearest(path)) {
                let stamp = stamp(&file);
                files.insert(file.display().to_string(), stamp);
            }
        }
        Ok(Self { files, is_lost: false })
    }

    /// What has changed since, in words.
    fn since(&self, before: &Self) -> String {
        if before.is_lost {
            return "the specs are there again".to_owned();
        }
        let others = |other: &Self, files: &Self| -> Vec<String> {
            files.files.keys().filter(|path| !other.files.contains_key(*path)).cloned().collect()
        };
        let is_saved =
            |(path, stamp): &(&String, &Stamp)| before.files.get(*path).is_some_and(|old| old != *stamp);
        let saved = self.files.iter().filter(is_saved).map(|(path, _)| path.clone()).collect();
        let kinds: [(&str, Vec<String>); 3] =
            [("saved", saved), ("new", others(before, self)), ("removed", others(self, before))];
        let kinds = kinds.into_iter().filter(|(_, paths)| !paths.is_empty());
        let kinds: Vec<String> = kinds.map(|(kind, paths)| format!("{kind} {}", paths.join(", "))).collect();
        kinds.join("; ")
    }
}

/// Checks, and prints at once: the command goes on.
fn report(args: &Watch, what: &str) {
    let output = check::check(&args.checked, false).unwrap_or_else(Output::from);
    tell(what, &output.stderr);
    Output::success(output.stdout).print();
}

/// Prints a line with the time, and problems below it.
fn tell(what: &str, problems: &str) {
    let now = jiff::Zoned::now().strftime("%H:%M:%S").to_string();
    Output { stderr: format!("{now} {what}\n{problems}"), ..Output::default() }.print();
}
