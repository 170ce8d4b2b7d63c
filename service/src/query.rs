//! The query of a call.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use url::form_urlencoded;

use crate::refusal::Refusal;

/// The parameters behind the `?`, in order.
#[derive(Clone, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect()))
    }
}

impl Query {
    /// The values of a parameter that may be repeated. None of them has a NUL, which no store takes.
    pub(crate) fn all(&self, name: &str) -> Result<Vec<String>, Refusal> {
        let values: Vec<String> =
            self.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect();
        if values.iter().any(|value| value.contains('\0')) {
            return Err(Refusal::invalid(name, "text without NUL characters"));
        }
        Ok(values)
    }

    /// The value of a parameter, if it is given.
    pub(crate) fn one(&self, name: &str) -> Result<Option<String>, Refusal> {
        let mut values = self.all(name)?.into_iter();
        match (values.next(), values.next()) {
            (value, None) => Ok(value),
            _ => Err(Refusal::invalid(name, "one value")),
        }
    }

    /// The value of a parameter that is a whole number above zero, if it is given.
    pub(crate) fn positive(&self, name: &str) -> Result<Option<i64>, Refusal> {
        let Some(value) = self.one(name)? else {
            return Ok(None);
        };
        let number = value.parse().ok().filter(|number| (1..=i64::from(u32::MAX)).contains(number));
        number.map(Some).ok_or_else(|| Refusal::invalid(name, "a whole number from 1 to 4294967295"))
    }

    /// The value of a parameter that is `true` or `false`, if it is given.
    pub(crate) fn boolean(&self, name: &str) -> Result<Option<bool>, Refusal> {
        let Some(value) = self.one(name)? else {
            return Ok(None);
        };
        value.parse().map(Some).map_err(|_| Refusal::invalid(name, "`true` or `false`"))
    }
}
