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

/// The file cannot be read.
pub(crate) const CANNOT_READ: Code = Code("E0001");
/// The file is too large.
pub(crate) const TOO_LARGE: Code = Code("E0002");
/// The file is not UTF-8.
pub(crate) const NOT_UTF8: Code = Code("E0003");
/// The file is not valid YAML.
pub(crate) const SYNTAX: Code = Code("E0004");
/// The file has no content.
pub(crate) const EMPTY: Code = Code("E0005");
/// The file has several YAML documents.
pub(crate) const SEVERAL_DOCUMENTS: Code = Code("E0006");
/// The file uses anchors, aliases, merge keys or tags.
pub(crate) const UNSUPPORTED_YAML: Code = Code("E0007");
/// A mapping has a member that is not known there.
pub(crate) const UNKNOWN_MEMBER: Code = Code("E0051");
/// A mapping lacks a member that it needs.
pub(crate) const MISSING_MEMBER: Code = Code("E0052");
/// A mapping or a list has a name twice.
pub(crate) const DUPLICATE_MEMBER: Code = Code("E0053");
/// A value is of the wrong kind, for instance text instead of a mapping.
pub(crate) const WRONG_KIND: Code = Code("E0054");
/// The key of an element is not of the form that keys have.
pub(crate) const BAD_KEY: Code = Code("E0101");
/// The key of an element means something else already.
pub(crate) const RESERVED_KEY: Code = Code("E0102");
/// A template has a brace without its other half, or nothing between the two.
pub(crate) const TEMPLATE_BRACE: Code = Code("E0103");
/// A template names something that is not an entry.
pub(crate) const UNKNOWN_TEMPLATE_NAME: Code = Code("E0104");
/// A value cannot stand where a template has it.
pub(crate) const TEMPLATE_POSITION: Code = Code("E0105");
/// A template names an entry that may have no value.
pub(crate) const TEMPLATE_UNCERTAIN: Code = Code("E0106");
/// A base URL is not a URL.
pub(crate) const TEMPLATE_NO_URL: Code = Code("E0107");
/// An entry refuses its own default.
pub(crate) const BAD_DEFAULT: Code = Code("E0108");
/// An alias is the name or an alias of another entry.
pub(crate) const ALIAS_CLASH: Code = Code("E0109");
/// A pattern does not compile.
pub(crate) const BAD_PATTERN: Code = Code("E0110");
/// A default is given for something that is not a setting.
pub(crate) const UNKNOWN_SETTING: Code = Code("E0111");
/// A field redefines a standard entry.
pub(crate) const RESERVED_ENTRY: Code = Code("E0112");
/// The authentication names something that does not exist, or a name that is ambiguous.
pub(crate) const AUTHENTICATION: Code = Code("E0113");
/// A condition names something that is not an entry, or a value that it never has.
pub(crate) const BAD_CONDITION: Code = Code("E0114");
/// Attributes of an entry contradict each other.
pub(crate) const CONTRADICTION: Code = Code("E0115");
/// The name of an entry is not of the form that names have.
pub(crate) const BAD_ENTRY_NAME: Code = Code("E0116");
/// Two names of an element become one identifier in Rust.
pub(crate) const ENTRY_IDENTIFIERS: Code = Code("E0201");
/// Two keys become one identifier in Rust.
pub(crate) const ELEMENT_IDENTIFIERS: Code = Code("E0202");
/// Two elements have one key.
pub(crate) const DUPLICATE_KEY: Code = Code("E0203");
/// Two elements have one id.
pub(crate) const DUPLICATE_ID: Code = Code("E0204");
/// An element was selected that does not exist.
pub(crate) const UNKNOWN_SELECTION: Code = Code("E0301");
/// An option of the generator is not usable.
pub(crate) const BAD_OPTION: Code = Code("E0302");
/// The generator made a mistake.
pub(crate) const INTERNAL: Code = Code("E0901");
