//! Validating a configuration, beside ways to do so without this project.

mod allocations;
mod by_hand;
mod by_schema;
mod goals;
mod kinds;
mod measure;
mod plain;
mod request;
mod supplied;
mod ways;

pub(super) use self::request::REQUESTS;
pub(super) use self::ways::WAYS;

use self::measure::Measured;
use self::request::MISTAKES;
use super::Effort;
use super::chapter::Chapter;
use super::table::Table;

/// What the ways are made of.
const PACKAGES: [&str; 5] = ["openelements-runtime", "serde_json", "garde", "jsonschema", "typify"];

const ABOUT: &str = "\
A configuration of `chargebee` is read from JSON and checked: the documented request, which gives 3 entries, and one
that gives all 20. Each is read without a mistake, and with five: a host label with a space, a required entry that is
missing, an option and a number that are none, and an entry that the element does not have.

- *typed*, *by key*: this project, `chargebee::Config::from_json` and `AnyConfig::from_json`.
- *floor*: `serde_json` into a struct of texts, without checks.
- *by hand*: `serde` into a struct of texts and a map of what else there is, and checks of each entry by hand.
- *garde*: the same with `garde`'s rules.
- *jsonschema*: `serde_json` into a `Value`, and all errors of a validator that was made once, of the schema that
  `openelements export json-schema` writes.
- *typify*: `serde_json` into the types that `typify` makes of that schema. Its flags are spelt another way for it.

Times are ratios to the floor for the same document. They include dropping what was read, which wipes secrets in this
project's ways only, and writing down what is wrong as a text. Allocations include those that make something larger.
*Refused* says how many of the five mistakes are refused where each is the only one, *told* how many are named where
all are made at once: ways that tell one stop there. The allocator counts for each thread, which costs every way a few
instructions for each allocation.";

/// Why one goal is not met.
const LEARNT: &str = "\
What is plain JSON is borrowed from the text, checked where it stands, and kept in one piece, but for secrets: that is
how checks cost less than the allocations that they save. What is wrong is told more slowly than by hand, because this
project also looks for the name that was meant instead of an unknown one, which takes a third to half of that time, and
which no other way does.";

/// Measures, and says what came of it.
pub(super) fn run(effort: Effort) -> Chapter {
    let mut chapter = Chapter::new(&PACKAGES);
    chapter.text(ABOUT);
    for request in REQUESTS {
        let measured = Measured::of(request, effort);
        chapter.table(&table(&measured));
        if effort == Effort::Full {
            goals::note(&mut chapter, &measured);
        }
    }
    chapter.text(LEARNT);
    chapter
}

fn table(measured: &Measured) -> Table {
    let heading = [
        measured.request.name,
        "time",
        "allocations",
        "time, mistaken",
        "allocations, mistaken",
        "refused",
        "told",
    ];
    let mut table = Table::new(heading);
    for (number, way) in WAYS.iter().enumerate() {
        table.row([
            way.name.to_owned(),
            format!("{:.2}", measured.valid.ratio(number)),
            measured.valid.allocations(number).to_string(),
            format!("{:.2}", measured.mistaken.ratio(number)),
            measured.mistaken.allocations(number).to_string(),
            format!("{} of {}", measured.refused(way), MISTAKES.len()),
            format!("{} of {}", measured.told(way), MISTAKES.len()),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Effort, WAYS, run};

    #[test]
    fn a_quick_run_has_every_way_and_no_goals() {
        let text = run(Effort::Quick).render();
        for way in &WAYS {
            assert_eq!(text.matches(&format!("\n| {} ", way.name)).count(), 2, "{text}");
        }
        assert!(!text.contains("| goal"), "{text}");
    }
}
