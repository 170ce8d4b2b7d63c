//! Removes HTML markup from text.
//!
//! No HTML library does it: what they answer is HTML, in which `a < b` is `a &lt; b`. Here a text is no HTML,
//! before or after. It is answered in JSON, and a caller gets `A & B` back as `A & B`. What is to be true is
//! little: nothing that is answered begins a tag, should somebody show it as HTML after all.

/// Removes HTML markup and keeps the text.
///
/// A tag begins with `<` directly before an ASCII letter, `/`, `!` or `?`; the answer has no such place, and
/// a text without one stays as it is. Nothing is escaped, and nothing unescaped.
///
/// This reads the text once. What a removal brings together, such as the second tag of `<<b>i>`, is seen at
/// the end of what is kept; so nested tags take no second reading, of which a hostile text could demand
/// thousands.
pub(crate) fn strip(text: &str) -> String {
    let mut searches = Searches::default();
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if kept.ends_with('<') && begins_tag(next) {
            kept.pop();
            // Of a tag without an end only the `<` goes. `next` is looked at again: it may follow another `<`.
            rest = searches.after_markup(rest).unwrap_or(rest);
        } else {
            kept.push(next);
            rest = after(rest, next.len_utf8());
        }
    }
    kept
}

/// Whether a `<` before it begins a tag, to any reader of HTML.
fn begins_tag(next: char) -> bool {
    next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')
}

/// The searches for the ends of markup.
#[derive(Default)]
struct Searches {
    comment: Search,
    script: Search,
    style: Search,
    unquoted: Search,
    any: Search,
}

impl Searches {
    /// What comes after the markup that a text, whose `<` is taken off, begins with; none if it does not end.
    fn after_markup<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        // The hyphens may be those of the end: `<!-->` is a comment.
        if text.starts_with("!--")
            && let Some(after) = self.comment.run(|| after_first(after(text, 1), "-->"))
        {
            return Some(after);
        }
        let after = self.after_tag(text)?;
        let content = match tag_name(text) {
            name if name.eq_ignore_ascii_case("script") => self.script.run(|| from_end_tag(after, "script")),
            name if name.eq_ignore_ascii_case("style") => self.style.run(|| from_end_tag(after, "style")),
            _ => None,
        };
        Some(content.unwrap_or(after))
    }

    /// What comes after the `>` of a tag: the first that is in no quotes, and if there is none, the first.
    fn after_tag<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let unquoted = self.unquoted.run(|| after_unquoted(text));
        unquoted.or_else(|| self.any.run(|| after_first(text, ">")))
    }
}

/// A search that is not tried again once it has found nothing in all of the rest of the text, because then
/// time would be quadratic. For most ends, it would be in vain. For an end outside of quotes, a quote may not
/// have been closed; then quotes say nothing about what follows either.
#[derive(Default)]
struct Search {
    in_vain: bool,
}

impl Search {
    /// Searches, unless it is known to be in vain.
    fn run<'t>(&mut self, search: impl FnOnce() -> Option<&'t str>) -> Option<&'t str> {
        let found = if self.in_vain { None } else { search() };
        self.in_vain = found.is_none();
        found
    }
}

/// What comes after the first `>` that is not in quotes. As in HTML, quotes are those of a value: directly
/// after `=`. Other quotes, as in `<b don't>`, are letters like any other.
fn after_unquoted(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let (found, following) = split_at_any(rest, ['>', '='])?;
        if found == '>' {
            return Some(following);
        }
        let value = following.trim_start();
        rest = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => split_at_any(after(value, 1), [quote; 2])?.1,
            _ => value,
        };
    }
}

/// The first of two characters that a text has, and what comes after it.
fn split_at_any(text: &str, characters: [char; 2]) -> Option<(char, &str)> {
    let rest = text.trim_start_matches(|character| !characters.contains(&character));
    rest.chars().next().map(|found| (found, after(rest, found.len_utf8())))
}

/// What comes after the first place that has these characters.
fn after_first<'t>(text: &'t str, sought: &str) -> Option<&'t str> {
    text.split_once(sought).map(|(_, after)| after)
}

/// The text from the end tag of this name on.
fn from_end_tag<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let is_end = |at: usize| {
        let found = text.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let start = text.match_indices("</").map(|(at, _)| at).find(|at| is_end(*at))?;
    text.get(start..)
}

/// The name of a tag.
fn tag_name(text: &str) -> &str {
    let ends = |character: char| character.is_whitespace() || matches!(character, '/' | '>');
    text.split(ends).next().unwrap_or_default()
}

/// The text without its first bytes, which are whole characters.
fn after(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or_default()
}

#[cfg(test)]
mod tests;
