//! Writes methods: they are as many and as alike as rows of a table, and so are written as text.

use super::calls::string;
use super::{docs, lints};
use crate::model::{Entry, Located};
use crate::names::Identifier;

/// The longest signature that stands on one line: of 100 characters, without what is around it.
const LINE: usize = 100 - "     {".len();

/// A method of generated code.
pub(super) struct Method {
    /// Its documentation, in Markdown.
    pub(super) docs: String,
    /// Why callers should do without it, and what to use instead.
    pub(super) deprecated: Option<String>,
    /// `pub` or `pub const`.
    pub(super) qualifiers: &'static str,
    /// Its name.
    pub(super) name: String,
    /// The receiver and the arguments.
    pub(super) arguments: Vec<String>,
    /// The type of what it gives.
    pub(super) returns: String,
    /// The lines of its body.
    pub(super) body: Vec<String>,
}

impl Method {
    /// The same method of an entry under a name that the entry had.
    pub(super) fn renamed(self, entry: &Entry, (name, identifier): (&Located<String>, Identifier)) -> Self {
        let docs = format!(
            "The former name of `{}`: entry {} was {}.",
            self.name,
            docs::code(&entry.name.value),
            docs::code(&name.value)
        );
        let deprecated = entry.deprecated.is_none().then(|| format!("renamed to `{}`", self.name));
        Self { docs, deprecated: deprecated.or(self.deprecated), name: identifier.to_string(), ..self }
    }

    fn write(&self, code: &mut String) {
        docs::write(code, "    ///", &self.docs);
        if let Some(note) = &self.deprecated {
            code.extend(["    #[deprecated(note = ", &string(note), ")]\n"]);
        }
        if let Some(lint) = self.lint() {
            code.extend(["    #[", lint, "]\n"]);
        }
        code.extend(["    #[inline]\n    #[must_use]\n    ", &self.signature(), " {\n"]);
        for line in &self.body {
            code.extend(["        ", line, "\n"]);
        }
        code.push_str("    }\n");
    }

    /// What Clippy would find in the method where its module is private.
    fn lint(&self) -> Option<&'static str> {
        let promises = ["as_", "from_", "into_", "is_", "to_"];
        if promises.iter().any(|prefix| self.name.starts_with(prefix)) {
            return Some(lints::CONVENTION);
        }
        (!self.body.iter().any(|line| line.contains("self"))).then_some(lints::CONSTANT)
    }

    /// The signature; arguments that do not fit on its line get one each.
    fn signature(&self) -> String {
        let Self { qualifiers, name, arguments, returns, .. } = self;
        let signature = format!("{qualifiers} fn {name}({}) -> {returns}", arguments.join(", "));
        if signature.len() <= LINE {
            return signature;
        }
        format!("{qualifiers} fn {name}(\n        {},\n    ) -> {returns}", arguments.join(",\n        "))
    }
}

/// An implementation block, unless there is nothing in it.
pub(super) fn implement(name: &str, methods: impl Iterator<Item = Method>) -> String {
    let mut code = String::new();
    for method in methods {
        let before = if code.is_empty() { ["\nimpl ", name, " {\n"].concat() } else { "\n".to_owned() };
        code.push_str(&before);
        method.write(&mut code);
    }
    if !code.is_empty() {
        code.push_str("}\n");
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_that_do_not_fit_get_a_line_each() {
        let setter = |name: &str| Method {
            docs: String::new(),
            deprecated: None,
            qualifiers: "pub",
            name: name.to_owned(),
            arguments: vec!["mut self".to_owned(), "value: impl Into<runtime::Secret>".to_owned()],
            returns: "Self".to_owned(),
            body: Vec::new(),
        };
        assert_eq!(
            setter("it").signature(),
            "pub fn it(mut self, value: impl Into<runtime::Secret>) -> Self"
        );
        assert_eq!(
            setter("a_name_that_the_vendor_was_very_fond_of").signature(),
            "pub fn a_name_that_the_vendor_was_very_fond_of(\n        \
             mut self,\n        value: impl Into<runtime::Secret>,\n    ) -> Self"
        );
    }

    #[test]
    fn no_methods_need_no_block() {
        assert_eq!(implement("Builder", [].into_iter()), "");
    }
}
