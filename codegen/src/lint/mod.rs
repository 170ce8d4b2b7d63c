//! What is allowed, but likely not what was meant: one function and one code a rule, each with a level.

mod braces;
mod broken;
mod characters;
mod comments;
mod dates;
mod descriptions;
mod descriptors;
mod events;
mod levels;
mod lists;
mod names;
mod numbers;
mod patterns;
mod polled;
mod poller;
mod secrets;
mod sent;
mod unused;
mod urls;

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Collector, codes};
use crate::model::{Element, Entry};
use crate::source::Source;
use crate::standard::Standard;
use crate::syntax::{self, RawSpec};
use crate::yaml::{self, At, Node};

use broken::Broken;
use comments::Comments;
pub use comments::Reach;
pub use levels::{Level, Levels, UnknownLint};

/// A rule.
struct Rule {
    /// The code of what it finds.
    code: Code,
    /// The level where nobody says another.
    level: Level,
    /// What has to be without errors: what it finds in the rest may only follow from one.
    needs: Sound,
    /// Notes what it finds.
    find: fn(&Subject<'_>, &mut Collector),
}

/// The part of a spec that is without errors.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    /// None that is known of.
    Nothing,
    /// The field, and the shape of all of it: no member is unknown, missing, given twice or of the wrong kind.
    Shape,
    /// The field, and what brings it.
    Field,
    /// All of it.
    Spec,
}

/// A rule about what a place says for itself.
const fn local(code: Code, find: fn(&Subject<'_>, &mut Collector)) -> Rule {
    Rule { code, level: Level::Warn, needs: Sound::Nothing, find }
}

/// A rule about what is not there, or there twice, if every member is what it was meant to be.
const fn of_shape(code: Code, find: fn(&Subject<'_>, &mut Collector)) -> Rule {
    Rule { code, level: Level::Warn, needs: Sound::Shape, find }
}

/// A rule about what the attributes of a field say together.
const fn of_field(code: Code, find: fn(&Subject<'_>, &mut Collector)) -> Rule {
    Rule { code, level: Level::Warn, needs: Sound::Field, find }
}

/// A rule about what several places say together.
const fn joint(code: Code, find: fn(&Subject<'_>, &mut Collector)) -> Rule {
    Rule { code, level: Level::Warn, needs: Sound::Spec, find }
}

/// Every rule.
const RULES: [Rule; 26] = [
    local(codes::UNANCHORED_PATTERN, patterns::anchors),
    of_field(codes::UNDECLARED_SECRET, secrets::undeclared),
    local(codes::SECRET_WITH_DEFAULT, secrets::defaults),
    joint(codes::UNUSED_FIELD, unused::fields),
    local(codes::PLAIN_HTTP, urls::encryption),
    of_shape(codes::NO_DESCRIPTION, descriptions::element),
    of_field(codes::UNDESCRIBED_FIELD, descriptions::fields),
    joint(codes::MISSPELLED_STANDARD, names::standard),
    local(codes::SINGULAR_WEBHOOK, events::singular),
    joint(codes::POLLER_MISMATCH, events::poller),
    local(codes::UNBALANCED_QUOTE, descriptors::quotes),
    local(codes::UNKNOWN_DESCRIPTOR, descriptors::unknown),
    local(codes::UNKNOWN_DESCRIPTOR, braces::unbalanced),
    local(codes::DATE_MASK, dates::masks),
    joint(codes::CURSOR_WITHOUT_MAXIMUM, lists::cursor),
    of_shape(codes::LISTED_TWICE, lists::repetitions),
    of_shape(codes::LISTED_TWICE, sent::repetitions),
    of_field(codes::NEEDLESS_REQUIRED, names::required),
    local(codes::BLANK_OPTION, lists::options),
    local(codes::DOMAIN_BY_VALUE, urls::domains),
    local(codes::SECRET_WITH_EXAMPLE, secrets::examples),
    local(codes::TOO_SMALL, numbers::too_small),
    local(codes::POLLED_OBJECT, polled::objects),
    of_shape(codes::HEADER_NAME, sent::headers),
    local(codes::SECRET_IN_PATH, sent::secrets),
    local(codes::UNSEEN_CHARACTER, characters::unseen),
];

/// What the comments that set levels can be wrong about. No comment sets the levels of these.
const COMMENT_RULES: [(Code, Level); 2] =
    [(codes::BAD_LEVEL_COMMENT, Level::Warn), (codes::UNUSED_ALLOW, Level::Warn)];

/// Errors below this code are about the shape of a spec: a member may be missing because it is misspelt.
const FIRST_OF_CONTENT: &str = "E0100";

/// What rules look at.
struct Subject<'run> {
    /// The index of the source.
    source: usize,
    /// The file as a tree.
    root: &'run Node,
    /// The spec as it is written.
    spec: &'run RawSpec,
    /// The element that it became.
    element: &'run Element,
    /// Its entries by their names.
    entries: BTreeMap<&'run str, &'run Entry>,
    /// What every spec can rely on.
    standard: &'run Standard,
}

impl<'run> Subject<'run> {
    /// The entry of a wire name.
    fn entry(&self, name: &str) -> Option<&'run Entry> {
        self.entries.get(name).copied()
    }
}

/// The lints of a spec, at their levels. What follows from its `errors` is not told.
pub(crate) fn lint(
    element: &Element,
    errors: &[(Code, &At)],
    sources: &[Source],
    standard: &Standard,
    levels: &Levels,
) -> Collector {
    let index = element.key.at.source();
    let mut found = Collector::default();
    let Some((source, text)) = sources.get(index).and_then(|source| Some((source, source.text().ok()?)))
    else {
        return found;
    };
    let comments = comments::read(index, text);
    if let Some(root) = yaml::parse(index, source, &mut Collector::default()) {
        let spec = syntax::read(index, &root, standard, &mut Collector::default());
        let entries = element.entries.iter().map(|entry| (entry.name.value.as_str(), entry)).collect();
        let subject = Subject { source: index, root: &root, spec: &spec, element, entries, standard };
        let broken = Broken::new(&root, standard, errors);
        let has_shape = errors.iter().all(|(code, _)| code.as_str() > FIRST_OF_CONTENT);
        let is_sound = |needs: Sound| match needs {
            Sound::Spec => errors.is_empty(),
            Sound::Shape => has_shape,
            Sound::Field | Sound::Nothing => true,
        };
        for rule in RULES.iter().filter(|rule| is_sound(rule.needs)) {
            let mut own = Collector::default();
            (rule.find)(&subject, &mut own);
            own.retain(|at| rule.needs == Sound::Nothing || !broken.has(at));
            found.append(own);
        }
    }
    settle(&mut found, comments, errors.is_empty(), sources, levels);
    found
}

/// Gives what was found its level, and adds what is wrong with the comments themselves.
fn settle(found: &mut Collector, mut comments: Comments, sound: bool, sources: &[Source], levels: &Levels) {
    found.settle(sources, |code, place| {
        let commented = comments.level(code, place.span.as_ref());
        levels.severity(commented.or(levels.of(code))?)
    });
    let mut problems = comments.problems(sound);
    problems.settle(sources, |code, _| levels.severity(levels.of(code)?));
    found.append(problems);
}
