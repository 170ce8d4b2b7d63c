//! Small questions about texts.

/// Where the lines of a text begin.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    /// Looks for the lines.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(index, _)| index).collect())
    }

    /// The line, from 1, of an offset.
    pub(crate) fn at(&self, offset: usize) -> usize {
        1 + self.0.partition_point(|at| *at < offset)
    }
}

/// The lower-case words of a name: `Oauth.api-keyId` has `oauth`, `api`, `key`, `id`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_lower = false;
    for character in name.chars() {
        let begins = character.is_uppercase() && is_lower;
        if !character.is_alphanumeric() {
            words.push(String::new());
        } else if begins || words.is_empty() {
            words.push(character.to_lowercase().collect());
        } else if let Some(word) = words.last_mut() {
            word.extend(character.to_lowercase());
        }
        is_lower = character.is_lowercase() || character.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a text is what one writes in place of a value: `<KEY>`, `API_KEY`, `xxxx`, `********`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    let has = |word: &str| lower.contains(word);
    let is_mask = text.len() > 2 && text.chars().all(|character| "*x.•X".contains(character));
    let is_capital = text.contains(['_', '.', ' '])
        && text.chars().any(char::is_alphabetic)
        && !text.chars().any(char::is_lowercase)
        && !text.contains(['/', ':', '\'']);
    let is_half_capital = text.split(['_', '.', '-', ' ']).filter(|part| part.len() > 1).skip(1).count() > 0
        && text.contains('_')
        && text.split('_').skip(1).all(|part| part == part.to_uppercase())
        && text.chars().any(char::is_uppercase);
    text.starts_with('<')
        || text.contains("{{")
        || is_mask
        || is_capital
        || is_half_capital
        || ["insert", "your ", "your_", "my_cool", "mycool", "fake", "example", "sample", "xxx"]
            .into_iter()
            .any(has)
}

/// Whether a text has what looks like a credential that somebody has: long, without meaning, known by
/// its beginning or by what stands before it.
pub(crate) fn is_credential(text: &str) -> bool {
    text.contains("-----BEGIN") || parts(text).into_iter().any(|(part, after)| is_withheld(part, after))
}

/// The text with stars in place of credentials.
pub(crate) fn redacted(text: &str) -> String {
    if !is_credential(text) {
        return text.to_owned();
    }
    if text.contains("-----BEGIN") {
        return openelements_runtime::MASK.to_owned();
    }
    let mut out = String::new();
    for (part, after) in parts(text) {
        out.push_str(if is_withheld(part, after) { openelements_runtime::MASK } else { part });
    }
    out
}

/// The words of a text and what is between them, each with the word before it.
fn parts(text: &str) -> Vec<(&str, &str)> {
    let is_between =
        |character: char| character.is_whitespace() || "\"'<>(),;=?&`{}[]*!#".contains(character);
    let (mut parts, mut rest, mut before) = (Vec::new(), text, "");
    while let Some(first) = rest.chars().next() {
        let is_word = !is_between(first);
        let end = rest.find(|character| is_between(character) == is_word).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push((part, before));
        before = if is_word { part } else { before };
        rest = after;
    }
    parts
}

/// Whether a word is a credential, by itself or after the name of an authentication.
fn is_withheld(word: &str, before: &str) -> bool {
    let is_scheme = ["bearer", "basic"].contains(&before.to_lowercase().as_str());
    let has_digit = word.chars().any(|character| character.is_ascii_digit());
    (is_scheme && word.len() >= 8 && has_digit && !is_placeholder(word)) || is_credential_word(word)
}

fn is_credential_word(word: &str) -> bool {
    const BEGINNINGS: [&str; 9] =
        ["sk_live_", "sk_test_", "pk_live_", "rk_live_", "xoxp-", "xoxb-", "ghp_", "AKIA", "eyJ"];
    if BEGINNINGS.iter().any(|beginning| word.len() > beginning.len() + 6 && word.starts_with(beginning)) {
        return true;
    }
    let url_password = word.split_once("://").and_then(|(_, rest)| rest.split('/').next());
    if let Some(authority) = url_password {
        return authority.contains('@');
    }
    word.split(['/', ':', '|', '.']).any(is_random)
}

/// Whether a word has the look of randomness: 16 and more characters, letters and digits in turns.
fn is_random(word: &str) -> bool {
    let word = word.trim_end_matches('=');
    let is_token = |character: char| character.is_ascii_alphanumeric() || "-_+~".contains(character);
    if word.len() < 16 || !word.chars().all(is_token) {
        return false;
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let classes: Vec<u8> = word.bytes().map(class).collect();
    let turns = classes.windows(2).filter(|pair| pair.first() != pair.last()).count();
    let is_hexadecimal = word.chars().all(|character| character.is_ascii_hexdigit() || character == '-');
    (digits >= 2 && letters >= 2 && turns * 4 >= word.len())
        || (is_hexadecimal && digits >= 2 && letters >= 1 && word.len() >= 20)
        || (letters >= 20 && !word.contains(['_', '-']) && turns * 3 >= word.len())
}

fn class(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    }
}
