//! Who may call: users that are added, listed and revoked beside a running service.

use serde_json::Value;

use crate::faults::create;
use crate::place::Place;
use crate::process::Secrets;

#[test]
fn users_are_managed_in_sqlite() {
    before_the_first_start(&Place::sqlite());
    organizations(&Place::sqlite());
    revoked_while_the_service_runs(&Place::sqlite());
}

#[test]
fn users_are_managed_in_postgresql() {
    for test in [before_the_first_start, organizations, revoked_while_the_service_runs] {
        if let Some(place) = Place::postgres() {
            test(&place);
        }
    }
}

fn before_the_first_start(place: &Place) {
    let secrets = add(place, &["--name", "Ada Lovelace", "--organization", "Analytical Engines"]);
    let service = place.serve();
    let made = create(&service.client(), &secrets).expect(200).json();
    assert_eq!(made["user"]["firstName"], "Ada");
    assert_eq!(made["user"]["lastName"], "Lovelace");
    let (printed, _) = service.kill();
    assert_eq!(printed.lines().count(), 2, "{printed}");
}

/// Users of one organization share its instances, and no others.
fn organizations(place: &Place) {
    let service = place.serve();
    let client = service.client();
    let of = |name: &str| add(place, &["--name", name, "--organization", "Shared"]);
    let (ada, bob) = (of("Ada"), of("Bob"));
    // Of the same name, and yet another organization.
    let others = [add(place, &["--name", "Ada"]), add(place, &["--name", "Ada"]), service.secrets()];
    let made = create(&client, &ada).expect(200).json();
    let path = format!("/instances/{}", made["id"]);
    let read = client.get(&path, &bob.of_organization()).expect(200).json();
    assert_eq!(read["token"], made["token"]);
    for other in &others {
        client.get(&path, &other.of_organization()).expect(404);
    }
    // The secrets of an organization go with those of the user that they were printed with.
    let mixed = Secrets { user: ada.user, organization: others[0].organization.clone() };
    client.get(&path, &mixed.of_organization()).expect(401);
}

fn revoked_while_the_service_runs(place: &Place) {
    let service = place.serve();
    let client = service.client();
    let ada = add(place, &["--name", "Ada", "--organization", "Shared"]);
    let bob = add(place, &["--name", "Bob", "--organization", "Shared"]);
    let made = create(&client, &ada).expect(200).json();
    let id = id_of(place, "Ada");
    let revoked = place.run(&["user", "revoke", &id]);
    assert_eq!(revoked.code, 0, "{revoked}");
    let token = made["token"].as_str().unwrap();
    client.get("/instances", &ada.of_organization()).expect(401);
    client.get("/instances", &ada.of_instance(token)).expect(401);
    let kept = client.get(&format!("/instances/{}", made["id"]), &bob.of_organization()).expect(200);
    assert_eq!(kept.json()["configuration"], made["configuration"]);
    assert_eq!(place.run(&["user", "revoke", &id]).code, 1);
    assert!(place.run(&["user", "list"]).stdout.contains("revoked"));
}

/// Adds a user.
#[track_caller]
fn add(place: &Place, arguments: &[&str]) -> Secrets {
    let run = place.run(&[&["user", "add", "--format", "json"], arguments].concat());
    let added: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run}"));
    let text = |name: &str| added[name].as_str().unwrap().to_owned();
    Secrets { user: text("user"), organization: text("organization") }
}

/// The id of the user of a name.
fn id_of(place: &Place, name: &str) -> String {
    let list = place.run(&["user", "list", "--format", "json"]).stdout;
    let users: Value = serde_json::from_str(&list).unwrap();
    let user = users.as_array().unwrap().iter().find(|user| user["name"] == name).unwrap();
    user["id"].to_string()
}
