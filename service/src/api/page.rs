//! The page that shows the description of the API and tries its calls. It loads nothing from elsewhere.

use axum::Router;
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;

use crate::paths::base;
use crate::service::Service;

/// The viewer, an asset of another project; its licence is beside it.
const VIEWER: &str = include_str!("../../assets/rapidoc-min.js");

/// Where the viewer is served.
const VIEWER_PATH: &str = "/rapidoc-min.js";

/// What the page may load: from this service, and nothing else. The viewer writes its styles into the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    connect-src 'self'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// What keeps a browser from doing more with an answer than is meant.
const PRECAUTIONS: [(HeaderName, &str); 3] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
];

/// The routes of the page. They are for people, so the description of the API has them not.
pub(crate) fn routes() -> Router<Service> {
    Router::new().route("/", get(page)).route(VIEWER_PATH, get(viewer))
}

/// `GET /`
async fn page(State(service): State<Service>) -> Response {
    let specification = format!("{}/docs", base(service.noun()));
    let html = format!(
        r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The /instances API</title>
<link rel="icon" href="data:,">
<script type="module" src="{VIEWER_PATH}"></script>
</head>
<body>
<rapi-doc spec-url="{specification}" load-fonts="false" regular-font="sans-serif" mono-font="monospace"
  use-path-in-nav-bar="true" show-method-in-nav-bar="as-colored-text" nav-item-spacing="compact" primary-color="#2463a6" render-style="focused" schema-style="table" show-header="false" allow-spec-url-load="false"
  allow-spec-file-load="false" allow-server-selection="false" persist-auth="false" theme="light">
</rapi-doc>
<noscript>The description of the API is at <a href="{specification}">{specification}</a>.</noscript>
</body>
</html>
"##
    );
    (PRECAUTIONS, Html(html)).into_response()
}

/// `GET /rapidoc-min.js`
async fn viewer() -> Response {
    let headers = [(CONTENT_TYPE, "text/javascript; charset=utf-8"), (CACHE_CONTROL, "max-age=86400")];
    (PRECAUTIONS, headers, VIEWER).into_response()
}
