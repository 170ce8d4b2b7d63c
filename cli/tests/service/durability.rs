//! An answered write survives a kill at any moment.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::load::Caller;
use crate::place::Place;
use crate::process::{Secrets, Service};
use crate::random::Random;

/// How often the process is killed in each store.
const KILLS: u64 = 200;

/// How many call at once, each for an organization of its own.
const CALLERS: u64 = 3;

/// How many calls are answered before the kill, at most.
const CALLS: u64 = 12;

/// The longest time from the last of these to the kill, in microseconds: about as long as a call takes.
const DELAY: u64 = 10_000;

#[test]
fn an_answered_write_survives_kills_in_sqlite() {
    survives_kills(&Place::sqlite());
}

#[test]
fn an_answered_write_survives_kills_in_postgresql() {
    if let Some(place) = Place::postgres() {
        survives_kills(&place);
    }
}

fn survives_kills(place: &Place) {
    let mut callers: Vec<Caller> = (1..=CALLERS).map(|number| caller(place, number)).collect();
    let mut random = Random::new(1);
    for round in 1..=KILLS {
        let (calls, delay) = (random.below(CALLS), Duration::from_micros(random.below(DELAY)));
        // Shown if the test fails.
        println!("kill {round}: {delay:?} after {calls} calls");
        let service = place.serve();
        check(&mut callers, &service);
        kill_under_load(&mut callers, service, calls, delay);
    }
    check(&mut callers, &place.serve());
    let answered: u64 = callers.iter().map(|caller| caller.answered).sum();
    assert!(answered > KILLS, "too few calls were answered for this to mean much: {answered}");
}

/// A caller for an organization of its own.
fn caller(place: &Place, number: u64) -> Caller {
    let added = place.run(&["user", "add", "--name", &format!("Caller {number}")]);
    Caller::new(&Secrets::printed(&added.stdout).unwrap(), number)
}

fn check(callers: &mut [Caller], service: &Service) {
    let client = service.client();
    for caller in callers {
        caller.check(&client);
    }
}

/// Kills the service a while after so many calls were answered, while others are under way.
fn kill_under_load(callers: &mut [Caller], service: Service, calls: u64, delay: Duration) {
    let client = service.client();
    let (tell, told) = mpsc::channel();
    let begun = usize::try_from(CALLERS + calls).unwrap();
    thread::scope(|scope| {
        for caller in callers {
            let (client, tell) = (&client, tell.clone());
            scope.spawn(move || caller.work(client, || tell.send(()).is_ok()));
        }
        drop(tell);
        // Fewer come only from callers that have failed.
        let _ = told.iter().take(begun).count();
        thread::sleep(delay);
        service.kill();
    });
}
