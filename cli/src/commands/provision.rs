//! `openelements provision`: from a request to an instance.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openelements_runtime::{Catalogue, Draft, Identity, Instance, Noun, Secret, Violation};
use serde::de::IgnoredAny;

use super::refusal::Refusal;
use crate::args::Provision;
use crate::failure::{Failure, warning};
use crate::input;
use crate::output::Output;
use crate::specs;
use crate::words::REQUEST;

/// Runs the command.
pub(crate) fn run(args: &Provision) -> Result<Output, Failure> {
    let text = input::read(&args.file)?;
    require_object(&input::name(&args.file), &text)?;
    let catalogue = specs::catalogue(args.specs.as_ref())?;
    let (instance, warnings) =
        instance(&text, &catalogue, identity()?).map_err(|refusal| refusal.explain())?;
    Ok(Output { stderr: warnings.iter().map(warning).collect(), ..Output::json(&instance)? })
}

/// Makes sure that a text is a JSON object. Errors of syntax do not repeat the text.
fn require_object(name: &str, text: &str) -> Result<(), Failure> {
    serde_json::from_str::<IgnoredAny>(text)
        .map_err(|error| Failure::new(format_args!("{name} is not valid JSON: {error}")).help(REQUEST))?;
    if text.trim_start().starts_with('{') {
        return Ok(());
    }
    Err(Failure::new(format_args!("{name} is JSON, but not an object")).help(REQUEST))
}

/// An id and a token that nobody can guess.
fn identity() -> Result<Identity, Failure> {
    let refused = |error| Failure::new(format_args!("the system gives no random numbers: {error}"));
    let mut token = [0; 32];
    getrandom::fill(&mut token).map_err(refused)?;
    // 32 bits are well within the integers that every reader of JSON keeps exact.
    let id = getrandom::u32().map_err(refused)?.max(1);
    Ok(Identity { id: id.into(), token: Secret::from(STANDARD.encode(token)) })
}

/// The instance that a request asks for, with what is outdated in the request; or everything that is
/// wrong with it.
fn instance(
    text: &str,
    catalogue: &Catalogue,
    identity: Identity,
) -> Result<(Instance, Vec<Violation>), Refusal> {
    let mut draft = Draft::read(text, &Noun::default())?;
    let element = draft.require_element(catalogue);
    let warnings = element.map(|element| draft.warnings(element)).unwrap_or_default();
    match draft.provision(element, identity) {
        Some(instance) if draft.is_accepted() => Ok((instance, warnings)),
        _ => Err(Refusal {
            element,
            request: draft.of_request().to_vec(),
            configuration: draft.of_configuration().to_vec(),
        }),
    }
}
