//! What the compiler takes for generated code, beside code that does the same.

mod by_hand;
mod by_typify;
mod generated;
pub(super) mod growth;
mod measure;
mod way;

use self::measure::{Built, Round, measure};
use self::way::Way;
use super::Effort;
use super::chapter::Chapter;
use super::scratch::{Profile, Scratch};
use super::table::Table;
use crate::failure::Failure;

/// How many elements the goals speak of.
const USUAL: usize = 1_000;

/// How many elements there are.
const SIZES: [usize; 4] = [4, FEW, USUAL, 4_000];

/// How many elements all ways are built with.
const FEW: usize = 100;

const SAID: &str = "\
Libraries of elements with about 4 fields of callers and 15 presets each, which are four real specs under other
names: as this project generates them; as structs with `derive(Serialize, Deserialize)`, a default of each
preset, and checks written by hand; and as `typify` makes them of the JSON Schemas of the same elements. Each
has a function that reads the configuration of any of its elements. What is built is the library alone, with
what it depends on built before. *Debug* and *release* are the processor time of `cargo build` from nothing, as
multiples of what the generated code takes. *One spec* is that of building again, unoptimised, after the
default of one entry has changed, as a part of building from nothing. *Memory* is the most that the compiler
has when it optimises, and *library* what it writes then, in MB.";

const LEFT_OUT: &str = "\
More elements than these take what is written by hand, and what `typify` makes, hours or more memory than there is: the
compiler had 14.5 GB for 1,000 elements of `typify` when it was stopped, after 40 times as long as the generated ones take.";

/// What was found with `-Ztime-passes`, and by taking things away from the code of 1,000 elements.
const LEARNT: &str = "\
Time and memory go into functions, not into what they say: type checking and borrow checking take three tenths of the
time each, metadata and optimising a tenth each. No function becomes machine code before a program calls it. An element
has about 19 functions, and each takes about 23 KB of the compiler's memory, so that half of what users call would have to
go for 500 MB. What the code of 1,000 elements takes without

| | memory | time |
|---|---:|---:|
| accessors and setters | 0.76 | 0.88 |
| `Clone` and `Debug` | 0.87 | 0.90 |
| rows of tables | 0.93 | 0.88 |
| documentation | 0.99 | 0.94 |
| `#[inline]` | 1.03 | 1.60 |

After one spec has changed, the functions of the others are not checked again, but all modules are read, expanded and
resolved again, and the metadata of all is written, which alone is a quarter of that time.";

/// Builds all libraries.
///
/// # Errors
/// Where one cannot be built.
pub(super) fn run(effort: Effort, scratch: &Scratch) -> Result<Chapter, Failure> {
    let mut chapter = Chapter::new(&["openelements-runtime", "serde", "serde_json", "typify"]);
    chapter.text(SAID);
    let (sizes, optimised) = match effort {
        // What everything depends on would have to be optimised too.
        Effort::Quick => (vec![4], Profile::Debug),
        Effort::Full => (SIZES.to_vec(), Profile::Release),
    };
    prepare(scratch, optimised)?;
    let mut built = Vec::new();
    for elements in sizes {
        built.extend(measure(scratch, elements, effort, optimised)?);
    }
    chapter.table(&table(&built));
    if effort == Effort::Full {
        chapter.text(LEFT_OUT);
        chapter.text(LEARNT);
        goals(&mut chapter, &built);
    }
    Ok(chapter)
}

/// Builds what the libraries depend on.
fn prepare(scratch: &Scratch, optimised: Profile) -> Result<(), Failure> {
    for way in Way::ALL {
        way.add(scratch)?;
    }
    for way in Way::ALL {
        scratch.build(way.name(), Profile::Debug)?;
        scratch.build(way.name(), optimised)?;
    }
    Ok(())
}

/// The library of so many elements that was made in this way, if there is one.
fn of(built: &[Built], way: Way, elements: usize) -> Option<&Built> {
    built.iter().find(|built| built.way == way && built.elements == elements)
}

fn table(built: &[Built]) -> Table {
    let mut table = Table::new(["way", "elements", "debug", "release", "one spec", "memory", "library"]);
    for one in built {
        let generated = of(built, Way::Generated, one.elements).unwrap_or(one);
        table.row([
            one.way.name().to_owned(),
            one.elements.to_string(),
            format!("{:.1}", one.median(|it| it.debug) / generated.median(|it| it.debug)),
            format!("{:.1}", one.median(|it| it.release) / generated.median(|it| it.release)),
            format!("{:.2}", one.median(|it| it.again / it.debug)),
            format!("{:.0}", one.median(|it| it.memory) / 1e6),
            format!("{:.2}", one.median(|it| it.size) / 1e6),
        ]);
    }
    table
}

fn goals(chapter: &mut Chapter, built: &[Built]) {
    let release =
        |way, elements| of(built, way, elements).map_or(f64::NAN, |one| one.median(|it| it.release));
    let usual = |figure: fn(&Round) -> f64| {
        of(built, Way::Generated, USUAL).map_or(f64::NAN, |one| one.median(figure))
    };
    let by_hand = release(Way::ByHand, USUAL) / release(Way::Generated, USUAL);
    chapter.goal(
        "1,000 elements, release: by hand at least 30 times",
        format!("{by_hand:.1}"),
        by_hand >= 30.0,
    );
    let typify = release(Way::Typify, FEW) / release(Way::Generated, FEW);
    chapter.goal("100 elements, release: `typify` at least 20 times", format!("{typify:.1}"), typify >= 20.0);
    let memory = usual(|it| it.memory) / 1e6;
    chapter.goal("1,000 elements, release: under 500 MB", format!("{memory:.0} MB"), memory < 500.0);
    let again = usual(|it| it.again / it.debug);
    chapter.goal("1,000 elements, one spec: under 0.33", format!("{again:.2}"), again < 1.0 / 3.0);
}
