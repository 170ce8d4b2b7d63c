//! Databases of other versions, and of other keys.
//!
//! `version_1.tables.sql` is the first migration as it was released, and `version_1.rows.sql` what that
//! version has written: a user of an organization, and an instance.

use openelements_runtime::Noun;
use openelements_service::{Service, Settings, Store};
use serde_json::json;
use sha2::{Digest as _, Sha384};
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};

use crate::caller::Caller;
use crate::harness::{KEY, Place, keys, over_both};

const TABLES: &str = include_str!("version_1.tables.sql");
const ROWS: &str = include_str!("version_1.rows.sql");

/// Secrets that version 1 gave to the user in its rows.
const AUTHORIZATION: &str = "User /yBYZJhDr38mG3ZzEm4PsSmt4ay+tFNv0Ma0l3YET5g=, Organization g66a8VlTLw0Th7f4tYdhr06Sft9PNeVkajSbINvzSC4=";

/// What the instance in its rows is answered as.
const ID: i64 = 5_320_816_048_432_116;

/// Runs statements in the words of a database.
async fn execute(place: &Place, sql: &str) {
    sqlx::any::install_default_drivers();
    let sql = match place {
        Place::Sqlite(_) => sql.replace("BYTEA", "BLOB"),
        Place::Postgres(_) => sql.replace("X'", "'\\x"),
    };
    let mut connection = AnyConnection::connect(&place.url()).await.unwrap();
    connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.unwrap();
    connection.close().await.unwrap();
}

/// A database as version 1 has left it.
async fn make_version_1(place: &Place) {
    execute(place, TABLES).await;
    execute(place, ROWS).await;
    let tables =
        if matches!(place, Place::Sqlite(_)) { TABLES.replace("BYTEA", "BLOB") } else { TABLES.to_owned() };
    let checksum = Sha384::digest(tables);
    let checksum = checksum.iter().fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
    let journal = format!(
        "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, \
         installed_on TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, \
         checksum BYTEA NOT NULL, execution_time BIGINT NOT NULL); \
         INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (1, 'instances', TRUE, X'{checksum}', 1)"
    );
    execute(place, &journal).await;
}

#[tokio::test]
async fn what_version_1_has_stored_is_served() {
    for place in Place::all() {
        make_version_1(&place).await;
        let store = place.open().await;
        assert_eq!(store.users().await.unwrap().len(), 1);
        assert!(store.add_first_user().await.unwrap().is_none(), "there is a user");
        let service = Service::new(openelements::CATALOGUE, store.clone(), Settings::default());
        let user = store.add_user("Later", Some("default")).await.unwrap();
        let caller = Caller::new(&service, &Noun::default(), &user).authorized(AUTHORIZATION);
        let path = format!("/instances/{ID}");
        let instance = caller.get(&path).await.ok();
        assert_eq!((&instance["name"], &instance["valid"]), (&json!("Version 1"), &json!(true)));
        assert_eq!(instance["configuration"]["site"], "acme");
        assert_eq!(caller.get("/instances?tags[]=Docs").await.ok(), json!([instance]));
        let by_token = caller.of(&user).with_token(instance["token"].as_str().unwrap());
        assert_eq!(by_token.get("/instances").await.ok(), instance);
        caller.patch(&path, json!({"configuration": {"password": "********", "site": "next"}})).await.ok();
        store.close().await;
        place.open().await.close().await;
    }
}

#[tokio::test]
async fn a_database_of_a_later_version_is_left_alone_and_the_error_says_so() {
    for place in Place::all() {
        place.open().await.close().await;
        execute(
            &place,
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (99, 'of the future', TRUE, X'00', 1)",
        )
        .await;
        let error = Store::open(&place.database(), keys(KEY)).await.err().unwrap().to_string();
        assert!(error.contains("version 99, which a later openelements has made; run that one"), "{error}");
    }
}

#[tokio::test]
async fn a_database_that_was_sealed_with_another_key_is_refused_at_the_start() {
    for place in Place::all() {
        place.open().await.close().await;
        let other = keys("ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=");
        let error = Store::open(&place.database(), other).await.err().unwrap().to_string();
        assert!(error.starts_with("the store was sealed with the key "), "{error}");
        assert!(
            error.contains("not in the environment variable KEYS_OF_A_TEST; start with the keys"),
            "{error}"
        );
        assert!(!error.contains(KEY), "{error}");
        place.open().await.close().await;
    }
}

#[tokio::test]
async fn a_store_is_opened_again_with_everything_in_it() {
    over_both(async |api| {
        let created = api.provision("Test").await;
        let store = api.place.open().await;
        let service = Service::new(openelements::CATALOGUE, store.clone(), Settings::default());
        let caller = Caller::new(&service, &Noun::default(), &api.user);
        assert_eq!(caller.get("/instances").await.ok(), json!([created]));
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_start_without_a_key_that_an_instance_needs_is_refused() {
    const OLD: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    for place in Place::all() {
        let store = Store::open(&place.database(), keys(OLD)).await.unwrap();
        let user = store.add_user("Ann Lee", None).await.unwrap();
        let service = Service::new(openelements::CATALOGUE, store.clone(), Settings::default());
        Caller::new(&service, &Noun::default(), &user).provision("Test").await;
        store.close().await;
        // The rotation of a service that was stopped before it had come to the instance.
        let both = Store::open(&place.database(), keys(&format!("{KEY},{OLD}"))).await.unwrap();
        let old = both.key_uses().await.unwrap().pop().unwrap();
        assert_eq!((old.is_current, old.instances), (false, 1));
        execute(&place, "CREATE TABLE before AS SELECT id, key_id, wrapped_key FROM instances").await;
        assert_eq!(both.rewrap().await.unwrap().instances, 1);
        let back = "UPDATE instances SET key_id = (SELECT key_id FROM before), \
                    wrapped_key = (SELECT wrapped_key FROM before)";
        execute(&place, back).await;
        both.close().await;
        let error = Store::open(&place.database(), keys(KEY)).await.err().unwrap().to_string();
        assert!(error.contains(&old.id), "{error}");
    }
}
