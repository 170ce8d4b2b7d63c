//! Patterns of entries, written so that ECMA-262, which JSON Schema refers to, reads them as the runtime does.
//!
//! The runtime reads patterns as `regex-lite` does: `\d`, `\s` and `\w` are ASCII, and `.` is all but a line
//! feed. Others differ in just these, so what is meant is spelt out.

/// What has a meaning in regular expressions; all readers let it be escaped.
const SYNTAX: &str = r"^$\.*+?()[]{}|";

/// The same regular expression for other readers; none where it has a form that only Rust knows.
pub(crate) fn portable(pattern: &str) -> Option<String> {
    let mut writer = Writer { rest: pattern, portable: String::new(), is_repeatable: false };
    while let Some(next) = writer.take() {
        writer.item(next)?;
    }
    Some(writer.portable)
}

struct Writer<'a> {
    /// What is not read yet.
    rest: &'a str,
    portable: String,
    /// Whether a repetition may follow. A second one means other things elsewhere.
    is_repeatable: bool,
}

impl Writer<'_> {
    fn take(&mut self) -> Option<char> {
        let mut rest = self.rest.chars();
        let next = rest.next();
        self.rest = rest.as_str();
        next
    }

    /// Takes a prefix, and says whether it was there.
    fn take_if(&mut self, prefix: &str) -> bool {
        let rest = self.rest.strip_prefix(prefix);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Writes the item that begins with a character.
    fn item(&mut self, first: char) -> Option<()> {
        match first {
            '?' | '*' | '+' | '{' => return self.repetition(first),
            '\\' => return self.escape(),
            '[' => self.class()?,
            '(' => self.group()?,
            '.' => self.portable.push_str(r"[^\n]"),
            ']' | '}' => self.portable.extend(['\\', first]),
            _ => self.portable.push(first),
        }
        self.is_repeatable = !matches!(first, '^' | '$' | '|' | '(');
        Some(())
    }

    fn group(&mut self) -> Option<()> {
        self.portable.push('(');
        if self.take_if("?:") {
            self.portable.push_str("?:");
        }
        (!self.rest.starts_with('?')).then_some(())
    }

    fn repetition(&mut self, first: char) -> Option<()> {
        if !self.is_repeatable {
            return None;
        }
        self.portable.push(first);
        if first == '{' {
            let (count, rest) = self.rest.split_once('}')?;
            let (least, most) = count.split_once(',').unwrap_or((count, ""));
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            if least.is_empty() || !is_number(least) || !is_number(most) {
                return None;
            }
            self.portable.extend([count, "}"]);
            self.rest = rest;
        }
        if self.take_if("?") {
            self.portable.push('?');
        }
        self.is_repeatable = false;
        Some(())
    }

    /// Writes what follows a backslash outside of a set.
    fn escape(&mut self) -> Option<()> {
        let escaped = self.take()?;
        self.is_repeatable = !matches!(escaped, 'A' | 'z');
        match (escaped, set(escaped.to_ascii_lowercase())) {
            ('A', _) => self.portable.push('^'),
            ('z', _) => self.portable.push('$'),
            (_, Some(set)) => {
                let negation = if escaped.is_ascii_uppercase() { "^" } else { "" };
                self.portable.extend(["[", negation, set, "]"]);
            }
            _ => return self.character(escaped),
        }
        Some(())
    }

    /// Writes a set up to its end. What opens another in it is not for all readers.
    fn class(&mut self) -> Option<()> {
        self.portable.push('[');
        if self.take_if("^") {
            self.portable.push('^');
        }
        let begin = self.rest;
        while self.take_if("-") {
            self.portable.push_str(r"\-");
        }
        if self.rest == begin && self.take_if("]") {
            self.portable.push_str(r"\]");
        }
        loop {
            match self.take()? {
                '[' => return None,
                '\\' => self.escape_in_class()?,
                ']' => break,
                character => self.portable.push(character),
            }
        }
        self.portable.push(']');
        Some(())
    }

    fn escape_in_class(&mut self) -> Option<()> {
        let escaped = self.take()?;
        match set(escaped) {
            Some(set) => self.portable.push_str(set),
            None => self.character(escaped)?,
        }
        Some(())
    }

    /// Writes an escape that stands for one character.
    fn character(&mut self, escaped: char) -> Option<()> {
        match escaped {
            'n' | 't' | 'r' | 'f' | 'v' => self.portable.extend(['\\', escaped]),
            'x' => self.code(escaped, 2)?,
            'u' => self.code(escaped, 4)?,
            'a' => self.portable.push_str(r"\x07"),
            '<' | '>' => return None,
            _ if SYNTAX.contains(escaped) => self.portable.extend(['\\', escaped]),
            _ if escaped.is_ascii_punctuation() => {
                self.portable.extend([r"\x".to_owned(), format!("{:02x}", u32::from(escaped))]);
            }
            _ => return None,
        }
        Some(())
    }

    /// Writes the code of a character, in hexadecimal digits.
    fn code(&mut self, escaped: char, digits: usize) -> Option<()> {
        let (code, rest) = self.rest.split_at_checked(digits)?;
        self.rest = rest;
        self.portable.extend(['\\', escaped]);
        self.portable.push_str(code);
        code.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())
    }
}

/// The characters that a letter stands for, to be put in a set.
const fn set(letter: char) -> Option<&'static str> {
    match letter {
        'd' => Some("0-9"),
        's' => Some(r"\t-\r "),
        'w' => Some("0-9A-Za-z_"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
