//! Reading the document that a command was given.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::failure::Failure;
use crate::words::REQUEST;

/// The most bytes that are read; a request is far smaller.
const LIMIT_MIB: u64 = 10;

/// What some editors put before a text.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a file, or standard input where it is called `-`.
pub(crate) fn read(file: &Path) -> Result<String, Failure> {
    let name = name(file);
    let limit = LIMIT_MIB * 1024 * 1024;
    let bytes = read_limited(file, limit).map_err(|error| unreadable(file, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        let help = "is it the right file? A request has a few lines";
        return Err(Failure::new(format_args!("{name} has more than {LIMIT_MIB} MiB")).help(help));
    }
    let text = decode(&name, bytes)?;
    if text.trim().is_empty() {
        return Err(Failure::new(format_args!("{name} is empty")).help(REQUEST));
    }
    Ok(text)
}

/// How the document is called in messages.
pub(crate) fn name(file: &Path) -> String {
    if is_standard_input(file) { "standard input".to_owned() } else { format!("`{}`", file.display()) }
}

/// Whether the document comes from standard input.
fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Reads at most one byte more than the limit, which is enough to tell.
fn read_limited(file: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if is_standard_input(file) {
        io::stdin().take(limit + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(limit + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Why a file cannot be read, and what to do about it.
fn unreadable(file: &Path, error: &io::Error) -> Failure {
    // It may hold secrets, so it must not be repeated as if it were a name.
    if file.to_string_lossy().trim_start().starts_with(['{', '[']) {
        return Failure::new("the argument is JSON, not the name of a file")
            .help("put the request in a file, or write it to standard input of `openelements provision -`");
    }
    let name = name(file);
    let help = "name a file with a request, or `-` to read it from standard input";
    match error.kind() {
        ErrorKind::NotFound => Failure::new(format_args!("there is no file {name}")).help(help),
        ErrorKind::IsADirectory => Failure::new(format_args!("{name} is a directory")).help(help),
        _ => Failure::new(format_args!("cannot read {name}: {error}")),
    }
}

/// The text of a file, without a byte order mark.
fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to());
        let line = valid.unwrap_or_default().split(|byte| *byte == b'\n').count();
        let message = format!("{name} is not UTF-8 text: line {line} has other bytes");
        Failure::new(message).help("save it in the encoding UTF-8")
    })?;
    Ok(text.strip_prefix(BYTE_ORDER_MARK).map(ToOwned::to_owned).unwrap_or(text))
}
