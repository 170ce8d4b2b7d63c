//! Every code of a diagnostic. A code is never given another meaning; `explanations/` has a page for each.
//!
//! | codes | are about |
//! |---|---|
//! | `E00xx` | the file, and the shape of the YAML in it |
//! | `E01xx` | what one spec says |
//! | `E02xx` | what several names or specs say together |
//! | `E03xx` | the options of the generator |
//! | `E09xx` | the generator itself |
//! | `L04xx` | what is allowed, but likely not what was meant: lints, each with a level |
//! | `L049x` | the comments that set levels |

use super::Code;

/// Declares the codes, the list of them, and the page of each, which says what it means.
macro_rules! codes {
    ($($name:ident = $code:literal;)*) => {
        $(pub(crate) const $name: Code = Code($code);)*

        /// Every code, in the order of the numbers.
        pub(crate) const ALL: &[Code] = &[$($name),*];

        /// The page of a code; empty if there is no such code.
        #[cfg(feature = "tools")]
        pub(crate) fn page(code: Code) -> &'static str {
            match code.0 {
                $($code => include_str!(concat!("explanations/", $code, ".md")),)*
                _ => "",
            }
        }
    };
}

codes! {
    CANNOT_READ = "E0001";
    TOO_LARGE = "E0002";
    NOT_UTF8 = "E0003";
    SYNTAX = "E0004";
    EMPTY = "E0005";
    SEVERAL_DOCUMENTS = "E0006";
    UNSUPPORTED_YAML = "E0007";
    UNKNOWN_MEMBER = "E0051";
    MISSING_MEMBER = "E0052";
    DUPLICATE_MEMBER = "E0053";
    WRONG_KIND = "E0054";
    BAD_KEY = "E0101";
    RESERVED_KEY = "E0102";
    TEMPLATE_BRACE = "E0103";
    UNKNOWN_TEMPLATE_NAME = "E0104";
    TEMPLATE_POSITION = "E0105";
    TEMPLATE_UNCERTAIN = "E0106";
    TEMPLATE_NO_URL = "E0107";
    BAD_DEFAULT = "E0108";
    ALIAS_CLASH = "E0109";
    BAD_PATTERN = "E0110";
    UNKNOWN_SETTING = "E0111";
    RESERVED_ENTRY = "E0112";
    AUTHENTICATION = "E0113";
    BAD_CONDITION = "E0114";
    CONTRADICTION = "E0115";
    BAD_ENTRY_NAME = "E0116";
    WITHOUT = "E0117";
    ENTRY_IDENTIFIERS = "E0201";
    ELEMENT_IDENTIFIERS = "E0202";
    DUPLICATE_KEY = "E0203";
    DUPLICATE_ID = "E0204";
    UNKNOWN_SELECTION = "E0301";
    BAD_OPTION = "E0302";
    INTERNAL = "E0901";
    UNANCHORED_PATTERN = "L0401";
    UNDECLARED_SECRET = "L0402";
    SECRET_WITH_DEFAULT = "L0403";
    UNUSED_FIELD = "L0404";
    PLAIN_HTTP = "L0405";
    NO_DESCRIPTION = "L0406";
    UNDESCRIBED_FIELD = "L0407";
    MISSPELLED_STANDARD = "L0408";
    SINGULAR_WEBHOOK = "L0409";
    POLLER_MISMATCH = "L0410";
    UNBALANCED_QUOTE = "L0411";
    UNKNOWN_DESCRIPTOR = "L0412";
    DATE_MASK = "L0413";
    CURSOR_WITHOUT_MAXIMUM = "L0414";
    LISTED_TWICE = "L0415";
    NEEDLESS_REQUIRED = "L0416";
    BLANK_OPTION = "L0417";
    DOMAIN_BY_VALUE = "L0418";
    SECRET_WITH_EXAMPLE = "L0419";
    TOO_SMALL = "L0420";
    POLLED_OBJECT = "L0421";
    HEADER_NAME = "L0422";
    SECRET_IN_PATH = "L0423";
    UNSEEN_CHARACTER = "L0424";
    BAD_LEVEL_COMMENT = "L0491";
    UNUSED_ALLOW = "L0492";
}
