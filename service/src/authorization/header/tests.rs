//! Headers that callers send.

use openelements_runtime::Secret;
use proptest::prelude::*;

use super::{Credentials, Malformed};

/// The noun that tests use.
const NOUN: &str = "your_mom";

/// Reads a header.
fn parse(header: &str) -> Result<Credentials, Malformed> {
    Credentials::parse(header, NOUN)
}

/// The secrets, to be compared.
fn secrets(header: &str) -> [Option<String>; 3] {
    let Credentials { user, organization, token } = parse(header).unwrap();
    [user, organization, token].map(|secret| secret.map(|secret| secret.expose().to_owned()))
}

/// Why a header is refused.
fn reason(header: &str) -> String {
    parse(header).unwrap_err().to_string()
}

#[test]
fn parts_are_read_in_any_order_with_any_white_space_and_in_any_case() {
    let all = ["u+/=", "o+/=", "t+/="].map(|secret| Some(secret.to_owned()));
    for header in [
        "User u+/=, Organization o+/=, Element t+/=",
        "Element t+/=,Organization o+/=,User u+/=",
        "  user\tu+/=  ,\n ORGANIZATION   o+/= , Your_Mom t+/= ",
        "token t+/=, User u+/=, Organization o+/=",
    ] {
        assert_eq!(secrets(header), all, "{header}");
    }
}

#[test]
fn parts_may_be_absent() {
    assert_eq!(secrets("User u"), [Some("u".to_owned()), None, None]);
    assert_eq!(secrets("Element User"), [None, None, Some("User".to_owned())]);
}

#[test]
fn reasons_tell_which_part_is_wrong() {
    let reasons = [
        ("", "the header is empty"),
        (" \t", "the header is empty"),
        ("User u,", "the second part of the header is empty"),
        (", User u", "the first part of the header is empty"),
        (
            "User u, Bearer b",
            "the second part of the header begins with none of `User`, `Organization`, `Element`",
        ),
        (
            "User u, Organization o, t",
            "the third part of the header begins with none of `User`, `Organization`, `Element`",
        ),
        ("User u, Organization o, Element t, ", "the fourth part of the header is empty"),
        ("user", "there is no secret after `User`"),
        ("your_mom ", "there is no secret after `Element`"),
        (
            "User u Organization o",
            "the secret after `User` has white space in it; commas separate the parts of the header",
        ),
        ("User u, user u", "`User` is given twice"),
        ("Token t, Element t", "`Element` is given twice"),
    ];
    for (header, expected) in reasons {
        assert_eq!(reason(header), expected, "{header}");
    }
}

#[test]
fn secrets_are_masked() {
    let credentials = Credentials { user: Some(Secret::from("u1")), ..Credentials::default() };
    let shown = "Credentials { user: Some(********), organization: None, token: None }";
    assert_eq!(format!("{credentials:?}"), shown);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_header_panics(header in "\\PC*", noun in "\\PC*") {
        drop(Credentials::parse(&header, &noun));
    }

    #[test]
    fn what_looks_like_a_header_never_panics(
        header in "((User|element|Token|x|é)?[ \u{a0}\t]?[a-z+/=]{0,3},?){0,6}",
    ) {
        drop(parse(&header));
    }

    #[test]
    fn reasons_do_not_repeat_the_header(secret in "[0-9]{5,9}", other in "[0-9]{5,9}") {
        for header in ["S O", "User S O", "User S, O", "O S, User S"] {
            let header = header.replace('S', &secret).replace('O', &other);
            let reason = parse(&header).unwrap_err();
            let said = format!("{reason} {reason:?}");
            prop_assert!(!said.contains(&secret) && !said.contains(&other), "{}", said);
        }
    }

    #[test]
    fn secrets_come_back_as_they_are(user in "[A-Za-z0-9+/]{43}=", token in "[A-Za-z0-9+/=]{1,60}") {
        let read = secrets(&format!("User {user}, Element {token}"));
        prop_assert_eq!(read, [Some(user), None, Some(token)]);
    }
}
