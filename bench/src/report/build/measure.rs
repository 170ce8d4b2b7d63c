//! What building a library takes.

use std::fs;
use std::path::Path;

use super::way::Way;
use crate::failure::Failure;
use crate::report::child::Cost;
use crate::report::scratch::{Profile, Scratch};
use crate::report::timing::median;
use crate::report::{Effort, catalogue};

/// What was measured of one library.
pub(super) struct Built {
    pub(super) way: Way,
    pub(super) elements: usize,
    rounds: Vec<Round>,
}

/// What one build of each kind took: seconds of processor time, and bytes.
#[derive(Clone, Copy)]
pub(super) struct Round {
    /// Unoptimised, from nothing.
    pub(super) debug: f64,
    /// Unoptimised, again, after the spec of one element has changed.
    pub(super) again: f64,
    /// Optimised, from nothing.
    pub(super) release: f64,
    /// The most memory that the compiler took for that.
    pub(super) memory: f64,
    /// The library itself.
    pub(super) size: f64,
}

impl Built {
    /// The median of a figure.
    pub(super) fn median(&self, figure: impl Fn(&Round) -> f64) -> f64 {
        median(self.rounds.iter().map(figure))
    }
}

/// Builds libraries of so many elements, the ways in turns, unoptimised and in another profile.
pub(super) fn measure(
    scratch: &Scratch,
    elements: usize,
    effort: Effort,
    optimised: Profile,
) -> Result<Vec<Built>, Failure> {
    let rounds = |way: Way| if effort == Effort::Full { way.rounds(elements) } else { 1 };
    let ways = Way::ALL.into_iter().filter(|way| rounds(*way) > 0);
    let mut built: Vec<_> = ways.map(|way| Built { way, elements, rounds: Vec::new() }).collect();
    let specs = scratch.aside("specs").join(elements.to_string());
    for number in 0..rounds(Way::Generated) {
        for built in built.iter_mut().filter(|built| number < rounds(built.way)) {
            catalogue::write(&specs, elements)?;
            built.rounds.push(round(scratch, built.way, &specs, optimised, number)?);
        }
    }
    Ok(built)
}

fn round(
    scratch: &Scratch,
    way: Way,
    specs: &Path,
    optimised: Profile,
    number: usize,
) -> Result<Round, Failure> {
    way.add(scratch)?;
    way.write(scratch, specs)?;
    let name = way.name();
    let release = cold(scratch, name, optimised)?;
    let library = format!("lib{}.rlib", name.replace('-', "_"));
    let size = fs::metadata(scratch.built(optimised, &library))?.len();
    let debug = if optimised == Profile::Debug { release } else { cold(scratch, name, Profile::Debug)? };
    catalogue::change(specs, number)?;
    way.write(scratch, specs)?;
    let again = scratch.build(name, Profile::Debug)?;
    Ok(Round {
        debug: debug.cpu.as_secs_f64(),
        again: again.cpu.as_secs_f64(),
        release: release.cpu.as_secs_f64(),
        memory: bytes(release.memory),
        size: bytes(size),
    })
}

/// Builds a library from nothing.
pub(super) fn cold(scratch: &Scratch, name: &str, profile: Profile) -> Result<Cost, Failure> {
    scratch.clean(name, profile)?;
    scratch.build(name, profile)
}

#[allow(clippy::cast_precision_loss, reason = "they are told with two digits")]
fn bytes(count: u64) -> f64 {
    count as f64
}
