//! What depending on this project adds to the first build of a crate.

use super::Effort;
use super::chapter::Chapter;
use super::scratch::{Profile, Scratch};
use super::table::Table;
use super::timing::Rounds;
use crate::failure::Failure;

const SAID: &str = "\
Processor time that one dependency adds to the first `cargo build` of an empty crate, in a target directory
of its own, as multiples of what `typify` adds to a build script, which does with JSON Schemas what
`openelements-codegen` does with specs. The library is that of all elements of this repository, its build
script included. `tests/dependencies.rs` lists the packages that each brings.";

/// What was found with `cargo build --timings`.
const LEARNT: &str = "\
Of what the build script compiles, the generator is about a fifth; `syn`, `prettyplease`, `quote` and `proc-macro2` are
a fifth, `serde` and YAML a quarter, the runtime with JSON, patterns and spelling suggestions a quarter, build scripts the rest.
What only tools for authors need is behind a feature, and there is one type of map, each of which saved
a tenth and more. Without the generator it would still be over 10 s: what reads YAML and writes Rust is that large.";

/// What is depended on: what to call it, and the lines of the manifest.
type Dependency = (&'static str, &'static str);

const NOTHING: Dependency = ("nothing", "");
const TYPIFY: Dependency = ("`typify`, in a build script", "[build-dependencies]\ntypify = \"0.8\"\n");
const CODEGEN: Dependency = (
    "`openelements-codegen`, in a build script",
    "[build-dependencies]\nopenelements-codegen = { path = \"{root}/codegen\" }\n",
);
const LIBRARY: Dependency =
    ("`openelements`, the library", "[dependencies]\nopenelements = { path = \"{root}\" }\n");
const RUNTIME: Dependency = (
    "`openelements-runtime`, for generated files",
    "[dependencies]\nopenelements-runtime = { path = \"{root}/runtime\" }\n",
);

/// Builds an empty crate with each dependency.
///
/// # Errors
/// Where one cannot be built.
pub(super) fn run(effort: Effort) -> Result<Chapter, Failure> {
    let (dependencies, rounds) = match effort {
        Effort::Quick => (vec![NOTHING, RUNTIME], 1),
        Effort::Full => (vec![NOTHING, TYPIFY, CODEGEN, LIBRARY, RUNTIME], 3),
    };
    let measured = Rounds::measure(rounds, dependencies.len(), |number| {
        dependencies.get(number).map_or(Ok(f64::NAN), |(_, manifest)| build(manifest))
    })?;
    let added = |number| measured.median(number) - measured.median(0);
    let mut chapter = Chapter::new(&["openelements-runtime", "openelements-codegen", "typify"]);
    chapter.text(SAID);
    let mut table = Table::new(["dependency", "added"]);
    for (number, (name, _)) in dependencies.iter().enumerate().skip(1) {
        table.row([(*name).to_owned(), format!("{:.2}", added(number) / added(1))]);
    }
    chapter.table(&table);
    if let Some(codegen) = dependencies.iter().position(|dependency| *dependency == CODEGEN) {
        let seconds = added(codegen);
        chapter.text(LEARNT);
        chapter.goal(
            "`openelements-codegen`: at most 10 s of processor time",
            format!("{seconds:.1} s"),
            seconds <= 10.0,
        );
    }
    Ok(chapter)
}

/// The processor time of the first build of a crate, in seconds.
fn build(manifest: &str) -> Result<f64, Failure> {
    let scratch = Scratch::create()?;
    scratch.add("downstream", manifest)?;
    scratch.write("downstream", "build.rs", "fn main() {}\n")?;
    Ok(scratch.build("downstream", Profile::Debug)?.cpu.as_secs_f64())
}
