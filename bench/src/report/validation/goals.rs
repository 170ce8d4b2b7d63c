//! What is demanded of this project's ways.

use super::measure::{Measured, Taken};
use super::request::MISTAKES;
use super::ways::{FLOOR, OWN, WAYS};
use crate::report::chapter::Chapter;

/// How many times as long as the floor every check may take.
const MOST_TIME: f64 = 1.2;

/// How often the documented request may ask for memory.
const MOST_ALLOCATIONS: usize = 5;

/// Notes the goals for a request.
pub(super) fn note(chapter: &mut Chapter, measured: &Measured) {
    let name = measured.request.name;
    for (number, way) in WAYS.iter().enumerate().take(OWN) {
        let ratio = measured.valid.ratio(number);
        let goal = format!("{name}, {}: at most {MOST_TIME} times the floor", way.name);
        chapter.goal(&goal, format!("{ratio:.2}"), ratio <= MOST_TIME);
        if measured.request.is_documented() {
            let count = measured.valid.allocations(number);
            let goal = format!("{name}, {}: at most {MOST_ALLOCATIONS} allocations", way.name);
            chapter.goal(&goal, count.to_string(), count <= MOST_ALLOCATIONS);
        }
    }
    fastest(chapter, &format!("{name}: faster than what checks"), &measured.valid, |_| true);
    let tells_all = |number: usize| WAYS.get(number).is_some_and(|way| measured.told(way) == MISTAKES.len());
    fastest(chapter, &format!("{name}, mistaken: faster than what tells all"), &measured.mistaken, tells_all);
}

/// Notes the goal that each of this project's ways is faster than each other that checks, of those that are `like` it.
fn fastest(chapter: &mut Chapter, goal: &str, taken: &Taken, like: impl Fn(usize) -> bool) {
    let peers: Vec<usize> = (FLOOR + 1..WAYS.len()).filter(|peer| like(*peer)).collect();
    let ratios = (0..OWN).flat_map(|own| peers.iter().map(move |peer| taken.ratio_to(own, *peer)));
    let slowest = ratios.fold(0.0, f64::max);
    chapter.goal(goal, format!("{slowest:.2} of its time"), slowest < 1.0);
}
