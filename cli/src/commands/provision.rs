//! `openelements provision`: from a request to an instance.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openelements_runtime::{Identity, Instance, Secret, provision};
use serde::de::IgnoredAny;

use super::document::Document;
use super::refusal::Refusal;
use crate::args::Provision;
use crate::failure::Failure;
use crate::input;
use crate::output::Output;
use crate::words::REQUEST;

/// Runs the command.
pub(crate) fn run(args: &Provision) -> Result<Output, Failure> {
    let text = input::read(&args.file)?;
    require_object(&input::name(&args.file), &text)?;
    let instance = instance(&text, identity()?).map_err(|refusal| refusal.explain())?;
    Output::json(&instance)
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

/// The instance that a request asks for, or everything that is wrong with the request.
fn instance(text: &str, identity: Identity) -> Result<Instance, Refusal> {
    let mut document = Document::read(text)?;
    let element = document.require_element();
    document.require_name();
    let decodable = element.filter(|_| !document.is_refused("configuration"));
    let request = std::mem::take(&mut document.request);
    let outcome = decodable.map(|element| provision(element, request, identity));
    let configuration = match outcome {
        Some(Ok(instance)) if document.violations.is_empty() => return Ok(instance),
        Some(Err(violations)) => document.news(&violations),
        _ => Vec::new(),
    };
    Err(Refusal { element, request: document.violations, configuration })
}
