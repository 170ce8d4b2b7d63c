//! One stored instance, as a dump or an answer has it.

use openelements_runtime::Noun;
use serde_json::{Map, Value};

/// The most characters of a name that are shown.
const MAX_NAME: usize = 80;

/// One stored instance.
#[derive(Clone)]
pub struct Stored {
    /// The id, as text; empty where there is none.
    pub id: String,
    /// The name; empty where there is none.
    pub name: String,
    /// The key of its element.
    pub element: String,
    /// The configuration.
    pub(super) entries: Map<String, Value>,
    /// Whether the configuration is what the caller supplied, and not what an answer made of it.
    pub(super) is_supplied: bool,
}

impl Stored {
    /// Reads an instance: a row of `openelements dump`, or what `GET /instances` answers.
    ///
    /// # Errors
    /// Why it is none, in words without anything of it.
    pub fn read(json: &[u8]) -> Result<Self, String> {
        let document: Value = serde_json::from_slice(json.trim_ascii()).map_err(|error| {
            let reason = error.to_string().replace(" at line 1 column ", " at column ");
            format!("it is not JSON: {reason}")
        })?;
        let Value::Object(mut document) = document else {
            return Err("it is JSON, but not an object".to_owned());
        };
        let (entries, is_supplied) = configuration(&mut document)?;
        Ok(Self {
            id: text(&document, "id"),
            name: text(&document, "name").chars().take(MAX_NAME).collect(),
            element: element(&document)?,
            entries,
            is_supplied,
        })
    }
}

/// The configuration, and whether it is what the caller supplied.
fn configuration(document: &mut Map<String, Value>) -> Result<(Map<String, Value>, bool), &'static str> {
    match (document.remove("supplied"), document.remove("configuration")) {
        (Some(Value::Object(supplied)), _) => Ok((supplied, true)),
        (None, Some(Value::Object(answered))) => Ok((answered, false)),
        _ if document.get("valid") == Some(&Value::Bool(false)) => {
            Err("it is answered as not valid, without its configuration; `openelements dump` has that")
        }
        _ => Err("it has no configuration, as in lists with `hydrate=false`"),
    }
}

/// The key of the element. Where it has another noun, it is the only object with a key that can be it.
fn element(document: &Map<String, Value>) -> Result<String, &'static str> {
    let key = |value: &Value| value.get("key").and_then(Value::as_str).map(ToOwned::to_owned);
    if let Some(element) = document.get("element") {
        return key(element).ok_or("its `element` has no `key`");
    }
    let nouns = document.iter().filter(|(member, _)| member.parse::<Noun>().is_ok());
    let mut keys = nouns.filter_map(|(_, value)| key(value));
    match (keys.next(), keys.next()) {
        (Some(key), None) => Ok(key),
        (None, _) => Err("it does not name its element"),
        (Some(_), Some(_)) => {
            Err("several of its members have a `key`; call the one that is its element `element`")
        }
    }
}

/// A number or text, as text.
fn text(document: &Map<String, Value>, name: &str) -> String {
    match document.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of the element of an instance that has these members.
    fn element_of(members: &str) -> Result<String, String> {
        let json = format!("{{\"supplied\": {{}}, {members}}}");
        Stored::read(json.as_bytes()).map(|stored| stored.element)
    }

    #[test]
    fn another_member_with_a_key_is_not_taken_for_the_element() {
        let recurly = Ok("recurly".to_owned());
        for members in [
            r#""element": {"key": "recurly"}"#,
            r#""account": {"key": "other"}, "element": {"key": "recurly"}"#,
            r#""connector": {"key": "recurly"}"#,
            r#""account": {"id": 1}, "connector": {"key": "recurly"}"#,
            // These are members of their own, and so never what an element is called.
            r#""connector": {"key": "recurly"}, "organization": {"key": "other"}, "user": {"key": "other"}"#,
        ] {
            assert_eq!(element_of(members), recurly, "{members}");
        }
        for members in [
            r#""account": {"key": "other"}, "connector": {"key": "recurly"}"#,
            r#""account": {"key": "other"}, "element": {"id": 5}"#,
            r#""organization": {"key": "other"}"#,
        ] {
            let reason = element_of(members).unwrap_err();
            assert!(!reason.contains("other"), "{reason}");
        }
    }
}
