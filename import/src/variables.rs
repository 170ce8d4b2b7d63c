//! Variables of a page, such as `{{page.elementKey}}`.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What the variables of a page stand for.
pub(crate) struct Variables {
    front: Vec<(String, String)>,
    missing: RefCell<BTreeSet<String>>,
}

impl Variables {
    /// The variables that front matter sets.
    pub(crate) fn new(front: &[(String, String)]) -> Self {
        Self { front: front.to_vec(), missing: RefCell::default() }
    }

    /// A text with values in place of variables. One that the front matter lacks becomes a
    /// placeholder.
    pub(crate) fn resolve<'text>(&self, text: &'text str) -> Cow<'text, str> {
        if !text.contains("{{") {
            return Cow::Borrowed(text);
        }
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let mut places = after.char_indices().take(100).map(|(index, _)| index);
            let end = places.find(|index| after.get(*index..).is_some_and(|rest| rest.starts_with("}}")));
            let inner = end.and_then(|end| after.get(..end)).filter(|inner| is_name(inner));
            out.push_str(before);
            let (Some(end), Some(name)) = (end, inner) else {
                out.push_str("{{");
                rest = after;
                continue;
            };
            self.put(&mut out, name.trim());
            rest = after.get(end + 2..).unwrap_or_default();
        }
        out.push_str(rest);
        Cow::Owned(out)
    }

    fn put(&self, out: &mut String, name: &str) {
        let member = name.strip_prefix("page.").unwrap_or(name);
        let known = self.front.iter().find(|(known, _)| known == member);
        if let Some((_, value)) = known.filter(|_| name.starts_with("page.")) {
            out.push_str(value);
            return;
        }
        if name.starts_with("page.") {
            self.missing.borrow_mut().insert(format!("`{member}`"));
        }
        // Within a placeholder, brackets would end it too early.
        let is_within = out.rsplit(['>', '\n', '"']).next().is_some_and(|tail| tail.contains('<'));
        if is_within {
            out.push_str(member);
        } else {
            out.extend(["<", member, ">"]);
        }
    }

    /// The names that the front matter lacks.
    pub(crate) fn missing(&self) -> Vec<String> {
        self.missing.borrow().iter().cloned().collect()
    }
}

/// Whether a text is the name of a variable.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|character| character.is_alphanumeric() || "._-".contains(character))
}
