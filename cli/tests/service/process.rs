//! A running service.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use crate::client::Client;

/// The longest that anything is waited for. Only a test that fails waits for so long.
const PATIENCE: Duration = Duration::from_secs(90);

/// A running service. It is killed when it is dropped.
pub(crate) struct Service {
    child: Child,
    stdout: Stream,
    stderr: Stream,
}

/// The secrets of a user, as they are printed.
#[derive(Clone, Debug)]
pub(crate) struct Secrets {
    pub(crate) user: String,
    pub(crate) organization: String,
}

/// What a process has written so far.
#[derive(Clone)]
struct Stream {
    state: Arc<(Mutex<Written>, Condvar)>,
}

#[derive(Default)]
struct Written {
    text: String,
    ended: bool,
}

impl Service {
    /// Starts a command, and does not wait.
    pub(crate) fn spawn(mut command: Command) -> Self {
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stdout = Stream::read(child.stdout.take().unwrap());
        let stderr = Stream::read(child.stderr.take().unwrap());
        Self { child, stdout, stderr }
    }

    /// Starts a command, and waits until it serves.
    pub(crate) fn start(command: Command) -> Self {
        let service = Self::spawn(command);
        service.client();
        service
    }

    /// Where it listens, once it does.
    #[track_caller]
    pub(crate) fn client(&self) -> Client {
        assert!(self.stdout.wait_for("\nThe data are in "), "it does not start: {}", self.log());
        let text = self.stdout.text();
        Client::of(text.lines().next().unwrap().rsplit(' ').next().unwrap())
    }

    /// The secrets of the first user, which this start prints.
    #[track_caller]
    pub(crate) fn secrets(&self) -> Secrets {
        assert!(self.stdout.wait_for("/instances'\n"), "no first user: {}", self.stdout.text());
        Secrets::printed(&self.stdout.text()).unwrap()
    }

    /// What it has printed.
    pub(crate) fn printed(&self) -> String {
        self.stdout.text()
    }

    /// What it has logged.
    pub(crate) fn log(&self) -> String {
        self.stderr.text()
    }

    /// Waits until it has logged something.
    #[track_caller]
    pub(crate) fn wait_for_log(&self, words: &str) {
        assert!(self.stderr.wait_for(words), "it does not log `{words}`: {}", self.log());
    }

    /// Asks it to stop, as operators do.
    pub(crate) fn terminate(&self) {
        let kill = format!("kill -TERM {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    }

    /// Kills it without a word, and waits until it is gone. The answer is what it has printed and logged.
    pub(crate) fn kill(mut self) -> (String, String) {
        self.child.kill().unwrap();
        self.end()
    }

    /// Waits until it has ended, and answers what it has printed and logged.
    fn end(&mut self) -> (String, String) {
        self.child.wait().unwrap();
        (self.stdout.whole(), self.stderr.whole())
    }

    /// Waits until it has ended by itself.
    pub(crate) fn wait(mut self) -> (ExitStatus, String, String) {
        let (printed, logged) = (self.stdout.whole(), self.stderr.whole());
        (self.child.wait().unwrap(), printed, logged)
    }

    /// Asks it to stop, and waits until it has: with the exit code 0.
    #[track_caller]
    pub(crate) fn stop(self) -> String {
        self.terminate();
        let (status, _, log) = self.wait();
        assert_eq!(status.code(), Some(0), "{log}");
        log
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Secrets {
    /// The secrets in what was printed, if it was printed whole.
    pub(crate) fn printed(text: &str) -> Option<Self> {
        let whole = text.get(..=text.rfind('\n')?)?;
        let word = |label: &str| {
            let line = whole.lines().find(|line| line.trim_start().starts_with(label))?;
            line.split_whitespace().nth(1).map(ToOwned::to_owned)
        };
        Some(Self { user: word("User ")?, organization: word("Organization ")? })
    }

    /// The header of calls for the organization.
    pub(crate) fn of_organization(&self) -> String {
        format!("User {}, Organization {}", self.user, self.organization)
    }

    /// The header of calls about the instance of a token.
    pub(crate) fn of_instance(&self, token: &str) -> String {
        format!("User {}, Element {token}", self.user)
    }
}

impl Stream {
    /// Reads to the end, in a thread of its own.
    fn read(mut source: impl Read + Send + 'static) -> Self {
        let stream = Self { state: Arc::default() };
        let reader = stream.clone();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Some(count) = source.read(&mut buffer).ok().filter(|count| *count > 0) {
                reader.write(&String::from_utf8_lossy(&buffer[..count]), false);
            }
            reader.write("", true);
        });
        stream
    }

    fn write(&self, text: &str, ended: bool) {
        let mut written = self.state.0.lock().unwrap();
        written.text.push_str(text);
        written.ended = ended;
        self.state.1.notify_all();
    }

    /// Waits for words, or the end; tells whether the words have come.
    fn wait_for(&self, words: &str) -> bool {
        let (lock, changed) = &*self.state;
        let is_waiting = |written: &mut Written| !written.ended && !written.text.contains(words);
        let waited = changed.wait_timeout_while(lock.lock().unwrap(), PATIENCE, is_waiting);
        waited.unwrap().0.text.contains(words)
    }

    /// All of it, once it has ended.
    #[track_caller]
    fn whole(&self) -> String {
        let (lock, changed) = &*self.state;
        let waited =
            changed.wait_timeout_while(lock.lock().unwrap(), PATIENCE, |written| !written.ended).unwrap().0;
        assert!(waited.ended, "the process goes on: {}", waited.text);
        waited.text.clone()
    }

    fn text(&self) -> String {
        self.state.0.lock().unwrap().text.clone()
    }
}
