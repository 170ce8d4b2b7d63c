//! The presets that are templates.

use crate::diagnostics::{Collector, codes};
use crate::model::{CONFIGURATION, Entry, Located, Parameter};
use crate::template::{Template, TemplateError, TemplateErrorKind};
use crate::yaml::At;

/// Reads the templates of the entries, each placeholder under the name of its entry.
pub(super) fn lower(entries: &mut [Entry], parameters: &[Parameter], collector: &mut Collector) {
    let names: Vec<String> = entries.iter().map(|entry| entry.name.value.clone()).collect();
    for entry in &mut *entries {
        if let Some(text) = entry.preset_template().filter(|text| !text.is_empty()) {
            let text = Located::new(text.to_owned(), entry.preset.at.clone());
            let template = parse(&entry.name.value, &text, collector);
            entry.template = template.map(|mut template| {
                resolve_vendor_names(&mut template, &text.at, &names, parameters, collector);
                Located::new(template, text.at)
            });
        }
    }
    fill(entries);
}

/// Settles which templates have a value in every place.
fn fill(entries: &mut [Entry]) {
    let certain: Vec<String> =
        entries.iter().filter(|entry| entry.is_certain()).map(|entry| entry.name.value.clone()).collect();
    for entry in entries {
        let mut places = entry.template.iter().flat_map(|template| template.value.placeholders());
        entry.is_unfilled = places.any(|place| !certain.contains(&place.entry));
    }
}

fn parse(name: &str, text: &Located<String>, collector: &mut Collector) -> Option<Template> {
    let errors = match Template::parse(&text.value) {
        Ok(template) => return Some(template),
        Err(errors) => errors,
    };
    for error in errors {
        report(&error, name, &text.at, collector);
    }
    None
}

/// A placeholder may also have the vendor's name of an entry that is sent in the path.
fn resolve_vendor_names(
    template: &mut Template,
    at: &At,
    names: &[String],
    parameters: &[Parameter],
    collector: &mut Collector,
) {
    for placeholder in template.placeholders_mut() {
        if names.contains(&placeholder.entry) {
            continue;
        }
        let in_path = parameters.iter().filter(|it| it.kind == CONFIGURATION && it.vendor_type == "path");
        let mut sent = in_path.filter(|parameter| parameter.vendor_name.value == placeholder.entry);
        let (first, second) = (sent.next(), sent.next());
        if let (Some(first), Some(second)) = (first, second) {
            let message =
                format!("template names `{}`, which the vendor calls two entries", placeholder.entry);
            collector
                .error(codes::UNKNOWN_TEMPLATE_NAME, message, at.within(placeholder.range.clone()))
                .help(format!("write `{}` or `{}`", first.name.value, second.name.value));
        }
        if let Some(parameter) = first {
            placeholder.entry.clone_from(&parameter.name.value);
        }
    }
}

fn report(error: &TemplateError, name: &str, template: &At, collector: &mut Collector) {
    let at = template.within(error.range.clone());
    match error.kind {
        TemplateErrorKind::Brace(why) => collector
            .error(codes::TEMPLATE_BRACE, format!("template has {why}"), at)
            .help("write the name of an entry between braces, as in `https://{site}.example.com`"),
        TemplateErrorKind::Placement(why) => {
            collector.error(codes::TEMPLATE_POSITION, "no value can stand here", at).help(why)
        }
        TemplateErrorKind::NoUrl(why) => collector
            .error(codes::TEMPLATE_NO_URL, format!("`{name}` is not a URL: {why}"), at)
            .help("write an absolute URL such as `https://api.example.com/v1`"),
    };
}
