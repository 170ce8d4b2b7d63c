//! An instance as it is stored.

use openelements_runtime::{Secret, User};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use zeroize::Zeroizing;

use super::users::user;
use super::{Store, StoreError};
use crate::vault::Sealed;

/// An instance as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) id: i64,
    pub(crate) organization_id: i64,
    pub(crate) user: User,
    pub(crate) element_key: String,
    pub(crate) name: String,
    pub(crate) tags: Vec<String>,
    pub(crate) disabled: bool,
    pub(crate) external_authentication: String,
    pub(crate) content: Content,
    /// Goes up with every change, so that none is made over another.
    pub(crate) version: i64,
    /// In milliseconds since 1970.
    pub(crate) created: i64,
}

/// What is stored encrypted.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) token: Secret,
    /// What the caller supplied, as the JSON text of an object.
    pub(crate) configuration: Secret,
    /// What an OAuth vendor sent back, as JSON text.
    pub(crate) provider_data: Option<Secret>,
}

/// The form of the content when it is encrypted.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct ContentText<'text> {
    token: &'text str,
    #[serde(borrow)]
    configuration: &'text RawValue,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    provider_data: Option<&'text RawValue>,
}

impl Content {
    /// As text to be encrypted.
    fn to_text(&self) -> Result<Zeroizing<String>, serde_json::Error> {
        let provider_data = self.provider_data.as_ref().map(|json| serde_json::from_str(json.expose()));
        let text = ContentText {
            token: self.token.expose(),
            configuration: serde_json::from_str(self.configuration.expose())?,
            provider_data: provider_data.transpose()?,
        };
        serde_json::to_string(&text).map(Zeroizing::new)
    }

    fn read(text: &[u8]) -> Result<Self, serde_json::Error> {
        let text: ContentText<'_> = serde_json::from_slice(text)?;
        Ok(Self {
            token: Secret::from(text.token),
            configuration: Secret::from(text.configuration.get()),
            provider_data: text.provider_data.map(|json| Secret::from(json.get())),
        })
    }
}

impl Record {
    /// The text that a search looks into.
    pub(super) fn search(&self) -> String {
        format!("{}\n{}", self.name, self.element_key).to_lowercase()
    }

    /// The tags as they are stored: a JSON array with each tag in a line of its own. No tag has a line
    /// break in JSON, so a line is found nowhere but where it is that tag.
    pub(super) fn tags_text(&self) -> String {
        let lines: Vec<String> = self.tags.iter().map(|tag| tag_line(tag)).collect();
        format!("[{}]", lines.join(","))
    }
}

impl Store {
    /// What is secret of a record, encrypted.
    pub(super) fn seal(&self, record: &Record) -> Result<Sealed, StoreError> {
        let text = record.content.to_text().map_err(|_| unwritable())?;
        Ok(self.vault.seal(&name(record.id), text.as_bytes())?)
    }

    /// Reads a row that [`SELECT`](super::statements::SELECT) gives.
    pub(super) fn record(&self, row: &AnyRow) -> Result<Record, StoreError> {
        let id: i64 = row.try_get("id")?;
        let content = self.vault.open(&name(id), &sealed(row)?)?;
        let tags: String = row.try_get("tags")?;
        let user_name: String = row.try_get("user_name")?;
        Ok(Record {
            id,
            organization_id: row.try_get("organization_id")?,
            user: user(row.try_get("user_id")?, &user_name),
            element_key: row.try_get("element_key")?,
            name: row.try_get("name")?,
            tags: serde_json::from_str(&tags).map_err(|_| unreadable(id))?,
            disabled: row.try_get::<i64, _>("disabled")? != 0,
            external_authentication: row.try_get("external_authentication")?,
            content: Content::read(&content).map_err(|_| unreadable(id))?,
            version: row.try_get("version")?,
            created: row.try_get("created")?,
        })
    }
}

/// The line of a tag in the text of all.
pub(super) fn tag_line(tag: &str) -> String {
    format!("\n{}\n", serde_json::Value::from(tag))
}

/// The sealed columns of a row.
pub(super) fn sealed(row: &AnyRow) -> Result<Sealed, sqlx::Error> {
    Ok(Sealed {
        key_id: row.try_get("key_id")?,
        wrapped_key: row.try_get("wrapped_key")?,
        sealed: row.try_get("sealed")?,
    })
}

/// The name under which the content of an instance is sealed: no content can pass for another's.
pub(super) fn name(id: i64) -> String {
    format!("instance {id}")
}

fn unreadable(id: i64) -> StoreError {
    StoreError::Unreadable(format!("instance {id}"))
}

/// JSON cannot fail to be written of what was read from JSON.
fn unwritable() -> StoreError {
    StoreError::Unreadable("an instance that was to be written".to_owned())
}
