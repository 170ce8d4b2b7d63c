//! The base URL, and the entries in it.

use super::Inference;
use super::entry::{Entry, member_of};
use crate::document::{StatementKind, element_of};
use crate::draft::{Member, Yaml};
use crate::json::Node;
use crate::note::Note;
use crate::text::words;
use openelements_runtime::Kind;

/// What to do where the base URL is nowhere.
pub(super) const NO_BASE_URL: &str = "no document has the base URL; add `base.url` to `defaults`";

impl Inference<'_> {
    /// Writes `base.url`.
    pub(super) fn base_url(&mut self) {
        let Some(entry) = self.entry("base.url").cloned() else {
            self.notes.push(Note::unclear(self.file(), NO_BASE_URL));
            return;
        };
        if !entry.sent.is_empty() && !entry.is_aside {
            let label =
                entry.documented.as_ref().and_then(|it| it.label.clone()).unwrap_or("Base URL".to_owned());
            let mut members = vec![("label".to_owned(), Yaml::Text(label))];
            members.extend(entry.aliases.first().map(|alias| ("alias".to_owned(), Yaml::text(alias))));
            self.spec.fields.push(Member::new("base.url", Yaml::Mapping(members)));
            return;
        }
        if entry.answer() == Some("") {
            self.spec.defaults.push(Member::new("base.url", Yaml::text("")));
            return;
        }
        let Some(template) = self.template() else {
            let text = "`base.url` has no value that an address can be made of";
            self.notes.push(Note::left_out(entry.place, text));
            return;
        };
        for name in names(&template) {
            let is_known = self.entry(name).is_some() || self.path_entry(name).is_some();
            if is_known {
                continue;
            }
            if let Some(entry) = self.named_alike(name) {
                let text = format!("`{name}` in the base URL is taken to be `{entry}`");
                self.notes.push(Note::assumed(self.file(), text));
                self.vendor_names.push((entry, name.to_owned()));
            } else {
                let text = format!(
                    "`{name}` is in the base URL and nowhere else; it is taken to be set at run time"
                );
                self.notes.push(Note::unclear(entry.place.clone(), text));
                self.entries.push(Entry::new(name, entry.place.clone()));
            }
        }
        self.spec.defaults.push(Member::new("base.url", Yaml::Text(template)));
    }

    /// The entry whose name ends with the words of another.
    fn named_alike(&self, name: &str) -> Option<String> {
        let wanted = words(name);
        let is_alike = |entry: &&Entry| {
            let words = words(&entry.name);
            words.ends_with(&wanted) || words.concat().ends_with(&wanted.concat())
        };
        self.entries.iter().find(is_alike).filter(|_| wanted.len() > 1).map(|entry| entry.name.clone())
    }

    /// The base URL that is answered.
    pub(super) fn template(&self) -> Option<String> {
        let entry = self.entry("base.url").filter(|entry| entry.sent.is_empty() || entry.is_aside)?;
        let template = entry.answer()?.trim();
        let is_hollow = template.is_empty() || template.contains(['<', ' ']);
        let is_hollow = is_hollow || template.contains("{{") || template.contains("{}");
        let is_address =
            template.starts_with("http://") || template.starts_with("https://") || template.starts_with('{');
        (!is_hollow && is_address && !crate::text::is_credential(template)).then(|| template.to_owned())
    }

    /// The entry that the vendor knows under a name, in the path.
    pub(super) fn path_entry(&self, vendor: &str) -> Option<String> {
        let parameters = self.parameters();
        let found = parameters.iter().find(|(_, parameter)| {
            parameter.text_of("vendorName") == Some(vendor) && parameter.text_of("vendorType") == Some("path")
        });
        let found = found.and_then(|(_, parameter)| parameter.text_of("name").map(str::to_owned));
        found.or_else(|| {
            self.vendor_names.iter().find(|(_, known)| known == vendor).map(|(entry, _)| entry.clone())
        })
    }

    /// What is sent with each request, with the files that say so.
    pub(super) fn parameters(&self) -> Vec<(String, Node)> {
        let exports = self.subject.of(StatementKind::Export);
        let exports = exports.filter_map(|it| Some((it.path.clone(), member_of(&it.node, "parameters")?)));
        let responses = self.subject.of(StatementKind::Response);
        let responses =
            responses.filter_map(|it| Some((it.path.clone(), element_of(&it.node)?.get("parameters")?)));
        let all = responses.chain(exports);
        all.flat_map(|(path, list)| list.items().iter().map(move |item| (path.clone(), item.clone())))
            .collect()
    }

    /// The kind that an entry must have where the base URL has it.
    pub(super) fn position(&self, name: &str) -> Option<Kind> {
        let template = self.template()?;
        let of = |name: &str| names(&template).contains(&name).then(|| position(&template, name));
        of(name).or_else(|| {
            let vendor =
                names(&template).into_iter().find(|vendor| self.path_entry(vendor).as_deref() == Some(name));
            vendor.and_then(of)
        })
    }
}

/// The names between braces.
pub(super) fn names(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

/// The kind of what stands in a place of a template.
fn position(template: &str, name: &str) -> Kind {
    let place = format!("{{{name}}}");
    let Some((before, after)) = template.split_once(&place) else { return Kind::String };
    let authority = before.split_once("://").map(|(_, rest)| rest);
    let ends = after.is_empty() || after.starts_with(['/', '?']);
    match authority {
        None if before.is_empty() => Kind::Url,
        Some(authority) if authority.contains('/') => Kind::String,
        Some(authority) if authority.ends_with(':') => Kind::Integer,
        Some(authority)
            if (authority.is_empty() || authority.ends_with('.')) && (ends || after.starts_with(':')) =>
        {
            Kind::Host
        }
        _ => Kind::String,
    }
}
