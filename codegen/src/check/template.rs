//! Rules about templates.

use std::ops::Range;

use openelements_runtime::{Kind, Role};

use crate::diagnostics::{Collector, codes};
use crate::model::{CONFIGURATION, Element, Entry, Located, Preset, REFERENCE};
use crate::syntax::quoted;
use crate::template::{Placeholder, can_stand, position_name};
use crate::yaml::At;

/// How what stands for an entry begins in a parameter.
const OPENING: &str = "${";

/// What the element fixes is a text, if only an empty one.
pub(super) fn value(element: &Element, collector: &mut Collector) {
    let fixed = element.entries.iter().find(|entry| entry.role == Role::Fixed);
    if let Some(preset) = fixed.map(|entry| &entry.preset).filter(|preset| preset.value == Preset::Null) {
        collector
            .error(
                codes::TEMPLATE_NO_URL,
                "the base URL is null, so that the element fixes nothing",
                preset.at.clone(),
            )
            .help("write an absolute URL such as `https://api.example.com/v1`, or remove the line");
    }
}

/// Every placeholder names an entry.
pub(super) fn names(element: &Element, collector: &mut Collector) {
    for (_, template) in element.templates().filter(|_| element.complete) {
        for placeholder in template.value.placeholders().filter(|it| element.entry(&it.entry).is_none()) {
            let at = template.at.within(placeholder.range.clone());
            unknown(element, "template", &placeholder.entry, at, collector);
        }
    }
}

/// Every parameter is a line of text, and what it names is an entry.
pub(super) fn parameters(element: &Element, collector: &mut Collector) {
    let texts = element.parameters.iter().filter(|parameter| parameter.kind != CONFIGURATION);
    for text in texts.map(|parameter| &parameter.name).filter(|_| element.complete) {
        if Kind::String.refusal(&text.value).is_some() {
            collector
                .error(codes::BAD_ENTRY_NAME, "the name of a parameter is no line of text", text.at.clone())
                .help("write one line, without control characters");
        }
        for (start, _) in text.value.match_indices(OPENING) {
            if text.value.get(start..).is_some_and(|rest| rest.starts_with(REFERENCE)) {
                check_reference(element, text, start, collector);
            } else {
                refuse_other(element, text, start, collector);
            }
        }
    }
}

fn check_reference(element: &Element, text: &Located<String>, start: usize, collector: &mut Collector) {
    let end = start + REFERENCE.len();
    let closed = text.value.get(end..).and_then(|rest| rest.split_once('}'));
    match closed.map(|(name, _)| name).filter(|name| !name.is_empty()) {
        None => refuse_open(text, start..end, collector),
        Some(name) if element.entry(name).is_none() => {
            unknown(element, "parameter", name, text.at.within(end..end + name.len()), collector);
        }
        Some(_) => {}
    }
}

fn refuse_open(text: &Located<String>, opening: Range<usize>, collector: &mut Collector) {
    let written = text.value.get(opening.clone()).unwrap_or_default();
    collector
        .error(
            codes::TEMPLATE_BRACE,
            format!("parameter has `{written}` without a name and `}}`"),
            text.at.within(opening),
        )
        .help("write the name of an entry, as in `${configuration.username}`");
}

/// What stands for an entry begins with `configuration.`; anything else would be sent as it is written.
fn refuse_other(element: &Element, text: &Located<String>, start: usize, collector: &mut Collector) {
    let inner = start + OPENING.len();
    let closed = text.value.get(inner..).and_then(|rest| rest.split_once('}'));
    let Some(said) = closed.map(|(said, _)| said).filter(|said| !said.is_empty()) else {
        return refuse_open(text, start..inner, collector);
    };
    // The entry may stand alone, or behind a word that is almost the right one.
    let names = [Some(said), said.split_once('.').map(|(_, name)| name)];
    let meant = names.into_iter().flatten().find(|name| element.entry(name).is_some());
    let message = format!("parameter has `${{{said}}}`, which stands for no entry");
    let help = match meant {
        Some(name) => format!("did you mean `{REFERENCE}{name}}}`?"),
        None => "write the name of an entry, as in `${configuration.username}`".to_owned(),
    };
    collector
        .error(codes::UNKNOWN_TEMPLATE_NAME, message, text.at.within(inner..inner + said.len()))
        .help(help);
}

fn unknown(element: &Element, what: &str, name: &str, at: At, collector: &mut Collector) {
    let message = format!("{what} names `{name}`, which is not an entry");
    let fields = element.fields().map(|field| field.name.value.as_str());
    let all = match quoted(fields.clone()) {
        none if none.is_empty() => "add it to `fields`".to_owned(),
        all => format!("add it to `fields`; there are {all}"),
    };
    collector.error(codes::UNKNOWN_TEMPLATE_NAME, message, at).suggest(name, fields, all);
}

/// Every entry in the template has a kind, and options, that can stand at its position.
pub(super) fn kinds(element: &Element, collector: &mut Collector) {
    for (entry, placeholder, at) in placed(element) {
        let place = position_name(placeholder.position);
        if entry.template.is_some() {
            let message =
                format!("`{}` is itself a template, which cannot stand in another", entry.name.value);
            collector
                .error(codes::TEMPLATE_POSITION, message, at)
                .label(entry.preset.at.clone(), "the other is here")
                .help("write out what it has");
        } else if !can_stand(entry.kind, placeholder.position) {
            let message = format!(
                "`{}` is of kind {}, which cannot stand in {place}",
                entry.name.value,
                entry.kind.name()
            );
            collector
                .error(codes::TEMPLATE_POSITION, message, at)
                .label(entry.name.at.clone(), "the entry is here")
                .help(instead(entry.kind));
        }
        for option in entry.options.iter().filter(|option| !placeholder.position.accepts(&option.value)) {
            let message =
                format!("the option `{}` cannot stand in {place}, where the template has it", option.value);
            collector
                .error(codes::TEMPLATE_POSITION, message, option.at.clone())
                .help(format!("write {}", placeholder.position.expected()));
        }
    }
}

/// What to do where a kind cannot stand.
fn instead(kind: Kind) -> &'static str {
    match kind {
        Kind::Secret => "URLs are logged: leave the secret out, and send it as in `sends: header`",
        _ => "use an entry of kind `string` here",
    }
}

/// Every entry in the template has a value in every configuration.
pub(super) fn certainty(element: &Element, collector: &mut Collector) {
    let placed = placed(element).into_iter();
    // What cannot stand there at all is better removed than made certain.
    let standing = placed.filter(|(entry, placeholder, _)| {
        can_stand(entry.kind, placeholder.position) && entry.template.is_none()
    });
    // What is set while the instance lives makes a URL from then on, if it applies.
    let is_late = |entry: &Entry| entry.role == Role::Runtime && entry.alternatives.is_empty();
    let uncertain = standing.filter(|(entry, _, _)| !entry.is_certain() && !is_late(entry));
    for (entry, _, at) in uncertain {
        let message = format!("template names `{}`, which may have no value", entry.name.value);
        collector
            .error(codes::TEMPLATE_UNCERTAIN, message, at)
            .label(entry.name.at.clone(), "the entry is here")
            .help("make it required for every authentication, or give it a default");
    }
}

/// The entries that the template names, with their placeholders.
fn placed(element: &Element) -> Vec<(&Entry, &Placeholder, At)> {
    let placed = element.templates().flat_map(|(_, template)| {
        template.value.placeholders().filter_map(|placeholder| {
            let at = template.at.within(placeholder.range.clone());
            Some((element.entry(&placeholder.entry)?, placeholder, at))
        })
    });
    placed.collect()
}
