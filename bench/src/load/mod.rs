//! The service under load, beside what its store can do by itself.
//!
//! For each store four things are measured, one after the other, with as many callers at once: the
//! statement that stores an instance and the one that finds it, executed by themselves, and the calls
//! of the service that execute them. So a ratio says what the service adds: HTTP, authorization (one
//! more statement), decoding, encryption and the answer.

mod bare;
mod calls;
mod measure;
// A server of this process, where PostgreSQL is installed, or a database of a server that is named.
#[path = "../../../service/tests/support/postgres.rs"]
mod postgres;

use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use clap::Args;
use openelements_service::{Database, KeySource, Store};

use self::measure::Measured;
use self::postgres::Postgres;
use crate::failure::Failure;

/// The arguments of `load`.
#[derive(Args)]
pub(crate) struct Load {
    /// How many callers there are at once
    #[arg(long, default_value_t = 16)]
    callers: usize,
    /// How many seconds each measurement takes
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Measure for a moment only, to see that it works
    #[arg(long)]
    quick: bool,
}

impl Load {
    fn duration(&self) -> Duration {
        if self.quick { Duration::from_millis(200) } else { Duration::from_secs(self.seconds) }
    }
}

/// A store that is measured.
struct Place {
    name: &'static str,
    database: Database,
    /// For the bare statements.
    url: String,
}

/// Measures every store that is there, and prints a table.
pub(crate) async fn run(load: &Load) -> Result<(), Failure> {
    let directory = tempfile::tempdir()?;
    tell(&format!("{} callers, {:?} each\n", load.callers, load.duration()))?;
    if std::env::var_os("OPENELEMENTS_TEST_POSTGRES").is_none() {
        tell(
            "PostgreSQL, started for this, does not wait for the disk; OPENELEMENTS_TEST_POSTGRES names another\n",
        )?;
    }
    tell("\n")?;
    tell(&measure::heading())?;
    let postgres = Postgres::create();
    for place in places(&directory.path().join("load.db"), postgres.as_ref())? {
        let key = KeySource::File(directory.path().join(place.name));
        let store = Store::open(&place.database, key).await?;
        let user = store.add_user("Load Test", None).await?;
        let bare = bare::measure(&place.url, &user, load.callers, load.duration()).await?;
        let calls = calls::measure(store, &user, load.callers, load.duration()).await?;
        tell(&report(place.name, "create", &bare.create, &calls.create))?;
        tell(&report(place.name, "read", &bare.read, &calls.read))?;
    }
    Ok(())
}

fn places(file: &Path, postgres: Option<&Postgres>) -> Result<Vec<Place>, Failure> {
    let url = format!("sqlite://{}?mode=rwc", file.display());
    let sqlite = Place { name: "SQLite", database: Database::sqlite(file), url };
    let postgres = postgres
        .map(Postgres::url)
        .map(|url| Database::parse(&url).map(|database| Place { name: "PostgreSQL", database, url }));
    Ok([Some(sqlite), postgres.transpose()?].into_iter().flatten().collect())
}

/// The rows of one operation on one store.
fn report(store: &str, operation: &str, bare: &Measured, call: &Measured) -> String {
    let ratio = call.per_second() / bare.per_second();
    let rows = [bare.row(store, operation, "statement", 1.0), call.row(store, operation, "call", ratio)];
    rows.concat()
}

fn tell(text: &str) -> Result<(), std::io::Error> {
    let mut stream = anstream::stdout();
    write!(stream, "{text}").and_then(|()| stream.flush())
}
