//! The element object of an answer.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Authentication, Element, Member, Parameter};
use crate::noun::Noun;

impl Element {
    /// The element object of an answer in which elements are called by `noun`.
    #[must_use]
    pub const fn document<'noun>(&'static self, noun: &'noun Noun) -> ElementDocument<'noun> {
        ElementDocument { element: self, noun }
    }
}

/// The element object of an answer: [`Serialize`] writes it.
#[derive(Clone, Copy, Debug)]
pub struct ElementDocument<'noun> {
    element: &'static Element,
    noun: &'noun Noun,
}

impl Serialize for ElementDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { element, noun } = self;
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("id", &element.id)?;
        object.serialize_entry("name", element.name)?;
        object.serialize_entry("key", element.key)?;
        object.serialize_entry("description", element.description)?;
        if let Some(image) = element.image {
            object.serialize_entry("image", image)?;
        }
        for member in element.members {
            match member {
                Member::Flag(name, value) => object.serialize_entry(name, value)?,
                Member::Text(name, value) => object.serialize_entry(name, value)?,
            }
        }
        object.serialize_entry("resources", &[(); 0])?;
        object.serialize_entry("authentication", &AuthenticationObject(element.authentication))?;
        if let Some(hub) = element.hub {
            object.serialize_entry("hub", hub)?;
        }
        let parameters = element.parameters.iter();
        let parameters = parameters.map(|parameter| ParameterObject { element, parameter, noun });
        object.serialize_entry("parameters", &parameters.collect::<Vec<_>>())?;
        object.end()
    }
}

struct AuthenticationObject(Option<Authentication>);

impl Serialize for AuthenticationObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let answered = self.0.filter(|authentication| authentication.answered);
        serializer.collect_map(answered.map(|authentication| ("type", authentication.default)))
    }
}

/// A parameter with the id of its element, which the documents repeat.
struct ParameterObject<'noun> {
    element: &'static Element,
    parameter: &'static Parameter,
    noun: &'noun Noun,
}

impl Serialize for ParameterObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { element, parameter, noun } = self;
        let mut object = serializer.serialize_map(None)?;
        if let Some(id) = parameter.id {
            object.serialize_entry("id", &id)?;
        }
        if let Some(created) = parameter.created {
            object.serialize_entry("createdDate", created)?;
        }
        object.serialize_entry("name", parameter.name)?;
        object.serialize_entry("vendorName", parameter.vendor_name)?;
        object.serialize_entry("type", parameter.kind)?;
        object.serialize_entry("vendorType", parameter.vendor_type)?;
        object.serialize_entry("source", parameter.source)?;
        object.serialize_entry(noun.id(), &element.id)?;
        object.serialize_entry("required", &false)?;
        object.end()
    }
}
