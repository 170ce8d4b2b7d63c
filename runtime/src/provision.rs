//! From a request to an instance.

use crate::decode::decode;
use crate::element::Element;
use crate::instance::Instance;
use crate::request::InstanceRequest;
use crate::secret::Secret;
use crate::violations::{Problem, Violation, Violations};

/// What makes an instance that instance. Whoever provisions must choose both anew.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The id.
    pub id: u64,
    /// The token: 256 random bits, say.
    pub token: Secret,
}

/// Makes the instance that a request asks for. Pure: the same arguments give the same instance.
///
/// An instance without tags gets its name as its tag.
///
/// # Errors
/// Every problem of the configuration, and a missing name.
pub fn provision(
    element: &'static Element,
    request: InstanceRequest,
    identity: Identity,
) -> Result<Instance, Violations> {
    let name = request.name.filter(|name| !name.trim().is_empty());
    match (name, decode(element, request.configuration)) {
        (Some(name), Ok(configuration)) => Ok(Instance {
            id: identity.id,
            tags: if request.tags.is_empty() { vec![name.clone()] } else { request.tags },
            name,
            token: identity.token,
            configuration,
            external_authentication: request.external_authentication.unwrap_or_else(|| "none".to_owned()),
        }),
        (Some(_), Err(violations)) => Err(violations),
        (None, decoded) => Err(nameless(element, decoded.as_ref().err())),
    }
}

/// The missing name, and after it the problems of the configuration.
fn nameless(element: &'static Element, others: Option<&Violations>) -> Violations {
    let expected = "a name for the instance, beside `configuration`".to_owned();
    let name = Violation::new("name", Problem::Missing { expected });
    let others = others.into_iter().flatten().cloned();
    Violations::new(Some(element), std::iter::once(name).chain(others).collect())
}
