//! How what compiling generated code takes grows with the number of its elements.

use super::measure::cold;
use super::way::Way;
use super::{SIZES, USUAL};
use crate::failure::Failure;
use crate::report::Effort;
use crate::report::catalogue;
use crate::report::chapter::Chapter;
use crate::report::scratch::{Profile, Scratch};
use crate::report::table::Table;
use crate::report::timing::Rounds;

const SAID: &str = "\
The generated libraries of before by themselves, of all sizes in turns: processor time of building one from nothing, as
multiples of that of 1,000 elements.";

const LEARNT: &str = "\
What names every element must not be a `const fn`: to check one whose arms borrow takes time with the square of their
number, so that 4,000 elements took 2.5 times as long, without any other difference.";

/// Builds generated libraries.
///
/// # Errors
/// Where one cannot be built.
pub(in crate::report) fn run(effort: Effort, scratch: &Scratch) -> Result<Chapter, Failure> {
    let (sizes, rounds, optimised) = match effort {
        Effort::Quick => (vec![4], 1, Profile::Debug),
        Effort::Full => (SIZES.to_vec(), 3, Profile::Release),
    };
    Way::Generated.add(scratch)?;
    scratch.build(Way::Generated.name(), Profile::Debug)?;
    scratch.build(Way::Generated.name(), optimised)?;
    let measure = |profile| {
        Rounds::measure(rounds, sizes.len(), |number| {
            let elements = sizes.get(number).copied().unwrap_or_default();
            let specs = scratch.aside("specs").join(elements.to_string());
            catalogue::write(&specs, elements)?;
            Way::Generated.write(scratch, &specs)?;
            Ok::<_, Failure>(cold(scratch, Way::Generated.name(), profile)?.cpu.as_secs_f64())
        })
    };
    let (debug, release) = (measure(Profile::Debug)?, measure(optimised)?);
    let mut chapter = Chapter::new(&["openelements-runtime"]);
    chapter.text(SAID);
    let usual = sizes.iter().position(|elements| *elements == USUAL).unwrap_or_default();
    let mut table = Table::new(["elements", "debug", "release"]);
    for (number, elements) in sizes.iter().enumerate() {
        let [debug, release] = [&debug, &release].map(|rounds| format!("{:.3}", rounds.ratio(number, usual)));
        table.row([elements.to_string(), debug, release]);
    }
    chapter.table(&table);
    if effort == Effort::Full {
        chapter.text(LEARNT);
        let growth = release.ratio(sizes.len() - 1, usual);
        chapter.goal("4,000 elements at most 4.4 times 1,000", format!("{growth:.2}"), growth <= 4.4);
    }
    Ok(chapter)
}
