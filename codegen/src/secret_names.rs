//! What secrets are called.

/// What the last word of a name ends with, or what the last two are together, if they name a secret.
const SECRET_WORDS: [&str; 10] = [
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pincode",
    "secret",
    "token",
    "apikey",
    "credential",
    "credentials",
];

/// The last word of a name, if it names a secret; other words end with the same letters.
const WHOLE_SECRET_WORDS: [&str; 7] = ["bearer", "pin", "pass", "pwd", "jwt", "otp", "totp"];

/// The word before `key`, if both name a secret.
const SECRET_KEYS: [&str; 13] = [
    "api",
    "private",
    "secret",
    "access",
    "signing",
    "signature",
    "encryption",
    "encrypted",
    "hmac",
    "account",
    "subscription",
    "license",
    "licence",
];

/// The last word of a name that says how a key is written; the words before say what it is.
const FORMS: [&str; 2] = ["pem", "base64"];

/// Words with which it is no secret, such as the token of a page.
const PUBLIC_WORDS: [&str; 7] = ["public", "publishable", "page", "next", "sync", "cursor", "csrf"];

/// Tells whether a name, or a label, is that of a secret, so far as it can be told from its words. The lint `L0402` asks
/// this of the entries that are not declared so.
///
/// ```
/// use openelements_codegen::names_secret;
///
/// assert!(names_secret("api.token") && names_secret("API key") && names_secret("pinCode"));
/// assert!(!names_secret("token.url") && !names_secret("page.token") && !names_secret("shipping"));
/// ```
#[must_use]
pub fn names_secret(name: &str) -> bool {
    ends_secret(&words(name))
}

/// The words of a name or a label: `oauth.api.key`, `clientSecret`, `API key`.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for character in text.chars() {
        if !character.is_alphanumeric() || (character.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
        was_lower = character.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The last words say what a thing is: a `token.url` is no token.
fn ends_secret(words: &[String]) -> bool {
    let form = words.last().filter(|last| FORMS.contains(&last.as_str()));
    let Some((last, before)) = words.get(..words.len() - form.iter().len()).and_then(<[String]>::split_last)
    else {
        return false;
    };
    let two = format!("{}{last}", before.last().map(String::as_str).unwrap_or_default());
    let is_word = SECRET_WORDS.iter().any(|secret| last.ends_with(secret) || two == *secret)
        || WHOLE_SECRET_WORDS.contains(&last.as_str());
    let is_key = last == "key" && before.last().is_some_and(|word| SECRET_KEYS.contains(&word.as_str()));
    (is_word || is_key) && !words.iter().any(|word| PUBLIC_WORDS.contains(&word.as_str()))
}

/// Whether a name is that of a key of any kind.
#[cfg(feature = "tools")]
pub(crate) fn is_key(name: &str) -> bool {
    words(name).last().is_some_and(|word| word.ends_with("key"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_words_say_what_it_is() {
        for name in [
            "password",
            "userPassword",
            "api.key",
            "API key",
            "Auth token",
            "quickbase.apptoken",
            "client_secret",
            "x.apikey",
            "Private Key",
            "pin",
            "pinCode",
            "Pincode",
            "bearer",
            "bearerToken",
            "pass word",
            "jwt",
            "otp",
            "pass",
            "hmac_key",
            "accountKey",
            "subscription.key",
            "license_key",
            "private.key.pem",
            "privateKeyBase64",
        ] {
            assert!(names_secret(name), "{name}");
        }
        for name in [
            "",
            "key",
            "token.url",
            "oauth.token.url",
            "secret.name",
            "token_id",
            "tokenAccess",
            "Public key",
            "page.token",
            "keyboard",
            "consumer key",
            "shipping",
            "pinterest",
            "forbearer",
            "pin.length",
            "postcode",
            "compass",
            "pem",
            "certificate.pem",
            "account.keys",
        ] {
            assert!(!names_secret(name), "{name}");
        }
    }
}
