//! The values that a configuration holds itself: what is preset stands in the table.

use std::ops::Range;

use crate::decode::Row;
use crate::element::Element;
use crate::entry::Entry;
use crate::secret::Secret;

/// What a caller supplied for the entries of a table. All of it is wiped when it is dropped, as each
/// value may be private; in one piece, since one allocation for all costs less than one for each.
#[derive(Clone)]
pub(super) struct Kept {
    /// All that is not lent as a secret.
    texts: Secret,
    /// In the order of the table.
    values: Vec<Value>,
}

#[derive(Clone)]
struct Value {
    /// The place of its entry in the table.
    index: usize,
    form: Form,
}

#[derive(Clone)]
enum Form {
    /// This part of the texts.
    Text(Range<usize>),
    Secret(Secret),
    /// A secret that is not the caller's, but the element's. It is lent as one that is.
    Preset(Secret),
}

impl Kept {
    /// Keeps what was accepted.
    pub(super) fn new(element: &'static Element, alternative: &str, rows: &[Row<'_>]) -> Self {
        // Of the right length from the start: to grow would leave copies that nobody wipes.
        let of_texts = rows.iter().filter(|row| !row.entry.is_secret());
        let length = of_texts.filter_map(|row| row.text).map(str::len).sum();
        let (mut texts, mut values) = (String::with_capacity(length), Vec::with_capacity(rows.len()));
        for row in rows {
            let Some(text) = row.text.filter(|text| !is_repeated(row.entry, text)) else {
                continue;
            };
            let form = if row.entry.is_secret() {
                Form::Secret(Secret::from(text))
            } else {
                texts.push_str(text);
                Form::Text(texts.len() - text.len()..texts.len())
            };
            values.push(Value { index: row.index, form });
        }
        let mut kept = Self { values, texts: Secret::from(texts) };
        kept.preset(element, alternative);
        kept
    }

    /// Keeps the secrets that the element presets.
    fn preset(&mut self, element: &'static Element, alternative: &str) {
        let applies = |entry: &&Entry| entry.is_secret() && entry.applies_to(alternative);
        for (index, entry) in element.ruled().iter().enumerate() {
            let Some(preset) = entry.default().filter(|_| applies(&entry)) else {
                continue;
            };
            if let Err(place) = self.find(index) {
                self.values.insert(place, Value { index, form: Form::Preset(Secret::from(preset)) });
            }
        }
    }

    fn find(&self, index: usize) -> Result<usize, usize> {
        self.values.binary_search_by_key(&index, |value| value.index)
    }

    fn form(&self, index: usize) -> Option<&Form> {
        self.values.get(self.find(index).ok()?).map(|value| &value.form)
    }

    /// What the caller supplied for the entry at a place of the table.
    pub(super) fn text(&self, index: usize) -> Option<&str> {
        match self.form(index)? {
            Form::Text(range) => self.texts.expose().get(range.clone()),
            Form::Secret(secret) => Some(secret.expose()),
            Form::Preset(_) => None,
        }
    }

    /// The secret at a place of the table.
    pub(super) fn secret(&self, index: usize) -> Option<&Secret> {
        match self.form(index)? {
            Form::Secret(secret) | Form::Preset(secret) => Some(secret),
            Form::Text(_) => None,
        }
    }
}

/// Whether a value is the element's to say: it is not kept as if the caller had said it.
fn is_repeated(entry: &Entry, text: &str) -> bool {
    entry.template.is_some() && entry.default() == Some(text)
}
