//! `openelements docs`: the documentation of the elements.

use openelements_runtime::Url;
use openelements_site::{Options, render};

use crate::args::{Docs, DocsFormat};
use crate::failure::Failure;
use crate::output::Output;
use crate::specs;
use crate::words::Count;

/// Runs the command.
pub(crate) fn run(args: &Docs) -> Result<Output, Failure> {
    let options = Options {
        markdown: args.format != DocsFormat::Html,
        html: args.format != DocsFormat::Markdown,
        service: service(&args.service)?,
    };
    let catalogue = specs::catalogue(args.specs.as_ref())?;
    let files = render(&catalogue, &options);
    let persisted = files.persist(&args.out).map_err(Failure::new)?;
    let (elements, out) = (Count(catalogue.elements().len(), "element"), args.out.display());
    Ok(Output::success(format!("{elements} documented in `{out}`: {persisted}\n")))
}

/// The URL that paths are appended to.
fn service(text: &str) -> Result<String, Failure> {
    match Url::parse(text) {
        Ok(url) if !text.contains('?') => Ok(url.as_str().trim_end_matches('/').to_owned()),
        _ => {
            let message = "`--service` takes an absolute `http` or `https` URL without query";
            Err(Failure::new(message).help("write one such as `https://api.example.com/elements/api-v2`"))
        }
    }
}
