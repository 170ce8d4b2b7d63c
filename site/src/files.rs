//! Which files are the documentation's.

use openelements_codegen::Generator;

/// Where the pages of elements are, below the directory of the documentation.
pub(crate) const ELEMENTS: &str = "elements";
/// Where the style and the scripts of the site are.
pub(crate) const ASSETS: &str = "assets";

/// Who generates the documentation.
pub(crate) const GENERATOR: Generator = Generator {
    name: "openelements docs",
    endings: &[".md", ".html", ".css", ".js"],
    folders: &[ELEMENTS, ASSETS],
};

/// What each file has in its first lines.
pub(crate) fn mark() -> String {
    format!("{}: a change here is lost the next time.", GENERATOR.mark())
}
