//! What generating takes, from a directory of specs to files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use openelements_codegen::{Files, Options, check, generate, read_directory};

use super::chapter::Chapter;
use super::scratch::{Profile, Scratch};
use super::table::Table;
use super::timing::{Rounds, time};
use super::{Effort, catalogue, child};
use crate::failure::Failure;

const SAID: &str = "\
From a directory of specs to a directory of files, on all cores, as multiples of checking 1,000 specs in an
optimised program. *Writing* is the same files written by nothing but the system's own calls. A build script
is not optimised, unless somebody says so.";

const LEARNT: &str = "";

/// How many specs the goals speak of.
const USUAL: usize = 1_000;

/// A build script, as a program.
const SCRIPT: &str = "fn main() {\n    openelements_codegen::Builder::new().build();\n}\n";

/// What is done with the specs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Check,
    Write,
    Generate,
    Script,
}

impl Way {
    const ALL: [Self; 4] = [Self::Check, Self::Write, Self::Generate, Self::Script];
}

/// Checks and generates.
///
/// # Errors
/// Where something cannot be read, built or written.
pub(super) fn run(effort: Effort, scratch: &Scratch) -> Result<Chapter, Failure> {
    let (sizes, rounds) = match effort {
        Effort::Quick => (vec![4, 20], 1),
        Effort::Full => (vec![100, USUAL, 10_000], 7),
    };
    scratch.add("script", "[dependencies]\nopenelements-codegen = { path = \"{root}/codegen\" }\n")?;
    scratch.write("script", "src/main.rs", SCRIPT)?;
    scratch.build("script", Profile::Debug)?;
    let mut measured = Vec::new();
    for specs in sizes {
        measured.push((specs, measure(scratch, specs, rounds)?));
    }
    Ok(chapter(effort, &measured))
}

fn measure(scratch: &Scratch, specs: usize, rounds: usize) -> Result<Rounds, Failure> {
    let place = Place::create(scratch, specs)?;
    Rounds::measure(rounds, Way::ALL.len(), |way| match Way::ALL.get(way) {
        Some(way) => place.measure(*way),
        None => Ok(f64::NAN),
    })
}

/// Where specs are read and files are written.
struct Place<'scratch> {
    scratch: &'scratch Scratch,
    specs: PathBuf,
    output: PathBuf,
    files: Files,
}

impl<'scratch> Place<'scratch> {
    /// Writes so many specs.
    fn create(scratch: &'scratch Scratch, specs: usize) -> Result<Self, Failure> {
        let directory = scratch.path("script").join("specs");
        catalogue::write(&directory, specs)?;
        let files = files(&directory)?;
        Ok(Self { scratch, specs: directory, output: scratch.aside("output"), files })
    }

    /// The seconds that it takes.
    fn measure(&self, way: Way) -> Result<f64, Failure> {
        if self.output.exists() {
            fs::remove_dir_all(&self.output)?;
        }
        let (elapsed, done) = time(|| match way {
            Way::Check => checked(&self.specs),
            Way::Write => self.write(),
            Way::Generate => {
                files(&self.specs).and_then(|files| Ok(files.persist(&self.output).map(drop)?))
            }
            Way::Script => self.run_script(),
        });
        done?;
        Ok(elapsed.as_secs_f64())
    }

    fn write(&self) -> Result<(), Failure> {
        fs::create_dir_all(&self.output)?;
        for (path, text) in self.files.iter() {
            fs::write(self.output.join(path), text)?;
        }
        Ok(())
    }

    fn run_script(&self) -> Result<(), Failure> {
        let mut script = Command::new(self.scratch.built(Profile::Debug, "script"));
        child::run(script.current_dir(self.scratch.path("script")).env("OUT_DIR", &self.output)).map(drop)
    }
}

fn files(specs: &Path) -> Result<Files, Failure> {
    let files = generate(read_directory(specs)?, &Options::default());
    Ok(files.map_err(|diagnostics| diagnostics.render())?)
}

fn checked(specs: &Path) -> Result<(), Failure> {
    let problems = check(read_directory(specs)?);
    if problems.is_empty() { Ok(()) } else { Err(problems.render().into()) }
}

fn chapter(effort: Effort, measured: &[(usize, Rounds)]) -> Chapter {
    let mut chapter = Chapter::new(&["openelements-codegen"]);
    chapter.text(SAID);
    let median = |specs: usize, way: Way| {
        let rounds = measured.iter().find(|(known, _)| *known == specs);
        rounds.map_or(f64::NAN, |(_, rounds)| rounds.median(way as usize))
    };
    let unit = match effort {
        Effort::Quick => measured.first().map_or(f64::NAN, |(_, rounds)| rounds.median(Way::Check as usize)),
        Effort::Full => median(USUAL, Way::Check),
    };
    let mut table = Table::new(["specs", "checking", "writing", "generating", "in a build script"]);
    for (specs, rounds) in measured {
        let cells = Way::ALL.map(|way| format!("{:.2}", rounds.median(way as usize) / unit));
        table.row([vec![specs.to_string()], cells.to_vec()].concat());
    }
    chapter.table(&table);
    if effort == Effort::Full {
        chapter.text(LEARNT);
        goals(&mut chapter, median);
    }
    chapter
}

fn goals(chapter: &mut Chapter, median: impl Fn(usize, Way) -> f64) {
    for (goal, way, most) in [
        ("checking 1,000 specs: at most 150 ms", Way::Check, 0.15),
        ("generating them: at most 150 ms", Way::Generate, 0.15),
        ("generating them in a build script: at most 1 s", Way::Script, 1.0),
    ] {
        let seconds = median(USUAL, way);
        chapter.goal(goal, format!("{:.0} ms", seconds * 1e3), seconds <= most);
    }
    let growth = median(10_000, Way::Generate) / median(USUAL, Way::Generate);
    chapter.goal("linear: 10,000 specs take 10 times as long", format!("{growth:.1}"), growth <= 11.0);
}
