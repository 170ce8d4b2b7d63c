//! The very first start: what is made, and what is left if it is killed meanwhile.

use std::thread;
use std::time::Duration;

use crate::place::Place;
use crate::process::{Secrets, Service};
use crate::random::Random;

/// How often a first start is killed in each store.
const KILLS: u64 = 30;

/// The longest time until the kill, in microseconds: about as long as a start takes.
const START: u64 = 60_000;

#[test]
fn a_first_start_that_is_killed_leaves_nothing_that_stops_the_next_in_sqlite() {
    survives_kills(|| Some(Place::sqlite()));
}

#[test]
fn a_first_start_that_is_killed_leaves_nothing_that_stops_the_next_in_postgresql() {
    survives_kills(Place::postgres);
}

fn survives_kills(place: impl Fn() -> Option<Place>) {
    let mut random = Random::new(2);
    for round in 1..=KILLS {
        let Some(place) = place() else { return };
        let delay = Duration::from_micros(random.below(START));
        // Shown if the test fails.
        println!("kill {round} after {delay:?}");
        let service = Service::spawn(place.serve_command());
        thread::sleep(delay);
        let (printed, _) = service.kill();
        require_usable(&place, &printed);
    }
}

/// The service starts, and there are secrets that it knows: those of a start, or of a user that is added.
fn require_usable(place: &Place, printed_before: &str) {
    let service = place.serve();
    let added = place.run(&["user", "add", "--name", "Ada"]);
    let of_added = Secrets::printed(&added.stdout).unwrap_or_else(|| panic!("{added}"));
    let printed = [Secrets::printed(printed_before), Some(of_added)];
    for secrets in printed.into_iter().flatten() {
        service.client().get("/instances", &secrets.of_organization()).expect(200);
    }
    let users = place.run(&["user", "list", "--format", "json"]).stdout;
    assert_eq!(users.matches("First User").count(), 1, "{users}");
}
