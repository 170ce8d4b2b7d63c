//! Rules about the URLs of pollers: what is between `${` and `}` is replaced when they are polled.

use std::ops::Range;

use openelements_runtime::did_you_mean;

use super::Subject;
use super::poller::{self, PollerText};
use crate::diagnostics::{Collector, codes};
use crate::syntax::quoted;

/// The descriptors that have a date in a form.
pub(super) const DATES: [&str; 2] = ["date", "gmtDate"];

/// The descriptor that has the name of a time zone before the form.
pub(super) const ZONED: &str = "dateTimeZone";

/// The descriptor of a number, and the units it may have.
pub(super) const EPOCH: (&str, [&str; 2]) = ("epoch", ["s", "us"]);

/// A descriptor in a text.
pub(super) struct Descriptor {
    /// The bytes of all of it.
    pub(super) range: Range<usize>,
    /// The bytes between `${` and `}`; none if it is not closed.
    pub(super) inner: Option<Range<usize>>,
}

/// The descriptors of a text, in their order.
pub(super) fn descriptors_of(text: &str) -> Vec<Descriptor> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(open) = text.get(start..).and_then(|rest| rest.find("${")).map(|open| start + open) {
        let close = text.get(open..).and_then(|rest| rest.find('}')).map(|close| open + close);
        start = close.map_or(text.len(), |close| close + 1);
        found.push(Descriptor { range: open..start, inner: close.map(|close| open + 2..close) });
    }
    found
}

/// The date masks in the descriptors of a text, with their bytes.
pub(super) fn masks(text: &str) -> Vec<Range<usize>> {
    let inner = descriptors_of(text).into_iter().filter_map(|descriptor| descriptor.inner);
    inner.filter_map(|inner| mask(text, &inner)).collect()
}

fn mask(text: &str, inner: &Range<usize>) -> Option<Range<usize>> {
    let (name, argument) = text.get(inner.clone())?.split_once(':')?;
    if DATES.contains(&name) {
        return Some(inner.end - argument.len()..inner.end);
    }
    let (_, form) = argument.split_once(':').filter(|_| name == ZONED)?;
    Some(inner.end - form.len()..inner.end)
}

/// What is to be replaced in a URL is known.
pub(super) fn unknown(subject: &Subject<'_>, collector: &mut Collector) {
    for text in poller::texts(subject) {
        for descriptor in descriptors_of(&text.value) {
            let Some(inner) = descriptor.inner else {
                collector
                    .warning(codes::UNKNOWN_DESCRIPTOR, "`${` is not closed", text.at(&descriptor.range))
                    .help("write `}` after the descriptor");
                continue;
            };
            let said = text.value.get(inner.clone()).unwrap_or_default();
            if let Some(help) = misfit(said) {
                let message = format!("`${{{said}}}` is not a descriptor");
                collector.warning(codes::UNKNOWN_DESCRIPTOR, message, text.at(&inner)).help(help);
            }
        }
    }
}

/// What to do about what is between `${` and `}`; none if it is a descriptor.
fn misfit(said: &str) -> Option<String> {
    let (name, argument) =
        said.split_once(':').map_or((said, None), |(name, argument)| (name, Some(argument)));
    let (epoch, units) = EPOCH;
    let has_form = argument.is_some_and(|form| !form.is_empty());
    let is_zoned =
        argument.and_then(|argument| argument.split_once(':')).is_some_and(|(zone, _)| !zone.is_empty());
    if name == epoch {
        let is_known = argument.is_none_or(|unit| units.contains(&unit));
        return (!is_known).then(|| "write `${epoch}`, `${epoch:s}` or `${epoch:us}`".to_owned());
    } else if DATES.contains(&name) {
        return (!has_form).then(|| format!("write its form, as in `${{{name}:yyyy-MM-dd}}`"));
    } else if name == ZONED {
        return (!is_zoned).then(|| "write zone and form, as in `${dateTimeZone:PST:yyyy-MM-dd}`".to_owned());
    }
    let known = || DATES.into_iter().chain([ZONED, epoch]);
    let meant = did_you_mean(name, known());
    Some(
        meant.map_or_else(
            || format!("there are {}", quoted(known())),
            |meant| format!("did you mean `{meant}`?"),
        ),
    )
}

/// Every quote in a URL is closed; those of date masks are within descriptors.
pub(super) fn quotes(subject: &Subject<'_>, collector: &mut Collector) {
    for text in poller::texts(subject).iter().filter(|text| text.is_url()) {
        if let Some(quote) = open_quote(text) {
            collector
                .warning(codes::UNBALANCED_QUOTE, "this quote is not closed", text.at(&quote))
                .help("close it after the value, as in `where=created>'${epoch}'`");
        }
    }
}

/// The quote that is not closed; none where a descriptor is not closed, which says nothing about the rest.
fn open_quote(text: &PollerText) -> Option<Range<usize>> {
    let descriptors = descriptors_of(&text.value);
    if descriptors.iter().any(|descriptor| descriptor.inner.is_none()) {
        return None;
    }
    let mut descriptors = descriptors.iter().peekable();
    let mut is_outside = |index: usize| {
        while descriptors.next_if(|descriptor| descriptor.range.end <= index).is_some() {}
        descriptors.peek().is_none_or(|descriptor| index < descriptor.range.start)
    };
    let quotes = text.value.match_indices(['\'', '"']).filter(|(index, _)| is_outside(*index));
    let open = quotes.fold(None, |open: Option<(usize, &str)>, (index, quote)| match open {
        Some((_, opened)) if opened == quote => None,
        Some(open) => Some(open),
        None => Some((index, quote)),
    });
    open.map(|(index, quote)| index..index + quote.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documented_descriptors_are_known() {
        for said in [
            "epoch",
            "epoch:s",
            "epoch:us",
            "date:yyyy",
            "gmtDate:yyyy-MM-dd'T'HH:mm:ss",
            "dateTimeZone:PST:yyyy",
        ] {
            assert_eq!(misfit(said), None, "{said}");
        }
        for said in [
            "",
            "epoch:ms",
            "epoh",
            "date",
            "date:",
            "gmtdate:yyyy",
            "dateTimeZone:yyyy",
            "configuration.site",
        ] {
            assert!(misfit(said).is_some(), "{said}");
        }
    }

    #[test]
    fn masks_are_found_in_descriptors() {
        let text =
            "/a?where=x>'${date:yyyy-MM-dd'T'HH:mm}' and y>'${dateTimeZone:PST:HH}' and z>${epoch:s} ${date:";
        let masks: Vec<&str> = masks(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(masks, ["yyyy-MM-dd'T'HH:mm", "HH"]);
    }
}
