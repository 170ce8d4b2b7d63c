//! Instances of elements whose specs have changed since.

use openelements_service::Settings;
use serde_json::json;

use crate::caller::path_of;
use crate::fixtures::{AFTER, BEFORE, GONE};
use crate::harness::{Api, over_both};
use crate::report::Report;

/// An instance made before the change.
async fn made_before(api: &Api) -> serde_json::Value {
    let configuration = json!({"username": "user", "password": "marker-s3cret"});
    let request = json!({"element": {"key": "ledger"}, "name": "Test", "configuration": configuration});
    api.over(BEFORE, Settings::default()).post("/instances", request).await.ok()
}

#[tokio::test]
async fn an_instance_that_the_spec_refuses_by_now_is_answered_as_not_valid() {
    over_both(async |api| {
        let created = made_before(api).await;
        let path = path_of(&created);
        let after = api.over(AFTER, Settings::default());
        let read = after.get(&path).await.ok();
        assert_eq!((&read["valid"], &read["token"]), (&json!(false), &created["token"]));
        assert_eq!(read["violations"][0]["entry"], "api.key");
        assert!(!read.to_string().contains("marker"));
        let request = json!({"element": {"key": "tracker"}, "name": "Other"});
        let other = after.post("/instances", request).await.ok();
        assert_eq!(after.get("/instances").await.ok(), json!([read, other]), "the list works");
        assert_eq!(after.get("/instances?hydrate=false").await.ok()[0]["valid"], json!(false));
        let disabled = after.delete(&format!("{path}/enabled")).await.ok();
        assert_eq!(disabled["disabled"], json!(true));
        assert_eq!(after.delete(&path).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn an_instance_is_valid_again_with_a_configuration_that_the_spec_takes() {
    over_both(async |api| {
        let path = path_of(&made_before(api).await);
        let after = api.over(AFTER, Settings::default());
        let body = json!({"configuration": {"username": "user", "api.key": "k"}});
        assert_eq!(after.put(&path, body).await.ok()["valid"], json!(true));
        let path = path_of(&made_before(api).await);
        let body = json!({"configuration": {"api.key": "k"}});
        let patched = after.patch(&path, body).await.ok();
        assert_eq!(patched["valid"], json!(true));
        assert_eq!(patched["warnings"][0]["entry"], "password", "what the spec lost is told");
    })
    .await;
}

#[tokio::test]
async fn an_instance_of_an_element_that_is_gone_can_be_read_and_removed() {
    over_both(async |api| {
        let path = path_of(&made_before(api).await);
        let gone = api.over(GONE, Settings::default());
        let after = api.over(AFTER, Settings::default());
        let read = gone.get(&path).await.ok();
        assert_eq!((&read["valid"], &read["element"]["key"]), (&json!(false), &json!("ledger")));
        assert_eq!(gone.get("/instances").await.ok(), json!([read]));
        let mut report = Report::default();
        report.add("PATCH, gone", &gone.patch(&path, json!({"name": "x"})).await);
        report.add("PUT, gone", &gone.put(&path, json!({"name": "x"})).await);
        report.add("configuration, gone", &gone.get(&format!("{path}/configuration")).await);
        report.add("an entry, gone", &gone.get(&format!("{path}/configuration/username")).await);
        report.add("PATCH, changed", &after.patch(&path, json!({"name": "x"})).await);
        report.add("configuration, changed", &after.get(&format!("{path}/configuration")).await);
        insta::assert_snapshot!("outdated", report.text());
        assert_eq!(gone.delete(&path).await.status, 200);
    })
    .await;
}
