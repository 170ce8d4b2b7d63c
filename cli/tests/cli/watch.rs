//! `openelements watch`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot run has failed")]

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::run::{RECURLY, ZENDESK, command, directory, run_in};

/// The longest that anything is waited for. Only a test that fails waits for so long.
const PATIENCE: Duration = Duration::from_secs(90);

/// What a process writes, as it comes.
struct Stream {
    pieces: Receiver<String>,
    text: String,
}

impl Stream {
    fn read(mut source: impl Read + Send + 'static) -> Self {
        let (sender, pieces) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Some(count) = source.read(&mut buffer).ok().filter(|count| *count > 0) {
                let _ = sender.send(String::from_utf8_lossy(&buffer[..count]).into_owned());
            }
        });
        Self { pieces, text: String::new() }
    }

    /// Waits for words, and takes all up to them.
    #[track_caller]
    fn expect(&mut self, words: &str) -> String {
        loop {
            if let Some(start) = self.text.find(words) {
                let rest = self.text.split_off(start + words.len());
                return std::mem::replace(&mut self.text, rest);
            }
            match self.pieces.recv_timeout(PATIENCE) {
                Ok(piece) => self.text += &piece,
                Err(error) => panic!("no `{words}` ({error}): {}", self.text),
            }
        }
    }
}

#[test]
fn what_is_saved_is_checked_until_the_command_is_stopped() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY)]);
    let path = |name: &str| directory.path().join(name);
    let mut command = command(directory.path(), &["watch"]);
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut results = Stream::read(child.stdout.take().unwrap());
    let mut problems = Stream::read(child.stderr.take().unwrap());
    problems.expect("watching; Ctrl-C ends it\n");
    results.expect("1 spec, no problems\n");

    fs::write(path("specs/recurly.yaml"), format!("{RECURLY}nam: x\n")).unwrap();
    problems.expect("saved specs/recurly.yaml\n");
    let told = problems.expect("found 1 error\n");
    assert!(told.contains("specs/recurly.yaml:8:1"), "{told}");

    // As editors do that write beside the file first.
    fs::write(path("specs/.recurly.yaml.swp"), RECURLY).unwrap();
    fs::rename(path("specs/.recurly.yaml.swp"), path("specs/recurly.yaml")).unwrap();
    problems.expect("saved specs/recurly.yaml\n");
    results.expect("1 spec, no problems\n");

    fs::write(path("specs/zendesk.yaml"), ZENDESK).unwrap();
    problems.expect("new specs/zendesk.yaml\n");
    results.expect("2 specs, no problems\n");
    fs::remove_file(path("specs/zendesk.yaml")).unwrap();
    problems.expect("removed specs/zendesk.yaml\n");
    results.expect("1 spec, no problems\n");

    fs::write(path("openelements.toml"), "[lints]\nL0406 = \"loud\"\n").unwrap();
    problems.expect("new openelements.toml\n");
    problems.expect("there is no level `loud`");
    fs::remove_file(path("openelements.toml")).unwrap();
    problems.expect("removed openelements.toml\n");
    results.expect("1 spec, no problems\n");

    fs::rename(path("specs"), path("away")).unwrap();
    problems.expect("the specs cannot be read\n");
    problems.expect("it is waited for\n");
    fs::rename(path("away"), path("specs")).unwrap();
    problems.expect("the specs are there again\n");
    results.expect("1 spec, no problems\n");

    stop(&child);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn what_is_saved_is_not_mended() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY)]);
    let run = run_in(directory.path(), &["watch", "--fix"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("unexpected argument '--fix'"), "{run}");
}

/// Presses Ctrl-C.
fn stop(child: &std::process::Child) {
    let kill = format!("kill -INT {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
}
