//! A spec as data.

use crate::json::{Node, Value};

/// A value of a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Yaml {
    /// `null`, or nothing at all for an alternative without a list.
    Null,
    /// Nothing is written.
    Nothing,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Yaml>),
    /// A mapping.
    Mapping(Vec<(String, Yaml)>),
}

impl Yaml {
    /// A text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub(crate) fn texts<'text>(texts: impl IntoIterator<Item = &'text String>) -> Self {
        Self::List(texts.into_iter().cloned().map(Self::Text).collect())
    }

    /// The value that a preset has, whose text on the wire it is.
    pub(crate) fn preset(text: &str) -> Self {
        let is_plain = text.len() < 19 && text.parse::<i64>().is_ok_and(|number| number.to_string() == text);
        match text {
            "true" | "false" => Self::Boolean(text == "true"),
            _ if is_plain => Self::Number(text.to_owned()),
            _ => Self::document(text).unwrap_or_else(|| Self::text(text)),
        }
    }

    /// The mapping or list that a text is in JSON, if it is written as a spec would write it.
    fn document(text: &str) -> Option<Self> {
        if !text.starts_with(['{', '[']) {
            return None;
        }
        let (found, _) = crate::repair::extract_json(text);
        let found = found.into_iter().next().filter(|found| found.repairs.is_empty())?;
        (found.node.compact() == text).then(|| Self::from(&found.node))
    }
}

impl From<&Node> for Yaml {
    fn from(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Boolean(value) => Self::Boolean(*value),
            Value::Number(text) => Self::Number(text.clone()),
            Value::Text(text) => Self::text(text),
            Value::List(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(members) => {
                let members = members.iter().map(|(name, node)| (name.clone(), Self::from(node)));
                Self::Mapping(members.collect())
            }
        }
    }
}

/// A member of a mapping of the spec, with what is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its name.
    pub(crate) name: String,
    /// Its value.
    pub(crate) value: Yaml,
    /// What the author must look at.
    pub(crate) comment: Option<String>,
}

impl Member {
    /// A member without a comment.
    pub(crate) fn new(name: impl Into<String>, value: Yaml) -> Self {
        Self { name: name.into(), value, comment: None }
    }
}

/// A spec.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spec {
    /// `key`, `name` and the other members of the element object.
    pub(crate) head: Vec<Member>,
    /// `authentication` and `without`.
    pub(crate) access: Vec<Member>,
    /// `fields`.
    pub(crate) fields: Vec<Member>,
    /// `defaults`.
    pub(crate) defaults: Vec<Member>,
    /// `parameters`.
    pub(crate) parameters: Vec<Yaml>,
    /// `resources`.
    pub(crate) resources: Vec<String>,
}

impl Spec {
    /// The documented id.
    pub(crate) fn id(&self) -> Option<i64> {
        let id = self.head.iter().find(|member| member.name == "id")?;
        match &id.value {
            Yaml::Number(text) => text.parse().ok(),
            _ => None,
        }
    }
}
