//! What can be set, on the command line and in the environment.

use std::net::TcpListener;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{Answer, Client};
use crate::faults::create;
use crate::place::{Place, bare_command};
use crate::process::{Secrets, Service};

#[test]
fn every_option_is_also_a_variable() {
    let place = Place::sqlite();
    let file = place.root().join("other.db");
    let mut command = bare_command(place.root(), &["serve"]);
    for (name, value) in [
        ("LISTEN", "127.0.0.1:0"),
        ("DATA", place.data().to_str().unwrap()),
        ("DATABASE", &format!("sqlite://{}", file.display())),
        ("NOUN", "connector"),
        ("STRICT", "true"),
    ] {
        command.env(format!("OPENELEMENTS_{name}"), value);
    }
    let service = Service::start(command);
    let (client, secrets) = (service.client(), service.secrets());
    assert_eq!(client.base, "/connectors/api-v2");
    assert!(client.address.ip().is_loopback());
    assert!(file.exists() && place.key_file().exists());
    assert!(!place.data().join("openelements.db").exists());
    let refused = unknown_entry(&client, &secrets, "connector").expect(400);
    assert!(refused.body.contains("sight"), "{refused:?}");
}

#[test]
fn the_command_line_goes_before_the_environment() {
    let place = Place::sqlite();
    let mut command = place.serve_command();
    command.env("OPENELEMENTS_DATA", place.root().join("elsewhere"));
    command.env("OPENELEMENTS_LISTEN", "192.0.2.1:80").env("OPENELEMENTS_STRICT", "0");
    let service = Service::start(command);
    let answer = unknown_entry(&service.client(), &service.secrets(), "element").expect(200);
    assert!(answer.json()["warnings"].to_string().contains("sight"));
    assert!(place.data().exists() && !place.root().join("elsewhere").exists());
}

#[test]
fn strictness_is_said_in_the_usual_words() {
    let place = Place::sqlite();
    for (word, status) in [("1", 400), ("yes", 400), ("on", 400), ("no", 200), ("off", 200), ("false", 200)] {
        let mut command = place.serve_command();
        command.env("OPENELEMENTS_STRICT", word);
        let service = Service::start(command);
        let added = place.run(&["user", "add", "--name", "Ada"]);
        let secrets = Secrets::printed(&added.stdout).unwrap();
        let _ = unknown_entry(&service.client(), &secrets, "element").expect(status);
    }
}

/// An instance with an entry that the element does not have.
fn unknown_entry(client: &Client, secrets: &Secrets, noun: &str) -> Answer {
    let configuration = json!({"site": "acme", "username": "x", "password": "y", "sight": "z"});
    let body = json!({noun: {"key": "chargebee"}, "configuration": configuration, "name": "Test"});
    client.call("POST", "/instances", &secrets.of_organization(), &body.to_string()).unwrap()
}

#[test]
fn a_noun_is_read_and_written() {
    let place = Place::sqlite();
    let service = Service::start(place.command(&["serve", "--listen", "127.0.0.1:0", "--noun", "your_mom"]));
    let (client, secrets) = (service.client(), service.secrets());
    assert_eq!(client.base, "/your_moms/api-v2");
    let seed = include_str!("../../../tests/seeds/chargebee-your-mom.json");
    let mut request = serde_json::from_str::<Value>(seed).unwrap()["request"].take();
    for (at, value) in [("/configuration/site", "acme"), ("/tags/0", "Docs"), ("/name", "Test")] {
        *request.pointer_mut(at).unwrap() = value.into();
    }
    let authorization = &secrets.of_organization();
    let made =
        client.call("POST", "/instances", authorization, &request.to_string()).unwrap().expect(200).json();
    let path = format!("/your_moms/chargebee/instances/{}", made["id"]);
    let read = client.get(&path, authorization).expect(200).json();
    assert_eq!(read["your_mom"]["parameters"][0]["your_momId"], 451);
    let token = made["token"].as_str().unwrap();
    client.get("/instances", &format!("User {}, Your_mom {token}", secrets.user)).expect(200);
    let of_hub = client.get("/hubs/payment/your_moms", "").expect(200).body;
    let documents = [made.to_string(), read.to_string(), of_hub.replace("\"elements/", "")];
    assert!(documents.iter().all(|document| !document.contains("element")), "{documents:?}");
}

#[test]
fn a_port_in_use_is_an_error_that_makes_no_user() {
    let place = Place::sqlite();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let run = place.run(&["serve", "--listen", &address]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(run.stderr.contains(&address), "{run}");
    place.serve().secrets();
}

#[test]
fn the_printed_call_works_as_it_is_printed() {
    let has_curl = Command::new("curl").arg("--version").stdout(Stdio::null()).status();
    if !has_curl.is_ok_and(|status| status.success()) {
        println!("There is no curl here: the printed call is not tried.");
        return;
    }
    for noun in ["element", "connector"] {
        let place = Place::sqlite();
        let service = Service::start(place.command(&["serve", "--listen", "127.0.0.1:0", "--noun", noun]));
        service.secrets();
        let printed = service.printed();
        let line = printed.lines().find(|line| line.trim_start().starts_with("curl ")).unwrap();
        let output = Command::new("sh").args(["-c", line]).output().unwrap();
        let made: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&made["name"], &made[noun]["key"]), (&json!("Test"), &json!("chargebee")));
    }
}

#[test]
fn a_second_start_prints_no_secrets() {
    let place = Place::sqlite();
    let service = place.serve();
    let (client, secrets) = (service.client(), service.secrets());
    create(&client, &secrets).expect(200);
    service.stop();
    let (printed, _) = place.serve().kill();
    assert_eq!(printed.lines().count(), 2, "{printed}");
}
