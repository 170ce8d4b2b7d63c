//! What is stored, written out and tried on a catalogue.

use std::fs;

use serde_json::Value;

use crate::faults::create;
use crate::place::Place;

/// Chargebee as it is to be: `site` has another name, and `base.url` another host.
const CHARGEBEE: &str = "\
key: chargebee
id: 451
name: Chargebee
authentication: basic
fields:
  tenant: {label: Tenant}
defaults:
  base.url: https://{tenant}.chargebee.example
";

#[test]
fn instances_in_sqlite_are_dumped_and_checked() {
    dumped_and_checked(&Place::sqlite());
}

#[test]
fn instances_in_postgresql_are_dumped_and_checked() {
    if let Some(place) = Place::postgres() {
        dumped_and_checked(&place);
    }
}

/// More than a page of them, while the service runs.
fn dumped_and_checked(place: &Place) {
    let service = place.serve();
    let (client, secrets) = (service.client(), service.secrets());
    let made: Vec<Value> = (0..201).map(|_| create(&client, &secrets).expect(200).json()).collect();
    let dump = place.run(&["dump"]);
    assert_eq!(dump.code, 0, "{dump}");
    let rows: Vec<Value> = dump.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids = |values: &[Value]| values.iter().map(|value| value["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&rows), ids(&made));
    let supplied = serde_json::json!({"site": "acme", "username": "live_x", "password": "********"});
    assert_eq!((&rows[0]["supplied"], &rows[0]["element"]["key"]), (&supplied, &"chargebee".into()));
    assert!(!dump.stdout.contains(made[0]["token"].as_str().unwrap()), "{dump}");
    let answers = client.get("/instances", &secrets.of_organization()).expect(200).body;
    fs::create_dir(place.root().join("specs")).unwrap();
    fs::write(place.root().join("specs/chargebee.yaml"), CHARGEBEE).unwrap();
    // A page of answers has 200.
    for (text, count) in [(&dump.stdout, 201), (&answers, 200)] {
        let file = place.root().join("dump");
        fs::write(&file, text).unwrap();
        let check = |arguments: &[&str]| {
            let arguments =
                [&["check-instances", file.to_str().unwrap(), "--format", "json"], arguments].concat();
            let run = crate::run::run_in(place.root(), &arguments);
            (run.code, serde_json::from_str::<Value>(&run.stdout).unwrap())
        };
        let (code, found) = check(&[]);
        assert_eq!((code, &found["elements"]["chargebee"]["instances"]), (0, &count.into()), "{found}");
        let (code, found) = check(&["--specs", "specs"]);
        assert_eq!((code, &found["elements"]["chargebee"]["refused"]), (1, &count.into()));
        let entries =
            found["refused"][0]["violations"].as_array().unwrap().iter().map(|it| it["entry"].clone());
        assert_eq!(entries.collect::<Vec<_>>(), ["tenant", "site"], "{found}");
    }
}

#[test]
fn a_store_that_is_not_there_is_not_made() {
    let place = Place::sqlite();
    let run = place.run(&["dump"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(run.stderr.contains("there is no store in the directory"), "{run}");
    assert!(!place.data().exists());
    for (name, escaped) in
        [("other.db", "other.db"), ("my store.db", "my%20store.db"), ("100%.db", "100%25.db")]
    {
        let url = format!("sqlite://{}/{escaped}", place.root().display());
        for url in [url.clone(), format!("{url}?mode=rwc")] {
            let run = place.run(&["dump", "--database", &url]);
            assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
            assert!(run.stderr.starts_with("error: there is no store at `sqlite://"), "{run}");
            assert!(!place.data().exists() && !place.root().join(name).exists(), "{url}");
        }
    }
}

/// What is not there may be the key alone: its directory is not made to put a new one there.
#[test]
fn the_directory_of_a_key_that_is_not_there_is_not_made() {
    let place = Place::sqlite();
    let url = format!("sqlite://{}/my%20store.db", place.root().display());
    let made = place.run(&["user", "add", "--name", "Ada", "--database", &url]);
    assert_eq!(made.code, 0, "{made}");
    assert_eq!(place.run(&["dump", "--database", &url]).code, 0);
    fs::rename(place.data(), place.root().join("moved")).unwrap();
    let dump = place.run(&["dump", "--database", &url]);
    assert_eq!((dump.code, dump.stdout.as_str()), (1, ""), "{dump}");
    assert!(dump.stderr.contains("put your copy of it there") && !place.data().exists(), "{dump}");
}
