//! Every code of a diagnostic. A code is never given another meaning.
//!
//! | codes | are about |
//! |---|---|
//! | `E00xx` | the file, and the shape of the YAML in it |
//! | `E01xx` | what one spec says |
//! | `E02xx` | what several names or specs say together |
//! | `E03xx` | the options of the generator |
//! | `E09xx` | the generator itself |

use super::Code;

/// Declares the codes, and the list of them.
macro_rules! codes {
    ($($(#[$meaning:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$meaning])* pub(crate) const $name: Code = Code($code);)*

        /// Every code, in the order of the numbers.
        pub(crate) const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    /// The file cannot be read.
    CANNOT_READ = "E0001";
    /// The file is too large.
    TOO_LARGE = "E0002";
    /// The file is not UTF-8.
    NOT_UTF8 = "E0003";
    /// The file is not valid YAML.
    SYNTAX = "E0004";
    /// The file has no content.
    EMPTY = "E0005";
    /// The file has several YAML documents.
    SEVERAL_DOCUMENTS = "E0006";
    /// The file uses anchors, aliases, merge keys or tags.
    UNSUPPORTED_YAML = "E0007";
    /// A mapping has a member that is not known there.
    UNKNOWN_MEMBER = "E0051";
    /// A mapping lacks a member that it needs.
    MISSING_MEMBER = "E0052";
    /// A mapping or a list has a name twice.
    DUPLICATE_MEMBER = "E0053";
    /// A value is of the wrong kind, for instance text instead of a mapping.
    WRONG_KIND = "E0054";
    /// The key of an element is not of the form that keys have.
    BAD_KEY = "E0101";
    /// The key of an element means something else already.
    RESERVED_KEY = "E0102";
    /// A template has a brace without its other half, or nothing between the two.
    TEMPLATE_BRACE = "E0103";
    /// A template names something that is not an entry.
    UNKNOWN_TEMPLATE_NAME = "E0104";
    /// A value cannot stand where a template has it.
    TEMPLATE_POSITION = "E0105";
    /// A template names an entry that may have no value.
    TEMPLATE_UNCERTAIN = "E0106";
    /// A template is not one of a URL.
    TEMPLATE_NO_URL = "E0107";
    /// An entry refuses its own default or example.
    BAD_DEFAULT = "E0108";
    /// An alias is the name or an alias of another entry.
    ALIAS_CLASH = "E0109";
    /// A pattern does not compile.
    BAD_PATTERN = "E0110";
    /// A default is given for something that is not a setting.
    UNKNOWN_SETTING = "E0111";
    /// A field redefines a standard entry.
    RESERVED_ENTRY = "E0112";
    /// The authentication names something that does not exist, or a name that is ambiguous.
    AUTHENTICATION = "E0113";
    /// A condition names something that is not an entry, or a value that it never has.
    BAD_CONDITION = "E0114";
    /// Attributes of an entry contradict each other.
    CONTRADICTION = "E0115";
    /// The name of an entry is not of the form that names have.
    BAD_ENTRY_NAME = "E0116";
    /// The element is to be without an entry that nothing brings, or that the spec gives.
    WITHOUT = "E0117";
    /// Two names of an element become one identifier in Rust.
    ENTRY_IDENTIFIERS = "E0201";
    /// Two keys become one identifier in Rust.
    ELEMENT_IDENTIFIERS = "E0202";
    /// Two elements have one key.
    DUPLICATE_KEY = "E0203";
    /// Two elements have one id.
    DUPLICATE_ID = "E0204";
    /// An element was selected that does not exist.
    UNKNOWN_SELECTION = "E0301";
    /// An option of the generator is not usable.
    BAD_OPTION = "E0302";
    /// The generator made a mistake.
    INTERNAL = "E0901";
}
