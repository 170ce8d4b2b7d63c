//! What users of the generated library see of its code: read from the code itself, so that nothing of it
//! is forgotten.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, ImplItem, Item, Path, Token, Visibility};

use super::notes::Notes;
use crate::rules::{Rule, elements as rules};

/// What is in the parentheses of `derive`.
type Paths = Punctuated<Path, Token![,]>;

/// The public items of a module, by their path within it.
pub(crate) type Surface = BTreeMap<String, Signature>;

/// What there is to know about an item to use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    /// The item without its body, its documentation and its lints.
    text: String,
    /// Why not to use it, where it is deprecated.
    deprecated: Option<String>,
}

/// The public items of a module of generated code; nothing where it is no Rust, which is never generated.
pub(crate) fn surface(code: &str) -> Surface {
    let items = syn::parse_file(code).map(|file| file.items).unwrap_or_default();
    items.into_iter().flat_map(item).collect()
}

/// Notes what has changed: all items of a kind of change at once, since one entry has several.
pub(super) fn compare(notes: &mut Notes, before: &Surface, after: &Surface) {
    let removed = before.keys().filter(|path| !after.contains_key(*path));
    list(notes, &rules::RUST_REMOVED, removed);
    for (path, old) in before {
        let Some(new) = after.get(path).filter(|new| new.text != old.text) else {
            continue;
        };
        notes.about(path);
        notes.differ(&rules::RUST_CHANGED, Some(&old.text), Some(&new.text));
    }
    notes.about_all();
    list(notes, &rules::RUST_ADDED, after.keys().filter(|path| !before.contains_key(*path)));
    let is_other = |path: &&String| {
        let [old, new] = [before, after].map(|surface| surface.get(*path).map(|it| &it.deprecated));
        matches!((old, new), (Some(old), Some(new)) if old != new)
    };
    list(notes, &rules::RUST_DEPRECATED, before.keys().filter(is_other));
}

fn list<'path>(notes: &mut Notes, rule: &'static Rule, paths: impl Iterator<Item = &'path String>) {
    let paths: Vec<&str> = paths.map(String::as_str).collect();
    // A type stands for what it has.
    let types: Vec<&str> = paths.iter().copied().filter(|path| is_type(path)).collect();
    let is_of_type = |path: &str| types.iter().any(|of_type| path != *of_type && is_of(path, of_type));
    let listed = paths.iter().filter(|path| !is_of_type(path)).map(|path| format!("`{path}`"));
    let listed: Vec<String> = listed.collect();
    if !listed.is_empty() {
        notes.add_with(rule, Some(listed.join(", ")));
    }
}

fn is_type(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether an item is a part of a type, a trait of it, or an implementation that names it.
fn is_of(path: &str, of_type: &str) -> bool {
    let is_part = path.strip_prefix(of_type).is_some_and(|rest| rest.starts_with(':'));
    is_part
        || (path.starts_with("impl ")
            && path.split(|it: char| !it.is_alphanumeric() && it != '_').any(|word| word == of_type))
}

/// The items of an item, with their paths.
fn item(item: Item) -> Vec<(String, Signature)> {
    match item {
        Item::Enum(it) if is_public(&it.vis) => {
            let name = it.ident.to_string();
            let variants = it.variants.iter().map(|variant| {
                let text = format!("{}{}", variant.ident, fields(&variant.fields));
                (format!("{name}::{}", variant.ident), Signature::new(text, &variant.attrs))
            });
            variants.chain(type_of(&name, &it.attrs)).collect()
        }
        Item::Struct(it) if is_public(&it.vis) => type_of(&it.ident.to_string(), &it.attrs),
        Item::Static(it) if is_public(&it.vis) => {
            let text = format!("static {}", tokens(&it.ty));
            vec![(it.ident.to_string(), Signature::new(text, &it.attrs))]
        }
        Item::Impl(it) => methods(&it),
        _ => Vec::new(),
    }
}

/// The public functions of an implementation, or that there is one of a trait.
fn methods(block: &syn::ItemImpl) -> Vec<(String, Signature)> {
    let of_type = tokens(&block.self_ty);
    if let Some((path, _)) = &block.trait_ {
        return vec![(format!("impl {} for {of_type}", tokens(path)), Signature::new(String::new(), &[]))];
    }
    let functions = block.items.iter().filter_map(|item| match item {
        ImplItem::Fn(function) if is_public(&function.vis) => Some(function),
        _ => None,
    });
    let signature = |function: &syn::ImplItemFn| {
        let path = format!("{of_type}::{}", function.sig.ident);
        (path, Signature::new(tokens(&function.sig), &function.attrs))
    };
    functions.map(signature).collect()
}

impl Signature {
    fn new(text: String, attributes: &[Attribute]) -> Self {
        let deprecated = attributes.iter().find(|attribute| attribute.path().is_ident("deprecated"));
        Self { text, deprecated: deprecated.map(tokens) }
    }
}

const fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// A type, and each trait that it derives.
fn type_of(name: &str, attributes: &[Attribute]) -> Vec<(String, Signature)> {
    let find = |name: &str| attributes.iter().find(|attribute| attribute.path().is_ident(name));
    let traits = find("derive").and_then(|it| it.parse_args_with(Paths::parse_terminated).ok());
    let traits = traits.into_iter().flatten();
    let traits =
        traits.map(|path| (format!("{name}: {}", tokens(&path)), Signature::new(String::new(), &[])));
    let promise = find("non_exhaustive").map(tokens).unwrap_or_default();
    traits.chain([(name.to_owned(), Signature::new(promise, attributes))]).collect()
}

/// The fields of a variant, without their documentation.
fn fields(fields: &Fields) -> String {
    let fields = fields.iter().map(|field| {
        let name = field.ident.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
        name + &tokens(&field.ty)
    });
    let fields: Vec<String> = fields.collect();
    if fields.is_empty() { String::new() } else { format!(" {{ {} }}", fields.join(", ")) }
}

/// Code as people write it: tokens are printed with a space between any two.
fn tokens(code: &impl ToTokens) -> String {
    let mut text = code.to_token_stream().to_string();
    for (spaced, written) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" (", "("),
        (" ,", ","),
        (" :", ":"),
        ("# [", "#["),
    ] {
        text = text.replace(spaced, written);
    }
    text
}
