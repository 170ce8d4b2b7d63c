//! Entries that are sent under one name, and answered under another.

use super::Inference;
use super::entry::Entry;
use crate::note::Note;
use crate::text::{is_placeholder, words};

impl Inference<'_> {
    /// Joins what is sent under one name with what is answered under another.
    pub(super) fn aliases(&mut self) {
        let is_lost = |entry: &&Entry| {
            !entry.sent.is_empty() && entry.answered.is_none() && !self.is_standard(&entry.name)
        };
        let lost: Vec<Entry> = self.entries.iter().filter(is_lost).cloned().collect();
        for entry in lost {
            let target = if entry.is_aside { self.twin(&entry) } else { self.target(&entry) };
            let Some(target) = target else { continue };
            let text =
                format!("`{}` stands for the same as `{target}`, so it is an alias of that", entry.name);
            self.notes.push(Note::assumed(entry.place.clone(), text));
            self.entries.retain(|known| known.name != entry.name);
            let target = self.entries.iter_mut().find(|known| known.name == target);
            let Some(target) = target else { continue };
            target.sent.extend(entry.sent);
            target.is_aside &= entry.is_aside;
            target.documented = target.documented.take().or(entry.documented);
            target.aliases.push(entry.name);
        }
    }

    /// Whether the standard has an entry.
    pub(super) fn is_standard(&self, name: &str) -> bool {
        let mut known = self.standard.settings.iter().chain(&self.standard.credentials);
        name == "authentication.type" || known.any(|known| known.name == name)
    }

    /// The entry that other requests send with the same placeholder.
    fn twin(&self, entry: &Entry) -> Option<String> {
        let cores = |entry: &Entry| -> Vec<String> {
            let texts = entry.sent.iter().filter_map(|(_, node)| node.wire());
            texts
                .filter(|text| is_placeholder(text))
                .map(|text| core(&text))
                .filter(|core| core.len() >= 6)
                .collect()
        };
        let own = cores(entry);
        let is_with = |known: &Entry| {
            known.sent.iter().any(|(number, _)| entry.sent.iter().any(|(other, _)| number == other))
        };
        let mut twins = self.entries.iter().filter(|known| !known.is_aside && !is_with(known));
        let twin = twins.find(|known| cores(known).iter().any(|core| own.contains(core)));
        twin.map(|known| known.name.clone())
    }

    /// The entry that is answered in the place of another.
    fn target(&self, entry: &Entry) -> Option<String> {
        let is_with = |known: &Entry| {
            known.sent.iter().any(|(number, _)| entry.sent.iter().any(|(other, _)| number == other))
        };
        let is_free = |known: &&Entry| {
            known.answered.is_some()
                && known.name != entry.name
                && known.sent.len() <= entry.sent.len()
                && !is_with(known)
        };
        let sent: Vec<String> = entry.sent.iter().filter_map(|(_, node)| node.wire()).collect();
        let same = self.entries.iter().filter(is_free).find(|known| {
            let is_spoken = |text: &str| is_placeholder(text) || self.is_alike(&known.name, &entry.name);
            let answer = known.answer().filter(|answer| is_spoken(answer)).map(core).unwrap_or_default();
            answer.len() >= 6 && sent.iter().any(|text| core(text) == answer)
        });
        let is_basic = self.authentication_type().is_some_and(|name| name.eq_ignore_ascii_case("basic"));
        let username = || self.entries.iter().filter(is_free).find(|known| known.name == "username");
        let by_type = || username().filter(|_| is_basic && is_api_key(&entry.name));
        same.or_else(by_type).map(|known| known.name.clone())
    }
}

impl Inference<'_> {
    /// Whether two names share a word that is not the element's: samples such as `acme` are the same
    /// for entries that have nothing in common.
    fn is_alike(&self, one: &str, other: &str) -> bool {
        let of_element = words(&self.subject.key);
        let others = words(other);
        words(one).iter().any(|word| others.contains(word) && !of_element.contains(word))
    }
}

/// Whether a name is that of an API key.
pub(super) fn is_api_key(name: &str) -> bool {
    let words = words(name);
    let joined = words.concat();
    ["apikey", "apitoken", "apisecret", "authtoken", "accesskey", "accesstoken", "secretkey"]
        .iter()
        .any(|key| joined.contains(key))
}

/// What a placeholder is about: `<INSERT_YOUR_KEY>` and `KEY` are about the same.
fn core(text: &str) -> String {
    if !is_placeholder(text) {
        return text.to_owned();
    }
    let fillers = ["insert", "your", "the", "my", "a", "enter", "here", "value", "string", "text", "sample"];
    let is_mask = |word: &str| word.chars().all(|character| character == 'x');
    let is_filler = |word: &String| fillers.contains(&word.as_str()) || is_mask(word);
    let words: Vec<String> = words(text).into_iter().filter(|word| !is_filler(word)).collect();
    words.join("_")
}
