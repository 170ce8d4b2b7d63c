//! Which entries are secrets.

use super::Inference;
use super::aliases::is_api_key;
use super::entry::Entry;
use crate::text::words;

impl Inference<'_> {
    /// Whether nobody may see the value.
    pub(super) fn is_secret(&self, entry: &Entry) -> bool {
        let is_masked = entry.answer().is_some_and(|answer| answer == openelements_runtime::MASK);
        entry.export_type() == "PASSWORD"
            || is_masked
            || entry.documented.as_ref().is_some_and(|documented| documented.data_type == "password")
            || (is_secret_name(&entry.name) && !self.is_public(&entry.name))
            || is_called_secret(entry)
    }

    /// Whether a key goes with a secret of its own, and so is no more than the name of an application.
    fn is_public(&self, name: &str) -> bool {
        let secret = name.strip_suffix("api.key").map(|start| format!("{start}api.secret"));
        secret.is_some_and(|secret| self.entry(&secret).is_some())
    }
}

/// Whether a table calls a key secret.
fn is_called_secret(entry: &Entry) -> bool {
    let described = entry.documented.as_ref().and_then(|documented| documented.description.as_deref());
    let described = described.unwrap_or_default().to_lowercase();
    let is_key = words(&entry.name).last().is_some_and(|last| last.ends_with("key"));
    is_key && ["secret key", "private key"].iter().any(|key| described.contains(key))
}

/// Whether a name is that of a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    const ENDS: [&str; 19] = [
        "password",
        "passwd",
        "pwd",
        "passphrase",
        "secret",
        "token",
        "apikey",
        "secretkey",
        "privatekey",
        "pin",
        "credentials",
        "passcode",
        "pass",
        "pw",
        "bearer",
        "jwt",
        "hmac",
        "signature",
        "cookie",
    ];
    const PUBLIC: [&str; 2] = ["oauth.api.key", "oauth.api.keyid"];
    const KEYS: [&str; 17] = [
        "api",
        "private",
        "secret",
        "access",
        "subscription",
        "license",
        "signing",
        "signature",
        "encryption",
        "security",
        "auth",
        "order",
        "product",
        "master",
        "account",
        "user",
        "partner",
    ];
    let words = words(name);
    let last = words.last().map(String::as_str).unwrap_or_default();
    let before = words.iter().rev().nth(1).map(String::as_str).unwrap_or_default();
    let is_session =
        words.iter().any(|word| word == "session" || word == "sessionid") && last.ends_with("id");
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    let is_private = has("private") && has("key");
    let is_code = last == "code" && has("authorization");
    let is_key = is_private || is_code || (last == "key" && (KEYS.contains(&before) || before.is_empty()));
    let is_end = ENDS.iter().any(|end| last == *end || (end.len() > 4 && last.ends_with(end)));
    (is_end || is_key || is_session || is_api_key(last)) && !PUBLIC.contains(&name)
}
