//! Comments that set levels: `# openelements: allow L0403 - the vendor has no other`.

use std::ops::Range;

use openelements_runtime::did_you_mean;

use super::COMMENT_RULES;
use super::levels::{self, Level};
use crate::diagnostics::{Code, Collector, codes};
use crate::yaml::{self, At, Comment};

/// What ends a comment that is about the whole file.
const IN_THIS_FILE: &str = " in this file";

/// What stands before the reason.
const REASON: &str = " - ";

/// How many comments of a file are read, and codes of a comment: reading each takes looking at what it is about.
const LIMIT: usize = 256;

/// What a comment sets a level for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The whole file.
    File,
    /// Its line or, where it has a line of its own, what follows it.
    Item,
}

impl Reach {
    /// What a comment sets a level for, given with its number sign; none where it sets none.
    ///
    /// ```
    /// use openelements_codegen::Reach;
    ///
    /// assert_eq!(Reach::of("# openelements: allow L0403 - it has no other"), Some(Reach::Item));
    /// assert_eq!(Reach::of("# openelements: allow L0403 in this file"), Some(Reach::File));
    /// assert_eq!(Reach::of("# as they write it"), None);
    /// ```
    #[must_use]
    pub fn of(comment: &str) -> Option<Self> {
        let (_, reach) = parts(yaml::said(comment, has_level)?);
        Some(reach)
    }
}

/// The comments of a spec.
pub(super) struct Comments {
    /// The index of the source.
    source: usize,
    settings: Vec<Setting>,
    /// What is wrong with them.
    problems: Collector,
}

/// A level that a comment sets.
struct Setting {
    code: Code,
    level: Level,
    /// Where the comment has the code.
    at: Range<usize>,
    /// The bytes that it is about; none means the whole file.
    scope: Option<Range<usize>>,
    /// Whether anything has the level because of it.
    is_used: bool,
}

/// Reads the comments of a text.
pub(super) fn read(source: usize, text: &str) -> Comments {
    let mut comments = Comments { source, settings: Vec::new(), problems: Collector::default() };
    for (number, comment) in yaml::comments(text, has_level).into_iter().enumerate() {
        let Comment { word, content, is_misspelt } = comment;
        if number == LIMIT {
            let help = "set levels for the whole file";
            comments.problem("the comments from here on are not read", content, help);
            break;
        }
        if is_misspelt {
            comments.refuse_word(text.get(word.clone()).unwrap_or_default(), word);
        } else {
            comments.read(text, content);
        }
    }
    comments
}

impl Comments {
    /// The level that the comments give to what was found at these bytes, or somewhere in the file. The
    /// comment about the least counts, of two about the same the latter.
    pub(super) fn level(&mut self, code: Code, span: Option<&Range<usize>>) -> Option<Level> {
        let covers = |setting: &&mut Setting| {
            let is_within = |scope: &Range<usize>| span.is_some_and(|span| scope.contains(&span.start));
            setting.code == code && setting.scope.as_ref().is_none_or(is_within)
        };
        let extent = |setting: &&mut Setting| setting.scope.as_ref().map_or(usize::MAX, Range::len);
        let setting = self.settings.iter_mut().rev().filter(covers).min_by_key(extent)?;
        setting.is_used = true;
        Some(setting.level)
    }

    /// What is wrong with the comments. Of a spec that is not `sound`, it is not known what they allow.
    pub(super) fn problems(mut self, sound: bool) -> Collector {
        let is_idle = |setting: &&Setting| setting.level == Level::Allow && !setting.is_used;
        for setting in self.settings.iter().filter(is_idle).filter(|_| sound) {
            let message = format!("nothing is found here that `{}` is about", setting.code);
            self.problems
                .warning(codes::UNUSED_ALLOW, message, At::Bytes(self.source, setting.at.clone()))
                .help("remove it from the comment");
        }
        self.problems
    }

    /// Reads what follows the first word of a comment.
    fn read(&mut self, text: &str, comment: Range<usize>) {
        let content = text.get(comment.clone()).unwrap_or_default();
        let (said, reach) = parts(content);
        let words: Vec<(&str, Range<usize>)> = words(said, comment.start).collect();
        let Some(((word, at), names)) = words.split_first() else {
            let help = "write a level and the code of a lint, as in `allow L0401`";
            return self.problem("the comment says nothing", comment, help);
        };
        let Some(level) = Level::from_name(word) else {
            return self.refuse_level(word, at.clone());
        };
        if names.is_empty() {
            let message = format!("the comment does not say what to {word}");
            return self.problem(&message, at.clone(), "write the code of a lint after it, such as `L0401`");
        }
        if reach == Reach::File && !is_at_head(text, comment.start) {
            let message = "this comment is about the whole file, but does not stand at its beginning";
            return self.problem(message, comment, "move it before the first member");
        }
        let scope = (reach == Reach::Item).then(|| scope(text, &comment));
        for (name, at) in names.iter().take(LIMIT) {
            if !is_code(name) {
                let message = format!("`{name}` is not the code of a lint");
                return self.problem(&message, at.clone(), "write codes, and ` - ` before the reason");
            }
            if let Some(code) = self.read_code(name, at) {
                let scope = scope.clone();
                self.settings.push(Setting { code, level, at: at.clone(), scope, is_used: false });
            }
        }
    }

    fn refuse_word(&mut self, word: &str, at: Range<usize>) {
        let message = format!("the comment begins with `{word}`, so that it sets no level");
        self.problem(&message, at, "did you mean `openelements:`?");
    }

    fn refuse_level(&mut self, word: &str, at: Range<usize>) {
        let help = match did_you_mean(word, Level::ALL.map(Level::name)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "there are `allow`, `warn` and `deny`".to_owned(),
        };
        self.problem(&format!("there is no level `{word}`"), at, &help);
    }

    /// Reads the code of a lint whose level a comment can set.
    fn read_code(&mut self, name: &str, at: &Range<usize>) -> Option<Code> {
        match levels::find(name) {
            Ok(code) if COMMENT_RULES.iter().any(|(rule, _)| *rule == code) => {
                let message = format!("`{code}` is about comments, and no comment sets its level");
                self.problem(&message, at.clone(), "set it in `openelements.toml`, or mend the comment");
                None
            }
            Ok(code) => Some(code),
            Err(unknown) => {
                self.problem(&unknown.to_string(), at.clone(), &unknown.help());
                None
            }
        }
    }

    fn problem(&mut self, message: &str, at: Range<usize>, help: &str) {
        self.problems.warning(codes::BAD_LEVEL_COMMENT, message, At::Bytes(self.source, at)).help(help);
    }
}

/// What a comment says without its reason, and what about, given what follows its first word.
fn parts(content: &str) -> (&str, Reach) {
    let said = content.split_once(REASON).map_or(content, |(said, _)| said).trim_end();
    match said.strip_suffix(IN_THIS_FILE) {
        Some(said) => (said, Reach::File),
        None => (said, Reach::Item),
    }
}

/// Whether what follows the first word of a comment is a level, or almost, and a code.
fn has_level(content: &str) -> bool {
    let mut words = words(content, 0).map(|(word, _)| word);
    let is_level = words.next().is_some_and(|word| did_you_mean(word, Level::ALL.map(Level::name)).is_some());
    is_level && words.next().is_some_and(is_code)
}

/// Whether a word has the form of a code.
fn is_code(word: &str) -> bool {
    word.len() == 5 && word.chars().skip(1).all(|character| character.is_ascii_digit())
}

/// Whether nothing but comments stands before `start`.
fn is_at_head(text: &str, start: usize) -> bool {
    let mut before = text.get(..start).unwrap_or_default().lines();
    before.all(|line| !is_content(line))
}

/// The words of a text that begins at `start`, each with its bytes.
fn words(text: &str, start: usize) -> impl Iterator<Item = (&str, Range<usize>)> {
    let words = text.split([' ', '\t', ',']).scan(start, |next, word| {
        let start = *next;
        *next += word.len() + 1;
        Some((word, start..start + word.len()))
    });
    words.filter(|(word, _)| !word.is_empty())
}

/// The bytes that a comment is about: its line or, where it has a line of its own, the item that follows
/// with all that is nested in it.
fn scope(text: &str, comment: &Range<usize>) -> Range<usize> {
    let line_start = text.get(..comment.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let before = text.get(line_start..comment.start).unwrap_or_default();
    if !before.trim_start().starts_with('#') {
        return line_start..comment.end;
    }
    let mut start = comment.end;
    let mut lines = text.get(comment.end..).unwrap_or_default().split_inclusive('\n');
    let first = lines.by_ref().find(|line| {
        start += line.len();
        is_content(line)
    });
    let Some(first) = first else {
        return comment.end..comment.end;
    };
    let nested = lines.take_while(|line| !is_content(line) || is_nested(line, first));
    start - first.len()..start + nested.map(str::len).sum::<usize>()
}

/// Whether a line says something; the mark where the document begins does not.
fn is_content(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#') && line != "---"
}

/// Whether a line belongs to the item that `first` begins. The items of a sequence may be indented as the
/// key that has it.
fn is_nested(line: &str, first: &str) -> bool {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let is_item = |line: &str| {
        let behind_dash = line.trim_start().strip_prefix('-');
        behind_dash.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    let (line_indentation, own) = (indentation(line), indentation(first));
    line_indentation > own || (line_indentation == own && is_item(line) && !is_item(first))
}
