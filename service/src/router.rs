//! The router: every operation at its path, and around each the envelope.

use std::any::Any;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, State};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;

use crate::api::{Operation, of_operators, operations, page};
use crate::body::MAX_BYTES;
use crate::envelope::envelop;
use crate::openapi;
use crate::paths::{base, path};
use crate::refusal::Refusal;
use crate::service::Service;

impl Service {
    /// The router of the API: below `/elements/api-v2`, and for operators also at the root.
    pub fn router(&self) -> Router {
        self.describe(|catalogue, settings| openapi::document(catalogue, settings).to_string().into());
        let below = operations().into_iter().fold(Router::new(), |router, operation| {
            router.route(&path(operation.path, self.noun()), operation.route)
        });
        let at_root = of_operators().into_iter();
        let at_root =
            at_root.fold(Router::new(), |router, operation| router.route(operation.path, operation.route));
        at_root
            .merge(page())
            .nest(&base(self.noun()), below)
            .method_not_allowed_fallback(wrong_method)
            .layer(CatchPanicLayer::custom(fault))
            .layer(DefaultBodyLimit::max(MAX_BYTES))
            .layer(from_fn_with_state(self.clone(), envelop))
            .with_state(self.clone())
    }

    /// Every verb and path below the base, for tests that must leave none out.
    #[doc(hidden)]
    #[must_use]
    pub fn routes(&self) -> Vec<(String, String)> {
        let route = |operation: Operation| (operation.method.to_string(), path(operation.path, self.noun()));
        operations().into_iter().map(route).collect()
    }
}

/// The answer where this program has a fault. What a panic says is left out: it may have a value in it.
fn fault(_: Box<dyn Any + Send>) -> Response {
    Refusal::fault().into_response()
}

/// Says which methods a path has.
async fn wrong_method(State(service): State<Service>, path: MatchedPath) -> Refusal {
    let matched = path.as_str().trim_start_matches(&base(service.noun()));
    let here =
        operations().into_iter().filter(|operation| self::path(operation.path, service.noun()) == matched);
    let methods: Vec<String> = here.map(|operation| operation.method.to_string()).collect();
    let message = match methods.join(", ") {
        methods if methods.is_empty() => "this path does not have this method".to_owned(),
        methods => format!("this path does not have this method; it has {methods}"),
    };
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message)
}
