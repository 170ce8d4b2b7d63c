//! From wire names to Rust identifiers.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// The keywords of every edition, which an identifier can be only in its raw form.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The names that no identifier can have in any form.
const UNUSABLE: &[&str] = &["_", "Self", "crate", "self", "super"];

/// What generated modules of an element call their own functions and fields.
const TAKEN_VALUES: &[&str] = &[
    "authentication",
    "base_url",
    "build",
    "builder",
    "configuration",
    "from_json",
    "into_configuration",
    "setting",
];

/// Names of functions that Rust gives a meaning: of traits that generated types have, and those
/// for which Clippy expects a certain signature.
const TAKEN_FUNCTIONS: &[&str] = &[
    "add",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "clone",
    "default",
    "deref",
    "div",
    "fmt",
    "from",
    "into",
    "into_iter",
    "iter",
    "iter_mut",
    "len",
    "mul",
    "new",
    "rem",
    "shl",
    "shr",
    "sub",
    "try_from",
    "try_into",
];

/// What generated modules of an element call their own types, and those they use without a path.
const TAKEN_TYPES: &[&str] = &[
    "Authentication",
    "Builder",
    "Config",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Err",
    "From",
    "Into",
    "None",
    "Ok",
    "Option",
    // Its function `read` would have the name of the type.
    "Read",
    "Result",
    "Some",
    "String",
    "TryFrom",
];

/// The other modules and names of the generated list of elements; and files that the compiler
/// takes for the root of a crate.
const TAKEN_MODULES: &[&str] = &["mod", "runtime", "standard", "lib", "main"];

/// A name that is certain to be a Rust identifier.
///
/// This is the only type of name that emitters put into tokens, so text from a spec cannot
/// get there unchecked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Identifier(String);

impl Identifier {
    /// The name of a field, setter or accessor: `base.url` becomes `base_url`.
    pub(crate) fn value(name: &str) -> Self {
        Self::checked(&ascii(name).to_snake_case(), &[TAKEN_VALUES, TAKEN_FUNCTIONS])
    }

    /// The name of the setter of `base.url`; an accessor of that name is there for every element.
    pub(crate) fn base_url() -> Self {
        Self("base_url".to_owned())
    }

    /// The name of a type or variant: `zuora-v2` becomes `ZuoraV2`.
    pub(crate) fn of_type(name: &str) -> Self {
        Self::checked(&ascii(name).to_upper_camel_case(), &[TAKEN_TYPES])
    }

    /// The name of a variant, which stands alone in its enum.
    pub(crate) fn variant(name: &str) -> Self {
        Self::checked(&ascii(name).to_upper_camel_case(), &[])
    }

    /// The name of the module of an element: `accounts-server` becomes `accounts_server`.
    pub(crate) fn module(key: &str) -> Self {
        Self::checked(&ascii(key).to_snake_case(), &[TAKEN_MODULES])
    }

    /// The name of a constant: `base.url` becomes `BASE_URL`.
    pub(crate) fn constant(name: &str) -> Self {
        Self::checked(&ascii(name).to_shouty_snake_case(), &[])
    }

    /// Makes an identifier of words that are joined already: a digit in front gets a `_`
    /// before it, a name in use gets one behind it.
    fn checked(words: &str, taken: &[&[&str]]) -> Self {
        let mut name = words.to_owned();
        if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
            name.insert(0, '_');
        }
        if UNUSABLE.contains(&name.as_str()) || taken.iter().any(|taken| taken.contains(&name.as_str())) {
            name.push('_');
        }
        Self(name)
    }

    /// The name without the mark of a raw identifier: also the stem of a module's file.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The same, as a text of its own.
    pub(crate) fn into_string(self) -> String {
        self.0
    }

    fn ident(&self) -> Ident {
        if KEYWORDS.contains(&self.as_str()) {
            Ident::new_raw(&self.0, Span::call_site())
        } else {
            Ident::new(&self.0, Span::call_site())
        }
    }
}

/// The characters that an identifier may be made of. The others go before words are told apart,
/// so that the first letter that is left is the one whose case changes.
fn ascii(name: &str) -> String {
    name.chars().filter(char::is_ascii).collect()
}

impl ToTokens for Identifier {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(self.ident());
    }
}

/// As it stands in Rust code: `r#type`.
impl std::fmt::Display for Identifier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mark = if KEYWORDS.contains(&self.as_str()) { "r#" } else { "" };
        write!(formatter, "{mark}{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wire_names_become_what_the_documentation_says() {
        let values = [
            ("base.url", "base_url_"),
            ("clientId", "client_id"),
            ("api-token", "api_token"),
            ("type", "r#type"),
            ("gen", "r#gen"),
            ("self", "self_"),
            ("8x8", "_8x8"),
            ("Box", "r#box"),
            ("build", "build_"),
        ];
        for (name, expected) in values {
            assert_eq!(Identifier::value(name).to_string(), expected);
        }
        let modules = [
            ("accounts-server", "accounts_server"),
            ("3cx", "_3cx"),
            ("core", "core"),
            ("mod", "mod_"),
            ("lib", "lib_"),
            ("box", "r#box"),
        ];
        for (key, expected) in modules {
            assert_eq!(Identifier::module(key).to_string(), expected);
        }
        let types = [
            ("option", "Option_"),
            ("self", "Self_"),
            ("config", "Config_"),
            ("3cx", "_3cx"),
            ("region", "Region"),
        ];
        for (name, expected) in types {
            assert_eq!(Identifier::of_type(name).to_string(), expected);
        }
    }

    /// Strict and reserved keywords of the Rust Reference, all editions. Raw identifiers of others are
    /// only ugly; a keyword that were not raw would not compile.
    #[test]
    fn exactly_the_keywords_are_raw() {
        let is_keyword = |word: &str| syn::parse_str::<Ident>(word).is_err() || word == "gen";
        let words =
            ["union", "auto", "default", "macro_rules", "raw", "safe", "dyn", "async", "gen", "try", "site"];
        for word in words.into_iter().chain(KEYWORDS.iter().copied()) {
            let is_raw = Identifier::checked(word, &[]).to_string().starts_with("r#");
            assert_eq!(is_raw, is_keyword(word), "{word}");
        }
        assert!(UNUSABLE.iter().all(|word| !KEYWORDS.contains(word)));
    }

    #[test]
    fn names_that_rust_gives_a_meaning_are_left_to_it() {
        for name in TAKEN_VALUES.iter().chain(TAKEN_FUNCTIONS) {
            assert_eq!(Identifier::value(name).to_string(), format!("{name}_"));
        }
        for name in TAKEN_TYPES {
            assert_eq!(Identifier::of_type(name).to_string(), format!("{name}_"));
        }
    }

    #[test]
    fn characters_outside_ascii_go_before_words_are_told_apart() {
        assert_eq!(Identifier::variant("ünïcödé-one").to_string(), "NcdOne");
        assert_eq!(Identifier::value("é").to_string(), "__");
    }

    proptest! {
        #[test]
        fn any_name_becomes_an_identifier(name in "\\PC{0,20}") {
            let makers = [Identifier::value, Identifier::of_type, Identifier::variant, Identifier::module];
            for make in makers {
                let identifier = make(&name);
                let code = format!("const {identifier}: u8 = 0;");
                prop_assert!(syn::parse_str::<syn::Item>(&code).is_ok(), "{}", code);
            }
        }
    }
}
