//! Where the stages of reading specs put their diagnostics.

use openelements_runtime::did_you_mean;

use super::fix::Change;
use super::{Code, Diagnostic, Diagnostics, Fix, Label, Severity, Texts};
use crate::source::Source;
use crate::yaml::{At, Place, Places};

/// Collects diagnostics. Their places are looked up only when it is finished, because that
/// takes reading the file again.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    drafts: Vec<Draft>,
    /// Values that are secret: lines are shown without them.
    secrets: Vec<At>,
}

/// How many pairs of names are compared at most, about: a program may have written a spec in which thousands of
/// names are wrong, and there may be thousands that could be meant.
const COMPARISONS: usize = 200_000;

/// A diagnostic in the making.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The number of those that were added before.
    number: usize,
    code: Code,
    severity: Severity,
    message: String,
    at: At,
    text: String,
    secondary: Vec<(At, String)>,
    help: Option<String>,
    notes: Vec<String>,
    fix: Option<(String, Change)>,
}

impl Collector {
    /// Adds an error, and returns it for details to be added.
    pub(crate) fn error(&mut self, code: Code, message: impl Into<String>, at: At) -> &mut Draft {
        self.push(Severity::Error, code, message.into(), at)
    }

    /// Adds what another collector holds.
    pub(crate) fn append(&mut self, other: Self) {
        self.drafts.extend(other.drafts);
        self.secrets.extend(other.secrets);
    }

    /// Hides a value wherever the lines that it stands in are shown.
    pub(crate) fn hide(&mut self, secret: At) {
        self.secrets.push(secret);
    }

    /// Tells whether an error has been added.
    pub(crate) fn has_errors(&self) -> bool {
        self.drafts.iter().any(|draft| draft.severity == Severity::Error)
    }

    /// Looks up all places in the `sources`, which must be those that were parsed.
    pub(crate) fn finish(self, sources: &[Source]) -> Diagnostics {
        let wanted = || self.drafts.iter().flat_map(Draft::places);
        let mut with_problems = vec![false; sources.len()];
        for at in wanted() {
            if let Some(has_problems) = with_problems.get_mut(at.source()) {
                *has_problems = true;
            }
        }
        let secrets = || self.secrets.iter().filter(|at| with_problems.get(at.source()) == Some(&true));
        let places = Places::find(sources, wanted().chain(secrets()));
        let hidden = secrets().filter_map(|at| Some((at.source(), places.extent(at)?)));
        let texts = Texts::new(sources, &with_problems, hidden);
        let drafts = self.drafts.into_iter();
        let diagnostics = drafts.map(|draft| draft.finish(&places, &texts)).collect();
        Diagnostics::new(diagnostics, texts)
    }

    fn push(&mut self, severity: Severity, code: Code, message: String, at: At) -> &mut Draft {
        let number = self.drafts.len();
        self.drafts.push(Draft {
            number,
            code,
            severity,
            message: escaped(message),
            at,
            text: String::new(),
            secondary: Vec::new(),
            help: None,
            notes: Vec::new(),
            fix: None,
        });
        &mut self.drafts[number]
    }
}

/// What only tools ask for.
#[cfg(feature = "tools")]
impl Collector {
    /// Adds a warning, and returns it for details to be added.
    pub(crate) fn warning(&mut self, code: Code, message: impl Into<String>, at: At) -> &mut Draft {
        self.push(Severity::Warning, code, message.into(), at)
    }

    /// The errors about one of the sources: their codes and places.
    pub(crate) fn errors_in(&self, source: usize) -> impl Iterator<Item = (Code, &At)> {
        let errors = self.drafts.iter().filter(|draft| draft.severity == Severity::Error);
        errors.filter(move |draft| draft.at.source() == source).map(|draft| (draft.code, &draft.at))
    }

    /// Drops the diagnostics about places of which something does not hold.
    pub(crate) fn retain(&mut self, holds: impl Fn(&At) -> bool) {
        self.drafts.retain_mut(|draft| holds(&draft.at));
    }

    /// Returns the text of a source as it is shown: with a mask in place of what is [hidden](Self::hide).
    pub(crate) fn shown(&self, source: usize, sources: &[Source]) -> String {
        let secrets = || self.secrets.iter().filter(|at| at.source() == source);
        let places = Places::find(sources, secrets());
        let spans = secrets().filter_map(|at| Some((source, places.extent(at)?)));
        Texts::new(sources, &[], spans).text(source).to_owned()
    }

    /// Gives each diagnostic the severity that is decided for its code and place, and drops those that get none.
    pub(crate) fn settle(
        &mut self,
        sources: &[Source],
        mut decide: impl FnMut(Code, &Place) -> Option<Severity>,
    ) {
        let places = Places::find(sources, self.drafts.iter().map(|draft| &draft.at));
        self.drafts.retain_mut(|draft| match decide(draft.code, &places.resolve(&draft.at)) {
            Some(severity) => {
                draft.severity = severity;
                true
            }
            None => false,
        });
    }
}

/// A message as one line, whatever an author put into a name or value.
fn escaped(message: String) -> String {
    if !message.contains(char::is_control) {
        return message;
    }
    let escape = |character: char| {
        if character.is_control() { character.escape_default().to_string() } else { character.to_string() }
    };
    message.chars().map(escape).collect()
}

impl Draft {
    /// Says what to do about the problem.
    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Says which known name is likely meant by the given one; `otherwise`, what to do instead. After very many
    /// problems, none is looked for any more.
    pub(crate) fn suggest<'name>(
        &mut self,
        given: &str,
        known: impl IntoIterator<Item = &'name str, IntoIter: Clone>,
        otherwise: impl Into<String>,
    ) -> &mut Self {
        let known = known.into_iter();
        let is_affordable = self.number.saturating_mul(known.clone().count()) <= COMPARISONS;
        let meant = if is_affordable { did_you_mean(given, known) } else { None };
        self.help(meant.map_or_else(|| otherwise.into(), |name| format!("did you mean `{name}`?")))
    }

    /// Offers a change that surely mends the problem, and can change nothing else. `title` says what it does.
    /// Where the text is not just as it is taken to be, for instance a name with escapes, there is none.
    pub(crate) fn fix(&mut self, title: impl Into<String>, change: Change) -> &mut Self {
        self.fix = Some((title.into(), change));
        self
    }

    /// Offers a change, if there is one.
    pub(crate) fn fix_if(&mut self, title: &str, change: Option<Change>) -> &mut Self {
        match change {
            Some(change) => self.fix(title, change),
            None => self,
        }
    }

    /// Offers to write the known name that is certainly meant in place of the given one, if there is such a name.
    pub(crate) fn correct(&mut self, meant: Option<&str>, at: &At) -> &mut Self {
        match meant {
            Some(name) => self.fix(format!("write `{name}`"), Change::Text(at.clone(), name.to_owned())),
            None => self,
        }
    }

    /// Adds anything else worth knowing.
    pub(crate) fn note(&mut self, note: impl Into<String>) -> &mut Self {
        self.notes.push(note.into());
        self
    }

    /// Says something at the place of the problem itself.
    pub(crate) fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.text = text.into();
        self
    }

    /// Says something at another place, which may be in another file.
    pub(crate) fn label(&mut self, at: At, text: impl Into<String>) -> &mut Self {
        self.secondary.push((at, text.into()));
        self
    }

    /// Every place that the diagnostic is about.
    fn places(&self) -> impl Iterator<Item = &At> {
        let labels = std::iter::once(&self.at).chain(self.secondary.iter().map(|(at, _)| at));
        labels.chain(self.fix.iter().map(|(_, change)| change.place()))
    }

    fn finish(self, places: &Places<'_>, texts: &Texts) -> Diagnostic {
        let place = places.resolve(&self.at);
        let start = place.span.as_ref().map(|span| texts.position(place.source, span.start));
        let mut diagnostic = Diagnostic {
            code: self.code,
            severity: self.severity,
            message: self.message,
            path: texts.path(place.source).to_owned(),
            position: place.position.or(start),
            primary: place.label(self.text),
            secondary: Vec::new(),
            help: self.help,
            notes: self.notes,
            fix: self.fix.and_then(|(title, change)| Some(Fix { title, edits: vec![change.edit(places)?] })),
        };
        for (at, text) in self.secondary {
            let place = places.resolve(&at);
            let whole_file = format!("{}: {text}", texts.path(place.source));
            match place.label(text) {
                Some(label) => diagnostic.secondary.push(label),
                None => diagnostic.notes.push(whole_file),
            }
        }
        diagnostic
    }
}

impl Place {
    fn label(self, text: String) -> Option<Label> {
        self.span.map(|span| Label { source: self.source, span, text })
    }
}
