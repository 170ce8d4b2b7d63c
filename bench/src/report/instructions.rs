//! Instructions, counted by valgrind: figures that a busy machine does not change.

use std::fs;
use std::io::ErrorKind;
use std::process::{Command, Stdio};

use clap::Args;
use openelements_codegen::{Options, Source, check, generate};

use super::chapter::Chapter;
use super::table::Table;
use super::validation::{REQUESTS, WAYS};
use super::{Effort, catalogue, child};
use crate::failure::Failure;

const SAID: &str = "\
How many instructions the processor executes, in thousands: a program that does the work 2 n times, less one that does
it n times, so that nothing of its start is counted. They hardly differ from run to run, so that a change of this
table is a change of the code. This counts one row, start included:

```sh
cargo build -p bench --release
valgrind --tool=callgrind target/release/bench instructions \"3 entries, typed\" 1000
```";

/// How many specs the generator is given.
const SPECS: usize = 100;

/// The arguments of `instructions`.
#[derive(Args)]
pub(crate) struct Instructions {
    /// What to do, as a row of the report calls it
    work: String,
    /// How often
    count: u32,
}

/// Does something again and again, for valgrind to watch.
///
/// # Errors
/// Where there is no such work, or it fails.
pub(crate) fn repeat(instructions: &Instructions) -> Result<(), Failure> {
    let known = works();
    let work = known.iter().find(|work| work.name == instructions.work).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|work| work.name.as_str()).collect();
        format!("there is no work `{}`: it is one of `{}`", instructions.work, names.join("`, `"))
    })?;
    (0..instructions.count).try_for_each(|_| (work.run)())
}

/// Something to count.
struct Work {
    name: String,
    /// How often it is done by the one of the two programs that does less.
    count: u32,
    run: Box<dyn Fn() -> Result<(), Failure>>,
}

fn works() -> Vec<Work> {
    validations().into_iter().chain(generations()).collect()
}

fn validations() -> Vec<Work> {
    let ways = REQUESTS.iter().flat_map(|request| WAYS.iter().map(move |way| (request, way)));
    let work = ways.map(|(request, way)| {
        let json = request.valid();
        let run = Box::new(move || (way.read)(&json).map_err(Failure::from));
        Work { name: format!("{}, {}", request.name, way.name), count: 200, run }
    });
    work.collect()
}

fn generations() -> [Work; 2] {
    let specs = || -> Vec<Source> {
        let numbers = 0..SPECS;
        numbers.map(|number| Source::new(catalogue::key(number) + ".yaml", catalogue::spec(number))).collect()
    };
    let (checked, generated) = (specs(), specs());
    let check = move || {
        let problems = check(checked.clone());
        if problems.is_empty() { Ok(()) } else { Err(problems.render().into()) }
    };
    let generate = move || {
        let files = generate(generated.clone(), &Options::default());
        files.map(drop).map_err(|problems| problems.render().into())
    };
    [
        Work { name: format!("check {SPECS} specs"), count: 1, run: Box::new(check) },
        Work { name: format!("generate {SPECS} specs"), count: 1, run: Box::new(generate) },
    ]
}

/// Counts everything; with little effort, the first two.
///
/// # Errors
/// Where valgrind is not installed, or fails.
pub(super) fn run(effort: Effort) -> Result<Chapter, Failure> {
    require_valgrind()?;
    let mut chapter = Chapter::new(&["openelements-runtime", "openelements-codegen"]);
    chapter.text(SAID);
    let mut works = works();
    if effort == Effort::Quick {
        works.truncate(2);
        for work in &mut works {
            work.count = 10;
        }
    }
    let mut table = Table::new(["work", "thousands of instructions"]);
    for work in &works {
        table.row([work.name.clone(), thousands(instructions(work)?)]);
    }
    chapter.table(&table);
    Ok(chapter)
}

fn require_valgrind() -> Result<(), Failure> {
    let version = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    match version {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err("valgrind counts instructions, and it is not installed: `apt install valgrind`, or \
                 choose other sections with `--only`"
                .into())
        }
        version => version.map(drop).map_err(Failure::from),
    }
}

/// The instructions that doing it once takes.
fn instructions(work: &Work) -> Result<u64, Failure> {
    let (once, twice) = (total(work, work.count)?, total(work, 2 * work.count)?);
    Ok(twice.saturating_sub(once) / u64::from(work.count))
}

/// The instructions of this program when it does something so many times.
fn total(work: &Work, count: u32) -> Result<u64, Failure> {
    let directory = tempfile::tempdir()?;
    let file = directory.path().join("callgrind.out");
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--tool=callgrind").arg(format!("--callgrind-out-file={}", file.display()));
    valgrind.arg(std::env::current_exe()?).args(["instructions", &work.name, &count.to_string()]);
    child::run(&mut valgrind)?;
    let written = fs::read_to_string(file)?;
    sum(&written).ok_or_else(|| "callgrind has written no sum".into())
}

/// The sum at the end of what callgrind writes.
fn sum(written: &str) -> Option<u64> {
    written.lines().rev().find_map(|line| line.strip_prefix("totals: ")?.trim().parse().ok())
}

/// A number in thousands.
fn thousands(number: u64) -> String {
    format!("{}.{}", number / 1000, number % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::{Instructions, repeat, sum, thousands, works};

    #[test]
    fn every_work_can_be_done() {
        for work in works() {
            let instructions = Instructions { work: work.name.clone(), count: 1 };
            repeat(&instructions).unwrap_or_else(|error| panic!("{}: {error}", work.name));
        }
    }

    #[test]
    fn works_that_are_not_known_are_refused_with_those_that_are() {
        let error = repeat(&Instructions { work: "nothing".to_owned(), count: 1 }).expect_err("no work");
        assert!(error.to_string().contains("`3 entries, typed`"), "{error}");
    }

    #[test]
    fn the_sum_is_the_last_line() {
        assert_eq!(sum("events: Ir\nfn=(1)\n1 20\ntotals: 1234\n"), Some(1234));
        assert_eq!(sum("events: Ir\n"), None);
    }

    #[test]
    fn thousands_are_rounded_down() {
        assert_eq!([2_345, 99_999, 1_234_567].map(thousands), ["2.3", "99.9", "1234.5"]);
    }
}
