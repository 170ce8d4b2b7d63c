//! Secrets are in no file of the database, and in no log.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sqlx::{Connection as _, PgConnection, Row as _};

use crate::client::Client;
use crate::place::Place;
use crate::process::{Secrets, Service};

/// What a caller supplies that nobody else is to see.
const PASSWORD: &str = "correct-horse-battery-staple";
const OTHER_PASSWORD: &str = "a-later-password-of-the-same";
const CODE: &str = "code-that-a-vendor-gave-the-caller";

#[test]
fn sqlite_and_the_log_have_no_secret() {
    let place = Place::sqlite();
    let (service, secrets) = used(&place);
    // While the service runs, what is new is in the write-ahead log.
    require_none(&place.bytes(), &secrets);
    assert!(place.data().join("openelements.db-wal").exists());
    let log = service.stop();
    require_none(&place.bytes(), &secrets);
    require_none(log.as_bytes(), &secrets);
}

#[test]
fn postgresql_and_the_log_have_no_secret() {
    let Some(place) = Place::postgres() else { return };
    let (service, secrets) = used(&place);
    require_none(rows(place.url().unwrap()).as_bytes(), &secrets);
    require_none(service.stop().as_bytes(), &secrets);
}

/// A service that logs all that it can, after calls with secrets of every kind, some of them wrong. With it
/// the secrets.
fn used(place: &Place) -> (Service, Vec<String>) {
    let mut command = place.serve_command();
    command.env("OPENELEMENTS_LOG", "trace");
    let service = Service::start(command);
    let (client, first) = (service.client(), service.secrets());
    let added = Secrets::printed(&place.run(&["user", "add", "--name", "Ada"]).stdout).unwrap();
    let mut secrets = [PASSWORD, OTHER_PASSWORD, CODE].map(str::to_owned).to_vec();
    for user in [&first, &added] {
        secrets.extend([user.user.clone(), user.organization.clone(), call(&client, user)]);
    }
    (service, secrets)
}

/// Makes calls that have a secret wherever a caller may put one, and answers the token of an instance.
fn call(client: &Client, secrets: &Secrets) -> String {
    let authorization = &secrets.of_organization();
    let call = |verb: &str, path: &str, body: &str| client.call(verb, path, authorization, body).unwrap();
    let document = |password: &str| {
        format!(
            r#"{{"element": {{"key": "chargebee"}}, "name": "Test",
            "configuration": {{"site": "acme", "username": "x", "password": "{password}"}}}}"#
        )
    };
    let made = call("POST", "/instances", &document(PASSWORD)).expect(200).json();
    let path = format!("/instances/{}", made["id"]);
    let change = format!(r#"{{"configuration": {{"password": "{OTHER_PASSWORD}"}}}}"#);
    let _ = call("PATCH", &path, &change).expect(200);
    let token = made["token"].as_str().unwrap().to_owned();
    let of_oauth = format!(
        r#"{{"element": {{"key": "box"}}, "name": "Box", "providerData": {{"code": "{CODE}"}}, "configuration":
            {{"oauth.api.key": "x", "oauth.api.secret": "{PASSWORD}", "oauth.callback.url": "https://a.example"}}}}"#
    );
    assert!(!call("POST", "/instances", &of_oauth).expect(200).body.contains(CODE));
    for (verb, path, body) in [
        ("POST", "/instances", document(PASSWORD).replace('}', "")),
        ("POST", "/instances", document(PASSWORD).replace("acme", PASSWORD).replace("site", PASSWORD)),
        ("POST", "/instances", document(PASSWORD).replace("\"x\"", &format!("[\"{PASSWORD}\"]"))),
        ("PATCH", &format!("/instances/{PASSWORD}"), change),
        ("GET", &format!("/instances?{PASSWORD}={PASSWORD}&nextPage={PASSWORD}"), String::new()),
        ("GET", &format!("/{PASSWORD}"), String::new()),
    ] {
        let refused = call(verb, path, &body);
        assert!(refused.status >= 400 && refused.status < 500, "{refused:?}");
        assert!(!refused.body.contains(PASSWORD), "{refused:?}");
    }
    client.get("/instances", &format!("User {PASSWORD}, Organization {PASSWORD}")).expect(401);
    client.get("/instances", &secrets.of_instance(&token)).expect(200);
    token
}

/// Every row of every table, as text. Bytes are hexadecimal digits.
fn rows(url: &str) -> String {
    let tables = ["organizations", "users", "sealed_keys", "instances"];
    let read = async {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let mut text = String::new();
        for table in tables {
            let select = format!("SELECT string_agg({table}::text, ' ') AS rows FROM {table}");
            let row = sqlx::query(sqlx::AssertSqlSafe(select)).fetch_one(&mut connection).await.unwrap();
            text += &row.get::<String, _>("rows");
        }
        text
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(read)
}

/// No secret may be among the bytes: as it is, as the bytes that it is the base64 of, or in hexadecimal
/// digits.
fn require_none(bytes: &[u8], secrets: &[String]) {
    for secret in secrets {
        let decoded = STANDARD.decode(secret).unwrap_or_default();
        for plain in [secret.as_bytes(), &decoded].into_iter().filter(|plain| !plain.is_empty()) {
            for needle in [plain, hexadecimal(plain).as_bytes()] {
                let found = bytes.windows(needle.len()).any(|window| window == needle);
                assert!(!found, "a secret is in what is stored or logged");
            }
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"))
}
