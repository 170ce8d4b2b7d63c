//! Instances of elements that have another key by now, with entries that have other names.

use openelements_service::Settings;
use serde_json::{Value, json};

use crate::caller::path_of;
use crate::fixtures::{BEFORE, RENAMED};
use crate::harness::{Api, over_both};

fn request(configuration: &Value) -> Value {
    json!({"element": {"key": "ledger"}, "name": "Test", "configuration": configuration})
}

/// An instance made before the change.
async fn made_before(api: &Api) -> Value {
    let request = request(&json!({"username": "user", "password": "pass"}));
    api.over(BEFORE, Settings::default()).post("/instances", request).await.ok()
}

#[tokio::test]
async fn an_instance_made_before_is_found_and_read() {
    over_both(async |api| {
        let created = made_before(api).await;
        let now = api.over(RENAMED, Settings::default());
        let read = now.get(&path_of(&created)).await.ok();
        assert_eq!((&read["valid"], &read["token"]), (&json!(true), &created["token"]));
        assert_eq!(read["element"]["key"], "journal");
        assert_eq!(read["configuration"], json!({"account": "user", "secret": "pass"}));
        assert_eq!(read.get("warnings"), None, "the caller has supplied nothing");
        for key in ["journal", "ledger", "9"] {
            let below = format!("/elements/{key}{}", path_of(&created));
            assert_eq!(now.get(&below).await.ok(), read, "{key}");
            let list = now.get(&format!("/elements/{key}/instances?tags[]=Test&searchText=test")).await;
            assert_eq!(list.header("elements-total-count"), Some("1"), "{key}");
            assert_eq!(list.ok(), json!([read]), "{key}");
        }
        let other = now.get("/elements/tracker/instances").await.ok();
        assert_eq!(other, json!([]));
    })
    .await;
}

#[tokio::test]
async fn what_is_supplied_under_former_names_is_accepted_and_told_even_if_the_service_is_strict() {
    over_both(async |api| {
        for strict in [false, true] {
            let now = api.over(RENAMED, Settings { strict, ..Settings::default() });
            let request = request(&json!({"username": "marker-user", "password": "marker-pass"}));
            let created = now.post("/instances", request).await.ok();
            assert_eq!(created["element"]["key"], "journal");
            assert_eq!(
                created["warnings"],
                json!([
                    {"entry": "element.key", "problem": "renamed", "expected": "`journal`"},
                    {"entry": "password", "problem": "renamed", "expected": "`secret`"},
                    {"entry": "secret", "problem": "deprecated", "expected": null, "advice": "the account is enough"},
                    {"entry": "username", "problem": "renamed", "expected": "`account`"},
                ])
            );
            assert!(!created["warnings"].to_string().contains("marker"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_under_either_name_leaves_one_value() {
    over_both(async |api| {
        let path = path_of(&made_before(api).await);
        let now = api.over(RENAMED, Settings::default());
        for (name, value) in [("account", "a"), ("username", "b")] {
            let body = json!({"element": {"key": "ledger"}, "configuration": {name: value}});
            let patched = now.patch(&path, body).await.ok();
            assert_eq!(patched["configuration"], json!({"account": value, "secret": "pass"}));
            assert_eq!(patched["warnings"].to_string().contains("`account`"), name == "username");
        }
        let replaced = now.put(&path, json!({"configuration": {"username": "c"}})).await.ok();
        assert_eq!(replaced["configuration"], json!({"account": "c", "secret": null}));
        let both = json!({"configuration": {"username": "c", "account": "d"}});
        now.patch(&path, both).await.refused(400);
    })
    .await;
}

#[tokio::test]
async fn an_entry_is_found_by_its_former_key_and_id() {
    over_both(async |api| {
        let path = path_of(&made_before(api).await);
        let before = api.over(BEFORE, Settings::default());
        let id = before.get(&format!("{path}/configuration/username")).await.ok()["id"].clone();
        let now = api.over(RENAMED, Settings::default());
        let read = now.get(&format!("{path}/configuration/account")).await.ok();
        assert_eq!((&read["key"], &read["propertyValue"]), (&json!("account"), &json!("user")));
        for name in ["username".to_owned(), id.to_string()] {
            assert_eq!(now.get(&format!("{path}/configuration/{name}")).await.ok(), read);
        }
        let body = json!({"propertyValue": "next"});
        let patched = now.patch(&format!("{path}/configuration/username"), body).await.ok();
        assert_eq!(patched["propertyValue"], "next");
    })
    .await;
}
