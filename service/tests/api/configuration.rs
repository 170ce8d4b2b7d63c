//! The entries of a configuration, one by one.

use serde_json::json;

use crate::harness::over_both;

#[tokio::test]
async fn the_entries_are_those_of_the_instance_with_secrets_masked() {
    over_both(async |api| {
        let created = api.provision("Test").await;
        let path = format!("{}/configuration", crate::caller::path_of(&created));
        let entries = api.get(&path).await.ok();
        let entries = entries.as_array().unwrap();
        assert_eq!(entries.len(), created["configuration"].as_object().unwrap().len());
        let mut ids = std::collections::BTreeSet::new();
        for entry in entries {
            let key = entry["key"].as_str().unwrap();
            assert_eq!(entry["propertyValue"], created["configuration"][key], "{key}");
            assert!(ids.insert(entry["id"].as_u64().unwrap()), "{key} has an id of its own");
            for name in [key, &entry["id"].to_string()] {
                assert_eq!(api.get(&format!("{path}/{name}")).await.ok(), *entry);
            }
        }
        assert!(!entries.iter().any(|entry| entry.to_string().contains("s3cret")));
    })
    .await;
}

#[tokio::test]
async fn an_entry_is_changed_by_key_and_by_id() {
    over_both(async |api| {
        let path = api.provision_path("Test").await;
        let entry = format!("{path}/configuration/pagination.max");
        let changed = api.patch(&entry, json!({"propertyValue": "50"})).await.ok();
        assert_eq!((&changed["key"], &changed["propertyValue"]), (&json!("pagination.max"), &json!("50")));
        let by_id = format!("{path}/configuration/{}", changed["id"]);
        // What was answered, sent back with another value.
        let mut body = changed.clone();
        body["propertyValue"] = json!(60);
        assert_eq!(api.patch(&by_id, body).await.ok()["propertyValue"], "60");
        assert_eq!(api.get(&path).await.ok()["configuration"]["pagination.max"], "60");
        assert_eq!(api.patch(&by_id, json!({"propertyValue": null})).await.ok()["propertyValue"], "100");
    })
    .await;
}

#[tokio::test]
async fn a_secret_entry_is_changed_and_stays_masked() {
    over_both(async |api| {
        let path = api.provision_path("Test").await;
        let entry = format!("{path}/configuration/password");
        for value in ["other-s3cret", "********"] {
            let changed = api.patch(&entry, json!({"propertyValue": value})).await.ok();
            assert_eq!(changed["propertyValue"], "********");
        }
        api.patch(&entry, json!({"propertyValue": null})).await.refused(400);
    })
    .await;
}

#[tokio::test]
async fn an_entry_that_stands_twice_in_the_body_is_refused() {
    over_both(async |api| {
        let path = api.provision_path("Test").await;
        let body = r#"{"propertyValue": "1", "propertyValue": "2"}"#;
        let entry = format!("{path}/configuration/pagination.max");
        api.send_text("PATCH", &entry, body).await.refused(400);
    })
    .await;
}
