//! PostgreSQL for tests: the server that `OPENELEMENTS_TEST_POSTGRES` names, or one of this process.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "support of tests, which Clippy does not take for one"
)]

use std::env;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::str::FromStr as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _};

/// The variable with the URL of a server whose user may create databases.
const VARIABLE: &str = "OPENELEMENTS_TEST_POSTGRES";

/// Serves until its standard input ends.
const SCRIPT: &str = include_str!("postgres.sh");

/// How often a server is started: another process may take its port first.
const ATTEMPTS: usize = 5;

/// A database of its own, dropped in the end.
pub(crate) struct Postgres {
    name: String,
    server: &'static Server,
}

/// A server on which databases can be made.
struct Server {
    options: PgConnectOptions,
    /// The server ends when this does: with the test process, even when that is killed.
    _life: Option<ChildStdin>,
}

impl Postgres {
    /// A new database; none where there is no PostgreSQL, which is said, and a failure in CI.
    pub(crate) fn create() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let server = server()?;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("openelements_test_{}_{number}", std::process::id());
        server.execute(&format!("CREATE DATABASE {name}"));
        Some(Self { name, server })
    }

    /// The URL of the database.
    pub(crate) fn url(&self) -> String {
        self.server.options.clone().database(&self.name).to_url_lossy().to_string()
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.server.execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

impl Server {
    /// Runs a statement in a thread of its own, for the caller may be one that must not block.
    fn execute(&self, statement: &str) {
        let run = async {
            let mut connection = PgConnection::connect_with(&self.options).await?;
            connection.execute(AssertSqlSafe(statement)).await?;
            connection.close().await
        };
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let run = || runtime.enable_all().build().unwrap().block_on(run);
        let outcome = std::thread::scope(|scope| scope.spawn(run).join().unwrap());
        if let Err(error) = outcome {
            // A test that has failed drops its database too, and a second panic would hide the first.
            assert!(std::thread::panicking(), "PostgreSQL refuses `{statement}`: {error}");
        }
    }
}

/// The one server of this process.
fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(find).as_ref()
}

fn find() -> Option<Server> {
    if let Ok(url) = env::var(VARIABLE) {
        let options = PgConnectOptions::from_str(&url)
            .unwrap_or_else(|_| panic!("{VARIABLE} is no `postgres://user:password@host/database`"));
        return Some(Server { options, _life: None });
    }
    let Some(programs) = programs() else {
        let reason = format!("{VARIABLE} is not set, and there are no `initdb` and `pg_ctl` here");
        assert!(env::var_os("CI").is_none(), "no PostgreSQL: {reason}");
        eprintln!("The PostgreSQL half of the tests is left out: {reason}.");
        return None;
    };
    let mut said = String::new();
    for _ in 0..ATTEMPTS {
        match start(&programs) {
            Ok(server) => return Some(server),
            Err(words) => said = words,
        }
    }
    panic!("PostgreSQL does not start: {said}");
}

/// Where `initdb` and `pg_ctl` are: in `PATH`, or where Debian has the newest.
fn programs() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    versions.sort_by_key(|path| std::cmp::Reverse(version(path)));
    let has_both = |path: &PathBuf| path.join("initdb").is_file() && path.join("pg_ctl").is_file();
    env::split_paths(&path).chain(versions).find(has_both)
}

/// The number in `/usr/lib/postgresql/15/bin`.
fn version(path: &Path) -> Option<u32> {
    path.parent()?.file_name()?.to_str()?.parse().ok()
}

/// Starts a server; the error is what it has to say.
fn start(programs: &Path) -> Result<Server, String> {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = unprivileged();
    command.args(["-c", SCRIPT, "sh"]).arg(programs).arg(port.to_string());
    command.current_dir("/").env_remove("TMPDIR").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let life = child.stdin.take();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    lines.read_line(&mut said).map_err(|error| error.to_string())?;
    if said.trim() != "ready" {
        drop(life);
        lines.read_to_string(&mut said).map_err(|error| error.to_string())?;
        return Err(said);
    }
    let options =
        PgConnectOptions::new_without_pgpass().host("127.0.0.1").port(port).username("openelements");
    Ok(Server { options: options.database("postgres"), _life: life })
}

/// A shell: PostgreSQL refuses to run as root, so as root that of another user.
fn unprivileged() -> Command {
    if number_of(None).as_deref() != Some("0") {
        return Command::new("sh");
    }
    let user = ["postgres", "nobody"].into_iter().find(|user| number_of(Some(user)).is_some());
    let mut command = Command::new("runuser");
    command.args(["-u", user.expect("a user `postgres` or `nobody`"), "--", "sh"]);
    command
}

/// The number of a user, or of this one.
fn number_of(user: Option<&str>) -> Option<String> {
    let output = Command::new("id").arg("-u").args(user).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
