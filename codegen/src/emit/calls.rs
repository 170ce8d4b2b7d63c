//! Writes tables: data is written as text right away, which costs a tenth of what tokens cost
//! that have to be parsed and laid out again.

use proc_macro2::Literal;

/// The longest line that a call is put on together with its expression.
const LINE: usize = 100;

/// An expression that ends in a chain of calls: one call stays on its line, several get one each.
pub(super) struct Calls {
    expression: String,
    calls: Vec<String>,
}

impl Calls {
    /// Begins with an expression.
    pub(super) fn on(expression: String) -> Self {
        Self { expression, calls: Vec::new() }
    }

    /// Adds a call with arguments as they stand in Rust.
    pub(super) fn call(mut self, name: &str, arguments: &str) -> Self {
        self.calls.push(format!(".{name}({arguments})"));
        self
    }

    /// Adds a call if there is an argument.
    pub(super) fn call_with(self, name: &str, argument: Option<String>) -> Self {
        match argument {
            Some(argument) => self.call(name, &argument),
            None => self,
        }
    }

    /// Adds a call without arguments if `condition` holds.
    pub(super) fn call_if(self, condition: bool, name: &str) -> Self {
        if condition { self.call(name, "") } else { self }
    }

    /// The expression, its calls indented by `indentation` where they do not fit on its line.
    pub(super) fn end(self, indentation: &str) -> String {
        let length = self.expression.len() + self.calls.iter().map(String::len).sum::<usize>();
        let separator =
            if self.calls.len() < 2 && length < LINE { String::new() } else { format!("\n{indentation}") };
        self.calls.iter().fold(self.expression, |text, call| text + &separator + call)
    }
}

/// A string literal of Rust. What may have another normal form is escaped, so that no editor or
/// tool changes it.
pub(super) fn string(text: &str) -> String {
    if text.bytes().all(is_plain) {
        return ["\"", text, "\""].concat();
    }
    let literal = Literal::string(text).to_string();
    if literal.chars().all(is_normal) {
        return literal;
    }
    let escape = |character: char| {
        if is_normal(character) { character.to_string() } else { character.escape_unicode().to_string() }
    };
    literal.chars().map(escape).collect()
}

/// Whether a byte stands in a literal as it is, which most do.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~')
}

/// The same as a token.
pub(super) fn literal(text: &str) -> Literal {
    string(text).parse().unwrap_or_else(|_| Literal::string(text))
}

/// Whether a character surely is its own normal form (NFC), whatever stands beside it. There are
/// others; of these people write most.
const fn is_normal(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{2ff}' | '\u{388}'..='\u{3ce}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}'
            | '\u{2122}' | '\u{2190}'..='\u{22ff}' | '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}' | '\u{1f300}'..='\u{1faff}'
    )
}

/// A string literal, where there is a text that is not empty.
pub(super) fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| string(text))
}

/// A slice of string literals, where there are any.
pub(super) fn strings<'text>(texts: impl IntoIterator<Item = &'text String>) -> Option<String> {
    let literals: Vec<String> = texts.into_iter().map(|text| string(text)).collect();
    (!literals.is_empty()).then(|| format!("&[{}]", literals.join(", ")))
}

/// A static array, an item a line.
pub(super) fn array(name: &str, of_type: &str, items: &[String]) -> String {
    let count = items.len();
    if items.is_empty() {
        return format!("static {name}: [{of_type}; 0] = [];\n");
    }
    format!("static {name}: [{of_type}; {count}] = [\n    {},\n];\n", items.join(",\n    "))
}
