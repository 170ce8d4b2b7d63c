//! Who may call, and in which words the others are refused.

use axum::body::Body;
use serde_json::json;

use crate::caller::path_of;
use crate::harness::over_both;
use crate::report::Report;

#[tokio::test]
async fn headers_that_do_not_say_who_calls() {
    over_both(async |api| {
        let (user, organization) = (api.user.user_secret.expose(), api.user.organization_secret.expose());
        let other = api.stranger.organization_secret.expose();
        let mut report = Report::default();
        let answer = api.anonymous().get("/instances").await;
        assert_eq!(answer.header("www-authenticate"), Some("User"));
        report.add("no header", &answer);
        for (title, header) in [
            ("an empty header", String::new()),
            ("another scheme", "Bearer abc".to_owned()),
            ("a user alone", format!("User {user}")),
            ("an organization alone", format!("Organization {organization}")),
            ("a user without secret", format!("User, Organization {organization}")),
            ("a comma too many", format!("User {user}, , Organization {organization}")),
            ("a comma too few", format!("User {user} Organization {organization}")),
            ("a user twice", format!("User {user}, User {user}, Organization {organization}")),
            ("an unknown user", format!("User abc, Organization {organization}")),
            ("another organization", format!("User {user}, Organization {other}")),
            ("the secrets exchanged", format!("User {organization}, Organization {user}")),
            ("an unknown token", format!("User {user}, Element abc")),
        ] {
            report.add(title, &api.authorized(&header).get("/instances").await);
        }
        let patch = api.authorized(&format!("User {user}, Organization {organization}"));
        report.add("no token where there is no id", &patch.patch("/instances", json!({"name": "x"})).await);
        let twice = api.request("GET", "/instances").header("Authorization", format!("User {user}"));
        report.add("two headers", &api.call(twice.body(Body::empty()).unwrap()).await);
        let accented = api.anonymous().request("GET", "/instances").header("Authorization", "User \u{e9}");
        report.add("not ASCII", &api.call(accented.body(Body::empty()).unwrap()).await);
        insta::assert_snapshot!("authorization", report.text());
    })
    .await;
}

#[tokio::test]
async fn the_parts_of_the_header_may_be_in_any_order_and_case() {
    over_both(async |api| {
        let (user, organization) = (api.user.user_secret.expose(), api.user.organization_secret.expose());
        let created = api.provision("Test").await;
        let token = created["token"].as_str().unwrap();
        let path = path_of(&created);
        for header in [
            format!("User {user}, Organization {organization}"),
            format!("Organization {organization}, User {user}"),
            format!("  user  {user} ,ORGANIZATION {organization}  "),
            format!("Element {token}, User {user}, Organization {organization}"),
        ] {
            assert_eq!(api.authorized(&header).get(&path).await.ok(), created);
        }
        for header in [
            format!("User {user}, Element {token}"),
            format!("token {token}, user {user}"),
            format!("User {user}, Organization {organization}, Element {token}"),
        ] {
            assert_eq!(api.authorized(&header).get("/instances").await.ok(), created);
        }
    })
    .await;
}

#[tokio::test]
async fn a_revoked_user_is_refused_and_its_instances_stay_with_the_organization() {
    over_both(async |api| {
        let leaver = api.store.add_user("Leaver", Some("first")).await.unwrap();
        let created = api.of(&leaver).provision("Test").await;
        assert!(api.store.revoke_user(leaver.id).await.unwrap());
        let path = path_of(&created);
        assert!(api.of(&leaver).get(&path).await.refused(401).contains("revoked"));
        let token = created["token"].as_str().unwrap();
        api.of(&leaver).with_token(token).get("/instances").await.refused(401);
        assert_eq!(api.get(&path).await.ok(), created);
        assert_eq!(api.with_token(token).get("/instances").await.ok(), created);
    })
    .await;
}

#[tokio::test]
async fn a_header_is_read_before_a_body() {
    over_both(async |api| {
        api.anonymous().send_text("POST", "/instances", "{").await.refused(401);
        api.anonymous().get("/elements").await.ok();
        api.anonymous().get("/hubs").await.ok();
    })
    .await;
}
