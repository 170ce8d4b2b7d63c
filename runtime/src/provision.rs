//! From a request to an instance.

use crate::draft::Draft;
use crate::element::Element;
use crate::instance::{Identity, Instance};
use crate::request::InstanceRequest;
use crate::violations::Violations;

/// Makes the instance that a request asks for. Pure: the same arguments give the same instance.
///
/// An instance without tags gets its name as its tag.
///
/// # Errors
/// Every problem of the configuration, of the name and of the tags.
pub fn provision(
    element: &'static Element,
    request: InstanceRequest,
    identity: Identity,
) -> Result<Instance, Violations> {
    let mut draft = Draft::from(request);
    let instance = draft.provision(Some(element), identity);
    draft.finish(instance)
}
