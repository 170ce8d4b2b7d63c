//! The first version of a spec.

use std::fmt::Write as _;

use openelements_codegen::{Diagnostics, Source, Standard, check, names_secret};

use crate::scalar::block_scalar;

mod address;

use address::{Placeholder, placeholders, server};

/// What there is to know about a new element.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// Its key.
    pub key: String,
    /// Its name for people; by default it is made of the key.
    pub name: Option<String>,
    /// What it connects to.
    pub description: Option<String>,
    /// The family it belongs to.
    pub hub: Option<String>,
    /// The types of authentication, the default first.
    pub authentication: Vec<String>,
    /// The template of the base URL.
    pub base_url: Option<String>,
    /// Where users grant access; derived from the base URL if not given.
    pub authorization_url: Option<String>,
    /// Where a token is given out; derived from the base URL if not given.
    pub token_url: Option<String>,
}

/// Writes the spec of a new element, which passes the check. What the URLs name becomes a field, unless the
/// authentication brings it. What is called like a secret is one, and cannot stand there: URLs are logged.
/// `path` is for messages.
///
/// ```
/// use openelements_authoring::{New, new};
///
/// let acme = New {
///     key: "acme".to_owned(),
///     authentication: vec!["basic".to_owned()],
///     base_url: Some("https://{site}.example.com".to_owned()),
///     ..New::default()
/// };
/// let spec = new("specs/acme.yaml", &acme).unwrap();
/// assert!(spec.contains("\nauthentication: basic\n\nfields:\n  site:\n    label: Site\n"));
/// ```
///
/// # Errors
/// Everything that is wrong with what was given, shown in the spec that would be written.
pub fn new(path: &str, new: &New) -> Result<String, Diagnostics> {
    let text = Draft { new, standard: Standard::read() }.text();
    let diagnostics = check(vec![Source::new(path, text.clone())]);
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    Ok(crate::format(path, text.as_bytes()).unwrap_or(text))
}

struct Draft<'new> {
    new: &'new New,
    standard: Standard,
}

impl Draft<'_> {
    fn text(&self) -> String {
        let parts = [self.head(), self.authentication(), self.fields(), self.defaults()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("\n")
    }

    fn head(&self) -> String {
        let name = self.new.name.clone().unwrap_or_else(|| titled(&words(&self.new.key)));
        let description = self.new.description.clone().unwrap_or_else(|| format!("Connects to {name}."));
        let mut text = member(0, "key", &self.new.key) + &member(0, "name", &name);
        text += &member(0, "description", &description);
        text + &self.new.hub.as_deref().map(|hub| member(0, "hub", hub)).unwrap_or_default()
    }

    fn authentication(&self) -> String {
        match self.new.authentication.as_slice() {
            [] => String::new(),
            [only] => {
                let is_bare = self.brought(only).is_some_and(<[String]>::is_empty) && only != API_KEY;
                let hint = if is_bare {
                    "# What this type needs of the caller is listed in `fields`.\n"
                } else {
                    ""
                };
                hint.to_owned() + &member(0, "authentication", only)
            }
            [default, ..] => {
                let mut text = "authentication:\n".to_owned() + &member(2, "default", default);
                for name in &self.new.authentication {
                    let entries = if name == API_KEY { " [api.key]" } else { "" };
                    // Writing to a string cannot fail.
                    let _ = writeln!(text, "  {}:{entries}", block_scalar(name));
                }
                text
            }
        }
    }

    /// The names of what a type of authentication brings, if there is such a type.
    fn brought(&self, authentication: &str) -> Option<&[String]> {
        let found = self.standard.authentications.iter().find(|(name, _)| name == authentication);
        found.map(|(_, names)| names.as_slice())
    }

    fn fields(&self) -> String {
        let mut text = String::new();
        let has_key = self.new.authentication.iter().any(|name| name == API_KEY);
        if has_key {
            text += &field("api.key", "API key", "The API key of your account.", Some("secret"));
        }
        for Placeholder { name, kind } in placeholders(&self.urls()) {
            let types = self.new.authentication.iter();
            let is_brought = types.filter_map(|it| self.brought(it)).flatten().any(|brought| brought == name);
            if is_brought || (has_key && name == "api.key") {
                continue;
            }
            let kind = if names_secret(name) { Some("secret") } else { kind };
            let words = words(name);
            let description = format!("The {} in the address of the API.", words.join(" "));
            text += &field(name, &titled_first(&words), &description, kind);
        }
        if text.is_empty() { text } else { format!("fields:\n{text}") }
    }

    /// The URLs that were given.
    fn urls(&self) -> Vec<&str> {
        let New { base_url, authorization_url, token_url, .. } = self.new;
        [base_url, authorization_url, token_url].into_iter().filter_map(Option::as_deref).collect()
    }

    fn defaults(&self) -> String {
        let base_url = self.new.base_url.as_deref();
        let mut text = base_url.map(|url| member(2, "base.url", url)).unwrap_or_default();
        let is_oauth = |version: &str| self.new.authentication.iter().any(|name| name == version);
        if is_oauth("oauth1") || is_oauth("oauth2") {
            let server = base_url.map_or("https://example.com", server);
            let New { authorization_url, token_url, .. } = self.new;
            let mut urls = vec![
                ("oauth.authorization.url", authorization_url, "authorize"),
                ("oauth.token.url", token_url, "token"),
            ];
            if is_oauth("oauth1") {
                urls.push(("oauth.request.url", &None, "request"));
            }
            for (name, given, path) in urls {
                text += if given.is_none() {
                    "  # A guess: the vendor's documentation has the address.\n"
                } else {
                    ""
                };
                let url = given.clone().unwrap_or_else(|| format!("{server}/oauth/{path}"));
                text += &member(2, name, &url);
            }
        }
        if text.is_empty() { text } else { format!("defaults:\n{text}") }
    }
}

/// The type of authentication that brings no entry, but nearly always needs this one: `api.key`.
const API_KEY: &str = "apiKey";

fn member(indent: usize, name: &str, value: &str) -> String {
    format!("{:indent$}{name}: {}\n", "", block_scalar(value))
}

fn field(name: &str, label: &str, description: &str, kind: Option<&str>) -> String {
    let name = block_scalar(name);
    let kind = kind.map(|kind| member(4, "kind", kind)).unwrap_or_default();
    format!("  {name}:\n{}{}{kind}", member(4, "label", label), member(4, "description", description))
}

/// The words of a name: `storeUrl`, `store.url` and `store_url` have two.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut was_lower = false;
    for letter in name.chars() {
        let is_letter = letter.is_alphanumeric();
        if !is_letter || (was_lower && letter.is_uppercase()) {
            words.push(String::new());
        }
        was_lower = letter.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| is_letter) {
            word.extend(letter.to_lowercase());
        }
    }
    let known = |word: String| match word.as_str() {
        "api" | "crm" | "uri" | "url" => word.to_uppercase(),
        _ => word,
    };
    words.into_iter().filter(|word| !word.is_empty()).map(known).collect()
}

/// Words of which each begins with a capital.
fn titled(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| capital(word)).collect();
    words.join(" ")
}

/// Words of which the first begins with a capital.
fn titled_first(words: &[String]) -> String {
    capital(&words.join(" "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
