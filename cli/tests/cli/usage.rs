//! The command line itself.

use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::run::{command, run, start};

#[test]
fn help_gives_an_overview() {
    assert_snapshot!(run(&["--help"]));
}

#[test]
fn every_command_has_an_example() {
    for command in [
        "serve",
        "user",
        "key",
        "provision",
        "check",
        "fmt",
        "new",
        "watch",
        "list",
        "search",
        "show",
        "generate",
    ] {
        let help = run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(help.stdout.contains(&format!("\n  openelements {command}")), "{help}");
    }
}

#[test]
fn a_wrong_command_line_is_a_matter_of_usage() {
    for arguments in [
        &["prvision"][..],
        &["provision"],
        &["show"],
        &["generate"],
        &["list", "--format", "yaml"],
        &["search"],
        &["search", "site", "--format", "markdown"],
        &["show", "chargebee", "--rust", "--format", "json"],
        &["show", "chargebee", "--rust", "--origin"],
        &[],
    ] {
        let run = run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {run}");
        assert!(run.stderr.contains("--help"), "{run}");
    }
}

#[test]
fn colours_are_shown_where_they_are_asked_for() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let coloured = |variable: &str| {
        let mut command = command(here, &["show", "nonsense"]);
        let output = command.env("CLICOLOR_FORCE", "1").env(variable, "1").output().unwrap();
        output.stderr.contains(&0x1b)
    };
    assert!(coloured("CLICOLOR_FORCE"));
    assert!(!coloured("NO_COLOR"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let request = include_bytes!("../../../examples/chargebee.json");
    let mut child = start(&["provision", "-"]);
    // The program writes only after it has read, so the pipe is broken by then.
    drop(child.stdout.take());
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), request).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = command(here, &["list"]).stdout(Stdio::from(full)).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: cannot write to standard output"));
}
