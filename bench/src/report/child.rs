//! Other programs, and what they cost.

use std::process::{Command, Stdio};
use std::time::Duration;

use wait4::Wait4 as _;

use crate::failure::Failure;

/// What a program and those it has started took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    /// Time on all processors, as the kernel counts it.
    pub(super) cpu: Duration,
    /// The most bytes that one process had in memory.
    pub(super) memory: u64,
}

/// Runs a program to its end.
///
/// # Errors
/// Where it does not start, or fails: with what it printed.
pub(super) fn run(command: &mut Command) -> Result<Cost, Failure> {
    let mut printed = tempfile::tempfile()?;
    command.stdin(Stdio::null()).stdout(printed.try_clone()?).stderr(printed.try_clone()?);
    let program = command.get_program().to_string_lossy().into_owned();
    let ended = command.spawn().map_err(|error| format!("{program}: {error}"))?.wait4()?;
    if ended.status.success() {
        let used = ended.rusage;
        return Ok(Cost { cpu: used.utime + used.stime, memory: used.maxrss });
    }
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    Err(format!("{program} {} failed:\n{}", arguments.join(" "), text_of(&mut printed)?).into())
}

fn text_of(file: &mut std::fs::File) -> std::io::Result<String> {
    use std::io::{Read as _, Seek as _};

    let mut text = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::run;

    #[test]
    fn what_a_failing_program_printed_is_told() {
        let error = run(Command::new("cargo").arg("no-such-command")).expect_err("it fails");
        assert!(error.to_string().contains("no such command"), "{error}");
    }

    #[test]
    fn a_program_has_a_cost() {
        let cost = run(Command::new("cargo").arg("--version")).expect("it runs");
        assert!(cost.memory > 1_000_000, "{cost:?}");
    }
}
