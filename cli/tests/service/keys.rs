//! The key that the store is encrypted with: rotated under load, wrong, missing, exposed, in the environment.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::faults::create;
use crate::load::Caller;
use crate::place::Place;
use crate::process::{Secrets, Service};
use crate::run::Run;

/// A key, as `openssl rand -base64 32` makes one.
const KEY: &str = "fh2yJYzdGWmr2wRlfJQ2y3wTt3VbBsKwBylBzHKuTLo=";

/// How often the key is rotated under load.
const ROTATIONS: usize = 5;

#[test]
fn a_key_is_rotated_under_load_in_sqlite() {
    rotates(&Place::sqlite());
}

#[test]
fn a_key_is_rotated_under_load_in_postgresql() {
    if let Some(place) = Place::postgres() {
        rotates(&place);
    }
}

fn rotates(place: &Place) {
    let service = place.serve();
    let mut callers = [1, 2].map(|number| Caller::new(&service.secrets(), number));
    let [first, second] = &mut callers;
    rotate_under_load(place, &service, [first, second]);
    let text = fs::read_to_string(place.key_file()).unwrap();
    let keys: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(keys.len(), 1 + ROTATIONS);
    // Only the newest is needed, by this process and by the next.
    fs::write(place.key_file(), keys[0]).unwrap();
    require_all(&callers, &service);
    service.kill();
    require_all(&callers, &place.serve());
}

/// Callers call, and none is refused, while the key is rotated.
fn rotate_under_load(place: &Place, service: &Service, callers: [&mut Caller; 2]) {
    let (client, go_on) = (service.client(), AtomicBool::new(true));
    thread::scope(|scope| {
        for caller in callers {
            scope.spawn(|| caller.work(&client, || go_on.load(Ordering::Relaxed)));
        }
        let rotations = [(); ROTATIONS].map(|()| place.run(&["key", "rotate"]));
        go_on.store(false, Ordering::Relaxed);
        for run in rotations {
            assert_eq!(run.code, 0, "{run}");
        }
    });
}

/// Everything that the callers know can be read.
fn require_all(callers: &[Caller], service: &Service) {
    let client = service.client();
    for caller in callers {
        assert!(caller.answered > 0);
        caller.read_all(&client);
    }
}

#[test]
fn a_wrong_key_is_an_error_and_changes_nothing() {
    let place = Place::sqlite();
    let service = place.serve();
    let (client, secrets) = (service.client(), service.secrets());
    let made = create(&client, &secrets).expect(200).json();
    service.stop();
    let right = fs::read_to_string(place.key_file()).unwrap();
    fs::write(place.key_file(), KEY).unwrap();
    for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["key", "rotate"], &["user", "list"]] {
        let run = place.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
        assert!(run.stderr.contains(place.key_file().to_str().unwrap()), "{run}");
        assert!(!run.stderr.contains(KEY), "{run}");
    }
    fs::write(place.key_file(), right).unwrap();
    let service = place.serve();
    let path = format!("/instances/{}", made["id"]);
    let read = service.client().get(&path, &secrets.of_organization()).expect(200).json();
    assert_eq!(read["configuration"], made["configuration"]);
}

#[test]
fn a_key_in_the_environment_needs_no_file() {
    let place = Place::sqlite();
    let with_key = |arguments: &[&str]| {
        let mut command = place.command(arguments);
        command.env("OPENELEMENTS_KEY", KEY);
        command
    };
    let added = Run::from(with_key(&["user", "add", "--name", "Ada"]).output().unwrap());
    let secrets = Secrets::printed(&added.stdout).unwrap();
    let service = Service::start(with_key(&["serve", "--listen", "127.0.0.1:0"]));
    create(&service.client(), &secrets).expect(200);
    assert!(!place.key_file().exists());
    service.stop();
    let run = place.run(&["user", "list"]);
    assert_eq!(run.code, 1, "without the variable the key is another: {run}");
}

#[test]
fn a_key_in_the_environment_needs_no_directory_for_postgresql() {
    let Some(place) = Place::postgres() else { return };
    let mut command = place.serve_command();
    command.env("OPENELEMENTS_KEY", KEY);
    let service = Service::start(command);
    create(&service.client(), &service.secrets()).expect(200);
    assert!(!place.data().exists());
}

#[test]
fn an_exposed_key_file_is_refused_with_the_command_that_repairs_it() {
    let place = Place::sqlite();
    place.serve().stop();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(place.key_file()), mode(place.data())), (0o600, 0o700));
    for exposed in [0o644, 0o640, 0o602] {
        fs::set_permissions(place.key_file(), Permissions::from_mode(exposed)).unwrap();
        let run = place.run(&["serve", "--listen", "127.0.0.1:0"]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
        let repair = run.stderr.split('`').find(|words| words.starts_with("chmod ")).unwrap();
        assert!(Command::new("sh").args(["-c", repair]).status().unwrap().success());
        place.serve().stop();
    }
}

#[test]
fn a_running_service_seals_nothing_with_keys_that_are_not_those_of_its_store() {
    let place = Place::sqlite();
    let service = place.serve();
    let (client, secrets) = (service.client(), service.secrets());
    let first = create(&client, &secrets).expect(200).json();
    let key = fs::read(place.key_file()).unwrap();
    fs::remove_file(place.key_file()).unwrap();
    // Other commands make no new key for a store that has one.
    assert_eq!(place.run(&["user", "list"]).code, 1);
    assert!(!place.key_file().exists());
    // What is kept in memory is still the key of the store.
    create(&client, &secrets).expect(200);
    write_private(&place, KEY.as_bytes());
    create(&client, &secrets).expect(503);
    client.get(&format!("/instances/{}", first["id"]), &secrets.of_organization()).expect(200);
    write_private(&place, &key);
    create(&client, &secrets).expect(200);
    service.stop();
    let listed = place.serve().client().get("/instances", &secrets.of_organization()).expect(200).json();
    assert_eq!(listed.as_array().unwrap().len(), 3);
}

#[test]
fn keys_are_listed_with_what_needs_them() {
    let place = Place::sqlite();
    let service = place.serve();
    create(&service.client(), &service.secrets()).expect(200);
    assert_eq!(place.run(&["key", "rotate"]).code, 0);
    let listed = place.run(&["key", "list", "--format", "json"]);
    let keys: serde_json::Value = serde_json::from_str(&listed.stdout).unwrap();
    assert_eq!((&keys[0]["state"], &keys[0]["instances"]), (&"current".into(), &1.into()));
    assert_eq!((&keys[1]["state"], &keys[1]["instances"]), (&"earlier".into(), &0.into()));
}

/// Writes a key file that only its owner can read.
fn write_private(place: &Place, bytes: &[u8]) {
    fs::write(place.key_file(), bytes).unwrap();
    fs::set_permissions(place.key_file(), Permissions::from_mode(0o600)).unwrap();
}
