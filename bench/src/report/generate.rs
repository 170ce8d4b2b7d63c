//! What generating takes, from a directory of specs to files.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use openelements_codegen::{Files, Options, check, generate, read_directory};

use super::chapter::Chapter;
use super::scratch::{Profile, Scratch};
use super::table::Table;
use super::timing::{Rounds, time};
use super::{Effort, catalogue, child};
use crate::failure::Failure;

const SAID: &str = "\
From a directory of specs to a directory of files, on all cores, as multiples of checking 1,000 specs in an
optimised program. A build script is not optimised, unless somebody says so. *Writing* is the same files made by nothing
but the system's own calls. Files are made in memory where the system has such a directory, and once on a disk, where
making them takes longer than all else.";

const LEARNT: &str = "\
Reading and writing files, understanding YAML, and writing code run on all cores; what specs say of each other is checked
on one. Of the time to generate, YAML takes a third, documentation a sixth, laying out what is made of tokens a tenth.";

/// Where Linux has files in memory.
const MEMORY: &str = "/dev/shm";

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
    let memory = tempfile::tempdir_in(MEMORY).or_else(|_| tempfile::tempdir())?;
    let mut measured = Vec::new();
    for specs in sizes {
        let place = Place::create(scratch, specs, memory.path())?;
        measured.push((specs.to_string(), place.rounds(rounds)?));
    }
    if effort == Effort::Full {
        let place = Place::create(scratch, USUAL, &scratch.aside(""))?;
        measured.push((format!("{USUAL}, on a disk"), place.rounds(rounds)?));
    }
    Ok(chapter(effort, &measured))
}

/// Where specs are read and files are written.
struct Place<'scratch> {
    scratch: &'scratch Scratch,
    specs: PathBuf,
    output: PathBuf,
    files: Files,
}

impl<'scratch> Place<'scratch> {
    /// Writes so many specs, whose files are to be in a directory.
    fn create(scratch: &'scratch Scratch, specs: usize, output: &Path) -> Result<Self, Failure> {
        let directory = scratch.path("script").join("specs");
        remove(&directory)?;
        catalogue::write(&directory, specs)?;
        let files = files(&directory)?;
        Ok(Self { scratch, specs: directory, output: output.join("output"), files })
    }

    /// Measures every way so many times.
    fn rounds(&self, rounds: usize) -> Result<Rounds, Failure> {
        Rounds::measure(rounds, Way::ALL.len(), |way| match Way::ALL.get(way) {
            Some(way) => self.measure(*way),
            None => Ok(f64::NAN),
        })
    }

    /// The seconds that it takes.
    fn measure(&self, way: Way) -> Result<f64, Failure> {
        remove(&self.output)?;
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

/// Removes a directory, if it is there.
fn remove(directory: &Path) -> io::Result<()> {
    if directory.exists() { fs::remove_dir_all(directory) } else { Ok(()) }
}

fn files(specs: &Path) -> Result<Files, Failure> {
    let files = generate(read_directory(specs)?, &Options::default());
    Ok(files.map_err(|diagnostics| diagnostics.render())?)
}

fn checked(specs: &Path) -> Result<(), Failure> {
    let problems = check(read_directory(specs)?);
    if problems.is_empty() { Ok(()) } else { Err(problems.render().into()) }
}

fn chapter(effort: Effort, measured: &[(String, Rounds)]) -> Chapter {
    let mut chapter = Chapter::new(&["openelements-codegen"]);
    chapter.text(SAID);
    let median = |specs: usize, way: Way| {
        let rounds = measured.iter().find(|(known, _)| *known == specs.to_string());
        rounds.map_or(f64::NAN, |(_, rounds)| rounds.median(way as usize))
    };
    let unit = match effort {
        Effort::Quick => measured.first().map_or(f64::NAN, |(_, rounds)| rounds.median(Way::Check as usize)),
        Effort::Full => median(USUAL, Way::Check),
    };
    let mut table = Table::new(["specs", "checking", "writing", "generating", "in a build script"]);
    for (specs, rounds) in measured {
        let cells = Way::ALL.map(|way| format!("{:.2}", rounds.median(way as usize) / unit));
        table.row([vec![specs.clone()], cells.to_vec()].concat());
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
