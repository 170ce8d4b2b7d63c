//! What a caller supplies is in no error and in no line of the log, wherever it stood.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use axum::body::Body;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::caller::{Answer, Caller, path_of};
use crate::harness::over_both;

/// What stands wherever a caller can put something; it is in no other test.
const MARK: &str = "zebra7319";

/// What must not be logged, and what was all the same.
static WATCHED: Mutex<Vec<String>> = Mutex::new(Vec::new());
static LEAKED: Mutex<Vec<String>> = Mutex::new(Vec::new());
static ANSWERED: Mutex<usize> = Mutex::new(0);

/// What a test that failed has held is as good as before.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads what is logged.
struct Reader;

impl Write for Reader {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        if text.contains("answered") {
            *lock(&ANSWERED) += 1;
        }
        let watched = lock(&WATCHED);
        if watched.iter().any(|secret| text.contains(secret)) {
            lock(&LEAKED).push(text.into_owned());
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads everything that is logged from now on, of every level.
fn watch(secrets: &[&str]) {
    static LOG: Once = Once::new();
    lock(&WATCHED).extend(secrets.iter().map(ToString::to_string));
    LOG.call_once(|| {
        let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
        subscriber.with_ansi(false).with_writer(|| Reader).init();
    });
}

fn assert_nothing_leaked() {
    assert!(*lock(&ANSWERED) > 0, "the log was read");
    assert_eq!(*lock(&LEAKED), [""; 0]);
}

/// Asserts that an answer that refuses does not repeat the mark, nor does any header.
fn assert_unmarked(answer: &Answer, what: &str) {
    assert!(answer.status < 500, "{what}: {}", answer.text);
    assert!(answer.status < 400 || !answer.text.contains(MARK), "{what}: {}", answer.text);
    let mut values = answer.headers.values();
    assert!(!values.any(|value| String::from_utf8_lossy(value.as_bytes()).contains(MARK)), "{what}");
}

/// Bodies with the mark in place of every value, of the right form and of a wrong one.
fn bodies() -> Vec<String> {
    let request = json!({
        "element": {"key": MARK},
        "name": MARK,
        "tags": [MARK],
        "configuration": {"site": MARK, "pagination.max": MARK, "pagination.type": MARK, "base.url": MARK,
            "event.notification.enabled": MARK, "event.notification.callback.url": MARK,
            "event.poller.configuration": MARK, "password": {"x": MARK}, "username": [MARK]},
        "providerData": MARK,
        "externalAuthentication": MARK,
        "propertyValue": MARK,
        "apiKey": MARK, "callbackUrl": MARK, "state": {"x": MARK},
    });
    let members = request.as_object().unwrap().clone();
    let one_by_one = members.into_iter().map(|(name, value)| {
        let mut request = json!({"element": {"key": "chargebee"}, "name": "Test", "configuration": {}});
        request[name] = value;
        request.to_string()
    });
    let raw =
        [MARK.to_owned(), format!("\"{MARK}\""), format!("{{\"{MARK}\": {MARK}"), format!("[\"{MARK}\"]")];
    raw.into_iter().chain([request.to_string()]).chain(one_by_one).collect()
}

/// The call with the mark in path, query and headers.
async fn call_marked(api: &Caller, method: &str, path: &str, what: &str) {
    let query = "tags[]=M&searchText=M&hydrate=M&page=M&pageSize=M&nextPage=M&apiKey=M&callbackUrl=M&M=M";
    let query = query.replace('M', MARK);
    for (name, value) in [
        ("Accept", format!("application/{MARK}")),
        ("Content-Type", format!("text/{MARK}")),
        ("X-Request-Id", MARK.to_owned()),
        ("Origin", format!("https://{MARK}.example")),
        ("Cookie", MARK.to_owned()),
    ] {
        let request = api.request(method, &format!("{path}?{query}")).header(name, value);
        assert_unmarked(&api.call(request.body(Body::from(MARK)).unwrap()).await, what);
    }
    for header in
        [MARK.to_owned(), format!("User {MARK}"), format!("User {MARK}, Organization {MARK}, {MARK} x")]
    {
        assert_unmarked(&api.authorized(&header).send_text(method, path, "{}").await, what);
    }
}

#[tokio::test]
async fn no_supplied_value_is_in_an_error_or_in_the_log_on_any_route() {
    over_both(async |api| {
        let created = api.provision("Test").await;
        let token = created["token"].as_str().unwrap();
        watch(&[MARK, token, api.user.user_secret.expose(), api.user.organization_secret.expose()]);
        for caller in [(**api).clone(), api.with_token(token)] {
            for (method, route) in &caller.routes {
                let id = created["id"].to_string();
                let real = route.replace("{id}", &id).replace("{keyOrId}", "chargebee");
                let real = real.replace("{configId}", "pagination.max").replace("{hub}", "payment");
                let what = format!("{method} {route}");
                if !matches!(method.as_str(), "DELETE") {
                    call_marked(&caller, method, &real, &what).await;
                    for body in bodies() {
                        assert_unmarked(&caller.send_text(method, &real, &body).await, &what);
                    }
                }
                let marked = route.replace('{', "").replace(['}'], MARK);
                assert_unmarked(&caller.send_text(method, &marked, "{}").await, &what);
                assert_unmarked(&caller.send_text(method, &format!("{real}/{MARK}"), "{}").await, &what);
                assert_unmarked(&caller.send_text(MARK, &real, "{}").await, &what);
            }
        }
        assert!(!api.get("/metrics").await.text.contains(MARK));
        assert_nothing_leaked();
    })
    .await;
}

/// Documents of any form whose strings are marks.
fn document() -> impl Strategy<Value = Value> {
    let names = ["element", "key", "name", "tags", "configuration", "site", "password", "providerData"];
    let leaf = prop_oneof![
        Just(json!(MARK)),
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        Just(json!("chargebee"))
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        let name = prop::sample::select(names.to_vec());
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((name, inner), 0..6).prop_map(|members| members
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

#[tokio::test]
async fn a_document_of_any_form_is_answered_without_its_values_or_refused_without_them() {
    over_both(async |api| {
        watch(&[MARK]);
        let path = path_of(&api.provision("Test").await);
        let mut runner = TestRunner::default();
        for _ in 0..100 {
            let body = document().new_tree(&mut runner).unwrap().current();
            for (method, path) in [("POST", "/instances"), ("PATCH", &path), ("PUT", &path)] {
                assert_unmarked(&api.send(method, path, &body).await, &body.to_string());
            }
        }
        assert_nothing_leaked();
    })
    .await;
}
