//! What the commands say, read as someone would who has never seen the code.

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;

use crate::place::{Place, bare_command};
use crate::process::Service;
use crate::run::Run;

/// What differs from run to run, and what stands for it.
///
/// Some ids have a digit less than others, and columns are as wide as the widest; the id of a key
/// may have no letter in it.
const FILTERS: [(&str, &str); 9] = [
    (r"[A-Za-z0-9+/]{43}=", "[secret]"),
    (r"/[^ `]*/\.tmp[A-Za-z0-9]+", "[directory]"),
    (r"\bkey [0-9a-f]{16}\b", "key [key id]"),
    (r"\b[0-9]{12,16}\b *", "[id] "),
    (r"\bID +NAME\b", "ID NAME"),
    (r"127\.0\.0\.1:[0-9]{5}", "127.0.0.1:[port]"),
    (r"serves [0-9]+ elements", "serves [number] elements"),
    (r"[0-9]{4}-[0-9-]+T[0-9:.]+Z", "[time]"),
    (r" \(os error [0-9]+\)", ""),
];

/// Compares with a snapshot.
#[track_caller]
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({filters => FILTERS, prepend_module_to_snapshot => false}, {
        assert_snapshot!(name.replace(' ', "_"), text);
    });
}

/// Runs a command, which is refused.
#[track_caller]
fn refused(name: &str, place: &Place, arguments: &[&str]) {
    let run = place.run(arguments);
    assert_ne!(run.code, 0, "{run}");
    snapshot(name, &run.to_string());
}

const SERVE: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

#[test]
fn a_start() {
    let place = Place::sqlite();
    let service = place.serve();
    service.secrets();
    let printed = service.printed();
    snapshot("first start", &printed);
    let log = service.stop();
    snapshot("stop", &log);
}

#[test]
fn users() {
    let place = Place::sqlite();
    for (name, arguments) in [
        ("user add", &["user", "add", "--name", "Ada", "--organization", "Acme"][..]),
        ("user add json", &["user", "add", "--name", "Bob", "--organization", "Acme", "--format", "json"]),
        ("user list", &["user", "list"]),
        ("user list json", &["user", "list", "--format", "json"]),
    ] {
        let run = place.run(arguments);
        assert_eq!(run.code, 0, "{run}");
        snapshot(name, &run.to_string());
    }
    refused("user add without name", &place, &["user", "add", "--name", " "]);
    refused(
        "user add with a line break",
        &place,
        &["user", "add", "--name", "Ada", "--organization", "A\nB"],
    );
    refused("user revoke unknown", &place, &["user", "revoke", "12"]);
    refused("user revoke wrong", &place, &["user", "revoke", "Ada"]);
    let list = place.run(&["user", "list"]).stdout;
    let id = list.lines().nth(1).and_then(|line| line.split_whitespace().next()).unwrap();
    snapshot("user revoke", &place.run(&["user", "revoke", id]).to_string());
}

#[test]
fn addresses() {
    let place = Place::sqlite();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    refused("port in use", &place, &["serve", "--listen", &taken.local_addr().unwrap().to_string()]);
    refused("address of another", &place, &["serve", "--listen", "192.0.2.1:8080"]);
    refused("no address", &place, &["serve", "--listen", "localhost"]);
    refused("no noun", &place, &["serve", "--noun", "Your Mom"]);
}

#[test]
fn databases() {
    for (name, url) in [
        ("database away", "postgres://api:hunter2@127.0.0.1:1/instances"),
        ("database of another kind", "mysql://api:hunter2@localhost/instances"),
        ("database with a password to be escaped", "postgres://api:hunter?2@localhost/instances"),
        ("database without scheme", "api:hunter2@localhost/instances"),
        ("database without directory", "sqlite:///nowhere/at/all/openelements.db"),
        ("database url", "postgres://api:hunter2@127.0.0.1:port/instances"),
    ] {
        refused(name, &Place::at(url), &SERVE);
    }
    let place = Place::sqlite();
    fs::create_dir(place.data()).unwrap();
    fs::write(place.data().join("openelements.db"), "this is no database, but long enough".repeat(100))
        .unwrap();
    refused("database file of another kind", &place, &SERVE);
}

#[test]
fn keys() {
    let place = Place::sqlite();
    place.serve().stop();
    snapshot("key rotate", &place.run(&["key", "rotate"]).to_string());
    let right = fs::read_to_string(place.key_file()).unwrap();
    for (name, text) in [
        ("key of another store", "fh2yJYzdGWmr2wRlfJQ2y3wTt3VbBsKwBylBzHKuTLo=\n"),
        ("key too short", "c2hvcnQ=\n"),
        ("key file empty", ""),
    ] {
        fs::write(place.key_file(), text).unwrap();
        refused(name, &place, &SERVE);
    }
    fs::write(place.key_file(), right).unwrap();
    fs::set_permissions(place.key_file(), Permissions::from_mode(0o644)).unwrap();
    refused("key file exposed", &place, &SERVE);
    fs::set_permissions(place.key_file(), Permissions::from_mode(0o600)).unwrap();
    fs::write(place.data().join(".key.next"), "").unwrap();
    refused("key rotate twice", &place, &["key", "rotate"]);
    fs::remove_file(place.key_file()).unwrap();
    refused("key file lost", &place, &SERVE);
}

#[test]
fn keys_in_the_environment() {
    let place = Place::sqlite();
    let with_key = |key: &str, arguments: &[&str]| {
        let mut command = place.command(arguments);
        Run::from(command.env("OPENELEMENTS_KEY", key).output().unwrap()).to_string()
    };
    snapshot("key variable wrong", &with_key("hunter2", &SERVE));
    snapshot("key variable empty", &with_key("", &SERVE));
    let key = "fh2yJYzdGWmr2wRlfJQ2y3wTt3VbBsKwBylBzHKuTLo=";
    snapshot("key variable rotate", &with_key(key, &["key", "rotate"]));
}

#[test]
fn directories() {
    let place = Place::sqlite();
    fs::write(place.data(), "a file").unwrap();
    refused("data directory is a file", &place, &SERVE);
    let mut command = bare_command(place.root(), &SERVE);
    command.args(["--data", "other"]).env("OPENELEMENTS_LOG", "loud=very");
    snapshot("log level", &Run::from(command.output().unwrap()).to_string());
}

#[test]
fn help() {
    for arguments in
        [&["serve", "--help"][..], &["user", "--help"], &["user", "add", "--help"], &["key", "--help"]]
    {
        let run = Run::from(bare_command(&std::env::temp_dir(), arguments).output().unwrap());
        assert_eq!(run.code, 0, "{run}");
        snapshot(&arguments.join(" ").replace("--", ""), &run.stdout);
    }
}

#[test]
fn a_log() {
    let place = Place::sqlite();
    let service = Service::start(place.serve_command());
    service.client().get("/instances/12", "User x").expect(401);
    service.wait_for_log("answered");
    let log = service.stop();
    let line = log.lines().find(|line| line.contains("answered")).unwrap();
    for part in ["status=401", "path=\"/elements/api-v2/instances/{id}\"", "method=GET", "request_id="] {
        assert!(line.contains(part), "{line}");
    }
}
