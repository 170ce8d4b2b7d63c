//! TypeScript declarations of the configurations of a catalogue.

mod entry;

use openelements_runtime::{Authentication, Catalogue, Element, Entry};

use self::entry::{comment, literal, property};

/// What every file begins with.
const HEAD: &str = include_str!("typescript/head.d.ts");

/// A TypeScript declaration file: for each element a type of what a caller supplies, and the documents of
/// the `/instances` API. What depends on the values of other entries is said in comments alone.
///
/// ```
/// use openelements_runtime::{Catalogue, Element, Entry};
///
/// static ENTRIES: [Entry; 1] = [Entry::field("site").required().label("Subdomain")];
/// static ELEMENT: Element = Element::new("example", 1, "Example").entries(&ENTRIES);
///
/// static CATALOGUE: Catalogue = Catalogue::new(&[&ELEMENT]);
///
/// let declarations = openelements_schema::typescript(&CATALOGUE);
/// assert!(declarations.contains("export interface ExampleConfiguration {\n  /** Subdomain. */\n  \"site\": Text;\n}"));
/// ```
#[must_use]
pub fn typescript(catalogue: &Catalogue) -> String {
    let elements = catalogue.elements();
    let types: Vec<String> = elements.iter().map(|element| configuration(element)).collect();
    let rows = elements.iter().map(|element| format!("  {}: {};\n", literal(element.key), name(element)));
    let map = format!(
        "{}export interface ElementConfigurations {{\n{}}}\n",
        comment("", &["The configuration of each element, by its key.".to_owned()]),
        rows.collect::<String>()
    );
    format!("{HEAD}\n{map}\n{}", types.join("\n"))
}

/// The name of the type of an element's configuration.
fn name(element: &Element) -> String {
    let words = element.key.split(['-', '_']).map(capitalised);
    let name: String = words.collect();
    let prefix = if name.starts_with(|first: char| first.is_ascii_digit()) { "_" } else { "" };
    format!("{prefix}{name}Configuration")
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
}

/// The type of an element's configuration: one object, or one for each authentication to choose from.
fn configuration(element: &Element) -> String {
    let name = name(element);
    let known = element.authentication;
    let Some(authentication) = known.filter(|known| !known.alternatives.is_empty()) else {
        let alternative = known.map_or("", |known| known.default);
        return declaration(&name, element, alternative, &describe(element));
    };
    let choices: Vec<String> =
        authentication.alternatives.iter().map(|alternative| of(&name, alternative)).collect();
    let union = format!("{}export type {name} = {};\n", comment("", &describe(element)), choices.join(" | "));
    let types = authentication.alternatives.iter().map(|alternative| {
        let said = vec![format!("{}, with the authentication `{alternative}`.", element.name)];
        declaration(&of(&name, alternative), element, alternative, &said)
    });
    std::iter::once(union).chain(types).collect::<Vec<_>>().join("\n")
}

/// The name of the type where an authentication is chosen.
fn of(name: &str, alternative: &str) -> String {
    let words = alternative.split(|character: char| !character.is_ascii_alphanumeric()).map(capitalised);
    format!("{name}{}", words.collect::<String>())
}

fn describe(element: &Element) -> Vec<String> {
    let name = format!("What is supplied for {}.", element.name);
    let deprecated = element.deprecated.map(|advice| format!("@deprecated {advice}"));
    let said = [name, element.description.to_owned()].into_iter().filter(|text| !text.is_empty());
    said.chain(deprecated).collect()
}

/// An object. Entries that go by several names are said beside it, as of those one is given.
fn declaration(name: &str, element: &Element, alternative: &str, said: &[String]) -> String {
    let table = Table { element, alternative };
    let (single, several): (Vec<&Entry>, Vec<&Entry>) = element
        .entries
        .iter()
        .partition(|entry| entry.names().nth(1).is_none() || !entry.applies_to(alternative));
    let members: String = single.iter().map(|entry| property(&table, entry)).collect();
    let head = comment("", said);
    if several.is_empty() {
        return format!("{head}export interface {name} {{\n{members}}}\n");
    }
    let named = several.iter().map(|entry| entry::named(&table, entry));
    let named: Vec<String> = named.collect();
    format!("{head}export type {name} = {{\n{members}}} & {};\n", named.join(" & "))
}

/// The table of an element as it is where an authentication is chosen.
struct Table<'a> {
    element: &'a Element,
    alternative: &'a str,
}

impl Table<'_> {
    /// Whether an entry chooses the authentication.
    fn is_choice(&self, entry: &Entry) -> bool {
        let has_choice = self.element.authentication.is_some_and(|known| !known.alternatives.is_empty());
        has_choice && entry.name == Authentication::ENTRY
    }

    /// Whether an entry must be supplied whatever the others are.
    fn is_required(&self, entry: &Entry) -> bool {
        let is_default = self.element.authentication.is_none_or(|known| known.default == self.alternative);
        entry.applies_to(self.alternative) && (entry.required || self.is_choice(entry) && !is_default)
    }
}
