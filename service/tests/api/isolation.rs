//! Nobody reads, lists or changes what belongs to another organization, on any route.

use serde_json::{Value, json};

use crate::caller::{Caller, path_of};
use crate::harness::{Api, over_both};

/// A body that every route that takes one would accept.
fn body() -> Value {
    json!({
        "name": "Taken",
        "propertyValue": "taken",
        "configuration": {"site": "taken", "username": "taken", "password": "taken"},
    })
}

/// Every route that is about instances, with the id of this one.
fn routes(api: &Api, victim: &Value) -> Vec<(String, String)> {
    let all = api.routes.clone();
    assert!(all.len() > 20, "{all:?}");
    let (about_instances, public): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, path)| path.contains("/instances"));
    for (method, path) in public {
        let known = ["/elements", "/hubs", "/docs", "/health", "/ready", "/metrics"];
        assert!(known.iter().any(|known| path.starts_with(known)), "is {method} {path} public?");
    }
    let fill = |path: &str| {
        let path = path.replace("{keyOrId}", "chargebee").replace("{configId}", "site");
        path.replace("{id}", &victim["id"].to_string())
    };
    about_instances.into_iter().map(|(method, path)| (method, fill(&path))).collect()
}

/// Calls every route, and asserts that none is answered with anything of another organization.
async fn assert_isolated(stranger: &Caller, routes: &[(String, String)], victim: &Value, status: u16) {
    for (method, path) in routes {
        let answer = stranger.send(method, path, &body()).await;
        let token = victim["token"].as_str().unwrap();
        assert!(!answer.text.contains(token), "{method} {path}");
        let names_victim = path.contains(&victim["id"].to_string());
        assert!(!names_victim || answer.status == status, "{method} {path}: {}", answer.text);
        if method == "GET" && path.ends_with("/instances") && answer.status == 200 {
            let list = answer.json.as_array().unwrap();
            assert!(list.iter().all(|one| one["id"] != victim["id"]), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn another_organization_finds_nothing_by_id_and_lists_only_its_own() {
    over_both(async |api| {
        let victim = api.provision("Private").await;
        let routes = routes(api, &victim);
        assert_isolated(&api.stranger(), &routes, &victim, 404).await;
        assert_eq!(api.get(&path_of(&victim)).await.ok(), victim, "nothing has changed");
        let own = api.stranger().get("/instances?searchText=private").await;
        assert_eq!((own.header("elements-total-count"), own.ok()), (Some("0"), json!([])));
    })
    .await;
}

#[tokio::test]
async fn a_token_is_worth_nothing_with_the_secrets_of_another_organization() {
    over_both(async |api| {
        let victim = api.provision("Private").await;
        let token = victim["token"].as_str().unwrap();
        let (user, organization) = (&api.stranger.user_secret, &api.stranger.organization_secret);
        let both = format!("User {}, Organization {}, Element {token}", user.expose(), organization.expose());
        // Ids take the organization, without which they are not even looked up.
        let callers = [(api.stranger().with_token(token), 401), (api.authorized(&both), 404)];
        let routes = routes(api, &victim);
        for (caller, status) in callers {
            assert_isolated(&caller, &routes, &victim, status).await;
            for (method, path) in [
                ("GET", "/instances"),
                ("PUT", "/instances"),
                ("PATCH", "/instances"),
                ("DELETE", "/instances"),
            ] {
                caller.send(method, path, &body()).await.refused(401);
            }
            for method in ["GET", "PATCH"] {
                caller.send(method, "/instances/configuration/site", &body()).await.refused(401);
            }
            caller.get("/instances/configuration").await.refused(401);
        }
        assert_eq!(api.get(&path_of(&victim)).await.ok(), victim, "nothing has changed");
    })
    .await;
}

#[tokio::test]
async fn secrets_of_two_organizations_do_not_go_together_on_any_route() {
    over_both(async |api| {
        let victim = api.provision("Private").await;
        let mixed = [
            (&api.stranger.user_secret, &api.user.organization_secret),
            (&api.user.user_secret, &api.stranger.organization_secret),
        ];
        for (user, organization) in mixed {
            let caller =
                api.authorized(&format!("User {}, Organization {}", user.expose(), organization.expose()));
            for (method, path) in routes(api, &victim) {
                caller.send(&method, &path, &body()).await.refused(401);
            }
        }
        for (method, path) in routes(api, &victim) {
            api.anonymous().send(&method, &path, &body()).await.refused(401);
        }
        assert_eq!(api.get(&path_of(&victim)).await.ok(), victim, "nothing has changed");
    })
    .await;
}

#[tokio::test]
async fn users_of_one_organization_share_its_instances() {
    over_both(async |api| {
        let created = api.provision("Shared").await;
        let colleague = api.store.add_user("Colleague", Some("first")).await.unwrap();
        let colleague = api.of(&colleague);
        assert_eq!(colleague.get(&path_of(&created)).await.ok(), created);
        assert_eq!(colleague.get("/instances").await.ok(), json!([created]));
        let token = created["token"].as_str().unwrap();
        assert_eq!(colleague.with_token(token).get("/instances").await.ok(), created);
    })
    .await;
}
