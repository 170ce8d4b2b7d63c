//! Whoever calls a service, and what is answered.

use axum::Router;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, Response};
use http_body_util::BodyExt as _;
use openelements_runtime::Noun;
use openelements_service::{NewUser, Service};
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// The headers that pages of other origins may read, as documented.
const EXPOSED: &str = "Elements-Returned-Count, Elements-Total-Count, Elements-Request-Id, \
     Elements-Next-Page-Token, Elements-Trace-Id, Elements-Error, Content-Disposition";

/// Somebody who calls a service.
#[derive(Clone)]
pub(crate) struct Caller {
    router: Router,
    /// What every path is below.
    base: String,
    /// The header `Authorization`, if there is one.
    authorization: Option<String>,
    user_secret: String,
    noun: String,
    /// Every verb and path below the base.
    pub(crate) routes: Vec<(String, String)>,
}

impl Caller {
    pub(crate) fn new(service: &Service, noun: &Noun, user: &NewUser) -> Self {
        let base = format!("/{}/api-v2", noun.plural());
        let noun = noun.singular().to_owned();
        let caller = Self {
            router: service.router(),
            base,
            authorization: None,
            user_secret: String::new(),
            noun,
            routes: service.routes(),
        };
        caller.of(user)
    }

    /// The same for another user.
    pub(crate) fn of(&self, user: &NewUser) -> Self {
        let user_secret = user.user_secret.expose().to_owned();
        let authorization = format!("User {user_secret}, Organization {}", user.organization_secret.expose());
        Self { user_secret, ..self.authorized(&authorization) }
    }

    /// The same with this header `Authorization`.
    pub(crate) fn authorized(&self, header: &str) -> Self {
        Self { authorization: Some(header.to_owned()), ..self.clone() }
    }

    /// The same without authorization.
    pub(crate) fn anonymous(&self) -> Self {
        Self { authorization: None, ..self.clone() }
    }

    /// The same with the token of an instance in place of the organization.
    pub(crate) fn with_token(&self, token: &str) -> Self {
        self.authorized(&format!("User {}, Element {token}", self.user_secret))
    }

    /// The same with paths below another base.
    pub(crate) fn below(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    /// The router itself.
    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    /// A request to be completed.
    pub(crate) fn request(&self, method: &str, path: &str) -> Builder {
        let builder = Request::builder().method(method).uri(format!("{}{path}", self.base));
        match &self.authorization {
            Some(authorization) => builder.header("Authorization", authorization),
            None => builder,
        }
    }

    /// Makes a call with a JSON body.
    pub(crate) async fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.send_text(method, path, &body.to_string()).await
    }

    /// Makes a call with a body that says it is JSON.
    pub(crate) async fn send_text(&self, method: &str, path: &str, body: &str) -> Answer {
        let request = self.request(method, path).header("Content-Type", "application/json");
        self.call(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    /// Makes a call.
    pub(crate) async fn call(&self, request: Request<Body>) -> Answer {
        let is_head = request.method() == Method::HEAD;
        let answer = Answer::read(self.router.clone().oneshot(request).await.unwrap()).await;
        answer.assert_envelope(is_head);
        answer
    }

    async fn bare(&self, method: &str, path: &str) -> Answer {
        self.call(self.request(method, path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.bare("GET", path).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.bare("DELETE", path).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, &body).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        self.send("PUT", path, &body).await
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send("PATCH", path, &body).await
    }

    /// A request for an instance of Chargebee.
    pub(crate) fn chargebee(&self, name: &str) -> Value {
        json!({
            self.noun.as_str(): {"key": "chargebee"},
            "configuration": {"site": "acme", "username": "live_key", "password": "s3cret"},
            "name": name,
        })
    }

    /// Provisions an instance of Chargebee.
    pub(crate) async fn provision(&self, name: &str) -> Value {
        self.post("/instances", self.chargebee(name)).await.ok()
    }

    /// The path of a new instance of Chargebee.
    pub(crate) async fn provision_path(&self, name: &str) -> String {
        path_of(&self.provision(name).await)
    }
}

/// The path of an answered instance.
pub(crate) fn path_of(instance: &Value) -> String {
    format!("/instances/{}", instance["id"])
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    /// The body as JSON; null where it is none.
    pub(crate) json: Value,
}

impl Answer {
    async fn read(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8(bytes.into()).unwrap();
        let json = serde_json::from_str(&text).unwrap_or_default();
        Self { status: parts.status.as_u16(), headers: parts.headers, text, json }
    }

    /// What every answer has around it, whatever was called.
    fn assert_envelope(&self, is_head: bool) {
        let id = self.header("elements-request-id").unwrap();
        assert!(id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
        assert_eq!(self.header("access-control-expose-headers"), Some(EXPOSED));
        assert_eq!(self.header("access-control-allow-origin"), Some("*"));
        if self.status >= 400 && !is_head {
            assert_eq!(self.json["requestId"], id, "{}", self.text);
            assert!(self.json["message"].as_str().is_some_and(|message| !message.is_empty()));
            assert_eq!(self.header("content-type"), Some("application/json"));
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The document of a success.
    pub(crate) fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        self.json.clone()
    }

    /// The message of a refusal.
    pub(crate) fn refused(&self, status: u16) -> &str {
        assert_eq!(self.status, status, "{}", self.text);
        self.json["message"].as_str().unwrap()
    }
}
