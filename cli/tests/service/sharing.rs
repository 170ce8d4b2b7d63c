//! Several processes with one database.

use crate::faults::create;
use crate::place::Place;
use crate::process::{Secrets, Service};

/// How often two processes are started at once.
const STARTS: u32 = 5;

#[test]
fn two_processes_share_sqlite() {
    for _ in 0..STARTS {
        share(&Place::sqlite());
    }
}

#[test]
fn two_processes_share_postgresql() {
    for _ in 0..STARTS {
        if let Some(place) = Place::postgres() {
            share(&place);
        }
    }
}

/// Starts two at once on nothing: one is the first, and both serve the same.
fn share(place: &Place) {
    let services = [(); 2].map(|()| Service::spawn(place.serve_command()));
    let clients = services.each_ref().map(Service::client);
    let users = place.run(&["user", "list"]).stdout;
    assert_eq!(users.matches("First User").count(), 1, "{users}");
    let added = place.run(&["user", "add", "--name", "Ada"]);
    let secrets = Secrets::printed(&added.stdout).unwrap();
    for (by, to) in [(0, 1), (1, 0)] {
        let made = create(&clients[by], &secrets).expect(200).json();
        let path = format!("/instances/{}", made["id"]);
        let read = clients[to].get(&path, &secrets.of_organization()).expect(200).json();
        assert_eq!((&read["token"], &read["configuration"]), (&made["token"], &made["configuration"]));
        let _ = clients[to].call("DELETE", &path, &secrets.of_organization(), "").unwrap().expect(200);
        clients[by].get(&path, &secrets.of_organization()).expect(404);
    }
    let [a, b] = services.map(|service| service.kill().0);
    assert!(Secrets::printed(&a).is_some() != Secrets::printed(&b).is_some(), "{a}{b}");
}
