//! Limits: too much of anything is refused, and does no harm.

use std::io::Write as _;
use std::iter;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::client::{Answer, Client};
use crate::faults::{DOCUMENT, create};
use crate::place::Place;
use crate::process::Secrets;

/// As many calls as a service answers at once.
const CALLS: usize = 512;

/// As many connections as are made at once to see that they are served.
const CROWD: usize = 300;

#[test]
fn too_large_a_call_is_refused_and_does_no_harm() {
    let place = Place::sqlite();
    let service = place.serve();
    let (client, secrets) = (service.client(), service.secrets());
    let authorization = &secrets.of_organization();
    let body = format!(r#"{{"name": "{}"}}"#, "x".repeat(1024 * 1024));
    let refused = send(&client, &client.head("POST", "/instances", authorization, body.len()), &body);
    assert!(refused.expect(413).json()["message"].as_str().unwrap().contains("too large"));
    let head = client.head("GET", "/instances", authorization, 0);
    let long = head.replacen("\r\n", &format!("\r\nX-Long: {}\r\n", "x".repeat(512 * 1024)), 1);
    let many = "X-Many: x\r\n".repeat(200);
    let many = head.replacen("\r\n", &format!("\r\n{many}"), 1);
    for head in [long, many] {
        send(&client, &head, "").expect(431);
    }
    create(&client, &secrets).expect(200);
}

#[test]
fn nonsense_in_place_of_http_is_refused_and_does_no_harm() {
    let place = Place::sqlite();
    let service = place.serve();
    let client = service.client();
    send(&client, "GET / HTTP/1.1\r\nno header\r\n\r\n", "").expect(400);
    send(&client, "\u{16}\u{3}\u{1} this may be TLS\r\n\r\n", "").expect(400);
    drop(client.connect().unwrap());
    client.get("/health", "").expect(200);
}

/// Sends a call that may be refused before it has arrived whole.
fn send(client: &Client, head: &str, body: &str) -> Answer {
    let mut stream = client.connect().unwrap();
    // What is refused early is not read to its end.
    let _ = write!(stream, "{head}{body}");
    Answer::read(&mut stream).unwrap()
}

#[test]
fn a_crowd_is_served() {
    let place = Place::sqlite();
    let service = place.serve();
    let (client, secrets) = (service.client(), service.secrets());
    let path = format!("/instances/{}", create(&client, &secrets).expect(200).json()["id"]);
    let head = &client.head("GET", &path, &secrets.of_organization(), 0);
    let mut streams = (0..CROWD).map(|_| client.connect().unwrap()).collect::<Vec<_>>();
    for stream in &mut streams {
        write!(stream, "{head}").unwrap();
    }
    for stream in &mut streams {
        Answer::read(stream).unwrap().expect(200);
    }
}

#[test]
fn a_service_that_is_busy_says_so_and_that_it_lives() {
    let place = Place::sqlite();
    let service = place.serve();
    let (client, secrets) = (service.client(), service.secrets());
    let (uploads, busy) = make_busy(&client, &secrets);
    busy.expect_unavailable();
    for path in ["/health", "/metrics"] {
        client.get(path, "").expect(200);
    }
    // The others give up.
    for mut upload in uploads.into_iter().take(5) {
        write!(upload, "{DOCUMENT}").unwrap();
        Answer::read(&mut upload).unwrap().expect(200);
    }
    create(&client, &secrets).expect(200);
}

/// Sends the head of a call.
fn begin_upload(client: &Client, secrets: &Secrets) -> TcpStream {
    let mut stream = client.connect().unwrap();
    let head = client.head("POST", "/instances", &secrets.of_organization(), DOCUMENT.len());
    write!(stream, "{head}").unwrap();
    stream
}

/// Begins as many calls as are answered at once, and gives them with the first answer that is not the usual one. On a
/// machine with much else to do the first of them may have been given up before the last has come: then all begin again.
fn make_busy(client: &Client, secrets: &Secrets) -> (Vec<TcpStream>, Answer) {
    let attempt = || {
        let uploads: Vec<TcpStream> = (0..CALLS).map(|_| begin_upload(client, secrets)).collect();
        let started = Instant::now();
        let mut answers = iter::repeat_with(|| client.get("/elements/keys", ""))
            .take_while(|_| started.elapsed() < Duration::from_secs(10));
        answers.find(|answer| answer.status != 200).map(|busy| (uploads, busy))
    };
    iter::repeat_with(attempt).take(6).flatten().next().expect("a service that is busy")
}
