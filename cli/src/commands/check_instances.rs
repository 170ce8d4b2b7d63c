//! `openelements check-instances`: the stored instances that a catalogue would refuse.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use openelements_evolution::{Stored, Unreadable, Verdict, check, read_dump};
use openelements_runtime::{Catalogue, Violation};
use serde::Serialize;

use crate::args::{CheckInstances, Format};
use crate::failure::Failure;
use crate::output::Output;
use crate::table::{self, Row};
use crate::words::{Count, one_line};
use crate::{input, specs};

/// What is above the columns.
const HEADINGS: [&str; 3] = ["ELEMENT", "INSTANCES", "REFUSED"];

/// Runs the command.
pub(crate) fn run(args: &CheckInstances) -> Result<Output, Failure> {
    let catalogue = specs::catalogue(args.specs.as_ref())?;
    let answered_by = specs::catalogue(args.answered_by.as_ref())?;
    let mut findings = Findings::default();
    let each = |found| findings.add(found, &catalogue, &answered_by);
    open(&args.dump)
        .and_then(|reader| read_dump(reader, each))
        .map_err(|error| Failure::new(format_args!("cannot read {}: {error}", input::name(&args.dump))))?;
    if findings.elements.is_empty() && findings.unreadable.is_empty() {
        return Err(Failure::new(format_args!("{} has no instances", input::name(&args.dump))));
    }
    let output = match args.format {
        Format::Text => Output::success(findings.text()),
        Format::Json => Output::json(&findings)?,
    };
    Ok(Output { failed: findings.is_failed(), ..output })
}

fn open(dump: &Path) -> io::Result<Box<dyn BufRead>> {
    if dump.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::new(File::open(dump)?)))
}

/// What was found: of the instances that are accepted, only their number.
#[derive(Default, Serialize)]
struct Findings {
    refused: Vec<Found>,
    /// Those that are accepted with warnings.
    warned: Vec<Found>,
    unreadable: Vec<NotRead>,
    elements: BTreeMap<String, Tally>,
}

/// An instance that there is something to say about.
#[derive(Serialize)]
struct Found {
    id: String,
    name: String,
    element: String,
    violations: Vec<Violation>,
    /// The entries with masks in place of values that may be refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unchecked: Vec<&'static str>,
}

/// What is no instance, and where.
#[derive(Serialize)]
struct NotRead {
    place: String,
    reason: String,
}

/// How many instances of an element there are.
#[derive(Default, Serialize)]
struct Tally {
    instances: usize,
    refused: usize,
}

impl Findings {
    /// Checks an instance.
    fn add(&mut self, found: Result<Stored, Unreadable>, catalogue: &Catalogue, answered_by: &Catalogue) {
        let stored = match found {
            Ok(stored) => stored,
            Err(Unreadable { place, reason }) => {
                self.unreadable.push(NotRead { place, reason });
                return;
            }
        };
        let verdict = check(&stored, catalogue, answered_by);
        let tally = self.elements.entry(stored.element.clone()).or_default();
        tally.instances += 1;
        let Stored { id, name, element, .. } = stored;
        let Verdict { violations, warnings, unchecked } = verdict;
        if !violations.is_empty() {
            tally.refused += 1;
            self.refused.push(Found { id, name, element, violations, unchecked });
        } else if !warnings.is_empty() || !unchecked.is_empty() {
            self.warned.push(Found { id, name, element, violations: warnings, unchecked });
        }
    }

    const fn is_failed(&self) -> bool {
        !self.refused.is_empty() || !self.unreadable.is_empty()
    }

    fn text(&self) -> String {
        let warned: String = self.warned.iter().map(|it| it.text("is accepted, with warnings")).collect();
        let refused: String = self.refused.iter().map(|it| it.text("is refused")).collect();
        let unreadable =
            self.unreadable.iter().map(|it| format!("{} is not read: {}\n", it.place, it.reason));
        let unreadable: String = unreadable.collect();
        let found = [warned, refused, unreadable].concat();
        let gap = if found.is_empty() { "" } else { "\n" };
        format!("{found}{gap}{}{}\n", self.table(), self.summary())
    }

    /// How many instances of each element there are, if there are any.
    fn table(&self) -> String {
        if self.elements.is_empty() {
            return String::new();
        }
        let rows = self.elements.iter().map(|(key, tally)| {
            let cells = [one_line(key), tally.instances.to_string(), tally.refused.to_string()];
            Row { cells: cells.into(), details: Vec::new() }
        });
        table::render(&HEADINGS, &rows.collect::<Vec<_>>(), table::terminal_width()) + "\n"
    }

    fn summary(&self) -> String {
        let count = self.elements.values().map(|tally| tally.instances).sum();
        let refused = self.refused.len();
        let unreadable = match self.unreadable.len() {
            0 => String::new(),
            count => format!(", {count} not read"),
        };
        format!("{}, {refused} refused{unreadable}", Count(count, "instance"))
    }
}

impl Found {
    fn text(&self, what: &str) -> String {
        let Self { id, name, element, violations, unchecked } = self;
        let [id, name, element] = [id, name, element].map(|text| one_line(text));
        let violations =
            violations.iter().fold(String::new(), |text, violation| text + &format!("  {violation}\n"));
        let unchecked = unchecked.iter().map(|entry| {
            format!(
                "  `{entry}` is masked, so that it is not checked: its kind or its pattern is another now\n"
            )
        });
        let unchecked: String = unchecked.collect();
        format!("instance {id} `{name}` of {element} {what}\n{violations}{unchecked}")
    }
}
