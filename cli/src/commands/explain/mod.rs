//! `openelements explain`: what the codes of problems mean.

use openelements_codegen::{Code, Diagnostics, Levels, Source, lint};
use openelements_runtime::did_you_mean;

use crate::args::{Explain, ExplainFormat};
use crate::failure::Failure;
use crate::output::Output;
use crate::words::one_line;

mod markdown;
mod text;

/// Help for someone who knows no code.
const CODES: &str = "`openelements explain` has all codes";

/// Runs the command.
pub(crate) fn run(args: &Explain) -> Result<Output, Failure> {
    let codes = find(&args.codes)?;
    Ok(Output::success(match args.format {
        ExplainFormat::Text if codes.is_empty() => text::list(Code::all()),
        ExplainFormat::Text => text::pages(&codes),
        ExplainFormat::Markdown if codes.is_empty() => markdown::page(Code::all()),
        ExplainFormat::Markdown => markdown::sections(&codes),
    }))
}

/// The codes of names, in any case of letters; every name that is none is told.
fn find(names: &[String]) -> Result<Vec<Code>, Failure> {
    let unknown: Vec<&String> = names.iter().filter(|name| Code::find(name).is_none()).collect();
    match unknown.as_slice() {
        [] => Ok(names.iter().filter_map(|name| Code::find(name)).collect()),
        [name] => {
            let failure = Failure::new(format!("there is no code `{}`", one_line(name)));
            Err(failure.help(meant(name).unwrap_or_else(|| CODES.to_owned())))
        }
        unknown => {
            let failure = Failure::new("there are no such codes:");
            let detail = |failure: Failure, name: &&String| {
                let meant = meant(name).map(|meant| format!(" ({meant})")).unwrap_or_default();
                failure.detail(format!("`{}`{meant}", one_line(name)))
            };
            Err(unknown.iter().fold(failure, detail).help(CODES))
        }
    }
}

/// What is meant by a name that is no code.
fn meant(name: &str) -> Option<String> {
    if openelements::CATALOGUE.element(name).is_ok() {
        return Some(format!(
            "it is an element: `openelements show {name} --origin` tells where its entries come from"
        ));
    }
    let meant = did_you_mean(name, Code::all().iter().map(|code| code.as_str()))?;
    Some(format!("did you mean `{meant}`?"))
}

/// What there is to say about the specs of an example.
fn diagnostics(example: &[Source]) -> Diagnostics {
    lint(example.to_vec(), &Levels::default())
}

/// The text of each spec of an example, with its path where there are several.
fn specs(example: &[Source]) -> impl Iterator<Item = (Option<&str>, &str)> {
    let is_one = example.len() == 1;
    example.iter().map(move |source| {
        let path = (!is_one).then(|| source.path());
        (path, source.content().unwrap_or_default())
    })
}
