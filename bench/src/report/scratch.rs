//! Crates for a while: what is measured of building.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use tempfile::TempDir;

use super::child::{self, Cost};
use crate::failure::Failure;

/// The repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A workspace in a directory of its own, with a target directory of its own. The versions of its packages
/// are those of this repository.
pub(super) struct Scratch {
    directory: TempDir,
}

/// How a crate is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    /// As `cargo build` does.
    Debug,
    /// As `cargo build --release` does.
    Release,
}

impl Profile {
    /// The directory below `target`.
    const fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

impl Scratch {
    /// A workspace without members.
    pub(super) fn create() -> Result<Self, Failure> {
        let directory = tempfile::tempdir()?;
        fs::write(
            directory.path().join("Cargo.toml"),
            "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n",
        )?;
        fs::copy(Path::new(ROOT).join("Cargo.lock"), directory.path().join("Cargo.lock"))?;
        Ok(Self { directory })
    }

    /// Adds a crate with these lines of its manifest, in which `{root}` is the repository.
    pub(super) fn add(&self, name: &str, manifest: &str) -> io::Result<()> {
        let package = format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n");
        fs::create_dir_all(self.path(name).join("src"))?;
        fs::write(self.path(name).join("Cargo.toml"), package + &manifest.replace("{root}", ROOT))?;
        self.write(name, "src/lib.rs", "")
    }

    /// Writes a file of a crate.
    pub(super) fn write(&self, name: &str, file: &str, text: &str) -> io::Result<()> {
        fs::write(self.path(name).join(file), text)
    }

    /// The directory of a crate.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join("crates").join(name)
    }

    /// A directory that is no crate's.
    pub(super) fn aside(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// What Cargo has built, below its target directory.
    pub(super) fn built(&self, profile: Profile, file: &str) -> PathBuf {
        self.aside("target").join(profile.name()).join(file)
    }

    /// Builds a crate; what is built already is not built again.
    pub(super) fn build(&self, name: &str, profile: Profile) -> Result<Cost, Failure> {
        child::run(&mut self.cargo("build", name, profile))
    }

    /// Has a crate, without what it depends on, built anew by the next [`build`](Self::build).
    pub(super) fn clean(&self, name: &str, profile: Profile) -> Result<(), Failure> {
        child::run(&mut self.cargo("clean", name, profile)).map(drop)
    }

    fn cargo(&self, command: &str, name: &str, profile: Profile) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args([command, "--offline", "--package", name]).current_dir(self.directory.path());
        if profile == Profile::Release {
            cargo.arg("--release");
        }
        for (variable, _) in env::vars_os().filter(|(variable, _)| is_of_cargo(&variable.to_string_lossy())) {
            cargo.env_remove(variable);
        }
        cargo.env("CARGO_TARGET_DIR", self.aside("target")).env("CARGO_TERM_COLOR", "never");
        cargo
    }
}

/// Whether a variable is for this process only: Cargo tells programs that it runs about their own package, and
/// somebody may have set how to build.
fn is_of_cargo(variable: &str) -> bool {
    let prefixes = [
        "CARGO_BUILD_",
        "CARGO_ENCODED_",
        "CARGO_INCREMENTAL",
        "CARGO_MANIFEST_",
        "CARGO_PKG_",
        "CARGO_PROFILE_",
    ];
    prefixes.iter().any(|prefix| variable.starts_with(prefix)) || variable == "RUSTFLAGS"
}
