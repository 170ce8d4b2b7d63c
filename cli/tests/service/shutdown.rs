//! A service that is told to stop.

use std::io::{ErrorKind, Write as _};
use std::net::TcpStream;

use crate::client::Answer;
use crate::faults::DOCUMENT;
use crate::place::Place;
use crate::process::Service;

#[test]
fn a_service_that_stops_answers_the_calls_under_way_and_takes_no_others() {
    let place = Place::sqlite();
    let service = place.serve();
    let (client, secrets) = (service.client(), service.secrets());
    let (mut idle, mut upload) = (client.connect().unwrap(), client.connect().unwrap());
    let head = client.head("POST", "/instances", &secrets.of_organization(), DOCUMENT.len());
    let (begin, rest) = DOCUMENT.split_at(20);
    write!(upload, "{head}{begin}").unwrap();
    wait_until_under_way(&service);
    service.terminate();
    service.wait_for_log("stopping");
    // A connection without a call does not hold it up.
    assert!(Answer::read(&mut idle).is_err());
    require_refused(&service);
    write!(upload, "{rest}").unwrap();
    let made = Answer::read(&mut upload).unwrap().expect(200).json();
    let (status, _, log) = service.wait();
    assert_eq!(status.code(), Some(0), "{log}");
    let service = place.serve();
    let path = format!("/instances/{}", made["id"]);
    service.client().get(&path, &secrets.of_organization()).expect(200);
}

/// Waits until the service has begun with a call besides the one that asks.
fn wait_until_under_way(service: &Service) {
    let client = service.client();
    for _ in 0..1000 {
        let metrics = client.get("/metrics", "").expect(200).body;
        if metrics.lines().any(|line| line.contains("in_flight") && line.ends_with(" 2")) {
            return;
        }
    }
    panic!("the call does not begin");
}

/// No connection is made any more.
fn require_refused(service: &Service) {
    let error = TcpStream::connect(service.client().address).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
}

#[test]
fn a_service_that_is_told_to_stop_at_once_stops() {
    let place = Place::sqlite();
    for _ in 0..5 {
        place.serve().stop();
    }
}
