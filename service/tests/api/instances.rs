//! Instances are made, read, changed, disabled, removed.

use openelements_service::Settings;
use serde_json::{Value, json};

use crate::caller::path_of;
use crate::fixtures::{BEFORE, OPEN};
use crate::harness::over_both;

#[tokio::test]
async fn an_instance_can_be_made_below_its_element_by_key_and_by_id() {
    over_both(async |api| {
        for path in ["/elements/chargebee/instances", "/elements/451/instances"] {
            let mut request = api.chargebee("Test");
            request.as_object_mut().unwrap().remove("element");
            let created = api.post(path, request).await.ok();
            assert_eq!(created["element"]["key"], "chargebee");
            api.post(path, api.chargebee("Test")).await.ok();
        }
    })
    .await;
}

#[tokio::test]
async fn markup_is_stripped_from_names_and_tags_and_nothing_else_is() {
    over_both(async |api| {
        let probe = "<a href=\"https://example.com\" onClick='run()'>probe-xss</a>";
        let mut request = api.chargebee(probe);
        request["tags"] = json!([probe, "@docs", "a < b & c"]);
        let created = api.post("/instances", request).await.ok();
        assert_eq!(created["name"], "probe-xss");
        assert_eq!(created["tags"], json!(["probe-xss", "@docs", "a < b & c"]));
        let path = path_of(&created);
        assert_eq!(api.patch(&path, json!({"name": probe})).await.ok()["name"], "probe-xss");
        assert_eq!(api.patch(&path, json!({"name": "@probe"})).await.ok()["name"], "@probe");
        let by_token = api.with_token(created["token"].as_str().unwrap());
        let patched = by_token.patch("/instances", json!({"name": probe, "tags": [probe]})).await.ok();
        assert_eq!((&patched["name"], &patched["tags"]), (&json!("probe-xss"), &json!(["probe-xss"])));
    })
    .await;
}

#[tokio::test]
async fn tags_default_to_the_name_without_markup() {
    over_both(async |api| {
        assert_eq!(api.provision("<b>Test</b>").await["tags"], json!(["Test"]));
        let mut request = api.chargebee("Test");
        request["tags"] = json!([]);
        assert_eq!(api.post("/instances", request).await.ok()["tags"], json!(["Test"]));
    })
    .await;
}

#[tokio::test]
async fn names_of_every_script_are_kept() {
    over_both(async |api| {
        for name in
            ["Bücher 東京 🧾", "'; DROP TABLE instances; --", "100% _real_ \\ \"quoted\"", &"é".repeat(255)]
        {
            let created = api.provision(name).await;
            assert_eq!((&created["name"], &created["tags"]), (&json!(name), &json!([name])));
            assert_eq!(api.get(&path_of(&created)).await.ok(), created);
        }
    })
    .await;
}

#[tokio::test]
async fn unknown_entries_are_named_as_warnings_and_not_kept() {
    over_both(async |api| {
        let mut request = api.chargebee("Test");
        request["configuration"]["sight"] = json!("acme");
        request["configuration"]["zip"] = json!(80202);
        let mut created = api.post("/instances", request).await.ok();
        let warnings = created.as_object_mut().unwrap().remove("warnings").unwrap();
        assert_eq!(
            warnings,
            json!([
                {"entry": "sight", "problem": "unknown", "expected": "`site`"},
                {"entry": "zip", "problem": "unknown", "expected": null},
            ])
        );
        assert_eq!(api.get(&path_of(&created)).await.ok(), created);
        let patched = api.patch(&path_of(&created), json!({"configuration": {"sight": "x"}})).await.ok();
        assert_eq!(patched["warnings"][0]["entry"], "sight");
        assert_eq!(patched["configuration"].get("sight"), None);
    })
    .await;
}

#[tokio::test]
async fn a_strict_service_refuses_unknown_entries_and_makes_nothing() {
    over_both(async |api| {
        let path = api.provision_path("Test").await;
        let strict = api.with(Settings { strict: true, ..Settings::default() });
        let mut request = api.chargebee("Test");
        request["configuration"]["sight"] = json!("acme");
        strict.post("/instances", request).await.refused(400);
        strict.patch(&path, json!({"configuration": {"sight": "x"}})).await.refused(400);
        assert_eq!(api.get("/instances").await.header("elements-total-count"), Some("1"));
    })
    .await;
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_keeps_the_rest() {
    over_both(async |api| {
        let created = api.provision("Test").await;
        let path = path_of(&created);
        let patched = api.patch(&path, json!({"configuration": {"pagination.max": 50}})).await.ok();
        let mut expected = created.clone();
        expected["configuration"]["pagination.max"] = json!("50");
        assert_eq!(patched, expected);
        let patched = api.patch(&path, json!({"tags": ["a", "b"]})).await.ok();
        expected["tags"] = json!(["a", "b"]);
        assert_eq!(patched, expected);
        let patched = api.patch(&path, json!({"configuration": {"pagination.max": null}})).await.ok();
        expected["configuration"]["pagination.max"] = json!("100");
        assert_eq!(patched, expected);
        assert_eq!(api.patch(&path, json!({})).await.ok(), expected);
        assert_eq!(api.get(&path).await.ok(), expected);
    })
    .await;
}

#[tokio::test]
async fn a_patch_can_take_all_tags_away() {
    over_both(async |api| {
        let path = api.provision_path("Test").await;
        let patched = api.patch(&path, json!({"name": "Next", "tags": []})).await.ok();
        assert_eq!((&patched["name"], &patched["tags"]), (&json!("Next"), &json!([])));
    })
    .await;
}

#[tokio::test]
async fn a_mask_keeps_the_stored_secret_and_does_not_become_it() {
    over_both(async |api| {
        let (masked, open) = (api.over(BEFORE, Settings::default()), api.over(OPEN, Settings::default()));
        let configuration = json!({"username": "user", "password": "s3cret"});
        let request = json!({"element": {"key": "ledger"}, "name": "Test", "configuration": configuration});
        let created = masked.post("/instances", request).await.ok();
        assert_eq!(created["configuration"]["password"], "********");
        let path = path_of(&created);
        let entry = format!("{path}/configuration/password");
        for stored in ["s3cret", "next s3cret"] {
            masked.patch(&entry, json!({"propertyValue": stored})).await.ok();
            // What was answered, sent back as it is.
            let body = json!({"name": "Again", "configuration": created["configuration"]});
            for method in ["PATCH", "PUT"] {
                let changed = masked.send(method, &path, &body).await.ok();
                assert_eq!(changed["configuration"], created["configuration"]);
            }
            masked.patch(&entry, json!({"propertyValue": "********"})).await.ok();
            masked.patch(&path, json!({"configuration": {"username": "user"}})).await.ok();
            assert_eq!(open.get(&path).await.ok()["configuration"]["password"], stored);
        }
    })
    .await;
}

#[tokio::test]
async fn a_mask_is_no_secret_where_none_is_stored() {
    over_both(async |api| {
        let mut request = api.chargebee("Test");
        request["configuration"]["password"] = json!("********");
        assert!(api.post("/instances", request).await.refused(400).contains("not its mask"));
    })
    .await;
}

#[tokio::test]
async fn what_was_answered_can_be_put_back_as_it_is() {
    over_both(async |api| {
        // The password of Stripe is preset, and masked in the answer.
        let stripe = json!({"element": {"key": "stripe"}, "name": "Test", "configuration": {"api.key": "k"}});
        for request in [stripe, api.chargebee("Test")] {
            let created = api.post("/instances", request).await.ok();
            assert_eq!(created["configuration"]["password"], "********");
            assert_eq!(api.put(&path_of(&created), created.clone()).await.ok(), created);
        }
    })
    .await;
}

#[tokio::test]
async fn a_put_replaces_the_configuration_and_checks_it_anew() {
    over_both(async |api| {
        let mut request = api.chargebee("Test");
        request["configuration"]["pagination.max"] = json!("7");
        let created = api.post("/instances", request).await.ok();
        let path = path_of(&created);
        let replaced = api.put(&path, api.chargebee("Next")).await.ok();
        assert_eq!((&replaced["id"], &replaced["token"]), (&created["id"], &created["token"]));
        assert_eq!(replaced["name"], "Next");
        assert_eq!(replaced["configuration"]["pagination.max"], "100", "what was left out is preset again");
        let message = api.put(&path, json!({"configuration": {"site": "other"}})).await;
        let message = message.refused(400);
        assert!(message.contains("`username`") && message.contains("`password`"), "{message}");
        assert_eq!(api.get(&path).await.ok(), replaced, "what is refused changes nothing");
        let renamed = api.put(&path, json!({"name": "Third", "tags": ["Docs"]})).await.ok();
        assert_eq!(renamed["configuration"], replaced["configuration"]);
        assert_eq!((&renamed["name"], &renamed["tags"]), (&json!("Third"), &json!(["Docs"])));
        let element = api.put(&format!("/elements/chargebee{path}"), api.chargebee("Fourth")).await.ok();
        assert_eq!(element["name"], "Fourth");
    })
    .await;
}

#[tokio::test]
async fn provider_data_are_taken_and_never_answered() {
    over_both(async |api| {
        let mut request = api.chargebee("Test");
        request["providerData"] = json!({"code": "marker-code"});
        request["externalAuthentication"] = json!("initial");
        let answer = api.post("/instances", request).await;
        assert!(!answer.text.contains("marker-code"));
        let created = answer.ok();
        assert_eq!(created["externalAuthentication"], "initial");
        let patched = api.patch(&path_of(&created), json!({"providerData": {"code": "marker-code"}})).await;
        assert!(!patched.text.contains("marker-code"));
        assert_eq!(patched.ok(), created);
    })
    .await;
}

#[tokio::test]
async fn an_instance_is_disabled_and_enabled_again() {
    over_both(async |api| {
        let path = api.provision_path("Test").await;
        let enabled = format!("{path}/enabled");
        for (method, disabled) in [("DELETE", true), ("DELETE", true), ("PUT", false), ("PUT", false)] {
            let answer = api.send(method, &enabled, &Value::Null).await.ok();
            assert_eq!(answer["disabled"], json!(disabled));
            assert_eq!(api.get(&path).await.ok(), answer);
        }
    })
    .await;
}

#[tokio::test]
async fn a_removed_instance_is_gone_for_every_call_and_for_its_token() {
    over_both(async |api| {
        let created = api.provision("Test").await;
        let (path, token) = (path_of(&created), created["token"].as_str().unwrap());
        let answer = api.delete(&path).await;
        assert_eq!((answer.status, answer.text.as_str()), (200, ""));
        api.get(&path).await.refused(404);
        api.delete(&path).await.refused(404);
        api.patch(&path, json!({"name": "x"})).await.refused(404);
        assert!(api.with_token(token).get("/instances").await.refused(401).contains("removed"));
        assert_eq!(api.get("/instances").await.ok(), json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_token_stands_for_the_id_in_every_call() {
    over_both(async |api| {
        let created = api.provision("Test").await;
        let by_token = api.with_token(created["token"].as_str().unwrap());
        assert_eq!(by_token.get("/instances").await.ok(), created);
        assert_eq!(by_token.patch("/instances", json!({"name": "Next"})).await.ok()["name"], "Next");
        assert_eq!(by_token.put("/instances", by_token.chargebee("Third")).await.ok()["name"], "Third");
        let entries = by_token.get("/instances/configuration").await.ok();
        assert_eq!(entries, api.get(&format!("{}/configuration", path_of(&created))).await.ok());
        let path = "/instances/configuration/pagination.max";
        assert_eq!(by_token.get(path).await.ok()["propertyValue"], "100");
        let patched = by_token.patch(path, json!({"propertyValue": "50"})).await.ok();
        assert_eq!(patched["propertyValue"], "50");
        assert_eq!(by_token.delete("/instances").await.status, 200);
        by_token.get("/instances").await.refused(401);
        by_token.get("/instances/configuration").await.refused(401);
    })
    .await;
}

#[tokio::test]
async fn the_user_of_an_instance_is_the_one_who_made_it() {
    over_both(async |api| {
        let user = &api.provision("Test").await["user"];
        let id = json!(api.user.id);
        assert_eq!(*user, json!({"id": id, "emailAddress": "", "firstName": "Ann", "lastName": "Lee"}));
        let mailed = api.store.add_user("lee@example.com", Some("first")).await.unwrap();
        assert_eq!(api.of(&mailed).provision("Test").await["user"]["emailAddress"], "lee@example.com");
    })
    .await;
}
