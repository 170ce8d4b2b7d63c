//! Many calls at once.

use std::collections::BTreeSet;

use openelements_runtime::{Catalogue, Element, Entry};
use openelements_service::Settings;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::caller::path_of;
use crate::harness::{Place, over_both};

/// How many calls there are at once.
const CALLS: usize = 50;

/// The name of an entry of the element below.
fn entry(number: usize) -> String {
    format!("entry.{number:02}")
}

/// An element with an entry for each call.
fn wide() -> Catalogue {
    let entries = (0..CALLS).map(|number| Entry::field(entry(number).leak()));
    let entries = entries.collect::<Vec<_>>().leak();
    let element: &'static Element = Box::leak(Box::new(Element::new("wide", 1, "Wide").entries(entries)));
    Catalogue::new(vec![element].leak())
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_of_one_instance_at_once_all_hold() {
    over_both(async |api| {
        let wide = api.over(wide(), Settings::default());
        let created = wide.post("/instances", json!({"element": {"key": "wide"}, "name": "Test"})).await.ok();
        let path = path_of(&created);
        let mut calls = JoinSet::new();
        for number in 0..CALLS {
            let (wide, path) = (wide.clone(), path.clone());
            calls.spawn(async move {
                let body = json!({"configuration": {entry(number): number}});
                wide.patch(&path, body).await.ok()
            });
        }
        calls.join_all().await;
        let configuration = &wide.get(&path).await.ok()["configuration"];
        for number in 0..CALLS {
            assert_eq!(configuration[entry(number)], json!(number.to_string()));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn instances_made_at_once_all_have_their_own_id_and_token() {
    over_both(async |api| {
        let mut calls = JoinSet::new();
        for number in 0..CALLS {
            let api = (**api).clone();
            calls.spawn(async move { api.provision(&number.to_string()).await });
        }
        let created = calls.join_all().await;
        let unique = |member: &str| {
            created.iter().map(|one: &Value| one[member].to_string()).collect::<BTreeSet<_>>().len()
        };
        assert_eq!((unique("id"), unique("token"), unique("name")), (CALLS, CALLS, CALLS));
        assert_eq!(api.get("/instances").await.header("elements-total-count"), Some("50"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_that_start_at_once_on_an_empty_database_share_it() {
    for place in Place::all() {
        let opened = tokio::join!(place.open(), place.open(), place.open(), place.open());
        let stores = [opened.0, opened.1, opened.2, opened.3];
        let [one, two, three, four] = &stores;
        let first = tokio::join!(
            one.add_first_user(),
            two.add_first_user(),
            three.add_first_user(),
            four.add_first_user()
        );
        let first = [first.0, first.1, first.2, first.3].map(Result::unwrap);
        assert_eq!(first.iter().flatten().count(), 1, "one of them makes the first user");
        let user = first.iter().flatten().next().unwrap();
        let callers = stores.clone().map(|store| {
            let service =
                openelements_service::Service::new(openelements::CATALOGUE, store, Settings::default());
            crate::caller::Caller::new(&service, &openelements_runtime::Noun::default(), user)
        });
        let created = callers[0].provision("Test").await;
        for caller in callers {
            let by_token = caller.with_token(created["token"].as_str().unwrap());
            assert_eq!(
                by_token.get("/instances").await.ok(),
                created,
                "they share the key that finds tokens"
            );
        }
        for store in stores {
            store.close().await;
        }
    }
}
