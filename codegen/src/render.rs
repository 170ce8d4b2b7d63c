//! From tokens to formatted text.

use crate::Generator;
use crate::emit::Module;

/// Who generates the library. All of its files are in one directory.
pub(crate) const GENERATOR: Generator =
    Generator { name: "openelements-codegen", endings: &[".rs"], folders: &[] };

/// The path and the text of a module.
///
/// # Errors
/// Where the tokens are not Rust, which would be a mistake in an emitter.
pub(crate) fn render(module: Module) -> Result<(String, String), String> {
    let Module { path, origin, text, code } = module;
    let file =
        syn::parse2(code).map_err(|error| format!("the code generated for `{path}` is not Rust: {error}"))?;
    let code = space_out(&prettyplease::unparse(&file));
    let parts = [text.as_str(), &code].map(str::trim).into_iter().filter(|part| !part.is_empty());
    let text = parts.collect::<Vec<_>>().join("\n\n");
    let mark = GENERATOR.mark();
    Ok((path, format!("// {mark} from {origin}: change that, not this file.\n\n{text}\n")))
}

/// Puts an empty line between items and between methods, as people do.
fn space_out(code: &str) -> String {
    let mut spaced = String::with_capacity(code.len() + code.len() / 16);
    let mut previous = "";
    for line in code.lines() {
        if begins_item(previous, line) || begins_method(previous, line) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        previous = line;
    }
    spaced
}

/// Whether `line` begins an item of the module that does not belong to a list of short ones.
fn begins_item(previous: &str, line: &str) -> bool {
    let is_start = !previous.is_empty()
        && line.starts_with(|first: char| first.is_alphanumeric() || "/#".contains(first));
    let is_one = is_attached(previous) || is_short(previous) && is_short(line);
    let inner = |line: &str| line.starts_with("//!");
    is_start && !is_one && !inner(line) || inner(previous) && !inner(line) && !line.is_empty()
}

/// Whether `line` begins a method, or an associated function.
fn begins_method(previous: &str, line: &str) -> bool {
    let is_start = line.strip_prefix("    ").is_some_and(|line| !line.starts_with([' ', '}', ')', ']']));
    let is_type = previous.starts_with("    type ");
    is_start && (previous == "    }" || is_type)
}

/// Whether what follows `line` belongs to it: a comment or an attribute.
fn is_attached(line: &str) -> bool {
    line.starts_with("///") || line.starts_with("#[") || line.starts_with("//!") || line == ")]"
}

/// Whether a line is a whole item of a kind that stands in lists.
fn is_short(line: &str) -> bool {
    line.starts_with("use ") || line.starts_with("pub mod ")
}
