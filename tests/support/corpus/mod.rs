//! The documents of many elements, what is wrong in them, and whether elements agree with them.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "support of tests, which Clippy does not take for one"
)]

pub(crate) mod checks;
pub(crate) mod documents;
pub(crate) mod exceptions;
pub(crate) mod requests;

use std::path::{Path, PathBuf};

/// A file of the corpus.
fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name)
}
