//! The request that creates an instance.

use openelements_runtime::{Element, Role, Supplied, decode};

use super::{Subject, access, of_role, types};
use crate::curl::{self, Word};
use crate::document::{Block, Code, Language, Line, Row, Table};
use crate::sample::SampleRequest;

/// The header that says who calls, with variables of the shell.
const AUTHORIZATION: &str = "Authorization: User $OPENELEMENTS_USER, Organization $OPENELEMENTS_ORGANIZATION";
/// The header that says what is sent.
const CONTENT_TYPE: &str = "Content-Type: application/json";

/// What to send, for each authentication.
pub(super) fn section(subject: Subject<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::section("request", "Create an instance"),
        Block::paragraph(
            "An instance is this element together with one account at the vendor. One call creates it. Its answer has a token, by which every later call says that it means this instance: keep it as you keep a password.",
        ),
        call(subject),
        Block::paragraph(
            "`openelements serve` prints the two secrets at its first start, and `openelements user add` makes others. The commands on this page take them from two variables:",
        ),
        shell(
            "export OPENELEMENTS_USER='<the secret of the user>'\nexport OPENELEMENTS_ORGANIZATION='<the secret of the organization>'",
        ),
        Block::Table(members(subject.element)),
    ];
    match types(subject.element).as_slice() {
        [] | [_] => blocks.extend(request(subject, None)),
        alternatives => blocks.extend(alternatives.iter().flat_map(|name| alternative(subject, name))),
    }
    blocks.push(Block::Note(Line::of(
        "Write plain text: the quotes of JSON and of the shell are straight ones (`\"` and `'`), JSON has no comments, and a `\\` at the end of a line has nothing after it, not even a space.",
    )));
    blocks
}

/// The call at a glance.
fn call(subject: Subject<'_>) -> Block {
    let url = format!("{}/instances", subject.service);
    Block::Facts(vec![
        ("Method", Line::new().code("POST")),
        ("URL", Line::new().code(&url)),
        ("Authorization", Line::of("`User <secret>, Organization <secret>`")),
        ("Content-Type", Line::of("`application/json`")),
        ("Query", Line::of("none")),
        ("Body", Line::of("the JSON below, required")),
    ])
}

/// What a request has beside entries.
fn members(element: &'static Element) -> Table {
    let key = Line::of("The key of the element, here ").code(element.key).text(".");
    let has_code = element.authentication.is_some() && access::is_needed(element, Some("oauth2"));
    let code = (
        "providerData.code",
        "with `oauth2`",
        Line::of(
            "The code that the vendor has sent to the callback URL; it is kept encrypted and never answered.",
        ),
    );
    let is_needed = decode(element, Supplied::new()).is_err();
    let configuration = if is_needed { "required" } else { "optional" };
    let rows = [
        Some(("element.key", "required", key)),
        Some((
            "configuration",
            configuration,
            Line::of("The entries of the account: all that you supply are below."),
        )),
        Some((
            "name",
            "required",
            Line::of("What you call the instance: one line of at most 255 characters."),
        )),
        Some((
            "tags",
            "optional",
            Line::of("Words to find it by, at most 100; without any, the name is its tag."),
        )),
        has_code.then_some(code),
    ];
    let rows = rows.into_iter().flatten().map(|(member, required, about)| {
        let required = if required == "required" { Line::new().mark(required) } else { Line::of(required) };
        Row { id: None, cells: vec![Line::new().code(member), required, about] }
    });
    Table {
        label: "The members of the body".to_owned(),
        headings: &["Member", "Required", "What it is"],
        rows: rows.collect(),
    }
}

/// The request with one authentication of several.
fn alternative(subject: Subject<'_>, name: &'static str) -> Vec<Block> {
    let default = subject.element.authentication.map(|authentication| authentication.default);
    let heading = Line::of("With authentication ").code(name);
    let mut blocks = vec![Block::subsection(format!("request-{name}"), heading)];
    blocks.push(if default == Some(name) {
        Block::paragraph("This is the default: `authentication.type` may be left out.")
    } else {
        Block::paragraph("The entry `authentication.type` chooses it.")
    });
    blocks.extend(request(subject, Some(name)));
    blocks
}

/// A request and the command that sends it.
fn request(subject: Subject<'_>, alternative: Option<&'static str>) -> Vec<Block> {
    let sample = sample(subject.element, alternative);
    let json = sample.json();
    let is_empty = of_role(subject.element, Role::Field).next().is_none();
    let about = if is_empty {
        "The body. This element needs nothing from you:"
    } else {
        "The body, with samples in place of your values:"
    };
    let words = [
        Word::plain("-X POST"),
        Word::quoted(&format!("{}/instances", subject.service)),
        Word::header(AUTHORIZATION),
        Word::header(CONTENT_TYPE),
        Word::option("-d", &json),
    ];
    let mut blocks = vec![
        Block::paragraph(about),
        Block::Code(Code { label: "instance.json", language: Language::Json, text: json }),
    ];
    if !sample.misfits().is_empty() {
        let names = Line::of("The spec has a pattern and no `example` for ").codes(sample.misfits(), ", ");
        blocks.push(Block::Note(names.text(": what stands there above is refused.")));
    }
    blocks
        .push(Block::paragraph("As a command. With the body in a file, write `-d @instance.json` instead:"));
    blocks.push(shell(&curl::command(&words)));
    blocks
}

/// The request that is shown for an authentication.
pub(super) fn sample(element: &'static Element, alternative: Option<&'static str>) -> SampleRequest {
    let sample = SampleRequest::new(element, alternative);
    if access::is_needed(element, alternative) { sample.with_code() } else { sample }
}

fn shell(text: &str) -> Block {
    Block::Code(Code { label: "Terminal", language: Language::Shell, text: text.to_owned() })
}
