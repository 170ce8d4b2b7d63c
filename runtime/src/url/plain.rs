//! URLs of the usual form, told in one pass.
//!
//! The rules of `url` say what a URL is; most of what they are asked about needs only a few of them.
//! A property test holds the two against each other. The functions are `const` for templates, which
//! are known when a program is compiled.

/// The longest host that is told here: no label of it is too long, nor is the whole.
const MAX_HOST: usize = 63;

/// Whether `text` is certainly a URL. If not, nothing is known.
pub(crate) const fn is_plain(text: &str) -> bool {
    match text.as_bytes() {
        [b'h', b't', b't', b'p', b's', b':', b'/', b'/', rest @ ..] => is_plain_rest(rest),
        _ => false,
    }
}

/// Whether it is a plain host, and a plain path if there is more.
pub(crate) const fn is_plain_rest(text: &[u8]) -> bool {
    let mut length = 0;
    while length < text.len() && text[length] != b'/' {
        length += 1;
    }
    let (host, path) = text.split_at(length);
    is_plain_host(host) && is_plain_path(path)
}

/// Whether it is labels of letters, digits, `_` and inner hyphens, the last one not like a number.
const fn is_plain_host(host: &[u8]) -> bool {
    let (mut before, mut is_numeric, mut index) = (b'.', true, 0);
    while index < host.len() {
        let byte = host[index];
        let fits = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => true,
            b'.' => !matches!(before, b'.' | b'-'),
            b'-' => before != b'.',
            _ => false,
        };
        if !fits {
            return false;
        }
        if before == b'.' {
            is_numeric = byte.is_ascii_digit();
        }
        before = byte;
        index += 1;
    }
    host.len() <= MAX_HOST && !is_numeric && !matches!(before, b'.' | b'-')
}

/// Whether it is a path without escapes in which no segment begins with a dot.
pub(crate) const fn is_plain_path(path: &[u8]) -> bool {
    let (mut before, mut index) = (b'.', 0);
    while index < path.len() {
        let fits = match path[index] {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'~' => true,
            b'.' => before != b'/',
            _ => false,
        };
        if !fits {
            return false;
        }
        before = path[index];
        index += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::is_plain;
    use crate::url::Url;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn a_plain_url_is_a_url(text in "https://[a1A_.-]{0,5}(a|[.]|1){0,70}[a1_.:@-]{0,4}(/[a1.~%@?#_-]{0,4}){0,3}") {
            prop_assert!(!is_plain(&text) || Url::check_all(&text).is_ok());
        }
    }

    #[test]
    fn most_urls_are_plain() {
        for text in
            ["https://a", "https://a-b.example.com", "https://1.example/v1/a_b/~c.d/", "https://x_y.example"]
        {
            assert!(is_plain(text), "{text}");
        }
        for text in [
            "https://",
            "https://a.1",
            "https://a..b",
            "https://a-.b",
            "https://a/../b",
            "http://a",
            "https://a:1",
        ] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
