//! Commands of curl, to be pasted into a shell.

/// Words that stand together on a line of a command.
pub(crate) struct Word(String);

impl Word {
    /// What a shell takes as it is.
    pub(crate) fn plain(word: &str) -> Self {
        Self(word.to_owned())
    }

    /// Any text, in quotes.
    pub(crate) fn quoted(text: &str) -> Self {
        Self(quote(text))
    }

    /// An option with any text.
    pub(crate) fn option(name: &str, text: &str) -> Self {
        Self(format!("{name} {}", quote(text)))
    }

    /// A header with variables of the shell in it.
    pub(crate) fn header(text: &str) -> Self {
        Self(format!("-H \"{text}\""))
    }
}

/// The command, with its words one below the other.
pub(crate) fn command(words: &[Word]) -> String {
    words.iter().enumerate().fold("curl".to_owned(), |command, (index, Word(word))| {
        let separator = if index < 2 { " " } else { " \\\n  " };
        command + separator + word
    })
}

/// A text in quotes, as a POSIX shell takes it.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
