//! The description of one operation: its route and its documentation are made of it.

use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodFilter, MethodRouter, on};

use crate::service::Service;

/// Who may call an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Everybody.
    Public,
    /// A user, for an organization.
    Organization,
    /// A user with the token of an instance.
    Instance,
    /// Either.
    Both,
}

/// What a successful answer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Nothing.
    Empty,
    /// A document of a schema.
    One(&'static str),
    /// An array of documents of a schema.
    Many(&'static str),
    /// Something of another media type.
    Other(&'static str),
}

/// One verb of one path.
pub(crate) struct Operation {
    pub(crate) method: Method,
    /// The path below the base, with the noun as `elements`.
    pub(crate) path: &'static str,
    /// What it does, in one line.
    pub(crate) summary: &'static str,
    pub(crate) access: Access,
    /// The names of the query parameters that it takes.
    pub(crate) query: &'static [&'static str],
    /// The schema of the body, where it takes one.
    pub(crate) body: Option<&'static str>,
    pub(crate) answer: Answer,
    pub(crate) route: MethodRouter<Service>,
}

impl Operation {
    /// An operation without authorization, query and body, that answers nothing.
    fn new<H, T>(method: Method, filter: MethodFilter, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, Service>,
        T: 'static,
    {
        Self {
            method,
            path,
            summary: "",
            access: Access::Public,
            query: &[],
            body: None,
            answer: Answer::Empty,
            route: on(filter, handler),
        }
    }

    pub(super) fn get<H: Handler<T, Service>, T: 'static>(path: &'static str, handler: H) -> Self {
        Self::new(Method::GET, MethodFilter::GET, path, handler)
    }

    pub(super) fn post<H: Handler<T, Service>, T: 'static>(path: &'static str, handler: H) -> Self {
        Self::new(Method::POST, MethodFilter::POST, path, handler)
    }

    pub(super) fn put<H: Handler<T, Service>, T: 'static>(path: &'static str, handler: H) -> Self {
        Self::new(Method::PUT, MethodFilter::PUT, path, handler)
    }

    pub(super) fn patch<H: Handler<T, Service>, T: 'static>(path: &'static str, handler: H) -> Self {
        Self::new(Method::PATCH, MethodFilter::PATCH, path, handler)
    }

    pub(super) fn delete<H: Handler<T, Service>, T: 'static>(path: &'static str, handler: H) -> Self {
        Self::new(Method::DELETE, MethodFilter::DELETE, path, handler)
    }

    /// Says in one line what it does.
    pub(super) fn summary(self, summary: &'static str) -> Self {
        Self { summary, ..self }
    }

    /// Says who may call it.
    pub(super) fn access(self, access: Access) -> Self {
        Self { access, ..self }
    }

    /// Says which query parameters it takes.
    pub(super) fn query(self, query: &'static [&'static str]) -> Self {
        Self { query, ..self }
    }

    /// Says of which schema its body is.
    pub(super) fn body(self, schema: &'static str) -> Self {
        Self { body: Some(schema), ..self }
    }

    /// Says what it answers.
    pub(super) fn answers(self, answer: Answer) -> Self {
        Self { answer, ..self }
    }
}
