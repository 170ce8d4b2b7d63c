//! The table of an element.

use openelements_runtime::Position;
use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;
use syn::LitInt;

use super::docs;
use crate::model::{Authentication, Element, Member, Parameter};
use crate::template::{Segment, Template};

/// `ELEMENT` and the statics it refers to.
pub(super) fn emit(element: &Element) -> TokenStream {
    let docs = docs::outer(&format!("The table of the element `{}`.", element.key.value));
    let (key, id, name) = (&element.key.value, element.id.value, &element.name);
    let description = Some(&element.description).filter(|description| !description.is_empty()).into_iter();
    let hub = element.hub.iter();
    let image = element.image.iter();
    let authentication = element.authentication.iter().map(authentication);
    let members = element.members.iter().map(member);
    let (parameters_setter, parameters) = parameters(&element.parameters);
    let (base_url_setter, base_url) = base_url(element.base_url.as_ref().map(|template| &template.value));
    let id = number(id);
    let count = Literal::usize_unsuffixed(element.members.len());
    quote! {
        #docs
        pub static ELEMENT: runtime::Element = runtime::Element::new(#key, #id, #name)
            #(.description(#description))*
            #(.hub(#hub))*
            #(.image(#image))*
            #(.authentication(#authentication))*
            .members(&MEMBERS)
            #parameters_setter
            .entries(&ENTRIES)
            #base_url_setter;

        static MEMBERS: [runtime::Member; #count] = [#(#members),*];
        #parameters
        #base_url
    }
}

/// A number as people write it: long ones in groups of three digits.
fn number(number: u64) -> LitInt {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if digits.len() > 4 && index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    LitInt::new(&grouped, Span::call_site())
}

fn authentication(authentication: &Authentication) -> TokenStream {
    let default = &authentication.default.value;
    let unanswered = (!authentication.answered).then(|| quote!(.unanswered()));
    if authentication.alternatives.is_empty() {
        return quote!(runtime::Authentication::one(#default) #unanswered);
    }
    let names = authentication.alternatives.iter().map(|alternative| &alternative.name.value);
    quote!(runtime::Authentication::choice(#default, &[#(#names),*]) #unanswered)
}

fn member((name, member): &(String, Member)) -> TokenStream {
    match member {
        Member::Flag(value) => quote!(runtime::Member::Flag(#name, #value)),
        Member::Text(value) => quote!(runtime::Member::Text(#name, #value)),
    }
}

fn parameters(parameters: &[Parameter]) -> (TokenStream, TokenStream) {
    if parameters.is_empty() {
        return (TokenStream::new(), TokenStream::new());
    }
    let count = Literal::usize_unsuffixed(parameters.len());
    let rows = parameters.iter().map(parameter);
    let rows = quote!(static PARAMETERS: [runtime::Parameter; #count] = [#(#rows),*];);
    (quote!(.parameters(&PARAMETERS)), rows)
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let Parameter { name, vendor_name, vendor_type, id, created } = parameter;
    let id = id.map(number).into_iter();
    let created = created.iter();
    quote!(runtime::Parameter::new(#name, #vendor_type, #vendor_name) #(.id(#id))* #(.created(#created))*)
}

fn base_url(template: Option<&Template>) -> (TokenStream, TokenStream) {
    let Some(template) = template else {
        return (TokenStream::new(), TokenStream::new());
    };
    let segments = template.segments.iter().filter_map(segment);
    let template = quote!(static BASE_URL: runtime::Template = runtime::Template::new(&[#(#segments),*]););
    (quote!(.base_url(&BASE_URL)), template)
}

fn segment(segment: &Segment) -> Option<TokenStream> {
    let placeholder = match segment {
        Segment::Literal(text) if text.is_empty() => return None,
        Segment::Literal(text) => return Some(quote!(runtime::Segment::Literal(#text))),
        Segment::Placeholder(placeholder) => placeholder,
    };
    let entry = &placeholder.entry;
    Some(match placeholder.position {
        Position::Url => quote!(runtime::Segment::Url(#entry)),
        Position::Host => quote!(runtime::Segment::Host(#entry)),
        Position::HostLabel => quote!(runtime::Segment::HostLabel(#entry)),
        Position::Port => quote!(runtime::Segment::Port(#entry)),
        Position::Query => quote!(runtime::Segment::Query(#entry)),
        _ => quote!(runtime::Segment::Path(#entry)),
    })
}
