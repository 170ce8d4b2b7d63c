//! What the element does not have, although it is usual.

use crate::diagnostics::{Collector, codes};
use crate::model::Located;
use crate::syntax::{RawSpec, quoted};

/// Notes what is to be left out, but is given, or is not among what is `brought`, where that is known.
pub(super) fn check(spec: &RawSpec, brought: Option<&[String]>, collector: &mut Collector) {
    for name in &spec.without {
        if let Some(given) = given(spec, &name.value) {
            let message = format!("`{}` is given, and left out", name.value);
            collector
                .error(codes::WITHOUT, message, name.at.clone())
                .label(given.at.clone(), "given here")
                .help("remove one of the two");
        } else if let Some(brought) = brought.filter(|brought| !brought.contains(&name.value)) {
            let message = format!("nothing brings `{}`, so that it need not be left out", name.value);
            let known = brought.iter().map(String::as_str);
            let all = match quoted(known.clone()) {
                none if none.is_empty() => "remove it".to_owned(),
                all => format!("remove it; what is brought is {all}"),
            };
            collector.error(codes::WITHOUT, message, name.at.clone()).suggest(&name.value, known, all);
        }
    }
}

/// Where the spec itself gives that name.
fn given<'spec>(spec: &'spec RawSpec, name: &str) -> Option<&'spec Located<String>> {
    let defaults = spec.defaults.iter().map(|default| &default.name);
    let fields = spec.fields.iter().map(|field| &field.name);
    let alternatives = spec.authentication.iter().flat_map(|authentication| &authentication.alternatives);
    let listed = alternatives.flat_map(|alternative| alternative.entries.iter().flatten());
    defaults.chain(fields).chain(listed).find(|given| given.value == name)
}
