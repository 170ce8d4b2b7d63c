//! Writes methods: they are as many and as alike as rows of a table, and so are written as text.

use super::docs;

/// The longest line of a signature.
const LINE: usize = 100;

/// A method of generated code.
pub(super) struct Method {
    /// Its documentation, in Markdown.
    pub(super) docs: String,
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
    fn write(&self) -> String {
        let docs = docs::comments("    ///", &self.docs);
        let (signature, body) = (self.signature(), self.body.join("\n        "));
        format!("{docs}    #[inline]\n    #[must_use]\n    {signature} {{\n        {body}\n    }}\n")
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
    let methods: Vec<String> = methods.map(|method| method.write()).collect();
    if methods.is_empty() { String::new() } else { format!("\nimpl {name} {{\n{}}}\n", methods.join("\n")) }
}
