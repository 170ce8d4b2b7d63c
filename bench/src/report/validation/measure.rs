//! What validating a request takes in every way.

use std::convert::Infallible;
use std::hint::black_box;

use super::request::{MISTAKES, Request, told};
use super::ways::{FLOOR, WAYS, Way};
use super::{Effort, allocations};
use crate::report::timing::{Rounds, time};

/// What every way takes for a request, without a mistake and with all of them.
pub(super) struct Measured {
    pub(super) request: Request,
    pub(super) valid: Taken,
    pub(super) mistaken: Taken,
}

/// What every way takes for a document.
pub(super) struct Taken {
    rounds: Rounds,
    allocations: Vec<usize>,
}

impl Measured {
    /// Measures a request.
    pub(super) fn of(request: Request, effort: Effort) -> Self {
        let valid = Taken::of(&request.valid(), effort);
        Self { request, valid, mistaken: Taken::of(&request.mistaken(), effort) }
    }

    /// How many mistakes are told in one go.
    pub(super) fn told(&self, way: &Way) -> usize {
        (way.read)(&self.request.mistaken()).err().map_or(0, |problems| told(&problems))
    }

    /// How many mistakes are refused where each is the only one.
    pub(super) fn refused(&self, way: &Way) -> usize {
        let alone = MISTAKES.iter().map(|mistake| self.request.with(&[*mistake]));
        alone.filter(|json| (way.read)(json).is_err()).count()
    }
}

impl Taken {
    fn of(json: &str, effort: Effort) -> Self {
        let (rounds, repetitions) = match effort {
            Effort::Quick => (3, 3),
            Effort::Full => (1001, 100),
        };
        // What is made once, such as a compiled pattern, is made by the first of these and not counted.
        let allocations = WAYS.iter().map(|way| {
            drop((way.read)(json));
            allocations::count(|| (way.read)(json))
        });
        let allocations = allocations.collect();
        let Ok(rounds) = Rounds::measure(rounds, WAYS.len(), |way| {
            let seconds = WAYS.get(way).map(|way| seconds(way, json, repetitions));
            Ok::<_, Infallible>(seconds.unwrap_or_default())
        });
        Self { rounds, allocations }
    }

    /// How many times as long as the floor a way takes.
    pub(super) fn ratio(&self, way: usize) -> f64 {
        self.rounds.ratio(way, FLOOR)
    }

    /// How many times as long as another a way takes.
    pub(super) fn ratio_to(&self, way: usize, other: usize) -> f64 {
        self.rounds.ratio(way, other)
    }

    /// How often a way asks for memory.
    pub(super) fn allocations(&self, way: usize) -> usize {
        self.allocations.get(way).copied().unwrap_or_default()
    }
}

fn seconds(way: &Way, json: &str, repetitions: usize) -> f64 {
    let repeat = || (0..repetitions).filter(|_| (way.read)(black_box(json)).is_ok()).count();
    let (elapsed, accepted) = time(repeat);
    black_box(accepted);
    elapsed.as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::{Effort, Measured, WAYS};
    use crate::report::validation::request::REQUESTS;

    /// Each way accepts what has no mistake; how many mistakes each refuses, and tells in one go.
    #[test]
    fn ways_do_what_the_table_says() {
        let expected = [
            ("typed", 5, 5),
            ("by key", 5, 5),
            ("floor", 1, 1),
            ("by hand", 5, 5),
            ("garde", 5, 5),
            ("jsonschema", 5, 5),
            ("typify", 5, 1),
        ];
        for request in REQUESTS {
            let measured = Measured::of(request, Effort::Quick);
            for way in &WAYS {
                assert_eq!((way.read)(&request.valid()), Ok(()), "{}", way.name);
                assert!((way.read)(&request.mistaken()).is_err(), "{}", way.name);
            }
            let found = WAYS.each_ref().map(|way| (way.name, measured.refused(way), measured.told(way)));
            assert_eq!(found, expected, "{}: {:?}", request.name, (WAYS[6].read)(&request.mistaken()));
        }
    }
}
