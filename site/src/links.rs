//! Links from page to page, relative, so that the documentation works wherever it is put.

/// Where the page is that lists all elements.
pub(crate) const INDEX: &str = "index";

/// The link from the page at one place to what is at another.
pub(crate) fn from(place: &str, to: &str, extension: &str) -> String {
    format!("{}{to}.{extension}", up(place))
}

/// The way from a page up to the directory of the documentation: nothing, or `../`.
pub(crate) fn up(place: &str) -> String {
    "../".repeat(place.matches('/').count())
}
