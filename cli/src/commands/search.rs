//! `openelements search`: the elements that words are found in.

use openelements_runtime::{Element, Entry, did_you_mean};

use super::list::{Item, text};
use crate::args::{Format, Search};
use crate::failure::Failure;
use crate::output::Output;
use crate::table;
use crate::words::{KEYS, quoted};

/// Runs the command.
pub(crate) fn run(args: &Search) -> Result<Output, Failure> {
    let words: Vec<String> =
        args.words.iter().flat_map(|word| word.split_whitespace()).map(str::to_lowercase).collect();
    if words.is_empty() {
        return Err(Failure::new("there is no word to search for")
            .help("write one, as in `openelements search orders`"));
    }
    let items: Vec<Item> = found(&words).into_iter().map(Item::new).collect();
    let output = match args.format {
        Format::Text if items.is_empty() => Output::default(),
        Format::Text => Output::success(text(&items, table::terminal_width())),
        Format::Json => Output::json(&items)?,
    };
    let nothing = items.is_empty().then(|| Output::from(nothing_found(&words)));
    Ok(match nothing {
        Some(nothing) => Output { stdout: output.stdout, ..nothing },
        None => output,
    })
}

/// The elements that all words are found in, the best first.
fn found(words: &[String]) -> Vec<&'static Element> {
    let ranked = openelements::ELEMENTS.iter().filter_map(|element| Some((rank(element, words)?, *element)));
    let mut ranked: Vec<_> = ranked.collect();
    // Elements of one rank stay in the order of their keys.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, element)| element).collect()
}

/// How far down an element comes, if all words are found in it.
fn rank(element: &Element, words: &[String]) -> Option<usize> {
    words.iter().map(|word| rank_of_word(element, word)).sum()
}

/// Where a word is found: it is the key, or it is in the key, in the name, or in the rest.
fn rank_of_word(element: &Element, word: &str) -> Option<usize> {
    let has = |text: &str| text.to_lowercase().contains(word);
    let entries = || element.entries.iter().flat_map(Entry::names);
    let places = [
        element.has_key(word),
        element.keys().any(has),
        has(element.name),
        element.hub.is_some_and(has) || has(element.description) || entries().any(has),
    ];
    places.iter().position(|is_there| *is_there)
}

/// No element has all of the words; if one of them is in no element at all, it is to blame.
fn nothing_found(words: &[String]) -> Failure {
    let is_nowhere = |word: &&String| found(std::slice::from_ref(*word)).is_empty();
    let nowhere: Vec<&String> = words.iter().filter(is_nowhere).collect();
    let shown: Vec<String> = words.iter().map(|word| word.escape_debug().to_string()).collect();
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    let failure = Failure::new(format_args!("no element has {}", quoted(&shown, " and ")));
    let known =
        openelements::ELEMENTS.iter().flat_map(|element| element.hub.into_iter().chain([element.key]));
    let known: Vec<&str> = known.collect();
    let meant = nowhere.iter().filter_map(|word| did_you_mean(word, known.iter().copied()));
    let failure = meant.fold(failure, |failure, name| failure.help(format_args!("did you mean `{name}`?")));
    failure.help(KEYS)
}

#[cfg(test)]
mod tests {
    use openelements_runtime::{Element, Entry};

    use super::rank;

    static ENTRIES: [Entry; 1] = [Entry::field("account.site").aliases(&["tenant"])];

    fn rank_of(words: &[&str]) -> Option<usize> {
        let element = Element::new("acmecrm", 1, "Acme Sales").hub("crm").description("Leads");
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        rank(&element.entries(&ENTRIES), &words)
    }

    #[test]
    fn the_key_is_before_the_name_and_the_name_before_the_rest() {
        assert_eq!(rank_of(&["acmecrm"]), Some(0));
        assert_eq!(rank_of(&["crm"]), Some(1));
        assert_eq!(rank_of(&["sales"]), Some(2));
        for word in ["leads", "site", "tenant"] {
            assert_eq!(rank_of(&[word]), Some(3), "{word}");
        }
        assert_eq!(rank_of(&["acme", "sales"]), Some(3));
        assert_eq!(rank_of(&["acmecrm", "invoice"]), None);
    }
}
