//! A database that is away.

use std::net::{SocketAddr, ToSocketAddrs as _};

use crate::client::{Answer, Client};
use crate::place::Place;
use crate::process::Secrets;
use crate::proxy::Proxy;
use crate::run::Run;

/// A document of an instance.
pub(crate) const DOCUMENT: &str = r#"{
    "element": {"key": "chargebee"},
    "configuration": {"site": "acme", "username": "live_x", "password": "hunter2"},
    "name": "Test"
}"#;

#[test]
fn a_lost_database_is_told_and_found_again() {
    let Some(place) = Place::postgres() else { return };
    let (server, url) = through_proxy(place.url().unwrap());
    let proxy = Proxy::start(server);
    let away = Place::at(url(proxy.address()));
    let service = away.serve();
    let (client, secrets) = (service.client(), service.secrets());
    let made = create(&client, &secrets).expect(200).json();
    let path = format!("/instances/{}", made["id"]);
    for round in 1..=2 {
        proxy.cut_off();
        require_unavailable(&client, &secrets, &path);
        proxy.forward();
        client.get("/ready", "").expect(200);
        let found = client.get(&path, &secrets.of_organization()).expect(200).json();
        assert_eq!(found["token"], made["token"], "round {round}");
        create(&client, &secrets).expect(200);
    }
    service.stop();
}

/// Every kind of call, at once: each waits for the database in vain.
fn require_unavailable(client: &Client, secrets: &Secrets, path: &str) {
    let authorization = &secrets.of_organization();
    std::thread::scope(|scope| {
        for (verb, path, body) in [
            ("GET", path, ""),
            ("GET", "/instances", ""),
            ("POST", "/instances", DOCUMENT),
            ("PATCH", path, r#"{"name": "Other"}"#),
            ("DELETE", path, ""),
            ("GET", "/ready", ""),
        ] {
            scope.spawn(move || client.call(verb, path, authorization, body).unwrap().expect_unavailable());
        }
    });
    client.get("/health", "").expect(200);
    client.get("/elements/chargebee", "").expect(200);
}

#[test]
fn a_start_without_database_is_an_error_that_names_it() {
    // Nobody listens there.
    let url = "postgres://api:hunter2@127.0.0.1:1/instances";
    let run = Place::at(url).run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(run.stderr.contains("postgres://127.0.0.1:1/instances"), "{run}");
    require_no_password(&run);
}

#[test]
fn a_wrong_password_is_an_error_that_does_not_repeat_it() {
    let Some(place) = Place::postgres() else { return };
    let (server, _) = through_proxy(place.url().unwrap());
    let nobody = format!("postgres://nobody_of_this_name:hunter2@{server}/instances");
    let run = Place::at(nobody).run(&["user", "list"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(run.stderr.contains(&format!("postgres://{server}/instances")), "{run}");
    require_no_password(&run);
}

fn require_no_password(run: &Run) {
    assert!(!run.to_string().contains("hunter2"), "{run}");
}

/// Makes an instance.
pub(crate) fn create(client: &Client, secrets: &Secrets) -> Answer {
    client.call("POST", "/instances", &secrets.of_organization(), DOCUMENT).unwrap()
}

/// The address of the server of a URL, and the URL with another in its place.
fn through_proxy(url: &str) -> (SocketAddr, impl Fn(SocketAddr) -> String) {
    let (scheme, rest) = url.split_once("://").unwrap();
    let (authority, path) = rest.split_once('/').unwrap();
    let (user, host) = authority.rsplit_once('@').unwrap();
    let (scheme, user, path) = (scheme.to_owned(), user.to_owned(), path.to_owned());
    let port = if host.contains(':') { "" } else { ":5432" };
    let server = format!("{host}{port}").to_socket_addrs().unwrap().find(SocketAddr::is_ipv4).unwrap();
    (server, move |address| format!("{scheme}://{user}@{address}/{path}"))
}
