//! A copy of this repository in which a test can change specs, and Cargo for it.

#![allow(clippy::unwrap_used, reason = "support of tests, which Clippy does not take for one")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{env, fs};

use serde_json::Value;

/// The tests of a file run at once, and they share the copy so that it is compiled once.
static IN_USE: Mutex<()> = Mutex::new(());

/// The copy, for one test at a time.
pub(crate) struct Repository {
    root: PathBuf,
    package: &'static str,
    _guard: MutexGuard<'static, ()>,
}

/// What a run of Cargo came to.
pub(crate) struct Outcome {
    package: &'static str,
    pub(crate) succeeded: bool,
    stderr: String,
    stdout: String,
}

/// A manifest without what only the tests of this repository need, which takes long to build.
fn without_development(manifest: &str) -> String {
    let Some((before, after)) = manifest.split_once("[dev-dependencies]\n") else {
        return manifest.to_owned();
    };
    let rest = after.find("\n[").and_then(|end| after.get(end..)).unwrap_or_default();
    format!("{before}{rest}")
}

impl Repository {
    /// The copy, to run Cargo for one of its packages: as the repository is, but for the specs,
    /// among which there may be any by now. Files that are the same are not touched, so that Cargo
    /// takes them for unchanged.
    pub(crate) fn copy(package: &'static str) -> Self {
        let guard = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("repository");
        fs::create_dir_all(&root).unwrap();
        let mut wanted = files(Path::new(env!("CARGO_MANIFEST_DIR")));
        wanted.retain(|path, _| !path.starts_with("tests") && !path.starts_with("specs"));
        wanted.retain(|path, _| !path.ends_with("recurly.yaml"));
        let seeds = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen/tests/fixtures/specs/seeds"));
        wanted.extend(seeds.into_iter().map(|(name, spec)| (Path::new("specs").join(name), spec)));
        let user = include_bytes!("../recurly/user.rs").to_vec();
        wanted.insert(PathBuf::from("tests/recurly.rs"), user);
        if let Some(manifest) = wanted.get_mut(Path::new("Cargo.toml")) {
            *manifest = without_development(&String::from_utf8_lossy(manifest)).into_bytes();
        }
        let found = files(&root);
        for path in found.keys().filter(|path| !wanted.contains_key(*path)) {
            fs::remove_file(root.join(path)).unwrap();
        }
        for (path, bytes) in wanted.iter().filter(|(path, bytes)| found.get(*path) != Some(bytes)) {
            write(&root.join(path), bytes);
        }
        Self { root, package, _guard: guard }
    }

    /// Drops a file in, or changes it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        write(&self.root.join(path), text.as_bytes());
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root.join(path)).unwrap();
    }

    /// Runs Cargo for the package, without network: every crate has been fetched for this
    /// test. The target directory is another than the repository's, because Cargo would take
    /// the two packages, which differ in nothing but their place, for the same.
    pub(crate) fn cargo(&self, command: &str, arguments: &[&str]) -> Outcome {
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args([command, "--offline", "--package", self.package])
            .arg("--message-format=json")
            .arg("--target-dir")
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("repository-target"))
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_TERM_COLOR", "never")
            .output()
            .unwrap();
        Outcome {
            package: self.package,
            succeeded: output.status.success(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
        }
    }
}

impl Outcome {
    /// Fails the test with what Cargo and the tests of the copy had to say.
    pub(crate) fn assert_success(&self) {
        let lines = self.stdout.lines();
        let said: Vec<&str> = lines.filter(|line| !line.starts_with('{')).collect();
        assert!(self.succeeded, "{}\n{}", self.stderr, said.join("\n"));
    }

    /// What the build script of the package had to say against the specs.
    pub(crate) fn spec_errors(&self) -> Vec<&str> {
        let prefix = format!("error: {}@", self.package);
        let said = self.stderr.lines().filter_map(|line| line.strip_prefix(&prefix));
        said.filter_map(|line| line.split_once(": ")).map(|(_version, line)| line).collect()
    }

    /// Where the build script of the package wrote.
    pub(crate) fn generated(&self) -> PathBuf {
        let mut messages = self.stdout.lines().filter_map(|line| serde_json::from_str(line).ok());
        let is_of_package = |message: &Value| {
            let id = message["package_id"].as_str().unwrap_or_default();
            // The name stands in the id only where the folder has another.
            let named = format!("#{}@", self.package);
            let placed = format!("/{}#", self.package);
            message["reason"] == "build-script-executed" && (id.contains(&named) || id.contains(&placed))
        };
        let message = messages.find(is_of_package).unwrap();
        Path::new(message["out_dir"].as_str().unwrap()).join("elements")
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The files below a directory, without hidden ones and what Cargo builds.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut directories = vec![root.to_owned()];
    while let Some(directory) = directories.pop() {
        for path in fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()) {
            let hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
            let built = path.join("CACHEDIR.TAG").exists();
            if path.is_dir() && !hidden && !built {
                directories.push(path);
            } else if path.is_file() && !hidden {
                let name = path.strip_prefix(root).unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}
