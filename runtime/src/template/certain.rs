//! Templates that make a URL of whatever values may stand in them: most do.
//!
//! Such a template need not be tried with the values of each configuration. It is told when a program
//! is compiled. A property test holds it against rendering.

use super::Segment::{self, Host, HostLabel, Literal, Url};
use crate::url::{is_plain, is_plain_path, is_plain_rest};

/// Whether values that may stand at their positions are certain to make a URL together.
pub(super) const fn is_certain(segments: &[Segment]) -> bool {
    match segments {
        [Literal(text)] => is_plain(text),
        // With a label before it, the longest plain host is a host still.
        [Literal(scheme), HostLabel(_), Literal(rest)] => match rest.as_bytes() {
            [b'.', rest @ ..] => is_scheme(scheme) && is_plain_rest(rest),
            _ => false,
        },
        [Literal(scheme), Host(_)] => is_scheme(scheme),
        [Literal(scheme), Host(_), Literal(path)] => is_scheme(scheme) && is_absolute(path),
        [Url(_)] => true,
        [Url(_), Literal(path)] => is_absolute(path),
        _ => false,
    }
}

const fn is_scheme(text: &str) -> bool {
    matches!(text.as_bytes(), b"https://")
}

const fn is_absolute(path: &str) -> bool {
    matches!(path.as_bytes(), [b'/', ..]) && is_plain_path(path.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Segment, is_certain};
    use crate::template::{Position, Template};

    fn leak(text: &str) -> &'static str {
        Box::leak(text.to_owned().into_boxed_str())
    }

    fn segment() -> impl Strategy<Value = Segment> {
        let literals = [
            "https://",
            "/v1",
            ".example.com",
            ".example.com/api",
            ".1",
            "https://a.example",
            "x",
            "/../a",
            ".",
        ];
        let positions =
            [Position::Url, Position::Host, Position::HostLabel, Position::HostName, Position::Path];
        prop_oneof![
            3 => prop::sample::select(literals.to_vec()).prop_map(|text| Segment::Literal(leak(text))),
            2 => prop::sample::select(positions.to_vec()).prop_map(|position| Segment::new(position, "entry")),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn a_certain_template_makes_a_url_of_whatever_may_stand_in_it(
            begins in any::<bool>(),
            mut segments in prop::collection::vec(segment(), 1..4),
            value in "[a1_-]{1,3}|a{63}|[a1]{1,3}([.][a1]{1,3}){0,2}(:80)?|https://[a1]{1,3}(/[a1.]{0,2}){0,3}|\\[::1\\]",
        ) {
            if begins {
                segments.insert(0, Segment::Literal("https://"));
            }
            let template = Template::new(Vec::leak(segments));
            let may_stand = template.positions("entry").all(|position| position.accepts(&value));
            if is_certain(template.segments()) && may_stand {
                prop_assert!(template.render(|_| Some(&value)).is_some(), "{template:?} {value}");
            }
        }
    }
}
